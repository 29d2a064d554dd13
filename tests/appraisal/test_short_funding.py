"""The same work funded one year at a time: by hand, and what must hold whatever the terms."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import faults, solved, with_lines, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.short_funding import ShortFunding, short_fundings
from investcase.reading.problems import Severity
from investcase.report.view.funding import short_funding_page

DATED = "on_costs: 0%, on_costs_as_of: 2026-04-01"
TEAM = f"id: team, title: Team, body: council, staff: {{wte: 10, salary: £10000, {DATED}}}, to: 2028-29"
RENT = "id: rent, title: Rent, body: council, each_year: £5000, to: 2028-29"
GAIN = "id: gain, title: Gain, body: nhs, cash_type: capacity, each_year: £200000, to: 2028-29"


def terms(lag: str = "4 months", churn: str = "25%", late: str = "2 months", more: str = "") -> str:
    return f"funding_terms: {{recruitment_lag: {lag}, churn: {churn}, late_start: {late}, source: Leavers{more}}}"


def shortened(text: str) -> ShortFunding:
    appraisal: Appraisal = solved(text)
    found = short_fundings(appraisal).get(appraisal.preferred.id)
    assert found is not None
    return found


def lines_case(said: str) -> str:
    return with_lines([TEAM, RENT], [GAIN], years=4, extra=[said])


def test_by_hand() -> None:
    found = shortened(lines_case(terms()))
    # The first year loses 2 months of 12. Then a quarter of the posts go, and each stands empty for 2 + 4 months.
    done = [10 / 12, 1 - 0.25 * 6 / 12, 1 - 0.25 * 6 / 12, 1.0]
    assert found.done == pytest.approx(done)
    lost = 1 - np.array(done[:3])
    factors = np.array([1, 1 / 1.035, 1 / 1.035**2])
    # Benefits of £200,000 fall by as much; the rent goes on, and so does pay of £100,000, which is never a gain.
    assert found.cost[0] == pytest.approx((200_000 * lost * factors).sum())
    assert found.shorter.pv_costs[0] == pytest.approx(found.longer.pv_costs[0])
    assert found.unspent == pytest.approx((100_000 * lost * factors).sum())
    rent = next(line for line in found.shorter.cash.lines if line.id == "rent")
    assert rent.amounts[0].tolist() == [5000.0, 5000.0, 5000.0, 0.0]


def test_a_post_cannot_stand_empty_for_more_than_the_year() -> None:
    assert shortened(lines_case(terms("11 months", "50%", "8 months"))).done[1] == pytest.approx(0.5)


def test_a_model_helps_fewer_people_and_its_own_effect_falls() -> None:
    told = with_model(
        "choices: {route: bottom_up}", "adjustments: {already_achieved: 0%}", "until: 2029-30", extra=[terms()]
    )
    found = shortened(told)
    (lost,) = found.people
    assert str(lost.unit) == "person"
    # People put off for a year each, half in the year they are helped and half in the next, so all of them are counted.
    helped = 1729 * 0.18 * 0.5
    assert lost.longer == pytest.approx(helped * 3)
    assert lost.shorter == pytest.approx(helped * (10 / 12 + 0.875 + 0.875))


def test_nothing_said_is_nothing_shown() -> None:
    appraisal = solved(with_lines([TEAM], [GAIN], years=4))
    assert short_fundings(appraisal) == {}
    assert appraisal.result().options[-1].short_funding is None


@pytest.mark.parametrize(
    "said",
    [
        terms(lag="13 months"),
        terms(late="-1 months"),
        terms(lag="3 weeks"),
        terms(churn="'10% to 30%, central 20%'"),
        terms(churn="140%"),
    ],
)
def test_terms_out_of_range_are_refused(said: str) -> None:
    assert [p.code for p in faults(lines_case(said)) if p.severity is Severity.ERROR] in (["funding-terms"], ["share"])


months = st.integers(0, 12)


@settings(max_examples=30)
@given(months, months, st.integers(0, 100))
def test_shorter_funding_never_does_more_and_the_terms_alone_make_it_differ(lag: int, late: int, churn: int) -> None:
    found = shortened(lines_case(terms(f"{lag} months", f"{churn}%", f"{late} months")))
    assert all(0 <= share <= 1 for share in found.done)
    assert found.cost[0] >= -1e-6
    if late == 0 and (churn == 0 or lag == 0):
        assert found.cost[0] == pytest.approx(0, abs=1e-6)
        assert found.done == (1.0, 1.0, 1.0, 1.0)


def test_the_result_and_its_cost_agree() -> None:
    appraisal = solved(lines_case(terms()))
    result = appraisal.result().options[-1]
    assert result.short_funding is not None
    assert result.npsv.central is not None
    assert result.short_funding.npsv.central == pytest.approx(
        result.npsv.central - (result.short_funding.cost.central or 0), abs=0.011
    )


def staffed(share: str) -> str:
    said = ["workforce:", "  - id: posts", "    source: Payroll", "    staff: [team]", f"    vacancy_rate: {share}"]
    more = ["    turnover_rate: 20%", "    cost_per_recruit: £1000"]
    return with_lines([TEAM], [GAIN], years=3, discount="{flat: 0%}", extra=[*said, *more, terms()])


def test_posts_that_cannot_be_filled_and_posts_lost_at_a_renewal_are_cut_once() -> None:
    # A quarter lost for 6 months of 12 leaves 87.5%. Where 80% of posts can be filled, the renewals take nothing more;
    # the late first year takes 2 months of 12 from what 80% would do: 200,000 x 0.8 x 2/12.
    found = shortened(staffed("20%"))
    assert found.cost[0] == pytest.approx(200_000 * 0.8 * 2 / 12)
    assert found.unspent == pytest.approx(100_000 * 0.8 * 2 / 12)
    # Where 95% can be filled, each renewal leaves 87.5% of posts and not 95% of 87.5%; recruiting costs the same.
    found = shortened(staffed("5%"))
    assert found.cost[0] == pytest.approx(200_000 * (0.95 * 2 / 12 + 2 * (0.95 - 0.875)))
    assert found.unspent == pytest.approx(100_000 * (0.95 * 2 / 12 + 2 * (0.95 - 0.875)))
    assert found.shorter.pv_costs[0] == pytest.approx(found.longer.pv_costs[0])


def test_without_a_range_none_is_printed() -> None:
    page = short_funding_page(solved(lines_case(terms())))
    assert page is not None
    assert page.sentence.endswith("less to society.")


@pytest.mark.parametrize(
    ("gain", "said"), [("£200000", r"£[\d.]+k less"), ("-£200000", r"£[\d.]+k more"), ("£0", "as much")]
)
def test_the_sentence_goes_the_way_the_figures_go(gain: str, said: str) -> None:
    page = short_funding_page(solved(lines_case(terms()).replace("£200000", gain)))
    assert page is not None
    assert re.search(rf"would be worth {said} to society", page.sentence), page.sentence
    assert "−" not in page.sentence


def test_what_delivers_a_model_is_paid_whole_and_is_no_gain() -> None:
    """A team of £900,000 a year, and no effect of it shown: less is done, and nothing is gained or saved by that."""
    inputs = (
        "inputs:",
        "  people_joining: {value: 800 people / year, source: x}",
        "  time_with_team: {value: 1 year, source: x}",
        "  team_cost: {value: '£900,000 / year', source: x, price_base: 2026-27}",
        "  lead_share: {value: 40%, source: x}",
        "  attendances_each: {value: 1.5 attendances / person / year, source: x}",
        "  admissions_each: {value: 0.9 episodes / person / year, source: x}",
    )

    def team(*more: str, effect: str = "none_shown") -> ShortFunding:
        said = (*inputs, f"choices: {{early_years: {effect}}}", *more)
        return shortened(with_model(*said, model="integrated-teams", years=3, extra=[terms()]))

    found = team()
    assert found.cost[0] == pytest.approx(0, abs=1e-6)
    lost = np.array([2 / 12, 0.125, 0.125])
    assert found.unspent == pytest.approx((900_000 * lost / 1.035 ** np.arange(3)).sum(), rel=0.05)
    late = ("set_up: {months: 6, optimism_bias: 100%, reason: x}",)
    for harm in (team(effect="as_measured"), team(*late, effect="as_measured")):
        delivery = [
            [line.amounts[0].tolist() for line in each.cash.lines if line.kind == "cost" and not line.follows_effect]
            for each in (harm.longer, harm.shorter)
        ]
        assert delivery[0] == delivery[1]
        assert harm.unspent == pytest.approx(found.unspent)
