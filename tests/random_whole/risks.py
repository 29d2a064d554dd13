"""Risks in money: which risks of the register have a chance, and which costs wait for them."""

from __future__ import annotations

import random
from typing import Any

from random_whole.draw import SAYINGS, Tree

_BESIDE = ("staff", "transfer_with", "irrecoverable_vat", "life", "residual_value", "optimism_bias_from")
"""What a cost that waits for a risk may not say."""


def risks_in_money(made: dict[str, Any], seed: int) -> None:
    """Give some risks of a case a chance, and some costs one to wait for; drawn apart, so that no other draw moves."""
    chance = random.Random(f"risks {seed}")
    if chance.random() < 0.75:
        return
    plain = {"risk": "A risk of the register", "likelihood": "low", "impact": "high", "mitigation": "It is watched."}
    risks = made.setdefault("committee", {}).setdefault("risks", [plain | {"owner": "Head of care"}])
    names: list[str] = []
    for number, risk in enumerate(risks[:2]):
        names.append(f"risk-{number}")
        share = chance.choice(("5%", "20%", "0.5%", "1 in 3"))
        risk |= {"id": names[-1], "chance": share, "source": chance.choice(SAYINGS)}
        if chance.random() < 0.5:
            risk["tail"] = "yes"
    for option in made["options"]:
        borrowed = {loan.get("for") for loan in option.get("borrowing", ())}
        for line in option.get("costs", ()):
            if line["id"] not in borrowed and not line.keys() & set(_BESIDE) and chance.random() < 0.6:
                line["only_if"] = chance.choice(names)


def named(made: dict[str, Tree]) -> bool:
    """Whether any cost of a case waits for a risk."""
    options: Any = made["options"]
    return any("only_if" in line for option in options for line in option.get("costs", ()))
