"""A stream that nobody reads, is full or was closed loses words; it loses no paper, and never says it is done."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile

import pytest
from cli_helpers import RUN

from cases import SMALLEST

FULL = "/dev/full"
pytestmark = pytest.mark.skipif(not os.path.exists(FULL), reason="this system has no device that is full")  # noqa: PTH110


@pytest.fixture
def here(tmp_path):
    (tmp_path / "case.yaml").write_text(SMALLEST, encoding="utf-8")
    return tmp_path


def shell(here, line):
    """A line of a shell, in which `investcase` is the command; its exit code is the command's own."""
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(RUN)}"
    script = f'set -o pipefail; investcase() {{ {command} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script], cwd=here, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.mark.parametrize("way", ["2>&1 | head -1", "2>&-", "2>/dev/full", ">/dev/full", ">&-", ">&- 2>&-", "| true"])
@pytest.mark.parametrize("form", ["csv", "pdf"])
def test_a_file_is_written_whoever_listens(here, way, form):
    ended = shell(here, f"investcase report case.yaml --to {form} -o made.{form} {way}; exit ${{PIPESTATUS[0]}}")
    assert ended.returncode == 0, ended.stderr
    assert (here / f"made.{form}").stat().st_size > 200


def test_a_draft_is_written_whoever_listens(here):
    asked = "investcase new made --place Kent --model ccn-independent-settings --no-input"
    for way in (">/dev/full", ">&-", "2>&-", "2>/dev/full"):
        ended = shell(here, f"{asked} --force {way}")
        assert ended.returncode == 0, (way, ended.stderr)
        assert (here / "made" / "case.yaml").is_file()


@pytest.mark.parametrize(("way", "said"), [("<&-", "Missing option '--model'"), ("< odd", "are not all UTF-8 text")])
def test_answers_that_never_come_or_are_no_text_are_told(here, way, said):
    (here / "odd").write_bytes(b"1\n\xff\n")
    ended = shell(here, f"PYTHONIOENCODING=utf-8:strict investcase new made --place Kent {way}")
    assert ended.returncode in (1, 2), ended.stderr
    assert said in ended.stderr
    assert not (here / "made").exists()


@pytest.mark.parametrize(
    "command", ["run case.yaml", "doctor", "list models", "report case.yaml --to csv -o -", "--version"]
)
@pytest.mark.parametrize(("way", "said"), [(">/dev/full", "No space left on device"), (">&-", "closed")])
def test_what_was_asked_for_and_is_lost_is_told(here, command, way, said):
    ended = shell(here, f"investcase {command} {way}")
    assert ended.returncode in (2, 3)
    last = ended.stderr.splitlines()[-1]
    assert said in last
    assert "standard output" in last
    assert "Traceback" not in ended.stderr
    assert "fault of investcase" not in ended.stderr


def test_whoever_has_read_enough_is_no_fault(here):
    for command in ("schema", "list models", "report case.yaml --to csv -o -", "--help"):
        ended = shell(here, f"investcase {command} 2>err | head -c 5 >/dev/null; exit ${{PIPESTATUS[0]}}")
        assert ended.returncode == 0
        assert "standard output" not in (here / "err").read_text("utf-8")


def test_a_pipe_with_a_name_that_breaks_is_told(here):
    os.mkfifo(here / "pipe")
    # More than a pipe holds, so that it is still being written when its reader goes.
    line = "(exec 3<pipe; sleep 3; exec 3<&-) & sleep 0.5; investcase pdf case.yaml --length full -o pipe"
    ended = shell(here, line)
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == "investcase: whoever reads pipe has closed it before the end"


def test_an_exit_code_stands_when_its_words_are_lost(here):
    (here / "wrong.yaml").write_text(SMALLEST.replace("years: 3", "years: three"), encoding="utf-8")
    for way in ("2>&-", "2>/dev/full"):
        assert shell(here, f"investcase run wrong.yaml {way}").returncode == 1
        assert shell(here, f"investcase nosuch {way}").returncode == 2


def test_a_disk_that_is_full_is_told_with_its_file(here):
    ended = shell(here, "(ulimit -f 1; investcase report case.yaml --to pdf -o made.pdf)")
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == f"investcase: File too large: {tempfile.gettempdir()}"
    ended = shell(here, "(ulimit -f 1; investcase report case.yaml --to html -o made.html)")
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == "investcase: File too large: made.html"
    assert not (here / "made.pdf").exists()
    assert not (here / "made.html").exists()


def test_a_folder_that_has_gone_is_told(here):
    ended = shell(here, 'at="$PWD"; mkdir gone; cd gone; rmdir "$at/gone"; investcase pdf "$at/case.yaml"')
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[-1] == "investcase: the folder you are in is no longer there; cd to one that is"
