"""The decisions that people bring, each a data file beside this one: what is asked, and the draft it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Literal

from pydantic import Field

from investcase.cli.listing import Entry
from investcase.documents.base import Document, read_document
from investcase.documents.digits import Whole
from investcase.documents.fields import Flag, Id, Text
from investcase.documents.kinds_of_money import CashType
from investcase.reading.nodes import Data
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText

_FOLDER = "starters"


Kind = Literal[
    "service",
    "heading",
    "users",
    "saving",
    "form",
    "consulted",
    "works",
    "loan",
    "risk",
    "words",
    "growth",
    "people",
]


class Thing(Document):
    """One thing that a form asks: what it is called, where its answer goes, and what it is an amount of.

    `at` is the path within the option. With `line` the answer is an item of the list there, of that id, with its title
    and the body that bears it; LEAD stands for the body that leads.
    """

    say: Text
    at: Text
    takes: Literal["a_year", "once", "in_first_year", "share", "bare_share", "years"]
    line: Id | None = None
    title: Text | None = None
    body: Text = "LEAD"


class Asks(Document):
    """One question of a starter: its kind says how an answer is read, and the rest what is put and where it goes.

    `names_what_is_open` has the draft name each of its things that is left open once another is said.
    """

    kind: Kind
    name: Text
    asks: tuple[Text, ...] = ()
    things: tuple[Thing, ...] = ()
    at: Text = "disinvestments.0.saving.0"
    line: Id = "running-costs"
    title: Text = "Running it"
    ends: Flag = False
    names_what_is_open: Flag = False
    cash_type: CashType | None = None


class Starter(Document):
    """`investcase/starter/1`.

    `models` says how many models it puts to work. `years` are looked at unless another number is given. `holds` is what
    an option of a draft that began so has, and others have not.
    """

    starter: Id
    title: Text
    models: Literal["no", "one", "two"]
    years: Whole = Field(ge=1, le=60)
    names: Id
    resolution: Text
    holds: Text | None = None
    asks: tuple[Asks, ...] = ()


@cache
def options_of(starter: Starter) -> str | None:
    """The options of a draft that begins so, with LEAD and START for the body that leads and the first year; None where
    they put models to work.
    """
    found = files("investcase.cli.asking").joinpath(_FOLDER, "options", f"{starter.starter}.yaml")
    return None if starter.models != "no" else found.read_text("utf-8")


_ORDER = ("new", "recommission", "pilot", "cut", "close-early", "loan")


@cache
def starters() -> dict[str, Starter]:
    """Every starter by its name, in the order in which they are offered.

    Raises:
        Problems: one of the files is wrong.
    """
    found = {}
    for entry in files("investcase.cli.asking").joinpath(_FOLDER).iterdir():
        if PurePath(entry.name).suffix == ".yaml":
            text = SourceText(f"{_FOLDER}/{entry.name}", entry.read_text("utf-8"))
            loaded, problems = read_document(text, "starter", Starter)
            if loaded is None:
                raise Problems(problems)
            found[loaded.document.starter] = loaded.document
    return {name: found[name] for name in (*_ORDER, *sorted(set(found) - set(_ORDER))) if name in found}


def listed_starters() -> Iterator[Entry]:
    """What a list says of each: its name, its title, and what it asks."""
    for starter in starters().values():
        asks = [each.name for each in starter.asks]
        models = {"no": "none", "one": "one", "two": "one or two"}[starter.models]
        data = {"id": starter.starter, "title": starter.title, "models": starter.models, "asks": asks}
        below = (("Models", models), ("Years", str(starter.years)), ("Asks also", ", ".join(asks)))
        yield Entry((starter.starter, starter.title), data, below)


def recognised(option: Data) -> Starter | None:
    """The starter that an option of a draft began with, by what it holds; None where it only puts models to work."""
    found = (each for each in starters().values() if each.holds is not None and _holds(option, each.holds))
    return max(found, key=lambda each: len(each.holds or ""), default=None)


def _holds(found: Data, path: str) -> bool:
    for part in path.split("."):
        if isinstance(found, dict) and part in found:
            found = found[part]
        elif isinstance(found, list) and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        else:
            return False
    return True
