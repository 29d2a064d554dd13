"""A national claim beside local activity, and shared out over every authority to the penny."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import KENT, loaded, solved, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.reconcile import CALIBRATION_BAND, Reconciliation
from investcase.appraisal.shares import share_out
from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.checks.claims import claims_far_from_activity
from investcase.checks.review import reviewed
from investcase.documents.figure import Nation
from investcase.reading.problems import Severity

CLAIMS = {"ccn-independent-settings": "178000000.00", "ccn-home-care-hours": "95000000.00"}
BASES = [(model, basis) for model in CLAIMS for basis in shipped_library().model(model).document.claim.bases.values()]  # type: ignore[union-attr]


def of(text: str) -> Reconciliation:
    return solved(text).reconciliations[0]


@pytest.mark.parametrize(("model", "basis"), BASES, ids=lambda value: getattr(value, "column", value))
def test_each_claim_comes_back_to_the_penny_on_every_basis(model: str, basis: object) -> None:
    places = Places(shipped_library())
    column = basis.column  # type: ignore[attr-defined]
    rows, problems = places.all_places(Nation.ENGLAND, column)
    total, more = places.national_total(Nation.ENGLAND, column)
    assert problems == more == []
    assert total is not None
    assert total.value is not None
    counts = [(place.code, place.name, value.value) for place, value in rows]
    assert len(counts) == 153
    shares = share_out(column, float(CLAIMS[model]), total.value, counts)
    assert shares.summed == shares.amount == Decimal(CLAIMS[model])
    assert shares.withheld == sum(1 for _, _, count in counts if count is None)
    # What is left over is what the councils' counts fall short of the published total, and half a penny for each.
    short = (1 - sum(count for _, _, count in counts if count is not None) / total.value) * float(CLAIMS[model])
    assert float(shares.residual) == pytest.approx(short, abs=0.005 * 153)
    assert all((place.amount is None) == (place.count is None) for place in shares.places)
    kent = next(place for place in shares.places if place.name == "Kent")
    assert kent.count is not None
    exact = Decimal(CLAIMS[model]) * Decimal(repr(kent.count)) / Decimal(repr(total.value))
    assert kent.amount is not None
    assert abs(kent.amount - exact) <= Decimal("0.005")


def test_kents_share_of_the_claim_by_hand() -> None:
    # £178m x 1,729 / 65,060.
    shares = share_out("x", 178e6, 65060, [("E10000016", "Kent", 1729.0), ("E06000053", "Isles of Scilly", None)])
    assert [place.amount for place in shares.places] == [Decimal("4730433.45"), None]
    assert shares.residual == Decimal("173269566.55")


@given(
    st.integers(1, 10**10),
    st.lists(st.none() | st.integers(0, 10**6), max_size=200),
    st.integers(1, 10**8),
)
def test_the_places_and_the_remainder_are_always_the_amount(pence: int, counts: list[int | None], total: int) -> None:
    named = [(str(i), f"p{i}", None if count is None else float(count)) for i, count in enumerate(counts)]
    shares = share_out("b", pence / 100, float(total), named)
    assert shares.summed == shares.amount == Decimal(pence) / 100
    assert shares.withheld == counts.count(None)


def test_kents_two_routes_by_hand() -> None:
    found = of(with_model("adjustments: {already_achieved: 20%}"))
    # Top-down: £178m x 102.0057 / 78.1735 x 1,729 / 65,060.
    assert found.top_down == pytest.approx(178e6 * 102.0057 / 78.1735 * 1729 / 65060, rel=1e-12)
    # Bottom-up: 18% of 1,729 admissions, a year each, 52.18 weeks at £599.624054 a week between care home and home.
    assert found.bottom_up == pytest.approx(1729 * 0.18 * 52.18 * 599.624054, rel=1e-8)
    # The whole claim over the same for England's 65,060 admissions; the share cancels, so it is the ratio of the two.
    assert found.calibration == pytest.approx(232_265_596.40 / (65060 * 0.18 * 52.18 * 599.624054), rel=1e-8)
    assert found.calibration == pytest.approx(0.633892, abs=5e-7)
    assert found.claim_now == pytest.approx(232_265_596.40, abs=0.005)
    # By the care home's own price: £842.60 over £679.00, each in 2026-27 prices.
    dearer = (842.60 / 88.2512) / (679.00 / 78.1735)
    assert found.claim_own_price == pytest.approx(found.claim_now * dearer, rel=1e-12)
    assert found.place_share == 1729 / 65060


def test_the_gap_between_the_routes_is_told_in_steps_by_hand() -> None:
    fee = "inputs: {fee_without_nursing: {value: £1000 / person / week, price_base: 2026-27, source: x, reason: y}}"
    bridge = of(with_model("adjustments: {already_achieved: 20%}", fee)).bridge
    assert bridge is not None
    steps = dict(bridge.steps)
    # More people were admitted in 2024-25 than in 2019-20: 65,060 over 60,466 is 7.5976% more.
    assert steps["Volume since 2019-20"] == pytest.approx(bridge.start * (65060 / 60466 - 1), rel=1e-12)
    dearer = (842.60 / 88.2512) / (679.00 / 78.1735)
    price = bridge.start * 65060 / 60466 * (dearer - 1)
    assert steps["Price of the service against general inflation"] == pytest.approx(price, rel=1e-12)
    # £1,000 where England pays £975.17, on 68.4% of the weeks: 311.22 people x 52.18 weeks x £24.825508 x 0.684.
    local = 1729 * 0.18 * 52.18 * (1000 - 975.174492) * 0.684
    assert steps["This place's own figures where they differ from England's"] == pytest.approx(local, rel=1e-9)
    assert bridge.start + sum(steps.values()) == pytest.approx(bridge.end, abs=1e-6)


@pytest.mark.parametrize("place", ["Kent", "Essex", "City of London", "Leeds"])
@pytest.mark.parametrize("model", sorted(CLAIMS))
@pytest.mark.parametrize("uprating", ["gdp_deflator", "own_price"])
def test_every_bridge_adds_to_the_penny(place: str, model: str, uprating: str) -> None:
    found = of(with_model(f"choices: {{uprating: {uprating}}}", place=place, model=model))
    assert found.bridge is not None
    summed = found.bridge.start + sum(step for _, step in found.bridge.steps)
    assert round(summed, 2) == round(found.bridge.end, 2)
    assert found.bridge.start == found.top_down
    assert found.bridge.end == found.bottom_up
    steps = dict(found.bridge.steps)
    if uprating == "own_price":
        assert steps["Price of the service against general inflation"] == 0.0
    assert steps["This place's own figures where they differ from England's"] == pytest.approx(0, abs=1e-6)


def test_a_place_without_activity_still_has_its_share_and_says_what_it_lacks() -> None:
    found = of(with_model("choices: {share_by: population}", place="Isles of Scilly"))
    assert found.top_down == pytest.approx(178e6 * 102.0057 / 78.1735 * 596 / 10_981_092, rel=1e-12)
    assert (found.bottom_up, found.bridge) == (None, None)
    assert "blank for Isles of Scilly" in (found.bottom_up_why_not or "")
    assert found.calibration is not None, "England's activity is known whoever asks"


def test_every_reading_of_the_claim_is_shown_and_one_of_each_is_picked() -> None:
    readings = of(with_model("choices: {share_by: population}")).readings
    chosen = {reading.choice: reading.alternative for reading in readings if reading.picked}
    assert chosen == {
        "reading_of_18": "admissions_delayed",
        "uprating": "gdp_deflator",
        "share_by": "population",
        "claim_is": "gross",
        "route": "top_down",
    }
    assert len(readings) == 10
    picked = {reading.saving for reading in readings if reading.picked}
    assert len(picked) == 1, "the picked alternatives are one and the same answer"
    net = next(r for r in readings if (r.choice, r.alternative) == ("claim_is", "net"))
    # Read as the council's own saving, the claim is the council's part at England's contributions, and the gross is
    # more: 1,018.0454476 x 0.624 - 418.42139358 x 0.736 = 327.3022 in Kent, and x 0.637 and 0.795, 315.8499 in England.
    assert net.council_saving == pytest.approx(picked.pop() * 327.30221363 / 315.84994222)


def test_a_claim_far_from_local_prices_is_warned_of() -> None:
    found = of(with_model())
    assert CALIBRATION_BAND == (0.5, 1.5)
    for calibration, warned in ((0.49, True), (0.5, False), (1.0, False), (1.5, False), (1.51, True), (None, False)):
        asked = SimpleNamespace(reconciliations=(replace(found, calibration=calibration),))
        told = list(claims_far_from_activity(cast("Appraisal", asked)))
        assert bool(told) == warned
        for problem in told:
            assert (problem.code, problem.severity) == ("calibration", Severity.WARNING)
            assert f"{calibration:.2f}" in problem.message
    dear = "inputs: {fee_without_nursing: {value: £1800 / person / week, price_base: 2026-27, source: x, reason: y}}"
    assert [p.code for p in reviewed(solved(with_model(dear))) if p.code == "calibration"] == ["calibration"]


def test_a_case_with_no_claim_has_nothing_to_reconcile_and_a_whole_case_one_for_each() -> None:
    kent = solved(KENT.read_text("utf-8"))
    assert [entry.intervention.id for entry in kent.reconciliations] == ["independent-settings", "home-care-hours"]
    assert loaded(KENT.read_text("utf-8")).preferred.id == "at-home"
