"""Many workbooks recalculated: the long run, which the tests do on a few.

python tests/workbook/many.py --cases 200
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

BY_FORMULAS = 10
"""One case in so many is recalculated by the package `formulas` too."""


def main(arguments: Sequence[str]) -> int:
    """Try every case; the exit status is 1 when a workbook and the engine differ, or a shipped model was in none."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=200)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--away", type=Path, default=None, help="a folder that is thrown away afterwards")
    given = asked.parse_args(arguments)

    from example_books import NAMES, book_of
    from recalculated import Book, by_formulas, changes, disagreements, moved_by_the_unread

    from investcase.catalogue.library import shipped_library
    from investcase.reading.problems import Problems
    from random_whole.solving import worked_out
    from random_whole.whole import whole_case

    away = given.away or Path(tempfile.mkdtemp())
    count: Counter[str] = Counter()
    models: set[str] = set()
    wrong: list[str] = []

    def tried(name: str, book: Book, *, also: bool) -> None:
        chance = random.Random(name)
        wanted = [{}, *changes(book, chance)]
        for values in wanted:
            wrong.extend(f"{name}: {each}, at {values}" for each in disagreements(book, values)[:1])
        wrong.extend(f"{name}: said to move nothing, and moves {each}" for each in moved_by_the_unread(book)[:1])
        if also:
            file = away / "book.xlsx"
            file.write_bytes(book.content)
            wrong.extend(f"{name}, by formulas: {each}" for each in by_formulas(book, file, *wanted[1:3])[:1])
            count["by formulas"] += 1
        count["cases"] += 1
        count["comparisons"] += len(wanted) * sum(1 for _ in book.asked())
        for sheet in book.made.options:
            count["live"] += sheet.live
            count["values"] += sum(len(parts) for parts in sheet.still.values())
            models.update(model.entry.document.model for model in sheet.models.values())
        count["figures"] += len(book.made.inputs.figures)
        count["figures open"] += len(book.open)

    for name in NAMES:
        tried(name, book_of(name), also=True)
    for seed in range(given.first, given.first + given.cases):
        try:
            appraisal = worked_out(whole_case(seed))
        except Problems:
            count["refused"] += 1
            continue
        tried(f"seed {seed}", Book(appraisal), also=seed % BY_FORMULAS == 0)
        if (seed + 1) % 20 == 0:
            sys.stdout.write(f"{dict(count)}; {len(wrong)} wrong\n")
            sys.stdout.flush()
    missing = sorted(set(shipped_library().model_ids()) - models) if given.cases >= 200 else []
    sys.stdout.write("\n".join([*wrong, f"{dict(count)}; {len(wrong)} wrong; models in none: {missing or 'none'}", ""]))
    return 1 if wrong or missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
