"""What has no money yet is said on page 1, and where a harm is said to be lessened by it."""

from __future__ import annotations

import html as entities
import re

import pytest
from assessed_case import Data, put, worked

from investcase.report.equality_paper import equality_html
from investcase.report.render import html_page


def page_1(*entries: Data) -> str:
    appraisal = worked(put("equality.mitigations", [*entries]))
    page = entities.unescape(re.sub(r"\s+", " ", html_page(appraisal)))
    found = re.search(r"<h2>Who may lose</h2>(.*?)<h2>", page)
    assert found is not None
    return found[1]


def action(identifier: str, *, funded: bool, cost: str | None = None) -> Data:
    made: Data = {"id": identifier, "action": f"Do {identifier}", "funded": "yes" if funded else "no"}
    return made | ({"cost": cost} if cost else {})


ONE = action("transport-instead", funded=False, cost="£18000")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([ONE], "No money yet for the one action against harm (£18k): Do transport-instead."),
        (
            [action("transport-instead", funded=False), action("visits", funded=True)],
            "No money yet for 1 of 2 actions against harm (cost not given): Do transport-instead.",
        ),
        (
            [ONE, action("visits", funded=False, cost="£2000"), action("calls", funded=True)],
            "No money yet for 2 of 3 actions against harm (£20k in all): Do transport-instead; Do visits.",
        ),
        (
            [ONE, action("visits", funded=False), action("calls", funded=False)],
            "No money yet for all 3 actions against harm (£18k where a cost is given): "
            "Do transport-instead; Do visits; 1 other action.",
        ),
    ],
)
def test_page_1_says_how_many_which_and_what_they_cost(entries: list[Data], said: str) -> None:
    assert said in page_1(*entries)


def test_of_what_is_funded_page_1_says_nothing() -> None:
    assert "No money yet" not in page_1(action("transport-instead", funded=True, cost="£18000"))


def test_a_harm_lessened_by_what_has_no_money_says_so() -> None:
    def note(funded: str) -> str:
        appraisal = worked(put("equality.mitigations.0.funded", funded))
        return re.sub(r"\s+", " ", equality_html(appraisal, screen=True))

    assert "medium after mitigation that has no money yet" in note("no")
    assert "medium after mitigation that has no money yet" not in note("yes")
