"""Several things asked by number, as the data of a starter says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from investcase.cli.asking.amounts import amount
from investcase.cli.asking.editing import Path
from investcase.cli.asking.figures import NOT_GIVEN, source_words
from investcase.cli.asking.of_starters import Of, body_of_word, filled, pieces, span, status
from investcase.cli.asking.replies import Reply, numbered, reply
from investcase.cli.asking.starters import Asks, Thing
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Short, Value, quantity
from investcase.cli.readers import UnreadableError
from investcase.quantities import Kind, parse_unit
from investcase.reading.nodes import Data

_POUND, _YEARLY, _SHARE, _YEARS = parse_unit("£"), parse_unit("£ / year"), parse_unit("1"), parse_unit("years")


_NOT_COUNTED = ("narrative", "unpriced_effects")
_OPEN = "nobody has said how much of it comes back"


class Form(Of):
    """Several things, each an amount, a share or a length, answered by number."""

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number."""
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with the number of what it answers, as in 1 {each}")
        taken: dict[Path, int] = {}
        for n, text in sorted(found.items()):
            try:
                self._one(n if self.count > 1 else None, self.data.things[n - 1], text, draft, to, taken)
            except UnreadableError as error:
                to.not_read(str(error), n if self.count > 1 else None)
        self._name_what_is_open(draft, to)

    def _name_what_is_open(self, draft: Draft, to: Hearing) -> None:
        """Once something is said to come back, the paper names what else may, of which nobody has said how much."""
        lines = [thing for thing in self.data.things if thing.line is not None] if self.data.names_what_is_open else []
        given = {each.value.get("id") for each in to.edits if isinstance(each.value, Mapping)}
        opened = [thing for thing in lines if thing.line not in given and not self._is_said(draft, thing)]
        before = draft.at(*_NOT_COUNTED)
        if not given or to.unread or not lines or (not opened and before is None):
            return
        said = {thing.line: f"{thing.title or thing.say}: {_OPEN}" for thing in lines}
        others = [each for each in before if each not in said.values()] if isinstance(before, list) else []
        to.write(_NOT_COUNTED, [*map(str, others), *(said[thing.line] for thing in opened)])
        if opened:
            to.say(f"Not counted, and the paper says so: {', '.join(thing.say for thing in opened)}.")

    def _one(self, n: int | None, thing: Thing, text: str, draft: Draft, to: Hearing, taken: dict[Path, int]) -> None:
        said = reply(text)
        if said.open:
            return
        path = self.path(draft, thing.at)
        if said.none or said.why is not None:
            self._nil(n, thing, path, said, to)
            return
        if thing.takes in ("share", "bare_share"):
            share = amount(said.words, _SHARE, Kind.SHARE)
            told = quantity(share.value, Kind.SHARE)
            bare = Raw(f"{told}     # from {said.source}" if said.source else told)
            of: Value = bare if thing.takes == "bare_share" else Short(share=told, reason=said.source or NOT_GIVEN)
            if isinstance(of, Short) and said.guess:
                of = Short({**of, "status": Raw("illustrative")})
            to.write(path, of)
            to.say(f"{share.said}. {source_words(said)}", n)
            return
        if thing.takes == "years":
            length = amount(said.words, _YEARS)
            to.write(path, Raw(f"{length.text}     # from {said.source}" if said.source else length.text))
            to.say(f"{length.said}.", n)
            return
        self._sum(n, thing, path, said, draft, to, taken)

    def _nil(self, n: int | None, thing: Thing, path: Path, said: Reply, to: Hearing) -> None:
        if said.why is None or thing.line is not None or thing.takes not in ("a_year", "once", "in_first_year"):
            also = "" if thing.line is None else ", or leave it open"
            raise UnreadableError(f"nil needs a reason, because an auditor will ask. Write: nil because ...{also}")
        to.write(path, Short(zero=said.why))
        to.say(f"Nil: {said.why}.", n)

    def _sum(
        self,
        n: int | None,
        thing: Thing,
        path: Path,
        said: Reply,
        draft: Draft,
        to: Hearing,
        taken: dict[Path, int],
    ) -> None:
        rest, start, end = span(said.words, draft)
        first, *others = pieces(rest)
        if others and said.source is None:
            said = Reply(said.words, ", ".join(others), said.guess)
        if thing.takes == "a_year":
            read = amount(first, _YEARLY)
            value: dict[str, Value] = {"each_year": read.text}
            value |= {"from": Raw(str(start))} if start else {}
            value |= {"to": Raw(str(end))} if end else {}
        else:
            read = amount(re.sub(r"\s*\b(?:once|one-off)\b", "", first), _POUND)
            value = {"amount": read.text if thing.takes == "once" else Short({str(start or draft.start): read.text})}
        if thing.line is not None:
            body = body_of_word(thing.body, draft)
            once = {"recurrent": Raw("no")} if thing.takes == "in_first_year" else {}
            head: dict[str, Value] = {"id": Raw(thing.line), "title": thing.title or thing.say, "body": Raw(body.id)}
            path = self._item(draft, path, thing.line, taken)
            value = {**head, **value, **once}
            whose = f", {body_name(draft.setting, body)}"
        else:
            whose = ""
        to.write(path, Short({**value, **status(said)}))
        when = f" from {start}" if start and thing.takes == "a_year" else ""
        year = f" in {start or draft.start}" if thing.takes == "in_first_year" else ""
        to.say(f"{read.said}{when}{f' to {end}' if end else ''}{year}{whose}. {source_words(said)}", n)

    def _item(self, draft: Draft, path: Path, line: str, taken: dict[Path, int]) -> Path:
        """Where an item goes: over its own, over one that is still blank, or after the last."""
        found = draft.at(*path)
        items = found if isinstance(found, list) else []
        for place, each in enumerate(items):
            if isinstance(each, Mapping) and each.get("id") == line:
                return (*path, place)
        used = taken.get(path, 0)
        blank = [place for place, each in enumerate(items) if not filled(each) and not _is_asked(each, self.data)]
        taken[path] = used + 1
        if used < len(blank):
            return (*path, blank[used])
        return (*path, len(items) + used - len(blank))

    def standing(self, draft: Draft) -> str | None:
        """How many of them are said."""
        given = sum(self._is_said(draft, thing) for thing in self.data.things)
        return f"{given} of {self.count}" if given else None

    def _is_said(self, draft: Draft, thing: Thing) -> bool:
        found = draft.at(*self.path(draft, thing.at))
        if thing.line is not None and isinstance(found, list):
            found = next((each for each in found if isinstance(each, Mapping) and each.get("id") == thing.line), None)
        return found is not None and filled(found)

    def if_left(self, draft: Draft) -> str | None:
        """It stays open."""
        return "Left open; the paper says so."


def _is_asked(item: Data, data: Asks) -> bool:
    return isinstance(item, Mapping) and item.get("id") in {thing.line for thing in data.things}
