"""The flows that other programs read add up to the answer, and CSV and Parquet say the same."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import Any

import numpy as np
import pyarrow.parquet as parquet
import pytest

import investcase
from cases import SMALLEST, solved
from investcase.appraisal.appraise import Appraisal
from investcase.flows.draws import BLOCK, FIRST
from investcase.report.flows import flows_csv, flows_parquet

RANGED = SMALLEST.replace("amount: {2026-27: £60000", 'amount: {2026-27: "£40k to £90k, central £60k"', 1)


@pytest.fixture(scope="module")
def case() -> Appraisal:
    return solved(RANGED)


@pytest.fixture(scope="module")
def rows(case: Appraisal) -> list[dict[str, str]]:
    return read(case)


@pytest.fixture(scope="module")
def table(case: Appraisal) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(io.BytesIO(flows_parquet(case))).to_pylist()
    return found


def read(appraisal: Appraisal) -> list[dict[str, str]]:
    text = flows_csv(appraisal).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), strict=True))


def test_the_central_rows_add_up_to_each_option_in_each_year(case: Appraisal, rows: list[dict[str, str]]) -> None:
    years = [str(year) for year in case.case.horizon]
    for option in case.options:
        net = option.cash.net()[0]
        for year, amount in zip(years, net, strict=True):
            own = [row for row in rows if (row["option"], row["world"], row["year"]) == (option.id, "central", year)]
            assert sum(float(row["net"]) for row in own) == pytest.approx(amount, abs=0.01 * (len(own) + 1))
            cash = sum(float(row["net_in_cash"]) for row in own if row["net_in_cash"])
            budgets = sum(case.budget(option, body).net_of_loans[years.index(year)] for body in option.bodies)
            assert cash == pytest.approx(budgets, abs=0.01 * (len(own) + 1))


def test_they_are_the_rows_of_the_table_in_python(case: Appraisal, rows: list[dict[str, str]]) -> None:
    kept = case.to_pandas()
    assert len(rows) == len(kept)
    for row, other in zip(rows, kept.to_dict("records"), strict=True):
        assert [row[name] for name in ("option", "line", "body", "kind", "world", "year")] == [
            other[name] for name in ("option", "line", "body", "kind", "world", "year")
        ]
        assert float(row["net"]) == pytest.approx(other["net"], abs=0.005 + 1e-9)


def test_parquet_holds_the_same_and_a_thousand_draws(
    case: Appraisal, rows: list[dict[str, str]], table: list[dict[str, Any]]
) -> None:
    named = [row for row in table if row["draw"] is None]
    assert len(named) == len(rows)
    for row, other in zip(rows, named, strict=True):
        for name, cell in row.items():
            held = other[name]
            if name in ("net", "net_in_cash"):
                assert cell == "" if held is None else float(cell) == pytest.approx(held, abs=0.005 + 1e-9)
            else:
                assert cell == {None: "", True: "yes", False: "no"}.get(held, held)
    drawn: dict[int, float] = defaultdict(float)
    factors = dict(zip([str(year) for year in case.case.horizon], case.factors, strict=True))
    for row in table:
        if row["draw"] is not None and row["option"] == case.preferred.id:
            assert row["world"] is None
            drawn[row["draw"]] += row["net"] * factors[row["year"]]
    assert sorted(drawn) == list(range(1, BLOCK + 1))
    told = case.chances
    assert told is not None
    assert np.allclose([drawn[each] for each in sorted(drawn)], told.of(case.preferred.id).draws[:BLOCK])
    assert FIRST == 2  # the two worlds before the draws are no draws


def test_every_column_says_what_it_is_and_the_bytes_are_the_same_again(case: Appraisal) -> None:
    content = flows_parquet(case)
    schema = parquet.read_schema(io.BytesIO(content))
    for field in schema:
        assert len(field.metadata[b"description"]) > 5
    assert flows_parquet(solved(RANGED)) == content


def test_where_nothing_has_a_range_there_are_no_draws_and_where_there_is_no_line_no_rows() -> None:
    bare = solved(SMALLEST)
    held = parquet.read_table(io.BytesIO(flows_parquet(bare)))
    assert held.num_rows == len(read(bare))
    assert held["draw"].null_count == held.num_rows


def test_a_title_is_no_formula() -> None:
    titled = SMALLEST.replace("title: Grants, body", 'title: "＝HYPERLINK(1)", body')
    assert titled != SMALLEST
    assert {row["title"] for row in read(solved(titled))} >= {"'＝HYPERLINK(1)"}


def test_it_is_written_beside_the_savings_plan(tmp_path: Any) -> None:
    path = investcase.render(solved(SMALLEST), tmp_path / "x.parquet")[0]
    assert parquet.read_table(path).num_rows
