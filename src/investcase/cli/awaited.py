"""What a draft still awaits: the figures without which a model works nothing out, and that nothing holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from investcase.cli.answers import Answers
from investcase.cli.draft_setting import Setting, Wanted
from investcase.cli.tables import wrapped
from investcase.quantities.writing import unit_in_words


def awaited(setting: Setting, answers: Answers) -> dict[str, tuple[Wanted, ...]]:
    """By where each stands in the draft, what `check` will ask for."""
    needed = [wanted for wanted in setting.wanted if wanted.required and wanted.held.quantity is None]
    found: dict[str, tuple[Wanted, ...]] = {}
    for model in setting.models:
        given = answers.only_here.get(model.model, {})
        here = [wanted for wanted in needed if wanted.model == model.model and wanted.name not in given]
        columns = {each.place for each in model.inputs.values() if each.place}
        here += [w for w in needed if w.needed.place in columns and w.key not in answers.values]
        if here:
            found[f"inputs of {model.model}"] = tuple(here)
    shared = tuple(wanted for wanted in needed if wanted.figure and wanted.key not in answers.values)
    return {**found, "figures": shared} if shared else found


def say_what_is_awaited(awaiting: Mapping[str, Sequence[Wanted]]) -> None:
    """Name every figure that is still to be given, and say where."""
    count = sum(map(len, awaiting.values()))
    click.echo("")
    what = "one figure" if count == 1 else f"{count} figures"
    for line in wrapped(
        f"It cannot be worked out yet: check will ask for {what} that nothing published gives. Each stands in the "
        "draft behind one mark. Take off the mark, from its heading too, and fill in the value and its source.",
        0,
    ):
        click.echo(line)
    for where, entries in awaiting.items():
        click.echo(f"  Under {where}:")
        for wanted in entries:
            unit = unit_in_words(wanted.needed.unit) or "%"
            for line in wrapped(f"{wanted.figure or wanted.name}: {wanted.needed.title} ({unit})", 4):
                click.echo(line)
    click.echo("")
