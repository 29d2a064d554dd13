"""The headings of a sheet of figures: which column is which, and why that cannot be told."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.cli.sheets import Sheet
from investcase.reading.problems import Problem
from investcase.reading.suggest import nearest

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "figure"),
    "title": ("title", "name"),
    "value": ("value",),
    "unit": ("unit", "units"),
    "source": ("source",),
    "date": ("date",),
    "owner": ("owner",),
    "prices": ("prices", "price base", "price_base"),
    "is": ("is",),
}
"""Each column, and what may stand over it."""
WANTED = ("value", "source", "date", "owner")
"""The columns that a sheet must have, besides id or title."""
_ALL = "id or title, value, unit, source, date, owner; prices for money"


def columns_of(sheet: Sheet) -> dict[str, int]:
    """The place of each column by its name."""
    plain = _plain(sheet)
    return {name: plain.index(word) for name, words in HEADINGS.items() for word in words[::-1] if word in plain}


def _plain(sheet: Sheet) -> list[str]:
    return [" ".join(heading.casefold().split()) for heading in sheet.headings]


def twice_in(sheet: Sheet, columns: Mapping[str, int]) -> Problem | None:
    """That a heading we read stands over two columns, of which one would be lost."""
    plain = _plain(sheet)
    for place in columns.values():
        if plain.count(plain[place]) > 1:
            return Problem(
                "figures-head",
                f"{sheet.name} has two columns {sheet.headings[place]}",
                position=sheet.head,
                expected="each heading once",
                remedy=f"write another heading over the {sheet.headings[place]} that is not meant, or take it away",
            )
    return None


def lacking_in(sheet: Sheet, columns: Mapping[str, int]) -> Problem | None:
    """That a sheet lacks columns, and what may be meant by those that it has; None where it lacks none."""
    lacking = [name for name in WANTED if name not in columns]
    if "id" not in columns and "title" not in columns:
        lacking.insert(0, "id or title")
    if not lacking:
        return None
    written = [heading for heading in sheet.headings if heading]
    near = [(name, found[0]) for name in lacking if (found := nearest(name, written, count=1))]
    remedy = "; ".join(f"write {name} over the column {found}" for name, found in near)
    return Problem(
        "figures-head",
        f"{sheet.name} has no column {', '.join(lacking)}",
        position=sheet.head,
        expected=f"a first row with the headings {_ALL}",
        remedy=remedy or f"write {', '.join(lacking)} over the column that holds it",
    )
