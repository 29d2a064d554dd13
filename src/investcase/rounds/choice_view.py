"""What to do first, in words and tables: the best sets under limits, and never an order of cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from investcase.numbers.writing import percent, pounds_short, signed_pounds_short
from investcase.report.charts.chart import Chart
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.rounds.case_in import BodyIn
from investcase.rounds.choosing import Choice, Span
from investcase.rounds.frontier_chart import frontier_chart
from investcase.rounds.grids import posts_words
from investcase.rounds.round import Round

_MOST_SPANS = 2


def choice_part(
    found: Round, called: Callable[[BodyIn], str]
) -> tuple[tuple[str, ...], tuple[Grid, ...], tuple[Chart, ...]]:
    """Sentences, tables and the frontier; why there is none where nothing can be chosen."""
    choice = found.choice
    if choice is None or found.body is None:
        return (f"Nothing is chosen here: {found.no_choice}.",), (), ()
    body = called(found.body)
    if not choice.frontier:
        return ("No set of cases keeps to these limits.",), (), ()
    says = tuple(_says(found, choice, body))
    chart = (frontier_chart(choice.frontier, len(found.cases), body),) if len(choice.frontier) > 1 else ()
    return says, (_inside(found, choice),), chart


def _says(found: Round, choice: Choice, body: str) -> Iterator[str]:
    limits = choice.limits
    told = []
    if limits.cash is not None:
        told.append(f"{body} at most {pounds_short(limits.cash)} out of pocket at the end of any year")
    if limits.posts is not None:
        told.append(f"at most {posts_words(limits.posts)} posts in any year")
    if limits.balance is not None:
        told.append(f"no folder with more than {percent(limits.balance, 0)} of what is spent")
    if limits.required:
        told.append(f"{listed(list(limits.required))} done whatever it comes to")
    told.extend(f"of {listed(list(group))} one at most" for group in limits.exclusive)
    held = f"Held to {listed(told)}, the" if told else "With no limit, the"
    chosen = choice.chosen
    if chosen is None:
        yield f"No set of cases keeps to all of this: {listed(told)}."
    else:
        out = [case.name for case in found.cases if case.name not in chosen.chosen]
        left = f" Not in it: {listed(out)}." if out else " That is all of them."
        posts = f"{posts_words(chosen.posts)} posts are needed at most" if chosen.posts else "no posts are needed"
        yield (
            f"{held} set of cases worth most to everyone comes to {signed_pounds_short(chosen.value)}, each gain "
            f"counted once; {body} is at most {pounds_short(chosen.need)} out of pocket, and "
            f"{posts}.{left}"
        )
    least = choice.frontier[0].need
    always = [name for name, spans in choice.inside.items() if _whatever(spans, least)]
    never = [name for name, spans in choice.inside.items() if not spans]
    yield (
        f"Whatever the limit on cash, {listed(always) if always else 'none'} "
        f"{'are' if len(always) > 1 else 'is'} in the best set, and {listed(never) if never else 'none'} never. The "
        "others depend on it, as the table says."
    )
    yield (
        "This is no ranking. A case is in or out beside the others: another limit may put one in and another out. "
        "Every case is done whole or not at all, at central values; what no pound stands for is in none of it."
    )
    if choice.step:
        yield f"Limits less than {pounds_short(choice.step)} apart were not all tried."


def _inside(found: Round, choice: Choice) -> Grid:
    rows = []
    for case in found.cases:
        spans = choice.inside[case.name]
        chosen = choice.chosen is not None and case.name in choice.chosen.chosen
        rows.append(Row(case.name, (_spans(spans, choice.frontier[0].need), "in" if chosen else "out")))
    heads = ("Case", "In the best set when the limit on cash is", "Under these limits")
    return grid("Under which limits on cash each case is in", heads, rows, money=False)


def _spans(spans: tuple[Span, ...], least: float) -> str:
    if not spans:
        return "never"
    if _whatever(spans, least):
        return "whatever it is" if least < 1 else f"whatever it is, from {pounds_short(least)} on"
    if len(spans) > _MOST_SPANS:
        return f"at some limits from {pounds_short(spans[0].start)} on, and not at others"
    return listed([_span(span, least) for span in spans])


def _whatever(spans: tuple[Span, ...], least: float) -> bool:
    return len(spans) == 1 and spans[0].to is None and spans[0].start <= least


def _span(span: Span, least: float) -> str:
    if span.to is None:
        return f"{pounds_short(span.start)} or more"
    if span.start <= least:
        return f"below {pounds_short(span.to)}"
    return f"from {pounds_short(span.start)} to below {pounds_short(span.to)}"
