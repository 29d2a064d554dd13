"""One event, or one amount, counted twice in an option is told once; what is apart is not."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import line_of, told

from cases import solved, with_lines, with_model
from investcase.catalogue.events import vocabulary
from investcase.catalogue.library import shipped_library
from investcase.reading.problems import Severity

CODES = {"same-events", "line-twice"}
LIBRARY = shipped_library()
EVENTS, FAULTS = vocabulary(LIBRARY)
GAIN = "body: nhs, cash_type: capacity, each_year: £80000"
SAVING = "body: council, cash_type: cash_releasing, budget_line: Placements, owner: Director"

INPUTS = {
    "falls-exercise": {
        "people_starting": "900 people / year",
        "ambulances_a_fall": "0.05 incidents / fall",
        "attendances_a_fall": "0.1 attendances / fall",
    },
    "home-hazard-high-risk": {
        "people_visited": "600 people / year",
        "visit_and_works": "£300 / person",
        "ambulances_a_fall": "0.05 incidents / fall",
        "attendances_a_fall": "0.1 attendances / fall",
        "ratio_judged": "90%",
    },
    "reablement": {"people_offered": "400 people / year", "share_needing_care": "80%"},
    "care-technologists": {
        "posts": "4 posts",
        "post_cost": "£45000 / post / year",
        "people_each": "60 people / post / year",
        "equipment_each": "£200 / person",
        "hours_fewer_measured": "20 hours / person",
    },
    "ccn-home-care-hours": {},
    "ccn-independent-settings": {},
    "enhanced-support-to-care-homes": {
        "residents_without_nursing": "900 people",
        "residents_with_nursing": "300 people",
        "support_cost": "£150 / person / year",
    },
    "comprehensive-geriatric-assessment": {"people_assessed": "1500 people / year", "supported_share": "60%"},
    "falls-response": {
        "people_seen": "200 people / year",
        "falls_a_year": "6 falls / person / year",
        "service_cost": "£400 / person",
        "lead_share": "50%",
        "calls_a_fall": "0.2 incidents / fall",
        "journeys_a_fall": "0.05 incidents / fall",
        "attendances_a_fall": "0.05 attendances / fall",
    },
    "delayed-discharge-home-first": {
        "people_leaving_earlier": "500 people / year",
        "days_earlier": "6 bed days / person",
        "delayed_days_here": "40000 bed days / year",
        "share_to_care_home": "20%",
        "home_care_hours": "14 hours / person / week",
        "team_cost": "£300 / person",
        "readmissions_added": "0 episodes / person",
    },
    "intermediate-care-beds": {
        "people_stepped_down": "200 people / year",
        "acute_days_each": "12 bed days / person",
        "delayed_days_here": "40000 bed days / year",
        "days_there": "21 bed days / person",
        "occupancy": "85%",
        "lead_share": "50%",
        "readmissions_added": "0 episodes / person",
    },
    "early-discharge-virtual-ward": {
        "people_treated": "300 people / year",
        "readmissions_added": "0 episodes / person",
    },
    "strengths-based-practice": {
        "new_people": "1000 people / year",
        "package_week": "£150 / person / week",
        "staff_cost": "£300000 / year",
    },
    "extra-care-housing": {
        "places": "60 people",
        "occupancy": "95%",
        "share_from_care_home": "40%",
        "care_week_there": "£400 / person / week",
        "core_week": "£60 / person / week",
        "care_week_elsewhere": "£200 / person / week",
    },
}
CHOICES = {
    "care-technologists": "choices: {saving: own_measurement}",
    "strengths-based-practice": "choices: {evidence: harrow}",
}


def option(models: dict[str, str], *rest: str, adjust: dict[str, str] | None = None) -> str:
    """A case for Kent that puts models to work, each under an id; `rest` are further lines of the option."""
    rows = [
        *("format: investcase/case/1", "case: made-up", "title: Made up", "place: Kent", "start: 2027-28"),
        *("years: 6", "price_base: 2026-27", "options:", "  - id: programme", "    title: The programme"),
        "    interventions:",
    ]
    for name, model in models.items():
        rows += [f"      - id: {name}", f"        model: {model}"]
        rows += [f"        {(adjust or {})[name]}"] if name in (adjust or {}) else []
        rows += [f"        {CHOICES[model]}"] if model in CHOICES else []
        rows += ["        inputs:"] if INPUTS[model] else []
        rows += [f"          {key}: {{value: {value}, source: x, reason: y}}" for key, value in INPUTS[model].items()]
    return "\n".join([*rows, *(f"    {line}" for line in rest)]) + "\n"


def test_the_vocabulary_that_ships_holds_together() -> None:
    assert FAULTS == []
    assert len(EVENTS.events) >= 20
    for group in EVENTS.people:
        assert EVENTS.column(group) is not None


def test_every_gain_of_every_shipped_model_says_what_it_counts_and_of_whom() -> None:
    for name in LIBRARY.model_ids():
        loaded = LIBRARY.model(name)
        assert loaded is not None
        model = loaded.document
        assert model.group in EVENTS.people, name
        named = [step.event for step in model.steps.values()] + [choice.event for choice in model.choices.values()]
        assert {event for event in named if event is not None} <= set(EVENTS.events), name
        assert any(named), name


@given(st.sampled_from(sorted(EVENTS.events)), st.sampled_from(sorted(EVENTS.events)))
def test_being_one_event_is_the_same_from_either_side(one: str, other: str) -> None:
    assert EVENTS.related(one, other) == EVENTS.related(other, one)
    assert EVENTS.related(one, one)
    for part in (*EVENTS.events[one].holds, *EVENTS.events[one].leads_to):
        assert EVENTS.related(one, part)


@given(st.sampled_from(sorted(EVENTS.people)), st.sampled_from(sorted(EVENTS.people)))
def test_being_the_same_people_is_the_same_from_either_side(one: str, other: str) -> None:
    assert EVENTS.may_be_the_same_people(one, other) == EVENTS.may_be_the_same_people(other, one)
    assert EVENTS.may_be_the_same_people(one, one)
    assert EVENTS.may_be_the_same_people(one, None)


TWICE = [
    ("falls-exercise", "home-hazard-high-risk", "a&e attendance"),
    ("reablement", "ccn-home-care-hours", "hour of home care"),
    ("reablement", "care-technologists", "hour of home care"),
    ("ccn-independent-settings", "comprehensive-geriatric-assessment", "time in a care home"),
    ("falls-exercise", "falls-response", "a&e attendance"),
    ("delayed-discharge-home-first", "intermediate-care-beds", "day in a hospital bed after being ready to leave"),
    ("strengths-based-practice", "reablement", None),
    ("extra-care-housing", "ccn-independent-settings", "time in a care home"),
]


@pytest.mark.parametrize(("one", "other", "event"), TWICE)
def test_models_that_spell_a_step_differently_are_told_once_at_the_later(
    one: str, other: str, event: str | None
) -> None:
    for first, second in ((one, other), (other, one)):
        text = option({"a": first, "b": second})
        (found,) = told(text, CODES)
        assert (found.code, found.severity) == ("same-events", Severity.WARNING)
        assert line_of(text, found).startswith("id: b")
        assert event is None or f"'{event}', and so does" in found.message


def test_the_block_that_counts_them_once_works_when_its_blanks_are_filled() -> None:
    models = {"a": "falls-exercise", "b": "home-hazard-high-risk"}
    (found,) = told(option(models), CODES)
    assert found.remedy is not None
    filled = found.remedy.replace("___ falls / year", "6000 falls / year").replace("___", "x")
    assert told(option(models, filled), CODES) == []


def test_an_overlap_with_its_reason_settles_a_pair() -> None:
    models = {"a": "reablement", "b": "ccn-home-care-hours"}
    given_overlap = {
        "b": "adjustments: {overlap: 20%, already_achieved: 0%, reasons: {overlap: x, already_achieved: y}}"
    }
    assert [p.code for p in told(option(models), CODES)] == ["same-events"]
    assert told(option(models, adjust=given_overlap), CODES) == []


def own(event: str, more: str = "") -> str:
    return f"id: own, title: Fewer of them, {GAIN}, event: {event}{more}"


@pytest.mark.parametrize(
    ("event", "more", "expected"),
    [
        ("ae-attendance", "", 1),
        ("fall", "", 1),
        ("fracture", "", 1),
        ("gp-contact", "", 0),
        ("ae-attendance", ", group: care-home-residents", 0),
        ("ae-attendance", ", group: older-people", 1),
        ("ae-attendance", ", apart_from: {a: They are children.}", 0),
    ],
)
def test_a_line_and_a_model_that_count_one_event(event: str, more: str, expected: int) -> None:
    text = option({"a": "falls-exercise"}, "benefits:", f"  - {{{own(event, more)}}}")
    assert len(told(text, CODES)) == expected


def test_a_line_for_another_body_or_other_years_is_apart() -> None:
    line = own("ae-attendance").replace("body: nhs", "body: police")
    assert told(option({"a": "falls-exercise"}, "benefits:", f"  - {{{line}}}"), CODES) == []
    early = own("ae-attendance").replace("each_year: £80000", "each_year: £80000, to: 2027-28")
    later = {"a": "start: 2029-30"}
    assert told(option({"a": "falls-exercise"}, "benefits:", f"  - {{{early}}}", adjust=later), CODES) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("emergency-admission", "bed-day", 1),
        ("hospital-stay", "delayed-bed-day", 1),
        ("fracture-stay", "bed-day", 1),
        ("readmission", "emergency-admission", 1),
        ("fall", "ambulance-journey", 1),
        ("ae-attendance", "emergency-admission", 0),
        ("planned-admission", "emergency-admission", 0),
        ("crisis-detention", "police-attendance", 1),
        ("home-care-hour", "care-home-stay", 0),
    ],
)
def test_an_admission_holds_its_bed_days(one: str, other: str, expected: int) -> None:
    lines = [f"id: a, title: First, {GAIN}, event: {one}", f"id: b, title: Second, {GAIN[:-5]}20000, event: {other}"]
    for pair in (lines, lines[::-1]):
        found = told(with_lines([], pair), CODES)
        assert [p.code for p in found] == ["same-events"] * expected
    (first, second) = lines
    apart = f"{second}, apart_from: {{a: They are other people.}}"
    assert told(with_lines([], [first, apart]), CODES) == []


def test_names_that_mean_nothing_are_errors_where_they_stand() -> None:
    for more, code in (
        (", event: emergency-admision", "unknown-event"),
        (", group: older-poeple", "unknown-event"),
        (", apart_from: {nobody: why}", "unknown-reference"),
    ):
        (found,) = told(with_lines([], [f"id: a, title: A, {GAIN}{more}"]), {code})
        assert found.severity is Severity.ERROR


ONE = f"id: s, title: Fewer placements, {SAVING}, each_year: £80k"


@pytest.mark.parametrize(
    ("costs", "benefits", "expected"),
    [
        ([], [ONE, ONE.replace("id: s", "id: s2")], 1),
        ([], [ONE, ONE.replace("id: s", "id: s2").replace("£80k", "£50k")], 1),
        ([], [ONE, ONE.replace("id: s", "id: s2").replace("Fewer placements", "Shorter stays")], 1),
        (
            [],
            [
                ONE,
                ONE.replace("id: s", "id: east").replace("Fewer placements", "East").replace("£80k", "£50k"),
                ONE.replace("id: s", "id: west").replace("Fewer placements", "West").replace("£80k", "£30k"),
            ],
            1,
        ),
        (
            [
                "id: t, title: Team, body: council, each_year: £80k",
                "id: u, title: team., body: council, each_year: £80k",
            ],
            [],
            1,
        ),
        ([], [ONE, f"{ONE.replace('id: s', 'id: s2')}, apart_from: {{s: Children's placements.}}"], 0),
        ([], [ONE, ONE.replace("id: s", "id: s2").replace("body: council", "body: nhs")], 0),
        ([], [f"{ONE}, to: 2026-27", f"{ONE.replace('id: s', 'id: s2')}, from: 2027-28"], 0),
        (
            [
                "id: t, title: Post in the east, body: council, each_year: £45k",
                "id: u, title: Post in the west, body: council, each_year: £45k",
            ],
            [],
            0,
        ),
    ],
)
def test_one_saving_in_two_lists(costs: list[str], benefits: list[str], expected: int) -> None:
    assert [p.code for p in told(with_lines(costs, benefits), CODES)] == ["line-twice"] * expected


def test_one_cost_told_as_a_line_and_as_an_answer_to_the_model() -> None:
    answer = {"a": "omitted_costs: {delivery: {each_year: £185000, source: x}}"}
    line = ["costs:", "  - {id: team, title: Team, body: council, each_year: £185000}"]
    other = ["costs:", "  - {id: team, title: Team, body: council, each_year: £95000}"]
    models = {"a": "ccn-home-care-hours"}
    assert [p.code for p in told(option(models, *line, adjust=answer), CODES)] == ["line-twice"]
    assert told(option(models, *other, adjust=answer), CODES) == []


BODIES = ("council", "nhs", "dwp", "people")


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(BODIES), st.integers(10_007, 900_000)), min_size=2, max_size=6, unique=True),
    st.data(),
)
def test_a_line_written_again_or_split_in_two_is_told_and_the_lines_alone_are_not(
    lines: list[tuple[str, int]], data: st.DataObject
) -> None:
    def text(extra: list[str]) -> str:
        written = [
            f"id: l{i}, title: Line {i}, body: {body}, each_year: £{amount}" for i, (body, amount) in enumerate(lines)
        ]
        return with_lines([*written, *extra])

    sums = {sum(amount for _, amount in group) for n in (2, 3) for group in itertools.combinations(lines, n)}
    if sums & {amount for _, amount in lines}:
        return
    assert told(text([]), CODES) == []
    index = data.draw(st.integers(0, len(lines) - 1))
    body, amount = lines[index]
    again = f"id: again, title: LINE {index}, body: {body}, each_year: £{amount}"
    assert [p.code for p in told(text([again]), CODES)] == ["line-twice"]


CONTROLS = [
    option({"a": "falls-exercise"}),
    option({"a": "reablement"}),
    option({"a": "ccn-home-care-hours", "b": "ccn-independent-settings"}),
    option({"a": "falls-exercise", "b": "reablement"}),
    option({"a": "falls-exercise", "b": "enhanced-support-to-care-homes"}),
    option({"a": "reablement", "b": "ccn-independent-settings"}),
    option({"a": "enhanced-support-to-care-homes", "b": "ccn-home-care-hours"}),
    option({"a": "falls-exercise"}, "benefits:", f"  - {{{own('gp-contact')}}}"),
    option({"a": "falls-exercise"}, "benefits:", f"  - {{id: own, title: Calmer, {GAIN}}}"),
    option({"a": "reablement"}, "benefits:", f"  - {{{own('ae-attendance')}}}"),
    with_lines(
        [], [f"id: a, title: A&E, {GAIN}, event: ae-attendance", f"id: b, title: GPs, {GAIN}, event: gp-contact"]
    ),
    with_lines([], [ONE]),
    with_lines([], [ONE, ONE.replace("id: s", "id: h").replace("Placements", "Home care").replace("Fewer", "Less")]),
    with_lines(
        ["id: a, title: Team, body: council, each_year: £60k", "id: b, title: Team, body: nhs, each_year: £60k"]
    ),
    with_lines(
        [
            "id: a, title: Pilot, body: council, amount: {2026-27: £60k}",
            "id: b, title: Pilot, body: council, amount: {2027-28: £60k}",
        ]
    ),
    with_lines(
        ["id: a, title: Van, body: council, each_year: £60k", "id: b, title: Driver, body: council, each_year: £31k"]
    ),
    with_lines(["id: a, title: Team, body: council, each_year: £80k"], [ONE]),
    with_lines(
        ["id: a, title: Team, body: council, each_year: £50k", "id: b, title: Rent, body: council, each_year: £30k"],
        [ONE],
    ),
    with_lines([], [ONE, "id: t, title: Time, body: carers, cash_type: wider_value, each_year: £80k"]),
    with_lines(
        [],
        [
            f"id: a, title: One, {GAIN}, event: bed-day, to: 2026-27",
            f"id: b, title: Two, {GAIN}, event: bed-day, from: 2027-28",
        ],
    ),
]


@pytest.mark.parametrize("text", CONTROLS, ids=range(len(CONTROLS)))
def test_what_is_apart_is_not_told(text: str) -> None:
    assert len(CONTROLS) == 20
    assert told(text, CODES) == []


PAGE = Path(__file__).parents[2] / "docs" / "writing-a-case.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of the wheel")
def test_the_page_on_writing_a_case_names_every_event_and_group() -> None:
    section = PAGE.read_text("utf-8").partition("### What is counted, and of whom")[2].partition("\n## ")[0]
    assert {name for name in (*EVENTS.events, *EVENTS.people) if f"`{name}`" not in section} == set()


def test_of_many_that_count_one_event_each_tells_of_five_before_it_and_that_there_are_more() -> None:
    lines = [f"id: b{n}, title: Gain {n}, {GAIN}, event: fall" for n in range(9)]
    found = list(told(with_lines([], lines), {"same-events"}))
    of = [[problem for problem in found if problem.field == f"options[0].benefits[{n}]"] for n in range(9)]
    assert [len(problems) for problems in of] == [0, 1, 2, 3, 4, 5, 5, 5, 5]
    more = [[problem for problem in problems if "others before it" in problem.message] for problems in of]
    assert [len(problems) for problems in more] == [0, 0, 0, 0, 0, 0, 1, 1, 1]


PLACES = "title: Care-home places not bought, cash_type: cash_releasing, budget_line: Placements, owner: Director"
RELEASE = [
    "release: [{body: council, budget_line: Placements, owner: Director, from: 2028-29, closes: Homes}]",
    "adjustments: {already_achieved: 20%, deadweight: 10%, reasons: {already_achieved: x, deadweight: y}}",
]
"""A release of a model's placements, on a budget line of the council's."""


def beside_a_release(line: str, *more: str) -> list[str]:
    """What is told of one line of the case's own, beside a model's release."""
    lines = [f"  - {{{each}}}" for each in (line, *more)]
    return [p.code for p in told(with_model(*RELEASE, extra=["benefits:", *lines], whole=False), CODES | {UNSAID})]


UNSAID = "event-not-said"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"id: o, {PLACES}, body: council, each_year: £1.6m, event: home-care-hour", ["line-twice"]),
        (f"id: o, {PLACES}, body: council, each_year: £1.6m, event: care-home-stay", ["same-events"]),
        (f"id: o, {PLACES}, body: nhs, each_year: £1.6m", [UNSAID]),
        (
            f"id: o, {PLACES}, body: council, each_year: £1.6m".replace("Care-home places not bought", "Fewer places"),
            ["line-twice", UNSAID],
        ),
        (
            f"id: o, {PLACES}, body: council, each_year: £1.6m".replace("Care-home places not bought", "Fees held")
            + ", event: care-assessment",
            [],
        ),
        (
            f"id: o, {PLACES}, body: council, each_year: £1.6m, apart_from: {{m: Those of working age.}}",
            [],
        ),
        (
            "id: o, title: Fewer places, body: council, cash_type: cash_releasing, budget_line: Residential care, "
            "owner: Director, each_year: £1.6m",
            [UNSAID],
        ),
        ("id: o, title: Well-being, body: council, cash_type: wider_value, each_year: £1.6m", []),
    ],
)
def test_a_line_beside_the_release_of_a_model(line: str, expected: list[str]) -> None:
    """By its event; without one by its name, its money and its budget line; else it is asked what it counts."""
    assert beside_a_release(line) == expected


def test_budget_lines_are_the_same_whatever_their_capitals_and_spaces() -> None:
    for spelt in ("placements", " PLACEMENTS ", "Placements."):
        line = f"id: o, {PLACES}, body: council, each_year: £1.6m".replace("Care-home places not bought", "Fewer")
        assert "line-twice" in beside_a_release(line.replace("budget_line: Placements", f'budget_line: "{spelt}"'))


def test_a_third_line_a_pound_more_is_told_as_the_second_is() -> None:
    """£300,000 twice, and £300,001 on a budget line that differs in a capital letter alone."""
    again = [ONE.replace("£80k", "£300k")]
    again.append(again[0].replace("id: s", "id: s2").replace("Fewer placements", "Placements avoided"))
    third = again[0].replace("id: s", "id: s3").replace("Fewer placements", "Placements no longer bought")
    third = third.replace("£300k", "£300001").replace("budget_line: Placements", "budget_line: placements")
    assert len(told(with_lines([], [*again, third]), CODES)) == 2
    honest = third.replace("£300001", "£340k")
    assert len(told(with_lines([], [again[0], honest]), CODES)) == 0


def test_two_gains_of_one_body_that_say_nothing_of_what_they_count_are_asked_once() -> None:
    lines = [f"id: v, title: Emergency admissions avoided, {GAIN}", f"id: w, title: Bed days saved, {GAIN[:-5]}50000"]
    (found,) = told(with_lines([], lines), {UNSAID})
    assert found.severity is Severity.NOTE
    assert "(v)" in found.message
    assert "(w)" in found.message
    said = [f"{lines[0]}, event: emergency-admission", f"{lines[1]}, event: bed-day"]
    assert [p.code for p in told(with_lines([], said), CODES | {UNSAID})] == ["same-events"]
    assert told(with_lines([], [lines[0], f"{lines[1]}, apart_from: {{v: Others.}}"]), CODES | {UNSAID}) == []


def test_an_admission_may_hold_its_ambulance() -> None:
    lines = [
        f"id: a, title: A, {GAIN}, event: emergency-admission",
        f"id: b, title: B, {GAIN}, event: ambulance-journey",
    ]
    assert [p.code for p in told(with_lines([], lines), CODES)] == ["same-events"]


def test_a_total_typed_from_the_paper_is_told_beside_the_models_that_make_it() -> None:
    """A line that is the sum, in every year, of what two models' lines come to for one body."""
    case = with_model(*RELEASE, whole=False)
    assert told(case, CODES) == []
    money = [line for line in solved(case).preferred.cash.lines if line.body.id == "people" and line.intervention]
    net = sum(line.net[0] for line in money)
    pounds = ", ".join(f"{2027 + t}-{28 + t}: £{amount:.2f}" for t, amount in enumerate(net) if amount)
    total = f"id: o, title: All that people keep, body: people, cash_type: wider_value, amount: {{{pounds}}}"
    extra = ["benefits:", f"  - {{{total}}}"]
    (found,) = told(with_model(*RELEASE, extra=extra, whole=False), CODES)
    assert found.code == "line-twice"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", ["line-twice"]),
        ("event: well-being", "", ["line-twice"]),
        ("event: well-being", "event: well-being", ["same-events"]),
        ("event: well-being", "event: care-home-stay", []),
        ("", "apart_from: {one: other people}", []),
        ("", "to: 2027-28", []),
        ("", "optimism_bias: 10%", ["line-twice"]),
    ],
)
def test_two_gains_of_the_same_money_that_nothing_tells_apart(one: str, other: str, expected: list[str]) -> None:
    """£50,000 a year for people, twice, under two names and on no budget line: before what is taken off for hope."""
    worth = "body: people, cash_type: wider_value, each_year: £50000"
    lines = [f"id: one, title: Well-being, {worth}, {one}", f"id: other, title: Quality of life, {worth}, {other}"]
    found = told(with_lines([], [line.rstrip(", ") for line in lines]), CODES)
    assert [problem.code for problem in found] == expected
