"""Money round the lines: prices, demand, funding, loans, budgets, balancing, posts and what interventions share."""

from __future__ import annotations

from random_whole.draw import Tree
from random_whole.models import local_value, model_called, quantities
from random_whole.setting import Setting

STREAMS = {
    "england": (
        ("better-care-fund", "council"),
        ("better-care-fund", "nhs"),
        ("disabled-facilities-grant", "council"),
        ("public-health-grant", "council"),
        ("capital-receipts", "council"),
        ("capital-receipts-flexible", "council"),
        ("borrowing", "council"),
        ("reserves", "council"),
    ),
    "scotland": (
        ("partner-payments", "ijb"),
        ("set-aside", "nhs"),
        ("primary-care-improvement-fund", "ijb"),
        ("ijb-earmarked-reserves", "ijb"),
        ("reserves", "council"),
    ),
    "wales": (("reserves", "council"),),
    "northern_ireland": (("reserves", "council"),),
}
ROUTES = {"england": ("section_75", "section_256", "better_care_fund", "risk_share")}


def own_prices(setting: Setting) -> Tree:
    """The prices that bodies plan by."""
    draw = setting.draw
    bodies = draw.some([*(body.id for body in setting.bodies), "all"], 1, 3)
    made: dict[str, Tree] = {"bodies": {body: body_prices(setting) for body in bodies}}
    if draw.maybe(0.6):
        made["relative_prices"] = draw.yes_no()
    return made


def body_prices(setting: Setting) -> Tree:
    """One body's own."""
    draw = setting.draw
    return {kind: price(setting) for kind in ("pay", "fees", "non_pay", "income") if draw.maybe(0.7)}


def price(setting: Setting) -> Tree:
    """How one kind of price moves."""
    draw = setting.draw
    made: dict[str, Tree] = {"source": draw.saying()}
    if draw.rarely(0.5):
        made["each_year"] = draw.one(["3%", "5%", "2.5%", "0%", "-1%"])
    else:
        first, count = draw.whole(-3, 2), draw.whole(1, 4)
        made["by_year"] = {str(setting.years.start + (first + t)): f"{draw.number(-1, 8, 2):g}%" for t in range(count)}
    if draw.maybe(0.5):
        made["status"] = draw.one(["local", "illustrative"])
    return made


def demand(setting: Setting) -> list[Tree]:
    """How need grows behind budget lines that something in the case names, or that nothing does."""
    draw = setting.draw
    named = sorted(set(setting.budget_lines)) or [("council", "A line that nothing names")]
    made: list[Tree] = []
    for body, line in draw.some(named, 1, 3):
        entry: dict[str, Tree] = {
            "body": body,
            "budget_line": line,
            "baseline": draw.one([draw.pounds(0, 5_000_000), draw.pounds_range(100_000, 9_000_000)]),
            "source": draw.saying(),
        }
        rates = draw.some(["population_growth", "rising_need"], 1)
        for rate in rates:
            entry[rate] = draw.one(["1.5%", "-2%", "0%", "1% to 2%, central 1.5%", "-1% to 4%, central 0.5%"])
        if draw.maybe(0.5):
            entry["price_base"] = setting.years.price_base()
        if draw.maybe(0.5):
            entry["in_plan"] = "Demographic growth"
        if draw.maybe(0.4):
            entry["status"] = draw.one(["local", "illustrative"])
        made.append(entry)
    return made


def stream(setting: Setting) -> dict[str, Tree]:
    """Money from elsewhere."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {"id": draw.id("stream"), "title": draw.title(), "body": setting.public_body()}
    if draw.maybe(0.7):
        made["stream"], made["body"] = draw.one(STREAMS[setting.nation.value])
    if draw.maybe(0.5):
        made["paid_by"] = draw.one([str(made["body"]), setting.public_body()])
    if draw.rarely(0.5):
        low = -50_000 if draw.maybe(0.3) else 0
        made["amount"] = years.amounts(low, 400_000, ranged=False)
    else:
        made["each_year"] = draw.pounds(0, 300_000)
        first, last = years.span()
        if draw.maybe():
            made["from"] = first
        if draw.maybe():
            made["to"] = last
    if draw.maybe(0.4):
        made["recurrent"] = draw.yes_no()
    if draw.maybe(0.3):
        made["ring_fence"] = "Better Care Fund"
    if draw.maybe(0.5):
        made["confirmed"] = draw.yes_no()
    if draw.maybe(0.4):
        made["balance"] = draw.pounds(0, 900_000)
    if draw.maybe(0.5):
        made["exit"] = draw.saying()
    return made


def funding_terms(setting: Setting) -> Tree:
    """What money one year at a time would do."""
    draw = setting.draw
    made: dict[str, Tree] = {
        "recruitment_lag": f"{draw.whole(0, 12)} months",
        "churn": draw.share(),
        "late_start": draw.one([f"{draw.whole(0, 12)} months", "2"]),
        "source": draw.saying(),
    }
    if draw.maybe(0.5):
        made["status"] = draw.one(["local", "illustrative"])
    return made


def loan(setting: Setting, capital: list[tuple[str, str]]) -> dict[str, Tree]:
    """A loan, for a capital line of the borrower's where there is one."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {"id": draw.id("loan"), "title": draw.title()}
    if capital and draw.rarely(0.7):
        line, body = draw.one(capital)
        made |= {"body": body, "for": line}
    else:
        made |= {"body": setting.public_body(), "amount": years.amounts(0, 500_000, ranged=False)}
    made |= {"rate": draw.share(0, 0.09), "years": str(draw.whole(1, 40)), "source": draw.saying()}
    if draw.maybe(0.4):
        made["first_repayment"] = years.label(draw.whole(0, years.count + 2))
    if draw.maybe(0.5):
        made["repaid"] = draw.one(["annuity", "equal_principal"])
    if draw.maybe(0.4):
        made["status"] = draw.one(["local", "illustrative"])
    return made


def balancing(setting: Setting) -> Tree:
    """What partners would pay one another."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    partners = setting.partners
    if draw.maybe():
        routes: list[Tree] = []
        for payer in draw.some(partners, 1, 2):
            route: dict[str, Tree] = {
                "from": payer,
                "to": draw.one([other for other in partners if other != payer]),
                "route": draw.one(ROUTES.get(setting.nation.value, ("ijb_direction", "risk_share"))),
            }
            if draw.maybe(0.5):
                route["reference"] = draw.saying()
            routes.append(route)
        made["routes"] = routes
    if draw.maybe():
        made["advance"] = [
            {"body": body, "limit": draw.pounds(0, 900_000), "source": draw.saying()}
            for body in draw.some(partners, 1, 2)
        ]
    if draw.maybe(0.6):
        made["pooled_fund"] = {"host": setting.partner(), "opening": draw.pounds(0, 500_000), "source": draw.saying()}
    return made


def net_budgets(setting: Setting) -> list[Tree]:
    """What bodies spend in all."""
    draw = setting.draw
    return [
        {
            "body": body,
            "amount": draw.pounds(1_000_000, 900_000_000),
            "year": setting.years.label(draw.whole(-1, 1)),
            "source": draw.saying(),
        }
        for body in draw.some([body.id for body in setting.bodies if body.public], 1, 2)
    ]


def band_d(setting: Setting) -> Tree:
    """A tax base."""
    draw = setting.draw
    return {
        "homes": draw.one(["560,000", "41,250 homes", "90000"]),
        "year": setting.years.label(draw.whole(-1, 1)),
        "source": draw.saying(),
    }


def workforce(setting: Setting, needing: list[str], staffed: list[str]) -> list[Tree]:
    """The posts that an option rests on: each thing that needs them, and each line of posts, in one entry at most."""
    draw, years = setting.draw, setting.years
    entries: list[Tree] = []
    groups: list[list[str]] = [[]]
    if needing and draw.maybe():
        mixed = draw.some(needing, len(needing))
        cut = draw.whole(1, len(mixed))
        groups = [group for group in (mixed[:cut], mixed[cut:]) if group]
    for group in groups:
        entry: dict[str, Tree] = {"id": draw.id("posts"), "source": draw.saying()}
        if group:
            entry["for"] = list(group)
        if draw.maybe(0.5):
            entry["title"] = draw.title()
        if staffed and draw.rarely(0.6):
            entry["staff"] = list(draw.some(staffed, 1, 2))
            staffed = [line for line in staffed if line not in entry["staff"]]
        else:
            entry["posts"] = draw.one(["24", "6.5 wte", "10 to 30, central 20"])
        way = draw.one(["fillable", "vacancy_rate", "time_to_fill"])
        if way == "fillable":
            entry["fillable"] = {
                years.label(t): draw.one([f"{draw.whole(0, 30)}", "2 to 9, central 4"])
                for t in draw.some(range(years.count), 1, 3)
            }
        elif way == "vacancy_rate":
            entry["vacancy_rate"] = draw.share_or_range(0, 0.6)
        else:
            entry["time_to_fill"] = draw.one(["4 months", "0.5 years", "2 months to 9 months, central 3 months"])
        if draw.maybe(0.5):
            entry["turnover_rate"] = draw.share_or_range(0, 0.7)
        if draw.maybe(0.4):
            entry["drawn_from_local_home_care"] = draw.share_or_range(0, 0.6)
        if draw.maybe(0.5):
            entry["cost_per_recruit"] = draw.pounds(0, 9_000)
        if draw.maybe(0.4):
            entry["body"] = setting.body()
        if draw.maybe(0.4):
            entry["price_base"] = years.price_base()
        if draw.maybe(0.4):
            entry["status"] = draw.one(["local", "illustrative"])
        if "cost_per_recruit" not in entry:
            entry.pop("body", None)  # Of that cost alone.
            entry.pop("price_base", None)
        entries.append(entry)
    return entries


FALLS = ("falls-exercise", "home-hazard-high-risk")
"""Models whose step `falls_avoided` counts the same events, of which lines `ambulances` and `attendances` come."""


def portfolio(setting: Setting, works: list[dict[str, Tree]]) -> Tree:
    """What interventions share, and how far they may slip."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    sharing = [work for work in works if work["model"] in FALLS]
    if len(sharing) >= 2:
        for work in sharing:
            own = work.get("adjustments")
            if isinstance(own, dict):
                own.pop("overlap", None)
        made["shared_events"] = [shared_falls(setting, sharing)]
    if draw.maybe() or not made:
        made["slippage"] = {"share": draw.share_or_range(0, 0.6), "reason": draw.saying()}
        if draw.maybe(0.5):
            made["slippage"]["status"] = draw.one(["local", "illustrative"])
    return made


def shared_falls(setting: Setting, works: list[dict[str, Tree]]) -> Tree:
    """Falls that several interventions avoid, many more than they can."""
    draw = setting.draw
    baseline = how_many(setting, draw.one(["60,000 falls / year", "40,000 to 90,000, central 50,000 falls / year"]))
    members: list[Tree] = []
    for work in works:
        member: dict[str, Tree] = {"intervention": work["id"], "quantity": "falls_avoided"}
        if draw.maybe(0.5):
            member["nested"] = draw.yes_no()
        if draw.maybe(0.5):
            member["lines"] = ["ambulances", "attendances"]
        members.append(member)
    return {"id": draw.id("events"), "title": draw.title(), "baseline": baseline, "members": members}


def how_many(setting: Setting, value: str) -> dict[str, Tree]:
    """A baseline as a value of the case's own; a price base means nothing for it, and may stand there."""
    unit = dict(quantities(model_called("falls-exercise")))["falls_avoided"]
    made = local_value(setting, unit, value)
    if setting.draw.rarely(0.3):
        made["price_base"] = setting.years.price_base()
    return made
