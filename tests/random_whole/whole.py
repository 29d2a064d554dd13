"""A whole case from a seed: everything that a case may say, said or left out by chance, and valid."""

from __future__ import annotations

import random

from random_whole.bodies import bodies_named
from random_whole.cuts import cut
from random_whole.draw import Draw, Tree
from random_whole.judged import judged_ranges
from random_whole.lines import benefit, cost
from random_whole.models import intervention, model_called, model_names, own_figures
from random_whole.money import (
    FALLS,
    balancing,
    band_d,
    demand,
    funding_terms,
    loan,
    net_budgets,
    own_prices,
    portfolio,
    stream,
    workforce,
)
from random_whole.people import equality
from random_whole.risks import risks_in_money
from random_whole.setting import Setting, drawn_setting
from random_whole.short import said_briefly
from random_whole.words import accepted, committee, decision, narrative, source

SCHEDULES = (
    "green-book-2018",
    "green-book-2022",
    "green-book-2026",
    "green-book-2026-reduced",
    "review-2026-recommended",
)


def whole_case(seed: int) -> dict[str, Tree]:
    """The case of a seed, as plain data: mappings, lists and texts, nothing else.

    A third of the seeds give small cases, a third give full ones.
    """
    chance = random.Random(f"whole case {seed}")
    draw = Draw(chance, fullness=chance.choice((0.12, 0.45, 0.8)))
    setting = drawn_setting(draw)
    if draw.maybe(0.6):
        sources = [source(setting) for _ in range(draw.whole(1, 2))]
        setting.source_ids += [str(entry["id"]) for entry in sources]
    else:
        sources = []
    options = options_of(setting)
    live = [option for option in options if not is_out(option)]
    chosen = next((option for option in live if "preferred" in option), live[0])
    made = head(setting) | {"options": options}
    if sources:
        made["sources"] = sources
    figures = own_figures(setting)
    if figures:
        made["figures"] = figures
    if draw.maybe(0.5):
        made["prices"] = own_prices(setting)
    if draw.maybe(0.4):
        made["demand"] = demand(setting)
    if draw.maybe(0.4):
        made["balancing"] = balancing(setting)
    if draw.maybe(0.4):
        made["net_budgets"] = net_budgets(setting)
    if setting.nation.value == "england" and draw.maybe(0.5):
        made["band_d"] = band_d(setting)
    if draw.maybe(0.6):
        made["equality"] = equality(setting, ids_of(chosen, "costs", "benefits"), ids_of(chosen, "costs"))
    if draw.maybe(0.5):
        board = [str(line["id"]) for line in chosen.get("costs", []) if line["body"] == setting.lead.id]
        made["committee"] = committee(setting, board)
    if draw.maybe(0.5):
        made["narrative"] = narrative(setting)
    risks_in_money(made, seed)
    judged_ranges(made, seed)
    bodies_named(setting, made, seed)
    said_briefly(setting, made, seed)
    if draw.rarely(0.15):
        made["unstated_ranges"] = "by_grade"
    if draw.rarely(0.1):
        made["accepted"] = [accepted(setting)]
    moving = moves_with(setting, options)
    if moving and draw.rarely(0.4):
        made["moves_with"] = [moving]
    asked = what_ifs(setting, options)
    if asked and draw.rarely(0.08):
        made["what_ifs"] = asked
    return {name: part for name, part in made.items() if part != {}}


def head(setting: Setting) -> dict[str, Tree]:
    """What the case says of itself."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {
        "format": "investcase/case/1",
        "case": draw.id("case"),
        "title": draw.title(),
        "place": setting.written_place,
        "start": years.label(0),
        "years": str(years.count),
        "price_base": years.label(draw.whole(-4, 2)),
    }
    if setting.lead.id != "council" or draw.maybe(0.3):
        made["lead_body"] = setting.lead.id
    if draw.maybe(0.5):
        made["standing"] = draw.one(["illustrative", "draft", "final"])
    if draw.maybe(0.3):
        made["disclaimer"] = draw.saying()
    if draw.maybe(0.5):
        made["as_of"] = years.date()
    if draw.maybe(0.5):
        made["decision"] = decision(setting)
    if draw.maybe(0.7):
        made["discount"] = {"flat": draw.share(0, 0.08)} if draw.rarely(0.4) else draw.one(SCHEDULES)
    if draw.maybe(0.3):
        made["deflator"] = "gdp-deflators-2026-06"
    return made


def options_of(setting: Setting) -> list[dict[str, Tree]]:
    """One option that may be chosen or several, business as usual written out, and options set aside."""
    draw = setting.draw
    live = [option(setting, f"option-{number}") for number in range(draw.one((1, 1, 2, 3)))]
    if len(live) > 1 or draw.maybe(0.5):
        chosen = draw.one(live)
        chosen["preferred"] = draw.yes()
        if draw.maybe(0.5):
            chosen["ambition"] = "preferred"
    for other in live:
        if "preferred" not in other and len(live) > 1 and draw.maybe(0.6):
            other["ambition"] = draw.one(["do_minimum", "more", "less"])
    if draw.maybe(0.3):
        live.append({"id": draw.id("usual"), "title": "As now", "business_as_usual": draw.yes()})
    if draw.maybe(0.3):
        live.append({"id": draw.id("dropped"), "title": draw.title(), "rejected": draw.saying()})
    if draw.maybe(0.1):
        live.append(option(setting, "not-this") | {"rejected": draw.saying()})
    return draw.some(live, len(live))


def moves_with(setting: Setting, options: list[dict[str, Tree]]) -> dict[str, Tree]:
    """Lines of the case's own that lie high or low together, of whatever option, by their ids; some have no range."""
    draw = setting.draw
    named = {
        str(line["id"]) if "each_year" in line else f"{line['id']}.salary"
        for option in options
        for name in ("costs", "benefits")
        for line in option.get(name, [])
        if "each_year" in line or "staff" in line
    }
    if len(named) < 2:
        return {}
    chosen = draw.some(sorted(named), 2, 3)
    return {
        "figures": chosen,
        "correlation": draw.share(0 if len(chosen) > 2 else -1, 1),
        "reason": draw.saying(),
    }


def what_ifs(setting: Setting, options: list[dict[str, Tree]]) -> list[dict[str, Tree]]:
    """Lines that cost or bring another amount each year, one set a line, and all of them at once."""
    draw = setting.draw
    named = [
        f"{option['id']}.{line['id']}"
        for option in options
        for name in ("costs", "benefits")
        for line in option.get(name, [])
        if "each_year" in line
    ]
    sets: list[dict[str, Tree]] = [
        {"id": f"what-if-{number}", "title": draw.title(), "changes": {name: f"£{draw.whole(1, 90)}k"}}
        for number, name in enumerate(draw.some(named, min(2, len(named))))
    ]
    if len(sets) > 1:
        sets.append({"id": "all-of-them", "title": draw.title(), "combines": [str(one["id"]) for one in sets]})
    return sets


def is_out(option: dict[str, Tree]) -> bool:
    """Whether an option may not be chosen."""
    return "rejected" in option or "business_as_usual" in option


def option(setting: Setting, name: str) -> dict[str, Tree]:
    """One way of acting. What stands in it may bear the ids of what stands in another."""
    draw = setting.draw
    draw.used.clear()
    made: dict[str, Tree] = {"id": name, "title": draw.title()}
    if draw.maybe(0.5):
        made["summary"] = draw.saying()
    costs = [cost(setting) for _ in range(draw.one((0, 1, 2, 4)))]
    works = [intervention(setting, name, [str(line["id"]) for line in costs]) for name in models_of(setting)]
    cuts = [cut(setting)] if draw.maybe(0.45) else []
    least = 0 if costs or works or cuts else 1
    benefits = [benefit(setting) for _ in range(draw.whole(least, 4))]
    streams = [stream(setting) for _ in range(draw.whole(1, 3))] if draw.maybe(0.5) else []
    capital = [(str(line["id"]), str(line["body"])) for line in costs if line.get("spend") == "capital"]
    loans = [loan(setting, capital) for _ in range(draw.whole(1, 2))] if draw.maybe(0.35) else []
    parts = {
        "costs": costs,
        "interventions": works,
        "benefits": benefits,
        "disinvestments": cuts,
        "funding": streams,
        "borrowing": loans,
    }
    made |= {name: part for name, part in parts.items() if part}
    needing = [*(str(work["id"]) for work in works), *(str(line["id"]) for line in benefits)]
    if needing and draw.maybe(0.4):
        made["workforce"] = workforce(setting, needing, [str(line["id"]) for line in costs if "staff" in line])
    tell_apart(setting, made)
    if draw.maybe(0.3):
        made["funding_terms"] = funding_terms(setting)
    if works and draw.maybe(0.6):
        made["portfolio"] = portfolio(setting, works)
    return made


def tell_apart(setting: Setting, option: dict[str, Tree]) -> None:
    """Let some lines of an option say why they are not what others are, that may look the same."""
    draw = setting.draw
    cuts = option.get("disinvestments", [])
    known = ids_of(option, "costs", "benefits", "interventions", "disinvestments")
    lines = [*option.get("costs", []), *option.get("benefits", [])]
    for cut_ in cuts:
        known += ids_of(cut_, "saving", "demand")
        lines += [*cut_["saving"], *cut_.get("demand", [])]
    for line in lines:
        others = [name for name in known if name != line["id"]]
        if others and draw.maybe(0.15):
            line["apart_from"] = {name: draw.saying() for name in draw.some(others, 1, 2)}


def models_of(setting: Setting) -> list[str]:
    """Which models an option puts to work: a model of a national claim never twice."""
    draw = setting.draw
    names = list(FALLS) if draw.maybe(0.25) else []
    names += [draw.one(model_names()) for _ in range(draw.one((0, 0, 1, 2)))]
    once: list[str] = []
    for name in names:
        if name not in once or model_called(name).claim is None:
            once.append(name)
    return once


def ids_of(option: dict[str, Tree], *parts: str) -> list[str]:
    """The ids of an option's own lines."""
    return [str(line["id"]) for part in parts for line in option.get(part, [])]
