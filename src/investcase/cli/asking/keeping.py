"""Stopping half-way, and going on: an answer is never lost, and the file is all that is remembered."""

from __future__ import annotations

from collections.abc import Sequence

import click

from investcase.cli.asking.question import Question
from investcase.cli.asking.state import Draft
from investcase.cli.asking.talk import Terminal, ask
from investcase.cli.stopping import go_on


def asked_and_kept(
    terminal: Terminal | None, draft: Draft, questions: Sequence[Question], *, before: int = 0, first: int = 0
) -> tuple[Draft, bool]:
    """The draft with the answers, and whether the author stopped and keeps them."""
    if terminal is None:
        return draft, False
    kept = [draft]
    try:
        return ask(terminal, draft, questions, kept.append, before=before, first=first), False
    except EOFError:
        return kept[-1], False
    except (click.Abort, KeyboardInterrupt):
        click.echo("")
        if kept[-1].text == draft.text:
            raise
        try:
            keep = click.confirm("  Keep the answers so far?", default=True)
        except (click.Abort, KeyboardInterrupt):
            click.echo("")
            keep = True  # an answer is never lost by haste
        if not keep:
            raise click.Abort from None
        go_on()
        return kept[-1], True


def where_to_go_on(terminal: Terminal, draft: Draft, questions: Sequence[Question]) -> int:
    """The first question that nothing answers; or one to answer again, by its number."""
    standing = [question.standing(draft) for question in questions]
    answered = sum(said is not None for said in standing)
    terminal.say(f"{answered} of {len(questions)} are answered:", 2)
    for number, (question, said) in enumerate(zip(questions, standing, strict=True), start=1):
        terminal.say(f"{number}  {question.name}: {said or 'open'}", 4)
    first = next((place for place, said in enumerate(standing) if said is None), len(questions))
    where = f"Enter goes on at {first + 1}." if first < len(questions) else "Enter leaves it as it is."
    terminal.say(f"{where} Or a number, to answer one again:", 2)
    while True:
        try:
            words = terminal.prompt(again=True)
        except EOFError:
            return len(questions)
        if not words:
            return first
        if words.isdigit() and 1 <= int(words) <= len(questions):
            return int(words) - 1
        terminal.refuse(words)
        terminal.say(f"Not read: a number from 1 to {len(questions)}, or Enter.", 2)
