"""A draft that is there already, taken up again: the file is all that is read, whatever was changed in it since."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from investcase.cli.asking.setting import settle
from investcase.cli.asking.starters import Starter, recognised
from investcase.cli.asking.state import Draft
from investcase.cli.refusal import RefusedError
from investcase.documents.bodies import plain_bodies
from investcase.quantities import YearError, parse_year
from investcase.reading.nodes import Data, parse
from investcase.reading.problems import Problem, Problems, has_errors
from investcase.reading.text import SourceText, decode

_WHOLE = "a case that new can ask about: with a place of the catalogue, a start, and an option as new writes it"


@dataclass(frozen=True, slots=True)
class Reopened:
    """A draft with the bytes that it was read from, and the starter that its questions are those of."""

    draft: Draft
    starter: Starter | None
    path: Path
    raw: bytes

    def as_bytes(self, text: str) -> bytes:
        """A text as the file has it: with its mark at the beginning and its line ends."""
        mark = codecs.BOM_UTF8 if self.raw.startswith(codecs.BOM_UTF8) else b""
        ends = "\r\n" if b"\r\n" in self.raw else "\n"
        return mark + text.replace("\n", ends).encode("utf-8")

    def refuse_if_changed(self) -> None:
        """Stop where somebody has changed the file since it was read.

        Raises:
            RefusedError: somebody has.
        """
        if self.path.read_bytes() != self.raw:
            raise RefusedError(
                [
                    Problem(
                        "already-there", f"{self.path} was changed while the questions were asked: nothing was written"
                    )
                ]
            )


def reopened(path: Path, library: Path | None, today: dt.date) -> Reopened:
    """The draft in a file.

    Raises:
        Problems: it cannot be read, or is no case that questions can be asked about.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        problem = Problem(
            "unreadable", f"{path} cannot be read: {error.strerror}", remedy="investcase new asks from the start"
        )
        raise RefusedError([problem]) from None
    source = decode(raw, str(path))
    if isinstance(source, Problem):
        raise Problems([source])
    parsed = parse(source)
    if has_errors(parsed.problems):
        raise Problems(parsed.problems)
    data = parsed.data if isinstance(parsed.data, Mapping) else {}
    place, option = data.get("place"), _option(data)
    models, starter = _models(option), recognised(option)
    try:
        start, years = parse_year(str(data.get("start"))), int(str(data.get("years")))
    except (YearError, ValueError):
        raise _not_asked_about(source) from None
    lead = next((body for body in plain_bodies() if body.id == data.get("lead_body")), None)
    of_its_own = "bodies" in data or (data.get("lead_body") is not None and lead is None)
    if not isinstance(place, str) or not (models or starter) or of_its_own:
        raise _not_asked_about(source)
    setting = settle(path.parent.name or "case", place, models, lead, start, years, path.parent, library, today)
    return Reopened(Draft(setting, source.text, str(path)), starter if not models else None, path, raw)


def _option(data: Mapping[str, Data]) -> dict[str, Data]:
    options = data.get("options")
    entries = [each for each in options if isinstance(each, dict)] if isinstance(options, list) else []
    chosen = [each for each in entries if str(each.get("preferred")).casefold() in ("yes", "true")] or entries[:1]
    return chosen[0] if chosen else {}


def _models(option: dict[str, Data]) -> list[str]:
    found = option.get("interventions")
    named = [each.get("model") for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
    return [name for name in named if isinstance(name, str)]


def _not_asked_about(source: SourceText) -> Problems:
    message = "the questions cannot be asked of this case"
    at = source.position(1, 1)
    return Problems(
        [Problem("not-asked-about", message, position=at, expected=_WHOLE, remedy="go on in the file itself")]
    )
