"""How large a year at full effect is beside a body's whole budget, and beside council tax."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.model import Body
from investcase.report.numbers import percent, pounds, pounds_short
from investcase.report.words import BODIES

_NOTHING = 0.5


def scale_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """One sentence for each budget the case gives, and one for council tax; none where nothing recurs."""
    return tuple(_sentences(appraisal))


def _sentences(appraisal: Appraisal) -> Iterator[str]:
    document = appraisal.case.document
    for given in document.net_budgets:
        full_year = appraisal.budget(appraisal.preferred, given.body).full_year_net
        if abs(full_year) > _NOTHING:
            whole = given.amount.central
            yield (
                f"{_full_year(given.body, full_year, document.price_base)} {percent(abs(full_year) / whole, 2)} of its "
                f"net budget of {pounds_short(whole)} for {given.year} ({given.source})."
            )
    if document.band_d:
        full_year = appraisal.budget(appraisal.preferred, Body.COUNCIL).full_year_net
        if abs(full_year) > _NOTHING:
            each = pounds(abs(full_year) / document.band_d.homes.central, 2)
            yield (
                f"{_full_year(Body.COUNCIL, full_year, document.price_base)} {each} of council tax for each Band D "
                f"home of the {document.band_d.year} tax base ({document.band_d.source})."
            )


def _full_year(body: Body, full_year: float, price_base: object) -> str:
    what = "net cost" if full_year < 0 else "net saving"
    return f"{BODIES[body]}: the {what} of a full year, {pounds_short(abs(full_year))} in {price_base} prices, is"
