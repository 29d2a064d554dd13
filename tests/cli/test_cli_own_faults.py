"""A fault of investcase's own ends in one sentence with a code of its own, whatever it is and wherever it arises."""

import subprocess
import sys
from pathlib import Path

import pytest

from investcase.cli.at_once import STOPPED
from investcase.cli.failure import MACHINE, OURS, guarded

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")
BREAK = """
import sys
from investcase.cli import main, run
def broken(*_, **__):
    {how}
run.load_for = broken
sys.argv = ["investcase", "run", "a case"]
main.main()
"""


def broken(how: str, tmp_path: Path, **env: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "a case").mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", BREAK.format(how=how)],
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "how",
    [
        "raise IndexError('7 women')",
        "{}['nobody']",
        "assert False",
        "raise ValueError",
        "broken()",
        "from pydantic import TypeAdapter; TypeAdapter(int).validate_python('7 women')",
        "from investcase.documents.model import Input; Input()",
    ],
)
def test_it_is_one_sentence_that_says_whose_fault_and_what_to_send(how, tmp_path):
    ended = broken(how, tmp_path)
    assert ended.returncode == OURS
    assert ended.stdout == ""
    said = ended.stderr
    assert said.startswith("investcase: this is a fault of investcase, not yours: ")
    assert said.count("\n") == 1
    assert "investcase run 'a case'" in said
    assert "whoever gave you investcase" in said
    assert "Traceback" not in said
    assert "7 women" not in said, "what an exception says may be what a case says"


def test_the_rest_is_shown_to_whoever_asks(tmp_path):
    ended = broken("raise IndexError('here')", tmp_path, INVESTCASE_DEBUG="1")
    assert ended.returncode == OURS
    assert "Traceback" in ended.stderr
    assert "IndexError: here" in ended.stderr
    assert "whoever gave you investcase" in ended.stderr


def test_the_line_it_names_is_our_own(tmp_path):
    assert " at cli/run.py:" in broken("raise IndexError", tmp_path).stderr


def test_too_little_memory_is_no_fault_of_ours(tmp_path):
    ended = broken("raise MemoryError", tmp_path)
    assert ended.returncode == MACHINE
    assert "not enough memory" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_stop_is_a_stop(tmp_path):
    ended = broken("raise KeyboardInterrupt", tmp_path)
    assert (ended.returncode, ended.stderr.strip()) == (STOPPED, "Stopped; nothing was written.")


@pytest.mark.parametrize(
    "how",
    [
        "import warnings; warnings.warn('overflow', RuntimeWarning)",
        "import numpy; numpy.float64(1e308) * 10",
        "import warnings; warnings.warn('old', DeprecationWarning)",
        "type('Left', (), {'__del__': lambda self: 1 / 0})()",
    ],
)
def test_what_libraries_warn_of_stays_inside(how, tmp_path):
    quiet = broken(f"{how}; raise KeyboardInterrupt", tmp_path)
    assert quiet.stderr.strip() == "Stopped; nothing was written."
    told = broken(f"{how}; raise KeyboardInterrupt", tmp_path, INVESTCASE_DEBUG="1", PYTHONWARNINGS="always")
    assert len(told.stderr) > len(quiet.stderr)


def test_what_the_typeface_cutter_remarks_stays_inside():
    import logging

    import investcase.report.pdf.cutting  # noqa: F401

    assert logging.getLogger("fontTools").handlers, "Python prints what nobody listens for"


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        (ImportError("libz.so: failed to map segment from shared object", name="zlib"), "close other programs"),
        (ModuleNotFoundError("No module named 'numpy'", name="numpy"), "--force-reinstall"),
    ],
)
def test_a_library_that_cannot_be_loaded_is_no_fault_of_ours(raised, words, capsys):
    def fails(**_):
        raise raised

    assert guarded(fails) == 3
    said = capsys.readouterr().err
    assert words in said
    assert "fault of investcase" not in said
