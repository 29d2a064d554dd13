"""Each check of the review fires on the case that breaks it, and keeps silent on its neighbour that does not."""

from __future__ import annotations

import pytest

from cases import SMALLEST, solved, with_lines, with_model
from investcase.checks.releases import names_nothing
from investcase.checks.review import reviewed
from investcase.reading.problems import Severity

GRANT = "id: grant, title: Grant, body: council, amount: {2026-27: £60000}"
CLAIM = (
    "adjustments:",
    "  already_achieved: 20%",
    "  reasons: {already_achieved: what the ledger shows}",
)


def raised(text: str) -> dict[str, Severity]:
    return {problem.code: problem.severity for problem in reviewed(solved(text))}


def benefit(body: str, cash_type: str, more: str = "") -> str:
    line = f"id: gain, title: Gain, body: {body}, cash_type: {cash_type}, amount: {{2027-28: £80000}}{more}"
    return with_lines([GRANT], [line])


@pytest.mark.parametrize("body", ["people", "carers", "society", "providers", "third_sector"])
@pytest.mark.parametrize("cash_type", ["cash_releasing", "avoided_growth", "capacity"])
def test_only_a_public_body_has_a_budget(body: str, cash_type: str) -> None:
    assert raised(benefit(body, cash_type))["no-budget"] is Severity.ERROR
    assert "no-budget" not in raised(benefit(body, "wider_value"))
    assert "no-budget" not in raised(benefit("police", cash_type))


def test_the_place_of_cash_without_a_budget_is_its_cash_type() -> None:
    text = benefit("people", "capacity")
    found = next(p for p in reviewed(solved(text)) if p.code == "no-budget")
    assert found.field == "options[0].benefits[0].cash_type"
    assert found.position is not None
    assert text.splitlines()[found.position.line - 1][found.position.column - 1 :].startswith("capacity")


def own_place(nation: str, lead: str) -> str:
    return SMALLEST.replace("nation: england}", f"nation: {nation}}}\nlead_body: {lead}")


def test_an_integration_joint_board_leads_in_scotland_alone() -> None:
    for nation in ("england", "wales", "northern_ireland", "uk"):
        assert raised(own_place(nation, "ijb"))["lead-body"] is Severity.ERROR, nation
    assert "lead-body" not in raised(own_place("scotland", "ijb"))
    assert "lead-body" not in raised(own_place("england", "council"))


def test_a_council_that_leads_is_told_who_runs_adult_social_care() -> None:
    def told(place: str, lead: str) -> str | None:
        shared = "choices: {route: top_down, share_by: population}"
        at_home = "inputs: {contribution_share_at_home: {value: 10%, source: the test, reason: the test}}"
        text = with_model(shared, at_home, *CLAIM, place=place, lead=lead)
        found = [p for p in reviewed(solved(text)) if p.code == "care-run-elsewhere"]
        assert all(p.severity is Severity.WARNING for p in found)
        return found[0].message if found else None

    assert "the integration authority, Fife" in (told("Fife", "council") or "")
    assert told("Fife", "ijb") is None
    assert "the health and social care trust, " in (told("Belfast", "council") or "")
    assert told("Kent", "council") is None


def test_a_case_without_models_is_not_told_who_runs_care() -> None:
    assert "care-run-elsewhere" not in raised(own_place("northern_ireland", "council"))


def test_a_claim_twice_in_one_option_is_an_error() -> None:
    again = ("      - {id: again, model: ccn-independent-settings}",)
    text = with_model(*CLAIM, extra=[line[4:] for line in again])
    assert raised(text)["model-twice"] is Severity.ERROR
    assert "model-twice" not in raised(with_model(*CLAIM))


@pytest.mark.parametrize(
    "words",
    [
        "tbc",
        "TBC",
        "Council (tbc)",
        "TBI",
        "To be confirmed.",
        "to be  identified",
        "unknown",
        "?",
        "???",
        "None",
        "n/a",
        "-",
    ],
)
def test_words_that_name_nothing(words: str) -> None:
    assert names_nothing(words)


@pytest.mark.parametrize(
    "words", ["Older people, placements", "Head of Unknown Debtors", "Abatbci", "The nonesuch fund"]
)
def test_words_that_name_something(words: str) -> None:
    assert not names_nothing(words)


def test_a_release_still_to_be_confirmed_blocks_whatever_the_standing() -> None:
    good = ", budget_line: Placements, owner: head of care"
    assert "release-not-named" not in raised(benefit("council", "cash_releasing", good))
    for line, owner in (("tbc", "head of care"), ("Placements", "to be confirmed")):
        named = f", budget_line: {line}, owner: {owner}"
        assert raised(benefit("council", "cash_releasing", named))["release-not-named"] is Severity.BLOCKER
    assert "release-not-named" not in raised(benefit("council", "capacity", ", budget_line: tbc, owner: tbc"))


def test_a_model_s_release_still_to_be_confirmed_blocks() -> None:
    release = ("release:", "  - {body: council, budget_line: unknown, owner: head of care, from: 2028-29}")
    found = [p for p in reviewed(solved(with_model(*CLAIM, *release))) if p.code == "release-not-named"]
    assert [p.field for p in found] == ["options[0].interventions[0].release[0].budget_line"]


def test_a_final_case_needs_a_source_for_everything_and_an_assessment() -> None:
    final = "standing: final\n" + SMALLEST
    found = raised(
        final.replace("standing: final\nformat: investcase/case/1", "format: investcase/case/1\nstanding: final")
    )
    assert found["final-unsourced"] is Severity.BLOCKER
    assert found["not-assessed"] is Severity.BLOCKER
    draft = raised(SMALLEST)
    assert "final-unsourced" not in draft
    assert draft["not-assessed"] is Severity.WARNING


def test_a_final_case_whose_lines_have_sources_is_not_told_otherwise() -> None:
    text = SMALLEST.replace("body: council,", "body: council, source: ledger,").replace(
        "body: nhs,", "body: nhs, source: board,"
    )
    text = text.replace("reason: as this test means it", "reason: r, source: board")
    found = raised(text.replace("case: grants-2026", "case: grants-2026\nstanding: final"))
    assert "final-unsourced" not in found
