"""The same inputs make the same bytes, whatever else a machine has: libraries, fonts, rules, language, clock zone."""

import ctypes.util
import hashlib
import mimetypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from paper_sample import sample_page

weasyprint = pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)

from test_report_pdf import bind  # noqa: E402
from weasyprint.pdf import fonts as weasyprint_fonts  # noqa: E402

from investcase.report.pdf import cutting  # noqa: E402

HERE = Path(__file__).parent
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

# Rules such as an office puts on its machines: another typeface for ours, larger, bolder, on a finer screen.
RULES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<match target="pattern"><test name="family"><string>Source Sans 3</string></test>
<edit name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit></match>
<match target="pattern"><edit name="dpi" mode="assign"><double>240</double></edit>
<edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
<match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit></match></fontconfig>"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return bind(sample_page(), tmp_path_factory.mktemp("paper") / "paper.pdf")


class AnotherLibrary:
    """Stands for HarfBuzz-Subset where there is one: to ask anything of it is to take another way."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"HarfBuzz-Subset was asked for {name}")


def whichever_are_here() -> list[object]:
    found = ctypes.util.find_library("harfbuzz-subset")
    return [None, AnotherLibrary(), *([weasyprint_fonts.ffi.dlopen(found)] if found else [])]


@pytest.mark.parametrize("library", whichever_are_here(), ids=lambda found: type(found).__name__)
def test_the_bytes_are_the_same_whether_or_not_the_system_has_harfbuzz_subset(
    library: object, paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weasyprint_fonts, "harfbuzz_subset", library)
    assert bind(sample_page(), tmp_path / "paper.pdf") == paper
    assert caplog.records == []


def test_weasyprint_by_itself_does_ask_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint_fonts, "harfbuzz_subset", AnotherLibrary())
    monkeypatch.setattr(cutting, "CutOurWay", dict)
    with pytest.raises(AssertionError, match="HarfBuzz-Subset was asked"):
        bind(sample_page(), tmp_path / "paper.pdf")


def test_a_paper_leaves_weasyprint_as_it_was_for_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bind("<h1>x</h1>", tmp_path / "paper.pdf")
    monkeypatch.setattr(weasyprint_fonts, "harfbuzz_subset", AnotherLibrary())
    with pytest.raises(AssertionError, match="HarfBuzz-Subset was asked"):
        weasyprint.HTML(string="<p>of another program").write_pdf(tmp_path / "other.pdf")


def test_the_bytes_do_not_depend_on_the_machine_s_lists_of_kinds_of_file(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_kind(*_: object, **__: object) -> tuple[str, None]:
        return "text/x-another", None

    monkeypatch.setattr(mimetypes, "guess_type", another_kind)
    monkeypatch.setattr(mimetypes.MimeTypes, "guess_type", another_kind)
    assert bind(sample_page(), tmp_path / "paper.pdf") == paper


def test_the_bytes_do_not_depend_on_how_pango_describes_a_typeface(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = weasyprint_fonts.Font.__init__

    def in_more_words(font: Any, *arguments: object) -> None:
        made(font, *arguments)
        font.hash = font.hash[::-1].lower()
        font.name = f"/{font.hash}+{font.family}-#kern".encode()

    monkeypatch.setattr(weasyprint_fonts.Font, "__init__", in_more_words)
    assert bind(sample_page(), tmp_path / "paper.pdf") == paper


@pytest.mark.parametrize("number", [1, 2])
def test_the_bytes_are_the_same_in_another_process_under_other_settings(
    number: int, paper: bytes, tmp_path: Path
) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import test_report_pdf as t;"
        "from paper_sample import sample_page; t.bind(sample_page(), Path(sys.argv[2]))"
    )
    settings = {"PYTHONHASHSEED": str(number), "TZ": f"Etc/GMT+{number}"}
    if number == 2:
        (tmp_path / "rules.conf").write_text(RULES, encoding="utf-8")
        settings["FONTCONFIG_FILE"] = str(tmp_path / "rules.conf")
        settings |= {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PANGO_LANGUAGE": "tr:ja", "HOME": str(tmp_path)}
    path = tmp_path / "paper.pdf"
    subprocess.run([sys.executable, "-c", script, str(HERE), str(path)], check=True, env={**os.environ, **settings})
    assert hashlib.sha256(path.read_bytes()).hexdigest() == hashlib.sha256(paper).hexdigest()
