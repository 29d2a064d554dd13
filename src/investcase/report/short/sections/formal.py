"""Decisions, risks, comments and next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.documents.committee import Committee, Risk
from investcase.equality.note import EqualityNote, note_of
from investcase.report.short.decisions import decisions
from investcase.report.short.facts import Facts, facts_of
from investcase.report.short.furniture import Boxed, Column, Numbering, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.action_money import PAID_FOR, action_money
from investcase.report.short.sections.plainly import in_pack, short_date, unmarked
from investcase.report.short.telling import Telling
from investcase.report.short.value import Rounding, Sign
from investcase.report.short.voice import begun, sentence, spelled, starts, the
from investcase.report.view.committee import likelihood_words, what_was_said, when_asked
from investcase.report.view.counting import counted
from investcase.report.view.keyed import say
from investcase.report.view.people_words import date_words
from investcase.report.view.tables import Row
from investcase.report.words import lowered

_MOST_RISKS, _MOST_STEPS, _SAID_ABOVE = 4, 8, 2
_LEVEL = {"low": 0, "medium": 1, "high": 2}


def section(telling: Telling) -> Section | None:
    """The section: every paper has a decision to take."""
    facts = facts_of(telling.appraisal, telling.appraisal.preferred)
    case = telling.appraisal.case
    said = case.document.committee or Committee()
    note = note_of(case)
    # What is passed must hold what page 1 asks for: an author's own wording may leave a sum or a day out.
    parts: list[Part] = [
        Boxed("What page 1 asks you to decide", decisions(facts), "ask"),
        Boxed("Resolutions, in the author’s words", _resolutions(telling, said), "ask"),
    ]
    numbering = telling.numbering
    matters = " ".join(f"{lead}: {words}" for lead, words in _matters(said))
    if matters:
        parts.append(numbering.paragraph(f"{matters} In full: {in_pack(telling, 'committee')}."))
    parts += _risks(telling, numbering, said)
    parts += _steps(numbering, _dated(telling, facts, note))
    parts += [Boxed(title, (words,), "blank") for title, words in telling.evidence.officers]
    if said.consultation:
        asked = " ".join(
            f"{entry.who} ({when_asked(entry)}). {sentence(what_was_said(entry))}" for entry in said.consultation
        )
        parts.append(numbering.paragraph(asked, "Asked."))
    if said.background_papers:
        named = "; ".join(paper.title.rstrip(".") for paper in said.background_papers)
        parts.append(numbering.paragraph(f"{named}.", "Background papers."))
    parts.append(Boxed("", (_where_the_rest_is(telling),), "key"))
    return made(numbering, "Decisions, risks and next steps", _says(telling, facts), parts)


def _says(telling: Telling, facts: Facts) -> str:
    decision = telling.appraisal.case.document.decision
    first = next((value.year for value in facts.by_year if not value.is_nil and value.year is not None), None)
    asked = f"The decision is asked for on {date_words(decision.date)}." if decision and decision.date else ""
    if first is None:
        return " ".join(filter(None, (asked, f"No cash of {the(facts.lead)} moves.")))
    moves = "Money goes out" if facts.out_of_pocket else "The budget changes"
    from_when = f"{moves} from {starts(first)}."
    if not facts.out_of_pocket or facts.worst is None:
        return " ".join(filter(None, (asked, from_when)))
    return say(
        "{asked}{moves} By the end of {year} {lead} is {deepest} out of pocket, the most it ever is.",
        asked=f"{asked} " if asked else "",
        moves=from_when,
        year=facts.worst,
        lead=the(facts.lead),
        deepest=facts.deepest.said(Rounding.BRIEF, Sign.NONE),
    )


def _resolutions(telling: Telling, said: Committee) -> tuple[str, ...]:
    decision = telling.appraisal.case.document.decision
    if said.resolutions:
        return said.resolutions
    return (decision.resolution,) if decision else ("The author has not written a resolution.",)


def _matters(said: Committee) -> Iterator[tuple[str, str]]:
    if said.key_decision is not None:
        yield "Key decision", "yes." if said.key_decision.key else "no."
    if said.directions:
        yield counted(len(said.directions), "draft direction").capitalize(), "in the evidence pack."
    for lead, words in (
        ("Delegation", said.delegation),
        ("Procurement", said.procurement),
        ("Workforce", said.workforce_implications),
    ):
        if words:
            yield lead, lowered(sentence(words))


def _risks(telling: Telling, numbering: Numbering, said: Committee) -> Iterator[Part]:
    if said.risks:
        worst = sorted(said.risks, key=_badness)
        more = len(worst) - _MOST_RISKS
        note = f"And {counted(more, 'more risk')}: {in_pack(telling, 'committee')}." if more > 0 else ""
        shown = worst[:_MOST_RISKS]
        title = "The risk" if len(worst) == 1 else f"{begun(spelled(len(shown)))} risks, the worst first"
        rows = tuple(
            Row(r.risk, (f"{likelihood_words(r)}, {r.impact}", r.mitigation, begun(unmarked(r.owner)))) for r in shown
        )
        heads = (
            Column("What could go wrong", share=36),
            Column("How likely, how bad", share=14),
            Column("What is done", share=31),
            Column("Who", share=19),
        )
        yield Tabled(numbering.table(), title, "", heads, rows, note)
        return
    for risk in telling.appraisal.case.document.narrative.risks:
        yield numbering.paragraph(risk, "Risk.")


def _badness(risk: Risk) -> tuple[int, int]:
    """The worst first: by how bad and how likely together, then by how bad."""
    return -(_LEVEL[risk.impact] + _LEVEL[risk.likelihood]), -_LEVEL[risk.impact]


Step = tuple[dt.date, str, str]


def _dated(telling: Telling, facts: Facts, note: EqualityNote) -> Iterator[Step]:
    """Everything that the case gives a date: what is found out, published, decided, begun and looked at again."""
    case = telling.appraisal.case.document
    if case.decision is not None and case.decision.date is not None:
        yield case.decision.date, "Decision", unmarked(case.decision.body)
    first = next((value.year for value in facts.by_year if not value.is_nil), None)
    if first is not None:
        begins = dt.date(first.start, 4, 1) if first.financial else dt.date(first.start, 1, 1)
        yield begins, "The first year in which the budget changes", the(facts.lead)
    shown = note.equality
    if shown is None:
        return
    for gap in note.gaps:
        if gap.by is not None:
            yield gap.by, f"Find out: {_lowered(sentence(gap.what))}", unmarked(gap.owner or "nobody named")
    for entry in shown.mitigations:
        if entry.by is not None:
            money = action_money(telling.appraisal.preferred, entry)
            wanting = "" if money == PAID_FOR else f" ({money})"
            yield entry.by, f"{entry.action.rstrip('.')}{wanting}", unmarked(entry.owner or "nobody named")
    if shown.publish is not None and shown.publish.planned_on is not None:
        yield shown.publish.planned_on, "Equality note and public summary published", ""
    if shown.review_on is not None:
        by = unmarked(shown.sign_off.role) if shown.sign_off else ""
        yield shown.review_on, "Effects on people looked at again", by


def _lowered(words: str) -> str:
    """Words inside a sentence, without its stop; a name or an abbreviation keeps its capital."""
    bare = words.rstrip(".")
    return bare if bare[1:2].isupper() else f"{bare[:1].lower()}{bare[1:]}"


def _steps(numbering: Numbering, dated: Iterator[Step]) -> Iterator[Part]:
    """What happens next: what falls on one day to one owner is one row; the latest are left out where they are many."""
    together: dict[tuple[dt.date, str], list[str]] = {}
    for when, what, who in sorted(dated, key=lambda step: (step[0], step[2])):
        together.setdefault((when, who), []).append(what)
    every = list(together.items())
    # The decision and the first year are said above: a table of no more than those says nothing.
    if len(every) <= _SAID_ABOVE:
        return
    rows = tuple(
        Row(short_date(when), (_joined(what), begun(who) if who else "–")) for (when, who), what in every[:_MOST_STEPS]
    )
    more = len(every) - _MOST_STEPS
    heads = (Column("When", share=13), Column("What", share=61), Column("Who", share=26))
    note = f"And {counted(more, 'later date')}: the equality note." if more > 0 else ""
    yield Tabled(numbering.table(), "What happens next", "", heads, rows, note)


def _joined(what: list[str]) -> str:
    first, *rest = what
    return "; ".join([first, *(words.removeprefix("Find out: ") for words in rest)])


def _where_the_rest_is(telling: Telling) -> str:
    return (
        "The evidence pack holds every figure, source and sum behind this paper, the full equality note and the "
        f"checks made. Where this paper says “{in_pack(telling, 'cash-flow')}”, look under that letter. The inputs are "
        "inside both PDF files."
    )
