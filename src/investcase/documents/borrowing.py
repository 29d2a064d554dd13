"""Borrowing for capital: what is borrowed, at what rate, and how it is paid back."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.digits import Whole
from investcase.documents.fields import Id, OneByYear, OneShare, SourceField, Title, YearField, fault
from investcase.documents.figure import Status


class Borrowing(Document):
    """A loan for a capital cost line, or of amounts by year in cash: in the budget view only.

    Interest runs from the year after the money is drawn, at the end of each year. `annuity` repays in equal instalments
    of interest and principal together, `equal_principal` in equal parts of the principal.
    """

    id: Id
    title: Title
    body: Body
    for_: Id | None = Field(alias="for", default=None)
    amount: OneByYear | None = None
    rate: OneShare
    years: Whole = Field(ge=1, le=60)
    first_repayment: YearField | None = None
    repaid: Literal["annuity", "equal_principal"] = "annuity"
    source: SourceField
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _one_amount(self) -> Borrowing:
        if (self.for_ is None) == (self.amount is None):
            raise fault("borrowing-amount", "a loan is for one thing", "one of: for (a cost line), amount (by year)")
        return self
