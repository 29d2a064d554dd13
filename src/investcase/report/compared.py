"""A comparison of two cases as a waterfall for a terminal, of 100 columns at most."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from investcase.appraisal.comparing import Comparison, Moved, Step
from investcase.documents.bodies import plain_body
from investcase.numbers.writing import pounds
from investcase.report.words import figure_words, status_words
from investcase.resolving.figures import Resolved

WIDTH = 100
_AMOUNT = 18
_LEAST = 24
_MOST = 3
_MEASURES = {
    "npsv": "Value to society (NPSV)",
    "pv_costs": "Costs as a plain amount, present value",
    "pv_benefits": "Benefits, present value",
    "net_public_cost": "Net public cost, present value",
    "lead_body": "The lead body's net present value, capacity and wider value included",
    "lead_body_cash": "The lead body's cash: present value, before funding and loans",
}
_ORDER = (
    "Each change is made on top of those above it, and the case appraised again. Prices come first, then the place and "
    "lead body, the years, the discount rates, how the option is built, and figures; within each by name. A change "
    "that cannot stand without a later one waits for it. In another order the same changes would share the whole out "
    "otherwise; the whole stays the same."
)


_TOGETHER = (
    "Before both are published: these{} changed in one group only, or by few people, or are printed under two rules on "
    "small counts (disclosure), so that the two papers together may tell a small count that neither does: {}. Publish "
    "the later paper alone; or keep the earlier counts in it, and say of which date they are; or leave these counts "
    "out of the later."
)


def told_together_words(tables: Sequence[str], of: str = "") -> str:
    """What to do before two papers are published whose tables may tell a small count together; `of` names them."""
    return _TOGETHER.format(of, ", ".join(tables))


def compared_text(comparison: Comparison, width: int = WIDTH) -> str:
    """The waterfall, what differs and moves nothing, and the order it was worked in."""
    return "\n".join(_Waterfall(comparison, width).lines()) + "\n"


def compared_json(comparison: Comparison) -> str:
    """The comparison for programs: `investcase/comparison/1`."""
    return json.dumps(comparison.to_dict(), ensure_ascii=False, indent=1) + "\n"


def measure_words(measure: str, called: str | None = None) -> str:
    """A measure by its name, in words; `called` is the name of the body whose money it is."""
    if measure in _MEASURES:
        return _MEASURES[measure]
    body, _, cash = measure.partition(".")
    called = called or plain_body(body).name
    return f"{called}: net present value{' in cash' if cash else ', capacity and wider value included'}"


@dataclass(frozen=True, slots=True)
class _Waterfall:
    """A comparison as lines of so many columns; where they are few, the amounts stand beneath their words."""

    comparison: Comparison
    width: int

    def lines(self) -> Iterator[str]:
        comparison = self.comparison
        yield from self._wrapped(f"Why the answer moved: {measure_words(comparison.measure, comparison.body)}")
        yield ""
        for label, side in (("From", comparison.first), ("To", comparison.second)):
            words = f"{label:<5} {side.title}: {side.option} ({side.file}), {side.price_base} prices"
            yield from self._wrapped(words, "", "      ")
        yield ""
        yield from self._row("", ("Change", "Answer"))
        yield from self._row("From", ("", pounds(comparison.start, 2)))
        for number, step in enumerate(comparison.steps, start=1):
            yield from self._step(f"{number}. ", step)
        yield from self._row("To", (_signed(comparison.total), pounds(comparison.end, 2)))
        yield from self._unmoved()
        if comparison.words:
            yield ""
            yield from self._wrapped(f"Different in words alone: {', '.join(comparison.words)}.", "", "  ")
        if comparison.told_together:
            yield ""
            yield from self._wrapped(told_together_words(comparison.told_together))
        if comparison.steps:
            yield ""
            yield from self._wrapped(_ORDER)
        elif not comparison.unmoved and not comparison.words:
            yield ""
            yield "The two cases are the same."

    def _unmoved(self) -> Iterator[str]:
        if self.comparison.unmoved:
            yield ""
            yield "Differ, and move nothing"
        for step in self.comparison.unmoved:
            yield from self._wrapped(f"- {_said(step)}", "", "  ")
            for moved in step.figures[:_MOST]:
                yield from self._figure(moved, "  ", sourced=True)

    def _step(self, number: str, step: Step) -> Iterator[str]:
        hang = " " * len(number)
        yield from self._row(f"{number}{_said(step)}", (_signed(step.amount), pounds(step.running, 2)), hang)
        for moved in step.figures[:_MOST]:
            yield from self._figure(moved, hang, sourced=step.is_figure)
        if len(step.figures) > _MOST:
            yield f"{hang}and {len(step.figures) - _MOST} more figures"

    def _row(self, words: str, amounts: tuple[str, str], hang: str = "") -> Iterator[str]:
        """Words, and at the right of their first line, or beneath them all, the change and the answer."""
        aligned = f"{amounts[0]:>{_AMOUNT}}{amounts[1]:>{_AMOUNT}}"
        room = self.width - 2 * _AMOUNT
        if room < _LEAST:
            yield from self._wrapped(words, "", hang)
            yield aligned.rjust(self.width)
            return
        first, *rest = textwrap.wrap(words, room - 1, subsequent_indent=hang) or [""]
        yield f"{first:<{room}}{aligned}"
        yield from rest

    def _figure(self, moved: Moved, indent: str, *, sourced: bool) -> Iterator[str]:
        old, new = moved.before, moved.after
        same = old is not None and new is not None and _source(old) == _source(new)
        before, after = (_value(side, sourced=sourced and not (same and side is old)) for side in (old, new))
        yield from self._wrapped(f"{moved.title}: {before} → {after}", indent, f"{indent}  ")

    def _wrapped(self, text: str, first: str = "", hang: str = "") -> list[str]:
        return textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)


def _signed(change: Decimal) -> str:
    return f"{'+' if change > 0 else ''}{pounds(change, 2)}"


def _said(step: Step) -> str:
    shown = step.before is not None or step.after is not None
    if not shown or step.figures:
        return step.title
    return f"{step.title}: {step.before or 'not given'} → {step.after or 'not given'}"


def _value(figure: Resolved | None, *, sourced: bool) -> str:
    if figure is None:
        return "not used"
    base = f" in {figure.price_base} prices" if figure.price_base else ""
    return f"{figure_words(figure, figure.original)}{base}" + (f" ({_source(figure)})" if sourced else "")


def _source(figure: Resolved) -> str:
    return f"{status_words(figure)}: {figure.source.rstrip('.')}"
