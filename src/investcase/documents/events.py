"""The vocabulary of events that are counted, and of the people they happen to: what may be one and the same."""

from __future__ import annotations

from pydantic import model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Id, Name, Text, Title, fault


class Event(Document):
    """Something that costs a body money each time it happens.

    `kind_of` names the wider event it is one of. `holds` names events whose cost is in its own: a hospital stay holds
    its bed days. `leads_to` names those that may follow from it, and whose cost is in its own where it is priced whole.
    """

    id: Id
    title: Title
    kind_of: Id | None = None
    holds: tuple[Id, ...] = ()
    leads_to: tuple[Id, ...] = ()


class People(Document):
    """A group of people. `within` names wider groups, and `apart_from` those of whom nobody is in this one.

    `column` is the column of places that counts them, where one does.
    """

    id: Id
    title: Title
    within: tuple[Id, ...] = ()
    apart_from: tuple[Id, ...] = ()
    column: Name | None = None


class EventsFile(Document):
    """`investcase/events/1`: events, and groups of people."""

    events: tuple[Event, ...] = ()
    people: tuple[People, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _each_once(self) -> EventsFile:
        for called, entries in (("event", self.events), ("group", self.people)):
            ids = [entry.id for entry in entries]
            twice = next((name for name in ids if ids.count(name) > 1), None)
            if twice is not None:
                raise fault("event-twice", f"the {called} {twice!r} is given twice", "each id once")
        return self
