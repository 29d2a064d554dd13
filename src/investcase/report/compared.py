"""A comparison of two cases as a waterfall for a terminal of 100 columns."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from decimal import Decimal

from investcase.appraisal.comparing import Comparison, Moved, Step
from investcase.documents.bodies import plain_body
from investcase.numbers.writing import pounds
from investcase.report.words import figure_words, status_words
from investcase.resolving.figures import Resolved

WIDTH = 100
_AMOUNTS = 2 * 18
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
    "Before both are published: these changed in one group only, or by few people, or are printed under two rules on "
    "small counts (disclosure), so that the two papers together may tell a small count that neither does: {}. Publish "
    "the later paper alone; or keep the earlier counts in it, and say of which date they are; or leave these counts "
    "out of the later."
)


def compared_text(comparison: Comparison) -> str:
    """The waterfall, what differs and moves nothing, and the order it was worked in."""
    first, second = comparison.first, comparison.second
    lines = [f"Why the answer moved: {measure_words(comparison.measure, comparison.body)}", ""]
    for label, side in (("From", first), ("To", second)):
        lines += _wrapped(
            f"{label:<5} {side.title}: {side.option} ({side.file}), {side.price_base} prices", "", "      "
        )
    lines += ["", f"{'':<{WIDTH - _AMOUNTS}}{'Change':>18}{'Answer':>18}"]
    lines.append(_row("From", None, comparison.start))
    for number, step in enumerate(comparison.steps, start=1):
        lines += _step(f"{number}. ", step)
    lines.append(_row("To", comparison.total, comparison.end))
    if comparison.unmoved:
        lines += ["", "Differ, and move nothing"]
        for step in comparison.unmoved:
            lines += _wrapped(f"- {_said(step)}", "", "  ")
            lines += [line for moved in step.figures[:_MOST] for line in _figure(moved, "  ", sourced=True)]
    if comparison.words:
        lines += ["", *_wrapped(f"Different in words alone: {', '.join(comparison.words)}.", "", "  ")]
    if comparison.told_together:
        lines += ["", *_wrapped(_TOGETHER.format(", ".join(comparison.told_together)), "", "")]
    if comparison.steps:
        lines += ["", *_wrapped(_ORDER, "", "")]
    elif not comparison.unmoved and not comparison.words:
        lines += ["", "The two cases are the same."]
    return "\n".join(lines) + "\n"


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


def _step(number: str, step: Step) -> Iterator[str]:
    hang = " " * len(number)
    first, *rest = textwrap.wrap(f"{number}{_said(step)}", WIDTH - _AMOUNTS - 1, subsequent_indent=hang)
    yield _row(first, step.amount, step.running)
    yield from rest
    for moved in step.figures[:_MOST]:
        yield from _figure(moved, hang, sourced=step.is_figure)
    if len(step.figures) > _MOST:
        yield f"{hang}and {len(step.figures) - _MOST} more figures"


def _said(step: Step) -> str:
    shown = step.before is not None or step.after is not None
    if not shown or step.figures:
        return step.title
    return f"{step.title}: {step.before or 'not given'} → {step.after or 'not given'}"


def _figure(moved: Moved, indent: str, *, sourced: bool) -> Iterator[str]:
    old, new = moved.before, moved.after
    same = old is not None and new is not None and _source(old) == _source(new)
    before, after = (_value(side, sourced=sourced and not (same and side is old)) for side in (old, new))
    yield from _wrapped(f"{moved.title}: {before} → {after}", indent, f"{indent}  ")


def _value(figure: Resolved | None, *, sourced: bool) -> str:
    if figure is None:
        return "not used"
    base = f" in {figure.price_base} prices" if figure.price_base else ""
    return f"{figure_words(figure, figure.original)}{base}" + (f" ({_source(figure)})" if sourced else "")


def _source(figure: Resolved) -> str:
    return f"{status_words(figure)}: {figure.source.rstrip('.')}"


def _row(label: str, change: Decimal | None, answer: Decimal) -> str:
    signed = "" if change is None else f"{'+' if change > 0 else ''}{pounds(change, 2)}"
    return f"{label:<{WIDTH - _AMOUNTS}}{signed:>18}{pounds(answer, 2):>18}"


def _wrapped(text: str, first: str, hang: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)
