"""How sure the figures are: chances where they were worked out, the ends, and the figure that decides."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.sensitivity import Swing
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.short.facts import Facts
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.view.keyed import Keyed, Said, amounts_in, say
from investcase.report.view.of_services import figure_title
from investcase.report.view.tables import listed
from investcase.report.words import figure_amount
from investcase.resolving.behind import figures_behind


def how_sure(facts: Facts) -> tuple[Said, ...]:
    """Sentences: whether anybody said how sure, the two ends, and what moves the answer most."""
    return tuple(_sentences(facts))


def _sentences(facts: Facts) -> Iterator[Said]:
    ranged = any(figure.quantity.is_range for figure in figures_behind(facts.option.flows.option))
    if not ranged:
        yield say("Nobody has said how sure these figures are, so no chance is given.")
        return
    if abs(facts.at_best.amount - facts.at_worst.amount) > UNPRINTED:
        yield say(
            "If every figure went badly, everyone together: {worst}. If all went well: {best}. Neither is likely.",
            worst=_signed(facts.at_worst),
            best=_signed(facts.at_best),
        )
    swing = next(iter(facts.appraisal.swings), None)
    if swing is not None:
        yield from _deciding(facts, swing)


def _signed(value: Value) -> Keyed | str:
    return "nil" if value.is_nil else value.said(Rounding.BRIEF, Sign.BOTH)


def _deciding(facts: Facts, swing: Swing) -> Iterator[Said]:
    """The figure that moves the answer most, what is taken for it, and whether it alone can turn the answer."""
    figure = swing.figure
    low, high = figure.quantity.ends
    central = figure.quantity.central
    tried = {low: swing.at_low, high: swing.at_high, central: swing.central}
    answers = [_at(swing, at, tried[at]) for at in sorted(tried)]
    words = "What moves this most is ‘{title}’, which we take as {central}. Everyone together: {answers}."
    yield say(
        words,
        title=figure_title(facts.option.flows.option, figure),
        central=figure_amount(figure, central),
        answers=Said(listed(answers), amounts_in(answers)),
    )


def _at(swing: Swing, at: float, amount: float) -> Said:
    value = Value(amount, "npsv", end=f"{swing.figure.key}={at}")
    return say("{value} at {at}", value=_signed(value), at=figure_amount(swing.figure, at))
