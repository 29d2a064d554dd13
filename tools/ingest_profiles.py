"""Make the tables of assumptions/profiles/ from prepared tables of people's characteristics.

    python tools/ingest_profiles.py SOURCE_DIR [--to assumptions/profiles]

SOURCE_DIR holds `equality_profiles.csv` (shares) and `equality_rates.csv` (rates). Each row's source is found by its
address among the shipped sources; a row from memory is left out, and the sidecar beside each table says so. The
sidecars are written by hand.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from evidence.rows import IngestError

from investcase.catalogue.library import shipped_library
from investcase.documents.figure import Source

COUNTS = {"equality_profiles.csv": (61, 8), "equality_rates.csv": (35, 1)}
KNOWN = {
    "equality_profiles.csv": {"population": "unpaid_carers", "characteristic": "disability", "share": "0.275"},
    "equality_rates.csv": {"group": "most_deprived_quintile", "measure": "provides_unpaid_care", "value": "10.1"},
}
BASES = {
    "percent_age_standardised": "age-standardised",
    "percent": "crude",
    "percent_approx": "approximate",
    "percent_approx (1 in 25)": "approximate",
    "percent (standardisation not stated in the part read)": "standardisation not stated",
}
NATIONS = {"England and Wales": "england+wales"}


def read_table(folder: Path, name: str) -> list[Mapping[str, str]]:
    """The rows that may be shipped.

    Raises:
        IngestError: rows are missing, or a known one is not as published.
    """
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        rows: list[Mapping[str, str]] = list(csv.DictReader(stream))
    kept = [row for row in rows if row["flag"] != "recalled"]
    if (len(kept), len(rows) - len(kept)) != COUNTS[name]:
        raise IngestError(f"{name}: {len(kept)} rows and {len(rows) - len(kept)} from memory, not {COUNTS[name]}")
    if not any(all(row[key] == cell for key, cell in KNOWN[name].items()) for row in kept):
        raise IngestError(f"{name}: a known row is not there: {KNOWN[name]}")
    return kept


def source_of(row: Mapping[str, str], sources: list[Source]) -> Source:
    """The source at a row's address: the longest shipped address that begins it, and that says how it was read."""
    address = row["url"].split(" ")[0]
    second = "secondary" in row["flag"]
    found = [
        source
        for source in sources
        if source.url and address.startswith(source.url) and (source.reported_by is not None or not second)
    ]
    if not found:
        raise IngestError(f"there is no source at {address}")
    return max(found, key=lambda source: len(source.url or ""))


def status_of(row: Mapping[str, str], source: Source) -> str:
    """Derived where it was worked out; else as far as its source was read."""
    return "derived" if row["flag"].startswith("computed") else source.read.value


def made(folder: Path) -> dict[str, str]:
    """The text of both tables.

    Raises:
        IngestError: a table fails its checks.
    """
    sources = list(shipped_library().all_sources())
    shares, rates = [], []
    for row in read_table(folder, "equality_profiles.csv"):
        source = source_of(row, sources)
        said = [row["population"], row["characteristic"], row["group"], row["share"], row["year"], _nations(row)]
        shares.append([*said, source.id, status_of(row, source)])
    for row in read_table(folder, "equality_rates.csv"):
        source = source_of(row, sources)
        said = [row["population"], row["characteristic"], row["group"], row["measure"]]
        said += [f"{Decimal(row['value']) / 100}", BASES[row["unit"]], row["year"], _nations(row)]
        rates.append([*said, source.id, status_of(row, source)])
    head = ["population", "characteristic", "group"]
    tail = ["year", "nations", "source", "status"]
    return {
        "population-shares.csv": _csv([[*head, "share", *tail], *shares]),
        "population-rates.csv": _csv([[*head, "measure", "rate", "basis", *tail], *rates]),
    }


def _nations(row: Mapping[str, str]) -> str:
    return NATIONS.get(row["nation"]) or row["nation"].casefold().replace(" ", "_")


def _csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when both tables are written, 1 with a line on standard error when not."""
    parser = argparse.ArgumentParser(description="Make the tables of assumptions/profiles/ from prepared tables.")
    parser.add_argument("source", type=Path, metavar="SOURCE_DIR")
    parser.add_argument("--to", type=Path, default=Path(__file__).resolve().parent.parent / "assumptions" / "profiles")
    options = parser.parse_args(arguments)
    try:
        texts = made(options.source)
        for name, text in texts.items():
            (options.to / name).write_text(text, "utf-8")
    except (IngestError, OSError, UnicodeDecodeError, ValueError, KeyError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{options.to / name}\n" for name in texts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
