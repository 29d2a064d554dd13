"""The law of spoilt documents on many of them: the long run, which the tests do on a few.

python tests/mutated/many.py --documents 500000
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

if TYPE_CHECKING:
    from mutated.outcome import Spoilt

CHUNK = 250
ONE_IN = 40
"""The outputs of one document in so many are written."""


@dataclass
class Tally:
    """What came of some documents of one way; `broken` holds the words for each kind of fault, with an example."""

    way: str
    documents: int = 0
    answered: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")
    longest: tuple[int, str] = (0, "")
    most_told: tuple[int, str] = (0, "")
    broken: dict[str, str] = field(default_factory=dict)
    breaches: Counter[str] = field(default_factory=Counter)
    codes: set[str] = field(default_factory=set)

    def add(self, other: Tally) -> None:
        """Take in what came of others."""
        self.documents += other.documents
        self.answered += other.answered
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.longest = max(self.longest, other.longest)
        self.most_told = max(self.most_told, other.most_told)
        self.broken = other.broken | self.broken
        self.breaches += other.breaches
        self.codes |= other.codes


_told: set[str] = set()


def tried(way_name: str, numbers: range, *, timed: bool = True) -> Tally:
    """What comes of the documents of some numbers, with the smallest of each kind of fault."""
    from mutated.outcome import kind, outcome
    from mutated.shipped_once import shipped_once
    from mutated.ways import WAYS

    (way,) = [each for each in WAYS if each.name == way_name]
    tally = Tally(way_name)
    gc.disable()  # as a command does; what has gathered is swept after each chunk
    with tempfile.TemporaryDirectory() as name, shipped_once():
        folder = Path(name)

        for number in numbers:
            spoilt, written = way.spoilt(number), number % ONE_IN == 0
            began = time.process_time()
            found = outcome(spoilt, folder, written=written, timed=timed)
            tally.documents += 1
            tally.answered += found.answered
            tally.seconds += time.process_time() - began
            tally.slowest = max(tally.slowest, (found.seconds, spoilt.name))
            tally.longest = max(tally.longest, (found.longest, spoilt.name))
            tally.most_told = max(tally.most_told, (found.told, spoilt.name))
            tally.codes |= set(found.codes)
            for fault, words in {kind(words): words for words in found.broken}.items():
                tally.breaches[fault] += 1
                if fault in _told:
                    continue
                _told.add(fault)
                tally.broken[fault] = f"{words} ({spoilt.name})\n{_least(spoilt, fault, folder, written=written)}"
    gc.collect()
    gc.freeze()
    return tally


def _least(spoilt: Spoilt, fault: str, folder: Path, *, written: bool) -> str:
    """The files of a document without all that is not needed for a fault, as they are shown."""
    from mutated.outcome import kind, outcome
    from mutated.shrinking import smallest

    least = dict(spoilt.files)

    def fails(part: str, raw: bytes) -> bool:
        tried = replace(spoilt, files=least | {part: raw})
        return fault in map(kind, outcome(tried, folder, written=written, timed=True).broken)

    for part in sorted(least, key=lambda part: part == "case.yaml"):
        least[part] = smallest(least[part], partial(fails, part))
    return "\n".join(f"--- {part}\n{_shown(raw)}" for part, raw in least.items())


def _shown(raw: bytes) -> str:
    text = raw.decode("utf-8", "backslashreplace")
    shown = "".join(letter if letter.isprintable() or letter == "\n" else repr(letter)[1:-1] for letter in text)
    return shown if len(shown) < 4_000 else f"{shown[:4_000]}\n... and {len(shown) - 4_000:,} letters more"


def chunks(documents: int, first: int, ways: Sequence[str]) -> Iterator[tuple[str, range]]:
    """What to try, all ways abreast."""
    from mutated.ways import WAYS

    chosen = [way for way in WAYS if not ways or way.name in ways]
    whole = sum(way.of_a_thousand for way in chosen)
    found: list[tuple[float, str, range]] = []
    for way in chosen:
        last = first + -(-documents * way.of_a_thousand // whole)
        for start in range(first, last, CHUNK):
            numbers = range(start, min(start + CHUNK, last))
            found.append(((start - first) / (last - first), way.name, numbers))
    for _, name, numbers in sorted(found, key=lambda chunk: chunk[0]):
        yield name, numbers


def said(words: str) -> None:
    """Tell how far it is at once, wherever the words go."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Try them all; the exit status is 1 when a document breaks the law."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--documents", type=int, default=500_000)
    asked.add_argument("--first", type=int, default=0, help="the first number of each way")
    asked.add_argument("--way", action="append", default=[], help="this way alone; may be given more than once")
    asked.add_argument("--only", metavar="WAY:NUMBER", help="one document, which is printed")
    asked.add_argument("--at-once", type=int, default=2, help="how many processes")
    given = asked.parse_args(arguments)
    if given.only:
        return _one(given.only)
    began, total = time.monotonic(), 0
    tallies: dict[str, Tally] = {}
    told: set[str] = set()
    batches = list(chunks(given.documents, given.first, given.way))
    with ProcessPoolExecutor(given.at_once) as pool:
        for done, tally in enumerate(pool.map(tried, *zip(*batches, strict=True)), start=1):
            tallies.setdefault(tally.way, Tally(tally.way)).add(tally)
            total += tally.documents
            for fault, words in tally.broken.items():
                if fault not in told:
                    told.add(fault)
                    said(f"{words}\n")
            if done % 10 == 0 or done == len(batches):
                said(f"{total:,} documents: {len(told)} kinds of fault; {time.monotonic() - began:,.0f} seconds")
    return _summed(list(tallies.values()))


def _summed(tallies: Sequence[Tally]) -> int:
    whole = Tally("all together")
    for tally in tallies:
        whole.add(tally)
    for tally in (*tallies, whole):
        a_second = tally.documents / max(tally.seconds, 1e-9)
        said(
            f"{tally.way}: {tally.documents:,} documents, {tally.answered:,} answered, {a_second:,.0f} a second of the "
            f"processor; slowest {tally.slowest[0]:.2f} s ({tally.slowest[1]}), longest problem {tally.longest[0]:,} "
            f"bytes ({tally.longest[1]}), most told {tally.most_told[0]:,} letters ({tally.most_told[1]})"
        )
    said(f"{len(whole.codes)} codes of problems were met")
    for fault, times in whole.breaches.most_common():
        said(f"{times:,} times {fault}")
    return 1 if whole.breaches else 0


def _one(name: str) -> int:
    from mutated.ways import WAYS

    way, _, number = name.partition(":")
    (chosen,) = [each for each in WAYS if each.name == way]
    for part, raw in chosen.spoilt(int(number)).files.items():
        said(f"--- {part}\n{raw.decode('utf-8', 'backslashreplace')}")
    return _summed([tried(way, range(int(number), int(number) + 1))])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
