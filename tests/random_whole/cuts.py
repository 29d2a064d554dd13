"""Services that are reduced or stopped."""

from __future__ import annotations

from typing import Any

from investcase.documents.bodies import body_of
from investcase.documents.model import Model
from random_whole.draw import Tree
from random_whole.lines import CASH_TYPES, PUBLIC, cash_claim, common, health, how_much, marginal_share
from random_whole.models import adjustments, has_stock, model_called, model_names, ramp, service
from random_whole.setting import Setting


def cut(setting: Setting) -> dict[str, Tree]:
    """A cut, of a service that a model describes or of one that its own lines do."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {"id": draw.id("cut"), "title": draw.title(), "change": draw.one(["reduce", "stop"])}
    if made["change"] == "reduce":
        made["share"] = draw.share(0.05, 0.9)
    start = draw.whole(0, years.count - 1)
    if draw.maybe(0.5):
        made["start"] = years.label(start)
    else:
        start = 0
    if draw.maybe(0.4):
        made["start_month"] = years.month()
    if draw.maybe(0.4):
        made["ramp"] = ramp(setting)
    model = model_called(draw.one(model_names())) if draw.rarely(0.7) else None
    if model is None:
        made.pop("ramp", None)  # Its own lines say how much, year by year.
    else:
        made |= {"model": model.model} | of_a_model(setting, model)
    lines = [demand_line(setting) for _ in range(draw.whole(0 if model else 1, 3))]
    if lines:
        made["demand"] = lines
    made["saving"] = savings(setting, model)
    _with_the_cut(made, start)
    absorbing = sorted(bodies_touched(setting, model, lines) & PUBLIC)
    if absorbing and draw.maybe(0.5):
        made["absorbed"] = {body: draw.saying() for body in draw.some(absorbing, 1)}
    if draw.maybe(0.8):
        made["optimism_bias"] = {which: cut_bias(setting) for which in draw.some(["saving", "demand"], 1)}
    made["exit_costs"] = {
        name: exit_cost(setting) for name in ("redundancy", "notice", "clawback", "stranded_overheads")
    }
    for cost in made["exit_costs"].values() if start else ():
        if "from" not in cost:
            cost.pop("to", None)
    made["restart_cost"] = restart(setting)
    if draw.maybe(0.4):
        made["restart_in"] = years.any(start)
    return made


def _with_the_cut(made: dict[str, Any], start: int) -> None:
    """Lines in force with the cut end no earlier than it begins, and a ramp is one that something follows."""
    own = [line for line in (*made["saving"], *made.get("demand", ())) if "amount" not in line and "from" not in line]
    for line in own if start else ():
        line.pop("to", None)
    if not own and "model" not in made:
        made.pop("ramp", None)


def of_a_model(setting: Setting, model: Model) -> dict[str, Tree]:
    """What only a cut of a modelled service says."""
    draw = setting.draw
    made = service(setting, model)
    if draw.maybe():
        made["adjustments"] = adjustments(setting, graded=False)
    if draw.maybe(0.8):
        share = draw.share_or_range(0.2, 1.5)
        made["effect_of_stopping"] = told(setting, share)
    if draw.maybe(0.8):
        years = draw.one(["2 years", "0.5 to 3 years, central 1 year", "0 years"])
        made["decay"] = "at once" if has_stock(model) or draw.rarely(0.2) else told(setting, years)
    return made


def told(setting: Setting, value: Tree) -> Tree:
    """A value with its source, and perhaps its reason and standing."""
    draw = setting.draw
    made: dict[str, Tree] = {"value": value, "source": setting.source()}
    if draw.maybe(0.5):
        made["reason"] = draw.saying()
    if draw.maybe(0.4):
        made["status"] = draw.one(["local", "illustrative"])
    if draw.maybe(0.6):
        made["price_base"] = setting.years.price_base()
    return made


def bodies_touched(setting: Setting, model: Model | None, lines: list[dict[str, Tree]]) -> set[str]:
    """Every body to which something comes back."""
    found = {str(line["body"]) for line in lines}
    for line in model.lines.values() if model else ():
        found.add(body_of(line.body, setting.lead).id)
    return found


def savings(setting: Setting, model: Model | None) -> list[Tree]:
    """What is saved: amounts of one's own, or what a model says that delivery costs."""
    draw, years = setting.draw, setting.years
    made: list[Tree] = []
    delivery = [key for key, line in model.lines.items() if line.kind == "cost" and not line.adjusted] if model else []
    for key in draw.some(delivery, 0, 2):
        assert model is not None
        body = model.lines[key].body
        whose = body_of(body, setting.lead).id
        line: dict[str, Tree] = {"id": draw.id("saving"), "title": draw.title(), "body": whose, "model_line": key}
        if draw.maybe(0.5):
            line["from"] = years.any()
        if whose not in PUBLIC:
            line["cash_type"] = "wider_value"
        elif draw.maybe(0.5):
            line["cash_type"] = draw.one(CASH_TYPES)
        made.append(line | cash_claim(setting, whose))
    for _ in range(draw.whole(0 if made else 1, 2)):
        line = {"id": draw.id("saving"), "title": draw.title(), "body": setting.body()}
        line |= how_much(setting, 0, 400_000) | common(setting, bias=False)
        if line["body"] not in PUBLIC:
            line["cash_type"] = "wider_value"
        elif draw.maybe(0.5):
            line["cash_type"] = draw.one(CASH_TYPES)
        if line.get("cash_type") == "wider_value" and draw.maybe(0.5):
            line |= health(setting)
        elif line.get("cash_type") != "wider_value" and draw.maybe(0.3):
            line["marginal_share"] = marginal_share(setting)
        if draw.maybe(0.1):
            line["loses"] = draw.yes()
        made.append(line | cash_claim(setting, str(line["body"])))
    return made


def demand_line(setting: Setting) -> dict[str, Tree]:
    """What comes back to somebody."""
    draw = setting.draw
    made: dict[str, Tree] = {"id": draw.id("demand"), "title": draw.title(), "body": setting.body()}
    made |= how_much(setting, 0, 300_000) | common(setting, bias=False)
    falls_as = "cash" if made["body"] in PUBLIC else "wider_value"
    if draw.maybe(0.5):
        falls_as = draw.one(["cash", "capacity"] if falls_as == "cash" else ["cash", "wider_value"])
        made["falls_as"] = falls_as
    if falls_as == "wider_value" and draw.maybe(0.5):
        made |= health(setting)
    return made


def cut_bias(setting: Setting) -> Tree:
    """A share by which a hope is corrected."""
    draw = setting.draw
    made: dict[str, Tree] = {"share": draw.share_or_range(0, 0.8), "reason": draw.saying()}
    if draw.maybe(0.5):
        made["status"] = draw.one(["local", "illustrative"])
    return made


def exit_cost(setting: Setting) -> Tree:
    """One cost of leaving."""
    draw, years = setting.draw, setting.years
    way = draw.one(["zero", "amount", "each_year"])
    if way == "zero":
        return {"zero": draw.saying()}
    made: dict[str, Tree] = {}
    if way == "amount":
        made["amount"] = years.amounts(0, 90_000)
    else:
        made["each_year"] = draw.pounds(0, 30_000)
        first, last = years.span()
        if draw.maybe():
            made["from"] = first
        if draw.maybe():
            made["to"] = last
    if draw.maybe(0.4):
        made["body"] = setting.body()
    if draw.maybe(0.4):
        made["likely_range"] = draw.around_one()
    return made | setting.told_by(chance=0.6)


def restart(setting: Setting) -> Tree:
    """What starting again would cost."""
    draw = setting.draw
    if draw.rarely(0.4):
        return {"zero": draw.saying()}
    amount = draw.pounds_range(0, 300_000) if draw.maybe(0.3) else draw.pounds(0, 300_000)
    return {"amount": amount} | setting.told_by(chance=0.6)
