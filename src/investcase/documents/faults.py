"""Pydantic's complaints as problems a strategy lead can act on: one for each thing wrong, where it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from investcase.documents.held_back import mark_taken_off_alone
from investcase.documents.model_fields import field_names
from investcase.documents.told_faults import told
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Problem
from investcase.reading.suggest import nearest

_NOT_TEXT = ("model_type", "dict_type", "model_attributes_type", "tuple_type", "list_type")


def translate(
    error: ValidationError, model: type[BaseModel], positions: Positions, unread: Collection[Path] = ()
) -> list[Problem]:
    """What pydantic found, one problem for one thing wrong; nothing of what parts lack that could not be read whole."""
    faults = [_placed(dict(fault), positions) for fault in error.errors(include_url=False)]
    faults = [fault for fault in faults if not _lacks_what_was_unread(fault, unread)]
    met = _Met(faults, model)
    found = [told(fault, model, positions) for fault in faults if not _said_better(fault, met)]
    return mark_taken_off_alone(found, positions)


def places_of(error: ValidationError, positions: Positions) -> Iterator[tuple[Path, bool]]:
    """Where each thing stands that pydantic found wrong, and whether it is that nothing does."""
    for fault in error.errors(include_url=False):
        yield _placed(dict(fault), positions)["loc"], fault["type"] == "missing"


def _lacks_what_was_unread(fault: dict[str, Any], unread: Collection[Path]) -> bool:
    """Whether a part that could not be read whole is merely found not to be."""
    at: Path = fault["loc"][:-1] if fault["type"] == "missing" else fault["loc"]
    return at in unread


def _placed(fault: dict[str, Any], positions: Positions) -> dict[str, Any]:
    """The fault with `loc` a path of the document.

    Where a value may be of several kinds, pydantic tries each and names it in the path; `value` is then the path of
    that value, else None.
    """
    path: Path = ()
    value: Path | None = None
    last = len(fault["loc"]) - 1
    for index, part in enumerate(fault["loc"]):
        longer = (*path, part)
        if longer in positions.values or longer in positions.keys or (index == last and fault["type"] == "missing"):
            path = longer
        elif part != "[key]" and value is None:
            value = path
    return {**fault, "loc": path, "value": value, "on_key": fault["loc"][-1:] == ("[key]",)}


class _Met:
    """The faults of one document, by what each is to be held against."""

    def __init__(self, faults: list[dict[str, Any]], model: type[BaseModel]) -> None:
        self.model = model
        self.beneath = {
            fault["loc"][:length]
            for fault in faults
            if fault["type"] != "too_short"
            for length in range(len(fault["loc"]) + 1)
        }
        self.unknown: dict[Path, list[str]] = {}
        self.rivals: dict[Path, list[dict[str, Any]]] = {}
        for fault in faults:
            if fault["type"] == "extra_forbidden":
                self.unknown.setdefault(fault["loc"][:-1], []).append(str(fault["loc"][-1]))
            if fault["value"] is not None:
                self.rivals.setdefault(fault["value"], []).append(fault)
        self._misspelt: dict[Path, set[str]] = {}
        self._fits: dict[Path, bool] = {}
        self._told_in_full: dict[Path, bool] = {}

    def misspelt(self, path: Path) -> set[str]:
        """The fields at a path that are most like an unknown name there."""
        if path not in self._misspelt:
            fields = field_names(self.model, path) if path in self.unknown else []
            likely = (nearest(name, fields)[:1] for name in self.unknown.get(path, ()))
            self._misspelt[path] = {name for names in likely for name in names}
        return self._misspelt[path]

    def fits(self, value: Path) -> bool:
        """Whether a value of several kinds is of one that it was held against, and wrong only inside."""
        if value not in self._fits:
            self._fits[value] = any(not _of_another_kind(rival) for rival in self.rivals[value])
        return self._fits[value]

    def told_in_full(self, value: Path) -> bool:
        """Whether one of the faults of a value of several kinds says in words what it may be."""
        if value not in self._told_in_full:
            self._told_in_full[value] = any(
                rival["type"] == "enum" or "message" in (rival.get("ctx") or {}) for rival in self.rivals[value]
            )
        return self._told_in_full[value]


def _said_better(fault: dict[str, Any], met: _Met) -> bool:
    """Whether another fault tells what is wrong here more nearly."""
    loc, kind, value = fault["loc"], fault["type"], fault["value"]
    if kind == "too_short":
        return loc in met.beneath
    if kind == "missing" and loc[-1] in met.misspelt(loc[:-1]):
        return True
    if value is None:
        return False
    if _of_another_kind(fault):
        return met.fits(value) or met.rivals[value][0] is not fault
    return kind == "literal_error" and loc == value and met.told_in_full(value)


def _of_another_kind(fault: dict[str, Any]) -> bool:
    """Whether a value was merely held against a kind it is not: text against lines, or lines against text."""
    at_the_value = fault["loc"] == fault["value"]
    return at_the_value and (fault["type"] in _NOT_TEXT or not isinstance(fault["input"], str))
