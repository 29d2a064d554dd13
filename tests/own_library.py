"""A council's own library, as tests lay it down: a table of places, a figure, and the source of both."""

from __future__ import annotations

from pathlib import Path

PLACES = """\
format: investcase/places/1
table: extra
title: Our own counts
nation: england
kind: council
csv: extra.csv
key: code
name: council
columns:
  - name: falls_admissions
    column: falls
    title: Admissions after a fall
    unit: admissions / year
    adds: yes
    period: 2025-26
    source: ons-mid-2024-population
    status: local
"""
"""A sidecar of places/extra.csv, whose headings are code, council and falls."""

SOURCES = """\
format: investcase/sources/1
sources:
  - {id: ours, title: Ours, publisher: Us, date: 2026, read: read_at_source}
"""
FIGURES = """\
format: investcase/figures/1
figures:
  - id: home-care.hourly-rate
    title: Ours
    unit: £ / hour
    values:
      - {value: £30 / hour, holds_for: england, price_base: 2026-27, status: local, source: ours, how: Asked.}
"""


def lay(folder: Path, files: dict[str, str]) -> Path:
    """A folder with files in it, by their names inside it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
