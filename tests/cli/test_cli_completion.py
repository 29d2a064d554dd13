"""A shell completes the names of places and the ids of models and figures, and is told nothing where there are none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

RUN = "import sys; from investcase.cli.main import main; sys.argv[0] = 'investcase'; main()"


def offered(folder, *words: str) -> list[str]:
    asked = {"_INVESTCASE_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    ended = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=folder,
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    return [line.partition(",")[2] for line in ended.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("investcase", "show", "lancas"), "Lancashire"),
        (("investcase", "show", "home-care.hourly-r"), "home-care.hourly-rate"),
        (("investcase", "reconcile", "ccn-h"), "ccn-home-care-hours"),
        (("investcase", "new", "a", "--model", "reab"), "reablement"),
        (("investcase", "gloss"), "glossary"),
    ],
)
def test_what_is_begun_is_completed(words, name, tmp_path):
    assert offered(tmp_path, *words) == [name]


def test_a_library_that_cannot_be_read_offers_nothing(tmp_path):
    (tmp_path / "assumptions" / "figures").mkdir(parents=True)
    (tmp_path / "assumptions" / "figures" / "home-care.yaml").write_text(
        "format: investcase/figures/1\nfigures: [", "utf-8"
    )
    offered(tmp_path, "investcase", "show", "ken")
