"""What stands across the head of the short paper: its standing in a line, and never the text of a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from investcase.appraisal.appraise import Appraisal
from investcase.reading.problems import Problem, Severity
from investcase.report.view.bands import Band, bands
from investcase.report.view.counting import counted


def short_bands(appraisal: Appraisal, problems: tuple[Problem, ...], pack: Mapping[str, str]) -> tuple[Band, ...]:
    """The bands of the pack, with what blocks a decision counted and pointed at."""
    blockers = sum(problem.severity is Severity.BLOCKER for problem in problems)
    words = f"{counted(blockers, 'thing')} must be put right first: see pack {pack['about']}."
    return tuple(replace(band, detail=words) if band.kind == "blocked" else band for band in bands(appraisal, problems))
