"""What moved when figures of a case were changed, for a terminal."""

from __future__ import annotations

from investcase.appraisal.what_if import WhatIf, what_if
from investcase.appraisal.worked import Worked
from investcase.numbers.writing import pounds_short, signed_pounds_short
from investcase.quantities import Year
from investcase.report.terminal import Bullets, Part, Screen, laid_out
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.what_ifs import NONE_ALONE, TOGETHER, changed_words, moves_words


def what_if_text(after: Worked, screen: Screen | None = None) -> str:
    """The figures that were changed, from what to what, and what became of the answers."""
    found, case = what_if(after), after.case
    figures = tuple(changed_words(found))
    lead = case.lead.name
    table = grid(
        f"{after.preferred.flows.option.title}: {case.document.price_base} prices, central values",
        ("", "As it stands", "What if", "Change"),
        [
            _amounts("Value to society, net present value", found.npsv),
            _amounts(f"{lead}: cash, present value, before funding and loans", found.lead_cash),
            Row(f"{lead}: cash repaid by", (*map(_repaid, found.repaid), "")),
        ],
    )
    changed = Bullets("What if", figures or ("Nothing that the answer rests on is changed.",))
    parts: list[Part] = [case.document.title, changed, table]
    if found.alone:
        parts.append(_each_alone(found, lead))
    return laid_out([*parts, _verdict(found), "The case's file is as it was."], screen or Screen())


def _each_alone(found: WhatIf, lead: str) -> Grid:
    """What each change does by itself, what they do together beyond that, and the whole."""
    rows = [Row(each.name, moves_words(each.moves)) for each in found.alone]
    if found.together is not None:
        rows.append(Row(TOGETHER, moves_words(found.together)))
    note = NONE_ALONE if found.together is None else None
    return grid(
        "Each change by itself",
        ("", "Value to society", f"{lead}: cash"),
        [*rows, Row("All of them", moves_words(found.moves), "total")],
        note=note,
    )


def _amounts(label: str, both: tuple[float, float]) -> Row:
    before, after = both
    return Row(label, (pounds_short(before), pounds_short(after), signed_pounds_short(after - before)))


def _repaid(year: Year | None) -> str:
    return "not repaid" if year is None else str(year)


def _verdict(found: WhatIf) -> str:
    words = []
    for said, (before, after) in (("value to society", found.npsv), ("cash", found.lead_cash)):
        if (before >= 0) != (after >= 0):
            words.append(f"the {said} {'falls below' if after < 0 else 'rises above'} nil")
    return f"So {' and '.join(words)}." if words else "Neither answer turns."
