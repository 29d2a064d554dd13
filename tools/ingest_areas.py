"""Make the CSV tables of assumptions/places/ from a folder of prepared area data.

    python tools/ingest_areas.py SOURCE_DIR [--to assumptions/places]

SOURCE_DIR holds the eleven prepared files named in `TABLES`: a few lines of provenance beginning with '#', then one row
per area. The provenance lines are left out, because the sidecar beside each table (`<table>.yaml`) says the same things
column by column; every other byte is kept, so that a blank stays a blank. Before anything is written each table is
checked for its number of rows, for one row per code, and for a row whose figures are known from the publication. When a
newer edition comes, change the counts and known rows here, the totals and periods in the sidecars, and run it again.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Table:
    """One table: the prepared file, its rows, and cells that must be there, by code and heading."""

    name: str
    source: str
    rows: int
    code: str
    known: dict[str, str]


TABLES = (
    Table(
        "england-councils",
        "england_cassr.csv",
        153,
        "E10000016",
        {"name": "Kent", "pop_65_plus": "335964", "ccn_member_2024": "yes"},
    ),
    Table(
        "england-activity",
        "england_asc_activity.csv",
        153,
        "E10000016",
        {"admissions_65_plus_2024_25": "1729", "lts_clients_65_plus_at_home_2024_25": "8475"},
    ),
    Table(
        "england-finance",
        "england_asc_finance.csv",
        153,
        "E06000001",
        {"name": "Hartlepool", "asc_net_exp_thousands_2024_25": "46839"},
    ),
    Table(
        "england-contributions",
        "england_asc_contributions.csv",
        158,
        "E10000016",
        {"name": "Kent", "care_homes_contributions_pct_2016_17": "37.6", "community_contributions_pct_2016_17": "26.4"},
    ),
    Table(
        "scotland-councils",
        "scotland_councils.csv",
        32,
        "S12000047",
        {"name": "Fife", "integration_authority_code": "S37000032"},
    ),
    Table(
        "scotland-integration-authorities",
        "scotland_integration_authorities.csv",
        31,
        "S37000005",
        {"integration_authority": "Clackmannanshire and Stirling", "council_codes": "S12000005 + S12000030"},
    ),
    Table("scotland-boards", "scotland_nhs_boards.csv", 14, "S08000015", {"name": "Ayrshire and Arran"}),
    Table(
        "scotland-care",
        "scotland_asc_finance_activity.csv",
        32,
        "S12000049",
        {"home_care_65_plus_hours_per_year": "2062578.0", "delayed_discharge_bed_days_18_plus_2024_25": "83528"},
    ),
    Table("wales-councils", "wales_local_authorities.csv", 22, "W06000023", {"name": "Powys", "pop_65_plus": "38971"}),
    Table(
        "northern-ireland-districts",
        "northern_ireland_districts.csv",
        11,
        "N09000003",
        {"name": "Belfast", "pop_total": "352390", "pop_18_64": ""},
    ),
    Table(
        "northern-ireland-trusts",
        "northern_ireland_hsc_trusts.csv",
        5,
        "BHSCT",
        {"name": "Belfast", "pop_65_plus": "55840"},
    ),
)


class IngestError(Exception):
    """A prepared table is not what it should be; nothing was written."""


def without_provenance(raw: bytes) -> bytes:
    """The table alone: every line but those that begin with '#', byte for byte."""
    return b"".join(line for line in raw.splitlines(keepends=True) if not line.startswith(b"#"))


def check(table: Table, raw: bytes) -> None:
    """Refuse a table with missing, repeated or unexpected rows.

    Raises:
        IngestError: saying which table, and what was expected.
    """
    header, *rows = list(csv.reader(raw.decode("utf-8").splitlines()))
    if any(len(row) != len(header) for row in rows):
        raise IngestError(f"{table.source}: a row is longer or shorter than the heading")
    if len(rows) != table.rows:
        raise IngestError(f"{table.source}: {len(rows)} rows, not {table.rows}")
    by_code = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    if len(by_code) != len(rows):
        raise IngestError(f"{table.source}: a code has two rows")
    found = by_code.get(table.code, {})
    for heading, cell in table.known.items():
        if found.get(heading) != cell:
            raise IngestError(f"{table.source}: {table.code} {heading} is {found.get(heading)!r}, not {cell!r}")


def ingest(source: Path, to: Path) -> list[Path]:
    """Check every table, then write them all; returns the files written.

    Raises:
        IngestError: a table fails its checks. Nothing is written then.
        OSError: a file is missing or cannot be written.
    """
    ready = {table: without_provenance((source / table.source).read_bytes()) for table in TABLES}
    for table, raw in ready.items():
        check(table, raw)
    written = []
    for table, raw in ready.items():
        path = to / f"{table.name}.csv"
        path.write_bytes(raw)
        written.append(path)
    return written


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when every table is written, 1 with a line on standard error when not."""
    parser = argparse.ArgumentParser(description="Make the tables of assumptions/places/ from prepared area data.")
    parser.add_argument("source", type=Path, metavar="SOURCE_DIR")
    parser.add_argument("--to", type=Path, default=Path(__file__).resolve().parent.parent / "assumptions" / "places")
    options = parser.parse_args(arguments)
    try:
        written = ingest(options.source, options.to)
    except (IngestError, OSError, UnicodeDecodeError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{path}\n" for path in written)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
