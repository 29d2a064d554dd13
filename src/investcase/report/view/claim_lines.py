"""The national claim beside the local answer, in a line each: what is claimed, this place's share, what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.left_out import Per, Undoing, undone_by
from investcase.appraisal.reconcile import Reconciliation
from investcase.flows.model_lines import Mechanism
from investcase.numbers.writing import percent, pounds_short
from investcase.report.view.tables import listed
from investcase.report.view.taken_off import kept_share
from investcase.report.words import NATIONS
from investcase.resolving.adjustments import Adjustment

_STEPS = {
    "already_achieved": "after {share} already achieved",
    "achievement": "at {share} achievement",
    "deadweight": "after {share} deadweight",
    "attribution": "at {share} attribution",
    "displacement": "after {share} displacement",
    "leakage": "after {share} leakage",
    "overlap": "after {share} overlap",
    "optimism_bias": "after {share} optimism bias",
    "evidence_grade": "after {share} for the grade of the evidence",
}


def claim_lines(appraisal: Appraisal) -> tuple[str, ...]:
    """One for each claim behind the preferred option."""
    mechanisms = {m.intervention.id: m for m in appraisal.preferred.flows.mechanisms}
    return tuple(_line(appraisal, found, mechanisms[found.intervention.id]) for found in appraisal.reconciliations)


def _line(appraisal: Appraisal, found: Reconciliation, mechanism: Mechanism) -> str:
    top = "not available" if found.top_down is None else f"{pounds_short(found.top_down)} a year once built up"
    local = (
        "local activity is not published in the form that would test it"
        if found.bottom_up is None
        else f"local activity and prices give {pounds_short(found.bottom_up)}"
    )
    nation = NATIONS[found.claim.nation]
    return (
        f"{found.intervention.title}: {_claimed(appraisal, found)} a year is claimed for {nation}. This place's "
        f"share is {top}; {local}. {_counted(found, mechanism)}"
    )


def _claimed(appraisal: Appraisal, found: Reconciliation) -> str:
    """The claim as published, and in the case's prices by the deflator."""
    published, base = found.as_published, appraisal.case.document.price_base
    as_published = pounds_short(published.original.central)
    if published.price_base is None or published.price_base == base:
        return as_published
    return f"{as_published} ({pounds_short(found.claim_now)} in {base} prices)"


def _counted(found: Reconciliation, mechanism: Mechanism) -> str:
    """The steps from the share to what is counted, each with what is left after it."""
    left = float(mechanism.steady[found.claim.result][0, 0])
    settled = mechanism.rollout.settled
    begins = f" at {percent(settled)} of the full effort" if settled < 1 else ""
    if not mechanism.intervention.adjustments:
        return f"Counted, with nothing taken off: {pounds_short(left)} a year{begins}, before what people pay."
    steps = []
    for adjustment in mechanism.intervention.adjustments:
        left *= kept_share(adjustment)
        steps.append(f"{pounds_short(left)} {_step(adjustment)}")
    start = pounds_short(float(mechanism.steady[found.claim.result][0, 0])) + _where_not_its_share(found, mechanism)
    plan = ", less what an approved plan counts" if mechanism.intervention.already_in_plan else ""
    return f"Counted: {start}{begins}; {'; '.join(steps)}{plan}, before what people pay."


def _where_not_its_share(found: Reconciliation, mechanism: Mechanism) -> str:
    """What is said where the claim's people are worth another amount here than the place's share of the claim."""
    shared_out = mechanism.intervention.choices[found.claim.route] == found.claim.top_down
    if not shared_out or found.top_down is None or found.at_own_prices is None:
        return ""
    same = pounds_short(found.top_down) == pounds_short(found.at_own_prices)
    return "" if same else " for as many people, at this case's own prices"


def _step(adjustment: Adjustment) -> str:
    return _STEPS[adjustment.kind].format(share=percent(adjustment.factor.figure.quantity.central))


def left_out_lines(appraisal: Appraisal) -> tuple[str, ...]:
    """The costs the evidence leaves out that this case does not count either, each with the interventions it is of."""
    by_list: dict[tuple[str, ...], list[str]] = {}
    for mechanism in appraisal.preferred.flows.mechanisms:
        waiting = tuple(_awaited(mechanism))
        if waiting:
            by_list.setdefault(waiting, []).append(mechanism.intervention.title)
    every = len(appraisal.preferred.flows.mechanisms)
    named = (
        f"Left out by {_sources(titles, every)} and not yet counted here: {listed(waiting)}."
        for waiting, titles in by_list.items()
    )
    return (*named, *_undoing_lines(appraisal, named=len(by_list) == 1))


def _undoing_lines(appraisal: Appraisal, *, named: bool) -> tuple[str, ...]:
    """What those costs would have to come to, all together, for the preferred option to be worth nothing.

    `named` says that one list of them has just been given.
    """
    alike: dict[tuple[tuple[str, ...], Per], list[Undoing]] = {}
    for found in undone_by(appraisal.preferred):
        alike.setdefault((tuple(answer.id for answer in found.costs), found.per), []).append(found)
    short = named and len(alike) == 1
    return tuple(_undoing(group, named=short) for group in alike.values())


def _undoing(group: list[Undoing], *, named: bool) -> str:
    first, *rest = group
    costs = listed([answer.cost.title[:1].lower() + answer.cost.title[1:] for answer in first.costs])
    together = "" if len(first.costs) == 1 else ", all together,"
    if named:
        costs, together = "it" if len(first.costs) == 1 else "together they", ""
    each = "a week for each person" if first.per is Per.PERSON_WEEK else "for each person"
    others = "".join(f", or to {pounds_short(other.amount)} ({other.title})" for other in rest)
    return (
        f"If {costs}{together} came to {pounds_short(first.amount)} {each} helped ({first.title}){others}, the option "
        "would be worth nothing to society."
    )


def _sources(titles: list[str], every: int) -> str:
    if len(titles) < every:
        return f"the evidence for {listed(titles)}"
    return "the source" if every == 1 else "every source"


def _awaited(mechanism: Mechanism) -> Iterator[str]:
    for answer in mechanism.intervention.omitted:
        if answer.awaiting:
            yield answer.cost.title[:1].lower() + answer.cost.title[1:]
