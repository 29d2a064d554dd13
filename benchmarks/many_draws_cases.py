"""The cases of `many_draws.py`: W, which is made here, and a shipped example, with every figure drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from growing import CASE, HEAD, LIBRARY, SOURCE

import investcase
from investcase.flows.worlds import CENTRAL, Worlds
from investcase.quantities.arrays import Array
from investcase.resolving.resolved_case import ResolvedCase

LINES, YEARS, INPUTS, CERTAIN = 40, 30, 30, 5
BODIES = ("council", "nhs", "police", "fire", "probation", "people")
_OF_A_LINE = 5
_KINDS = {
    # Each kind of input: its unit, and what is written where it is uncertain and where it is not.
    "reach": ("people / year", "280 to 560, central 400 people / year", "400 people / year"),
    "visits": ("visits / person", "2 to 4, central 3 visits / person", "3 visits / person"),
    "price": ("£ / visit", "£35 to £70, central £50 / visit", "£50 / visit"),
    "part": ("'%', is: share", "40% to 80%, central 60%", "60%"),
    "left": ("'%', is: share", "50% to 90%, central 70%", "70%"),
}
_WHEN = {
    **{f"rise{years}": ("year", f"{years} years") for years in range(1, 5)},
    **{f"fall{points}": ("'%', is: change", f"-{points}%") for points in range(5)},
}
_EACH = INPUTS // _OF_A_LINE


def inputs_of(line: int) -> tuple[str, ...]:
    """The five inputs of a line: one of each kind, so that no two lines have the same five."""
    return tuple(f"{kind}{(line + place * (line // _EACH)) % _EACH}" for place, kind in enumerate(_KINDS))


def ramp_of(line: int) -> int:
    """Over how many years a line rises."""
    return 1 + line % 4


def fall_of(line: int) -> float:
    """The share by which a line falls from each year to the next."""
    return 0.01 * (line % 5)


def body_of(line: int) -> str:
    """The body that a line belongs to."""
    return BODIES[line % len(BODIES)]


def times_of(line: int) -> int:
    """What a line is taken times: people gain about what all the rest costs."""
    return 6 if body_of(line) == "people" else 1


def w(folder: Path) -> ResolvedCase:
    """Forty lines over 30 years for six bodies, each the product of five of 30 inputs, 25 of them ranged."""
    names = [(f"{kind}{number}", *said) for kind, said in _KINDS.items() for number in range(_EACH)]
    asked = "".join(f"  {name}: {{title: The {name}, unit: {unit}, ask: How much?}}\n" for name, unit, *_ in names)
    asked += "".join(
        f"  {name}: {{title: The {name}, unit: {unit}, ask: When?}}\n" for name, (unit, _) in _WHEN.items()
    )
    steps = "".join(
        f"  money{line}:\n    title: Money {line}\n    unit: £ / year\n    formula: "
        f"{times_of(line)} * {' * '.join(inputs_of(line))} * grow(ramp(rollout, rise{ramp_of(line)}), fall{line % 5})\n"
        for line in range(LINES)
    )
    lines = "".join(
        f"  line{line}:\n    title: Line {line}\n    amount: money{line}\n    body: {body_of(line)}\n"
        + ("    kind: benefit\n    cash_type: wider_value\n" if body_of(line) == "people" else "    kind: cost\n")
        for line in range(LINES)
    )
    model = (
        "format: investcase/model/1\nmodel: w\ntitle: W\nsummary: Somebody visits.\nwhat_is_done: visit people\n"
        f"nations:\n  england: The nation it was written for.\ninputs:\n{asked}steps:\n{steps}"
        f"people: reach0\npeople_title: people seen a year\nlines:\n{lines}"
    )
    given = "".join(
        f"          {name}: {{value: '{certain if index >= INPUTS - CERTAIN else ranged}', source: made up, "
        "status: illustrative}\n"
        for index, (name, _, ranged, certain) in enumerate(names)
    )
    given += "".join(
        f"          {name}: {{value: {value}, source: made up, status: illustrative}}\n"
        for name, (_, value) in _WHEN.items()
    )
    case = (
        HEAD.format(years=YEARS)
        + "options:\n  - id: first\n    title: Programme first\n    preferred: yes\n"
        + f"    interventions:\n      - id: w\n        model: w\n        inputs:\n{given}"
    )
    files = {
        CASE: case,
        f"{LIBRARY}/sources/made-up.yaml": "format: investcase/sources/1\nsources:\n" + SOURCE.format(id="returns"),
        f"{LIBRARY}/models/w/model.yaml": model,
        f"{LIBRARY}/models/w/technical-notes.md": "Made up.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return investcase.load(folder / CASE)


def drawn(case: ResolvedCase, draws: int, keys: Sequence[str], made: Array) -> Worlds:
    """The central world, then as many drawn ones: `made` is [key, draw], each figure at its value."""
    values = {key: np.array([[figure.quantity.central]]) for key, figure in case.register().items()}
    for key, row in zip(keys, made, strict=True):
        values[key] = np.concatenate([values[key], row[:, np.newaxis]])
    return Worlds((CENTRAL,), values, draws)
