"""Interventions that act on the same events, and how far a sum of schemes may slip."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from investcase.documents.base import Document
from investcase.documents.fields import Flag, Id, Name, Share, Text, Title
from investcase.documents.figure import Status
from investcase.documents.lines import LocalValue


class Member(Document):
    """One intervention that avoids some of the events, and which of its model's steps counts how many a year.

    `lines` are the model's lines that come of these events; left out, all that its effect makes. Of those marked
    `nested`, which reach the same events by the same way, only the largest effect counts.
    """

    intervention: Id
    quantity: Name
    nested: Flag = False
    lines: tuple[Id, ...] = ()


class SharedEvents(Document):
    """Events that several interventions avoid, and how many there would be a year without any of them."""

    id: Id
    title: Title
    baseline: LocalValue
    members: tuple[Member, ...] = Field(min_length=2)


class Slippage(Document):
    """The share of the whole that experience says will not come, or not in time."""

    share: Share
    reason: Text
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL


class Portfolio(Document):
    """Interventions taken together: whom they share, and how far they may slip."""

    shared_events: tuple[SharedEvents, ...] = ()
    slippage: Slippage | None = None
