"""What both tables of evidence share: ids, years, and the sources that stand behind the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CHECKED = "2026-11-22"
NATIONS = {
    "England": ("england",),
    "Scotland": ("scotland",),
    "Wales": ("wales",),
    "England and Wales": ("england", "wales"),
    "UK": ("uk",),
}
Groups = dict[str, dict[str, list[Any]]]
"""The blocks of each file of figures, by the name of its group."""

_FINANCIAL = re.compile(r"(\d{4})/(\d{2})")


class IngestError(Exception):
    """A prepared table, or what is said of it, is not what it should be; nothing was written."""


@dataclass(frozen=True)
class Notes:
    """What is added by hand to the rows of one table."""

    rows: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, str]
    official: frozenset[str]
    locators: Mapping[str, str]

    def of(self, row_id: str, allowed: frozenset[str]) -> Mapping[str, Any]:
        """What is added to one row.

        Raises:
            IngestError: a key that the table does not know.
        """
        found = self.rows.get(row_id, {})
        unknown = set(found) - allowed
        if unknown:
            raise IngestError(f"{row_id}: {', '.join(sorted(map(str, unknown)))} means nothing here")
        return found


def read_notes(path: Path) -> Notes:
    """The hand-written notes of one table."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    return Notes(raw["rows"], raw.get("sources", {}), frozenset(raw.get("official", ())), raw.get("locators", {}))


def frozen_id(row_id: str, prefix: str = "") -> str:
    """The figure's id, for good: `ncc.ae_vb11z` is `ncc.ae-vb11z`."""
    group, _, name = row_id.replace("_", "-").partition(".")
    return f"{prefix}{group}.{name.replace('.', '-')}"


def price_base(text: str, because: str | None = None) -> str | dict[str, str] | None:
    """A year of prices as the library writes it: assumed, with the reason, where not plain. Undated: None."""
    years = ["-".join(found) for found in _FINANCIAL.findall(text)]
    if not years and re.fullmatch(r"\d{4}", text):
        start = int(text)
        years = [f"{start}-{(start + 1) % 100:02d}"]
        because = because or f"the source gives the calendar year {text}; the financial year that began in it is taken"
    if not years:
        return None
    if len(years) == 2:
        because = because or f"the source gives {years[0]} to {years[1]}; the later year is taken"
    elif "to be confirmed" in text:
        because = because or "the source's year of prices is to be confirmed"
    elif "inferred" in text:
        because = because or "the year is inferred from the date of publication"
    return {"assumed": years[-1], "because": because} if because else years[-1]
