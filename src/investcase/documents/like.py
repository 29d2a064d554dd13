"""What a case writes as being like another thing in it, with all that it has: `like: at-home.home-care-hours`.

It is done to the plain data, before the document is validated: whoever reads the case sees values, and never `like`. A
copied value keeps the place where it is written.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field

from investcase.documents.saying import dotted
from investcase.numbers.writing import number
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import MAX_EVENTS, Data, Path, Positions
from investcase.reading.positions import paths_in
from investcase.reading.problems import Problem
from investcase.reading.suggest import did_you_mean, one_of

LIKE = "like"
LISTS = {
    "interventions": "intervention",
    "costs": "cost",
    "benefits": "benefit",
    "disinvestments": "cut",
    "funding": "funding line",
}
"""What an option lists, each thing of which may be like another of its kind, and what one of it is called."""
OPTIONS = "options"
_WHOLE = frozenset({"amount", "by_year"})
"""Mappings that mean one thing, of which a year more would make another."""
_IN_PLACE_OF = {
    "amount": ("each_year", "staff", "from", "to", "start_month"),
    "each_year": ("amount", "staff"),
    "staff": ("amount", "each_year"),
    "optimism_bias": ("optimism_bias_from",),
    "optimism_bias_from": ("optimism_bias",),
    "life": ("residual_value",),
    "residual_value": ("life",),
}
"""Fields that say one thing in several ways: whoever writes one of them does not keep the others."""


Found = tuple[Path, dict[str, Data]]
Known = dict[str, Found]


@dataclass
class Likes:
    """Everything of a case that is like another thing in it, written out.

    `problems` are those of the word itself, and `unread` the things that are for that reason without what they are
    like.
    """

    positions: Positions
    problems: list[Problem] = field(default_factory=list)
    unread: set[Path] = field(default_factory=set)
    _known: dict[str, Known] = field(default_factory=dict)
    _user: str = ""
    _copied: int = 0

    def written_out(self, data: dict[str, Data]) -> dict[str, Data]:
        """The case with every `like` in it written out."""
        options = data.get(OPTIONS)
        if not isinstance(options, list):
            return data
        made = [self._option(option, (OPTIONS, i)) for i, option in enumerate(options)]
        return {**data, OPTIONS: made}

    def _option(self, option: Data, path: Path) -> Data:
        if not isinstance(option, dict):
            return option
        name = _id(option)
        earlier = self._known.setdefault(OPTIONS, {})
        whole = self._like(option, path, "option", name, earlier, earlier) if LIKE in option else dict(option)
        for part, kind in LISTS.items():
            entries = whole.get(part)
            if isinstance(entries, list):
                own = part in option
                whole[part] = self._entries(entries, (*path, part), kind, name, own=own)
        if name is not None:
            earlier.setdefault(name, (path, whole))
        return whole

    def _entries(self, entries: list[Data], where: Path, kind: str, option: str | None, *, own: bool) -> list[Data]:
        """The things that an option lists; those of its `own` may be like what stands above them."""
        elsewhere = self._known.setdefault(str(where[-1]), {})
        here: Known = {}
        made: list[Data] = []
        for index, entry in enumerate(entries):
            path = (*where, index)
            if own and isinstance(entry, dict) and LIKE in entry:
                entry = self._like(entry, path, kind, option, ChainMap(here, elsewhere), here)
            made.append(entry)
            if isinstance(entry, dict) and (name := _id(entry)) is not None:
                here.setdefault(name, (path, entry))
        if option is not None:
            for name, found in here.items():
                elsewhere.setdefault(f"{option}.{name}", found)
        return made

    def _like(
        self, entry: dict[str, Data], path: Path, kind: str, option: str | None, known: Mapping[str, Found], here: Known
    ) -> dict[str, Data]:
        """One thing written out; it keeps the id of what it is like only where nothing beside it has that."""
        named = entry[LIKE]
        own = {name: value for name, value in entry.items() if name != LIKE}
        if not isinstance(named, str) or named not in known:
            said = f"there is no {kind} called {named!r} above this" if isinstance(named, str) else "this names nothing"
            remedy = did_you_mean(named, known) if isinstance(named, str) else None
            expected = one_of(known) if known else f"like: {BLANK}, of what stands above; nothing like this does"
            self._fault("like", path, said, expected, remedy)
            return own
        if named in here and own.get("id") in (None, named):
            said = f"this is like {named!r}, which stands beside it, and has no id of its own"
            self._fault("like", path, said, "a line 'id: ...' here", f"add id: {named}-2, or another id")
            return own
        source, other = known[named]
        self._copied += _size(other)
        if self._copied > MAX_EVENTS:
            expected = f"{number(MAX_EVENTS)} values in one document"
            self._fault("too-large", path, "what is like other things here comes to too much", expected, None)
            return own
        if source in self.unread:
            self.unread.add(path)
        user = (option if kind != "option" and named not in here else None) or _id(own) or named
        self._user = f"{user}, line {self.positions.at(path).line}"
        return self._over(other, own, source, path)

    def _over(self, other: dict[str, Data], own: dict[str, Data], source: Path, path: Path) -> dict[str, Data]:
        """One thing with what is written over it, field by field; a mapping in it name by name."""
        gone = {name for given in own for name in _IN_PLACE_OF.get(given, ())}
        if own.get("change") == "stop":
            gone.add("share")
        made: dict[str, Data] = {}
        for name, value in other.items():
            given = own.get(name)
            if isinstance(value, dict) and isinstance(given, dict) and name not in _WHOLE:
                kept = {inner: held for inner, held in value.items() if inner not in given}
                self._copy(kept, (*source, name), (*path, name))
                made[name] = {inner: given.get(inner, held) for inner, held in value.items()} | given
            elif name in own:
                made[name] = given
            elif name not in gone:
                self._copy({name: value}, source, path)
                made[name] = value
        return made | {name: value for name, value in own.items() if name not in made}

    def _copy(self, values: dict[str, Data], source: Path, path: Path) -> None:
        """Let copied values stand where they are written."""
        for name, value in values.items():
            self.positions.copy(value, (*source, name), (*path, name), self._user)

    def _fault(self, code: str, path: Path, said: str, expected: str, remedy: str | None) -> None:
        self.unread.add(path)
        self.problems.append(
            self.positions.source.problem(
                *(code, said, self.positions.at((*path, LIKE))),
                field=dotted((*path, LIKE)),
                expected=expected,
                remedy=remedy,
            )
        )


def _id(entry: dict[str, Data]) -> str | None:
    name = entry.get("id")
    return name if isinstance(name, str) else None


def _size(value: Data) -> int:
    return sum(1 for _ in paths_in(value))
