"""Who pays and who gains: a kind of body, kept as data beside this file, and a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    TypeAdapter,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from investcase.documents.base import Document, read_document
from investcase.documents.equality_words import BodyType
from investcase.documents.fields import Flag, Id, Name, Text, Title, fault
from investcase.documents.nations import Nation
from investcase.documents.place import PlaceKind
from investcase.documents.reading_names import NamesSomething, refuse_count
from investcase.reading.problems import Problems
from investcase.reading.suggest import one_of
from investcase.reading.text import SourceText

_FILE = "kinds-of-body.yaml"
BODIES = "bodies"
"""Under what a case, while it is read, keeps the bodies that it may name."""
LEAD = "lead"
"""Under what it keeps the body that leads."""


class TheLead(Enum):
    """The body of what names none."""

    LEADS = "the body that leads"


class KindOfBody(Document):
    """What it means to be one kind of body; what is left out is not so of it, or not known.

    `public` says that it has a budget, which cash can leave and come to; `partner` that it may pay another partner, or
    be paid, to balance who gains. `nations` are where there are such bodies, and `plural` what they are called
    together, where it is not everywhere. `places` are the kinds of place that such a body leads. `decides_as` is what
    the law of equality has it as, by nation. `duties_as` and `money_as` are the kinds under which the registers of
    duties and of funding name it, beside its own word. `local_authority` says that council tax is its own;
    `adult_social_care` that it spends on it; `hospitals` that what it is freed of is hospital stays; `directs` that it
    has others carry out what it decides. `one_rate` are the nations whose manual has one discount rate for everything
    it does. `households` says that it is people themselves.
    """

    kind: Name
    name: Text
    plural: Text | None = None
    public: Flag = False
    partner: Flag = False
    nations: tuple[Nation, ...] = ()
    places: tuple[PlaceKind, ...] = ()
    decides_as: dict[Nation, BodyType] = Field(default_factory=dict)
    duties_as: Name | None = None
    money_as: Name | None = None
    local_authority: Flag = False
    adult_social_care: Flag = False
    hospitals: Flag = False
    directs: Flag = False
    one_rate: tuple[Nation, ...] = ()
    households: Flag = False


class KindsFile(Document):
    """`investcase/kinds-of-body/1`: every kind of body, in the order in which bodies are told of."""

    kinds: tuple[KindOfBody, ...] = Field(min_length=1)


def _a_kind(written: object) -> str:
    if isinstance(written, str) and written in _plain():
        return written
    raise _not_one_of(_plain())


def _an_id(written: object) -> str:
    if isinstance(written, str) and written in _plain():
        return written
    if written in _OTHERWISE:
        raise fault("body-id", f"{written} stands for something else where a body is named", "an id such as kent")
    made: str = _ID.validate_python(written)
    return made


def _a_name(written: str) -> str:
    refuse_count(written)
    return written


_ID: TypeAdapter[str] = TypeAdapter(Id)
_OTHERWISE = ("lead", "all", "npsv", "bcr", "eanb")
"""What the name of a body would be taken for: in a model, in prices, and where an answer is asked for."""


class OwnBody(Document):
    """A body that a case names: an id of its own, the kind it is, and the name it is printed under.

    Under a kind's own word, such as `council`, it names the body that the word stands for.
    """

    id: Annotated[str, PlainValidator(_an_id), NamesSomething()]
    is_: Annotated[str, PlainValidator(_a_kind)] = Field(alias="is")
    name: Annotated[Title, AfterValidator(_a_name)]

    @model_validator(mode="after")
    def _a_kind_s_word_is_of_that_kind(self) -> OwnBody:
        if self.id in _plain() and self.id != self.is_:
            raise fault(
                "body-id",
                f"{self.id} is the word for another kind of body than {self.is_}",
                f"is: {self.id}, or an id of its own",
                f"write id: my-{self.is_}",
            )
        return self


@dataclass(frozen=True, slots=True)
class Body:
    """One body of a case: the id that it goes by, and the name that it is printed under.

    Two with one id are one body. They stand in the order of their kinds.
    """

    id: str
    kind: KindOfBody = field(compare=False, repr=False)
    name: str = field(compare=False, repr=False)
    place: tuple[int, int] = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.id

    def __lt__(self, other: Body) -> bool:
        return self.place < other.place

    @property
    def public(self) -> bool:
        """Whether it has a budget."""
        return self.kind.public

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(_read, serialization=core_schema.to_string_ser_schema())


Whose = Body | Literal["lead"]
"""A body as a model or the library names it, before a case says who leads."""


def plain_bodies() -> tuple[Body, ...]:
    """The body that each kind's own word stands for, in their order."""
    return tuple(_plain().values())


def plain_body(kind: str) -> Body:
    """The body that a kind's own word stands for, such as `council`."""
    return _plain()[kind]


def body_of(whose: Whose, lead: Body, instead: Mapping[str, Body] = MappingProxyType({})) -> Body:
    """The body that a name of a model stands for in a case that `lead` leads.

    What `instead` says of the name goes before all; else the word for a kind stands for the body that leads, where
    that is of the kind.
    """
    if str(whose) in instead:
        return instead[str(whose)]
    return lead if isinstance(whose, str) or whose.id == lead.kind.kind else whose


def known_bodies(declared: Iterable[OwnBody] = ()) -> dict[str, Body]:
    """Every body that may be named, by id: those that kinds' own words stand for, and those that a case declares."""
    known = dict(_plain())
    for number, own in enumerate(declared, start=1):
        kind = _plain()[own.is_].kind
        known[own.id] = Body(own.id, kind, own.name, (_plain()[own.is_].place[0], 0 if own.id == own.is_ else number))
    return known


def bodies_called(written: object) -> dict[str, Body]:
    """A body for each id in a list of bodies that cannot be read, so that what names one is not told of it."""
    ids = [entry.get("id") for entry in written if isinstance(entry, dict)] if isinstance(written, list) else []
    kind = _plain()["council"].kind
    return {name: Body(name, kind, name, (0, 1)) for name in ids if isinstance(name, str) and name not in _plain()}


@cache
def _plain() -> Mapping[str, Body]:
    text = SourceText(_FILE, files(__package__).joinpath(_FILE).read_text("utf-8"))
    loaded, problems = read_document(text, "kinds-of-body", KindsFile)
    if loaded is None:
        raise Problems(problems)
    return {each.kind: Body(each.kind, each, each.name, (place, 0)) for place, each in enumerate(loaded.document.kinds)}


def _read(written: object, info: ValidationInfo) -> Body:
    if isinstance(written, Body):
        return written
    known: Mapping[str, Body] = (info.context or {}).get(BODIES, _plain())
    if written is TheLead.LEADS:
        leads: Body = (info.context or {}).get(LEAD, _plain()["council"])
        return leads
    found = known.get(written) if isinstance(written, str) else None
    if found is None and isinstance(written, str) and (meant := _meant(written, known)):
        expected = one_of(known)
        raise fault("not-one-of", f"{written!r} is not allowed here", expected, instead=meant)
    if found is None:
        raise _not_one_of(known)
    return found


def _meant(written: str, known: Mapping[str, Body]) -> tuple[str, ...]:
    """The body that a name in words, such as `Lancashire County Council`, likely stands for: the longest that fits."""
    text = f" {' '.join(re.findall(r'[a-z]+', written.casefold()))} "
    found = [
        (len(word), name)
        for name, body in known.items()
        for word in {body.name.casefold(), body.kind.name.casefold(), name.replace("_", " ").replace("-", " ")}
        if f" {word} " in text
    ]
    return (max(found)[1],) if found else ()


def _not_one_of(known: Iterable[str]) -> PydanticKnownError:
    *most, last = map(repr, known)
    return PydanticKnownError("enum", {"expected": f"{', '.join(most)} or {last}"})
