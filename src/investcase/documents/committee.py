"""What a committee's report holds beside the case: resolutions, implications, risks, papers, a board's directions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, Flag, Text, fault

Level = Literal["low", "medium", "high"]


class KeyDecision(Document):
    """Whether the constitution makes this a key decision, and its entry in the forward plan."""

    key: Flag
    reference: Text | None = None


class Consulted(Document):
    """Who was asked about the proposal, when, and what they said."""

    who: Text
    when: Text
    said: Text


class Risk(Document):
    """What may go wrong, how likely and how bad, what is done about it and by whom."""

    risk: Text
    likelihood: Level
    impact: Level
    mitigation: Text
    owner: Text


class BackgroundPaper(Document):
    """A paper relied on; its address makes a link when it begins with https://."""

    title: Text
    url: Text | None = None


class Direction(Document):
    """A draft direction of an Integration Joint Board to those who carry out what is delegated to it.

    What one must say: Public Bodies (Joint Working) (Scotland) Act 2014, sections 26 to 28, and the Scottish
    Government's guidance on directions. Its money is never typed: `lines` names the lines of the preferred option it is
    made of, all that the board's budget feels when none is named.
    """

    to: Literal["council", "nhs", "both"]
    function: Text
    what: Text
    from_: Date = Field(alias="from")
    lines: tuple[Text, ...] = ()
    supersedes: Text | None = None


class Committee(Document):
    """The furniture of a committee's report, each part printed only when it is given."""

    resolutions: tuple[Text, ...] = ()
    delegation: Text | None = None
    key_decision: KeyDecision | None = None
    procurement: Text | None = None
    workforce_implications: Text | None = None
    consultation: tuple[Consulted, ...] = ()
    risks: tuple[Risk, ...] = ()
    background_papers: tuple[BackgroundPaper, ...] = ()
    directions: tuple[Direction, ...] = ()

    @model_validator(mode="after")
    def _each_direction_has_its_own_money(self) -> Committee:
        if len(self.directions) > 1 and not all(direction.lines for direction in self.directions):
            raise fault(
                "direction-lines",
                "of several directions, each says which lines its money is made of",
                "lines: [the ids of cost lines, or INTERVENTION.LINE]",
            )
        return self
