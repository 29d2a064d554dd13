"""Who pays and who gains by year, as tables."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.who_pays import BudgetShare, EconomicShare, Sides, who_gains, who_pays
from investcase.numbers.writing import thousands
from investcase.quantities.arrays import Array
from investcase.report.view.budget import saved_or_received
from investcase.report.view.keyed import by_year, short
from investcase.report.view.tables import Grid, Kind, Row, grid
from investcase.report.view.year_tables import stacked
from investcase.report.words import CASH_TYPES

_ROWS = {
    "spending": "spending",
    "vat": "irrecoverable VAT",
    "interest": "interest on borrowing",
    "repayment": "repayment of borrowing",
    "payments_to_partners": "payments to partners",
    "avoided_growth": "saved (growth avoided)",
    "funding": "funding from elsewhere",
    "borrowed": "met by borrowing",
}


_NAMES = {"payments_to_partners": "payments"}


def sides_grids(appraisal: Appraisal) -> tuple[Grid, ...]:
    """Two tables of the preferred option, by body and year: real pounds of the case's prices, and cash; £000, central.

    Empty when only one body is touched: the cash flow by line says it all.
    """
    option = appraisal.preferred
    pays, gains = who_pays(appraisal, option), who_gains(appraisal, option)
    if len(option.bodies) < 2:
        return ()
    return (*_economic(appraisal, pays, gains), *_budget(appraisal, pays, gains))


def _economic(appraisal: Appraisal, pays: Sides, gains: Sides) -> tuple[Grid, ...]:
    def row(label: str, name: str, pv: float, amounts: Array, kind: Kind = "plain") -> Row:
        return Row(label, (short(name, pv, thousands), *by_year(name, amounts, appraisal.case.horizon)), kind)

    def of(label: str, share: EconomicShare) -> Row:
        kind = "costs" if share.cash_type is None else f"benefits.{share.cash_type}"
        return row(label, f"{share.body}.{kind}", float(share.pv[0]), share.amounts[0])

    option, cash = appraisal.preferred, appraisal.preferred.cash
    rows = [of(f"Paid by: {share.body.name}", share) for share in pays.economic]
    paid, gained = cash.of(kind="cost").net()[0], cash.of(kind="benefit").net()[0]
    rows.append(row("Paid in all", "everyone.costs", -float(option.pv_costs[0]), paid, "total"))
    for share in gains.economic:
        assert share.cash_type is not None
        rows.append(of(f"{_goes(share)} by: {share.body.name}, {CASH_TYPES[share.cash_type].lower()}", share))
    rows.append(row("Gained in all", "everyone.benefits", float(option.pv_benefits[0]), gained, "total"))
    base = appraisal.case.document.price_base
    return stacked(
        grid(
            f"Who pays and who gains by year, £000, {base} prices, central values",
            ("", "Present value", *(str(year) for year in appraisal.case.horizon)),
            rows,
            note="Years are undiscounted. Each cell is rounded, so totals may not add. What is gained is of four "
            "kinds, and only the first two reach a budget.",
        ),
        fixed=2,
    )


def _goes(share: EconomicShare) -> str:
    """Whether a share of the benefits is gained or lost, where it goes one way alone."""
    row = share.amounts[0]
    return "Lost" if (row < 0).any() and (row <= 0).all() else "Gained"


def _row_words(appraisal: Appraisal, share: BudgetShare) -> str:
    """What a row of a body's budget is called; of cash that leaves or comes to it, as its own table calls it."""
    if share.row != "budget_reduction":
        return _ROWS[share.row]
    words = saved_or_received(appraisal.budget(appraisal.preferred, share.body))
    return f"{words.lower()} (cash-releasing)"


def _budget(appraisal: Appraisal, pays: Sides, gains: Sides) -> tuple[Grid, ...]:
    rows = [
        Row(
            f"{share.body.name}: {_row_words(appraisal, share)}",
            by_year(f"{share.body}.{_NAMES.get(share.row, share.row)}", share.amounts, appraisal.case.horizon),
        )
        for side in (pays, gains)
        for share in side.budget
    ]
    if not rows:
        return ()
    return stacked(
        grid(
            "Whose budget moves by year, £000, cash, central values",
            ("", *(str(year) for year in appraisal.case.horizon)),
            rows,
            note="Freed capacity is in no budget.",
        )
    )
