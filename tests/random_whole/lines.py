"""Lines of money that a case gives by itself: costs, benefits, and what they say of themselves."""

from __future__ import annotations

from functools import cache

from investcase.catalogue.events import vocabulary
from investcase.catalogue.library import shipped_library
from investcase.documents.bodies import plain_bodies
from random_whole.draw import Tree
from random_whole.setting import Setting

PUBLIC = {body.id for body in plain_bodies() if body.public}
"""Those that may have cash or capacity: the others have no budget."""
CASH_TYPES = ("cash_releasing", "avoided_growth", "capacity")
PRICE_KINDS = ("pay", "fees", "non_pay", "income", "general")
CAPITAL_KINDS = (
    "non-standard-buildings",
    "standard-buildings",
    "equipment-and-development",
    "standard-civil-engineering",
)


def staff(setting: Setting) -> Tree:
    """Posts."""
    draw = setting.draw
    wte: Tree = draw.one([f"{draw.number(0.2, 30, 1):g}", f"{draw.number(1, 9, 1):g} wte"])
    if draw.maybe(0.3):
        wte = "4 to 9, central 6.5"
    return {
        "wte": wte,
        "salary": draw.pounds_range(25_000, 60_000) if draw.maybe(0.2) else draw.pounds(25_000, 60_000),
        "on_costs": draw.share_or_range(0.1, 0.4),
        "on_costs_as_of": setting.years.date(),
    }


def how_much(
    setting: Setting, low: float, high: float, ways: tuple[str, ...] = ("amount", "each_year", "staff")
) -> dict:
    """An amount told in one way, with its years where it has them."""
    draw, years = setting.draw, setting.years
    way = draw.one(ways)
    made: dict[str, Tree] = {}
    if way == "amount":
        made["amount"] = years.amounts(low, high)
        return made
    if way == "staff":
        made["staff"] = staff(setting)
    else:
        wide = draw.maybe(0.2)
        made["each_year"] = draw.pounds_range(low, high) if wide else draw.pounds(low, high)
        if not wide and draw.rarely(0.1):
            made["each_year"] = f"{made['each_year']} / year"
    first, last = years.span()
    if draw.maybe(0.6):
        made["from"] = first
    if draw.maybe(0.6):
        made["to"] = last
    if draw.maybe(0.5):
        made["start_month"] = years.month()
    return made


def common(setting: Setting, *, bias: bool = True) -> dict[str, Tree]:
    """What any line may say beside how much."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    if draw.maybe(0.4):
        made["spend"] = draw.one(["revenue", "capital"])
    if draw.maybe(0.5):
        made["prices_as"] = draw.one(PRICE_KINDS)
    if draw.maybe(0.35):
        rate = draw.one(["1%", "-0.5%", "2.25%", "0%"])
        made["relative_price"] = {"each_year": rate, "reason": draw.saying()}
    if draw.maybe(0.3):
        made["recurrent"] = draw.yes_no()
    if draw.maybe(0.25):
        made["ring_fence"] = "Better Care Fund"
    if draw.maybe(0.6):
        made["likely_range"] = draw.around_one()
    if bias and draw.maybe(0.4):
        made["optimism_bias"] = draw.share_or_range(0, 0.6)
    events, groups = what_is_counted()
    if draw.maybe(0.3):
        made["event"] = draw.one(events)
    if draw.maybe(0.3):
        made["group"] = draw.one(groups)
    made |= setting.told_by(chance=0.5)
    if "relative_price" not in made and draw.maybe(0.15):
        made["price_base"] = "cash"
    return made


@cache
def what_is_counted() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every event, and every group of people, that a line may name."""
    words, _ = vocabulary(shipped_library())
    return tuple(words.events), tuple(words.people)


def marginal_share(setting: Setting) -> Tree:
    """What one fewer saves of what it costs on average."""
    draw = setting.draw
    made: dict[str, Tree] = {"share": draw.share_or_range(), "reason": draw.saying()}
    return made | setting.told_by(price_base=False, chance=0.6)


def tabled_bias(setting: Setting, kinds: tuple[str, ...] = CAPITAL_KINDS) -> Tree:
    """A bias from the published table."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    if draw.maybe(0.5):
        made["table"] = "mott-macdonald-2002"
    if len(kinds) > 1 and draw.maybe(0.5):
        share = draw.whole(10, 90)
        one, other = draw.some(kinds, 2, 2)
        made["kinds"] = {one: f"{share}%", other: f"{100 - share}%"}
    else:
        made["kind"] = draw.one(kinds)
    if draw.maybe(0.7):
        made["mitigation"] = [
            {
                "risk_area": draw.title(),
                "contribution": f"{draw.whole(5, 30)}%",
                "mitigated": f"{draw.whole(0, 100)}%",
                "evidence": draw.saying(),
            }
            for _ in range(draw.whole(1, 3))
        ]
    return made


def cost(setting: Setting) -> dict[str, Tree]:
    """A cost line."""
    draw = setting.draw
    made: dict[str, Tree] = {"id": draw.id("cost"), "title": draw.title(), "body": setting.body()}
    low, high = draw.one(((0.0, 0.0), (1_000.0, 500_000.0), (1_000.0, 5_000_000.0)))
    made |= how_much(setting, low, high)
    made |= common(setting)
    others = [body for body in setting.without_budget if body != made["body"]]
    if draw.maybe(0.15):
        made["transfer_with"] = draw.one(others)
    if draw.maybe(0.2):
        vat = draw.share_or_range(0, 0.2) if draw.rarely(0.7) else draw.pounds(0, 20_000)
        made |= {} if made.keys() & {"staff", "transfer_with"} else {"irrecoverable_vat": vat}  # Neither carries any.
    if "optimism_bias" not in made and draw.maybe(0.3):
        kinds = CAPITAL_KINDS if made.get("spend") == "capital" else ("outsourcing",)
        made["optimism_bias_from"] = tabled_bias(setting, kinds)
    if made.get("spend") == "capital" and "transfer_with" not in made and draw.maybe(0.7):
        if draw.rarely(0.5):
            made["life"] = draw.one(["15 years", "2 years", "0.5 years", "10 to 30 years, central 20 years"])
        else:
            made["residual_value"] = draw.pounds(0, 90_000)
    return made


def cash_claim(setting: Setting, body: str) -> dict[str, Tree]:
    """The budget line that falls, its growth line and its owner, each if it is drawn."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    if draw.rarely(0.85):
        made["budget_line"] = setting.budget_line(body)
        made["owner"] = draw.title()
    if draw.maybe(0.5):
        made["plan_line"] = f"Demography, {draw.one(('older', 'younger'))} people"
    return made


def health(setting: Setting) -> dict[str, Tree]:
    """What makes a gain one of life or health."""
    return {"discount": "health", "measure": setting.draw.one(["qaly", "life_year", "risk_to_life"])}


def benefit(setting: Setting) -> dict[str, Tree]:
    """A benefit line."""
    draw = setting.draw
    made: dict[str, Tree] = {"id": draw.id("benefit"), "title": draw.title(), "body": setting.body()}
    low, high = draw.one(((0.0, 0.0), (1_000.0, 700_000.0), (1_000.0, 700_000.0), (-90_000.0, 90_000.0)))
    made |= how_much(setting, low, high)
    made |= common(setting)
    if low < 0 and draw.maybe():
        made["loses"] = draw.yes()
    made["cash_type"] = draw.one(CASH_TYPES) if made["body"] in PUBLIC else "wider_value"
    if made["cash_type"] in ("cash_releasing", "avoided_growth") or draw.maybe(0.2):
        made |= cash_claim(setting, str(made["body"]))
    if made["cash_type"] == "cash_releasing" and "owner" in made and draw.maybe(0.4):
        payers = setting.without_budget if low < 0 else [body.id for body in setting.bodies]
        made["transfer_with"] = draw.one([body for body in payers if body != made["body"]])
        return made
    if made["cash_type"] == "wider_value" and draw.maybe(0.5):
        made |= health(setting)
    if made["cash_type"] != "wider_value" and draw.maybe(0.6):
        made["marginal_share"] = marginal_share(setting)
    return made
