"""Workforce in words and tables: posts, what empty ones leave undone and unspent, and how far pay and fees may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import Result
from investcase.appraisal.workforce import PayResult, PostsResult, WorkforceResult
from investcase.numbers.writing import number, percent, pounds, pounds_short, thousands
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.view.year_tables import stacked


@dataclass(frozen=True, slots=True)
class WorkforcePage:
    """The sentences, then a table for each entry."""

    sentences: tuple[str, ...]
    tables: tuple[Grid, ...]


def workforce_page(appraisal: Appraisal, result: Result) -> WorkforcePage | None:
    """The preferred option's workforce; None when the case says nothing of it."""
    found = next(option.workforce for option in result.options if option.preferred)
    if found is None:
        return None
    tables = tuple(table for posts in found.posts for table in _tables(result, posts))
    return WorkforcePage(tuple(_sentences(appraisal, found)), tables)


def _sentences(appraisal: Appraisal, found: WorkforceResult) -> list[str]:
    sentences = [sentence for posts in found.posts for sentence in _short(posts)]
    if found.pay is not None:
        sentences.append(_pay(found.pay))
    floor = found.fee_floor
    if floor is not None:
        npsv = pounds_short(floor.npsv)
        figure = appraisal.preferred.flows.option.minimum_price
        source = figure.source if figure else ""
        sentences.append(
            f"Home care is priced at {pounds(floor.used, 2)} an hour. At {pounds(floor.price, 2)}, the least that "
            f"providers say an hour must be paid ({source}; in this case’s prices), the value to society would be "
            f"{npsv}."
        )
    return sentences


def _pay(pay: PayResult) -> str:
    rise = pay.rise_at_nil
    if pay.pay_pv > 0:
        base = f"More pay is saved than spent, {pounds_short(pay.pay_pv)} in present value, so dearer pay raises value"
        if rise > 0:
            return f"{base}: it would have to be {percent(rise)} higher in every year for value to reach nil."
        if rise >= -1:
            return f"{base}: it may be {percent(-rise)} lower than planned in every year before value is nil."
        return f"{base}."
    base = f"Pay, {pounds_short(-pay.pay_pv)} in present value,"
    if rise > 0:
        return f"{base} may be {percent(rise)} higher than planned in every year before value is nil."
    if rise >= -1:
        return f"{base} would have to be {percent(-rise)} lower in every year for value to reach nil."
    return "No pay award brings the value to society to nil: it is negative without any pay."


def _short(posts: PostsResult) -> list[str]:
    least = min(posts.share_delivered)
    empty = sum(posts.vacancy_underspend_cash)
    sentences = []
    if least < 1:
        sentences.append(
            f"{posts.title}: not every post can be filled, so that in the hardest year {percent(least)} of the plan "
            "is delivered. Benefits are cut by it; the cost of the posts is counted whole."
        )
    else:
        sentences.append(f"{posts.title}: every post needed can be filled.")
    if empty >= UNPRINTED:
        sentences.append(
            f"{pounds_short(empty)} in cash would not be paid while posts stand empty. It is a service not delivered, "
            "not a saving, and is in no total."
        )
    if posts.displaced:
        sentences.append(
            f"{percent(posts.displaced)} of the effect is taken off: staff drawn from local home care leave as much "
            "undone there."
        )
    return sentences


def _tables(result: Result, posts: PostsResult) -> tuple[Grid, ...]:
    rows = [
        Row("Posts needed", tuple(_posts(value) for value in posts.posts_needed)),
        Row("Posts filled", tuple(_posts(value) for value in posts.posts_filled)),
        Row("Share delivered", tuple(_share(posts)), "total"),
    ]
    if any(posts.vacancy_underspend_cash):
        cells = tuple(thousands(value) for value in posts.vacancy_underspend_cash)
        rows.append(Row("Vacancy underspend, £000 cash: not a saving", cells, "quiet"))
    return stacked(grid(f"{posts.title}: posts by year, central values", ("", *result.years), rows))


def _posts(value: float) -> str:
    return number(value, 1) if value else "–"


def _share(posts: PostsResult) -> Iterator[str]:
    for needed, share in zip(posts.posts_needed, posts.share_delivered, strict=True):
        yield percent(share, 0) if needed else "–"
