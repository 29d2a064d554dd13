"""What the questions of a starter share."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping

from investcase.cli.asking.amounts import Amount, amount
from investcase.cli.asking.days import when_in
from investcase.cli.asking.editing import Path
from investcase.cli.asking.figures import NOT_GIVEN
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import Reply
from investcase.cli.asking.starters import Asks, Starter, Thing
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Value
from investcase.cli.readers import UnreadableError
from investcase.documents.bodies import Body, plain_body
from investcase.numbers.writing import percent, pounds
from investcase.quantities import Kind, Year, parse_unit
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Data

_YEARLY, _SHARE = parse_unit("£ / year"), parse_unit("1")
_PARTS = re.compile(r"\s*[;,]\s+|\s*[;,]$")
_SPAN = re.compile(r"\b(?P<end>from|to|until)\s+(?P<when>[\w/–-]+(?:\s+\d{4}(?:[-/]\d{2})?)?)", re.IGNORECASE)
_TIMES = re.compile(
    r"(?P<count>\d[\d,]*)\s+(?P<unit>[a-z]+)\s+(?:at|x|@)\s+£?(?P<price>\d[\d,]*(?:\.\d+)?)", re.I | re.A
)


def filled(found: Data) -> bool:
    """Whether something is said, with no blank in it."""
    if isinstance(found, Mapping):
        return all(map(filled, found.values()))
    if isinstance(found, list):
        return all(map(filled, found))
    return found is not None and BLANK not in found


class Of(Question):
    """A question of a starter."""

    def __init__(self, asks: Asks, starter: Starter) -> None:
        self.data, self.starter = asks, starter
        self.name = asks.name
        self.count = max(len(asks.things), 1)

    def asks(self, draft: Draft) -> list[str]:
        """The starter's words, with the things by number, and the body that leads by its name."""
        first, *rest = [in_words(line, draft) for line in self.data.asks]
        things = [f"  {n}  {self._thing(draft, thing)}" for n, thing in enumerate(self.data.things, start=1)]
        return [first, *(things if self.count > 1 else []), *rest]

    def _thing(self, draft: Draft, thing: Thing) -> str:
        return f"{thing.say}: {body_name(draft.setting, body_of_word(thing.body, draft))}" if thing.line else thing.say

    def path(self, draft: Draft, at: str) -> Path:
        """A path within the option."""
        return (*draft.option, *(int(part) if part.isdigit() else part for part in at.split(".")))

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """By its kind."""
        try:
            self.read(words, draft, to)
        except UnreadableError as error:
            to.not_read(str(error))

    @abstractmethod
    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """What an answer means.

        Raises:
            UnreadableError: it is not read.
        """

    def standing(self, draft: Draft) -> str | None:
        """Whether what it asks is said."""
        found = draft.at(*self.path(draft, self.data.at))
        return "said" if found is not None and filled(found) else None


def in_words(line: str, draft: Draft) -> str:
    line = line.replace("LEAD_NAME", body_name(draft.setting, draft.lead))
    return line.replace("START", str(draft.start)).replace("NEXT", str(draft.start + 1))


def body_of_word(word: str, draft: Draft) -> Body:
    return draft.lead if word == "LEAD" else plain_body(word)


def pieces(words: str) -> list[str]:
    return [part for part in (piece.strip(" ,;") for piece in _PARTS.split(words)) if part]


def span(words: str, draft: Draft) -> tuple[str, Year | None, Year | None]:
    """An answer without its first and its last year, and the two."""
    ends: dict[str, Year] = {}
    for found in list(_SPAN.finditer(words)):
        when = when_in(found["when"], draft.start)
        if when.year is None or when.words:
            continue
        if not draft.start <= when.year <= draft.last:
            raise UnreadableError(f"{when.year} is not a year of the case, {draft.start} to {draft.last}")
        ends["from" if found["end"].casefold() == "from" else "to"] = when.year
        words = words.replace(found[0], "")
    return ", ".join(pieces(words)), ends.get("from"), ends.get("to")


def amount_of(text: str) -> tuple[Amount, str]:
    """Pounds a year; of so many at a price, their product, said back."""
    times = _TIMES.fullmatch(text)
    if times is None:
        return amount(text, _YEARLY), ""
    count, price = (float(times[name].replace(",", "")) for name in ("count", "price"))
    return amount(pounds(count * price, 2), _YEARLY), f" ({times['count']} {times['unit']} x {pounds(price)})"


def share_of(text: str) -> Amount | None:
    words = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
    found = re.match(
        r"(?:made |reduced |cut )?(?:smaller )?(?:by )?(?:an? )?(half|third|quarter|fifth|tenth)\b", text, re.I
    )
    if found is not None:
        return amount(percent(words[found[1].casefold()] / 100, 1), _SHARE, Kind.SHARE)
    typed = re.search(r"\d+(?:\.\d+)?\s*%", text)
    return amount(typed[0], _SHARE, Kind.SHARE) if typed else None


def status(said: Reply) -> dict[str, Value]:
    status: dict[str, Value] = {"status": Raw("illustrative")} if said.guess else {}
    return {**status, "source": said.source or NOT_GIVEN}
