"""What pays for the option, whether it lasts, and what short funding would cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.funding import BodyFunding, balance_left
from investcase.appraisal.passing_money import Cliff
from investcase.appraisal.short_funding import PeopleLost, ShortFunding, short_fundings
from investcase.documents.figure import Status
from investcase.documents.funding import FundingTerms
from investcase.numbers.writing import number, percent, pounds_short, thousands
from investcase.quantities.tolerance import NEGLIGIBLE, UNPRINTED
from investcase.report.view.keyed import short
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.view.year_tables import stacked
from investcase.resolving.terms import Stream

_ROUNDED = 500.0


@dataclass(frozen=True, slots=True)
class FundingPage:
    """The streams with what reserves still hold, what each may pay for, and what is said of the gap that is left."""

    tables: tuple[Grid, ...]
    sentences: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    unprotected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortFundingPage:
    """The same work funded one year at a time: the answer, what it rests on, and its parts."""

    sentence: str
    terms: tuple[str, ...]
    table: Grid | None


def funding_page(appraisal: Appraisal) -> FundingPage | None:
    """The funding of the preferred option, in cash; None when nothing pays for it but general budgets."""
    found = appraisal.funding(appraisal.preferred)
    if not found:
        return None
    streams = [stream for entry in found for stream in entry.streams]
    return FundingPage(
        tables=tuple(_streams(appraisal, streams)),
        rules=tuple(dict.fromkeys(_rule(stream) for stream in streams if stream.rule)),
        sentences=tuple(sentence for entry in found for sentence in _gap(entry)),
        unprotected=tuple(sentence for entry in found for sentence in _unprotected(entry)),
    )


def _streams(appraisal: Appraisal, streams: list[Stream]) -> Iterator[Grid]:
    years = [i for i in range(len(appraisal.case.horizon)) if any(stream.by_year[i] for stream in streams)]
    rows = [row for stream in streams for row in _stream(stream, years)]
    columns = ("Stream", "To", "Recurring", "Standing", *(str(appraisal.case.horizon[i]) for i in years))
    note = "Funding moves money; it is never part of the value to society."
    yield from stacked(grid("Funding, £000, cash", columns, rows, note=note), fixed=4, most=6)


def _stream(stream: Stream, years: list[int]) -> Iterator[Row]:
    """A stream, and under it what a reserve still holds at the end of each year."""
    to = f"{stream.body.name}{'’s own reserves' if stream.paid_by == stream.body else ''}"
    recurs = "recurring" if stream.recurrent else "not recurring"
    standing = (
        f"{'' if stream.confirmed else 'not '}confirmed{f'; tied to {stream.ring_fence}' if stream.ring_fence else ''}"
    )
    yield Row(stream.title, (to, recurs, standing, *(thousands(stream.by_year[i]) for i in years)))
    left = balance_left(stream)
    if left is not None:
        before = f"of {pounds_short(stream.balance or 0.0)}"
        cells = (before, "", "", *(thousands(left[i]) for i in years))
        yield Row("left in it at the end of the year", cells, "part")


def _rule(stream: Stream) -> tuple[str, str]:
    rule = stream.rule
    assert rule is not None
    far = f"Read: {rule.read_how_far}."
    ask = f" Not read, so ask: {rule.not_read}" if rule.not_read else ""
    return rule.title, f"{rule.ring_fence} {rule.rule}{ask} Source: {rule.source}. {far}"


def _gap(found: BodyFunding) -> Iterator[str]:
    body = found.body.name
    for cliff in found.passing.cliffs:
        names = listed([each.source.title for each in cliff.money])
        yield (
            f"{names[:1].upper()}{names[1:]} {_falls(cliff)}, and {pounds_short(cliff.unmet)} of the {body}’s "
            "recurring cost goes on that year with no money to pay for it."
        )
    after = found.passing.after
    if found.to_the_end and after > NEGLIGIBLE:
        names = listed([stream.title for stream in found.to_the_end])
        pays = "pay" if len(found.to_the_end) > 1 else "pays"
        yield (
            f"{names[:1].upper()}{names[1:]} {pays} up to {found.years[-1]}, the last year of this case: for the year "
            f"after it there is none, and {pounds_short(after)} of recurring cost goes on if the service does."
        )
    for words in dict.fromkeys(stream.exit for stream in found.streams if stream.exit):
        yield f"What pays then: {words}"


def _falls(cliff: Cliff) -> str:
    many = len(cliff.money) > 1
    if cliff.ended:
        return f"{'end' if many else 'ends'} before {cliff.year} ({pounds_short(cliff.lost)} the year before)"
    lost = pounds_short(cliff.lost)
    return f"{'pay' if many else 'pays'} {lost} less in {cliff.year} than the year before{' together' if many else ''}"


def _unprotected(found: BodyFunding) -> Iterator[str]:
    left = float(found.unprotected.sum())
    if left > NEGLIGIBLE:
        yield (
            f"{pounds_short(left)} of the {found.body.name}’s spending over these years comes from no stream, loan "
            "or reserve, and so from its general budget or from what is saved."
        )


def short_funding_page(appraisal: Appraisal) -> ShortFundingPage | None:
    """The preferred option funded one year at a time; None when the case does not say what that would do."""
    case = appraisal.case
    found = appraisal.once(short_fundings).get(appraisal.preferred.id)
    if found is None:
        terms = appraisal.preferred.flows.option.funding_terms
        return None if terms is None else _nothing_to_shorten(terms)
    longer, shorter = found.longer, found.shorter
    rows = [
        _money("Benefits", "pv_benefits", float(longer.pv_benefits[0]), float(shorter.pv_benefits[0])),
        _money("Costs", "everyone.costs", -float(longer.pv_costs[0]), -float(shorter.pv_costs[0])),
        _money("Value to society", "npsv", float(longer.npsv[0]), float(shorter.npsv[0]), total=True),
        *(_people(lost) for lost in found.people),
    ]
    return ShortFundingPage(
        sentence=_cost_sentence(appraisal, found),
        terms=tuple(_terms(found)),
        table=grid(
            f"Funding for the whole term, and one year at a time: present values, {case.document.price_base} prices",
            ("", "As in this case", "One year at a time", "Difference"),
            rows,
            note="Central values. People are added up over the years.",
        ),
    )


def _nothing_to_shorten(terms: FundingTerms) -> ShortFundingPage:
    words = "Funded one year at a time the same work would be worth as much to society: none of it recurs."
    return ShortFundingPage(words, (_taken(terms),), None)


def _cost_sentence(appraisal: Appraisal, found: ShortFunding) -> str:
    central, low, high = appraisal.ends_of(found.longer).reach(found.cost)
    less = ", and fewer people would be helped" if any(lost.longer > lost.shorter for lost in found.people) else ""
    spread = ""
    sign = -1 if central < 0 else 1
    if high - low >= _ROUNDED:
        ends = " to ".join(pounds_short(end) for end in sorted((sign * low, sign * high)))
        way = "less" if sign > 0 else "more"
        spread = f" ({ends} {way} in the worlds tried for the range of that value)"
    worth = "as much" if abs(central) < UNPRINTED else f"{pounds_short(abs(central))} {'less' if sign > 0 else 'more'}"
    return (
        "Funded one year at a time, on the terms in the annex on cash flow, the same work would be worth "
        f"{worth} to society{spread}{less}."
        f"{' What is then not done would do more harm than good.' if central < -UNPRINTED else ''}"
    )


def _terms(found: ShortFunding) -> Iterator[str]:
    yield _taken(found.terms)
    if found.unspent > NEGLIGIBLE:
        yield (
            f"Meanwhile {pounds_short(found.unspent)} of pay in these costs is not spent, on posts that stand empty. "
            "It is work not done, and no saving."
        )


def _taken(terms: FundingTerms) -> str:
    return (
        f"It takes money to be confirmed {_months(terms.late_start.central)} into each year, "
        f"{percent(terms.churn.central)} of posts to be lost at each renewal, and a post then to stand empty for "
        f"{_months(terms.recruitment_lag.central)}. Source: {terms.source}"
        f"{' (illustrative: nobody measured it)' if terms.status is Status.ILLUSTRATIVE else ''}."
    )


def _months(count: float) -> str:
    return f"{number(count, 0 if count == int(count) else 1)} month{'' if count == 1 else 's'}"


def _money(label: str, name: str, longer: float, shorter: float, *, total: bool = False) -> Row:
    cells = (short(name, longer), pounds_short(shorter), pounds_short(shorter - longer))
    return Row(label, cells, "total" if total else "plain")


def _people(lost: PeopleLost) -> Row:
    cells = (number(lost.longer), number(lost.shorter), number(lost.shorter - lost.longer))
    return Row(f"{lost.title}, {_counted(lost)}", cells)


def _counted(lost: PeopleLost) -> str:
    return "person-years" if lost.unit.power("year") == 0 else "people"
