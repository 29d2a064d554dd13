"""What a committee's report holds beside the case: resolutions, implications, risks, papers, a board's directions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Date, Flag, Id, Share, Text, fault
from investcase.quantities import Quantity

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
    """What may go wrong, how likely and how bad, what is done about it and by whom.

    With a `chance` it is a risk in money: what it costs if it happens stands in the cost lines that name its `id`. The
    chance is that it happens at all in the years of the case. `tail` asks that it be told apart, in front.
    """

    id: Id | None = None
    risk: Text
    likelihood: Level
    impact: Level
    mitigation: Text
    owner: Text
    chance: Share | None = None
    source: Text | None = None
    tail: Flag | None = None

    @field_validator("chance")
    @classmethod
    def _may_and_may_not_happen(cls, chance: Quantity | None) -> Quantity | None:
        if chance is None:
            return None
        if chance.is_range:
            raise fault(
                "risk-chance",
                "a chance of a chance is one chance, and this is a range",
                "one share above 0% and below 100%, such as 10%",
                "write the middle of what people say, and who says what under source",
            )
        if not 0 < chance.central < 1:
            raise fault(
                "risk-chance",
                "this either cannot happen or happens in any case",
                "a chance above 0% and below 100%, such as 10%",
                "leave the chance out; what is sure to come is a cost line that names no risk",
            )
        return chance

    @model_validator(mode="after")
    def _in_money_or_not(self) -> Risk:
        if self.chance is None:
            given = next((name for name in ("id", "source", "tail") if getattr(self, name)), None)
            if given is not None:
                raise fault(
                    "risk-without-chance",
                    f"{given} is said of a risk that has no chance, and changes nothing",
                    "a chance, such as 10%, beside it",
                    f"remove {given}, or write chance: and the share",
                )
        elif self.id is None or self.source is None:
            raise fault(
                "risk-chance",
                f"a risk with a chance has no {'id' if self.id is None else 'source'}",
                "an id that cost lines name under only_if, and a source that says where the chance comes from",
            )
        return self


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

    @property
    def in_money(self) -> dict[str, Risk]:
        """The risks that have a chance, by id."""
        return {risk.id: risk for risk in self.risks if risk.id is not None}

    @model_validator(mode="after")
    def _each_risk_by_one_name(self) -> Committee:
        ids = [risk.id for risk in self.risks if risk.id is not None]
        if twice := next((name for name in ids if ids.count(name) > 1), None):
            raise fault("risk-twice", f"two risks are called {twice}", "an id of its own for each")
        return self

    @model_validator(mode="after")
    def _each_direction_has_its_own_money(self) -> Committee:
        if len(self.directions) > 1 and not all(direction.lines for direction in self.directions):
            raise fault(
                "direction-lines",
                "of several directions, each says which lines its money is made of",
                "lines: [the ids of cost lines, or INTERVENTION.LINE]",
            )
        return self
