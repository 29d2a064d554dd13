"""Whether the body that leads the case is the one that runs adult social care there."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.place_search import nation_words
from investcase.catalogue.places import Place
from investcase.checks.card import Card, check
from investcase.documents.figure import Nation
from investcase.reading.codes import GUESS
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import one_of

LEAD_BODY = Card(
    "lead-body",
    Severity.ERROR,
    title="The lead body does not exist in that nation",
    why=GUESS,
    remedy="Name a body that the place has.",
)


@check(LEAD_BODY)
def lead_body_of_another_nation(appraisal: Appraisal) -> Iterator[Problem]:
    """A body of a kind that there is not in the nation of the case, as an Integration Joint Board outside Scotland."""
    case = appraisal.case
    kind = case.lead.kind
    if kind.nations and case.nation not in kind.nations:
        yield LEAD_BODY.problem(
            case.loaded,
            f"{kind.plural} are bodies of {one_of(map(nation_words, kind.nations))} alone, and this place is elsewhere",
            ("lead_body",),
            expected="lead_body: council, nhs or another body that this place has",
        )


CARE_RUN_ELSEWHERE = Card(
    "care-run-elsewhere",
    Severity.WARNING,
    title="Another body runs adult social care there",
    why="The saving would leave that body's budget.",
    remedy="Let it lead, or say why not.",
)


@check(CARE_RUN_ELSEWHERE)
def care_run_by_another_body(appraisal: Appraisal) -> Iterator[Problem]:
    """A council-led case on adult social care where another body runs it."""
    case = appraisal.case
    if not case.lead.kind.local_authority or not _moves_the_lead_s_money(appraisal):
        return
    runs = _who_runs_care(case.nation, case.place)
    if runs is not None:
        yield CARE_RUN_ELSEWHERE.problem(
            case.loaded,
            f"the council leads this case, and adult social care here is run by {runs}",
            ("lead_body",),
            expected="lead_body: ijb" if case.nation is Nation.SCOTLAND else "lead_body: nhs",
            remedy="or say in the narrative why the council leads, and whose budget each saving leaves",
        )


def _moves_the_lead_s_money(appraisal: Appraisal) -> bool:
    """Whether any model gives money to whichever body leads: it takes that body to be the one that runs care."""
    return any(
        line.body == "lead"
        for option in appraisal.case.options
        for intervention in option.interventions
        for line in intervention.document.lines.values()
    )


def _who_runs_care(nation: Nation, place: Place | None) -> str | None:
    labels = place.labels if place is not None else {}
    if nation is Nation.SCOTLAND and labels.get("integration_authority"):
        return f"the integration authority, {labels['integration_authority']}"
    if nation is Nation.NORTHERN_IRELAND:
        trust = labels.get("hsc_trust")
        return f"the health and social care trust{f', {trust}' if trust else ''}"
    return None
