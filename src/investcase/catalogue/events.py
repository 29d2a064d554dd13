"""The vocabulary of events over all the layers of a library: which may be the same, of people who may be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.library import Library, shown_name
from investcase.catalogue.origins import Origin
from investcase.documents.base import Loaded
from investcase.documents.events import Event, EventsFile, People
from investcase.reading.nodes import Path as Inside
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean

FILE = Path("guidance") / "events.yaml"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Events and groups of people, by id."""

    events: Mapping[str, Event]
    people: Mapping[str, People]

    def related(self, one: str, other: str) -> bool:
        """Whether some of one event may be the other: the same, one of its kind, or what its cost holds or leads to."""
        return any(self._kin(part, other) for part in self._within(one)) or any(
            self._kin(part, one) for part in self._within(other)
        )

    def may_be_the_same_people(self, one: str | None, other: str | None) -> bool:
        """Whether two groups may share a person; a group that nobody names may be anybody."""
        if one is None or other is None:
            return True
        mine, theirs = self._wider(one), self._wider(other)
        return not any(a in self.people[b].apart_from or b in self.people[a].apart_from for a in mine for b in theirs)

    def column(self, group: str | None) -> tuple[People, str] | None:
        """The narrowest group that a group is within and that a column of places counts, and that column."""
        for name in self._wider(group) if group is not None else ():
            column = self.people[name].column
            if column is not None:
                return self.people[name], column
        return None

    def _kin(self, one: str, other: str) -> bool:
        return one in self._kinds(other) or other in self._kinds(one)

    def _kinds(self, event: str) -> dict[str, None]:
        """The event and every wider one that it is a kind of."""
        return _closure(event, lambda name: [kind] if (kind := self.events[name].kind_of) else [], self.events)

    def _within(self, event: str) -> dict[str, None]:
        """The event and all whose cost its own may hold, those of the wider events that it is a kind of included."""

        def parts(name: str) -> list[str]:
            kinds = (self.events[kind] for kind in self._kinds(name))
            return [part for kind in kinds for part in (*kind.holds, *kind.leads_to)]

        return _closure(event, parts, self.events)

    def _wider(self, group: str) -> dict[str, None]:
        return _closure(group, lambda name: list(self.people[name].within), self.people)


def vocabulary(library: Library) -> tuple[Vocabulary, list[Problem]]:
    """The events and groups of every layer, the strongest winning; problems of the files themselves."""
    events: dict[str, Event] = {}
    people: dict[str, People] = {}
    problems: list[Problem] = []
    read: list[Loaded[EventsFile]] = []
    for origin in reversed(library.origins):
        loaded, faults = read_events(library, origin)
        problems.extend(faults)
        if loaded is not None:
            events |= {event.id: event for event in loaded.document.events}
            people |= {group.id: group for group in loaded.document.people}
            read.append(loaded)
    found = Vocabulary(events, people)
    for loaded in read:
        problems.extend(_unknown(loaded, found))
    return found, problems


def read_events(library: Library, origin: Origin) -> tuple[Loaded[EventsFile] | None, list[Problem]]:
    """One layer's own vocabulary; None where it has none, or with at least one error."""
    path = origin.folder / FILE
    if not path.is_file():
        return None, []
    if path not in library.guidance:
        text = library.readings.text(path, shown_name(origin, path))
        if isinstance(text, Problem):
            return None, [text]
        library.used[text.name] = text
        library.guidance[path] = library.readings.document(text, "events", EventsFile)
    loaded, problems = library.guidance[path]
    return loaded, list(problems)


def _unknown(loaded: Loaded[EventsFile], found: Vocabulary) -> Iterator[Problem]:
    """Each name in a file that no event or group bears."""
    for where, name, known in _names(loaded.document, found):
        if name not in known:
            yield loaded.problem(
                "unknown-event",
                f"there is no event or group called {name!r}",
                where,
                expected="the id of an entry of the same list",
                remedy=did_you_mean(name, known),
            )


def _names(document: EventsFile, found: Vocabulary) -> Iterator[tuple[Inside, str, Mapping[str, object]]]:
    for index, event in enumerate(document.events):
        path: Inside = ("events", index)
        if event.kind_of is not None:
            yield (*path, "kind_of"), event.kind_of, found.events
        for field in ("holds", "leads_to"):
            for place, name in enumerate(getattr(event, field)):
                yield (*path, field, place), name, found.events
    for index, group in enumerate(document.people):
        for field in ("within", "apart_from"):
            for place, name in enumerate(getattr(group, field)):
                yield ("people", index, field, place), name, found.people


def _closure(start: str, step: Callable[[str], list[str]], known: Mapping[str, object]) -> dict[str, None]:
    """Everything that steps lead to, the start first and the nearest before the rest; unknown names are passed over."""
    found: dict[str, None] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop(0)
        if name in known and name not in found:
            found[name] = None
            waiting.extend(step(name))
    return found
