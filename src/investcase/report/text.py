"""The answer as plain text for a terminal: the headline and the decision first, then what page 1 rests on."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.equality.note import note_of
from investcase.report.short.decisions import decisions, shown
from investcase.report.short.facts import facts_of
from investcase.report.short.headline import headline
from investcase.report.terminal import Bullets, Part, Screen, titled
from investcase.report.view.balancing import balancing_page
from investcase.report.view.chances import chances_grid, chances_lines
from investcase.report.view.horizon import horizon_sentence
from investcase.report.view.keyed import told
from investcase.report.view.options import options_grid
from investcase.report.view.risks import risks_grid, risks_lines, tail_sentences
from investcase.report.view.standing import vintages_grid
from investcase.report.view.summary import make_summary
from investcase.report.view.switching import few_that_matter
from investcase.report.view.what_ifs import what_ifs_grid, what_ifs_lines


def summary_text(appraisal: Appraisal, screen: Screen | None = None, *, balanced: bool = False) -> str:
    """The answer; `balanced` adds the contributions between partners, where the case asks for them."""
    parts = (*_opening(appraisal), *summary_parts(appraisal, balanced=balanced))
    return titled(appraisal.case.document.title, parts, screen or Screen())


def _opening(appraisal: Appraisal) -> Iterator[Part]:
    """What page 1 of the paper begins with: how far it may be relied on, its headline, and what is asked."""
    summary = make_summary(appraisal, note_of(appraisal.case), appraisal.problems)
    yield from (f"{band.words.upper()}. {band.detail}" for band in summary.bands)
    facts = facts_of(appraisal, appraisal.preferred)
    yield headline(facts)
    if asked := shown(decisions(facts)):
        yield Bullets("You are asked to", asked)


def summary_parts(appraisal: Appraisal, *, balanced: bool = False) -> tuple[Part, ...]:
    """What follows the headline, before it is laid out, each amount as the paper has it."""
    summary = make_summary(appraisal, note_of(appraisal.case), appraisal.problems)
    parts: list[Part] = [summary.what]
    parts += [told(["What the cut saves, and what comes back:", words]) for words in summary.cuts]
    parts += [summary.budget, told(summary.budget_sentences), summary.who]
    parts += [words for words in (summary.lead_cash, summary.who_sentence) if words]
    parts += [told(["Value to society:", summary.value]), options_grid(appraisal), vintages_grid(appraisal)]
    parts.append(told(["Other horizons:", horizon_sentence(appraisal)]))
    parts.append(Bullets("How sure, and what would have to be true", summary.how_sure))
    grid = chances_grid(appraisal)
    if grid is not None:
        parts += [Bullets("Chances", chances_lines(appraisal)), grid]
    risks = risks_grid(appraisal)
    if risks is not None:
        parts += [Bullets("Risks in money", (*tail_sentences(appraisal), *risks_lines(appraisal))), risks]
    turning = few_that_matter(appraisal)
    if turning:
        parts.append(Bullets("Where the answer turns, one figure at a time", turning))
    what_ifs = what_ifs_grid(appraisal)
    if what_ifs is not None:
        parts += [Bullets("What if", what_ifs_lines(appraisal)), what_ifs]
    if summary.claims:
        parts.append(Bullets("The national claim beside the local answer", summary.claims))
    losers = (*summary.may_lose, *(words for words in (summary.not_assessed, summary.rests_on) if words))
    parts.append(Bullets("Who may lose", losers or ("Nobody is said to lose.",)))
    page = balancing_page(appraisal.result(balanced=True), appraisal.case.body_called) if balanced else None
    if page is not None:
        parts += [page.rule, Bullets("Balancing contributions", page.sentences)]
    return tuple(parts)
