"""A field that is a number takes digits alone: what Python reads beside them is a slip, told with what to write."""

from __future__ import annotations

import types
import typing

import pytest
from pydantic import TypeAdapter, ValidationError

from cases import SMALLEST, faults
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.documents.digits import Decimal, Whole
from investcase.documents.guidance import OutsideView
from investcase.documents.model import Model


@pytest.mark.parametrize("kind", [Whole, Decimal])
@pytest.mark.parametrize(
    ("written", "meant"), [("1_0", 10), ("1,000", 1000), ("1 000", 1000), ("three", 3), ("３", 3), ("3 years", 3)]
)
def test_what_is_not_digits_is_told_with_the_digits_which_are_read(kind: object, written: str, meant: int) -> None:
    adapter = TypeAdapter(kind)
    with pytest.raises(ValidationError) as raised:
        adapter.validate_python(written)
    remedy = raised.value.errors()[0]["ctx"]["remedy"]
    assert adapter.validate_python(remedy.removeprefix("write ")) == meant


@pytest.mark.parametrize("written", ["0x3", "3e0", "1,0", "infinity", "nan", "3 posts"])
def test_what_could_mean_several_numbers_is_told_without_a_guess(written: str) -> None:
    for kind in (Whole, Decimal):
        with pytest.raises(ValidationError) as raised:
            TypeAdapter(kind).validate_python(written)
        assert raised.value.errors()[0]["ctx"]["remedy"] is None


def numbers_in(annotation: object, metadata: tuple[object, ...] = ()) -> typing.Iterator[bool]:
    """For each int or float in a field's type, whether something reads its text before Python does."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        yield from numbers_in(inner, (*metadata, *more))
    elif annotation in (int, float):
        yield any(type(each).__name__ == "BeforeValidator" for each in metadata)
    elif isinstance(annotation, types.UnionType) or typing.get_args(annotation):
        for inner in typing.get_args(annotation):
            yield from numbers_in(inner, metadata)


def test_every_number_of_every_document_is_read_so() -> None:
    assert all(document.model_fields for document in (Case, OutsideView, Model))
    waiting, seen = [Document], 0
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        for name, field in kind.model_fields.items():
            for guarded in numbers_in(field.annotation, tuple(field.metadata)):
                seen += 1
                assert guarded, f"{kind.__name__}.{name}"
    assert seen > 10


@pytest.mark.parametrize("empty", ['""', "' '", ""])
@pytest.mark.parametrize("name", ["case", "title", "place", "start", "years", "price_base"])
def test_a_field_with_nothing_in_it_is_told_so_whatever_its_kind(name: str, empty: str) -> None:
    line = next(line for line in SMALLEST.splitlines() if line.startswith(f"{name}:"))
    found = faults(SMALLEST.replace(line, f"{name}: {empty}"))
    assert [(p.message, p.field) for p in found] == [("nothing is written here", name)]
    assert found[0].remedy is not None
