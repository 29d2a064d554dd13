"""How old the evidence of a case is on its own day: what is told of each age, in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.appraisal.ages import Age, Aged, aged, old_editions
from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.stale import YEARS
from investcase.checks.card import Card, check
from investcase.reading.problems import Problem, Severity

_SHOWN = 3
_LOOK = "A figure that was right when it was read may not be so any more."

PAST_REVIEW = Card(
    "figures-past-review",
    Severity.WARNING,
    title="Figures are past the day by which they were to be looked at again",
    why=_LOOK,
    remedy="A newer investcase, or your own values with their source.",
)
SUPERSEDED = Card(
    "figures-superseded",
    Severity.WARNING,
    title="A newer figure has taken the place of one that the case uses",
    why=_LOOK,
    remedy="The newer figure: investcase show ID.",
)
OLD_FIGURES = Card(
    "figures-old",
    Severity.WARNING,
    title=f"Figures are in prices, or counted for a year, of more than {YEARS} years before the case",
    why="An old price is brought to now by general inflation alone, which care does not follow; a count not at all.",
    remedy="Your own values, with their source.",
)
LATER_FIGURES = Card(
    "evidence-later-than-the-case",
    Severity.NOTE,
    title="Figures or editions are later than the day of the case",
    why="Nobody had them on that day.",
    remedy="A later as_of, or your own values of that day.",
)
OLD_EDITION = Card(
    "edition-old",
    Severity.WARNING,
    title="The deflators or the discount rates have been followed by a later edition, or are more than a year old",
    why="Treasury guidance asks for the current ones.",
    remedy="The later edition, under deflator: or discount:.",
)

_SAID = {
    Age.REVIEW: (PAST_REVIEW, "were to be looked at again before the day of this case"),
    Age.SUPERSEDED: (SUPERSEDED, "have been superseded"),
    Age.OLD: (OLD_FIGURES, f"are of more than {YEARS} years before this case"),
    Age.LATER: (LATER_FIGURES, "are later than the day of this case"),
}


@check(PAST_REVIEW, SUPERSEDED, OLD_FIGURES, LATER_FIGURES)
def figures_that_are_old(appraisal: Appraisal) -> Iterator[Problem]:
    """Figures behind the preferred option that are past their review, superseded, old, or later than the case."""
    found = aged(appraisal)
    for age, (card, words) in _SAID.items():
        old = [each for each in found if each.age is age]
        if old:
            every = len({each.figure.key for each in old})
            yield card.problem(
                appraisal.case.loaded,
                f"figures behind the preferred option {words}, {every} in all: {_named(old)}{_turns(old)}",
                ("as_of",),
                expected="a figure of about the day of the case",
                remedy=_where_to_look(appraisal, old),
            )


def _where_to_look(appraisal: Appraisal, old: Sequence[Aged]) -> str | None:
    """How to see the first of them that stands in a library, and what to do."""
    keys = (each.figure.key for each in old if appraisal.case.library.figure(each.figure.key))
    first = next(keys, None)
    return (
        f"investcase show {first} says what stands behind it; give your own under figures: {first}" if first else None
    )


def _named(old: Sequence[Aged]) -> str:
    """Those that would turn the answer first, as many as can be read in a line."""
    ordered = sorted(old, key=lambda each: not each.turns)
    more = len(ordered) - _SHOWN
    names = [f"{each.figure.title} ({each.why})" for each in ordered[:_SHOWN]]
    return "; ".join([*names, *([f"and {more} more, in the register"] if more > 0 else [])])


def _turns(old: Sequence[Aged]) -> str:
    turning = [each.figure.title for each in old if each.turns]
    if not turning:
        return ""
    return f". At an end of its range {turning[0]} alone would turn the sign of the value to society"


@check(OLD_EDITION, LATER_FIGURES)
def editions_that_are_old(appraisal: Appraisal) -> Iterator[Problem]:
    """Deflators and discount rates that have been followed by others, are over a year old, or are of a later day."""
    for edition in old_editions(appraisal):
        card = LATER_FIGURES if edition.later else OLD_EDITION
        after = ", after the day of this case" if edition.later else ""
        yield card.problem(appraisal.case.loaded, f"{edition.why}{after}", (edition.field,))
