"""What is said of a line of money: every label it carries from where it is settled to where it is printed.

A label is said here alone. Whoever makes one line from another takes all of its labels with it, and says what differs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType, PriceKind
from investcase.documents.lines import BenefitLine, Counts, Line, Saving, saving_on
from investcase.quantities import Year
from investcase.resolving.figures import Resolved
from investcase.resolving.line_id import Derived, LineId

Kind = Literal["cost", "benefit"]
CutPart = Literal["saving", "demand", "exit", "restart"]
Role = Literal["plain", "contribution", "transfer", "residual"]
Source = tuple[str | None, str, Body | None]


@dataclass(frozen=True, slots=True)
class Labels:
    """Everything that is said of a line but its amounts.

    Attributes:
        recurrent: whether it comes year after year while it runs, and not once.
        has_end: whether the case says when it ends, so that it is temporary.
        last_part: the part of the last year in which it runs, a share: less than 1 where it starts within that year.
        ring_fence: the grant or fund to which its money is tied.
        made_from: the quantity of a model that it is made from; None where no model makes it.
        follows_effect: whether a model's effect itself makes the line, so that it falls when less is achieved: support
            bought instead, as against what delivering the change costs.
        role: `contribution` is what people pay towards care, or no longer pay; `transfer` the other side of money that
            moves from one body to another; `residual` what assets are worth at the end.
        health: whether it is discounted at the health rates.
        prices_of: the body whose prices it follows, where that is not its own: a transfer moves at those of the body
            that the case gives it for, so that both sides are the same money.
        relative_price: the line's own yearly growth over general inflation, a share, in place of its body's prices.
        priced_in: the year of the line's own prices, from which its price grows: the latest of those that its money is
            in, to which the rest comes by general inflation. None for the case's price base.
        in_cash: whether it was written as cash of each year, which no price of its own moves.
        told_apart_from: the source of the line that it was told apart from: growth met, or what is refilled.
        marginal_share: what the case says of capacity that is freed: the share of its average cost that it saves.
        fills: whether it is what fills freed capacity again, and so counts whole.
        moves_with: the body at the other end, where it moves money from one body to another and makes none: of both
            sides of it.
        in_cut: of a line of a cut, whether it is saved, comes back, is paid to leave or is paid to start again.
        paid_twice: whether it is double running: old provision that goes on for a time after its budget has fallen.
        stops_by_itself: whether it is a payment for each person, not made when there is no such person, so that its
            payer keeps the money with nobody closing anything.
        only_if: the id of the risk that it waits for: centrally it is the chance of it times its cost.
        counts: what a gain of the case's own says that it counts, and of whom.
    """

    id: LineId
    title: str
    option: str
    body: Body
    kind: Kind
    cash_type: CashType | None = None
    intervention: str | None = None
    capital: bool = False
    recurrent: bool = True
    has_end: bool = False
    last_part: float = 1.0
    ring_fence: str | None = None
    budget_line: str | None = None
    owner: str | None = None
    made_from: str | None = None
    follows_effect: bool = False
    role: Role = "plain"
    health: bool = False
    prices_as: PriceKind = PriceKind.GENERAL
    prices_of: Body | None = None
    relative_price: float | None = None
    priced_in: Year | None = None
    in_cash: bool = False
    told_apart_from: Source | None = None
    marginal_share: Resolved | None = None
    fills: bool = False
    moves_with: Body | None = None
    in_cut: CutPart | None = None
    paid_twice: bool = False
    stops_by_itself: bool = False
    only_if: str | None = None
    counts: Counts | None = None

    @property
    def source(self) -> Source:
        """What it was made from, alike for every line of one benefit: released or not, growth or not, refilled."""
        if self.told_apart_from is not None:
            return self.told_apart_from
        return (None, str(self.id), None) if self.made_from is None else (self.intervention, self.made_from, self.body)

    @property
    def saving(self) -> Saving | Source:
        """What all lines of one saving share: for the case's own what `saving_on` says, else their source.

        A model's line is by itself, and so is one on no budget line that does not say what it counts.
        """
        of_a_model = self.source[0] is not None
        own = None if of_a_model else saving_on(self.body, self.budget_line, self.moves_with, self.counts)
        return own or self.source

    def derived(self, relation: Derived, title: str, **changes: Any) -> Labels:
        """The labels of a line that comes from this one: all of them, but for its title and what is said to differ."""
        return replace(self, id=self.id.derived(relation), title=title, **changes)


class Labelled:
    """What carries labels, and can be asked for each of them."""

    __slots__ = ()
    labels: Labels

    @property
    def id(self) -> str:
        """The line's id as it is printed, which no other line of its option has."""
        return str(self.labels.id)

    @property
    def source(self) -> Source:
        """What it was made from, alike for every line of one benefit."""
        return self.labels.source

    @property
    def title(self) -> str:
        """What it is, in words."""
        return self.labels.title

    @property
    def option(self) -> str:
        """The option it is a line of."""
        return self.labels.option

    @property
    def body(self) -> Body:
        """Who pays or gains."""
        return self.labels.body

    @property
    def kind(self) -> Kind:
        """The side it stands on, whichever its sign."""
        return self.labels.kind

    @property
    def cash_type(self) -> CashType | None:
        """Which of the four kinds a benefit is; None for a cost."""
        return self.labels.cash_type

    @property
    def intervention(self) -> str | None:
        """The intervention or cut that makes it; None for a line of the case itself."""
        return self.labels.intervention

    @property
    def capital(self) -> bool:
        """Whether it is capital."""
        return self.labels.capital

    @property
    def recurrent(self) -> bool:
        """Whether it comes year after year while it runs."""
        return self.labels.recurrent

    @property
    def has_end(self) -> bool:
        """Whether the case says when it ends."""
        return self.labels.has_end

    @property
    def last_part(self) -> float:
        """The part of the last year in which it runs."""
        return self.labels.last_part

    @property
    def ring_fence(self) -> str | None:
        """The grant or fund to which its money is tied."""
        return self.labels.ring_fence

    @property
    def budget_line(self) -> str | None:
        """The budget line that it is of."""
        return self.labels.budget_line

    @property
    def owner(self) -> str | None:
        """Who makes that budget line fall."""
        return self.labels.owner

    @property
    def made_from(self) -> str | None:
        """The quantity of a model that it is made from."""
        return self.labels.made_from

    @property
    def follows_effect(self) -> bool:
        """Whether a model's effect itself makes it."""
        return self.labels.follows_effect

    @property
    def role(self) -> Role:
        """Whether it is a contribution, a transfer's other side, what is left at the end, or none of them."""
        return self.labels.role

    @property
    def health(self) -> bool:
        """Whether it is discounted at the health rates."""
        return self.labels.health

    @property
    def prices_as(self) -> PriceKind:
        """Which prices it grows with."""
        return self.labels.prices_as

    @property
    def prices_of(self) -> Body | None:
        """The body whose prices it follows, where that is not its own."""
        return self.labels.prices_of

    @property
    def relative_price(self) -> float | None:
        """Its own yearly growth over general inflation."""
        return self.labels.relative_price

    @property
    def priced_in(self) -> Year | None:
        """The year of its own prices."""
        return self.labels.priced_in

    @property
    def in_cash(self) -> bool:
        """Whether it was written as cash of each year."""
        return self.labels.in_cash

    @property
    def told_apart_from(self) -> Source | None:
        """The source of the line that it was told apart from."""
        return self.labels.told_apart_from

    @property
    def marginal_share(self) -> Resolved | None:
        """The share of its average cost that freed capacity saves."""
        return self.labels.marginal_share

    @property
    def fills(self) -> bool:
        """Whether it fills freed capacity again."""
        return self.labels.fills

    @property
    def saving(self) -> Saving | Source:
        """What all lines of one saving share."""
        return self.labels.saving

    @property
    def moves_with(self) -> Body | None:
        """The body at the other end of money that it moves."""
        return self.labels.moves_with

    @property
    def moves(self) -> bool:
        """Whether it moves money and makes none."""
        return self.labels.moves_with is not None

    @property
    def in_cut(self) -> CutPart | None:
        """What it is of a cut."""
        return self.labels.in_cut

    @property
    def paid_twice(self) -> bool:
        """Whether it is double running."""
        return self.labels.paid_twice

    @property
    def stops_by_itself(self) -> bool:
        """Whether it is not paid when there is no such person."""
        return self.labels.stops_by_itself

    @property
    def only_if(self) -> str | None:
        """The id of the risk that it waits for."""
        return self.labels.only_if


def labels_written(line: Line, option: str, **settled: Any) -> Labels:
    """The labels that an author writes on a line; `settled` is what they are where the line alone does not say it."""
    gain = line if isinstance(line, BenefitLine) else None
    written = Labels(
        id=LineId(line.id),
        title=line.title,
        option=option,
        body=line.body,
        kind="benefit" if gain else "cost",
        capital=line.spend == "capital",
        ring_fence=line.ring_fence,
        budget_line=gain.budget_line if gain else None,
        owner=gain.owner if gain else None,
        counts=gain.counts if gain else None,
        prices_as=line.prices_as or (PriceKind.PAY if line.staff else PriceKind.GENERAL),
        relative_price=line.relative_price.each_year.central if line.relative_price else None,
    )
    return replace(written, **settled)
