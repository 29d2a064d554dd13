"""What was written in a workbook beside the figures of a case, as what the file of the case would say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from investcase.cli.book_edited import Row
from investcase.quantities import Quantity, QuantityError, Shape, parse_quantity
from investcase.reading.problems import Problem, Severity
from investcase.report.words import figure_amount
from investcase.report.workbook.inputs import Inputs
from investcase.resolving.changes import as_written
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase
from investcase.resolving.written_back import Fixed, Movable, Move, Said, movable, written

_SAME = 1e-9
"""What comes of a value in other prices and back is the value, to within this share of it."""


@dataclass(slots=True)
class Moves:
    """Figures given another value: what is said of each by its id, what it comes to in words, and what is wrong."""

    moves: list[Move] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def moves_of(case: ResolvedCase, inputs: Inputs, rows: Sequence[Row]) -> Moves:
    """What the file of a case would say, for every value that is another than its own."""
    found = Moves()
    keys = {cells.name: key for key, cells in inputs.cells.items()}
    for row in rows:
        figure = inputs.figures[keys[row.name]]
        if row.value.text is None and row.wrong is None:
            message = "it says whose value this is, or why, and there is none beside it"
            found.problems.append(replace(_wrong(row, message, "a value in it"), severity=Severity.WARNING))
            continue
        try:
            _add(found, case, inputs, figure, row)
        except QuantityError as error:
            found.problems.append(_wrong(row, str(error), error.expected, error.remedy))
    return found


def _add(found: Moves, case: ResolvedCase, inputs: Inputs, figure: Resolved, row: Row) -> None:
    value = _value_of(figure, inputs, row)
    if value == figure.quantity.central:
        return
    may = movable(case, figure)
    if isinstance(may, Fixed):
        remedy = "clear the cell; what it would be is tried in the workbook alone"
        found.problems.append(_wrong(row, f"the case cannot take it: {may.why}", remedy=remedy))
        return
    there = _shortest(value / may.factor, may.factor, value)
    wider = _reaching(may, there)
    if wider.shown != may.shown:
        found.problems.append(_widened(row, may, there))
    found.moves.append(Move(figure, wider.moved_to(there)))
    source = f"{row.source} ({row.whose})" if row.source and row.whose else row.source or row.whose
    found.said[figure.key] = Said(source, row.why)
    told = (("whose", row.whose), ("from", row.source), ("why", row.why))
    beside = "; ".join(f"{what}: {words}" for what, words in told if words) or "nobody says whose value this is, or why"
    was, now = (_in_words(may, each) for each in (figure.quantity.central / may.factor, there))
    found.words.append(f"{figure.title} ({figure.key}): {was}, now {now}\n    {beside}")


def _value_of(figure: Resolved, inputs: Inputs, row: Row) -> float:
    """What was written, read as a case's own values are: a number alone is in the figure's unit.

    Raises:
        QuantityError: it is no value of this figure.
    """
    text = row.value.text or ""
    if row.wrong is not None:
        raise QuantityError(row.wrong, "a number")
    quantity = parse_quantity(as_written(text, figure.unit))
    limits = inputs.limits_of(figure)
    if quantity.unit != figure.unit:
        raise QuantityError(f"{text} is in another unit than the figure's", f"a number, in {figure.unit}")
    if limits.most is not None and not 0 <= quantity.central <= limits.most:
        raise QuantityError(f"{text} is no share of it", "a share from 0% to 100%")
    if limits.least is not None and quantity.central < limits.least:
        raise QuantityError(f"{text} is below nil", "a number of 0 or more")
    return quantity.central


def _shortest(value: float, factor: float, wanted: float) -> float:
    """A value in as few digits as come to what is wanted in the case's prices."""
    tried = (float(f"{value:.{digits}g}") for digits in range(4, 15))
    return next((each for each in tried if math.isclose(each * factor, wanted, rel_tol=_SAME)), value)


def _reaching(may: Movable, value: float) -> Movable:
    """A figure with a range that reaches a value.

    Raises:
        QuantityError: its range cannot be made to without saying something else.
    """
    shown, (low, high) = may.shown, may.shown.ends
    if not shown.is_range or low <= value <= high:
        return may
    if shown.shape is Shape.INTERVAL:
        message = f"{_in_words(may, value)} lies outside the interval that the case gives, {written(shown)}"
        raise QuantityError(message, "a value within it, or another interval in the case")
    return replace(may, shown=replace(shown, low=min(low, value), high=max(high, value)))


def _widened(row: Row, may: Movable, value: float) -> Problem:
    ends = " to ".join(_in_words(may, end) for end in may.shown.ends)
    message = f"{_in_words(may, value)} lies outside the range of the case, {ends}, which now reaches to it"
    remedy = "look in the case at how far either way the figure may turn out now"
    return replace(_wrong(row, message, remedy=remedy), severity=Severity.WARNING)


def _in_words(may: Movable, value: float) -> str:
    shown: Quantity = may.shown
    return figure_amount(replace(may.figure, quantity=shown), value)


def _wrong(row: Row, message: str, expected: str | None = None, remedy: str | None = None) -> Problem:
    words = f"{row.value.where}: {message}"
    return Problem("book-value", words, position=row.value.position, expected=expected, remedy=remedy)
