"""With its prudence off, and all that is freed counted whole, a cut is the investment with its sign turned.

Line by line, year by year, in every world.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import WHOLE, solved
from investcase.appraisal.appraise import Appraisal

YEARS = 5
INPUTS = {
    "falls-exercise": (
        "people_starting: {value: 3000 people / year, source: ours}",
        "falls_a_year: {value: '0.8 to 1.2, central 1 falls / person / year', source: ours, reason: ours}",
        "ambulances_a_fall: {value: 0.05 incidents / fall, source: ours}",
        "attendances_a_fall: {value: 0.1 attendances / fall, source: ours}",
    ),
    "link-workers": (
        "people_referred: {value: '8000 to 12000, central 10000 people / year', source: ours}",
        "cost_per_person: {value: £360 / person, source: ours}",
        "hospital_cost: {value: £2000 / person / year, source: ours}",
    ),
    "ccn-independent-settings": (),
}
DELIVERY = {"falls-exercise": "classes", "link-workers": "service"}
EXIT = "{zero: nothing to pay}"


def case(option: Sequence[str]) -> str:
    rows = [
        "format: investcase/case/1",
        "case: mirror",
        "title: A mirror",
        "place: Kent",
        "start: 2027-28",
        f"years: {YEARS}",
        "price_base: 2026-27",
        "options:",
        "  - id: programme",
        "    title: The programme",
        *(f"    {line}" for line in option),
    ]
    return "\n".join(rows) + "\n"


def entry(model: str, start: int, month: str | None, deadweight: int) -> list[str]:
    rows = [f"start: {start}-{(start + 1) % 100:02d}", f"model: {model}"]
    if month:
        rows.append(f"start_month: {month}")
    if INPUTS[model]:
        rows += ["inputs:", *(f"  {line}" for line in INPUTS[model])]
    return [*rows, f"adjustments: {{deadweight: {deadweight}%, reasons: {{deadweight: ours}}}}"]


def investment(share: int, rows: list[str], team: int, visits: int) -> str:
    """Its own lines begin with it, as a cut's do by themselves."""
    begins = ", ".join(row.replace("start:", "from:") for row in rows if row.startswith("start"))
    worth = f"body: dwp, cash_type: capacity, each_year: £{visits}, {begins}, {WHOLE}"
    return case(
        [
            "interventions:",
            "  - id: m",
            *(f"    {row}" for row in rows),
            f"    ramp: [{share}%]",
            f"    {WHOLE}",
            f"costs: [{{id: team, title: Team, body: police, each_year: £{team}, {begins}}}]",
            f"benefits: [{{id: visits, title: Visits, {worth}}}]",
        ]
    )


def cut(model: str, share: int, rows: list[str], team: int, visits: int) -> str:
    change = "change: stop" if share == 100 else f"change: reduce\n          share: {share}%"
    claim = "budget_line: The line, owner: The owner"
    own = f"id: team, title: Team, body: police, each_year: £{team}, {claim}"
    saving = [f"- {{{own}}}"]
    if model in DELIVERY:
        line = DELIVERY[model]
        saving.append(f"- {{id: delivery, title: Delivery, body: council, model_line: {line}, {claim}}}")
    return case(
        [
            "disinvestments:",
            "  - id: m",
            "    title: The cut",
            f"    {change.replace('          ', '        ')}",
            *(f"    {row}" for row in rows),
            "    saving:",
            *(f"      {row}" for row in saving),
            f"    demand: [{{id: visits, title: Visits, body: dwp, falls_as: capacity, each_year: £{visits}}}]",
            f"    exit_costs: {{redundancy: {EXIT}, notice: {EXIT}, clawback: {EXIT}, stranded_overheads: {EXIT}}}",
            "    restart_cost: {zero: nobody would}",
        ]
    )


def nets(appraisal: Appraisal) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {}
    for line in appraisal.preferred.cash.lines:
        key = line.id.removeprefix("m.").removesuffix("-before-release")
        found[key] = found.get(key, 0) + line.net
    return found


@settings(max_examples=12)
@given(
    model=st.sampled_from(["falls-exercise", "link-workers", "ccn-independent-settings"]),
    share=st.integers(1, 100),
    start=st.integers(2027, 2027 + YEARS - 1),
    month=st.none() | st.sampled_from(["July", "October", "January"]),
    deadweight=st.integers(0, 40),
    team=st.integers(0, 900_000),
    visits=st.integers(0, 900_000),
)
def test_every_line_of_a_cut_is_the_investment_s_with_its_sign_turned(
    model: str, share: int, start: int, month: str | None, deadweight: int, team: int, visits: int
) -> None:
    rows = entry(model, start, month, deadweight)
    invested = solved(investment(share, rows, team, visits))
    withdrawn = solved(cut(model, share, rows, team, visits))
    shared = sum(len(world.ends) <= 1 for world in invested.worlds.worlds)
    assert invested.worlds.names[:shared] == withdrawn.worlds.names[:shared]
    one, other = nets(invested), nets(withdrawn)
    if model in DELIVERY:
        other[DELIVERY[model]] = other.pop("delivery")
    assert set(one) == set(other)
    for key, amounts in one.items():
        np.testing.assert_allclose(other[key][:shared], -amounts[:shared], rtol=1e-12, atol=1e-6)
    for body in invested.preferred.cash.bodies:
        gain, loss = invested.preferred.npv_of(body), withdrawn.preferred.npv_of(body)
        np.testing.assert_allclose(loss[:shared], -gain[:shared], rtol=1e-12, atol=1e-6)
    np.testing.assert_allclose(withdrawn.preferred.npsv[:shared], -invested.preferred.npsv[:shared], rtol=1e-12)
    # What is cautious of one is favourable of the other.
    cautious, favourable = invested.npsv_at(invested.preferred)[1:]
    np.testing.assert_allclose(withdrawn.npsv_at(withdrawn.preferred)[1:], (-favourable, -cautious), rtol=1e-12)


def test_the_people_of_a_cut_are_those_of_the_investment() -> None:
    """The adjustments that count fewer people helped count fewer who lose: 20% would have managed anyway."""
    rows = entry("ccn-independent-settings", 2027, None, 20)
    (started,) = solved(investment(100, rows, 0, 0)).preferred.flows.mechanisms
    lost = solved(cut("ccn-independent-settings", 100, rows, 0, 0)).preferred.flows.cuts[0].mechanism
    assert lost is not None
    np.testing.assert_allclose(lost.people[0], started.people[0])
    np.testing.assert_allclose(lost.people_settled[0], started.people_settled[0])
    assert (lost.people_settled - lost.steady[lost.intervention.document.people]).most() < 0
