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
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

CHUNK = 50


MOST_REFUSED = 0.01


def read_once() -> None:
    """Read each document that is the same in every case once in a process: what ships, and the law's own library."""
    from investcase.catalogue import events, guidance, library, place_tables, profiles
    from investcase.documents.base import Loaded, read_document
    from investcase.reading.problems import Problem
    from investcase.reading.text import SourceText

    known: dict[tuple[SourceText, str, type], tuple[Loaded[Any] | None, list[Problem]]] = {}

    def once(source: SourceText, kind: str, model: type[Any]) -> tuple[Loaded[Any] | None, list[Problem]]:
        key = (source, kind, model)
        if key not in known:
            known[key] = read_document(source, kind, model)
        found, problems = known[key]
        return found, list(problems)

    for module in (events, guidance, library, place_tables, profiles):
        if vars(module)["read_document"] is read_document:
            vars(module)["read_document"] = once


def tried(seeds: range) -> tuple[list[str], list[str]]:
    """What breaks, and why what is refused is refused, of the cases of some seeds."""
    import importlib

    from law import LAWS, Broken, Whole, keep

    from random_whole.whole import whole_case

    for module in sorted(HERE.glob("test_*.py")):
        importlib.import_module(module.stem)
    read_once()
    broken, refused = [], []
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
