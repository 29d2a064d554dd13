"""The last words of `new`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from investcase.cli.asking.answer import answer, given_so_far, most_now
from investcase.cli.asking.question import Question
from investcase.cli.asking.state import Draft
from investcase.cli.asking.talk import Terminal
from investcase.cli.for_editors import FIRST_LINE


def say_what_comes_of_it(draft: Draft, questions: Sequence[Question], folder: Path, *, stopped: bool) -> None:
    """How long the draft is, what the paper would say of it, what matters most now, and the next commands."""
    out = Terminal()
    lines = [line for line in draft.text.split("\n") if line.strip() and line != FIRST_LINE]
    held = sum(line.lstrip().startswith("# ") for line in lines)
    words = sum(line.lstrip().startswith("##") for line in lines)
    out.say(f"{len(lines) - held - words} lines, and {held} held back with #.", 2)
    if stopped:
        left = [question.name for question in questions if question.standing(draft) is None]
        out.say(f"{len(left)} questions are left: {', '.join(left)}.", 2)
    given, matters = given_so_far(draft), most_now(draft)
    for line in ("", *answer(draft), *([""] if given or matters else []), *([given] if given else [])):
        click.echo("") if not line else out.say(line, 2)
    if matters:
        out.say("The three that matter most now:", 2)
        for line in matters:
            out.say(line, 2)
    click.echo("")
    click.echo(f"Next:  investcase check {folder}")
    click.echo(f"       investcase new --continue {folder}")
    click.echo(f"       investcase serve {folder}")
