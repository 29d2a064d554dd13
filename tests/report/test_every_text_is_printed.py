"""Whatever an author is asked for in words is printed: each text is made a word of its own, and looked for.

Not printed is only what names another thing, what belongs to a figure or a source that the option put forward does not
rest on, and what another option says beyond its title, its summary and why it was dropped.
"""

from __future__ import annotations

from functools import cache

import pytest

from investcase.appraisal.appraise import Appraisal
from investcase.documents.case import Case
from investcase.documents.equality import Equality
from investcase.report.render import html_page
from investcase.report.savings_plan import savings_plan_csv
from investcase.resolving.option import option_figures
from random_whole.draw import Tree
from random_whole.fields import kinds_within
from random_whole.marked import NAMES_OF_THINGS, Mark, covering, marked, texts_of
from random_whole.solving import worked_out
from random_whole.whole import whole_case

IN_THE_PLAN = ("CostLine.title", "BenefitLine.owner", "FundingStream.ring_fence", "CostLine.ring_fence")
"""Texts that the savings plan holds, some of them in each case that moves a public budget."""


@cache
def cases() -> tuple[tuple[int, dict[str, Tree], list[Mark]], ...]:
    """Cases that together write every field of words there is, each text a word of its own."""
    return tuple((seed, *marked(whole_case(seed))) for seed in covering())


def lost(appraisal: Appraisal, marks: list[Mark], page: str) -> list[str]:
    """The fields of the words that are not in a page."""
    figures = option_figures(appraisal.preferred.flows.option)
    used, cited = {figure.key for figure in figures}, " ".join(figure.source for figure in figures)
    # An acceptance that fits no problem is told by check, and an assessment that is still to be made is not printed: of
    # it the paper says who is said to lose.
    unprinted = set() if any(problem.accepted for problem in appraisal.problems) else {"Accepted"}
    if appraisal.case.equality is None:
        unprinted |= {kind.__name__ for kind in kinds_within(Equality)}
    titles = {mark.source: mark.word for mark in marks if mark.field == "Source.title"}
    return sorted(
        mark.field
        for mark in marks
        if mark.word not in page
        and (mark.field == "Equality.may_lose" or mark.field.partition(".")[0] not in unprinted)
        and (mark.figure is None or mark.figure in used)
        and (mark.source is None or titles[mark.source] in cited)
    )


@cache
def solved(place: int) -> tuple[Appraisal, str]:
    _, tree, _ = cases()[place]
    appraisal = worked_out(tree)
    return appraisal, html_page(appraisal).casefold()


def test_every_text_of_a_case_is_in_its_paper() -> None:
    unseen = {}
    for place, (seed, _, marks) in enumerate(cases()):
        appraisal, page = solved(place)
        missing = lost(appraisal, marks, page)
        if missing:
            unseen[seed] = missing
    assert unseen == {}


def test_the_plan_and_the_result_hold_their_texts_too() -> None:
    seen: set[str] = set()
    for place, (_, _, marks) in enumerate(cases()):
        appraisal, _ = solved(place)
        plan = savings_plan_csv(appraisal).decode("utf-8").casefold()
        result = appraisal.result(balanced=True).to_json().casefold()
        seen |= {f"plan: {mark.field}" for mark in marks if mark.word in plan}
        seen |= {f"result: {mark.field}" for mark in marks if mark.word in result}
    assert {f"plan: {field}" for field in IN_THE_PLAN} <= seen
    assert {
        f"result: {field}"
        for field in ("CostLine.ring_fence", "Advance.source", "PooledFund.source", "Route.reference", "Case.title")
    } <= seen


def test_the_test_sees_a_text_that_is_lost() -> None:
    """It can fail: of a page without them every word is told, but for what may be lost."""
    appraisal, _ = solved(0)
    _, _, marks = cases()[0]
    assert set(lost(appraisal, marks, "")) >= {"Case.title", "Option.title"}


@pytest.mark.parametrize("field", sorted(NAMES_OF_THINGS))
def test_what_names_another_thing_is_a_field(field: str) -> None:
    kinds = {kind.__name__: kind for kind in kinds_within(Case)}
    kind, name = field.split(".")
    assert name in {written for written, _ in texts_of(kinds[kind])}
