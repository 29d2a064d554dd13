"""A PDF is two files: the paper, and its evidence beside it; both are written, or neither."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
import pypdf

import investcase
from cases import SMALLEST, solved

RUN = [sys.executable, "-m", "investcase"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a case in a folder."""
    (tmp_path / "lancs").mkdir()
    (tmp_path / "lancs" / "case.yaml").write_text(SMALLEST, "utf-8")
    return tmp_path


def ran(here: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *args], cwd=here, capture_output=True, text=True, check=False)


def pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def written(here: Path) -> set[str]:
    return {path.name for path in here.iterdir()} - {"lancs"}


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("pdf", "lancs"), ("lancs.pdf", "lancs-evidence.pdf")),
        (("pdf", "lancs", "-o", "x.pdf"), ("x.pdf", "x-evidence.pdf")),
        (("pdf", "lancs", "--only", "paper"), ("lancs.pdf",)),
        (("pdf", "lancs", "--only", "evidence"), ("lancs-evidence.pdf",)),
        (("pdf", "lancs", "--only", "evidence", "-o", "x.pdf"), ("x.pdf",)),
        (("pdf", "lancs", "--length", "page"), ("lancs.pdf",)),
        (("pdf", "lancs", "--length", "full"), ("lancs.pdf",)),
        (("report", "lancs", "--to", "json,pdf", "-o", "."), ("lancs.json", "lancs.pdf", "lancs-evidence.pdf")),
    ],
    ids=lambda value: " ".join(value[2:]) or "nothing said" if value[:1] in (("pdf",), ("report",)) else "",
)
def test_what_is_written_is_what_is_said(args: tuple[str, ...], names: tuple[str, ...], here: Path) -> None:
    done = ran(here, *args)
    assert done.stdout == "".join(f"Wrote {name}\n" for name in names)
    assert written(here) == set(names)


def test_one_file_cannot_be_cut_in_two(here: Path) -> None:
    done = ran(here, "pdf", "lancs", "--length", "page", "--only", "paper")
    assert done.returncode == 2
    assert "--length page makes one file" in done.stderr
    assert written(here) == set()


@pytest.mark.parametrize("part", [("--only", "evidence"), ("--length", "page")])
@pytest.mark.parametrize("formats", ["html", "json", "csv,html"])
def test_what_is_no_pdf_has_no_length_and_no_second_file(formats: str, part: tuple[str, str], here: Path) -> None:
    done = ran(here, "report", "lancs", "--to", formats, *part)
    assert done.returncode == 2
    assert f"{' '.join(part)} is of a PDF" in " ".join(done.stderr.split())
    assert written(here) == set()


def test_the_library_refuses_the_same(tmp_path: Path) -> None:
    for part in ({"only": "evidence"}, {"length": "page"}):
        with pytest.raises(ValueError, match="only a PDF"):
            investcase.render(solved(SMALLEST), tmp_path / "x.html", **part)
    assert list(tmp_path.iterdir()) == []


def test_neither_is_written_where_one_cannot_be(here: Path) -> None:
    (here / "x-evidence.pdf").mkdir()
    done = ran(here, "pdf", "lancs", "-o", "x.pdf")
    assert done.returncode == 2
    assert "x-evidence.pdf" in done.stderr
    assert written(here) == {"x-evidence.pdf"}


def test_the_evidence_is_not_written_over_a_case(here: Path) -> None:
    shutil.copy(here / "lancs" / "case.yaml", here / "x.yaml")
    (here / "x-evidence.pdf").symlink_to("x.yaml")
    done = ran(here, "pdf", "x.yaml", "-o", "x.pdf")
    assert done.returncode == 2
    assert "never written over" in done.stderr
    assert (here / "x.yaml").read_text("utf-8") == SMALLEST


def test_both_carry_the_inputs_and_the_result_and_keep_the_standards(tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    files = investcase.render(solved(SMALLEST), tmp_path / "x.pdf")
    assert [file.name for file in files] == ["x.pdf", "x-evidence.pdf"]
    for file in files:
        with pikepdf.open(file) as pdf:
            assert set(pdf.attachments) == {"inputs.yaml", "result.json"}
        for profile in ("pdf/a-3a", "pdf/ua-1"):
            assert page.validate_pdf(file, profile=profile).is_compliant, (file, profile)


def test_full_is_the_paper_and_then_the_pack(tmp_path: Path) -> None:
    paper, evidence = investcase.render(solved(SMALLEST), tmp_path / "x.pdf")
    (full,) = investcase.render(solved(SMALLEST), tmp_path / "full.pdf", length="full")
    (brief,) = investcase.render(solved(SMALLEST), tmp_path / "brief.pdf", length="page")
    assert len(pages(full)) == len(pages(paper)) + len(pages(evidence))
    assert len(pages(brief)) == 1
    assert "Who pays and who gains by year" in " ".join(pages(full))


def test_render_says_what_it_cannot_do(tmp_path: Path) -> None:
    for how in ({"length": "long"}, {"only": "annex"}, {"length": "full", "only": "paper"}):
        with pytest.raises(ValueError, match=r"long|annex|one file"):
            investcase.render(solved(SMALLEST), tmp_path / "x.pdf", **how)
    assert list(tmp_path.iterdir()) == []
