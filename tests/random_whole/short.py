"""What a case may say in fewer words: once for several, beside what it is about, or that there is none.

Drawn last and from a stream of its own, so that the rest of each seed's case stays as it was.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from investcase.documents.equality import SAID_BEFORE
from random_whole.draw import Draw
from random_whole.setting import Setting

SHARES = (
    "deadweight",
    "attribution",
    "displacement",
    "leakage",
    "already_achieved",
    "achievement",
    "overlap",
    "optimism_bias",
)


def said_briefly(setting: Setting, made: dict[str, Any], seed: int) -> None:
    """Say some of a whole case in fewer words."""
    chance = random.Random(f"in few words {seed}")
    words = Draw(chance, fullness=1.0)
    for option in made["options"]:
        if chance.random() < 0.1:
            end_together(setting, option)
        for entry in (*option.get("interventions", ()), *option.get("disinvestments", ())):
            for answer in entry.get("omitted_costs", {}).values():
                if "each_year" in answer and chance.random() < 0.2:
                    answer["once"] = answer.pop("each_year")
            if "adjustments" in entry and chance.random() < 0.2:
                beside(entry["adjustments"])
        for entry in option.get("interventions", ()):
            if "already_in_plan" not in entry and chance.random() < 0.1:
                entry["already_in_plan"] = "none"
            for release in entry.get("release", ()) if isinstance(entry.get("release"), list) else ():
                if release["body"] == setting.lead.id and chance.random() < 0.2:
                    del release["body"]
    for value in own_values(made):
        if chance.random() < 0.05:
            value["source"] = "not given"
        if str(value["value"]).endswith("%") and " " not in str(value["value"]) and chance.random() < 0.2:
            value["value"] = f"{str(value['value']).removesuffix('%')} of 100"
    equality = made.get("equality")
    if equality and chance.random() < 0.06:
        said = {name: value for name, value in equality.items() if name in SAID_BEFORE}
        made["equality"] = said | {"assessed_on": "not yet", "may_lose": [words.saying()]}


def end_together(setting: Setting, option: dict[str, Any]) -> None:
    """Say the last year of what says none, where all of that has begun by then."""
    labels = [setting.years.label(number) for number in range(setting.years.count)]
    open_ended = [entry for entry in option.get("interventions", ()) if "until" not in entry]
    open_ended += [line for line in option.get("costs", ()) if "to" not in line and "amount" not in line]
    begun = [str(entry.get("start", entry.get("from", labels[0]))) for entry in open_ended]
    option["paid_until"] = max([labels[len(labels) // 2], *begun], key=lambda label: int(label[:4]))


def beside(adjustments: dict[str, Any]) -> None:
    """Say of each adjustment its reason, and that nobody measured it, where it stands."""
    reasons, guessed = adjustments.pop("reasons", {}), adjustments.pop("illustrative", [])
    for name in [*adjustments]:
        if name in SHARES:
            given = {"share": adjustments[name]}
            if name in reasons:
                given["reason"] = reasons.pop(name)
            given["status"] = "illustrative" if name in guessed else "local"
            adjustments[name] = given
    rest = [name for name in guessed if not isinstance(adjustments.get(name), dict) or name not in SHARES]
    adjustments |= {name: kept for name, kept in (("reasons", reasons), ("illustrative", rest)) if kept}


def own_values(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every value that the case gives in place of another."""
    yield from made.get("figures", {}).values()
    for option in made["options"]:
        for entry in (*option.get("interventions", ()), *option.get("disinvestments", ())):
            yield from entry.get("inputs", {}).values()
