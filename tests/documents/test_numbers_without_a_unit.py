"""Every field that takes a number without a unit knows what the number is, or is held by what stands beside it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

import investcase.documents
from investcase.documents.base import Document
from investcase.quantities import Quantity

BESIDE = {
    "FigureValue.value": "the figure says what it is",
    "Input.value": "the input says what it is",
    "Column.national_total": "the column says what it is",
    "WorkedExample.inputs": "the model's input says what it is",
    "WorkedExample.gives": "held against what the model gives, with its unit",
    "GroupValue.value": "the gradient says what it is",
    "LocalValue.value": "the figure, input or field that it stands for says what it is",
    "Judgement.range": "the figure that is judged says what it is: refused in another unit",
    "CostLine.life": "years: refused without them",
    "Release.step": "refused unless it is counted as the model counts the line",
    "Release.marginal": "pounds for each of what the model counts: refused without them",
    "Refill.value": "pounds for each of what the model counts: refused without them",
    "Refill.cost": "pounds for each of what the model counts: refused without them",
    "UnpaidCare.hours": "hours a year: refused without them",
    "UnpaidCare.each_week": "hours a week: refused without them",
    "UnpaidCare.weeks": "weeks a year: refused without them",
    "Staff.wte": "posts: held by the line",
    "DoubleRunning.months": "months: held by the release",
    "FundingTerms.recruitment_lag": "months: held by the terms",
    "FundingTerms.late_start": "months: held by the terms",
}
"""Fields that take any number as they are read, and what holds it."""
COUNTS = {
    "BandD.homes",
    "HealthEquity.gain",
    "HealthEquity.qale",
    "HealthEquity.epsilon",
    "WelfareWeights.eta",
    "Workforce.fillable",
    "Workforce.posts",
    "Split.effect",
    "Split.uptake",
}
"""Fields in which 28 may be meant: a count, a score, or so many times as much."""


def documents(of: type[Document] = Document) -> Iterator[type[Document]]:
    for module in pkgutil.iter_modules(investcase.documents.__path__):
        importlib.import_module(f"investcase.documents.{module.name}")
    for inner in of.__subclasses__():
        yield inner
        yield from documents(inner)


def quantities() -> dict[str, FieldInfo]:
    found = {}
    for document in dict.fromkeys(documents()):
        for name, info in document.model_fields.items():
            inherited = any(name in base.model_fields for base in document.__mro__[1:] if hasattr(base, "model_fields"))
            if "Quantity" in f"{info.annotation} {info.metadata}" and not inherited:
                found[f"{document.__name__}.{name}"] = info
    return found


FIELDS = quantities()


def takes(info: FieldInfo, text: str) -> bool:
    """Whether a field takes a text as a number without a unit."""
    read: Any = TypeAdapter(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)
    for given in (text, [text], [text] * 5, {"q1": text}, {"2027-28": text}):
        try:
            value = read.validate_python(given)
        except ValidationError:
            continue
        inner = next(iter(value.values() if isinstance(value, dict) else value)) if given != text else value
        if isinstance(inner, Quantity) and inner.unit.is_number:
            return True
    return False


def test_there_are_fields_to_hold() -> None:
    assert len(FIELDS) > 60
    assert set(BESIDE) <= set(FIELDS)
    assert set(COUNTS) <= set(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_takes_28_without_a_unit_only_where_it_may_be_meant(name: str) -> None:
    if takes(FIELDS[name], "28"):
        assert name in BESIDE or name in COUNTS
    else:
        assert name not in BESIDE
        assert name not in COUNTS


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_never_takes_2800_per_cent(name: str) -> None:
    if takes(FIELDS[name], "2800%"):
        assert name in BESIDE or name in ("Split.effect", "Split.uptake")
