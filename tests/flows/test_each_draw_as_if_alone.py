"""Many draws in one run are what each of them is when it is worked out beside the central world alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

import investcase
from investcase.flows.build import OptionFlows, build_flows
from investcase.flows.worlds import CENTRAL, Worlds
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.option import ResolvedOption
from investcase.resolving.resolved_case import ResolvedCase
from random_whole.solving import settled
from random_whole.whole import whole_case
from random_whole.writing import written

ROOT = Path(__file__).resolve().parents[2]
DRAWS = 7
SEEDS = (1, 5, 7, 19, 23, 24)


def drawn(case: ResolvedCase, seed: int) -> dict[str, Array]:
    """Every figure anywhere between its ends, or within a tenth of its value where it has none: [draw, 1]."""
    made = np.random.default_rng(seed)
    values = {}
    for key, figure in case.register().items():
        low, high = figure.quantity.ends
        central = float(figure.quantity.central)
        if low == high and not figure.quantity.unit.is_number:
            low, high = sorted((0.9 * central, 1.1 * central))
        row = np.concatenate([[central], made.uniform(float(low), float(high), DRAWS)])
        values[key] = row[:, np.newaxis] if low != high else row[:1, np.newaxis]
    return values


def flows_of(case: ResolvedCase, option: ResolvedOption, values: Mapping[str, Array], draws: int) -> OptionFlows:
    return build_flows(option, Worlds((CENTRAL,), values, draws), case.horizon, case.lead)


def amounts_of(flows: OptionFlows, draw: int) -> dict[str, Array]:
    """Everything that is worked out, in one draw: a line that only another draw has is nil."""
    found = {f"line {line.id}": line.net[draw] * line.cash_terms for line in (*flows.cash.lines, *flows.vat.lines)}
    for number, mechanism in enumerate(flows.every_mechanism):
        found[f"people {number}"] = mechanism.people[draw]
    for each in flows.freed:
        for name in ("quantity", "released", "met", "at_margin"):
            value = getattr(each, name)
            if value is not None:
                found[f"{name} {each.line}"] = value[draw]
    for each in flows.demand:
        found[f"growth {each.demand.baseline.key}"] = each.growth[draw]
        found[f"met {each.demand.baseline.key}"] = each.met[draw]
    for each in flows.staff:
        found[f"posts {each.workforce.id}"] = each.filled[draw]
    return found


def each_as_if_alone(case: ResolvedCase, seed: int) -> None:
    values = drawn(case, seed)
    for option in case.options:
        together = flows_of(case, option, values, DRAWS)
        for draw in range(1, DRAWS + 1):
            by_itself = {key: value if len(value) == 1 else value[[0, draw]] for key, value in values.items()}
            among, alone = amounts_of(together, draw), amounts_of(flows_of(case, option, by_itself, 1), 1)
            size = max((float(np.abs(amount).max()) for amount in alone.values()), default=0.0)
            for name in among.keys() | alone.keys():
                one, other = among.get(name, np.zeros(1)), alone.get(name, np.zeros(1))
                np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12 * size, err_msg=f"{option.id}: {name}")


@pytest.mark.parametrize("name", sorted(path.parent.name for path in ROOT.glob("examples/*/case.yaml")))
def test_of_every_example(name: str) -> None:
    each_as_if_alone(investcase.load(ROOT / "examples" / name), 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_of_cases_made_at_random(seed: int) -> None:
    each_as_if_alone(settled(written(whole_case(seed))), seed)


def test_the_random_cases_take_every_branch() -> None:
    options = [option for seed in SEEDS for option in settled(written(whole_case(seed))).options]
    releases = [each for option in options for entry in option.interventions for each in entry.releases]
    taken = {
        "steps": any(each.step for each in releases),
        "refill": any(each.release.refill and each.release.refill.share for each in releases),
        "demand": any(option.demand for option in options),
        "posts": any(option.workforce for option in options),
        "cuts": any(option.cuts for option in options),
        "shared events": any(option.portfolio.events for option in options),
        "set-up that runs late": any(entry.planned for option in options for entry in option.interventions),
    }
    assert all(taken.values()), taken


def test_amounts_that_come_apart_are_never_multiplied_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One place too many is no wrong number, and so nothing but this says of it."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from many_draws_cases import w

    for case, most in ((w(tmp_path), 0), (investcase.load(ROOT / "examples" / "kent-at-home"), 12)):
        before = Product.multiplied_out
        flows_of(case, case.preferred, drawn(case, 1), DRAWS)
        assert Product.multiplied_out - before <= most
