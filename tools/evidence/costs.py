"""Rows of unit costs as figures, and those that cannot be given as entries that say why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence.rows import CHECKED, NATIONS, Groups, IngestError, Notes, frozen_id, price_base
from evidence.writing import number

from investcase.documents.figure import Source, Status
from investcase.documents.grades import lower

KEYS = frozenset(
    {
        "source",
        "how",
        "locator",
        "method",
        "gross_or_net",
        "superseded_by",
        "weak",
        "low_high",
        "base_because",
        "reason",
    }
)
UNITS = {
    "bed day (unit inferred)": "bed day",
    "bed night": "bed day",
    "episode (FCE)": "episode",
    "participant": "person",
    "patient": "person",
    "person-year": "person / year",
    "user": "person",
    "victim": "person",
    "WELLBY": "wellby",
    "QALY": "qaly",
    "week": "person / week",
    "day": "person / day",
}
# A room let by the week is not a person's week of care.
OWN_UNITS = {"gmca14.ho4_1": "week"}
BODIES = {"household": "people", "landlord": "providers", "multiple": None}
SHARE_ALIKE = "pssru"
_CODE = re.compile(r"\b([A-Z]{1,3}\d{2}\w*|EpGro04|0\d[A-Z]{4})\b")
_OLD = "2021-22"


def blocks(
    rows: list[Mapping[str, str]], notes: Notes, sources: Mapping[str, Source]
) -> dict[str, dict[str, list[Any]]]:
    """Every group's figures and what it does not give, in the order of the table."""
    made: Groups = {}
    primary = False
    for row in rows:
        row_id = row["id"].removeprefix("uc.")
        if row["note"].startswith(("PRIMARY", "SECONDARY")):
            primary = row["note"].startswith("PRIMARY")
        group = made.setdefault(row_id.partition(".")[0].replace("_", "-"), {"figures": [], "not_shipped": []})
        reason = _not_given(row_id, row, notes)
        if reason:
            where = row["url"].split(" ")[0] or None
            entry = {"id": frozen_id(row_id), "title": row["name"], "reason": reason, "where": where}
            group["not_shipped"].append(entry)
            continue
        figure = _figure(row_id, row, notes, sources)
        if figure["values"][0]["status"] == Status.READ_AT_SOURCE.value and not primary:
            raise IngestError(f"{row_id}: its note does not say that the publisher's own words were read")
        group["figures"].append(figure)
    return made


def _not_given(row_id: str, row: Mapping[str, str], notes: Notes) -> str | None:
    if row["flag"] == "recalled":
        return "It was not found in any source that could be read."
    if row_id.startswith(SHARE_ALIKE):
        return "Its licence, CC BY-NC-SA 4.0, does not let its tables be given out here: add your own copy."
    if price_base(row["price_year"]) is None:
        return str(notes.of(row_id, KEYS).get("reason") or "Its prices have no year.")
    return None


def _figure(row_id: str, row: Mapping[str, str], notes: Notes, sources: Mapping[str, Source]) -> dict[str, Any]:
    added = notes.of(row_id, KEYS)
    source_id = str(added.get("source") or notes.sources.get(row_id.partition(".")[0]))
    if source_id not in sources:
        raise IngestError(f"{row_id}: there is no source {source_id!r}")
    source = sources[source_id]
    address = row["url"].split(" ")[0]
    if (
        address.startswith("http")
        and source_id not in notes.sources.values()
        and address not in (source.url, source.read_in)
    ):
        raise IngestError(f"{row_id}: {source_id} is at {source.url}, the row at {address}")
    unit = f"£ / {OWN_UNITS.get(row_id) or UNITS.get(row['unit'], row['unit'])}"
    derived = row["flag"] == "derived"
    base = price_base(row["price_year"], added.get("base_because"))
    low_high = added.get("low_high") if row["low"] else None
    value = {
        "value": _value(row, unit, low_high),
        "interval": f"£{number(row['low'])} to £{number(row['high'])}{unit[1:]}" if low_high == "interval" else None,
        "holds_for": "",
        "price_base": base,
        "source": source_id,
        "locator": added.get("locator") or notes.locators.get(row_id) or _locator(row, source_id),
        "status": Status.DERIVED.value if derived else source.read.value,
        "inputs_status": source.read.value if derived else None,
        "grade": grade(source, source_id in notes.official, derived, base, added),
        "how": _how(row, added, low_high, derived),
        "method": added.get("method"),
        "gross_or_net": added.get("gross_or_net"),
        "checked": CHECKED,
        "review_by": "2027-04-01" if _year(base) >= "2024-25" else "2027-11-22",
    }
    return {
        "id": frozen_id(row_id),
        "title": row["name"],
        "unit": unit,
        "body": _body(row["agency"]),
        "category": row["category"],
        "superseded_by": added.get("superseded_by"),
        "values": [{**value, "holds_for": nation} for nation in NATIONS[row["nation"]]],
    }


def grade(source: Source, official: bool, derived: bool, base: Any, added: Mapping[str, Any]) -> str:
    """The evidence grade of a cost, by the rule in `investcase.documents.grades`."""
    best = "A" if official else "B"
    best = best if source.read is Status.READ_AT_SOURCE else lower(best)
    marks = (derived, _year(base) < _OLD, bool(added.get("superseded_by")), bool(added.get("weak")))
    return lower(best, sum(marks))


def _year(base: Any) -> str:
    return str(base["assumed"] if isinstance(base, dict) else base)


def _value(row: Mapping[str, str], unit: str, low_high: str | None) -> str:
    central = f"£{number(row['value_gbp'])}{unit[1:]}"
    if low_high != "range":
        return central
    return f"£{number(row['low'])} to £{number(row['high'])}, central {central}"


def _body(agency: str) -> str | None:
    names = [BODIES.get(name, name) for name in agency.split("+")]
    return " + ".join(name for name in names if name) or None


def _locator(row: Mapping[str, str], source_id: str) -> str | None:
    if source_id != "nhs-england-ncc-2024-25":
        return None
    codes = _CODE.findall(row["name"])
    return f"currency {codes[0]}" if codes else row["name"]


def _how(row: Mapping[str, str], added: Mapping[str, Any], low_high: str | None, derived: bool) -> str | None:
    parts = [str(added["how"])] if "how" in added else []
    if row["low"] and low_high is None:
        ends = [number(row[end]) for end in ("low", "high")]
        said = " ".join([*parts, str(added.get("method", "")), number(row["value_gbp"])])
        if not all(end.removesuffix(".00") in said for end in ends):
            parts.append(f"Given with it: £{ends[0]} to £{ends[1]}, which is not a range of this figure.")
    if row["unit"] == "bed night":
        parts.append("Given for each bed night.")
    if derived and not parts:
        raise IngestError(f"{row['id']}: a derived row says how it was made")
    return " ".join(parts) or None
