"""The flows behind the answer for other programs: as CSV in every world that has a name, as Parquet in draws too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.flow_table import AMOUNTS, LABELS, LineRows, drawn_rows, named_rows
from investcase.files.spreadsheet import Cell, csv_text
from investcase.numbers.rounding import decimals
from investcase.reading.extras import needed

_WORLD = {
    "world": "central, a figure's end (figure:low), or cautious or favourable, the option's own; nothing in a draw"
}
_DRAW = {"draw": "the draw, counted from 1, in which every figure that has a range falls where it may"}
_YEAR = {"year": "the year", "price_base": "the year in whose prices net is"}
_PENCE = 2


def flows_csv(appraisal: Appraisal) -> bytes:
    """The named worlds as UTF-8 CSV that opens cleanly in a spreadsheet, pounds to the penny."""
    return b"\xef\xbb\xbf" + csv_text(_rows(appraisal)).encode("utf-8")


def flows_parquet(appraisal: Appraisal) -> bytes:
    """The named worlds and, where any figure has a range, a thousand draws, as Parquet; each column says what it is.

    Raises:
        MissingPackageError: pyarrow is not installed.
        Problems: a model cannot be worked out on values that lie within their ranges.
    """
    arrow = needed("pyarrow", "Flows as Parquet")
    years = [str(year) for year in appraisal.case.horizon]
    every = [*named_rows(appraisal), *drawn_rows(appraisal)]
    counts = [rows.net.size for rows in every]
    columns: dict[str, Any] = {name: _repeated(arrow, [rows.labels[name] for rows in every], counts) for name in LABELS}
    columns["world"] = _concatenated(arrow, [_worlds(arrow, rows, len(years)) for rows in every], arrow.string())
    columns["draw"] = _concatenated(arrow, [_draws(arrow, rows, len(years)) for rows in every], arrow.int32())
    columns["year"] = _repeated(arrow, years * sum(len(rows.net) for rows in every), None)
    columns["price_base"] = _repeated(arrow, [str(appraisal.case.document.price_base)], [sum(counts)])
    for name in AMOUNTS:
        columns[name] = _concatenated(
            arrow, [_amounts(arrow, getattr(rows, name), rows) for rows in every], arrow.float64()
        )
    told = {**LABELS, **_WORLD, **_DRAW, **_YEAR, **AMOUNTS}
    fields = [arrow.field(name, column.type, metadata={"description": told[name]}) for name, column in columns.items()]
    table = arrow.table(list(columns.values()), schema=arrow.schema(fields))
    out = BytesIO()
    needed("pyarrow.parquet", "Flows as Parquet").write_table(table, out, compression="zstd")
    return out.getvalue()


def _rows(appraisal: Appraisal) -> Iterator[Sequence[Cell]]:
    base = str(appraisal.case.document.price_base)
    years = [str(year) for year in appraisal.case.horizon]
    yield [*LABELS, *_WORLD, *_YEAR, *AMOUNTS]
    for rows in named_rows(appraisal):
        labels = [_cell(rows.labels[name]) for name in LABELS]
        for at, world in enumerate(rows.worlds):
            for place, year in enumerate(years):
                cash = None if rows.net_in_cash is None else decimals(rows.net_in_cash[at, place], _PENCE)
                yield [*labels, world, year, base, decimals(rows.net[at, place], _PENCE), cash]


def _cell(label: str | bool | None) -> Cell:
    return label if not isinstance(label, bool) else "yes" if label else "no"


def _repeated(arrow: Any, values: Sequence[str | bool | None], counts: Sequence[int] | None) -> Any:
    """A column of few values, each of them so many times over; once where nothing is said."""
    if values and isinstance(values[0], bool):
        return arrow.array(np.repeat(np.array(values, dtype=bool), counts or 1))
    known = list(dict.fromkeys(value for value in values if value is not None))
    at: dict[str | bool | None, int] = {value: place for place, value in enumerate(known)}
    places = np.array([at.get(value, -1) for value in values], dtype=np.int32)
    places = np.repeat(places, counts) if counts is not None else places
    indices = arrow.array(places, mask=places < 0)
    return arrow.DictionaryArray.from_arrays(indices, arrow.array(known, arrow.string()))


def _worlds(arrow: Any, rows: LineRows, years: int) -> Any:
    if not rows.worlds:
        return arrow.nulls(rows.net.size, arrow.string())
    return arrow.array(np.repeat(np.array(rows.worlds, dtype=object), years), arrow.string())


def _draws(arrow: Any, rows: LineRows, years: int) -> Any:
    if rows.worlds:
        return arrow.nulls(rows.net.size, arrow.int32())
    return arrow.array(np.repeat(np.arange(1, len(rows.net) + 1, dtype=np.int32), years))


def _amounts(arrow: Any, amounts: Any, rows: LineRows) -> Any:
    return arrow.nulls(rows.net.size, arrow.float64()) if amounts is None else arrow.array(np.ravel(amounts))


def _concatenated(arrow: Any, pieces: Sequence[Any], kind: Any) -> Any:
    return arrow.concat_arrays(pieces) if pieces else arrow.array([], kind)
