"""How large a year at full effect is beside a body's whole budget, and beside council tax."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.bodies import Body
from investcase.documents.budgets import NetBudget
from investcase.numbers.writing import percent, pounds, pounds_short
from investcase.quantities.tolerance import UNPRINTED


def scale_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """One sentence for each budget the case gives, and one for council tax."""
    return tuple(_sentences(appraisal))


def _sentences(appraisal: Appraisal) -> Iterator[str]:
    document = appraisal.case.document
    for given in document.net_budgets:
        full_year = appraisal.budget(appraisal.preferred, given.body).full_year_net
        budget = f"its net budget of {pounds_short(given.amount.central)} for {given.year}"
        if abs(full_year) > UNPRINTED:
            in_prices = _in_prices(appraisal, given)
            share = percent(abs(full_year) / in_prices, 2)
            moved = f", {pounds_short(in_prices)} in those prices" if given.year != document.price_base else ""
            full = _full_year(given.body, full_year, document.price_base)
            yield f"{full} {share} of {budget} ({given.source}){moved}."
        else:
            nothing = f"{given.body.name}: a full year adds nothing to, and takes nothing from,"
            yield f"{nothing} {budget} ({given.source})."
    if document.band_d:
        taxing = appraisal.case.council
        full_year = appraisal.budget(appraisal.preferred, taxing).full_year_net
        homes = f"Band D home of the {document.band_d.year} tax base ({document.band_d.source})."
        if abs(full_year) > UNPRINTED:
            each = pounds(abs(full_year) / document.band_d.homes.central, 2)
            full = _full_year(taxing, full_year, document.price_base)
            yield f"{full} {each} of council tax for each {homes}"
        else:
            yield f"{taxing.name}: a full year changes nothing in council tax for any {homes}"


def _in_prices(appraisal: Appraisal, given: NetBudget) -> float:
    """A budget in the prices of the full year beside it; as it stands where no index reaches its year."""
    prices = appraisal.case.prices
    known = given.year.financial == prices.base.financial and prices.index.reaches(given.year)
    return given.amount.central * (prices.factor(given.year, given.amount.unit) if known else 1.0)


def _full_year(body: Body, full_year: float, price_base: object) -> str:
    what = "net cost" if full_year < 0 else "net saving"
    return f"{body.name}: the {what} of a full year, {pounds_short(abs(full_year))} in {price_base} prices, is"
