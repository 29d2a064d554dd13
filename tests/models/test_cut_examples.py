"""The shipped cuts: what their papers must say."""

from __future__ import annotations

from pathlib import Path

import pytest

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.disinvestment import cut_appraisals
from investcase.checks.review import appraised
from investcase.documents.bodies import plain_body
from investcase.reading.problems import Severity
from investcase.report.view.disinvestment import cut_sentences
from investcase.resolving.case import load

EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str) -> Appraisal:
    return appraised(load(EXAMPLES / name))


@pytest.mark.parametrize("name", ["grants-close-early", "link-workers-cut-by-a-third"])
def test_a_shipped_cut_is_held_up_by_people_not_asked_alone_and_is_endorsed_by_nobody(name: str) -> None:
    """Nobody was asked about these, which are worked examples, and no answers are made up for them."""
    appraisal = example(name)
    assert [p.code for p in appraisal.problems if p.severity in (Severity.ERROR, Severity.BLOCKER)] == ["P02"]
    statement = appraisal.case.document.disclaimer or ""
    assert statement.startswith("Worked example from published data. Not prepared, checked or endorsed by ")
    assert appraisal.result().standing == "illustrative"


def test_the_null_trial_of_link_workers_stays_in_view() -> None:
    appraisal = example("link-workers-cut-by-a-third")
    (cut,) = cut_appraisals(appraisal, appraisal.preferred)
    nhs = next(part for part in cut.demand if part.body == plain_body("nhs"))
    assert nhs.falls_as == "capacity"
    assert not nhs.cost[0].any()
    cautious = nhs.cost[appraisal.ends_of(appraisal.preferred).cautious.world]
    assert (cautious > 0).all()
    # £1.2m a year as published, less a tenth; £72k and £240k come back, a fifth more than £60k and £200k.
    assert cut.claimed[0] == pytest.approx([1_200_000] * 5)
    assert cut.net[0, 2] == pytest.approx(1_080_000 - 72_000 - 240_000)
    (words,) = cut_sentences(appraisal)
    assert "To the NHS (pressure on what it has, not cash): nothing at central values" in words
    assert any(m.intervention.document.conflict for m in appraisal.preferred.flows.every_mechanism)


def test_the_grants_cut_turns_negative_in_its_second_year_for_everyone() -> None:
    appraisal = example("grants-close-early")
    (cut,) = cut_appraisals(appraisal, appraisal.preferred)
    # £700k once less 5%; each year 144 + 72 + 180 come back; 20 + 15 and then 15 to leave.
    assert cut.net[0] == pytest.approx([665_000 - 396_000 - 35_000, -396_000 - 15_000, -396_000])
    assert str(cut.for_all.central.negative) == "2028-29"
    assert cut.in_cash.central.negative is None
