"""Money from elsewhere: what the case says of it, and what the register of funding says each kind may pay for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.fields import (
    AmountByYear,
    Date,
    Flag,
    Id,
    Measure,
    Money,
    Share,
    SourceField,
    Text,
    Title,
    YearField,
    YearlyMoney,
    fault,
)
from investcase.documents.figure import Nation, Status
from investcase.documents.reading_numbers import is_count
from investcase.documents.reading_years import years_said_once
from investcase.reading.blanks import BLANK


class FundingStream(Document):
    """Money from elsewhere that pays for the option: a transfer, never part of the value to society.

    `paid_by` names a partner in this case that pays it, whose own budget then bears it; a body that pays itself draws
    on its own reserves, of which `balance` is what they hold before the first draw, in cash. `exit` says what pays for
    the costs that go on when the money ends.
    """

    id: Id
    title: Title
    body: Body
    stream: Id | None = None
    paid_by: Body | None = None
    amount: AmountByYear | None = None
    each_year: YearlyMoney | None = None
    from_: YearField | None = Field(alias="from", default=None)
    to: YearField | None = None
    recurrent: Flag = False
    ring_fence: Text | None = None
    confirmed: Flag = False
    balance: Money | None = None
    exit: Text | None = None

    @model_validator(mode="after")
    def _from_budget_to_budget(self) -> FundingStream:
        payer = self.paid_by
        if not self.body.public:
            raise fault(
                "funding-body",
                f"{self.body} has no budget that funding could come to",
                "body: a public body; what it gives to others is a cost of its own",
                f"under costs write body: {payer or BLANK}, transfer_with: {self.body}, with the title and the amounts "
                "as they are",
            )
        if payer is not None and not payer.public:
            raise fault(
                "funding-body",
                f"{payer} has no budget to pay this from, and would be seen to pay nothing",
                f"paid_by: a public body, or a benefit of {self.body} with transfer_with: {payer}",
                f"under benefits write body: {self.body}, transfer_with: {payer}, cash_type: cash_releasing, "
                f"budget_line: {BLANK}, owner: {BLANK}, with the title and the amounts as they are; or remove paid_by, "
                "where it is money from outside the case",
            )
        return self

    @model_validator(mode="after")
    def _one_way_of_saying_how_much(self) -> FundingStream:
        if (self.amount is None) == (self.each_year is None):
            raise fault("funding-amount", "a stream says how much in one way", "one of: amount (by year), each_year")
        years_said_once(self.amount, self.from_, self.to)
        return self


class FundingTerms(Document):
    """What happens when the same money is given one year at a time, as the author expects it: nothing is assumed.

    `recruitment_lag` is the months a post stands empty, `churn` the share of posts lost at each renewal, `late_start`
    the months after the start of its year at which each year's money is confirmed.
    """

    recruitment_lag: Measure
    churn: Share
    late_start: Measure
    source: SourceField
    status: Literal[Status.LOCAL, Status.ILLUSTRATIVE] = Status.LOCAL

    @model_validator(mode="after")
    def _within_a_year(self) -> FundingTerms:
        for name in ("recruitment_lag", "late_start"):
            given = getattr(self, name)
            if not is_count(given, "month") or given.is_range or not 0 <= given.central <= 12:
                raise fault("funding-terms", f"{name} is {given}", f"{name}: months from 0 to 12, such as 4 months")
        if self.churn.is_range:
            raise fault("funding-terms", f"churn is {self.churn}", "churn: one share, such as 20%")
        return self


class StreamRule(Document):
    """One kind of money and what it may pay for; `spend` is left out where nothing read says.

    `until` is the last year it may be spent in; `not_read` what nobody read of it, to be asked of whoever pays.
    """

    id: Id
    title: Title
    nations: tuple[Nation, ...]
    bodies: tuple[Body, ...]
    spend: Literal["capital", "revenue"] | None = None
    recurring: Literal["yes", "no", "by_year"]
    until: YearField | None = None
    ring_fence: Text
    rule: Text
    not_read: Text | None = None
    source: Text
    url: Text | None = None
    read: Status
    read_how_far: Text


class FundingFile(Document):
    """`investcase/funding/1`: kinds of money on one date."""

    register_date: Date
    note: Text | None = None
    streams: tuple[StreamRule, ...]
