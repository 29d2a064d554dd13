"""Whether a case takes something from people, whatever it calls the change, and from which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.equality_words import TAKES_AWAY, ChangeType
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine, CostLine, Line
from investcase.quantities import Year
from investcase.reading.nodes import Path
from investcase.reading.phrases import first_phrase, phrases_in

_NEAR = 60
"""Letters before the words of an end in which it is looked whether it is still to come."""


def takes_away(appraisal: Appraisal, change_type: ChangeType) -> bool:
    """Whether somebody may get less, wait longer or pay more.

    So it is where the assessment says so; where the case cuts a service; where a line of it is a loss of people or
    carers; and where its words say that something ends and cash leaves a budget of the body that leads it.
    """
    if change_type in TAKES_AWAY or any(option.disinvestments for _, option in options_of(appraisal)):
        return True
    chosen = preferred(appraisal)
    words = (*headings(appraisal), *(line.title for line in chosen.benefits))
    lost = any(_is_loss(line, change_type) for line in (*chosen.benefits, *chosen.costs))
    return lost or (releases_own_cash(appraisal) and any(_end_in(text) for text in words))


def releases_own_cash(appraisal: Appraisal) -> bool:
    """Whether a line written by hand takes cash out of a budget of the body that leads the case."""
    lead = appraisal.case.lead
    return any(
        line.cash_type is CashType.CASH_RELEASING and line.body == lead for line in preferred(appraisal).benefits
    )


def word_of_less(appraisal: Appraisal) -> str | None:
    """The first word of a title or the resolution by which something may be taken away; None where none is."""
    for words in headings(appraisal):
        if found := may_take_away(words):
            return found
    return None


def may_take_away(title: str) -> str | None:
    """The words of a title by which something ends, or may; None where it has none."""
    return _end_in(title) or _may_end_in(title)


def end_told_in_a_text(appraisal: Appraisal) -> tuple[str, Path] | None:
    """Words of the narrative or the assessment by which a service is to end, and where; None where none are.

    None too where no cash is released. What has ended is history: the words must say that it is still to come.
    """
    if not releases_own_cash(appraisal):
        return None
    for path, text in texts_that_tell(appraisal):
        for found in phrases_in(text, "ends a service", but="ends no service"):
            if first_phrase(text[max(0, found.start() - _NEAR) : found.start()].rpartition(". ")[2], "is to be"):
                return found[0], path
    return None


def texts_that_tell(appraisal: Appraisal) -> Iterator[tuple[Path, str]]:
    """The texts of a case that tell what is proposed and how it comes about, each with its path."""
    narrative, written = appraisal.case.document.narrative, appraisal.case.equality
    if narrative is not None:
        for name in ("strategic", "economic", "commercial", "financial", "management"):
            if text := getattr(narrative, name):
                yield ("narrative", name), text
    if written is None:
        return
    if written.summary:
        yield ("equality", "summary"), written.summary
    if written.public_summary is not None and written.public_summary.proposed:
        yield ("equality", "public_summary", "proposed"), written.public_summary.proposed
    for index, impact in enumerate(written.impacts):
        if impact.may_lose:
            yield ("equality", "impacts", index, "mechanism"), impact.mechanism


def _end_in(text: str) -> str | None:
    found = first_phrase(text, "ends a service", but="ends no service")
    return found[0] if found else None


def _may_end_in(text: str) -> str | None:
    """A word by which something may end, unless what ends is a harm: fewer falls, and not fewer days of the clinic."""
    for found in phrases_in(text, "may end a service", but="ends no service"):
        after = " ".join(text[found.end() :].split()[:4])
        harm = first_phrase(after, "harms")
        if harm is None or first_phrase(after[harm.end() :].lstrip().partition(" ")[0], "services"):
            return found[0]
    return None


def harm_begins(appraisal: Appraisal) -> dt.date:
    """The first day on which a harm may begin: of the preferred option's cuts, else of what is taken or saved.

    Where the case dates neither, it is the first day of its first year.
    """
    first = appraisal.case.document.start
    chosen = preferred(appraisal)
    cuts = chosen.disinvestments
    starts = [first_day(cut.start, cut.start_month) if cut.start else first_day(first) for cut in cuts]
    if not starts:
        lead = appraisal.case.lead
        starts = [
            _begins(line, first)
            for line in chosen.benefits
            if line.body.kind.households or (line.cash_type is CashType.CASH_RELEASING and line.body == lead)
        ]
    return min(starts, default=first_day(first))


def preferred(appraisal: Appraisal) -> Option:
    """The preferred option, as written."""
    return next(option for option in appraisal.case.document.options if option.id == appraisal.preferred.id)


def _is_loss(line: Line, change_type: ChangeType) -> bool:
    """A benefit below nil; or, of what there was before, a cost that people are to pay."""
    if not line.body.kind.households:
        return False
    if isinstance(line, CostLine):
        return change_type != "new"
    return (isinstance(line, BenefitLine) and line.loses) or _total(line) < 0


def _total(line: Line) -> float:
    if line.amount is not None:
        return sum(money.central for money in line.amount.values())
    return line.each_year.central if line.each_year is not None else 0.0


def _begins(line: Line, first: Year) -> dt.date:
    years = [*(line.amount or ()), *([line.from_] if line.from_ else [])]
    return first_day(min(years, default=first, key=lambda year: year.start), line.start_month)


def first_day(year: Year, month: int | None = None) -> dt.date:
    """Of a year, or of a month in it."""
    first = 4 if year.financial else 1
    month = month or first
    return dt.date(year.start + (month < first), month, 1)


def headings(appraisal: Appraisal) -> Iterator[str]:
    """The title of the case, its resolution, and the titles of the preferred option and its cuts."""
    case, chosen = appraisal.case.document, preferred(appraisal)
    yield case.title
    if case.decision is not None:
        yield case.decision.resolution
    yield chosen.title
    yield from (cut.title for cut in chosen.disinvestments)
