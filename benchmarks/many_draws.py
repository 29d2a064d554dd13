"""Many draws: from a resolved case to the chances of each answer, over the same work written out by hand in numpy.

    python benchmarks/many_draws.py [--draws 1000 10000 100000] [--rounds 9]

R is that work on W (`many_draws_cases.py`): 25 inputs drawn, 40 lines of five factors over 30 years, and of the value
to society and to each of six bodies the mean, three percentiles and the chance of being above nil, with the cash
expected of each body in each year. Kent is held to the R of W, since W has nothing that does not come apart. Both
sides run in turn in one process: the time of the processor and the pages it fetched are medians of the rounds, the
memory is the most that one run holds. Ours draws by strata kept from before, as a second option would find them. `run`
is what `investcase run` does, of every option and with draws of its own made anew: the same answers, each with its
error, the running total of each body's cash by year, and which option is best.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from many_draws_cases import BODIES, LINES, YEARS, body_of, drawn, fall_of, inputs_of, ramp_of, times_of, w

import investcase
from investcase.appraisal.chances import chances_of
from investcase.appraisal.discounting import discount_factors
from investcase.appraisal.drawn import drawn as every_option_drawn
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.worked import Worked
from investcase.flows.build import build_flows
from investcase.flows.draws import BLOCK, stream
from investcase.formulas.product import Product
from investcase.quantities.arrays import Array
from investcase.resolving.resolved_case import ResolvedCase

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@dataclass
class Runs:
    """What each round took: seconds of the processor, and pages."""

    seconds: list[float] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def run(self, work: Callable[[], object]) -> None:
        """One more round."""
        before, began = resource.getrusage(resource.RUSAGE_SELF), time.process_time()
        work()
        self.seconds.append(time.process_time() - began)
        self.pages.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before.ru_minflt)

    @property
    def typical(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)


def chances(values: Array) -> tuple[float, ...]:
    """The mean, the percentiles and the chance of being above nil of one answer."""
    return (float(values.mean()), *np.quantile(values, (0.1, 0.5, 0.9)).tolist(), float((values > 0).mean()))


def by_hand(case: ResolvedCase, draws: int) -> Callable[[], list[tuple[float, ...]]]:
    """R: W in plain numpy, each line's size times what its years come to at year 0."""
    made = np.random.default_rng(1)
    (entry,) = case.preferred.interventions
    inputs = {name: figure.quantity for name, figure in entry.values.items()}
    factors = discount_factors(case.schedule.bands, YEARS)
    year = np.arange(YEARS)

    def profile(line: int) -> Array:
        rising = np.clip(ramp_of(line) - year, 0.0, 1.0)
        return (rising * (year + rising / 2) / ramp_of(line) + (1 - rising)) * (1 - fall_of(line)) ** year

    def work() -> list[tuple[float, ...]]:
        values: dict[str, Array | float] = {}
        for name, quantity in inputs.items():
            low, high = (float(end) for end in quantity.ends)
            values[name] = (
                made.triangular(low, quantity.central, high, draws) if quantity.is_range else quantity.central
            )
        of_body = {body: np.zeros(draws) for body in BODIES}
        expected = {body: np.zeros(YEARS) for body in BODIES}
        for line in range(LINES):
            size: Array | float = 1.0 if body_of(line) == "people" else -1.0
            for name in inputs_of(line):
                size = size * values[name]
            size = np.asarray(size * times_of(line))
            years = profile(line)
            of_body[body_of(line)] += size * float(years @ factors)
            expected[body_of(line)] += size.mean() * years
        return [chances(each) for each in (sum(of_body.values(), np.zeros(draws)), *of_body.values())]

    return work


def ours(case: ResolvedCase, draws: int) -> Callable[[], list[tuple[float, ...]]]:
    """The same by the engine: the figures drawn, the flows of the preferred option, and its answers."""
    made = np.random.default_rng(1)
    ranged = {key: figure.quantity for key, figure in case.register().items() if figure.quantity.is_range}
    strata = np.array([_strata(*quantity.ends, quantity.central, draws) for quantity in ranged.values()])
    factors = discount_factors(case.schedule.bands, len(case.horizon))
    health = discount_factors(case.health_schedule.bands, len(case.horizon)) if case.health_schedule else None

    def work() -> list[tuple[float, ...]]:
        worlds = drawn(case, draws, list(ranged), np.array([made.permutation(row) for row in strata]))
        flows = build_flows(case.preferred, worlds, case.horizon, case.lead)
        option = OptionAppraisal(flows, factors, health)
        expected = {body: np.zeros(len(case.horizon)) for body in option.bodies}
        for line in option.cash.lines:
            expected[line.body] += average(line.net[1:]) * line.cash_terms
        return [chances(each[1:]) for each in (option.npsv, *(option.npv_of(body) for body in option.bodies))]

    return work


def average(amounts: Product) -> Array:
    """The mean over draws of each year's amount, [year]."""
    if amounts.rest is None:
        return np.broadcast_to(amounts.size.mean() * amounts.timing[0], amounts.shape[1:])
    sizes = np.broadcast_to(amounts.size[:, 0], (len(amounts.rest),))
    return np.asarray(np.einsum("d,dy->y", sizes, amounts.rest) / len(amounts.rest) * amounts.timing[0])


def whole(worked: Worked, draws: int) -> Callable[[], float]:
    """What `investcase run` makes of so many draws; the mean of the preferred option's value to society."""

    def work() -> float:
        stream.cache_clear()
        done = every_option_drawn(worked, blocks=draws // BLOCK)
        return chances_of(worked, done).of(worked.preferred.id).npsv.mean

    return work


def _strata(low: float, high: float, central: float, draws: int) -> Array:
    """The middle of each of so many equal shares of a triangular figure."""
    share = (np.arange(draws) + 0.5) / draws
    low, high, central = float(low), float(high), float(central)
    if low == high:
        return np.full(draws, low)
    rising = low + np.sqrt(share * (high - low) * (central - low))
    falling = high - np.sqrt((1 - share) * (high - low) * (high - central))
    return np.where(share < (central - low) / (high - low), rising, falling)


def most_held(work: Callable[[], object]) -> float:
    """The most memory that one run holds at a time, in megabytes."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def main(arguments: Sequence[str]) -> int:
    """Print each size's times over R; the exit status is 1 when the two sides do not come to the same."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--draws", nargs="+", type=int, help="whole thousands", default=[1_000, 10_000, 100_000])
    asked.add_argument("--rounds", type=int, default=9)
    given = asked.parse_args(arguments)
    apart = False
    with tempfile.TemporaryDirectory() as folder:
        case = w(Path(folder))
    kent = investcase.load(EXAMPLES / "kent-at-home")
    for draws in given.draws:
        works: dict[str, Callable[[], Any]] = {"R": by_hand(case, draws)}
        works |= {"W": ours(case, draws), "Kent": ours(kent, draws)}
        works |= {"W run": whole(investcase.appraise(case), draws), "Kent run": whole(investcase.appraise(kent), draws)}
        answers = {name: work() for name, work in works.items()}
        runs = {name: Runs() for name in works}
        for _ in range(given.rounds):
            for name, work in works.items():
                runs[name].run(work)
        for name, work in works.items():
            over = statistics.median(a / b for a, b in zip(runs[name].seconds, runs["R"].seconds, strict=True))
            print(
                f"{draws:>8,} draws  {name:<8} {runs[name].typical * 1000:8.1f} ms  {over:5.2f} R"
                f"  {statistics.median(runs[name].pages):>9,.0f} pages  {most_held(work):7.1f} MB",
                flush=True,
            )
        # To within four standard errors of the mean by hand, which P10 and P90 say: they are 2.56 sd apart.
        (mean, low, _, high, _), ours_mean = answers["R"][0], answers["W"][0][0]
        apart |= abs(ours_mean - mean) > 4 * (high - low) / 2.56 / draws**0.5
    if apart:
        print("The two sides do not come to the same.")
    return 1 if apart else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
