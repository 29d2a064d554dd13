"""What is wrong with a table is told where it stands in the table, whatever in a case led to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cases import SMALLEST, faults
from investcase.cli.main import cli
from investcase.reading.problems import Problem, Problems
from own_library import PLACES

SHARES = """\
format: investcase/profiles/1
table: extra
title: Our own shares
holds: shares
csv: extra.csv
checked: 2026-11-22
review_by: 2027-11-22
rounding: As counted.
"""
RATES = SHARES.replace("holds: shares", "holds: rates")
INDEX = """\
format: investcase/index/1
index: extra
title: Our own prices
csv: extra.csv
source: hmt-gdp-deflators-june-2026
status: local
outturn_to: 2026-27
later_growth: 2%
"""
SHARE = "population,characteristic,group,share,year,nations,source,status\n"
RATE = "population,characteristic,group,measure,rate,basis,year,nations,source,status\n"
STAND_IN = """\
equality:
  assessed_on: 2026-11-16
  change_type: reduce
  stage: draft
  profiles:
    - {id: who, by: sex, of: carers, stand_in: our_carers}
"""
AT_KENT = SMALLEST.replace("place: {name: Elsewhere, nation: england}", "place: Kent")
OUR_INDEX = SMALLEST.replace("price_base: 2026-27", "price_base: 2026-27\ndeflator: extra")
OF_PEOPLE = SMALLEST + STAND_IN


def found(folder: Path, where: str, sidecar: str, table: bytes, case: str) -> Problem:
    library = folder / "assumptions" / where
    library.mkdir(parents=True)
    (library / "extra.yaml").write_text(sidecar, "utf-8")
    (library / "extra.csv").write_bytes(table)
    told = [p for p in faults(case, folder) if p.position is None or not p.position.file.endswith("case.yaml")]
    assert told, "nothing is told of the table"
    return told[0]


KINDS: dict[str, tuple[str, str, str, str]] = {
    "places": ("places", PLACES, "code,council,falls\n", AT_KENT),
    "shares": ("profiles", SHARES, SHARE, OF_PEOPLE),
    "rates": ("profiles", RATES, RATE, OF_PEOPLE),
    "index": ("guidance/prices", INDEX, "year,index,status\n", OUR_INDEX),
}
GOOD: dict[str, str] = {
    "places": "E10000016,Kent,120\n",
    "shares": "our_carers,sex,female,0.59,2021,england,carers-uk-key-facts,local\n",
    "rates": "our_carers,sex,female,cares,0.1,crude,2021,england,carers-uk-key-facts,local\n",
    "index": "2026-27,100,outturn\n",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("spoil", "line", "column"),
    [
        (lambda good: good.replace("\n", ",more\n", 1).encode(), 2, 0),
        (lambda good: good.replace(",", ";").encode(), 2, 0),
        (lambda good: good.encode() + b"\xa3\n", 3, 1),
        (lambda good: good.encode() + b'"open, and never closed\n', 3, 1),
    ],
    ids=["too-many", "semicolons", "cp1252", "open-quote"],
)
def test_a_row_that_cannot_be_read_is_told_in_the_table(
    kind: str, spoil: Callable[[str], bytes], line: int, column: int, tmp_path: Path
) -> None:
    where, sidecar, header, case = KINDS[kind]
    spoilt = spoil(GOOD[kind])
    problem = found(tmp_path, where, sidecar, header.encode() + spoilt, case)
    assert problem.position is not None
    assert problem.position.file == str(tmp_path / "assumptions" / where / "extra.csv")
    assert problem.position.line == line
    assert problem.position.column == (column or len(GOOD[kind]) + spoilt.count(b",more"))


@pytest.mark.parametrize(
    ("kind", "old", "new", "column"),
    [
        ("places", "120", "Kent", 16),
        ("places", "120", "n/a", 16),
        ("places", "E10000016", "", 1),
        ("shares", "0.59", "59%", 23),
        ("shares", "england", "englnd", 33),
        ("shares", "carers-uk-key-facts", "nobody", 41),
        ("shares", "local", "ours", 61),
        ("shares", "female", "", 16),
        ("rates", "0.1", "1.1", 29),
        ("index", "100", "nought", 1),
    ],
)
def test_a_cell_that_cannot_be_is_told_at_the_cell(kind: str, old: str, new: str, column: int, tmp_path: Path) -> None:
    where, sidecar, header, case = KINDS[kind]
    problem = found(tmp_path, where, sidecar, (header + GOOD[kind].replace(old, new, 1)).encode(), case)
    assert problem.position is not None
    assert problem.position.file == str(tmp_path / "assumptions" / where / "extra.csv")
    assert (problem.position.line, problem.position.column) == (2, column)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["../extra.csv", "/etc/passwd", ".", "..", "/", "a/b.csv", "a\\\\b.csv"])
def test_a_table_lies_beside_what_names_it(kind: str, name: str, tmp_path: Path) -> None:
    where, sidecar, header, case = KINDS[kind]
    elsewhere = sidecar.replace("csv: extra.csv", f'csv: "{name}"')
    problem = found(tmp_path, where, elsewhere, (header + GOOD[kind]).encode(), case)
    assert problem.code == "table-csv"
    assert problem.field == "csv"
    assert problem.position is not None
    assert problem.position.file.endswith("extra.yaml")


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_is_not_there_is_told_where_it_is_named(kind: str, tmp_path: Path) -> None:
    where, sidecar, header, case = KINDS[kind]
    gone = sidecar.replace("csv: extra.csv", "csv: gone.csv")
    problem = found(tmp_path, where, gone, (header + GOOD[kind]).encode(), case)
    assert (problem.code, problem.field, problem.expected) == ("no-table", "csv", "a file gone.csv beside extra.yaml")


def test_a_schedule_that_is_wrong_is_told_where_it_stands(tmp_path: Path) -> None:
    library = tmp_path / "assumptions" / "guidance" / "discount"
    library.mkdir(parents=True)
    (library / "ours.yaml").write_text("format: investcase/discount/1\nschedule: ours\n", "utf-8")
    told = faults(SMALLEST.replace("discount: {flat: 3.5%}", "discount: ours"), tmp_path)
    assert {problem.position.file for problem in told if problem.position} == {str(library / "ours.yaml")}


@pytest.mark.parametrize(
    "args",
    [
        ("show", "Kent"),
        ("list", "places"),
        ("reconcile", "ccn-home-care-hours", "--place", "Kent"),
        ("new", "a", "--place", "Kent", "--model", "ccn-home-care-hours"),
        ("check", "case.yaml"),
        ("run", "case.yaml"),
    ],
    ids=lambda args: args[0],
)
def test_every_command_that_reads_a_table_says_what_is_wrong_with_it(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, sidecar, header, _ = KINDS["places"]
    library = tmp_path / "ours" / where
    library.mkdir(parents=True)
    (library / "extra.yaml").write_text(sidecar, "utf-8")
    (library / "extra.csv").write_text(header + GOOD["places"] + "E10000032,West Sussex,1,2\n", "utf-8")
    (tmp_path / "case.yaml").write_text(AT_KENT, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Problems) as raised:
        cli.main([*args, "--library", "ours"], standalone_mode=False)
    assert f"{Path('ours') / where / 'extra.csv'}:3:25: error[ragged-row]" in str(raised.value)
    assert not (tmp_path / "a").exists()
