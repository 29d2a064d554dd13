"""The Scottish example: English claims carried over, Scottish prices, and nothing passed off as what it is not."""

from pathlib import Path

import pytest

from investcase import appraise, load
from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.checks.review import reviewed
from investcase.documents.bodies import plain_body
from investcase.documents.equality import Direction
from investcase.documents.figure import Nation
from investcase.reading.problems import Severity

FOLDER = Path(__file__).parents[2] / "examples" / "fife-at-home"


@pytest.fixture(scope="module")
def fife() -> Appraisal:
    return appraise(load(FOLDER))


def test_it_loads_with_nothing_worse_than_a_warning(fife: Appraisal) -> None:
    found = {problem.severity for problem in reviewed(fife)}
    assert found <= {Severity.WARNING, Severity.NOTE}


def test_it_says_that_nobody_in_fife_had_a_hand_in_it(fife: Appraisal) -> None:
    document = fife.case.document
    assert document.standing == "illustrative"
    assert document.disclaimer == (
        "Worked example from published data. Not prepared, checked or endorsed by Fife Integration Joint Board."
    )
    assert document.decision is not None
    assert document.decision.resolution.startswith("To issue a direction to Fife Council and NHS Fife")
    assert fife.case.lead == plain_body("ijb")
    assert fife.case.place is not None
    assert fife.case.place.kind == "integration_authority"


def test_the_claim_is_englands_amount_for_each_person_and_says_so(fife: Appraisal) -> None:
    (found,) = fife.reconciliations
    # 178,000,000 x 102.0057 / 78.1735 x 80,494 / 10,981,092
    assert found.top_down == pytest.approx(1_702_561.72, abs=0.005)
    # 54.4151 people x 52.18 weeks x £560.1829, at Scottish prices.
    assert found.at_own_prices == pytest.approx(1_590_573, abs=1)
    assert found.as_published.transferred is Nation.ENGLAND
    transferred = [problem for problem in fife.problems if problem.code == "transferred"]
    assert any("National claim" in problem.message for problem in transferred)
    assert found.bottom_up is None
    assert "no table holds it for Fife" in (found.bottom_up_why_not or "")


def test_prices_are_scottish(fife: Appraisal) -> None:
    steady = fife.preferred.flows.mechanisms[0].steady
    # (825.94 x 0.358 + 948.59 x 0.642) x 102.0057 / 96.6694 = 904.6813 x 1.0552015 = 954.6211
    assert steady["care_home_week"][0, 0] == pytest.approx(954.6211, abs=0.001)
    # 14 x 21.71 x 102.0057 / 92.8945 + 42 x 102.0057 / 70.5952 = 333.7512 + 60.6874
    assert steady["home_week"][0, 0] == pytest.approx(394.4386, abs=0.001)
    # As many people as the claim is for at England's prices: 1,702,561.72 / (599.6241 x 52.18).
    assert steady["people_supported"][0, 0] == pytest.approx(54.4151, abs=0.001)
    # Personal care is free: nobody pays at home, so the Board gains 954.6211 x 0.637 - 394.4386 a week.
    assert steady["council_weekly_difference"][0, 0] == pytest.approx(213.6550, abs=0.001)
    assert not steady["home_people"].any()


def test_benchmarking_averages_are_quoted_and_never_used(fife: Appraisal) -> None:
    sources = {figure.source for figure in fife.case.register().values()}
    assert not any("Benchmarking" in source for source in sources)
    assert "neither is used in this case" in (fife.case.document.narrative.strategic or "")


def test_what_the_text_quotes_is_what_the_tables_hold(fife: Appraisal) -> None:
    place, _ = Places(shipped_library()).find("Fife", lead=plain_body("ijb"))
    assert place is not None
    held = {name: value.value or 0.0 for name, value in place.values.items()}
    strategic = fife.case.document.narrative.strategic or ""
    for quoted in (
        f"{held['care_home_65_plus_residents_supported']:,.1f} people",
        f"£{held['care_home_65_plus_net_spend'] / 1e6:.1f}m net",
        f"£{held['care_home_65_plus_net_spend_per_resident_week']:.2f} for each resident",
        f"£{held['home_care_65_plus_gross_spend'] / 1e6:.1f}m gross",
        f"£{held['home_care_65_plus_gross_spend_per_staff_hour']:.2f} for each",
        f"{held['delayed_discharge_bed_days_18_plus']:,.0f} bed days",
    ):
        assert quoted in strategic
    equality = fife.case.document.equality
    assert equality is not None
    evidence = " ".join(entry.what for entry in equality.evidence)
    assert f"{held['population_65_plus']:,.0f} people aged 65" in evidence
    assert f"{held['population_85_plus']:,.0f} of them" in evidence
    assert f"{held['simd_2020_share_65_plus_most_deprived_20pct']:.2%} of Fife's people" in evidence
    assert f"{held['simd_2020_share_people_most_deprived_20pct']:.2%} (Scottish" in evidence


def test_equality_covers_what_scotland_asks_for(fife: Appraisal) -> None:
    equality = fife.case.document.equality
    assert equality is not None
    by_name = {impact.who.key: impact for impact in equality.impacts}
    assert by_name["socio_economic"].direction is Direction.MIXED
    assert by_name["carers"].direction is Direction.NEGATIVE
    assert by_name["islands"].direction is Direction.NONE_IDENTIFIED
    assert by_name["islands"].evidence
    assert any("Fairer Scotland" in gap.what for gap in equality.gaps)
    # Some characteristics are left unsaid, so that the note shows them as not assessed.
    assert "race" not in by_name


def test_hours_freed_by_the_council_itself_are_capacity_and_not_cash(fife: Appraisal) -> None:
    option = next(o for o in fife.options if o.id == "home-first-and-hours")
    freed = next(line for line in option.cash.lines if line.id == "home-care-hours.hours-freed")
    bought = next(line for line in option.cash.lines if line.id == "home-care-hours.hours-not-bought")
    assert freed.cash_type == "capacity"
    # Half of the hours are taken to be bought by the hour.
    assert freed.at_average[0, 1:].tolist() == pytest.approx(bought.amounts[0, 1:].tolist(), rel=1e-12)
    assert freed.at_average[0].max() > 0
    # Nobody closes or fills them, so they are worth nothing to anyone yet.
    assert not freed.amounts[0].any()
