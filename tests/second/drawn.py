"""Cases of direct lines drawn from a seed, every kind of line as likely as the next."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from second.plainly import PUBLIC, Drawn, Line, Price, Stream

BODIES = ("council", "nhs", "ijb", "police", "people", "carers", "society")
TYPES = ("cash_releasing", "avoided_growth", "capacity", "wider_value")
KINDS = ("pay", "fees", "non_pay", "income")


def drawn(seed: int) -> Drawn:
    """The case of a seed."""
    chance = Random(f"second {seed}")
    start, years = chance.randint(1990, 2040), chance.choice((1, 2, 5, 12, 30, 60))
    payers = (None, "council", "nhs", "ijb")
    streams = tuple(
        Stream(f"s{i}", chance.choice(("council", "nhs")), amounts(chance, years, 0, 5_000_000), chance.choice(payers))
        for i in range(chance.randint(0, 2))
    )
    keys = {(chance.choice(("all", "all", *BODIES)), chance.choice(KINDS)) for _ in range(chance.randint(0, 9))}
    return Drawn(
        start=start,
        financial=chance.random() < 0.6,
        years=years,
        price_base=chance.randint(1990, 2035),
        rate=chance.randint(0, 1200) / 10_000,
        lines=tuple(at_risk(seed, line(chance, f"l{i}", years)) for i in range(chance.randint(1, 6))),
        streams=streams,
        prices={key: prices(chance, start) for key in sorted(keys)},
        relative=chance.random() < 0.5,
    )


def at_risk(seed: int, made: Line) -> Line:
    """A cost that may, or may not, wait for a risk of its own; drawn apart, so that it moves no other draw."""
    chance = Random(f"at risk {seed} {made.name}")
    beside = (made.posts, made.other, made.vat, made.vat_share, made.life, made.left)
    if made.benefit is not None or any(each is not None for each in beside) or chance.random() < 0.6:
        return made
    return replace(made, ends=None, chance=chance.randint(1, 99) / 100)


def line(chance: Random, name: str, years: int) -> Line:
    """A cost, never below zero, or a benefit, which may be."""
    benefit = None if chance.random() < 0.45 else chance.choice(TYPES)
    least = 0 if benefit is None or chance.random() < 0.6 else -40_000_000
    in_cash = chance.random() < 0.2
    made: dict[str, Any] = {
        "name": name,
        "body": chance.choice(BODIES),
        "benefit": benefit,
        "in_cash": in_cash,
        "price_year": None if in_cash or chance.random() < 0.4 else chance.randint(1990, 2030),
        "ends": None if chance.random() < 0.5 else (chance.randint(5, 100) / 100, chance.randint(100, 300) / 100),
        "bias": None if chance.random() < 0.5 else chance.randint(0, 60) / 100,
        "capital": chance.random() < 0.5,
        "prices_as": chance.choice((None, *KINDS, "general")),
        "grows": None if in_cash or chance.random() < 0.6 else chance.randint(-300, 500) / 10_000,
    }
    how = chance.choice(("amounts", "each_year", "posts"))
    if how == "amounts":
        made["amounts"] = amounts(chance, years, least, 90_000_000)
    else:
        made["first"] = chance.randrange(years)
        made["last"] = chance.randrange(made["first"], years)
        made["month"] = None if chance.random() < 0.5 else chance.randint(1, 12)
    if how == "each_year":
        made["each_year"] = chance.randint(least, 90_000_000)
    if how == "posts":
        made["posts"] = (chance.randint(1, 400) / 10, chance.randint(15_000, 90_000), chance.randint(0, 40) / 100)
    return Line(**made, **beside(chance, Line(**made)))


def beside(chance: Random, made: Line) -> dict[str, Any]:
    """What comes with a line, where its kind may have it."""
    moves = chance.random() < 0.35
    others = [body for body in BODIES if body != made.body]
    kept = [body for body in others if body not in PUBLIC]
    if made.benefit is not None:
        if moves and made.benefit == "cash_releasing" and made.body in PUBLIC:
            below = min([*made.amounts.values(), made.each_year or 0]) < 0
            return {"other": chance.choice(kept if below else others)}
        return {"margin": None if chance.random() < 0.3 else chance.randint(0, 100) / 100}
    found: dict[str, Any] = {}
    if moves:
        found["other"] = chance.choice(kept)
    elif made.capital and chance.random() < 0.7:
        found |= chance.choice(({"life": chance.randint(1, 600) / 10}, {"left": chance.randint(0, 3_000_000)}))
    if made.posts is None and not moves and chance.random() < 0.5:
        found |= chance.choice(({"vat_share": chance.randint(0, 25) / 100}, {"vat": chance.randint(0, 90_000)}))
    return found


def amounts(chance: Random, years: int, least: int, most: int) -> dict[int, int]:
    """Pounds in some years."""
    some = chance.sample(range(years), min(years, chance.randint(1, 12)))
    return {t: chance.randint(least, most) for t in sorted(some)}


def prices(chance: Random, start: int) -> Price:
    """A rate for every year, or rates for years one after another that begin long before the case or within it."""
    if chance.random() < 0.5:
        return Price(each_year=chance.randint(-400, 900) / 10_000)
    first = start + chance.choice((-30, -3, 0, 4))
    return Price(by_year={first + t: chance.randint(-400, 900) / 10_000 for t in range(chance.randint(1, 4))})
