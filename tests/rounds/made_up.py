"""Forty made-up cases of one round: some things that two of them count, and more that only look alike."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from cases import HEAD, WHOLE, solved
from investcase.rounds.case_in import CaseIn
from investcase.rounds.taking import taken

FIRST = 2026
YEARS = 4
OWNED = "owner: Head of finance"
GROUPS = ("people-at-home", "care-home-residents")
"""Two groups of which nobody is in both."""


@dataclass(slots=True)
class Made:
    """A case before it is written: its lines, each the inside of a flow mapping."""

    name: str
    place: str = "Elsewhere"
    costs: list[str] = field(default_factory=list)
    benefits: list[str] = field(default_factory=list)
    funding: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The case as it would be typed."""
        head = HEAD.format(
            place=self.place, nation="england", start="2026-27", years=YEARS, price_base="2026-27", discount="3.5%"
        ).replace("discount: 3.5%", "discount: {flat: 3.5%}")
        rows = [head.replace("case: made-up", f"case: {self.name}").rstrip(), "options:", "  - id: programme"]
        rows.append("    title: The programme")
        for name in ("costs", "benefits", "funding"):
            lines = getattr(self, name)
            if lines:
                rows.append(f"    {name}:")
                rows.extend(f"      - {{{line}}}" for line in lines)
        return "\n".join(rows) + "\n"

    def taken(self, folder: str = "round") -> CaseIn:
        """What a round holds of it."""
        return taken(solved(self.text()), self.name, folder)


def year(number: int) -> str:
    """A year of the round, from 0."""
    return f"{FIRST + number}-{(FIRST + number + 1) % 100:02d}"


def amounts(chance: random.Random, first: int = 1, last: int = YEARS - 1, most: int = 400) -> str:
    """An amount in each of some years."""
    return ", ".join(f"{year(t)}: £{chance.randint(20, most)}k" for t in range(first, last + 1))


def saving(name: str, title: str, money: str, *, body: str = "council", line: str | None = None, more: str = "") -> str:
    """A saving that leaves a budget line."""
    where = f"budget_line: {line}, {OWNED}" if line else OWNED
    return f"id: {name}, title: {title}, body: {body}, cash_type: cash_releasing, {where}, amount: {{{money}}}{more}"


def freed(name: str, title: str, money: str, event: str, group: str | None = None, body: str = "nhs") -> str:
    """Capacity that is freed by an event which does not come."""
    whom = f", group: {group}" if group else ""
    return (
        f"id: {name}, title: {title}, body: {body}, cash_type: capacity, amount: {{{money}}}, {WHOLE}, "
        f"event: {event}{whom}"
    )


def made_up(seed: int, count: int = 40) -> tuple[list[Made], set[tuple[str, str, str]]]:
    """So many cases, and the pairs of them that count one thing twice, each with the kind of thing."""
    chance = random.Random(seed)
    made = [Made(f"case-{number:02d}") for number in range(count)]
    for number, case in enumerate(made):
        case.costs.append(f"id: team, title: Team, body: council, amount: {{{amounts(chance, 0)}}}")
        own = f"Budget of service {number}"
        case.benefits.append(saving("own", f"Saving of {number}", amounts(chance), line=own))
    planted: set[tuple[str, str, str]] = set()
    order = chance.sample(range(count), count)
    pairs = [(order[at], order[at + 1]) for at in range(0, count - 1, 2)]
    kinds = ("budget line", "event", "event kin", "post", "line", "apart body", "apart years", "apart people", "place")
    for at, (one, other) in enumerate(pairs):
        kind = kinds[at % len(kinds)]
        first, second = sorted((one, other))
        a, b = made[first], made[second]
        _plant(kind, at, a, b, chance)
        if not kind.startswith("apart") and kind != "place":
            planted.add((a.name, b.name, kind.split()[0] if kind.startswith("event") else kind))
    return made, planted


def _plant(kind: str, at: int, a: Made, b: Made, chance: random.Random) -> None:
    """One thing that two cases share, or that only looks so. Pairs of one kind are of different places."""
    title, line = f"Thing {at}", f"Line {at}"
    a.place = b.place = f"Place {at // 9}"
    mine, theirs = amounts(chance), amounts(chance)
    if kind == "budget line":
        a.benefits.append(saving("x", f"{title} here", mine, line=line))
        b.benefits.append(saving("y", f"{title} there", theirs, line=f"{line.upper()}."))
    elif kind == "event":
        a.benefits.append(freed("x", f"{title} here", mine, "gp-contact"))
        b.benefits.append(freed("y", f"{title} there", theirs, "gp-contact"))
    elif kind == "event kin":
        a.benefits.append(freed("x", f"{title} here", mine, "long-term-support", body="council"))
        b.benefits.append(freed("y", f"{title} there", theirs, "home-care-hour", body="council"))
    elif kind == "post":
        posts = f", body: council, cash_type: cash_releasing, {OWNED}, from: {year(1)}, budget_line: {line} "
        staff = "staff: {wte: 2, salary: £30k a year, on_costs: 25%, on_costs_as_of: 2026-04-01}"
        a.benefits.append(f"id: x, title: {title}{posts}here, {staff}")
        b.benefits.append(f"id: y, title: {title}{posts}there, {staff.replace('wte: 2', 'wte: 3')}")
    elif kind == "line":
        a.benefits.append(saving("x", title, mine, line=f"{line} here"))
        b.benefits.append(saving("y", title, theirs, line=f"{line} there"))
    elif kind == "apart body":
        a.benefits.append(saving("x", title, mine, line=line))
        b.benefits.append(saving("y", title, theirs, body="police", line=line))
    elif kind == "apart years":
        a.benefits.append(saving("x", f"{title} here", amounts(chance, 1, 1), line=line))
        b.benefits.append(saving("y", f"{title} there", amounts(chance, 2, 3), line=line))
    elif kind == "apart people":
        a.benefits.append(freed("x", f"{title} here", mine, "crisis-contact", GROUPS[0]))
        b.benefits.append(freed("y", f"{title} there", theirs, "crisis-contact", GROUPS[1]))
    elif kind == "place":
        b.place = "Somewhere Else"
        a.benefits.append(saving("x", title, mine, line=line))
        b.benefits.append(saving("y", title, theirs, line=line))
