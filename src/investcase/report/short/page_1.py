"""Page 1: what is asked, what it costs and returns, to whom, how sure, who may lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.equality.note import note_of
from investcase.report.short.cash import figure_1
from investcase.report.short.decisions import decisions, shown
from investcase.report.short.facts import facts_of
from investcase.report.short.fit import WHOLE, Fit
from investcase.report.short.furniture import Drawn
from investcase.report.short.headline import headline
from investcase.report.short.how_sure import HowSure, how_sure
from investcase.report.short.left_out import left_out
from investcase.report.short.may_lose import Bullet, may_lose
from investcase.report.short.others import OptionsTable, options_table
from investcase.report.short.standing import short_bands
from investcase.report.short.tiles import Tile, tiles
from investcase.report.short.voice import begun, over_years
from investcase.report.short.who import WhoTable, who_table
from investcase.report.view.bands import Band
from investcase.report.view.keyed import Said
from investcase.report.view.paper import Paper


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page 1, in the order printed: `years` and `base` say what present values on it are of."""

    body: str
    meeting: str
    title: str
    bands: tuple[Band, ...]
    headline: Said
    decisions: tuple[Said, ...]
    tiles: tuple[Tile, ...]
    chart: Drawn | None
    who: WhoTable | None
    options: OptionsTable | None
    left_out: Said | None
    how_sure: HowSure
    may_lose: tuple[Bullet, ...]
    years: str
    base: str
    tight: bool


def page_one(appraisal: Appraisal, evidence: Paper, pack: Mapping[str, str], fit: Fit = WHOLE) -> PageOne:
    """Page 1 of a case, with what has to give way where its words are many."""
    case = appraisal.case
    facts = facts_of(appraisal, appraisal.preferred)
    note = note_of(case)
    return PageOne(
        body=evidence.lead if evidence.place in evidence.lead else f"{evidence.place} · {evidence.lead}",
        meeting=begun(evidence.summary.decided_by or evidence.date),
        title=evidence.title,
        bands=short_bands(appraisal, evidence.problems, pack),
        headline=headline(facts),
        decisions=shown(decisions(facts)),
        tiles=tiles(facts),
        chart=figure_1(facts, low=fit.low),
        who=who_table(facts),
        options=options_table(facts),
        left_out=left_out(facts),
        how_sure=how_sure(facts, plain=fit.plain),
        may_lose=may_lose(note, worst=fit.worst, unknown=fit.unknown),
        years=over_years(len(case.horizon)),
        base=facts.base,
        tight=fit.small,
    )
