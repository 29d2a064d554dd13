"""A case that fills every field of words there is, with a small count and a large one written into each of them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from annotated_types import MaxLen
from assessed_case import Data, data
from pydantic import StringConstraints

from investcase.documents.base import Document, plain_data
from investcase.documents.case import Case
from investcase.reading.text import SourceText

PLANT = " It counts 7 women, seven of them alone, carers (7), and 4,127 users."

MORE = """\
standing: draft
disclaimer: Nobody endorsed it.
figures:
  home-care.hourly-rate:
    value: £25 / hour
    source: our contracts
    reason: ours
    price_base: {assumed: 2026-27, because: Nobody says.}
sources:
  - {id: ours, title: A count, publisher: Us, date: "2026", read: second_hand, reported_by: Them, url: "https://x.uk",
     licence: OGL, interest: none, note: A note}
narrative:
  strategic: s
  economic: e
  commercial: c
  financial: f
  management: m
  if_we_do_nothing: n
  if_it_fails: g
  unpriced_effects: [u]
  risks: [r]
"""
EQUALITY_MORE = """\
adopts: [socio_economic_duty]
assessed_by: [Head of service]
summary: A summary.
considered_negative: Three weeks of asking.
people_now: {count: "4127", source: case records}
islands: {affected: no, reasons: None is near.}
other_decisions: [{ref: Fares, same_people: some, note: A note}]
publish: {planned_on: 2027-02-20, formats: [PDF], easy_read: planned}
sign_off: {role: Chief officer, on: 2026-11-21}
welfare_weights:
  profile: by-quintile
  reference: £36700
  eta: "1.3"
  incomes: {q1: £16800, q2: £25000, q3: £36700, q4: £50000, q5: £71100}
  mapping: Fifths by income.
  source: made up
gradients:
  - id: admissions
    title: Admissions
    is: count_per
    source: made up
    groups:
      - {group: first, people: "4127", value: "30"}
      - {group: second, people: "4126", value: "26"}
      - {group: third, people: "4128", value: "22"}
      - {group: fourth, people: "4127", value: "18"}
      - {group: fifth, people: "4126", value: "14"}
health_equity:
  title: A strip
  qale: ["63.199", "67.676", "69.990", "73.184", "75.070"]
  people: ["4127", "4126", "4128", "4127", "4126"]
  gain: ["35", "25", "18", "13", "9"]
  cost: £100000
  threshold: £20000
  epsilon: ["0", "3.5"]
  source: made up
"""


def full() -> Data:
    """The clean case with everything else that a section of its kind may say."""
    case = data()
    case.update(yaml.load(MORE, Loader=yaml.BaseLoader))
    case["equality"].update(yaml.load(EQUALITY_MORE, Loader=yaml.BaseLoader))
    case["place"] = {"name": "Elsewhere", "nation": "england"}
    section = case["equality"]
    section["impacts"][0].update(rights=["echr_8"], number={"count": "7", "source": "case records"})
    section["monitoring"][0].update(baseline="none")
    section["gaps"][0].update(id="gap")
    section["mitigations"].append({"id": "stop", "action": "A stop", "funded": "yes", "cost": "£0"})
    section["mitigations"][-1].update(owner="the manager", no_cost_because="The bus passes it.")
    section["profiles"][0]["groups"] = {"female": "4127", "male": "4126"}
    section["profiles"][1]["groups"] = {"under_65": "7", "65_to_79": "4128", "80_and_over": "4126"}
    section["split"][0].update(uptake={"q1": "90%"}, source="made up")
    option = case["options"][0]
    option.update(summary="A summary.")
    option["benefits"][0].update(source="made up", ring_fence="a grant")
    option["costs"][0].update(source="made up", ring_fence="a grant", status="illustrative")
    option["funding"] = [
        {"id": "reserve", "title": "A reserve", "body": "council", "each_year": "£1000", "ring_fence": "a grant"}
    ]
    case["options"].append({"id": "other", "title": "Another", "rejected": "It is dearer."})
    return case


def kent() -> Data:
    """The shipped example, with the lines of a split named, for what only a case with models says."""
    text = (Path(__file__).parents[2] / "examples" / "kent-at-home" / "case.yaml").read_text("utf-8")
    found, _ = plain_data(SourceText("kent", text), "case", Case)
    assert found is not None
    case: Data = {"format": "investcase/case/1", **found[0]}
    case["equality"]["split"][0]["lines"] = ["home-first-team", "community-support"]
    case["equality"]["people_now"] = {"count": "4127", "source": "case records"}
    case["options"][0]["interventions"][0]["title"] = "More people at home"
    return case


def unmade() -> Data:
    """A case whose assessment is still to be made, with what has been said of who may lose."""
    case = full()
    case["equality"] = {
        "assessed_on": "not yet",
        "change_type": "redesign",
        "people_now": {"count": "4127", "source": "case records"},
        "may_lose": ["Those who wait."],
    }
    return case


def planted(case: Data) -> set[tuple[str, str]]:
    """Write the counts into every field of words of a case; which fields those are."""
    fields = set()
    document = Case.model_validate({key: value for key, value in case.items() if key != "format"})
    for kind, name, path in list(_words(document, ())):
        if (kind, name) == ("Case", "place"):
            continue
        *before, last = path
        held: Any = case
        for part in before:
            held = held[part]
        held[last] = f"{held[last]}{PLANT}"
        fields.add((kind, name))
    return fields


def fields_of_words(root: type[Document]) -> set[tuple[str, str]]:
    """Every field of free words that a document reachable from one kind may hold."""
    return {
        (kind.__name__, name)
        for kind in _reachable(root)
        for name, field in kind.model_fields.items()
        if _is_words(field.rebuild_annotation())
    }


def _is_words(annotation: Any) -> bool:
    if typing.get_origin(annotation) is typing.Annotated:
        base, *rest = typing.get_args(annotation)
        limits = [entry for entry in rest if isinstance(entry, StringConstraints | MaxLen)]
        return any(entry.max_length in (250, 6000) for entry in limits) or _is_words(base)
    return any(_is_words(inner) for inner in typing.get_args(annotation))


def _reachable(kind: type[Document]) -> set[type[Document]]:
    seen: set[type[Document]] = set()
    queue = [kind]
    while queue:
        one = queue.pop()
        if one in seen:
            continue
        seen.add(one)
        for field in one.model_fields.values():
            queue += list(_documents(field.annotation))
    return seen


def _documents(annotation: Any) -> Iterator[type[Document]]:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _documents(inner)


def _words(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Kind, field and place of every text that stands in a field of words."""
    if isinstance(value, Document):
        for name, field in type(value).model_fields.items():
            inner, where = getattr(value, name), (*path, field.alias or name)
            if _is_words(field.rebuild_annotation()):
                for place, text in _strings(inner, where):
                    if type(text) is str:
                        yield type(value).__name__, name, place
            yield from _words(inner, where)
    elif isinstance(value, tuple | dict):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            if isinstance(inner, Document):
                yield from _words(inner, (*path, key if isinstance(key, int) else str(key)))


def _strings(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | dict):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _strings(inner, (*path, key))
