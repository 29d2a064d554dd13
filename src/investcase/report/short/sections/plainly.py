"""Small pieces of sentence that the sections share."""

from __future__ import annotations

import datetime as dt

from investcase.report.charts.chart import Chart
from investcase.report.short.furniture import Drawn, Numbering
from investcase.report.short.telling import Telling

# The band at the head of page 1 says once that these are made up.
_SAID_ONCE = (" (illustrative)", " (worked example)")


def unmarked(words: str) -> str:
    """An author's name for somebody or something without the mark that the head of page 1 says for all."""
    for mark in _SAID_ONCE:
        words = words.replace(mark, "")
    return words


def short_date(date: dt.date) -> str:
    """A date in a table: `18 Dec 2026`."""
    return f"{date.day} {date:%b %Y}"


def in_pack(telling: Telling, part: str) -> str:
    """Where a part of the evidence pack is: `pack E`; the pack alone where a case has no such part."""
    letter = telling.pack.get(part)
    return f"pack {letter}" if letter else "the pack"


def figure(numbering: Numbering, chart: Chart, subtitle: str, source: str = "") -> Drawn:
    """A chart with the next figure's number."""
    return Drawn(numbering.figure(), chart.title, subtitle, chart.svg, chart.table, source)
