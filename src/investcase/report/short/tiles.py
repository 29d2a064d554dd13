"""The four figures of page 1: what is spent, the most out of pocket, what is left, and what it is worth to everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.report.short.cut import back_on
from investcase.report.short.facts import Facts
from investcase.report.short.headline import main_mechanism
from investcase.report.short.pattern import Pattern, pattern_of
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import over_years, spelled, the
from investcase.report.view.keyed import Keyed, Said, say
from investcase.report.words import lowered

_MOST = 4
_WAYS = {
    "cash": "for {body}, which must spend it",
    "capacity": "more asked of {body}; not cash",
    "wider_value": "what {body} lose that is in no budget",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, and what it is in a line or three."""

    figure: Keyed | str
    words: Said


def tiles(facts: Facts) -> tuple[Tile, ...]:
    """The figures of page 1 in the order printed; none where nothing was worked out."""
    pattern = pattern_of(facts)
    if pattern is Pattern.UNKNOWN:
        return ()
    if pattern in (Pattern.CUT, Pattern.CUT_NOTHING_KNOWN):
        return tuple(_of_a_cut(facts))
    return (_asked(facts), _deepest(facts), _left(facts), _worth(facts))


def signed(value: Value) -> Keyed | str:
    """An amount that is good (+) or bad (−); nil is a word."""
    return "nil" if value.is_nil else value.said(Rounding.BRIEF, Sign.BOTH)


def plain(value: Value) -> Keyed | str:
    """An amount that its words give a direction."""
    return "nil" if value.is_nil else value.said(Rounding.BRIEF, Sign.NONE)


def _asked(facts: Facts) -> Tile:
    lead = the(facts.lead)
    if facts.asked.is_nil and facts.instead.is_nil:
        return Tile("nil", say("to be spent by {lead}", lead=lead))
    besides = "" if facts.instead.is_nil else ", plus {instead} of care bought instead"
    return Tile(plain(facts.asked), say("to be spent{also}" + besides, also=_also(facts), instead=plain(facts.instead)))


def _also(facts: Facts) -> str:
    """What else the money is for than the headline says, which tells of the one thing that is worth most."""
    main = main_mechanism(facts)
    others = [each.intervention.title for each in facts.option.flows.mechanisms if each is not main]
    if not others:
        return ""
    return f", on ‘{lowered(others[0])}’ too" if len(others) == 1 else f", on {spelled(len(others))} more aims too"


def _deepest(facts: Facts) -> Tile:
    lead = the(facts.lead)
    if facts.worst is None:
        return Tile("nil", say("{lead} is never out of pocket", lead=lead))
    return Tile(plain(facts.deepest), say("the most {lead} is out of pocket, in {when}", lead=lead, when=facts.worst))


def _left(facts: Facts) -> Tile:
    lead, years = the(facts.lead), over_years(len(facts.years))
    if not facts.moves:
        return Tile("nil", say("left for {lead}: no cash of its own moves", lead=lead))
    never = ": never repaid" if facts.back is None else ""
    return Tile(signed(facts.left), say("left for {lead} after {years}, in cash" + never, lead=lead, years=years))


def _worth(facts: Facts) -> Tile:
    years = over_years(len(facts.years))
    return Tile(
        signed(facts.worth), say("worth to everyone over {years}, in {base} prices", years=years, base=facts.base)
    )


def _of_a_cut(facts: Facts) -> Iterator[Tile]:
    years = over_years(len(facts.years))
    gains = [value for value in facts.by_year if value.amount > 0 and not value.is_nil]
    losses = any(value.amount < 0 and not value.is_nil for value in facts.by_year)
    only = "saved in" if losses else "all in"
    all_in = f", {only} {gains[0].year}" if len(gains) == 1 and len(facts.years) > 1 else ""
    yield Tile(
        signed(facts.left),
        say("for {lead} over {years}, in cash{all_in}", lead=the(facts.lead), years=years, all_in=all_in),
    )
    falls = sorted((each for each in back_on(facts) if not each[2].is_nil), key=lambda each: each[2].amount)
    for body, way, value in falls[: _MOST - 2]:
        yield Tile(signed(value), say(_WAYS[way] + ", in present value", body=the(body)))
    yield Tile(signed(facts.worth), say("for everyone together, in {base} prices", base=facts.base))
