"""What a rule of equality looks at: the assessment as written, and as it may be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.checks import equality_losing
from investcase.checks.card import Card, Check, Question
from investcase.documents.equality import Equality, protection_of
from investcase.documents.equality_protection import Protection
from investcase.documents.equality_words import BodyType, Frame
from investcase.documents.figure import Nation
from investcase.equality.note import EqualityNote, equality_note
from investcase.equality.prompts import body_type_of
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

LOOK = "The duty is to look, with evidence, before deciding."
STANDS = "The note could not be relied on if the decision were challenged."
READER = "Those who decide, and those affected, must be able to check it."
"""Why several rules matter."""
NOT_USERS = (Frame.CARERS, Frame.CHILDREN)
"""Frames of people beside those who use the service."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One case's assessment. `true` is as written, to compute with; messages quote `shown` alone."""

    appraisal: Appraisal
    true: Equality
    shown: Equality
    note: EqualityNote
    protection: Protection

    @classmethod
    def of(cls, appraisal: Appraisal) -> Assessment | None:
        """The assessment of a case; None when it has none."""
        case = appraisal.case
        written = case.equality
        note = equality_note(written, case.nation, case.duties)
        if written is None or note.equality is None:
            return None
        return cls(appraisal, written, note.equality, note, protection_of(written))

    @property
    def nation(self) -> Nation:
        """Where the case is decided."""
        return self.appraisal.case.nation

    @property
    def today(self) -> dt.date:
        """The date of dated judgements; the day of the assessment where nothing gives another."""
        return self.appraisal.case.as_of or self.true.day

    @property
    def decided_on(self) -> dt.date | None:
        """The date of the decision, where the case has one."""
        decision = self.appraisal.case.document.decision
        return decision.date if decision else None

    @property
    def starts_on(self) -> dt.date:
        """The first day of the first year."""
        return equality_losing.first_day(self.appraisal.case.document.start)

    @property
    def takes_away(self) -> bool:
        """Whether somebody may get less, wait longer or pay more, as the assessment says or the case shows."""
        return equality_losing.takes_away(self.appraisal, self.true.change_type)

    @property
    def harm_begins(self) -> dt.date:
        """The first day on which a harm may begin."""
        return equality_losing.harm_begins(self.appraisal)

    @property
    def body_type(self) -> BodyType:
        """The kind of body that decides, from the assessment, else from the body that leads the case."""
        return self.true.body_type or body_type_of(self.appraisal.case.lead, self.nation)

    @property
    def year_of_harm(self) -> int:
        """The year of the case in which a harm may begin, counted from 0."""
        begins, first = self.harm_begins, self.appraisal.case.document.start
        year = begins.year - (first.financial and begins.month < 4)
        return max(0, year - first.start)

    @property
    def costs(self) -> dict[str, list[float]]:
        """What each cost line of the preferred option comes to, year by year, at central values."""
        return {
            line.id: line.amounts[0].tolist() for line in self.appraisal.preferred.cash.lines if line.kind == "cost"
        }

    @property
    def line_ids(self) -> frozenset[str]:
        """The lines of the preferred option."""
        return frozenset(line.id for line in self.appraisal.preferred.cash.lines)

    @property
    def users_who_lose(self) -> tuple[int, ...]:
        """The places of the findings by which people who use the service may lose."""
        return tuple(
            index
            for index, impact in enumerate(self.true.impacts)
            if impact.may_lose and impact.who.people == "users" and impact.who.frame not in NOT_USERS
        )

    @property
    def nobody_uses_it(self) -> bool:
        """Whether nobody uses the service, as printed, and no finding says that those who use it may lose.

        Nought is told only where it may be.
        """
        nought = self.shown.people_now is not None and self.shown.people_now.count.observed == 0
        return nought and not self.users_who_lose

    def has_frame(self, frame: str) -> bool:
        """Whether any finding looks through a frame."""
        return any(who.key == frame for impact in self.true.impacts for who in (impact.who, *impact.also))

    def problem(
        self,
        card: Card,
        message: str,
        path: Path = (),
        *,
        remedy: str,
        expected: str | None = None,
        severity: Severity | None = None,
        offset: int = 0,
    ) -> Problem:
        """A problem within the equality section; its severity is its card's unless given. Its words are protected."""
        safe = self.protection.safe
        return card.problem(
            self.appraisal.case.loaded,
            safe(message),
            ("equality", *path),
            severity=severity or (card.where_taken_away if self.takes_away else None),
            expected=safe(expected) if expected else None,
            remedy=safe(remedy),
            offset=offset,
        )


class Rule(Check[Assessment]):
    """A check of an equality assessment, which a case may have."""

    __slots__ = ()


def rule(*cards: Card) -> Callable[[Question[Assessment]], Rule]:
    """Makes a function a rule, which is asked of every equality assessment."""
    return lambda question: Rule(cards, question)


def months_after(start: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in range(start.day, 27, -1):
        try:
            return dt.date(year, month + 1, day)
        except ValueError:
            continue
    return dt.date(year, month + 1, start.day)
