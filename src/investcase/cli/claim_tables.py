"""A national claim shared out, as text as wide as the terminal, as JSON and as CSV."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from investcase.appraisal.national import NO_TARGET, NationalClaim, SharedBasis
from investcase.cli.screen import columns
from investcase.documents.figure import Nation
from investcase.files.spreadsheet import Cell, csv_text
from investcase.numbers.writing import number, pounds, pounds_short
from investcase.resolving.context import nation_name

_WIDTH = 78
_CELL = 20
_LEAST = 20
"""So many columns a title needs beside its numbers."""
_Row = tuple[str, Sequence[str]]
_RESIDUAL = "Withheld and rounding"
_PLACES = {
    Nation.ENGLAND: "authorities",
    Nation.SCOTLAND: "integration authorities",
    Nation.WALES: "councils",
    Nation.NORTHERN_IRELAND: "health and social care trusts",
}


def as_text(found: NationalClaim) -> str:
    """What the claim is and whose, what it covers, and the shares with their total."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: NationalClaim) -> Iterator[str]:
    yield from _wrapped(found.model.title)
    yield "=" * min(len(found.model.title), columns(_WIDTH))
    yield from _wrapped(_claim_words(found))
    yield from _wrapped(f"Source: {found.published.source}.")
    if found.claim.interest:
        yield from _wrapped(f"Interest: {found.claim.interest}")
    yield from _wrapped(found.claim.coverage)
    yield from _wrapped(found.claim.members_only)
    yield from _wrapped(
        "No overlap with any other claim is taken off here: each claim stands whole. A case that uses two takes off "
        "their overlap."
    )
    if found.transferred:
        made_for = nation_name(found.claim.nation)
        yield from _wrapped(
            f"Transferred evidence: the claim was made for {made_for}. These are {made_for}'s amounts for each person; "
            f"they are no part of the claim, and there is no total for them to agree with."
        )
    yield ""
    for order, basis in enumerate(found.bases, start=1):
        yield from _basis_lines(order, basis, nation_name(found.claim.nation))
    yield ""
    if found.place is None:
        yield from _nation_table(found)
        yield from _withheld_lines(found)
    else:
        yield from _place_table(found)
    yield ""
    yield from _wrapped(NO_TARGET)


def _claim_words(found: NationalClaim) -> str:
    published = found.published
    because = f" (assumed: {published.price_base_because})" if published.price_base_because else ""
    words = (
        f"The claim: {pounds_short(published.original.central)} a year for {nation_name(found.claim.nation)}, at "
        f"steady state, in {published.price_base} prices{because}."
    )
    if found.own_price is not None:
        words += (
            f" In {found.prices} prices that is {pounds(found.amount)} with general inflation (GDP deflator), which is "
            f"used here; with the price of the service it would be {pounds(found.own_price)}."
        )
    return words


def _basis_lines(order: int, basis: SharedBasis, nation: str) -> Iterator[str]:
    total = basis.total
    yield from _wrapped(
        f"({order}) Shared by {basis.basis.title}. {nation}: {number(total.value or 0)}, so "
        f"{pounds(basis.per_count, 2)} for each. Source: {total.source.cited()}.",
        hang=4,
    )
    counted = basis.counted
    if counted is not None and counted.source.id != total.source.id:
        yield from _wrapped(f"Here counted at {counted.column.period}. Source: {counted.source.cited()}.", 4, 4)


def _nation_table(found: NationalClaim) -> Iterator[str]:
    single = len(found.bases) == 1
    heads = ["Number", "(1)"] if single else [f"({order})" for order in range(1, len(found.bases) + 1)]
    yield from _table((f"£ a year, {found.prices} prices", heads), _nation_rows(found, single))


def _nation_rows(found: NationalClaim, single: bool) -> Iterator[_Row]:
    for parts in zip(*(basis.shares.places for basis in found.bases), strict=True):
        cells = [_money(part.amount) for part in parts]
        yield (parts[0].name, [_count(parts[0].count), *cells] if single else cells)
    before = [""] if single else []
    if all(basis.complete for basis in found.bases):
        yield (_RESIDUAL, before + [_money(basis.shares.residual) for basis in found.bases])
        before = [_count(found.bases[0].shares.total)] if single else []
        yield (nation_name(found.nation), before + [_money(basis.shares.summed) for basis in found.bases])
    else:
        named = f"All {len(found.bases[0].shares.places)} {_PLACES[found.nation]}"
        yield (named, before + [_money(basis.given) for basis in found.bases])


def _place_table(found: NationalClaim) -> Iterator[str]:
    head = (found.bases[0].shares.places[0].name, ["Number", f"£ a year, {found.prices} prices"])
    parts = [(basis.id.replace("_", " "), basis.shares.places[0]) for basis in found.bases]
    rows = [
        (f"({order}) {name}", [_count(part.count), _money(part.amount)])
        for order, (name, part) in enumerate(parts, start=1)
    ]
    yield from _table(head, rows, last=30)


def _table(head: _Row, rows: Iterable[_Row], last: int = _CELL) -> Iterator[str]:
    """Titles, and at the right of each its cells; where that leaves titles too little, beneath each, one a line."""
    widths = [_CELL] * (len(head[1]) - 1) + [last]
    room = columns() - sum(widths)
    if room < _LEAST:
        yield from _wrapped(head[0])
        for title, cells in rows:
            yield from _wrapped(f"{title}:", 0, 2)
            yield from (f"  {name}: {cell}" for name, cell in zip(head[1], cells, strict=True) if cell)
        return
    for title, cells in (head, *rows):
        first, *rest = textwrap.wrap(title, room - 1, subsequent_indent="  ")
        yield f"{first:{room}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield from rest


def _money(amount: Decimal | None) -> str:
    return "withheld" if amount is None else number(float(amount), 2)


def _count(count: float | None) -> str:
    return "withheld" if count is None else number(count)


def _withheld_lines(found: NationalClaim) -> Iterator[str]:
    for order, basis in enumerate(found.bases, start=1):
        if basis.withheld:
            yield ""
            yield from _wrapped(
                f"Withheld in the publication, and so refused basis ({order}): {', '.join(basis.withheld)}. Their part "
                f"is never spread over other places."
            )


def _wrapped(text: str, start: int = 0, hang: int = 0) -> list[str]:
    width = columns(_WIDTH)
    return textwrap.wrap(text, width, initial_indent=" " * start, subsequent_indent=" " * hang, break_on_hyphens=False)


def as_json(found: NationalClaim) -> str:
    """The same for programs: pounds to the penny, null where a figure is withheld."""
    return json.dumps(_plain(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _plain(found: NationalClaim) -> dict[str, Any]:
    published = found.published
    return {
        "schema": "investcase/reconciliation/1",
        "model": found.model.model,
        "title": found.model.title,
        "claim": {
            "nation": found.claim.nation.value,
            "published": published.original.central,
            "published_price_base": str(published.price_base),
            "price_base_assumed_because": published.price_base_because,
            "price_base": str(found.prices),
            "amount": round(found.amount, 2),
            "amount_at_own_price": None if found.own_price is None else round(found.own_price, 2),
            "status": published.status.value,
            "source": published.source,
            "interest": found.claim.interest,
        },
        "coverage": found.claim.coverage,
        "members_only": found.claim.members_only,
        "overlap": 0,
        "nation": found.nation.value,
        "transferred": found.transferred,
        "bases": [_plain_basis(basis) for basis in found.bases],
        "no_target": NO_TARGET,
    }


def _plain_basis(basis: SharedBasis) -> dict[str, Any]:
    shares, counted = basis.shares, basis.counted
    return {
        "id": basis.id,
        "title": basis.basis.title,
        "total": basis.total.value,
        "total_period": basis.total.column.period,
        "total_source": basis.total.source.cited(),
        "counted_period": counted.column.period if counted else None,
        "counted_source": counted.source.cited() if counted else None,
        "places": [
            {"code": p.code, "name": p.name, "count": p.count, "amount": None if p.amount is None else float(p.amount)}
            for p in shares.places
        ],
        "withheld": list(basis.withheld),
        "withheld_and_rounding": float(shares.residual) if basis.complete else None,
        "sum": float(shares.summed if basis.complete else basis.given),
    }


def as_csv(found: NationalClaim) -> str:
    """One row a basis and place, then the row left over and the total; a withheld figure is an empty cell."""
    return csv_text(_csv_rows(found), line_end="\n")


def _csv_rows(found: NationalClaim) -> Iterator[Sequence[Cell]]:
    year = str(found.prices)
    yield "basis", "code", "name", "count", "amount", "price_base"
    for basis in found.bases:
        shares = basis.shares
        for place in shares.places:
            yield basis.id, place.code, place.name, place.count, place.amount, year
        if basis.complete:
            yield basis.id, None, _RESIDUAL, None, shares.residual, year
            yield basis.id, None, nation_name(found.nation), shares.total, shares.summed, year
