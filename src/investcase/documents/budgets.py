"""What a body spends in all, and what a council's tax is raised on: to set a case beside."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.fields import Measure, Money, SourceField, YearField, fault
from investcase.documents.reading_numbers import is_count
from investcase.quantities import Quantity


def _more_than_nil(value: Quantity) -> Quantity:
    if value.is_range or value.central <= 0:
        raise fault("one-amount", "this is one amount, more than nil", "an amount as published, without a range")
    return value


def _homes(value: Quantity) -> Quantity:
    if not is_count(value, "home"):
        what = "a percentage" if value.percent else f"in {value.unit}"
        raise fault("band-d", f"this is {what}", "a number of homes, such as 560,000")
    return value


class NetBudget(Document):
    """A body's net budget for one year, as its own budget papers give it."""

    body: Body
    amount: Annotated[Money, AfterValidator(_more_than_nil)]
    year: YearField
    source: SourceField


class BandD(Document):
    """A council's tax base for one year: how many Band D homes its council tax is worth.

    Without `body` it is that of the council that leads the case, else that of the body called `council`.
    """

    body: Body | None = None
    homes: Annotated[Measure, AfterValidator(_more_than_nil), AfterValidator(_homes)]
    year: YearField
    source: SourceField
