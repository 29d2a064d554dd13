"""A figure that tables hold place by place: whose value stands, between which ends, what is said where none does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import faults, loaded, with_model
from investcase.catalogue.origins import CASE, COUNCIL, SHIPPED
from investcase.documents.figure import Status
from investcase.reading.problems import Problems
from investcase.resolving.candidates import PUBLISHED_TABLE
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase

AT_HOME = "home-care.contribution-share"
SIDECAR = """\
format: investcase/places/1
table: england-contributions
title: Ours
nation: england
kind: council
csv: england-contributions.csv
key: code
name: name
columns:
  - name: community_contribution_share
    column: share
    title: Share
    unit: "%"
    is: share
    per: 100
    period: 2025-26
    source: asc-fr-2016-17-by-council
    status: derived
    blank_because: why
"""


def share(case: ResolvedCase) -> Resolved:
    return case.preferred.interventions[0].values["contribution_share_at_home"]


def table(folder: Path, cell: str, why: str = "") -> None:
    """A library beside the case whose table stands in for the shipped one."""
    (folder / "assumptions" / "places").mkdir(parents=True, exist_ok=True)
    places = folder / "assumptions" / "places"
    (places / "england-contributions.yaml").write_text(SIDECAR, "utf-8")
    (places / "england-contributions.csv").write_text(f"code,name,share,why\nE10000016,Kent,{cell},{why}\n", "utf-8")


def figures(folder: Path, value: str, holds_for: str = "england") -> None:
    (folder / "assumptions" / "figures").mkdir(parents=True, exist_ok=True)
    (folder / "assumptions" / "figures" / "home-care.yaml").write_text(
        f"format: investcase/figures/1\nfigures:\n  - id: {AT_HOME}\n    title: Ours\n    unit: '%'\n    is: share\n"
        "    values:\n"
        f"      - {{value: {value}, holds_for: {holds_for}, status: local}}\n",
        "utf-8",
    )


def test_a_councils_own_stands_before_its_nations_and_remembers_it(tmp_path: Path) -> None:
    found = share(loaded(with_model(), tmp_path))
    assert (found.quantity.central, found.origin, found.key) == (0.264, PUBLISHED_TABLE, AT_HOME)
    assert (found.status, found.inputs_status, found.period) == (Status.DERIVED, Status.SECOND_HAND, "2016-17")
    assert found.locator is not None
    assert "SupportSetting_KEY 1 to 5" in found.locator
    assert [(old.origin, old.value.central) for old in found.replaced] == [(SHIPPED, 0.205)]


def test_a_place_that_no_table_knows_has_its_nations(tmp_path: Path) -> None:
    count = "inputs: {admissions: {value: '100 people / year', source: the test, reason: the test}}"
    found = share(loaded(with_model(count, place="{name: Elsewhere, nation: england}"), tmp_path))
    assert (found.quantity.central, found.origin, found.replaced) == (0.205, SHIPPED, ())


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Northumberland", "all its contributions stand on the line for care outside care homes"),
        ("North Tyneside", "all its contributions stand on the line for care outside care homes"),
        ("Halton", "70.9%, is far beyond any other council's"),
        ("Cumberland", "Cumbria had 38.8% in care homes and 25.9% in the community"),
        ("Isles of Scilly", "The file has no row for it"),
    ],
)
def test_where_a_councils_own_cannot_be_used_the_nations_stands_and_says_why(
    tmp_path: Path, place: str, said: str
) -> None:
    found = share(loaded(with_model("choices: {share_by: population}", place=place), tmp_path))
    assert (found.quantity.central, found.origin) == (0.205, SHIPPED)
    assert f"None of {place}'s own:" in (found.how or "")
    assert said in (found.how or "")


def test_the_case_beats_the_councils_library_which_beats_the_table(tmp_path: Path) -> None:
    figures(tmp_path, "22%")
    found = share(loaded(with_model(), tmp_path / "case"))
    assert (found.quantity.central, found.origin) == (0.22, COUNCIL)
    assert [old.value.central for old in found.replaced] == [0.264, 0.205]
    own = ("figures:", f"  {AT_HOME}: {{value: 24%, source: Ledger, reason: Ours}}")
    found = share(loaded(with_model(top=own), tmp_path / "case"))
    assert (found.quantity.central, found.origin) == (0.24, CASE)
    assert [old.value.central for old in found.replaced] == [0.22, 0.264, 0.205]


def test_wales_and_northern_ireland_are_asked_and_scotland_has_its_own(tmp_path: Path) -> None:
    for place, nation in (("Cardiff", "Wales"), ("Belfast", "Northern Ireland")):
        problems = faults(with_model(place=place, lead="council" if nation == "Wales" else "nhs"), tmp_path)
        (asked,) = [problem for problem in problems if problem.code == "input-missing"]
        assert f"no figure {AT_HOME} holds for {nation}: the nations differ in law" in asked.message
        assert "contribution_share_at_home" in (asked.expected or "")
    found = share(loaded(with_model(place="Fife", lead="ijb"), tmp_path))
    assert (found.quantity.central, found.status, found.transferred) == (0, Status.ILLUSTRATIVE, None)


@given(own=st.decimals(0, 100, places=1))
def test_the_ends_are_the_nations_stretched_to_hold_the_places_own(
    tmp_path_factory: pytest.TempPathFactory, own: Decimal
) -> None:
    folder = tmp_path_factory.mktemp("own")
    table(folder, str(own))
    found = share(loaded(with_model(), folder))
    low, high = found.quantity.ends
    assert found.quantity.central == pytest.approx(float(own) / 100)
    assert low == pytest.approx(min(0.155, float(own) / 100))
    assert high == pytest.approx(max(0.279, float(own) / 100))
    assert low <= found.quantity.central <= high


def test_a_table_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    table(tmp_path, "", "The ledger was lost")
    found = share(loaded(with_model(), tmp_path))
    assert found.quantity.central == 0.205
    assert "None of Kent's own: The ledger was lost" in (found.how or "")


def test_a_cell_that_is_no_number_is_a_problem_and_never_a_silent_default(tmp_path: Path) -> None:
    table(tmp_path, "about a quarter")
    with pytest.raises(Problems) as told:
        loaded(with_model(), tmp_path)
    assert "not-a-number" in {problem.code for problem in told.value.problems}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("is: share", "is: ratio", "is a share, and community_contribution_share a ratio"),
        ('"%"\n    is: share', "people", "is in a plain number, and community_contribution_share in person"),
    ],
)
def test_a_column_of_another_unit_or_kind_is_a_problem_and_never_a_silent_default(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    table(tmp_path, "26.4")
    sidecar = tmp_path / "assumptions" / "places" / "england-contributions.yaml"
    sidecar.write_text(SIDECAR.replace(old, new), "utf-8")
    told = [problem for problem in faults(with_model(), tmp_path) if problem.code == "figure-unit"]
    assert len(told) == 1
    assert said in told[0].message
