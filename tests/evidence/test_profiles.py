"""Shares make a whole, rates never do, and each row says where it comes from."""

import math
from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.profiles import GroupRate, GroupShare, Profiles, read_profiles
from investcase.documents.figure import Nation, Status

HEAD = "population,characteristic,group,share,year,nations,source,status\n"
RATE_HEAD = "population,characteristic,group,measure,rate,basis,year,nations,source,status\n"
SIDECAR = """\
format: investcase/profiles/1
table: ours
title: Ours
holds: {holds}
csv: ours.csv
checked: 2026-11-22
review_by: 2027-11-22
rounding: none
"""
WHOLE = """\
compositions:
  - {population: us, characteristic: sex, nation: england, year: "2025", groups: [female, male]}
"""
ROWS = "us,sex,female,0.6,2025,england,our-count,local\nus,sex,male,0.4,2025,england,our-count,local\n"
SOURCE = (
    "format: investcase/sources/1\nsources:\n"
    "  - {id: our-count, title: Count, publisher: Us, date: May 2026, read: read_at_source}\n"
)


def own(tmp_path: Path, csv: str, sidecar: str) -> Library:
    for name, text in {"sources/ours.yaml": SOURCE, "profiles/ours.yaml": sidecar, "profiles/ours.csv": csv}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Library((Origin(COUNCIL, tmp_path),))


@pytest.fixture(scope="module")
def shipped() -> Profiles:
    profiles, problems = read_profiles(shipped_library())
    assert problems == []
    return profiles


def test_every_row_that_was_read_is_here_and_none_from_memory(shipped: Profiles) -> None:
    """69 rows of shares, 8 of them from memory; 36 of rates, 1 from memory."""
    assert (len(shipped.shares), len(shipped.rates)) == (69 - 8, 36 - 1)
    groups = {(row.said.population, row.said.group, row.said.nations) for row in shipped.shares}
    assert ("adult_social_care_workforce", "female", (Nation.ENGLAND,)) not in groups
    assert ("general_population", "female", (Nation.SCOTLAND,)) not in groups


def test_known_rows(shipped: Profiles) -> None:
    disabled = shipped.shares_of("unpaid_carers", "disability", Nation.ENGLAND)
    assert [(row.said.group, row.share, row.said.year) for row in disabled] == [("disabled", 0.275, "2021")]
    assert disabled[0].said.status is Status.READ_AT_SOURCE
    women = shipped.shares_of("unpaid_carers", "sex", Nation.SCOTLAND)[0]
    assert (women.share, women.said.status, women.said.source.reported_by) == (
        0.59,
        Status.SECOND_HAND,
        "the Scottish Public Health Observatory",
    )
    caring = shipped.rates_of("provides_unpaid_care", "deprivation", Nation.ENGLAND)
    assert [(row.said.group, row.rate, row.basis) for row in caring] == [
        ("most_deprived_quintile", 0.101, "age-standardised"),
        ("least_deprived_quintile", 0.081, "age-standardised"),
    ]


def test_a_set_said_to_be_complete_adds_to_one(shipped: Profiles) -> None:
    """0.817 white + 0.093 Asian + 0.040 Black + 0.029 mixed + 0.021 other = 1.000"""
    ethnicity = shipped.shares_of("general_population", "ethnicity", Nation.WALES)
    assert len(ethnicity) == 5
    assert math.fsum(row.share for row in ethnicity) == pytest.approx(1, abs=0.0015)


def test_a_rate_is_never_a_share(shipped: Profiles) -> None:
    assert all(isinstance(row, GroupShare) for row in shipped.shares)
    assert all(isinstance(row, GroupRate) and not hasattr(row, "share") for row in shipped.rates)
    assert shipped.shares_of("residents_5plus", "sex", Nation.ENGLAND) == ()


def test_nothing_claims_more_than_its_source(shipped: Profiles) -> None:
    for row in (*shipped.shares, *shipped.rates):
        assert row.said.status in (row.said.source.read, Status.DERIVED), row.said.where


def test_a_councils_own_table_is_read(tmp_path: Path) -> None:
    profiles, problems = read_profiles(own(tmp_path, HEAD + ROWS, SIDECAR.format(holds="shares") + WHOLE))
    assert problems == []
    assert [row.share for row in profiles.shares_of("us", "sex", Nation.ENGLAND)] == [0.6, 0.4]


@pytest.mark.parametrize(
    ("csv", "sidecar", "code", "said"),
    [
        (HEAD + ROWS.replace("0.4", "0.5"), SIDECAR.format(holds="shares") + WHOLE, "composition", "add to 1.100"),
        (HEAD + ROWS.split("\n")[0] + "\n", SIDECAR.format(holds="shares") + WHOLE, "composition", "no row for male"),
        (HEAD + ROWS.replace("0.4", "1.4"), SIDECAR.format(holds="shares"), "profile-value", "'1.4' is not a share"),
        (HEAD + ROWS.replace("0.4", "40"), SIDECAR.format(holds="shares"), "profile-value", "'40' is not a share"),
        (HEAD + ROWS.replace("0.4", ""), SIDECAR.format(holds="shares"), "profile-value", "for share"),
        (
            HEAD + ROWS.replace("male,0.4,2025", "male,0.4,"),
            SIDECAR.format(holds="shares"),
            "profile-value",
            "for year",
        ),
        (
            HEAD + ROWS.replace("our-count,local\n", "x,local\n", 1),
            SIDECAR.format(holds="shares"),
            "unknown-source",
            "'x'",
        ),
        (
            HEAD + ROWS.replace("england", "mercia", 1),
            SIDECAR.format(holds="shares"),
            "profile-value",
            "not one of the nations",
        ),
        (HEAD + ROWS, SIDECAR.format(holds="rates"), "profile-columns", "not a table of rates"),
        (RATE_HEAD, SIDECAR.format(holds="shares"), "profile-columns", "not a table of shares"),
        (RATE_HEAD, SIDECAR.format(holds="rates") + WHOLE, "composition", "rates do not make up a whole"),
    ],
)
def test_a_wrong_table_is_one_clear_problem(tmp_path: Path, csv: str, sidecar: str, code: str, said: str) -> None:
    _, problems = read_profiles(own(tmp_path, csv, sidecar))
    assert [problem.code for problem in problems] == [code], [str(problem) for problem in problems]
    assert said in problems[0].message
    assert problems[0].position is not None
