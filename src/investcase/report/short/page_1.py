"""Page 1: what is asked, what it costs and returns, to whom, how sure, who may lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.report.view.bands import Band
from investcase.report.view.paper import Paper


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page 1, in the order printed."""

    body: str
    meeting: str
    title: str
    bands: tuple[Band, ...]
    headline: str


def page_one(appraisal: Appraisal, evidence: Paper, pack: Mapping[str, str]) -> PageOne:
    """Page 1 of a case."""
    return PageOne(
        body=f"{evidence.place} · {evidence.lead}",
        meeting=evidence.summary.decided_by or evidence.date,
        title=evidence.title,
        bands=evidence.summary.bands,
        headline=evidence.summary.what,
    )
