"""Two cases brought into a form in which they can be set side by side: one option each, every price base said."""

from __future__ import annotations

from typing import TypeVar

from investcase.documents.base import Document
from investcase.documents.case import Case, Option
from investcase.quantities import Quantity, Year
from investcase.resolving.resolved_case import ResolvedCase

D = TypeVar("D", bound=Document)


def alike(first: ResolvedCase, second: ResolvedCase) -> tuple[Case, Case, Case]:
    """Where to start, and the two documents whose differences lead to the end.

    The first two are the same unless the second case prefers an option that the first one has and does not prefer.
    An option that only one of them has is set against the other's preferred one, whatever its id.
    """
    own, wanted = _preferred(first), _preferred(second)
    there = next((option for option in first.document.options if option.id == wanted.id), None)
    begun = own if there is not None else own.model_copy(update={"id": wanted.id})
    usable = there is not None and not (there.business_as_usual or there.rejected)
    matched = there if usable and there is not None else begun
    explicit = first.document.price_base != second.document.price_base
    start, before = (_alone(first.document, option, explicit=explicit) for option in (begun, matched))
    return start, before, _alone(second.document, wanted, explicit=explicit)


def _preferred(case: ResolvedCase) -> Option:
    return next(option for option in case.document.options if option.id == case.preferred.id)


def _alone(case: Case, option: Option, *, explicit: bool) -> Case:
    """A case of one option and no equality note, which moves no amount."""
    alone = case.model_copy(update={"options": (option.model_copy(update={"preferred": True}),), "equality": None})
    return _with_bases(alone, case.price_base) if explicit else alone


def _with_bases(document: D, base: Year) -> D:
    """A document in which every price base left out is said, so that another one for the case does not change it."""
    changed = {name: _based(getattr(document, name), base) for name in type(document).model_fields}
    if "price_base" in changed and changed["price_base"] is None and _holds_pounds(document):
        changed["price_base"] = base
    return document.model_copy(update=changed)


def _based(value: object, base: Year) -> object:
    if isinstance(value, Document):
        return _with_bases(value, base)
    if isinstance(value, tuple):
        return tuple(_based(item, base) for item in value)
    if isinstance(value, dict):
        return {key: _based(item, base) for key, item in value.items()}
    return value


def _holds_pounds(value: object) -> bool:
    """Whether there is money anywhere in a value."""
    if isinstance(value, Quantity):
        return bool(value.unit.power("£"))
    if isinstance(value, Document):
        return any(_holds_pounds(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, dict):
        return any(_holds_pounds(item) for item in value.values())
    return isinstance(value, tuple) and any(_holds_pounds(item) for item in value)
