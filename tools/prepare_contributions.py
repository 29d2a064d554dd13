"""Make the prepared table of what people pay towards their care from a long list of published shares.

    python tools/prepare_contributions.py LIST.csv PREPARED.csv

LIST.csv has a row for each council and setting, with `id` (`contrib.<code>.1617.carehomes65` or `.community65`),
`title` (ending in the council's name), `value` (a percentage) and `note` (gross and contributions in £m). PREPARED.csv
is what `ingest_areas.py` then checks and copies. A council whose area is the same under a newer code is put under that
code. Councils that put all their contributions on one line, or whose split cannot be right, keep their amounts and lose
their shares, with the reason; areas whose council of that year was divided or joined to another have neither.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from pathlib import Path

SETTINGS = {"carehomes65": "care_homes", "community65": "community"}
HEADINGS = (
    "gss_code",
    "name",
    "published_code",
    "care_homes_gross_gbp_m_2016_17",
    "care_homes_contributions_gbp_m_2016_17",
    "care_homes_contributions_pct_2016_17",
    "community_gross_gbp_m_2016_17",
    "community_contributions_gbp_m_2016_17",
    "community_contributions_pct_2016_17",
    "why_no_share",
)
SAME_AREA = {"E10000002": "E06000060", "E10000023": "E06000065", "E10000027": "E06000066"}
"""Counties that became one unitary council each: Buckinghamshire 2020, North Yorkshire and Somerset 2023."""
MISPOSTED = {
    "E06000057": "all its contributions stand on the line for care outside care homes",
    "E08000022": "all its contributions stand on the line for care outside care homes",
    "E06000006": "its share in care homes, 70.9%, is far beyond any other council's",
}
CHANGED = {
    "E06000058": ("Bournemouth, Christchurch and Poole", "2019", ("E06000028", "E06000029")),
    "E06000059": ("Dorset", "2019", ("E10000009",)),
    "E06000061": ("North Northamptonshire", "2021", ("E10000021",)),
    "E06000062": ("West Northamptonshire", "2021", ("E10000021",)),
    "E06000063": ("Cumberland", "2023", ("E10000006",)),
    "E06000064": ("Westmorland and Furness", "2023", ("E10000006",)),
}
ABSENT = {"E06000053": ("Isles of Scilly", "The file has no row for it.")}
_ID = re.compile(r"contrib\.(E(?:06|07|08|09|10)\d{6})\.1617\.(carehomes65|community65)")
_NOTE = re.compile(r"gross GBP ([\d,]+(?:\.\d+)?)m, contributions GBP (-?[\d,]+(?:\.\d+)?)m")

Row = dict[str, str]


class PrepareError(Exception):
    """The list is not what it should be; nothing was written."""


def prepared(rows: list[Row]) -> list[Row]:
    """The table, a row for each council, by code.

    Raises:
        PrepareError: a row cannot be read, comes twice or lacks its other setting.
    """
    councils: dict[str, Row] = {}
    for row in rows:
        found = _ID.fullmatch(row["id"])
        if found is None:
            continue
        code, setting = found[1], SETTINGS[found[2]]
        amounts = _NOTE.match(row["note"])
        if amounts is None:
            raise PrepareError(f"{row['id']}: no amounts in {row['note']!r}")
        council = councils.setdefault(
            code, {"name": row["title"].rpartition(f"{found[2]}, ")[2], "published_code": code}
        )
        if f"{setting}_gross_gbp_m_2016_17" in council:
            raise PrepareError(f"{row['id']}: this council has the setting twice")
        council[f"{setting}_gross_gbp_m_2016_17"] = amounts[1].replace(",", "")
        council[f"{setting}_contributions_gbp_m_2016_17"] = amounts[2].replace(",", "")
        council[f"{setting}_contributions_pct_2016_17"] = row["value"]
    for code, council in councils.items():
        if not all(f"{setting}_contributions_pct_2016_17" in council for setting in SETTINGS.values()):
            raise PrepareError(f"{code}: one setting is missing")
    told = {code: _why_changed(year, before, councils) for code, (_, year, before) in CHANGED.items()}
    for code, why in MISPOSTED.items():
        council = councils[code]
        council["why_no_share"] = f"The split between care homes and the rest cannot be right for it: {why}."
        for setting in SETTINGS.values():
            council[f"{setting}_contributions_pct_2016_17"] = ""
    table = {SAME_AREA.get(code, code): council for code, council in councils.items()}
    table |= {code: {"name": name, "why_no_share": told[code]} for code, (name, _, _) in CHANGED.items()}
    table |= {code: {"name": name, "why_no_share": why} for code, (name, why) in ABSENT.items()}
    return [{**dict.fromkeys(HEADINGS, ""), **table[code], "gss_code": code} for code in sorted(table)]


def _why_changed(year: str, before: tuple[str, ...], councils: dict[str, Row]) -> str:
    published = "; ".join(
        f"{councils[code]['name']} had {councils[code]['care_homes_contributions_pct_2016_17']}% in care homes and "
        f"{councils[code]['community_contributions_pct_2016_17']}% in the community"
        for code in before
    )
    return f"The council is of {year}, and its area is no council's of 2016-17. {published}."


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 when the table is written, 1 with a line on standard error when not."""
    parser = argparse.ArgumentParser(description="Make the prepared table of contributions from a list of shares.")
    parser.add_argument("list", type=Path)
    parser.add_argument("prepared", type=Path)
    options = parser.parse_args(arguments)
    try:
        with options.list.open(encoding="utf-8", newline="") as stream:
            table = prepared(list(csv.DictReader(stream)))
        with options.prepared.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, HEADINGS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)
    except (PrepareError, OSError, KeyError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{options.prepared}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
