"""Judged ranges: what named people expect of amounts that a case gives without a range."""

from __future__ import annotations

import random
import re
from typing import Any

_POUNDS = re.compile(r"£([\d,]+)")


def judged_ranges(made: dict[str, Any], seed: int) -> None:
    """Have people judge some amounts a year of a case; drawn apart, so that no other draw moves."""
    chance = random.Random(f"judged {seed}")
    if chance.random() < 0.85:
        return
    lines = [line for option in made["options"] for kind in ("costs", "benefits") for line in option.get(kind, ())]
    found: list[dict[str, str]] = []
    for line in lines:
        plain = _POUNDS.fullmatch(str(line.get("each_year")))
        amount = int(plain[1].replace(",", "")) if plain is not None else 0
        if not amount or chance.random() < 0.5:
            continue
        for who in ("Ann Lee, head of reablement", "Bo May")[: chance.choice((1, 2, 2))]:
            low, centre, high = (
                round(amount * share) for share in sorted(chance.randint(40, 180) / 100 for _ in range(3))
            )
            if low < high:
                written = f"£{low} to £{high}, central £{centre}"
                entry = {"figure": line["id"], "who": who, "on": "2026-10-03"}
                found.append(entry | {"range": written, "reason": "The pilot of last winter"})
    if found:
        made["judged"] = found
