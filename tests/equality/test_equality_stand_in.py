"""A national profile stands in only where the case names it, and nobody can take it for this place's people."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from assessed_case import Change, Data, both, found, in_northern_ireland, put, worked
from click.testing import CliRunner

from investcase.cli.main import cli
from investcase.reading.problems import Problems, Severity
from investcase.report.equality_paper import equality_html
from investcase.report.render import html_page
from investcase.resolving.canonical import canonical_inputs

WORDS = "National stand-in, not this place's people"


def standing_in(population: str, by: str = "sex", of: str = "carers", profile_id: str = "who-cares") -> Change:
    """The clean case with a national profile in the place of its carers' counts."""

    def change(case: Data) -> None:
        profiles = case["equality"]["profiles"]
        profiles[3] = {"id": profile_id, "by": by, "of": of, "stand_in": population}

    return change


def page(change: Change) -> str:
    return re.sub(r"\s+", " ", equality_html(worked(change), screen=True)).replace("&#39;", "'")


@pytest.mark.parametrize(("nation", "year"), [("england", "2021"), ("wales", "2021"), ("scotland", "2023")])
def test_the_shares_and_their_source_are_those_published_for_the_nation(nation: str, year: str) -> None:
    equality = worked(both(put("place.nation", nation), standing_in("unpaid_carers"))).case.equality
    assert equality is not None
    profile = equality.profiles[3]
    assert {group: share.central for group, share in (profile.shares or {}).items()} == {"female": 0.59, "male": 0.41}
    assert profile.source is not None
    assert year in profile.source
    assert "original not seen" in profile.source


def test_it_is_flagged_wherever_it_is_printed() -> None:
    split = {"profile": "who-cares", "uptake": {"male": "0.5"}, "source": "a survey here"}
    change = both(standing_in("unpaid_carers"), put("equality.split", [split]))
    note = page(change)
    assert f"59% female and 41% male. {WORDS}" in note
    assert "a national stand-in, and not this place's people" in note
    assert "No local count of carers by sex: national or assumed shares stand in" in note
    assert WORDS in re.sub(r"\s+", " ", html_page(worked(change))).replace("&#39;", "'")
    (told,) = [problem for problem in found(change) if problem.code == "I02"]
    assert "not this place's people" in told.message


FIFTHS: Data = {
    "id": "by-quintile",
    "by": "deprivation_quintile",
    "shares": dict.fromkeys(("q1", "q2", "q3", "q4", "q5"), "20%"),
    "source": "a fifth each, for want of a count",
}


@pytest.mark.parametrize(
    "profile", [FIFTHS, {"id": "by-quintile", "by": "sex", "of": "carers", "stand_in": "unpaid_carers"}]
)
def test_nothing_is_drawn_or_split_to_the_pound_that_only_repeats_an_assumption(profile: Data) -> None:
    """Nobody here was counted, and uptake is alike: each group's pounds would be its assumed share once more."""
    stands_in = put("equality.profiles.2", profile)
    note, by = page(stands_in), str(profile["by"]).replace("_", " ")
    assert f"No split by {by}: nobody here was counted, and pounds by group would only repeat" in note
    assert "Who gains and who pays" not in note
    split = json.loads(worked(stands_in).result(balanced=True).to_json())["groups"]["money"][0]
    assert (split["groups"], split["lines"], split["total"]) == ([], [], None)


def test_what_somebody_counted_or_measured_is_split() -> None:
    counted = page(lambda case: None)
    assert "and who pays, by deprivation quintile" in counted
    measured = {"profile": "by-quintile", "uptake": {"q1": "0.5"}, "source": "a survey here"}
    note = page(both(put("equality.profiles.2", FIFTHS), put("equality.split", [measured])))
    assert "uptake and effect differ by group (a survey here)" in note
    assert "These shares are assumed, and not this place's people." in note


def test_without_one_nothing_stands_in() -> None:
    def change(case: Data) -> None:
        del case["equality"]["profiles"][3]
        del case["equality"]["unpaid_care"][0]["carers_by_sex"]

    note = page(change)
    assert "Who gives them, by sex, is not known." in note
    assert "stand-in" not in note


def test_ages_are_written_as_groups_and_what_is_not_published_is_left_over() -> None:
    change = both(standing_in("carers_known_to_councils", "age"), put("equality.unpaid_care.0.carers_by_sex", None))
    equality = worked(both(change, put("equality.unpaid_care.0.carers_by_age", "who-cares"))).case.equality
    assert equality is not None
    assert set(equality.profiles[3].shares or {}) == {"55_to_64", "18_to_24"}
    # Nobody published the rest.
    note = page(both(change, put("equality.unpaid_care.0.carers_by_age", "who-cares")))
    assert "25.4% 55 to 64, 1.9% 18 to 24 and 72.7% not given" in note


@pytest.mark.parametrize(
    ("nation", "population", "by", "says"),
    [
        ("england", "unpaid_carer", "sex", "unpaid_carers"),
        ("england", "unpaid_carers", "age", "by: disability"),
        ("scotland", "unpaid_carers", "age", "by: sex"),
    ],
)
def test_a_name_that_finds_nothing_is_an_error_at_its_place(nation: str, population: str, by: str, says: str) -> None:
    with pytest.raises(Problems) as told:
        worked(both(put("place.nation", nation), standing_in(population, by)))
    (problem,) = told.value.problems
    assert problem.code == "unknown-profile"
    assert problem.field == "equality.profiles[3].stand_in"
    assert problem.position is not None
    assert problem.position.line > 1
    assert says in str(problem)


def test_a_profile_that_other_nations_have_alone_is_a_gap_and_the_paper_is_made() -> None:
    change = both(in_northern_ireland, standing_in("unpaid_carers"), put("equality.split", [{"profile": "who-cares"}]))
    (told,) = [problem for problem in worked(change).problems if problem.code == "no-profile-here"]
    assert told.severity is Severity.WARNING
    assert told.field == "equality.profiles[3].stand_in"
    assert "England, Scotland, Wales and not for Northern Ireland" in told.message
    note = page(change)
    assert "No count of carers by sex, here or in a national profile of this nation" in note
    assert "Who gives them, by sex, is not known." in note
    assert "No split by sex: nobody here was counted, and no national profile is published for this nation." in note
    assert "Carers by sex</caption>" not in note
    groups = json.loads(worked(change).result(balanced=True).to_json())["groups"]
    assert groups["representation"][3]["groups"] == []


@pytest.mark.parametrize(
    "extra",
    [{"groups": {"female": "118"}}, {"shares": {"female": "59%"}}, {"source": "somebody"}],
)
def test_it_stands_alone(extra: dict[str, Any]) -> None:
    def change(case: Data) -> None:
        case["equality"]["profiles"][3].update(extra)

    with pytest.raises(Problems, match="profile"):
        worked(both(standing_in("unpaid_carers"), change))


def test_the_inputs_name_every_row_used_and_give_the_same_again() -> None:
    inputs = canonical_inputs(worked(standing_in("unpaid_carers")).case)
    written = yaml.load(inputs, Loader=yaml.BaseLoader)
    assert [(row["group"], row["share"], row["status"]) for row in written["profiles"]] == [
        ("female", "0.59", "second_hand"),
        ("male", "0.41", "derived"),
    ]
    again = worked(lambda case: case.update(equality=written["case"]["equality"]))
    assert canonical_inputs(again.case) == inputs
    assert "profiles" not in yaml.load(canonical_inputs(worked().case), Loader=yaml.BaseLoader)


def test_the_library_lists_and_shows_them_with_their_sources() -> None:
    def ran(*arguments: str) -> str:
        outcome = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
        assert outcome.return_value == 0
        return outcome.output

    assert "female 0.59; male 0.41" in ran("list", "profiles", "--nation", "scotland", "unpaid_carers", "sex")
    assert "No profiles match" in ran("list", "profiles", "--nation", "northern_ireland")
    shown = re.sub(r"\s+", " ", ran("show", "unpaid_carers"))
    assert "not a count of any one place's people" in shown
    assert "Carers UK; original not seen" in shown
    data = json.loads(ran("show", "unpaid_carers", "--format", "json"))
    assert {"by", "group", "share", "year", "nations", "status", "source"} == set(data["shares"][0])
