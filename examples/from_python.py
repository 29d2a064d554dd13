"""What a program may ask of a case: run it from the folder that holds `examples`.

python3 examples/from_python.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import investcase

KENT = Path(__file__).parent / "kent-at-home"


def answers(hours: tuple[str, ...]) -> Iterator[str]:
    """What the case is worth at each of several hours of care at home a week, in a line each."""
    for each in hours:
        case = investcase.load(KENT, changes={"home_care_hours": each})
        appraisal = investcase.appraise(case)
        yield f"{each} hours: £{appraisal.result().options[1].npsv.central:,.0f}"


def main() -> None:
    """Print a case, what it is worth, its problems, and what other hours would make of it."""
    appraisal = investcase.appraise(investcase.load(KENT))
    print(appraisal)
    print(f"{len(appraisal.problems)} problems, of which the first: {appraisal.problems[0].message}")
    print(investcase.explain(appraisal, "npsv").title)
    print("\n".join(answers(("9.8", "14", "21"))))


if __name__ == "__main__":
    main()
