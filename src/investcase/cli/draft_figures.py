"""The part of a draft that replaces the library's figures: every one that a model asks for, held back until given."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.cli.answers import Answers
from investcase.cli.draft_lines import BLANK, DraftLines
from investcase.cli.draft_setting import Setting, Wanted
from investcase.cli.written import scalar, unit_words, written
from investcase.documents.figure import Status
from investcase.documents.model import Model

_SOURCE = scalar("local: given when this draft was made, to be sourced")


def write_figures(lines: DraftLines, setting: Setting, answers: Answers) -> None:
    """The section `figures:`, for figures that every intervention shares."""
    shared = [wanted for wanted in setting.wanted if wanted.figure]
    if shared:
        lines.say(0, "Figures you may know better. Until you give yours, the library's stands, with the status shown.")
        _section(lines, 0, "figures:", shared, setting, answers)
        lines.gap()


def write_inputs(lines: DraftLines, indent: int, model: Model, setting: Setting, answers: Answers) -> None:
    """The section `inputs:` of an intervention, for what the model takes from the place."""
    own = [wanted for wanted in setting.wanted if not wanted.figure and wanted.name in model.inputs]
    if own:
        lines.say(indent, "What the model takes from the place. Give your own where it is no longer right.")
        _section(lines, indent, "inputs:", own, setting, answers)


def _section(
    lines: DraftLines, indent: int, heading: str, entries: Sequence[Wanted], setting: Setting, answers: Answers
) -> None:
    any_given = any((wanted.figure or wanted.name) in answers.values for wanted in entries)
    lines.either(indent, heading, live=any_given)
    base, within = (indent + 2, 0) if any_given else (indent, 2)
    for wanted in entries:
        key = wanted.figure or wanted.name
        given = answers.values.get(key)
        _explain(lines, base, within, wanted, replaced=given is not None)
        if given is None:
            _held_back(lines, base, within, key, wanted, setting)
            continue
        if key in answers.said:
            lines.say(
                base, f"Given as {answers.said[key]}, in months unless it says years; 12 months to a year.", within
            )
        lines.live(base, f"{key}:")
        lines.live(base, f"  value: {written(given)}")
        if wanted.needed.unit.power("£"):
            lines.live(base, f"  price_base: {setting.price_base}")
        lines.live(base, f"  source: {_SOURCE}")
        lines.live(base, f"  reason: {scalar(_reason(wanted))}")


def _explain(lines: DraftLines, base: int, within: int, wanted: Wanted, *, replaced: bool) -> None:
    held = wanted.held
    lines.say(base, f"{wanted.needed.title}.", within)
    if held.quantity is None:
        lines.say(base, f"Nothing is held: {held.why_not}", within + 2)
        return
    when = f", {held.price_base} prices" if held.price_base else f", {held.period}" if held.period else ""
    stands = "Held, and replaced below" if replaced else "Stands"
    lines.say(base, f"{stands}: {written(held.quantity)}{when} ({held.standing}).", within + 2)
    if wanted.needed.place:
        lines.say(base, "Its source is given above, with what is published of the place.", within + 2)
    elif held.status is not Status.ILLUSTRATIVE:
        lines.say(base, f"Source: {held.source}.", within + 2)
    if held.how:
        chosen = "How it was chosen: " if held.status is Status.ILLUSTRATIVE else ""
        lines.say(base, f"{chosen}{held.how}", within + 2)


def _held_back(lines: DraftLines, base: int, within: int, key: str, wanted: Wanted, setting: Setting) -> None:
    held = wanted.held.quantity
    lines.dormant(base, f"{key}:", within)
    lines.dormant(base, f"  value: {written(held) if held else _blank(wanted)}", within)
    if wanted.needed.unit.power("£"):
        lines.dormant(base, f"  price_base: {wanted.held.price_base or setting.price_base}", within)
    lines.dormant(base, f"  source: {BLANK}", within)
    lines.dormant(base, f"  reason: {BLANK}", within)


def _blank(wanted: Wanted) -> str:
    unit = wanted.needed.unit
    if unit.power("£"):
        return f"£{BLANK}{unit_words(unit).removeprefix('£')}"
    return f"{BLANK}%" if unit.is_number else f"{BLANK} {unit_words(unit)}"


def _reason(wanted: Wanted) -> str:
    held = wanted.held.quantity
    if held is None:
        return "The author's own figure; none is published."
    return f"The author's own figure, in place of {written(held)}."
