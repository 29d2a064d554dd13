"""How the work grows with what a case holds: each kind of thing twice over, and what that does to the time.

    python benchmarks/growth.py [kind ...] [--doublings 3] [--rounds 3] [--pdf]

Work in proportion to the input doubles with it: its exponent is 1, or less where something else takes the time. Work
that grows worse has more, and is named. The exponent is that of the last doubling of the processor's time in this
process, the least of some rounds; what is too short to tell is left out.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from growing import CASE, KINDS, Kind

import investcase
from investcase.appraisal.explaining import Explainer
from investcase.report.compared import compared_text
from investcase.report.explained import explained_text
from investcase.report.render import html_page
from investcase.report.savings_plan import savings_plan_csv
from investcase.report.text import summary_text

T = TypeVar("T")
WORSE = 1.25
"""An exponent above this is named: the noise of a shared machine reaches about 1.15."""

_TOO_SHORT = 0.010


class Timer:
    """What each step takes, in seconds of the processor, the least of every round."""

    def __init__(self) -> None:
        self.least: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], T]) -> T | None:
        """What the work gives; None where it refuses the case."""
        began = time.process_time()
        try:
            return work()
        except investcase.Problems:
            return None
        finally:
            self.least[step] = min(self.least.get(step, math.inf), time.process_time() - began)


def steps(folder: Path, kind: Kind, size: int, timer: Timer, *, pdf: bool) -> None:
    """Everything that is done with one case, each step timed by itself."""
    files = dict(kind.files(size))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    case = folder / CASE
    loaded = timer.time("load", lambda: investcase.load(case))
    if loaded is None:
        return
    appraisal = timer.time("appraise", lambda: investcase.appraise(loaded))
    if appraisal is None:
        return
    timer.time("text", lambda: summary_text(appraisal))
    timer.time("json", lambda: appraisal.result(balanced=True).to_json())
    timer.time("html", lambda: html_page(appraisal))
    timer.time("plan", lambda: savings_plan_csv(appraisal))
    timer.time("explain", lambda: explained_text(Explainer(appraisal).explain("npsv"), 9))
    case.write_text(files[CASE].replace(*kind.change), encoding="utf-8")
    other = investcase.load(case)
    timer.time("compare", lambda: compared_text(investcase.compare(loaded, other)))
    if pdf:
        timer.time("pdf", lambda: investcase.render(appraisal, folder / "paper.pdf"))


def grown(kind: Kind, doublings: int, rounds: int, *, pdf: bool) -> list[tuple[int, dict[str, float]]]:
    """The time of every step at each size of a kind."""
    sizes = [size for size in (kind.first << doubling for doubling in range(doublings + 1)) if size <= kind.most]
    timers = {size: Timer() for size in sizes}
    for _ in range(rounds):
        for size, timer in timers.items():
            with tempfile.TemporaryDirectory() as folder:
                steps(Path(folder), kind, size, timer, pdf=pdf)
    return [(size, timer.least) for size, timer in timers.items()]


def exponent(before: float, after: float) -> float:
    """How many times over the work doubles when its input does."""
    return math.log2(after / before)


def main(arguments: Sequence[str]) -> int:
    """Print each step's time and exponent, kind by kind; the exit status is 1 when one grows worse than its input."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="kind", help=", ".join(KINDS))
    asked.add_argument("--doublings", type=int, default=3)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--pdf", action="store_true", help="the paper too, which takes long")
    given = asked.parse_args(arguments)
    worse = []
    with tempfile.TemporaryDirectory() as folder:
        # Once before, so that nothing is built or read for the first time while it is timed.
        steps(Path(folder), KINDS["costs"], 1, Timer(), pdf=given.pdf)
    for name in given.kinds or KINDS:
        kind = KINDS[name]
        found = grown(kind, given.doublings, given.rounds, pdf=given.pdf)
        told = []
        for step in dict.fromkeys(step for _, taken in found for step in taken):
            times = [taken[step] for _, taken in found if step in taken]
            if len(times) < 2 or times[-1] < _TOO_SHORT:
                continue
            before, after = times[-2:]
            power = exponent(before, after)
            told.append(f"{step} {after * 1000:,.0f} ms ^{power:.2f}{' !' if power > WORSE else ''}")
            if power > WORSE:
                worse.append(f"{name}: {step} {power:.2f}")
        print(f"{found[-1][0]:>6,} {kind.title:<36} {'; '.join(told)}", flush=True)
    print(f"\nGrows worse than its input: {', '.join(worse) or 'nothing'}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
