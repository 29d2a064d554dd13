"""Each nation's assessment speaks in the words of its own law, and one finding is counted once."""

from __future__ import annotations

import re

import pytest
from assessed_case import Change, both, in_northern_ireland, put, worked

from investcase.documents.equality_words import IN_LAW, Characteristic
from investcase.documents.figure import Nation
from investcase.equality.note import equality_note
from investcase.reading.problems import Problems
from investcase.report.equality_paper import equality_html

IN_NI = {
    "race": "racial_group",
    "religion_or_belief": "religious_belief",
    "marriage_and_civil_partnership": "marital_status",
}


def told(change: Change) -> list[tuple[str, str, str]]:
    with pytest.raises(Problems) as raised:
        worked(change)
    assert all(problem.position is not None for problem in raised.value.problems)
    return [(p.code, str(p.field), f"{p.expected} | {p.remedy}") for p in raised.value.problems]


def test_northern_ireland_is_assessed_in_its_own_nine_and_counts_each_once() -> None:
    case = worked(in_northern_ireland).case
    note = equality_note(case.equality, case.nation, case.duties)
    in_law = [finding for finding in note.findings if finding.listed_in_law]
    assert [finding.key for finding in in_law] == [str(name) for name in IN_LAW[Nation.NORTHERN_IRELAND]]
    assert all(finding.assessed for finding in in_law)
    page = re.sub(r"\s+", " ", equality_html(worked(in_northern_ireland), screen=True))
    assert "Men and women generally" in page
    assert '<th scope="row">Race</th>' not in page


@pytest.mark.parametrize(("written", "instead"), IN_NI.items())
def test_a_word_of_great_britain_is_refused_in_northern_ireland_with_the_one_to_write(
    written: str, instead: str
) -> None:
    change = both(in_northern_ireland, put("equality.impacts.5.who.characteristic", written))
    ((code, field, said),) = told(change)
    assert code == "characteristic"
    assert field == "equality.impacts[5].who.characteristic"
    assert f"write characteristic: {instead}" in said
    worked(both(in_northern_ireland, put("equality.impacts.5.who.characteristic", instead)))


@pytest.mark.parametrize("nation", ["england", "scotland", "wales"])
@pytest.mark.parametrize(("instead", "written"), IN_NI.items())
def test_a_word_of_northern_ireland_is_refused_in_great_britain(nation: str, written: str, instead: str) -> None:
    nation_change = put("place.nation", nation)
    ((_, _, said),) = told(both(nation_change, put("equality.impacts.5.who.characteristic", written)))
    assert f"write characteristic: {instead}" in said


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_a_characteristic_is_taken_just_where_the_law_names_it(nation: Nation) -> None:
    base = in_northern_ireland if nation is Nation.NORTHERN_IRELAND else put("place.nation", nation.value)
    for name in Characteristic:
        change = both(base, put("equality.impacts.5.who.characteristic", name.value))
        if name in IN_LAW[nation]:
            worked(change)
        else:
            ((code, _, said),) = told(change)
            assert code == "characteristic"
            assert any(name.value in said for name in IN_LAW[nation])


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("equality.impacts.0.also.0.characteristic", "race", "equality.impacts[0].also[0].characteristic"),
        ("equality.not_relevant.0.characteristic", "race", "equality.not_relevant[0].characteristic"),
        ("equality.profiles.0.by", "race", "equality.profiles[0].by"),
        ("equality.engagement.0.groups.0", "race", "equality.engagement[0].groups[0]"),
        ("equality.monitoring.0.by.0", "race", "equality.monitoring[0].by[0]"),
    ],
)
def test_it_is_refused_wherever_a_characteristic_is_named(path: str, value: str, field: str) -> None:
    ((code, at, said),) = told(both(in_northern_ireland, put(path, value)))
    assert (code, at) == ("characteristic", field)
    assert "racial_group" in said


def test_the_nine_of_great_britain_are_named() -> None:
    nine = "age disability gender_reassignment marriage_and_civil_partnership pregnancy_and_maternity race"
    assert " ".join(IN_LAW[Nation.ENGLAND]) == f"{nine} religion_or_belief sex sexual_orientation"
