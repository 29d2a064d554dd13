"""A national claim beside local activity: the two routes in one price base, and the bridge between them.

Everything here is at steady state, at central values, before any adjustment, and before what people pay themselves:
pounds of the case's price base, a year. Method: the claim shared out by a place's part of the nation, and what the
people whom it is for are worth at the case's own figures; people counted and valued from local activity and prices;
and the gap told in steps that add exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from investcase.appraisal.bridge import Bridge
from investcase.documents.model import Claim
from investcase.flows.mechanism import run_program
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product
from investcase.reading.problems import Problems
from investcase.resolving.figures import Resolved
from investcase.resolving.interventions import ResolvedIntervention, repicked

CALIBRATION_BAND = (0.5, 1.5)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading the claim, and the saving a year it gives here; `why_not` when it cannot be had."""

    choice: str
    alternative: str
    title: str
    picked: bool
    saving: float | None
    council_saving: float | None
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A claim, this place's part of it by both routes, and what lies between.

    `as_published` is in the claim's own price base; all else in the case's. `top_down` is the place's part of the
    claim; `at_own_prices` what the people whom that is for are worth at the case's own prices and hours. `calibration`
    is the national claim over what the bottom-up route gives for the whole nation on the case's own unit inputs.
    """

    intervention: ResolvedIntervention
    claim: Claim
    as_published: Resolved
    claim_now: float
    claim_own_price: float
    place_share: float | None
    top_down: float | None
    at_own_prices: float | None
    bottom_up: float | None
    bottom_up_why_not: str | None
    bridge: Bridge | None
    calibration: float | None
    readings: tuple[Reading, ...]


def reconcile(intervention: ResolvedIntervention) -> Reconciliation | None:
    """The reconciliation of an intervention whose model rests on a national claim; None when it rests on none."""
    claim = intervention.document.claim
    if claim is None:
        return None
    own = _central(intervention.values)
    top = _run(intervention, {claim.route: claim.top_down}, own)
    bottom = _run(intervention, {claim.route: claim.bottom_up}, own)
    as_published = intervention.values[claim.input]
    national = own[claim.input]
    dearer = own[claim.own_price_now] / own[claim.own_price_then]
    calibration = _calibration(intervention, claim, own)
    top_down = top["claim_now"] * top["place_share"] if not isinstance(top, str) else None
    bottom_up = bottom[claim.result] if not isinstance(bottom, str) else None
    share = top["place_share"] if not isinstance(top, str) else None
    bridge = None
    if top_down is not None and bottom_up is not None and share is not None:
        bridge = _bridge(intervention, claim, top_down, bottom_up, share)
    return Reconciliation(
        intervention=intervention,
        claim=claim,
        as_published=as_published,
        claim_now=national,
        claim_own_price=national * dearer,
        place_share=share,
        top_down=top_down,
        at_own_prices=None if isinstance(top, str) else top[claim.result],
        bottom_up=bottom_up,
        bottom_up_why_not=bottom if isinstance(bottom, str) else None,
        bridge=bridge,
        calibration=calibration,
        readings=tuple(_readings(intervention, claim, own)),
    )


def _central(figures: Mapping[str, Resolved]) -> dict[str, float]:
    return {name: figure.quantity.central for name, figure in figures.items()}


def _run(
    intervention: ResolvedIntervention, changes: Mapping[str, str], inputs: Mapping[str, float]
) -> dict[str, float] | str:
    """Every name at steady state for some choices and inputs; in words, why it cannot be had."""
    changed = repicked(intervention, changes)
    if isinstance(changed, str):
        return changed
    arrays = {name: Product.of(value) for name, value in inputs.items()}
    try:
        found = run_program(changed, arrays, Clock(1, steady=True), Product.of(1.0))
    except Problems as problems:
        return problems.problems[0].message
    return {name: value[0, 0] for name, value in found.items()}


def _nation_over(
    intervention: ResolvedIntervention, claim: Claim, inputs: Mapping[str, float]
) -> dict[str, float] | None:
    """Inputs with the whole nation's activity in place of this place's; None when a total is not published."""
    swapped = dict(inputs)
    for local, national in claim.nation_inputs.items():
        if national not in inputs:
            return None
        swapped[local] = inputs[national]
    return swapped


def _calibration(intervention: ResolvedIntervention, claim: Claim, own: Mapping[str, float]) -> float | None:
    swapped = _nation_over(intervention, claim, own)
    if swapped is None:
        return None
    found = _run(_with_nation(intervention, claim), {claim.route: claim.bottom_up}, swapped)
    if isinstance(found, str) or found[claim.result] <= 0:
        return None
    return found["claim_now"] / found[claim.result]


def _with_nation(intervention: ResolvedIntervention, claim: Claim) -> ResolvedIntervention:
    """The intervention with the nation's activity known even where this place's is not."""
    known = intervention.values
    absent = {local: known[nation] for local, nation in claim.nation_inputs.items() if local not in known}
    return replace(intervention, values={**known, **absent})


def _bridge(
    intervention: ResolvedIntervention, claim: Claim, top_down: float, bottom_up: float, share: float
) -> Bridge | None:
    """The gap from the claim's share to local activity: volume, price, reading of the claim, local departure."""
    own = _central(intervention.values)
    national = {**own, **_central(intervention.nation_values)}
    swapped = _nation_over(intervention, claim, national)
    if swapped is None:
        return None
    england = _run(intervention, {claim.route: claim.bottom_up}, swapped)
    if isinstance(england, str):
        return None
    at_england = england[claim.result] * share
    volume = 0.0
    if claim.volume_now and claim.volume_then and claim.volume_now in own and claim.volume_then in own:
        volume = top_down * (own[claim.volume_now] / own[claim.volume_then] - 1)
    dearer = national[claim.own_price_now] / national[claim.own_price_then]
    picked_own_price = intervention.choices.get("uprating") == "own_price"
    price = 0.0 if picked_own_price else (top_down + volume) * (dearer - 1)
    reading = at_england - top_down - volume - price
    departure = bottom_up - at_england
    return Bridge(
        "The national claim, shared out",
        top_down,
        (
            ("Volume since 2019-20", volume),
            ("Price of the service against general inflation", price),
            ("Reading of the claim: what England's activity gives on national figures", reading),
            ("This place's own figures where they differ from England's", departure),
        ),
        "Local activity and prices",
        bottom_up,
    )


def _readings(intervention: ResolvedIntervention, claim: Claim, own: Mapping[str, float]) -> list[Reading]:
    found: list[Reading] = []
    for name, choice in intervention.document.choices.items():
        for key, alternative in choice.alternatives.items():
            result = _run(intervention, {name: key}, own)
            why = result if isinstance(result, str) else None
            saving = None if isinstance(result, str) else result[claim.result]
            council = None if isinstance(result, str) else result["council_saving"]
            picked = intervention.choices[name] == key
            found.append(Reading(name, key, alternative.title, picked, saving, council, why))
    return found
