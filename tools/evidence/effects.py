"""Rows of effects as figures, findings without a number, and those that cannot be given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence.rows import CHECKED, Groups, IngestError, Notes, frozen_id
from evidence.writing import number

from investcase.documents.figure import Source
from investcase.documents.study import EffectMeasure
from investcase.quantities import parse_unit

KEYS = frozenset(
    {
        "source",
        "country",
        "comparator",
        "population",
        "follow_up",
        "n",
        "certainty",
        "unit",
        "is",
        "measure",
        "scale",
        "base",
        "base_because",
        "low_high",
        "locator",
        "how",
        "finding",
    }
)
MEASURES = (
    ("odds ratio", "odds_ratio", "1"),
    ("incidence rate ratio", "rate_ratio", "1"),
    ("rate ratio", "rate_ratio", "1"),
    ("risk ratio", "risk_ratio", "1"),
    ("relative risk", "risk_ratio", "1"),
    ("hazard ratio", "hazard_ratio", "1"),
    ("intensity ratio", "rate_ratio", "1"),
    ("cost ratio", "cost_ratio", "1"),
    ("GBP per GBP 1", "return_ratio", "1"),
    ("GBP", "cost", "£"),
    ("%", "relative_change", "%"),
    ("mean difference", "difference", "1"),
    ("difference", "difference", "1"),
    ("mean", "difference", "1"),
    ("count", "difference", "1"),
)
"""The first that begins the row's own words gives its measure and, unless the notes do, its unit."""

DESIGNS = (
    (r"very low|low certainty", "C"),
    (r"Quasi-experimental|Non-randomised|Retrospective|linked cohort", "C"),
    (r"Matched|Difference in differences|Synthetic control|Controlled before-after|Meta-regression", "C"),
    (r"uncontrolled|no control|self-report|audit|Modelled|Consultant|advocacy|Before-after|Selected|briefing", "D"),
    (r"Theory of change", "D"),
    (r"high$", "A"),
    (r"RCT|WHO", "B"),
    (r"review", "C"),
)
"""The first found in a study's design, or at the end of it in the certainty stated, gives its grade."""

ALL = ["england", "scotland", "wales", "northern_ireland"]
ONE = {"England": "england", "Scotland": "scotland", "Wales": "wales"}
_PEOPLE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+) (?:older adults|people|participants|residents|family carers|referred)")


def blocks(
    rows: list[Mapping[str, str]], notes: Notes, sources: Mapping[str, Source]
) -> dict[str, dict[str, list[Any]]]:
    """Every group's figures, findings and what it does not give, in the order of the table."""
    made: Groups = {}
    above: Mapping[str, str] = {}
    for written in rows:
        row = {**written, **{key: above[key] for key in ("population", "persistence") if written[key] == "as above"}}
        above = row
        row_id = row["id"].removeprefix("ef.")
        name = f"effect-{row_id.partition('.')[0]}"
        group = made.setdefault(name, {"figures": [], "findings": [], "not_shipped": []})
        entry: dict[str, Any] = {
            "id": frozen_id(row_id, "effect-"),
            "title": f"{row['intervention']}: {row['outcome']}",
        }
        if row["flag"] == "recalled":
            reason = "It was not found in any source that could be read."
            group["not_shipped"].append({**entry, "reason": reason, "where": row["url"] or None})
            continue
        added = notes.of(row_id, KEYS)
        source = sources.get(added.get("source", ""))
        if source is None or row["url"] not in (source.url, source.read_in):
            raise IngestError(f"{row_id}: {added.get('source')!r} is not a source at {row['url']}")
        if not row["estimate"]:
            group["findings"].append({**entry, **_finding(row_id, row, added, source)})
        else:
            group["figures"].append({**entry, **_figure(row, added, source)})
    return made


def _finding(row_id: str, row: Mapping[str, str], added: Mapping[str, Any], source: Source) -> dict[str, Any]:
    if "finding" not in added:
        raise IngestError(f"{row_id}: it has no number and no finding")
    graded = grade(row, added)
    return {
        "finding": added["finding"],
        "study": _study(row, added, graded),
        "source": source.id,
        "status": source.read.value,
        "grade": graded,
        "checked": CHECKED,
        "review_by": "2028-11-22",
    }


def _figure(row: Mapping[str, str], added: Mapping[str, Any], source: Source) -> dict[str, Any]:
    measure, unit = _measure(row["measure"])
    measure, unit = added.get("measure", measure), added.get("unit", unit)
    graded = grade(row, added)
    base = {"assumed": added["base"], "because": added["base_because"]} if "base" in added else None
    if unit.startswith("£") and base is None:
        base = _published(row)
    interval = row["ci_low"] and row["ci_high"] and "low_high" not in added and "portfolio" not in row["id"]
    value = _written(row["estimate"], unit, added)
    if added.get("low_high") == "range":
        value = f"{_written(row['ci_low'], unit, added)} to {_written(row['ci_high'], unit, added)}, central {value}"
    ends = f"{_written(row['ci_low'], unit, added)} to {_written(row['ci_high'], unit, added)}" if interval else None
    return {
        "unit": unit,
        "is": _kind(added.get("is"), measure, unit),
        "measure": measure,
        "values": [
            {
                "value": value,
                "interval": ends,
                "holds_for": ONE.get(added["country"], "uk"),
                "price_base": base,
                "period": f"published {row['published']}",
                "source": source.id,
                "locator": added.get("locator") or row["outcome"],
                "status": source.read.value,
                "grade": graded,
                "how": added.get("how"),
                "study": _study(row, added, graded),
                "checked": CHECKED,
                "review_by": "2028-11-22",
            }
        ],
    }


def grade(row: Mapping[str, str], added: Mapping[str, Any]) -> str:
    """The evidence grade of an effect, by the rule in `investcase.documents.grades`."""
    words = f"{row['design']}; {row['population']}"
    certainty = added.get("certainty")
    if certainty:
        words = f"{row['design']}; certainty {certainty}"
    for pattern, letter in DESIGNS:
        if re.search(pattern, words, re.IGNORECASE):
            return letter
    raise IngestError(f"{row['id']}: no grade is known for {words!r}")


def _study(row: Mapping[str, str], added: Mapping[str, Any], graded: str) -> dict[str, Any]:
    population = added.get("population") or row["population"]
    found = _PEOPLE.match(population)
    comparator = added.get("comparator") or (row["intervention"].partition(" v ")[2] or None)
    follow_up = {"n/a": "not a follow-up study", "not in excerpt": "not stated where it was read"}
    followed = added.get("follow_up") or follow_up.get(row["persistence"], row["persistence"])
    return {
        "design": row["design"],
        "population": population,
        "follow_up": followed,
        "country": added["country"],
        "comparator": comparator,
        "n": added.get("n") or (int(found[1].replace(",", "")) if found else None),
        "transfer": _transfer(added["country"], population, graded),
    }


def _transfer(country: str, population: str, graded: str) -> dict[str, Any]:
    if graded == "D":
        because = "Nothing to compare with, or chosen for its result: context, and no effect to use."
        return {"nations": [], "groups": population, "because": because}
    where = "in the UK" if country in ("UK", "mostly the UK") else f"in {country}"
    if country in ONE:
        because = f"Measured {where}; in the other nations it is transferred evidence."
    elif country == "UK":
        because = "Measured in the UK."
    else:
        because = f"Measured {where}; services, prices and people may differ here."
    return {"nations": ALL, "groups": population, "because": because}


def _measure(text: str) -> tuple[str, str]:
    for words, measure, unit in MEASURES:
        if text.startswith(words):
            return measure, unit
    return "count", "1"


def _kind(added: str | None, measure: str, unit: str) -> str | None:
    """What a plain number is: what the notes say, or what its measure first is; nothing where a unit says it."""
    if added is not None or not parse_unit(unit).is_number:
        return added
    return next(iter(EffectMeasure(measure).kinds)).value


def _published(row: Mapping[str, str]) -> dict[str, str]:
    start = int(row["published"][:4])
    because = "no price base was read; the year of publication is taken"
    return {"assumed": f"{start}-{(start + 1) % 100:02d}", "because": because}


def _written(text: str, unit: str, added: Mapping[str, Any]) -> str:
    digits = number(text)
    if added.get("scale"):
        digits = number(str(round(float(text) * int(added["scale"]))))
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    if unit == "1":
        return f"{sign}{digits}"
    if unit == "%":
        return f"{sign}{digits}%"
    if unit.startswith("£"):
        return f"{sign}£{digits}{unit[1:]}"
    return f"{sign}{digits} {unit}"
