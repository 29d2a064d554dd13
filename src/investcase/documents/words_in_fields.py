"""Which fields of a document hold an author's words, and which hold only names and choices."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from investcase.documents.base import Document
from investcase.documents.reading_names import NamesSomething
from investcase.documents.reading_texts import SaysWhereFrom


@cache
def names_only(kind: type[Document]) -> frozenset[str]:
    """The fields that hold nothing but ids, names of groups and given choices: nothing is ever replaced in them."""
    return frozenset(
        name for name, info in kind.model_fields.items() if _names(_with_marks(info.annotation, info.metadata))
    )


@cache
def saying_where_from(kind: type[Document]) -> frozenset[str]:
    """The fields that say where something comes from, each as it is written."""
    return frozenset(
        info.alias or name
        for name, info in kind.model_fields.items()
        if _marked(_with_marks(info.annotation, info.metadata), SaysWhereFrom)
    )


def _marked(annotation: Any, mark: type) -> bool:
    return isinstance(annotation, mark) or any(_marked(one, mark) for one in get_args(annotation))


def _with_marks(annotation: Any, marks: list[Any]) -> Any:
    return Annotated[(annotation, *marks)] if marks else annotation


def _names(annotation: Any) -> bool:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return any(isinstance(mark, NamesSomething) for mark in inner[1:]) or _names(inner[0])
    if origin is Literal or annotation is NoneType:
        return True
    if origin is dict:
        return _names(inner[1])
    if origin in (Union, UnionType, tuple):
        return all(_names(one) for one in inner if one is not Ellipsis)
    return False
