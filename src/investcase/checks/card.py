"""A check whole in one place: its code, its level, its words and the function that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from investcase.appraisal.appraise import Appraisal
from investcase.documents.base import Loaded
from investcase.reading.codes import Code
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

Asked = TypeVar("Asked")
Question = Callable[[Asked], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of one code that a review raises, and how much it stops unless the function says otherwise.

    `title` is what is wrong, `why` why it matters, `remedy` what to do: what `investcase show CODE` prints. An equality
    rule that stops more where something is taken away from people says so in `where_taken_away`; a check whose function
    stops more in some cases says so in `at_worst`.
    """

    code: str
    level: Severity
    title: str = field(kw_only=True)
    why: str = field(kw_only=True)
    remedy: str = field(kw_only=True)
    where_taken_away: Severity | None = field(default=None, kw_only=True)
    at_worst: Severity | None = field(default=None, kw_only=True)

    @classmethod
    def of(cls, words: Code, level: Severity) -> Card:
        """The card of a code that a layer below raises too, whose words stand there."""
        return cls(words.code, level, title=words.title, why=words.why, remedy=words.remedy)

    @property
    def words(self) -> Code:
        """Its entry in the catalogue."""
        return Code(self.code, "review", self.title, self.why, self.remedy)

    def problem(
        self,
        loaded: Loaded[Any],
        message: str,
        path: Path = (),
        *,
        severity: Severity | None = None,
        expected: str | None = None,
        remedy: str | None = None,
        instead: Sequence[str] = (),
        on_key: bool = False,
        offset: int = 0,
        moves: float | None = None,
    ) -> Problem:
        """A problem of this code at a path of a document, of the card's own level unless another is given.

        `moves` is how far the value to society moves by it, in pounds, where the check knows.
        """
        found = loaded.problem(
            self.code,
            message,
            path,
            severity=severity or self.level,
            expected=expected,
            remedy=remedy,
            instead=instead,
            on_key=on_key,
            offset=offset,
        )
        return found if moves is None else replace(found, moves=moves)


@dataclass(frozen=True, slots=True)
class Check(Generic[Asked]):
    """A question with the cards of all that it can raise. It is called as its function is."""

    cards: tuple[Card, ...]
    question: Question[Asked]

    @property
    def may_refuse(self) -> bool:
        """Whether what it finds may be an error, for which a case is refused."""
        return any(Severity.ERROR in (card.level, card.at_worst) for card in self.cards)

    def __call__(self, asked: Asked) -> Iterable[Problem]:
        """What it finds."""
        return self.question(asked)


def check(*cards: Card) -> Callable[[Question[Appraisal]], Check[Appraisal]]:
    """Makes a function a check of the review, which asks it of every case."""
    return lambda question: Check(cards, question)
