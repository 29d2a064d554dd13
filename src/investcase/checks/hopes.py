"""Whether anything corrects the hopes of whoever wrote the case, and whether anything says how sure they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.marks import mark, share
from investcase.checks.own_money import own_lines_of, preferred_option, preferred_path, settled_lines
from investcase.documents.lines import Line
from investcase.numbers.writing import percent, pounds
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity
from investcase.resolving.terms import DirectLine

NO_OPTIMISM_BIAS = Card(
    "no-optimism-bias",
    Severity.WARNING,
    title="The costs of the case's own carry no optimism bias",
    why="Costs are underestimated more often than not, and the Green Book asks for an uplift.",
    remedy="optimism_bias or optimism_bias_from on the cost lines.",
)


@check(NO_OPTIMISM_BIAS)
def costs_as_hoped(appraisal: Appraisal) -> Iterator[Problem]:
    """Own costs of the preferred option, all or nearly all of which carry no optimism bias.

    Beside a cut, whose saving and harm have a bias of their own, its few costs are not asked; nor is what a risk costs
    if it happens, since a bias on it would be that risk twice.
    """
    if appraisal.preferred.flows.cuts:
        return
    lines = [line for line in own_lines_of(appraisal, "cost") if line.only_if is None]
    worth = {line.id: abs(float(appraisal.preferred.pv_of(line)[0])) for line in lines}
    whole = sum(worth.values())
    settled = settled_lines(appraisal)
    bare = sum(worth[line.id] for line in lines if not _carries_bias(settled.get(line.id)))
    if whole > UNPRINTED and bare > share(appraisal, "costs-without-bias") * whole:
        yield NO_OPTIMISM_BIAS.problem(
            appraisal.case.loaded,
            f"{pounds(bare)} of the {pounds(whole)} that the case's own lines cost carries no optimism bias",
            ("options", preferred_option(appraisal)[0], "costs"),
            expected="optimism_bias: ___% on each, or optimism_bias_from: {kind: ___}, a published table's",
            remedy="hold the last such costs against what they were planned at, and give what they ran over by",
        )


def _carries_bias(line: DirectLine | None) -> bool:
    figures = [factor.figure for factor in line.adjustments] if line else []
    return any(figure.is_optimism_bias and figure.quantity.ends[1] > 0 for figure in figures)


NO_SPREAD = Card(
    "no-spread",
    Severity.WARNING,
    title="Nothing says how sure the case's own money is",
    why="One number is false certainty, and the chance of a loss stays hidden.",
    remedy="likely_range on the largest lines, or amounts as ranges.",
)


@check(NO_SPREAD)
def points_alone(appraisal: Appraisal) -> Iterator[Problem]:
    """Lines of the case's own, none of which has a range of any kind; beside a cut its few costs are not asked."""
    if appraisal.preferred.flows.cuts:
        return
    lines = [line for kind in ("cost", "benefit") for line in own_lines_of(appraisal, kind)]
    known = settled_lines(appraisal)
    settled = [known[line.id] for line in lines if line.id in known]
    figures = [figure for line in settled for figure in line.figures]
    if not settled or any(figure.quantity.is_range for figure in figures):
        return
    largest = max(lines, key=lambda line: abs(float(appraisal.preferred.pv_of(line)[0])))
    yield NO_SPREAD.problem(
        appraisal.case.loaded,
        f"none of the {len(settled)} lines of the case's own has a range, so that nothing says how sure they are"
        if len(settled) > 1
        else "the one line of the case's own has no range, so that nothing says how sure it is",
        preferred_path(appraisal),
        expected="likely_range: 90% to 125%, central 100%; or an amount such as £80k to £120k, central £100k",
        remedy=f"begin with the largest, {largest.title} ({largest.id}): what is the least, and the most, it may be?",
    )


RANGES_ALIKE = Card(
    "ranges-alike",
    Severity.NOTE,
    title="Several lines have one and the same range",
    why="A range that was written once and copied says nothing of the money it stands beside.",
    remedy="Ask of each line what it may come to.",
)


@check(RANGES_ALIKE)
def one_range_for_all(appraisal: Appraisal) -> Iterator[Problem]:
    """Every range on a line of the case's own is the same, and there are several."""
    index, option = preferred_option(appraisal)
    written: list[Line] = [*option.costs, *option.benefits]
    ranges = Counter(
        (line.likely_range.ends, line.likely_range.central)
        for line in written
        if line.likely_range is not None and line.likely_range.is_range
    )
    least = mark(appraisal, "lines-of-one-range").number or 0
    if len(ranges) == 1 and (found := next(iter(ranges.items())))[1] >= least:
        (low, high), _ = found[0]
        yield RANGES_ALIKE.problem(
            appraisal.case.loaded,
            f"each of {found[1]} lines may be {percent(low, 0)} to {percent(high, 0)} of its amount, no two otherwise",
            ("options", index, "title"),
            expected="a range for each line, from what it rests on",
        )
