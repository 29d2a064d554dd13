"""The questions at a terminal, or answered a line each from a pipe."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from investcase.cli.asking.question import Question
from investcase.cli.asking.state import Draft
from investcase.cli.screen import columns
from investcase.reading.problems import Problem, Problems

_WIDTH = 78
_INDENT = 10
_HELP = re.compile(r"\?\s*(\d{0,2})")
_NO_TEXT = "\ufffd"
_ODD = re.compile("[\ud800-\udfff\ufffd]")
"""What stands for bytes that are no text."""
_WAY_OUT = (
    "Enter leaves a thing open.  ? says more.  back goes back.  Ctrl-C stops and keeps what you have said. Nothing is "
    "written that you did not say."
)


@dataclass(slots=True)
class Terminal:
    """Whoever answers: at a terminal each answer is waited for, and from a pipe one is a line."""

    piped: bool = False
    prompts: int = 0
    line: int = 0

    def prompt(self, *, again: bool = False) -> str:
        """One answer. What is asked once more is no further question.

        Raises:
            EOFError: the piped answers have ended: what is left stays open.
        """
        self.prompts += not again
        if not self.piped:
            return self._typed()
        try:
            text = sys.stdin.readline()
        except UnicodeDecodeError:
            text = _NO_TEXT
        if not text:
            raise EOFError
        self.line += 1
        if _ODD.search(text):
            message = f"the answers are not all UTF-8 text, from line {self.line} on"
            raise Problems([Problem("answer-not-read", message, remedy="save them as UTF-8; nothing was written")])
        answer = " ".join(text.split())
        click.echo(f"> {answer}")
        return answer

    def _typed(self) -> str:
        while True:
            try:
                given: str = click.prompt(">", default="", show_default=False, prompt_suffix=" ")
            except UnicodeDecodeError:
                given = _NO_TEXT
            if not _ODD.search(given):
                return " ".join(given.split())
            self.say("That could not be read as letters; please type it again.")

    def refuse(self, answer: str) -> None:
        """A line of a pipe that was not read ends it; at a terminal it is asked once more.

        Raises:
            Problems: it came from a pipe.
        """
        if self.piped:
            message = f"line {self.line} of the answers was not read: {answer}"
            raise Problems([Problem("answer-not-read", message, remedy="mend that line; nothing was written")])

    def say(self, text: str, indent: int = _INDENT, hang: int = 0) -> None:
        """A paragraph, as far in as it asks."""
        lead = len(text) - len(text.lstrip())
        first = " " * (indent + lead)
        number = re.match(r"\d{1,2}  ", text.lstrip())
        after = " " * (indent + lead + hang + (len(number[0]) if number else 0))
        click.echo(
            textwrap.fill(
                text.lstrip(),
                columns(_WIDTH),
                initial_indent=first,
                subsequent_indent=after,
                break_on_hyphens=False,
            )
        )

    def put(self, number: str, lines: Sequence[str]) -> None:
        """A question under its number."""
        click.echo("")
        first = textwrap.fill(
            lines[0],
            columns(_WIDTH),
            initial_indent=number.ljust(_INDENT),
            subsequent_indent=" " * _INDENT,
            break_on_hyphens=False,
        )
        click.secho(first, bold=True)
        for line in lines[1:]:
            self.say(line)

    def echo(self, said: Sequence[str]) -> None:
        """What an answer was read as."""
        for place, words in enumerate(said):
            numbered = re.match(r"\d{1,2}  ", words)
            mark = "= " if not place else "  "
            body = textwrap.fill(
                words,
                columns(_WIDTH),
                initial_indent=" " * 8 + mark,
                subsequent_indent=" " * (10 + (len(numbered[0]) if numbered else 0)),
                break_on_hyphens=False,
            )
            click.echo(body)

    def way_out(self) -> None:
        """How to leave a thing open, go back and stop."""
        self.say(_WAY_OUT, 2)


def ask(
    terminal: Terminal,
    draft: Draft,
    questions: Sequence[Question],
    keep: Callable[[Draft], None],
    *,
    before: int = 0,
    first: int = 0,
) -> Draft:
    """Put the questions, from one of them on; `keep` is told each draft, so that a stop loses nothing.

    Raises:
        Abort: the author stopped.
        Problems: a line of piped answers is not read.
    """
    total, place = before + len(questions), first
    while place < len(questions):
        question = questions[place]
        terminal.put(f"{before + place + 1} of {total}", question.asks(draft))
        answer = _reply(terminal, draft, question)
        if answer is None:
            place = max(place - 1, 0)
            continue
        draft = _heard(terminal, draft, question, answer)
        keep(draft)
        place += 1
    return draft


def _reply(terminal: Terminal, draft: Draft, question: Question, *, again: bool = False) -> str | None:
    """An answer; None to go back. Help is given as often as it is asked for."""
    while True:
        answer = terminal.prompt(again=again)
        if answer.casefold() == "back":
            return None
        wanted = _HELP.fullmatch(answer)
        if wanted is None:
            return answer
        for line in question.help(draft, int(wanted[1] or 0)):
            terminal.say(line)
        again = True


def _heard(terminal: Terminal, draft: Draft, question: Question, answer: str) -> Draft:
    heard = question.heard(answer, draft)
    terminal.echo(heard.said)
    draft = draft.with_edits(heard.edits)
    if heard.again is None:
        return draft
    misread = any("Not read" in words for words in heard.said)
    if misread:
        terminal.refuse(answer)
    if terminal.piped:
        return draft
    terminal.say(f"{heard.again}:")
    second = _reply(terminal, draft, question, again=True)
    if misread and not second:
        # Whoever presses Enter here may think that the first answer stands.
        terminal.say("What was not read is left blank. Type it again, or press Enter once more to leave it so:")
        second = _reply(terminal, draft, question, again=True)
    if second:
        last = question.heard(second, draft)
        terminal.echo(last.said)
        draft = draft.with_edits(last.edits)
        if any("Not read" in words for words in last.said):
            terminal.say("What was not read stays as it was; the file can say it, or: investcase new --continue")
    return draft
