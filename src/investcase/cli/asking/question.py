"""One question: what is put, what an answer means, and what stands as an answer already."""

from __future__ import annotations

from abc import ABC, abstractmethod

from investcase.cli.asking.replies import LEFT_OPEN, one_line
from investcase.cli.asking.state import Draft, Heard, Hearing


class Question(ABC):
    """A question about a draft. It prints nothing and keeps nothing: what was answered is read from the draft."""

    name: str
    """One word for a list of what is answered."""
    count: int = 1
    """Of how many things it asks, each with a number."""

    @abstractmethod
    def asks(self, draft: Draft) -> list[str]:
        """The question, and the lines beneath it."""

    @abstractmethod
    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Take an answer apart; what it says is noted in the hearing."""

    @abstractmethod
    def standing(self, draft: Draft) -> str | None:
        """What the draft says in answer, in a few words; None where it says nothing."""

    def if_left(self, draft: Draft) -> str | None:
        """What is said where nothing is answered and nothing stood before."""
        return "Left open."

    def help(self, draft: Draft, number: int) -> list[str]:
        """More about it, or about one of the things it asks."""
        return self.asks(draft)

    def heard(self, words: str, draft: Draft) -> Heard:
        """What an answer comes to. An empty one, or "don't know", leaves what stands."""
        words = one_line(words)
        if words.casefold() in LEFT_OPEN:
            left = None if self.standing(draft) else self.if_left(draft)
            return Heard((left,) if left else ())
        if not words.isprintable():
            return Heard(
                ("Not read: this holds characters that cannot be printed. Type it again without them.",), (), "Again"
            )
        hearing = Hearing()
        self.hear(words, draft, hearing)
        return hearing.heard(self.count)
