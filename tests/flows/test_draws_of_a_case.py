"""What is drawn of a case comes of the names in it: what is added or moved elsewhere moves no digit."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

import numpy as np
import pytest

from cases import solved
from investcase.flows.draws import FIRST, Plan
from investcase.quantities.arrays import Array
from investcase.resolving.together import together_of
from random_whole.draw import Tree
from random_whole.writing import written

NAMES = ("ants", "bees", "crows", "ducks", "eels", "foxes")


def line(name: str, **more: str) -> dict[str, Tree]:
    return {"id": name, "title": name.title(), "body": "council", "each_year": "£80k to £150k, central £100k", **more}


def gain(name: str) -> dict[str, Tree]:
    more = line(name, cash_type="cash_releasing", budget_line=f"Care {name}", owner="Head")
    return more | {"each_year": "£150k"}


def risk(name: str) -> dict[str, Tree]:
    said = {"risk": f"{name} fails.", "likelihood": "low", "impact": "low", "mitigation": "Two.", "owner": "Head"}
    return {"id": name, **said, "chance": "20%", "source": "The register"}


def judged(name: str, who: str, most: int) -> dict[str, Tree]:
    said = {"figure": name, "who": who, "on": "2026-10-03", "reason": "As the pilot shows."}
    return said | {"range": f"£{most - 60}k to £{most}k, central £{most - 23}k"}


def case() -> dict[str, Tree]:
    costs = [*map(line, NAMES), line("mends", only_if="roof") | {"each_year": "£60k"}]
    one = {"id": "one", "title": "One", "preferred": "yes", "costs": costs, "benefits": [gain("wins")]}
    other = {"id": "other", "title": "Other", "costs": costs[:3], "benefits": [gain("wins")]}
    people = [judged("wins", "Ann Lee", 130), judged("wins", "Bo May", 207), judged("wins", "Cy Rowe", 171)]
    lists = [
        {"figures": ["bees", "crows"], "correlation": "60%", "reason": "One wage"},
        {"figures": ["ducks", "eels"], "correlation": "-70%", "reason": "One budget"},
    ]
    return {
        "format": "investcase/case/1",
        "case": "c",
        "title": "C",
        "start": "2027-28",
        "years": "3",
        "place": {"name": "Elsewhere", "nation": "england"},
        "price_base": "2026-27",
        "options": [one, other],
        "judged": people,
        "moves_with": lists,
        "committee": {"risks": [risk("roof")]},
    }


def drawn(tree: dict[str, Tree]) -> dict[str, Array]:
    """The draws of each stream of a case, [draw], in whichever options it is."""
    found = solved(written(tree)).case
    figures = tuple(found.register().values())
    plan = Plan(figures, together=together_of(found.moving))
    values = plan.worlds(range(2)).values
    return {figure.stream: values[figure.key][FIRST:] for figure in plan.random}


def mixed(tree: dict[str, Tree], rng: random.Random) -> None:
    """Every list in another order."""
    for kept in (tree["options"], tree["judged"], tree["moves_with"], tree["committee"]["risks"]):
        rng.shuffle(kept)
    for option in tree["options"]:
        rng.shuffle(option["costs"])
    for group in tree["moves_with"]:
        rng.shuffle(group["figures"])


def more_lines(tree: dict[str, Tree], rng: random.Random) -> None:
    for option in tree["options"]:
        option["costs"].insert(rng.randrange(3), line(rng.choice(["aaa", "mmm", "zzz"])))


def more_risks(tree: dict[str, Tree], rng: random.Random) -> None:
    name = rng.choice(["a-flood", "zeal"])
    tree["committee"]["risks"].insert(0, risk(name))
    tree["options"][0]["costs"].insert(0, line("flood-costs", only_if=name))


def more_people(tree: dict[str, Tree], rng: random.Random) -> None:
    tree["judged"][:0] = [judged("foxes", "Di Fox", 150 + rng.randrange(9)), judged("foxes", "Al Poe", 160)]
    for option in tree["options"]:
        for cost in option["costs"]:
            if cost["id"] == "foxes":
                cost["each_year"] = "£100k"


def more_together(tree: dict[str, Tree], rng: random.Random) -> None:
    """Ants sort before all; another list stands before both."""
    next(group for group in tree["moves_with"] if len(group["figures"]) == 2 and "bees" in group["figures"])[
        "figures"
    ].insert(rng.randrange(3), "ants")
    tree["moves_with"].insert(0, {"figures": ["foxes", "mends"], "correlation": "30%", "reason": "A storm"})


def another_option(tree: dict[str, Tree], rng: random.Random) -> None:
    third = copy.deepcopy(tree["options"][0]) | {"id": rng.choice(["a", "z"]), "title": "Third"}
    third.pop("preferred", None)
    tree["options"].insert(0, third)


def what_if(tree: dict[str, Tree], rng: random.Random) -> None:
    tree["what_ifs"] = [{"id": "dear", "title": "Dear", "changes": {"one.bees": f"£{rng.randrange(90, 140)}k"}}]


def retitled(tree: dict[str, Tree], rng: random.Random) -> None:
    for option in tree["options"]:
        for cost in option["costs"]:
            cost["title"] = f"What {cost['id']} cost {rng.randrange(1, 9)}"
    tree["committee"]["risks"][0]["risk"] = "It rains in."


CHANGES: dict[Callable[[dict[str, Tree], random.Random], None], set[str]] = {
    mixed: set(),
    more_lines: set(),
    more_risks: set(),
    more_people: {"case foxes"},
    more_together: {"case ants", "case foxes", "case mends"},
    another_option: set(),
    what_if: set(),
    retitled: set(),
}
"""What is done to a case, and the streams that may move by it."""


@pytest.fixture(scope="module")
def before() -> dict[str, Array]:
    return drawn(case())


def test_everything_that_has_a_range_is_drawn(before: dict[str, Array]) -> None:
    assert set(before) == {*(f"case {name}" for name in NAMES), "case wins", "case roof.chance"}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_a_change_elsewhere_moves_no_digit(change: Callable[..., None], seed: int, before: dict[str, Array]) -> None:
    tree = case()
    rng = random.Random(seed)
    tree = copy.deepcopy(tree)
    change(tree, rng)
    after = drawn(tree)
    for stream, values in before.items():
        if stream not in CHANGES[change]:
            np.testing.assert_array_equal(after[stream], values, err_msg=stream)


@pytest.mark.parametrize("seed", range(6))
def test_all_changes_at_once_move_no_digit_of_the_rest(seed: int, before: dict[str, Array]) -> None:
    tree, rng = copy.deepcopy(case()), random.Random(seed)
    chosen = rng.sample(list(CHANGES), 5)
    for change in chosen:
        change(tree, rng)
    after = drawn(tree)
    moved = set().union(*(CHANGES[change] for change in chosen))
    for stream in set(before) - moved:
        np.testing.assert_array_equal(after[stream], before[stream], err_msg=stream)
