"""What one case at many places takes: processor time, wall time and memory, in one process and in two.

    python benchmarks/many_places.py

The case is both national claims, as `run` would work it out at each of England's authorities, ten thousand draws each.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CASE = """\
format: investcase/case/1
case: both-claims
title: Both national claims
place: Kent
start: 2026-27
years: 10
price_base: 2026-27
options:
  - id: both
    title: Both claims
    interventions:
      - {id: settings, model: ccn-independent-settings}
      - {id: hours, model: ccn-home-care-hours}
"""
ONE = """
import sys, time
from pathlib import Path
from investcase.many.across import across
from investcase.many.running import Crew
from investcase.resolving.case import load
file = Path(sys.argv[1])
found = across(load(file), file, sys.argv[2], library=None, crew=Crew(int(sys.argv[3])))
print(len(found.answered), len(found.refused))
"""


def measured(case: Path, wanted: str, workers: int) -> tuple[str, float, float, float]:
    """How many answered, the processor seconds of all processes, the wall's, and the most memory of one, in MB."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", ONE, str(case), wanted, str(workers)], check=True, capture_output=True, text=True
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.strip(), used, wall, after.ru_maxrss / 1024


def main() -> None:
    """Print what it takes."""
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "case.yaml"
        case.write_text(CASE, "utf-8")
        _, empty, _, least = measured(case, "icb:NHS Kent and Medway Integrated Care Board", 1)
        print(f"two places in one process: {empty:.1f} s of the processor, {least:.0f} MB")
        for workers in (1, 2):
            told, used, wall, memory = measured(case, "england", workers)
            places = sum(map(int, told.split()))
            print(
                f"{places} places, {workers} at once: {used:.1f} s of the processor, {used / places * 1000:.0f} ms a "
                f"place, {wall:.1f} s by the clock, {memory:.0f} MB"
            )


if __name__ == "__main__":
    main()
