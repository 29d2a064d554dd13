"""What a case must say before it can be worked out, and what is said when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import SMALLEST, faults, loaded, solved, with_lines, with_model
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.bodies import plain_body
from investcase.reading.problems import Problem, Problems, Severity
from investcase.resolving.case import load
from investcase.resolving.interventions import repicked
from investcase.resolving.rollout import make_rollout


def errors(text: str, folder: Path | None = None) -> list[Problem]:
    return [problem for problem in faults(text, folder) if problem.severity is Severity.ERROR]


def test_a_place_with_a_blank_is_refused_that_basis_and_shown_the_other() -> None:
    found = errors(with_model(place="Isles of Scilly"))
    assert [(p.code, str(p.position)) for p in found] == [("input-missing", "case.yaml:15:16")]
    assert "the published table is blank for Isles of Scilly" in found[0].message
    assert found[0].remedy == "or choose share_by: population"
    assert found[0].expected == "a line under inputs: admissions: {value: ___ people / year, source: ___}"
    pasted = found[0].expected.removeprefix("a line under inputs: ")
    blank = errors(with_model("inputs:", f"  {pasted}", place="Isles of Scilly"))
    assert {p.code for p in blank} == {"still-blank"}
    filled = pasted.replace("___ people", "2 people").replace("___", "Counted here")
    assert not errors(with_model("inputs:", f"  {filled}", place="Isles of Scilly"))

    other = loaded(with_model("choices: {share_by: population}", place="Isles of Scilly"))
    values = other.preferred.interventions[0].values
    assert values["population_65_plus"].quantity.central == 596
    assert "admissions" not in values, "a blank stays a blank"


def test_no_basis_is_offered_that_would_not_do() -> None:
    # Built from local admissions, a route needs them whatever the basis of the top-down share.
    found = errors(with_model("choices: {route: bottom_up}", place="Isles of Scilly"))
    assert [(p.code, p.remedy) for p in found] == [("input-missing", None)]


def test_the_value_asked_for_is_taken() -> None:
    given = "inputs: {admissions: {value: 3 people / year, source: Our records}}"
    case = loaded(with_model(given, place="Isles of Scilly"))
    admissions = case.preferred.interventions[0].values["admissions"]
    assert (admissions.quantity.central, admissions.source, admissions.key) == (3, "Our records", "m.admissions")


def test_a_place_outside_the_catalogue_can_give_its_own() -> None:
    place = "{name: Elsewhere, nation: england}"
    assert "Elsewhere is not in the catalogue" in errors(with_model(place=place))[0].message
    given = "inputs: {admissions: {value: 650.6 people / year, source: Our records}}"
    case = loaded(with_model(given, place=place))
    assert (case.place, case.place_name) == (None, "Elsewhere")
    mechanism = solved(with_model(given, place=place)).preferred.flows.mechanisms[0]
    assert mechanism.values["place_share"][0, 0] == pytest.approx(650.6 / 65060)


def test_scotland_shares_by_population_and_says_whose_evidence_it_is() -> None:
    case = loaded(with_model(place="Fife", lead="ijb"))
    assert case.place is not None
    assert (case.place.kind, case.lead) == ("integration_authority", plain_body("ijb"))
    assert case.preferred.interventions[0].choices["share_by"] == "population"
    warned = [p.message for p in case.problems if p.code == "transferred"]
    assert warned == ["National claim, a year, at steady state: England's figure is used in Scotland"]
    assert loaded(with_model()).preferred.interventions[0].choices["share_by"] == "admissions"


def test_a_scottish_case_may_still_choose_and_is_then_asked() -> None:
    found = errors(with_model("choices: {share_by: admissions}", place="Fife", lead="ijb"))
    assert [(p.code, p.remedy) for p in found] == [("input-missing", "or choose share_by: population")]


def test_choices_not_made_take_the_models_default_and_others_can_be_tried() -> None:
    intervention = loaded(with_model("choices: {uprating: own_price}")).preferred.interventions[0]
    assert intervention.choices == {
        "reading_of_18": "admissions_delayed",
        "uprating": "own_price",
        "share_by": "admissions",
        "claim_is": "gross",
        "route": "top_down",
    }
    other = repicked(intervention, {"route": "bottom_up"})
    assert not isinstance(other, str)
    assert other.choices["route"] == "bottom_up"
    assert intervention.choices["route"] == "top_down", "the case's own is untouched"
    blank = loaded(with_model("choices: {share_by: population}", place="Isles of Scilly")).preferred.interventions[0]
    refused = repicked(blank, {"share_by": "admissions"})
    assert isinstance(refused, str)
    assert "blank for Isles of Scilly" in refused


def test_a_drop_off_on_a_stock_would_count_the_fade_twice() -> None:
    found = errors(with_model("drop_off: 20%", "until: 2029-30"))
    assert [(p.code, str(p.position), p.remedy) for p in found] == [
        ("drop-off-on-stock", "case.yaml:16:19", "remove drop_off")
    ]
    assert errors(with_model("drop_off: 20%", "until: 2029-30", model="ccn-home-care-hours")) == []


def test_a_ramp_is_one_share_for_each_year() -> None:
    found = errors(with_model('ramp: [20%, "30% to 50%, central 40%"]'))
    assert [(p.code, str(p.position)) for p in found] == [("one-number", "case.yaml:16:21")]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("start: 2026-27", "outside-horizon", 16),
        ("until: 2033-34", "outside-horizon", 16),
        ("start: 2028", "outside-horizon", 16),
        ("{start: 2030-31, until: 2028-29}", "years-reversed", None),
    ],
)
def test_years_are_the_cases_and_in_turn(line: str, code: str, column: int | None) -> None:
    lines = line.strip("{}").split(", ")
    found = errors(with_model(*lines))
    assert [p.code for p in found] == [code]
    assert found[0].position is not None
    assert (found[0].position.line, found[0].position.column) == (15 + len(lines), column or 16)


LINE = "id: a, title: A, body: council"


@pytest.mark.parametrize(
    ("line", "code", "caret"),
    [
        (f"{LINE}, each_year: £5, from: 2025-26", "outside-horizon", "2025-26"),
        (f"{LINE}, each_year: £5, to: 2029-30", "outside-horizon", "2029-30"),
        (f"{LINE}, each_year: £5, from: 2028-29, to: 2027-28", "years-reversed", "2027-28"),
        (f"{LINE}, amount: {{2029-30: £5}}", "outside-horizon", "2029-30"),
        (f"{LINE}, amount: {{2027: £5}}", "outside-horizon", "2027"),
    ],
)
def test_a_lines_years_are_the_cases_and_in_turn(line: str, code: str, caret: str) -> None:
    text = with_lines([line])
    found = errors(text)
    assert [p.code for p in found] == [code]
    assert found[0].position is not None
    assert text.split("\n")[found[0].position.line - 1][found[0].position.column - 1 :].startswith(caret)


@pytest.mark.parametrize("years", ["from: 2024-25", "to: 2031-32", "from: 2028-29, to: 2026-27"])
def test_a_streams_years_are_the_cases_and_in_turn(years: str) -> None:
    extra = ("funding:", f"  - {{id: f, title: F, body: council, each_year: £5, {years}}}")
    assert [p.code for p in errors(with_lines([f"{LINE}, each_year: £5"], extra=extra))] in (
        ["outside-horizon"],
        ["years-reversed"],
    )


def test_a_release_after_the_last_year_is_no_release() -> None:
    lines = ("release:", "  - {body: council, budget_line: b, owner: o, from: 2040-41}")
    found = errors(with_model(*lines))
    assert [(p.code, str(p.position)) for p in found] == [("outside-horizon", "case.yaml:17:61")]


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [("police", "release-body", "saves police nothing"), ("council", "release-twice", "is given above")],
)
def test_a_release_is_of_something_and_once(body: str, code: str, words: str) -> None:
    rows = [f"  - {{body: {b}, budget_line: b, owner: o, from: 2028-29}}" for b in ("council", body)]
    found = errors(with_model("release:", *rows))
    assert [(p.code, str(p.position)) for p in found] == [(code, "case.yaml:18:20")]
    assert words in found[0].message


def test_an_overlap_is_taken_off_once_whatever_order_the_models_stand_in() -> None:
    adjust = "adjustments: {already_achieved: 0%, achievement: 100%}"
    answers = []
    for first, second in (
        ("ccn-independent-settings", "ccn-home-care-hours"),
        ("ccn-home-care-hours", "ccn-independent-settings"),
    ):
        extra = ("  - id: n", f"    model: {second}", f"    {adjust}")
        found = solved(with_model(adjust, model=first, extra=extra, whole=False))
        kept = {m.intervention.document.model: m.realised[0, 0] for m in found.preferred.flows.mechanisms}
        assert kept == {"ccn-independent-settings": 1.0, "ccn-home-care-hours": 0.85}
        answers.append(found.preferred.npsv[0])
    assert answers[0] == pytest.approx(answers[1], rel=1e-12)


def test_of_two_models_that_each_name_the_other_only_the_later_loses(tmp_path: Path) -> None:
    shipped = assumptions_dir() / "models"
    overlap = "overlaps_with:\n  - {model: ccn-home-care-hours, figure: ccn.overlap, why: both}\n\nachievement:"
    text = (shipped / "ccn-independent-settings" / "model.yaml").read_text("utf-8").replace("achievement:", overlap, 1)
    folder = tmp_path / "assumptions" / "models" / "ccn-independent-settings"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(text, "utf-8")
    adjust = "adjustments: {already_achieved: 0%, achievement: 100%}"
    for first, second in (
        ("ccn-independent-settings", "ccn-home-care-hours"),
        ("ccn-home-care-hours", "ccn-independent-settings"),
    ):
        extra = ("  - id: n", f"    model: {second}", f"    {adjust}")
        found = solved(with_model(adjust, model=first, extra=extra), tmp_path)
        assert [m.realised[0, 0] for m in found.preferred.flows.mechanisms] == [1.0, 0.85]


SECOND = """\
  - id: second
    title: Another
    costs:
      - {id: grants, title: Grants, body: council, each_year: £1}
"""


def test_one_option_alone_is_preferred_and_business_as_usual_is_always_there() -> None:
    case = loaded(SMALLEST.replace("    preferred: yes\n", ""))
    assert [(o.id, o.preferred, o.business_as_usual) for o in case.options] == [
        ("business-as-usual", False, True),
        ("programme", True, False),
    ]
    named = SMALLEST + "  - {id: as-now, title: As now, business_as_usual: yes}\n"
    assert [(o.id, o.business_as_usual) for o in loaded(named).options] == [("programme", False), ("as-now", True)]


def test_of_several_live_options_exactly_one_is_preferred() -> None:
    assert loaded(SMALLEST + SECOND).preferred.id == "programme"
    unmarked = SMALLEST.replace("    preferred: yes\n", "")
    rejected = SECOND.replace("costs", "rejected: Too dear.\n    costs")
    assert loaded(unmarked + rejected).preferred.id == "programme"
    mark = "preferred: yes\n    costs"
    both = "'Grants programme', 'Another'"
    for text, field, message in (
        (unmarked + SECOND, "options", f"no option is marked as preferred, and 2 may be chosen: {both}"),
        (
            SMALLEST + SECOND.replace("costs", mark),
            "options[1].preferred",
            f"2 options are marked as preferred: {both}",
        ),
        (
            SMALLEST + rejected.replace("costs", mark),
            "options[1].preferred",
            "'Another' is marked as preferred and is rejected",
        ),
        (
            unmarked + "  - {id: as-now, title: As now, business_as_usual: yes, preferred: yes}\n",
            "options[1].preferred",
            "'As now' is marked as preferred and is business as usual, which the others are measured against",
        ),
        (
            unmarked.replace("costs", "rejected: Too dear.\n    costs"),
            "options",
            "no option is left to choose: every one is rejected or business as usual",
        ),
    ):
        assert [(p.code, p.field, p.message) for p in errors(text)] == [("preferred", field, message)]


def test_ids_are_once_in_a_case_and_once_in_an_option() -> None:
    assert loaded(SMALLEST + SECOND).options[1].lines[0].id == "grants", "another option may use a line's id again"
    found = errors(SMALLEST + SECOND.replace("id: second", "id: programme"))
    assert [(p.code, p.message) for p in found] == [("id-twice", "the option 'programme' is already at line 10")]


TWO_OPTIONS = (
    "  - id: other",
    "    title: Another",
    "    interventions:",
    "      - id: m",
    "        model: ccn-home-care-hours",
    "        adjustments: {already_achieved: 0%, achievement: 100%, deadweight: DEADWEIGHT}",
)


def two_options(deadweight: str) -> str:
    one = with_model(
        "adjustments: {already_achieved: 0%, achievement: 100%, deadweight: 10%}",
        model="ccn-home-care-hours",
        extra=("preferred: yes",),
        whole=False,
    )
    return one + "\n".join(TWO_OPTIONS).replace("DEADWEIGHT", deadweight) + "\n"


def test_two_options_that_differ_on_one_figure_each_keep_their_own() -> None:
    _, first, second = solved(two_options("60%")).options
    # What is kept is 90% of the effect in one and 40% in the other; nothing else differs.
    assert second.npsv[0] / first.npsv[0] == pytest.approx(0.4 / 0.9, rel=1e-12)
    keys = set(loaded(two_options("60%")).register())
    assert {"m.deadweight", "other.m.deadweight"} <= keys


def test_two_options_that_agree_share_the_figure_so_that_it_moves_in_both() -> None:
    case = loaded(two_options("10%"))
    assert [key for key in case.register() if "deadweight" in key] == ["m.deadweight"]
    _, first, second = solved(two_options("10%")).options
    assert second.npsv.tolist() == first.npsv.tolist()


def test_two_models_may_each_have_a_constant_of_the_same_name(tmp_path: Path) -> None:
    shipped = (assumptions_dir() / "models" / "ccn-home-care-hours" / "model.yaml").read_text("utf-8")
    text = shipped.replace("model: ccn-home-care-hours", "model: own-hours", 1).replace("52.18 weeks", "26.09 weeks")
    folder = tmp_path / "assumptions" / "models" / "own-hours"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(text, "utf-8")
    route = "choices: {route: bottom_up}"
    both = with_model(
        route,
        "adjustments: {already_achieved: 0%}",
        model="ccn-home-care-hours",
        extra=(
            "  - id: n",
            "    model: own-hours",
            f"    {route}",
            "    adjustments: {already_achieved: 0%, overlap: 0%}",
        ),
    )
    first, second = solved(both, tmp_path).preferred.flows.mechanisms
    half = second.values["gross_saving"][0, 3] / first.values["gross_saving"][0, 3]
    assert half == pytest.approx(0.5, rel=1e-12)


def test_a_flat_rate_is_a_schedule_of_one_band() -> None:
    schedule = loaded(SMALLEST).schedule
    assert [(band.to_year, band.rate.central) for band in schedule.bands] == [(None, 0.035)]
    assert schedule.schedule == "flat:0.035"


@pytest.mark.parametrize(
    ("years", "starts", "stops", "ramp", "part", "drop", "expected"),
    [
        (4, 0, None, (), 1.0, None, (1, 1, 1, 1)),
        (4, 1, None, (), 0.5, None, (0, 0.5, 1, 1)),
        (5, 0, None, (0.4, 0.7, 1.0), 0.5, None, (0.2, 0.7, 1, 1, 1)),
        (5, 1, 2, (0.4, 0.7), 0.25, None, (0, 0.1, 0.7, 0, 0)),
        (5, 0, 1, (), 1.0, 0.5, (1, 1, 0.5, 0.25, 0.125)),
        (3, 0, 9, (0.5,), 1.0, 0.5, (0.5, 0.5, 0.5)),
    ],
)
def test_a_rollout_ramps_from_its_start_and_ends_or_fades(
    years: int,
    starts: int,
    stops: int | None,
    ramp: tuple[float, ...],
    part: float,
    drop: float | None,
    expected: tuple[float, ...],
) -> None:
    made = make_rollout(years, starts, stops, ramp, part, drop)
    assert made.by_year == pytest.approx(expected, rel=1e-15)
    assert made.settled == (ramp[-1] if ramp else 1.0)


def test_a_folder_without_a_case_is_told_what_to_name(tmp_path: Path) -> None:
    for remedy in ("name a folder that holds one", f"such as {tmp_path / 'draft.yaml'}"):
        with pytest.raises(Problems) as caught:
            load(tmp_path)
        (problem,) = caught.value.problems
        assert problem.message == f"{tmp_path} holds no case.yaml"
        assert remedy in str(problem.remedy)
        (tmp_path / "draft.yaml").write_text(SMALLEST, encoding="utf-8")


def test_double_running_in_a_release_answers_the_cost_that_the_evidence_leaves_out() -> None:
    release = "release: [{body: council, budget_line: Placements, owner: head, from: 2028-29, spot_bought: yes%s}]"

    def answer(more: str) -> tuple[str, bool]:
        omitted = loaded(with_model(release % more)).options[-1].interventions[0].omitted
        return next((each.answer, each.awaiting) for each in omitted if each.id == "double-running")

    assert answer("") == ("awaiting a value", True)
    assert answer(", double_running: {months: 3}") == ("in the release", False)
