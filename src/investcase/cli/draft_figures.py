"""The part of a draft that replaces the library's figures, or gives what it cannot hold: each held back until given."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.cli.answers import Answers
from investcase.cli.draft_lines import DraftLines
from investcase.cli.draft_setting import Setting, Wanted
from investcase.cli.written import scalar, written
from investcase.documents.figure import Status
from investcase.documents.model import Model
from investcase.quantities import Quantity
from investcase.quantities.writing import plain_words, to_fill_in, unit_in_words
from investcase.reading.blanks import BLANK

_SOURCE = scalar("local: given when this draft was made, to be sourced")


def write_figures(lines: DraftLines, setting: Setting, answers: Answers) -> None:
    """The section `figures:`, for figures that every intervention shares."""
    shared = [wanted for wanted in setting.wanted if wanted.figure]
    if shared:
        lines.say(0, "Figures you may know better. Until you give yours, the library's stands, with the status shown.")
        given = {wanted.key: answers.values[wanted.key] for wanted in shared if wanted.key in answers.values}
        _section(lines, 0, "figures:", {wanted.key: wanted for wanted in shared}, given, setting, answers)
        lines.gap()


def write_inputs(lines: DraftLines, indent: int, model: Model, setting: Setting, answers: Answers) -> None:
    """The section `inputs:` of an intervention: what only the case can give, and what the place gives."""
    only_here = {wanted.name: wanted for wanted in setting.only_here(model.model)}
    of_place = {wanted.key: wanted for wanted in setting.wanted if wanted.needed.place}
    taken = {name: of_place[needed.place] for name, needed in model.inputs.items() if needed.place}
    if not only_here and not taken:
        return
    if only_here:
        lines.say(indent, "What only you can give. Inside { } write £60000, without a comma, and a source in quotes.")
    if taken:
        lines.say(indent, "What the model takes from the place. Give your own where it is no longer right.")
    given = {name: answers.values[wanted.key] for name, wanted in taken.items() if wanted.key in answers.values}
    given |= {name: value for name, value in answers.only_here.get(model.model, {}).items() if name in only_here}
    _section(lines, indent, "inputs:", {**only_here, **taken}, given, setting, answers)


def _section(
    lines: DraftLines,
    indent: int,
    heading: str,
    entries: Mapping[str, Wanted],
    given: Mapping[str, Quantity],
    setting: Setting,
    answers: Answers,
) -> None:
    lines.either(indent, heading, live=bool(given))
    base, within = (indent + 2, 0) if given else (indent, 2)
    for key, wanted in entries.items():
        _explain(lines, base, within, wanted, replaced=key in given)
        if key not in given:
            _held_back(lines, base, within, key, wanted, setting)
            continue
        if key in answers.said:
            lines.say(
                base, f"Given as {answers.said[key]}, in months unless it says years; 12 months to a year.", within
            )
        lines.live(base, f"{key}:")
        lines.live(base, f"  value: {written(given[key], wanted.needed.is_)}")
        if wanted.needed.unit.power("£"):
            lines.live(base, f"  price_base: {setting.price_base}")
        lines.live(base, f"  source: {_SOURCE}")
        lines.live(base, f"  reason: {scalar(_reason(wanted))}")


def _explain(lines: DraftLines, base: int, within: int, wanted: Wanted, *, replaced: bool) -> None:
    held = wanted.held
    if wanted.model is not None:
        _explain_only_here(lines, base, within, wanted)
        return
    lines.say(base, f"{wanted.needed.title}.", within)
    if held.quantity is None:
        lines.say(base, f"Nothing is held: {held.why_not}", within + 2)
        return
    when = f", {held.price_base} prices" if held.price_base else f", {held.period}" if held.period else ""
    stands = "Held, and replaced below" if replaced else "Stands"
    lines.say(base, f"{stands}: {written(held.quantity, wanted.needed.is_)}{when} ({held.standing}).", within + 2)
    if wanted.needed.place:
        lines.say(base, "Its source is given above, with what is published of the place.", within + 2)
    elif held.status is not Status.ILLUSTRATIVE:
        lines.say(base, f"Source: {held.source}.", within + 2)
    if held.how:
        chosen = "How it was chosen: " if held.status is Status.ILLUSTRATIVE else ""
        lines.say(base, f"{chosen}{held.how}", within + 2)


def _explain_only_here(lines: DraftLines, base: int, within: int, wanted: Wanted) -> None:
    needed = wanted.needed
    lines.say(base, f"{needed.title}, in {unit_in_words(needed.unit) or plain_words(needed.is_)}.", within)
    for more in (needed.ask, needed.note):
        if more:
            lines.say(base, more, within + 2)
    if not wanted.required:
        lines.say(base, "Not needed for what is chosen above; another choice needs it.", within + 2)


def _held_back(lines: DraftLines, base: int, within: int, key: str, wanted: Wanted, setting: Setting) -> None:
    if wanted.model is not None:
        prices = f", price_base: {setting.price_base}" if wanted.needed.unit.power("£") else ""
        value = to_fill_in(wanted.needed.unit, wanted.needed.is_)
        lines.dormant(base, f"{key}: {{value: {value}{prices}, source: {BLANK}}}", within)
        return
    held, needed = wanted.held.quantity, wanted.needed
    lines.dormant(base, f"{key}:", within)
    value = written(held, needed.is_) if held else to_fill_in(needed.unit, needed.is_)
    lines.dormant(base, f"  value: {value}", within)
    if wanted.needed.unit.power("£"):
        lines.dormant(base, f"  price_base: {wanted.held.price_base or setting.price_base}", within)
    lines.dormant(base, f"  source: {BLANK}", within)
    lines.dormant(base, f"  reason: {BLANK}", within)


def _reason(wanted: Wanted) -> str:
    held = wanted.held.quantity
    if wanted.model is not None:
        return "Only the case can give it."
    if held is None:
        return "The author's own figure; none is published."
    return f"The author's own figure, in place of {written(held, wanted.needed.is_)}."
