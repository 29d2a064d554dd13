"""How large a year at full effect is beside a body's whole budget, and beside council tax."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.documents.model import Body
from investcase.report.numbers import percent, pounds, pounds_short
from investcase.report.words import BODIES

_NOTHING = 0.5


def scale_sentences(appraisal: Appraisal) -> tuple[str, ...]:
    """One sentence for each budget the case gives, and one for council tax."""
    return tuple(_sentences(appraisal))


def _sentences(appraisal: Appraisal) -> Iterator[str]:
    document = appraisal.case.document
    for given in document.net_budgets:
        full_year = appraisal.budget(appraisal.preferred, given.body).full_year_net
        whole = f"its net budget of {pounds_short(given.amount.central)} for {given.year} ({given.source})."
        if abs(full_year) > _NOTHING:
            share = percent(abs(full_year) / given.amount.central, 2)
            yield f"{_full_year(given.body, full_year, document.price_base)} {share} of {whole}"
        else:
            yield f"{BODIES[given.body]}: a full year adds nothing to, and takes nothing from, {whole}"
    if document.band_d:
        full_year = appraisal.budget(appraisal.preferred, Body.COUNCIL).full_year_net
        homes = f"Band D home of the {document.band_d.year} tax base ({document.band_d.source})."
        if abs(full_year) > _NOTHING:
            each = pounds(abs(full_year) / document.band_d.homes.central, 2)
            full = _full_year(Body.COUNCIL, full_year, document.price_base)
            yield f"{full} {each} of council tax for each {homes}"
        else:
            yield f"{BODIES[Body.COUNCIL]}: a full year changes nothing in council tax for any {homes}"


def _full_year(body: Body, full_year: float, price_base: object) -> str:
    what = "net cost" if full_year < 0 else "net saving"
    return f"{BODIES[body]}: the {what} of a full year, {pounds_short(abs(full_year))} in {price_base} prices, is"
