"""What is said and asked at the terminal when an answer is not read."""

from collections.abc import Iterator

import pytest
from asking_helpers import begun, setting_for

from investcase.cli.asking.state import Draft
from investcase.cli.asking.talk import Terminal, ask

MISREAD = "\x01 12"


def talked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *answers: str) -> tuple[bool, str]:
    """Whether all of some answers to the first question were taken and no more asked for, and what was said."""
    draft, questions = begun(setting_for("Kent", "ccn-independent-settings"))
    waiting: Iterator[str] = iter(answers)
    monkeypatch.setattr(Terminal, "prompt", lambda self, again=False: next(waiting))
    kept: list[Draft] = []
    ask(Terminal(), draft, questions[:1], kept.append)
    assert len(kept) == 1
    return next(waiting, None) is None, " ".join(capsys.readouterr().out.split())


def test_enter_after_a_misread_answer_is_told_what_it_leaves_and_asked_once_more(monkeypatch, capsys) -> None:
    taken, said = talked(monkeypatch, capsys, MISREAD, "", "")
    assert taken
    assert said.count("Not read") == 1
    assert said.count("What was not read is left blank.") == 1


def test_an_answer_that_is_read_at_last_stands(monkeypatch, capsys) -> None:
    taken, said = talked(monkeypatch, capsys, MISREAD, "", "not yet known")
    assert taken
    assert "What was not read is left blank." in said


def test_enter_at_once_leaves_a_thing_open_without_more_words(monkeypatch, capsys) -> None:
    taken, said = talked(monkeypatch, capsys, "")
    assert taken
    assert "left blank" not in said
