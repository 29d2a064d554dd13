"""Who is who: bodies that a case names for itself, and who stands for those that a model names.

Drawn last and from a stream of its own, so that the rest of each seed's case stays as it was.
"""

from __future__ import annotations

import random
from typing import Any

from random_whole.draw import Draw, Tree
from random_whole.models import model_called
from random_whole.setting import Setting


def bodies_named(setting: Setting, made: dict[str, Any], seed: int) -> None:
    """Add them to a whole case."""
    chance = random.Random(f"own bodies {seed}")
    if chance.random() < 0.06:
        lead = setting.lead.id
        made["bodies"] = [{"id": lead, "is": lead, "name": Draw(chance, fullness=1.0).title()}]
    if "band_d" in made and chance.random() < 0.2:
        made["band_d"]["body"] = "council"
    for option in made["options"]:
        for service in (*option.get("interventions", ()), *option.get("disinvestments", ())):
            named = (
                {line.body for line in model_called(service["model"]).lines.values()} if "model" in service else set()
            )
            if "lead" in named and chance.random() < 0.1:
                service["bodies"] = {"lead": setting.lead.id}
    who: list[dict[str, Tree]] = [impact["who"] for impact in made.get("equality", {}).get("impacts", ())]
    for entry in who:
        if entry.get("people") == "users" and chance.random() < 0.2:
            entry["people"] = "applicants"
    for profile in made.get("equality", {}).get("profiles", ()):
        if profile.get("of") == "users" and chance.random() < 0.2:
            profile["of"] = "applicants"
