"""A case may come from standard input, and what is made of it go to standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helpers import RUN

from cases import SMALLEST
from shown import printed_by


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [["check", "-", "--all"], ["explain", "-", "npsv"]], ids=lambda words: words[0])
def test_a_case_from_standard_input_says_what_its_file_says(words: list[str], here: Path) -> None:
    (here / "case.yaml").write_text(SMALLEST, "utf-8")
    typed = printed_by(words, SMALLEST)
    lain = printed_by([("case.yaml" if word == "-" else word) for word in words])
    assert (typed[0], typed[1].replace("standard input", "case.yaml")) == lain
    assert typed[1]


def test_what_is_made_of_it_goes_to_standard_output_or_is_called_case(here: Path) -> None:
    code, printed = printed_by(["plan", "-", "-o", "-"], SMALLEST)
    assert code == 0
    assert "Reference,Body,Kind" in printed
    assert list(here.iterdir()) == []
    assert printed_by(["plan", "-"], SMALLEST)[0] == 0
    assert [path.name for path in here.iterdir()] == ["case.csv"]


def test_a_fault_is_told_at_its_line() -> None:
    code, printed = printed_by(["check", "-"], SMALLEST.replace("years: 3", "years: soon"))
    assert code == 1
    assert "standard input:6:8: error[" in printed


@pytest.mark.parametrize(
    "words", [["serve", "-"], ["across", "-", "--places", "wales"], ["compare", "-", "-"]], ids=lambda words: words[0]
)
def test_what_needs_the_file_asks_for_one(words: list[str]) -> None:
    code, printed = printed_by(words, SMALLEST)
    assert code == 2
    assert "cannot be found" in printed


def test_a_file_of_that_name_is_named_with_its_folder(here: Path) -> None:
    (here / "-").write_text(SMALLEST, "utf-8")
    assert printed_by(["check", "./-", "--all"])[0] == 0
    assert "error[" in printed_by(["check", "-", "--all"])[1]


@pytest.mark.skipif(os.name != "posix", reason="closes a stream as a shell does")
def test_a_closed_one_is_misuse() -> None:
    command = ["sh", "-c", '"$@" <&-', "sh", sys.executable, "-c", RUN, "check", "-"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert "name a file" in ended.stderr
