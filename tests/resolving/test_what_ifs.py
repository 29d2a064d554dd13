"""What a case asks of itself is tried as it is read: what cannot be is said at its place in the file."""

from __future__ import annotations

import pytest

from cases import KENT, SMALLEST, loaded
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

LONGER = "{id: longer, title: Longer, changes: {years: 4}}"
GRANTS = "{id: grants, title: Grants, changes: {programme.grants.2026-27: £70000}}"


def asking(*sets: str, case: str = SMALLEST) -> str:
    """A case that asks some what-ifs, written before its options."""
    listed = "".join(f"  - {one}\n" for one in sets)
    return case.replace("\noptions:", f"\nwhat_ifs:\n{listed}options:", 1)


def refused(*sets: str, case: str = SMALLEST) -> list[Problem]:
    with pytest.raises(Problems) as found:
        loaded(asking(*sets, case=case))
    return list(found.value)


def test_sets_are_settled_with_all_that_they_combine() -> None:
    case = loaded(asking(LONGER, GRANTS, "{id: both, title: Both, combines: [longer, grants]}"))
    assert [each.id for each in case.what_ifs] == ["longer", "grants", "both"]
    both = case.what_ifs[2]
    assert (both.own, both.combines) == ((), ("longer", "grants"))
    assert [(change.name, change.value) for change in both.changes] == [
        ("years", "4"),
        ("programme.grants.2026-27", "£70000"),
    ]
    assert not [problem for problem in case.problems if problem.code.startswith("what-if")]


@pytest.mark.parametrize(
    ("sets", "code", "field", "says"),
    [
        (["{id: a, title: A}"], "what-if-empty", "what_ifs[0]", "changes nothing"),
        (["{id: a, title: A, changes: {}}"], "what-if-empty", "what_ifs[0]", "changes nothing"),
        (["{id: a, title: A, changes: {yeers: 4}}"], "what-if-unknown", "what_ifs[0].changes.yeers", "'yeers'"),
        ([LONGER, LONGER], "what-if-twice", "what_ifs[1].id", "two what-ifs are called longer"),
        ([LONGER, "{id: a, title: A, combines: [longr]}"], "what-if-not-there", "what_ifs[1].combines[0]", "longr"),
        (["{id: a, title: A, combines: [a]}"], "what-if-circle", "what_ifs[0].combines[0]", "combines itself"),
        (
            ["{id: a, title: A, combines: [b]}", "{id: b, title: B, combines: [a]}"],
            "what-if-circle",
            "what_ifs[0].combines[0]",
            "combines itself, through b",
        ),
        (
            [LONGER, "{id: a, title: A, combines: [longer], changes: {years: 5}}"],
            "what-if-twice",
            "what_ifs[1].changes.years",
            "years is given twice: 4, and 5",
        ),
        (
            [LONGER, "{id: a, title: A, changes: {years: 5}}", "{id: b, title: B, combines: [longer, a]}"],
            "what-if-twice",
            "what_ifs[2].combines",
            "years is given twice",
        ),
        (
            ["{id: a, title: A, changes: {programme.grants.2026-27: 3 hours}}"],
            None,
            "what_ifs[0].changes.programme.grants.2026-27",
            "programme.grants.2026-27=3 hours",
        ),
        (["{id: a, title: A, changes: {years: 1}}"], None, "what_ifs[0]", ""),
    ],
)
def test_what_cannot_be_asked_is_refused_where_it_stands(
    sets: list[str], code: str | None, field: str, says: str
) -> None:
    first = refused(*sets)[0]
    assert code in (None, first.code)
    assert (first.field or "").startswith(field)
    assert says in first.message
    assert first.severity is Severity.ERROR
    # The what-ifs stand from the ninth line on.
    assert first.position is not None
    assert first.position.line > SMALLEST.partition("\noptions:")[0].count("\n") + 1


def test_one_figure_by_two_names_is_given_twice() -> None:
    """As an input of every intervention, and by its own id."""
    text = KENT.read_text("utf-8")
    (problem,) = refused(
        "{id: a, title: A, changes: {home_care_hours: 18, home-care.hours-instead-of-care-home: 16}}", case=text
    )
    assert problem.code == "what-if-twice"
    assert "home_care_hours, which home-care.hours-instead-of-care-home also is" in problem.message


def test_what_moves_nothing_is_told() -> None:
    case = loaded(asking("{id: a, title: As now, changes: {programme.grants.2026-27: £60k}}"))
    (problem,) = [each for each in case.problems if each.code == "what-if-moves-nothing"]
    assert (problem.field, problem.severity) == ("what_ifs[0]", Severity.WARNING)


def test_a_case_that_is_changed_or_set_elsewhere_asks_nothing() -> None:
    text = SourceText("case.yaml", asking(LONGER))
    changed = load_text(text, None, changes={"years": "5"})
    assert changed.what_ifs == ()
    assert changed.unchanged is not None
    assert len(changed.unchanged.what_ifs) == 1
    assert load_text(text, None, place="Kent").what_ifs == ()
