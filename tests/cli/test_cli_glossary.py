"""`investcase glossary`: the paper's own words, all of them or one."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from investcase.cli.main import cli
from investcase.report.view.glossary import GLOSSARY


def shown(*words: str) -> str:
    return " ".join(CliRunner().invoke(cli, ["glossary", *words], standalone_mode=False).output.split())


def test_it_says_what_the_paper_says():
    every = shown()
    assert all(f"{term} {' '.join(words.split())}" in every for term, words in GLOSSARY)
    assert json.loads(CliRunner().invoke(cli, ["glossary", "--format", "json"], standalone_mode=False).output) == [
        {"word": term, "means": words} for term, words in GLOSSARY
    ]


@pytest.mark.parametrize("words", [["deadweight"], ["Deadweight"], ["happened", "anyway"]])
def test_a_word_is_found_by_itself_or_by_what_it_means(words):
    assert shown(*words) == "Deadweight What would have happened anyway."


def test_a_word_that_is_not_there_is_refused_with_the_nearest():
    ended = CliRunner().invoke(cli, ["glossary", "deadwait"], standalone_mode=False)
    assert "did you mean 'deadweight'" in str(ended.exception).casefold()
