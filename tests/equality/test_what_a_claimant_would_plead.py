"""Attempts to have a cut pass that a court would not: each is told and holds it up, and its honest twin does not."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from assessed_case import Change, Data, both, put
from attempts import OURS, SEVENTEEN, STOPS, Attempt, e, without_equality
from clean_nations import NATIONS, clean, written
from planted import fields_of_words
from solicitor import SOLICITOR
from solicitor_again import SOLICITOR_AGAIN
from solicitor_of_days import SOLICITOR_OF_DAYS
from solicitor_third import SOLICITOR_THIRD

from cases import solved
from investcase.checks.equality import codes_of_rules
from investcase.checks.review import reviewed
from investcase.documents.equality import Equality
from investcase.equality.prose import AUTHORS_OWN, MAY_SAY_NOTHING, OF_OTHERS
from investcase.reading.problems import Problem, Problems, Severity

PLEADED = frozenset(code for code in codes_of_rules() if code[0] == "P")


def told(nation: str, *changes: Change) -> list[Problem]:
    """What the honest case of a nation is told after some changes."""
    case = clean(nation)
    for change in changes:
        change(case)
    return list(reviewed(solved(written(case))))


def blockers(problems: list[Problem]) -> Counter[str]:
    return Counter(problem.code for problem in problems if problem.severity is Severity.BLOCKER)


@pytest.mark.parametrize("nation", NATIONS)
def test_an_honest_reduction_is_held_up_by_nothing(nation: str) -> None:
    found = told(nation)
    assert blockers(found) == {}
    assert {problem.code for problem in found} & (PLEADED | {"W19"}) == set()


@pytest.mark.parametrize(
    "tried",
    [*SEVENTEEN, *OURS, *SOLICITOR, *SOLICITOR_AGAIN, *SOLICITOR_OF_DAYS, *SOLICITOR_THIRD],
    ids=lambda tried: tried.name,
)
def test_an_attempt_is_told_and_its_honest_twin_is_not(tried: Attempt) -> None:
    found = told(tried.nation, tried.change)
    assert tried.codes <= {problem.code for problem in found if problem.severity is tried.severity}
    for problem in found:
        if problem.code in tried.codes:
            assert problem.position is not None
            assert problem.remedy
    twin = {problem.code for problem in told(tried.nation, tried.twin)}
    assert twin & tried.codes == set()
    assert twin & PLEADED == set()


def test_there_are_seventeen_and_more_than_twenty_of_our_own() -> None:
    assert len([tried for tried in SEVENTEEN if tried.name[3] != "b"]) == 17
    assert len(OURS) >= 20


@pytest.mark.parametrize("tried", [tried for tried in OURS if tried.codes & PLEADED - {"P05"}], ids=lambda t: t.name)
def test_what_takes_nothing_away_is_warned_and_not_held_up(tried: Attempt) -> None:
    case = clean(tried.nation)
    tried.change(case)
    case["equality"]["change_type"] = "redesign"
    case.update(title="Transport anew")
    case["decision"].update(resolution="To arrange it anew.")
    for option in case["options"]:
        option.pop("disinvestments", None)
        option.update(title="Arranged anew")
        option["benefits"] = [line for line in option.get("benefits", []) if line["body"] != "people"]
        for line in option["benefits"]:
            line["title"] = "Places shared"
    if tried.nation == STOPS:
        put(
            "options.0.benefits",
            [{"id": "meals", "title": "Meals", "body": "people", "cash_type": "wider_value", "each_year": "£1000"}],
        )(case)
        for impact in case["equality"]["impacts"]:
            impact["demand"] = []
        case["equality"]["system_demand"] = []
    found = list(reviewed(solved(written(case))))
    pleaded = [problem for problem in found if problem.code in PLEADED]
    assert {problem.severity for problem in pleaded} <= {Severity.WARNING}


def more_officers(case: Data) -> None:
    case["equality"]["engagement"].append(
        {"id": "more", "who": "Officers", "when": "2026-10-01", "about": "equality_effects", "said": "Nothing"}
    )


def source_twice(case: Data) -> None:
    """Every source under two ids, and each finding names both."""
    section = case["equality"]
    again = {source["id"]: f"{source['id']}-again" for source in section["evidence"]}
    section["evidence"] += [source | {"id": again[source["id"]]} for source in section["evidence"]]
    for impact in section["impacts"]:
        named = impact.get("evidence", [])
        impact["evidence"] = [*named, *(again[name] for name in named if name in again)]


def no_days(case: Data) -> None:
    for gap in case["equality"]["gaps"]:
        gap.pop("by", None)


SHAPES: dict[str, Change] = {
    "filler under every head": both(e("monitoring", [{"measure": "n/a"}]), e("considered_negative", "n/a")),
    "an empty engagement": more_officers,
    "one source as two": source_twice,
    "called a redesign": e("change_type", "redesign"),
    "called an expansion": e("change_type", "expand"),
    "gaps without a day": no_days,
    "no gaps": e("gaps", []),
    "demand is listed no more": e("system_demand", []),
    "the screening is left out": lambda case: case["equality"].update(screening={"result": "full"}),
}
"""Ways to change the shape of an assessment that tell nothing more of anybody."""
OF_THE_STOP = [
    tried
    for tried in (*SEVENTEEN, *OURS)
    if tried.nation == STOPS and tried.severity is Severity.BLOCKER and tried.change is not without_equality
]


@cache
def held_up_by(name: str) -> Counter[str]:
    (tried,) = (tried for tried in OF_THE_STOP if tried.name == name)
    return blockers(told(STOPS, tried.change))


def without_text(found: Counter[str]) -> int:
    """How many blockers there are, but for those of a text or a name that goes with what it stands in."""
    return sum(number for code, number in found.items() if code not in ("P12", "E10"))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shape_of_an_answer_silences_no_blocker(shape: str) -> None:
    silenced = {}
    for tried in OF_THE_STOP:
        if shape == "the screening is left out" and tried.codes & {"P05", "E07"}:
            continue  # That is what it mends.
        before, after = held_up_by(tried.name), blockers(told(STOPS, tried.change, SHAPES[shape]))
        if without_text(after) < without_text(before):
            silenced[tried.name] = before - after
    assert silenced == {}


@pytest.mark.parametrize("nation", NATIONS)
def test_a_justification_in_one_text_is_one_error_that_says_the_three(nation: str) -> None:
    def one_text(value: object) -> str:
        case = clean(nation)
        case["equality"]["impacts"][0]["justification"] = value
        with pytest.raises(Problems) as raised:
            solved(written(case))
        (problem,) = raised.value.problems
        return str(problem)

    assert "aim, proportion" in one_text("The savings have to be made.")
    assert "{aim: ___, proportion: ___, alternatives: ___}" in one_text("The savings have to be made.")


def test_every_text_of_an_assessment_is_known_for_what_it_is() -> None:
    known = {
        (kind, name)
        for held in (AUTHORS_OWN, OF_OTHERS, MAY_SAY_NOTHING)
        for kind, names in held.items()
        for name in names
    }
    names_of_things = {
        *(("Equality", "adopts"), ("Equality", "assessed_by"), ("Equality", "system_demand"), ("Impact", "demand")),
        *(("Impact", "rights"), ("Engagement", "groups"), ("Evidence", "date"), ("Mitigation", "cost_line")),
        *(("Monitoring", "by"), ("Split", "lines"), ("Publication", "formats")),
    }
    assert fields_of_words(Equality) == known | names_of_things
