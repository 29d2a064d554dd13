"""Every law on many cases: the long run, which the tests do on a few.

python tests/laws/many.py --cases 20000
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

CHUNK = 50


MOST_REFUSED = 0.01


def tried(seeds: range) -> tuple[list[str], list[str]]:
    """What breaks, and why what is refused is refused, of the cases of some seeds."""
    import importlib

    from law import LAWS, Broken, Whole, keep

    from mutated.shipped_once import shipped_once
    from random_whole.whole import whole_case

    for module in sorted(HERE.glob("test_*.py")):
        importlib.import_module(module.stem)
    broken: list[str] = []
    refused: list[str] = []
    with shipped_once():
        for seed in seeds:
            case = Whole(whole_case(seed), seed)
            for number, law in enumerate(LAWS):
                if (seed + number) % law.every == 0:
                    try:
                        keep(law.holds, case)
                    except Broken as error:
                        broken.append(str(error))
            try:
                refused.extend(case.refused[:1])
            except Exception:
                continue  # It broke the first law, and that is told.
    return broken, refused


def said(words: str) -> None:
    """Tell how far it is at once, wherever the words go."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Try every law; the exit status is 1 when a case breaks one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--at-once", type=int, default=None, help="how many processes")
    given = asked.parse_args(arguments)
    last = given.first + given.cases
    chunks = [range(start, min(start + CHUNK, last)) for start in range(given.first, last, CHUNK)]
    began, found = time.monotonic(), 0
    refused: Counter[str] = Counter()
    with ProcessPoolExecutor(given.at_once) as pool:
        for done, (broken, codes) in enumerate(pool.map(tried, chunks), start=1):
            for words in broken:
                said(f"{words}\n")
            found += len(broken)
            refused.update(codes)
            if done % 10 == 0 or done == len(chunks):
                cases = min(done * CHUNK, given.cases)
                told = ", ".join(f"{count} by {code}" for code, count in refused.items()) or "none"
                took = f"{time.monotonic() - began:,.0f} seconds"
                said(f"{cases:,} cases: {found} broken laws; refused: {told}; {took}")
    return 1 if found or refused.total() > MOST_REFUSED * given.cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
