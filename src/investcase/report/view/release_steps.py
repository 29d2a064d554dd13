"""What is freed in each year, what leaves in whole steps, and what stays as capacity."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.kinds_of_money import CashType
from investcase.documents.release import Release
from investcase.flows.releases import Freed
from investcase.numbers.writing import number, thousands
from investcase.quantities.arrays import Array
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import amount_words
from investcase.resolving.line_id import Derived, LineId


def release_steps(appraisal: Appraisal) -> tuple[Grid, ...]:
    """A table for each line released in steps, or with its marginal cost: central; none where neither is said."""
    return tuple(table for freed in _told(appraisal) for table in _table(appraisal, freed))


def release_steps_of(appraisal: Appraisal) -> tuple[Release, ...]:
    """The releases that those tables are of."""
    return tuple(freed.release.release for freed in _told(appraisal))


def _told(appraisal: Appraisal) -> list[Freed]:
    return [freed for freed in appraisal.preferred.flows.freed if freed.release.step or freed.at_margin is not None]


def _table(appraisal: Appraisal, freed: Freed) -> Iterator[Grid]:
    assert freed.quantity is not None
    assert freed.released is not None
    assert freed.met is not None
    whole, leaves, met = freed.quantity[0], freed.released[0], freed.met[0]
    rows = [
        _counts("Freed", whole),
        *([_counts("Only meets growing demand", met)] if met.any() else []),
        _counts("Leaves the budget, in whole steps", leaves),
        _counts("Stays as capacity", whole - met - leaves),
        *_worth(appraisal, freed),
    ]
    columns = ("", *(str(year) for year in appraisal.case.horizon))
    yield from stacked(grid(f"Freed and released: {freed.title}", columns, rows, note=_note(freed)))


def _counts(title: str, by_year: Array) -> Row:
    return Row(title, tuple(number(float(value), 1) for value in by_year))


def _worth(appraisal: Appraisal, freed: Freed) -> list[Row]:
    """What is freed at its average and at its marginal cost; nothing where it is worth nothing at average cost."""
    if freed.at_margin is None:
        return []
    lines = {line.labels.id: line for line in appraisal.preferred.cash.lines}
    parts = [lines[name] for name in _parts(freed) if name in lines]
    if not sum(float(line.amounts[0].sum()) for line in parts):
        return []
    margin = freed.at_margin[0]
    average = (sum(float(line.amounts[0, t]) for line in parts) for t in range(len(margin)))
    return [
        Row("Worth at average cost, £000: an upper bound", tuple(map(thousands, average)), "quiet"),
        Row("Worth at marginal cost, £000", tuple(thousands(float(value)) for value in margin), "quiet"),
    ]


def _note(freed: Freed) -> str:
    release, size = freed.release.release, freed.release.step
    step = amount_words(size, release.step.unit) if size and release.step else "one"
    told = f"One step is {step}. " if size else ""
    closes = f"What closes: {release.closes}. " if release.closes else ""
    kept = "Nothing leaves a budget here." if freed.release.cash_type is CashType.CAPACITY else ""
    return f"{told}{closes}{kept}".strip()


def _parts(freed: Freed) -> tuple[LineId, ...]:
    """The lines that together are all of what is freed, at average cost."""
    split = (Derived.GROWTH, Derived.BELOW_STEP, Derived.BEFORE_RELEASE)
    return (freed.line, *(freed.line.derived(relation) for relation in split))
