"""How sure the figures are: chances where figures have ranges, and what the figure that matters most must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.sensitivity import Swing
from investcase.appraisal.switching import Switching, switching
from investcase.appraisal.switching_worlds import Answer
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts import chance_dots
from investcase.report.short.facts import Facts
from investcase.report.short.repaid import terms
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, the
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.counting import counted
from investcase.report.view.keyed import Keyed, Said, say
from investcase.report.view.of_services import figure_title
from investcase.report.words import figure_amount

_WITH_CARRYING_ON = 2
_UNSAID = "Nobody has said how sure these figures are, so no chance is given."


@dataclass(frozen=True, slots=True)
class HowSure:
    """Chances drawn as dots, and sentences."""

    dots: tuple[str, ...]
    lines: tuple[Said, ...]


def how_sure(facts: Facts, *, plain: bool = False) -> HowSure:
    """What page 1 says of how sure the figures are; where nobody said, that. `plain`: no dots, the chances in words."""
    rows = tuple(_chances(facts))
    if plain:
        told = (say("{label}: {chance}.", label=label, chance=in_so_many(chance)) for label, chance in rows)
        return HowSure((), (*told, *_lines(facts)))
    return HowSure(tuple(_row(label, chance) for label, chance in rows), tuple(_lines(facts)))


def signed(value: Value) -> Keyed | str:
    """An amount that is good (+) or bad (−); nil is a word."""
    return "nil" if value.is_nil else value.said(Rounding.BRIEF, Sign.BOTH)


def _chances(facts: Facts) -> Iterator[tuple[str, float]]:
    """What may come true, and its chance."""
    found = facts.chances
    if found is None:
        return
    yield "Better for everyone", found.npsv.chance_above_nil
    lead = found.body(facts.lead)
    if lead is not None and facts.out_of_pocket and not facts.option.is_cut:
        yield f"{begun(the(facts.lead))} gets its money back, {terms(facts)}", 1 - lead.chance_never_back


def _row(label: str, chance: float) -> str:
    return chance_dots(label, in_so_many(chance), min(max(chance, 0.0), 1.0)).svg


def _lines(facts: Facts) -> Iterator[Said]:
    found, every = facts.chances, facts.appraisal.chances
    if found is None or every is None:
        yield say(_UNSAID)
    else:
        low = Value(found.npsv.p10, "npsv", end="p10")
        high = Value(found.npsv.p90, "npsv", end="p90")
        if found.npsv.p90 - found.npsv.p10 > UNPRINTED:
            ends = signed(low), signed(high)
            lie = "are about {low}" if ends[0] == ends[1] else "lie from {low} to {high}"
            yield say(f"For everyone, 8 in 10 answers {lie}.", low=ends[0], high=ends[1])
        yield say(
            "These chances move {random}{whose}; {held} held.",
            random=counted(len(every.random), "figure"),
            whose=" of all choices" if len(every.options) > _WITH_CARRYING_ON else "",
            held=f"{len(every.fixed)} {'was' if len(every.fixed) == 1 else 'were'}",
        )
    swing = next(iter(facts.appraisal.swings), None)
    if swing is not None:
        yield from _deciding(facts, swing)


def _deciding(facts: Facts, swing: Swing) -> Iterator[Said]:
    """The figure that moves the answer most, what is taken for it, and at what value of it alone an answer turns."""
    figure = swing.figure
    yield say(
        "What matters most is ‘{title}’. We take {central}.",
        title=figure_title(facts.option.flows.option, figure),
        central=figure_amount(figure, figure.quantity.central),
    )
    values = switching(facts.appraisal)
    worth = values.of(Answer.NPSV).get(figure.key)
    back = values.of(Answer.REPAID).get(figure.key) if not facts.moved_besides and not facts.option.is_cut else None
    turns = (_turn(worth, "it is", "worth doing"), _turn(back, f"{the(facts.lead)} is", f"repaid, {terms(facts)}"))
    told = [words for words in turns if words]
    if told:
        yield say("{words}.", words=begun("; ".join(told)))


def _turn(found: Switching | None, subject: str, what: str) -> str:
    """At what value an answer turns: `below 28.2% it is not worth doing`; nothing where no value turns it."""
    turn = None if found is None else found.nearest
    if found is None or turn is None:
        return ""
    at = figure_amount(found.figure, turn.value)
    fails = "not " if found.holds_today else ""
    side = "below" if turn.holds_above == found.holds_today else "above"
    beyond = ", outside its range," if found.inside is False else ""
    return f"{side} {at}{beyond} {subject} {fails}{what}"
