"""Services drawn from a seed, and as their author would write them: a model of what is freed, and how it leaves."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from own_library import lay
from second.freed import Growth, Posts, Refill, Release, Service, Thing
from second.plainly import Drawn

MODEL = """\
format: investcase/model/1
model: frees
title: A service that frees beds and stays
summary: It frees beds and stays.
what_is_done: help people at home
nations: {england: A made-up service.}
inputs:
  beds: {title: Beds freed, unit: person, ask: How many?}
  stays: {title: Stays freed, unit: episode / year, ask: How many?}
  bed_price: {title: Price of a bed, unit: £ / person / year, ask: How much?}
  stay_price: {title: Price of a stay, unit: £ / episode, ask: How much?}
  delivering: {title: What delivery costs, unit: £ / year, ask: How much?}
steps:
  beds_freed: {title: Beds freed, unit: person, formula: beds * rollout}
  stays_freed: {title: Stays freed, unit: episode / year, formula: stays * rollout}
  beds_saved: {title: Beds, unit: £ / year, formula: beds_freed * bed_price}
  stays_saved: {title: Stays, unit: £ / year, formula: stays_freed * stay_price}
  delivery_cost: {title: Delivery, unit: £ / year, formula: delivering * rollout}
people: beds_freed
people_title: people
lines:
  beds: {title: Beds, amount: beds_saved, quantity: beds_freed, kind: benefit, body: council, cash_type: by_release,
         prices_as: fees}
  stays: {title: Stays, amount: stays_saved, quantity: stays_freed, kind: benefit, body: nhs, cash_type: by_release,
          prices_as: pay}
  delivery: {title: Delivery, amount: delivery_cost, kind: cost, body: council, adjusted: no}
"""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
UNITS = {"beds": ("person", "£ / person / year"), "stays": ("episode", "£ / episode")}


def folder_of(folder: Path) -> Path:
    """A folder in which a case may name the model."""
    return lay(folder, {"assumptions/models/frees/model.yaml": MODEL})


def services(seed: int, years: int) -> tuple[Service, ...]:
    """The services of a seed."""
    chance = Random(f"services {seed}")
    return tuple(_service(chance, f"work-{number}", years) for number in range(chance.choice((1, 1, 2))))


def growths(seed: int, of: tuple[Service, ...]) -> tuple[Growth, ...]:
    """Growing demand on some of the budget lines that they name."""
    chance = Random(f"growths {seed}")
    lines = {(t.body, t.release.budget_line) for s in of for t in s.things if t.release is not None}
    return tuple(_growth(chance, *each) for each in sorted(lines) if chance.random() < 0.5)


def _growth(chance: Random, body: str, budget_line: str) -> Growth:
    people, need = (chance.randint(-100, 300) / 10_000 for _ in range(2))
    which = chance.choice(("people", "need", "both"))
    return Growth(
        body=body,
        budget_line=budget_line,
        baseline=chance.randint(1, 80) * 100_000,
        since=None if chance.random() < 0.5 else chance.randint(2000, 2030),
        people=people if which != "need" else None,
        need=need if which != "people" else None,
        planned=chance.random() < 0.5,
    )


def _service(chance: Random, name: str, years: int) -> Service:
    first = chance.choice((0, 0, chance.randrange(years)))
    last = None if chance.random() < 0.6 else chance.randrange(first, years)
    posts = None
    if chance.random() < 0.35:
        filled = {t: chance.randint(0, 24) for t in chance.sample(range(years), min(years, chance.randint(1, 3)))}
        posts = Posts(chance.randint(1, 20), filled, chance.randint(0, 50) / 100, chance.randint(0, 9_000))
    return Service(
        name=name,
        things=(
            _thing(chance, "beds", "council", chance.randint(1, 400), chance.randint(5_000, 60_000), years),
            _thing(chance, "stays", "nhs", chance.randint(1, 3_000), chance.randint(300, 6_000), years),
        ),
        delivery=chance.randint(0, 2_000_000),
        first=first,
        last=last,
        month=None if chance.random() < 0.6 else chance.randint(1, 12),
        ramp=tuple(chance.randint(0, 20) / 20 for _ in range(chance.choice((0, 0, 1, 3)))),
        drop_off=None if chance.random() < 0.5 else chance.randint(0, 100) / 100,
        kept=tuple(chance.randint(5, 100) / 100 for _ in range(chance.randint(0, 2))),
        margin=None if chance.random() < 0.3 else chance.randint(0, 100) / 100,
        posts=posts,
    )


def _thing(chance: Random, name: str, body: str, count: int, price: int, years: int) -> Thing:
    return Thing(
        name=name,
        body=body,
        count=count,
        price=price,
        prices_as="fees" if name == "beds" else "pay",
        at_once=name == "beds",
        price_year=None if chance.random() < 0.4 else chance.randint(1990, 2030),
        ends=None if chance.random() < 0.4 else (chance.randint(0, 100) / 100, chance.randint(101, 300) / 100),
        release=None if chance.random() < 0.15 else _release(chance, name, count, years),
    )


def _release(chance: Random, name: str, count: int, years: int) -> Release:
    refill = None
    if chance.random() < 0.5:
        to = chance.choice(("people", "carers", "nhs", "council"))
        worth = chance.randint(0, 20_000), to, chance.randint(0, 9_000)
        refill = Refill(
            chance.randint(0, 100) / 100, *worth, None if chance.random() < 0.5 else chance.randint(1990, 2030)
        )
    how = chance.choice(("step", "step", "singly", None))
    double = chance.choice((None, None, "months", "amount"))
    made: dict[str, Any] = {
        "kind": chance.choice(("cash_releasing", "cash_releasing", "cash_releasing", "avoided_growth", "capacity")),
        "budget_line": chance.choice((f"{name}, old", f"{name}, new")),
        "start": chance.randrange(years),
        "step": chance.randint(1, max(count // 2, 1)) if how == "step" else None,
        "singly": how == "singly",
        "plan": chance.random() < 0.6,
        "refill": refill,
        "months": chance.randint(0, 40) if double == "months" else None,
        "twice": _some(chance, years) if double == "amount" else {},
        "exit": _some(chance, years) if chance.random() < 0.4 else {},
    }
    priced = bool(made["twice"] or made["exit"])
    return Release(**made, price_year=chance.randint(1990, 2030) if priced and chance.random() < 0.5 else None)


def _some(chance: Random, years: int) -> dict[int, int]:
    return {
        t: chance.randint(0, 900_000) for t in sorted(chance.sample(range(years), min(years, chance.randint(1, 3))))
    }


def interventions(case: Drawn, of: tuple[Service, ...]) -> list[str]:
    """The lines of an option that put services to work."""
    return ["    interventions:", *(row for service in of for row in _written(case, service)), *_workforce(case, of)]


def demand(case: Drawn, of: tuple[Growth, ...]) -> list[str]:
    """The lines of a case that say which budget lines grow."""
    rows = ["demand:"] * bool(of)
    for each in of:
        rows += [f"  - body: {each.body}", f"    budget_line: '{each.budget_line}'", f"    baseline: £{each.baseline}"]
        rows += [f"    price_base: {year(case, each.since)}"] * (each.since is not None)
        rows += [f"    population_growth: {rate(each.people)}"] * (each.people is not None)
        rows += [f"    rising_need: {rate(each.need)}"] * (each.need is not None)
        rows += ["    in_plan: Growth"] * each.planned
        rows += ["    source: s"]
    return rows


def year(case: Drawn, start: int | None) -> str:
    """A year as the case writes it; nothing where none is told."""
    if start is None:
        return ""
    return f"{start}-{(start + 1) % 100:02d}" if case.financial else str(start)


def rate(share: float | None) -> str:
    """A share as it is written; nothing where none is told."""
    return "" if share is None else f"{share * 100:.10g}%"


def _written(case: Drawn, service: Service) -> list[str]:
    rows = [
        f"      - id: {service.name}",
        "        model: frees",
        f"        start: {year(case, case.start + service.first)}",
    ]
    if service.last is not None:
        rows.append(f"        until: {year(case, case.start + service.last)}")
    if service.month is not None:
        rows.append(f"        start_month: {MONTHS[service.month - 1]}")
    if service.ramp:
        rows.append(f"        ramp: [{', '.join(rate(share) for share in service.ramp)}]")
    if service.drop_off is not None:
        rows.append(f"        drop_off: {rate(service.drop_off)}")
    kinds = ("deadweight", "optimism_bias")[: len(service.kept)]
    if kinds:
        taken = ", ".join(f"{kind}: {rate(1 - kept)}" for kind, kept in zip(kinds, service.kept, strict=True))
        rows.append(f"        adjustments: {{{taken}}}")
    if service.margin is not None:
        rows.append(f"        marginal_share: {{share: {rate(service.margin)}, reason: r}}")
    rows += ["        inputs:", f"          delivering: {{value: £{service.delivery} / year, source: s}}"]
    for thing in service.things:
        unit, price_unit = UNITS[thing.name]
        counted = f"{thing.count} {unit}" + ("" if thing.at_once else " / year")
        if thing.ends is not None:
            low, high = (f"{thing.count * end:.10g}" for end in thing.ends)
            counted = f"'{low} to {high} {unit}{'' if thing.at_once else ' / year'}, central {counted}'"
        rows.append(f"          {thing.name}: {{value: {counted}, source: s}}")
        price = price_unit.replace("£", f"£{thing.price}")
        base = "" if thing.price_year is None else f", price_base: {year(case, thing.price_year)}"
        rows.append(f"          {thing.name[:-1]}_price: {{value: {price}, source: s{base}}}")
    released = [row for thing in service.things if thing.release for row in _let_go(case, thing, thing.release)]
    return [*rows, *(["        release:", *released] if released else ["        release: none"])]


def _let_go(case: Drawn, thing: Thing, release: Release) -> list[str]:
    unit, price_unit = UNITS[thing.name]
    made = [
        f"body: {thing.body}",
        f"as: {release.kind}",
        f"budget_line: '{release.budget_line}'",
        "owner: o",
        "closes: c",
    ]
    made += [f"from: {year(case, case.start + release.start)}"]
    made += [f"step: {release.step} {unit}"] * (release.step is not None)
    made += ["spot_bought: yes"] * release.singly
    made += ["plan_line: Growth"] * release.plan
    if release.refill is not None:
        filled, price = release.refill, price_unit
        told = [f"by: somebody, share: {rate(filled.share)}, value: {price.replace('£', f'£{filled.worth}')}"]
        told += [f"value_to: {filled.worth_to}, cost: {price.replace('£', f'£{filled.cost}')}, source: s"]
        told += ["cash_type: " + ("wider_value" if filled.worth_to in ("people", "carers") else "capacity")]
        told += [f"price_base: {year(case, filled.price_year)}"] * (filled.price_year is not None)
        made.append(f"refill: {{{', '.join(told)}}}")
    made += [f"double_running: {{months: {release.months} months}}"] * (release.months is not None)
    made += [f"double_running: {{amount: {_by_year(case, release.twice)}}}"] * bool(release.twice)
    made += [f"exit_costs: {_by_year(case, release.exit)}"] * bool(release.exit)
    made += [f"price_base: {year(case, release.price_year)}"] * (release.price_year is not None)
    return [f"          - {{{', '.join(made)}}}"]


def _by_year(case: Drawn, amounts: dict[int, int]) -> str:
    return "{" + ", ".join(f"{year(case, case.start + t)}: £{amount}" for t, amount in amounts.items()) + "}"


def _workforce(case: Drawn, of: tuple[Service, ...]) -> list[str]:
    rows: list[str] = []
    for service in of:
        if service.posts is None:
            continue
        posts = service.posts
        filled = ", ".join(f"{year(case, case.start + t)}: {n}" for t, n in posts.filled.items())
        rows.append(
            f"      - {{id: {service.name}-posts, for: [{service.name}], posts: {posts.needed}, "
            f"fillable: {{{filled}}}, turnover_rate: {rate(posts.leave)}, "
            f"cost_per_recruit: £{posts.recruit}, source: s}}"
        )
    return [*(["    workforce:"] * bool(rows)), *rows]
