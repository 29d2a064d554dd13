"""Cases drawn about a table, and what else could have been in it when all that is printed stays the same to the byte.

The long run: python tests/equality/attacked.py TABLES [FIRST]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import click
import yaml
from assessed_case import Data, data, worked
from planted import EQUALITY_MORE

from investcase.documents.equality import Equality, protected
from investcase.documents.equality_counts import Count, Disclosure
from investcase.documents.equality_findings import Number
from investcase.report.equality_paper import equality_html
from investcase.report.render import html_page, rendered
from investcase.report.savings_plan import savings_plan_csv
from investcase.report.text import summary_text
from investcase.report.views import Views

THRESHOLD = 10
NAMES = ("female", "male", "non_binary", "other", "self_described", "not_listed")
ALONE = ("unknown", "staff")
AGES = ("under_65", "65_to_79", "80_and_over")


@dataclass(frozen=True)
class World:
    """The same people by sex and by age, a finding about one group of each, carers, and fifths by deprivation.

    The fifths stand in a gradient and in the health strip, and the quintiles in a table of their own; a finding counts
    the staff. `zero_is_safe` shows an empty group.
    """

    sexes: tuple[int, ...]
    unknown: int
    ages: tuple[int, ...]
    carers: tuple[int, ...]
    fifths: tuple[int, ...] = (40, 80, 60, 50, 70)
    staff: int = 20
    zero_is_safe: bool = False
    quintiles: tuple[int, ...] = (150, 100, 80, 50, 32)

    @property
    def everybody(self) -> int:
        return sum(self.sexes) + self.unknown

    @property
    def findings(self) -> tuple[int, int, int, int, int]:
        """The people of the first findings, each but the staff a group of some table."""
        return self.ages[-1], self.carers[0], self.sexes[0], self.sexes[-1], self.staff

    def cell(self, table: str, place: int) -> int:
        """How many a cell counts."""
        cells: tuple[int, ...] = (getattr(self, table),) if table in ALONE else getattr(self, table)
        return cells[place]

    @property
    def stands(self) -> bool:
        """Whether the two tables are of the same people, as whoever sees them would take them to be."""
        numbers = (*self.sexes, self.unknown, *self.ages, *self.carers, *self.fifths, *self.quintiles, self.staff)
        return sum(self.ages) == self.everybody and min(numbers) >= 0

    def written(self, case: Data) -> None:
        """Put the counts into the clean case, wherever they would stand."""
        section = case["equality"]
        sex, age, fifths, carers = section["profiles"]
        sex["groups"] = _groups(NAMES, self.sexes)
        sex["unknown"] = str(self.unknown)
        sex["comparator"]["shares"] = {name: f"{100 / len(self.sexes):.4f}%" for name in sex["groups"]}
        age["groups"] = _groups(AGES, self.ages)
        carers["groups"] = _groups(NAMES, self.carers)
        fifths["groups"] = _groups(tuple(fifths["groups"]), self.quintiles)
        section["profiles"] = [sex, age, fifths, carers]
        more = yaml.load(EQUALITY_MORE, Loader=yaml.BaseLoader)
        section["gradients"], section["health_equity"] = more["gradients"], more["health_equity"]
        for group, number in zip(section["gradients"][0]["groups"], self.fifths, strict=True):
            group["people"] = str(number)
        section["health_equity"]["people"] = [str(number) for number in self.fifths]
        section["disclosure"] = {"zero_is_safe": "yes" if self.zero_is_safe else "no"}
        section["impacts"][4]["who"]["people"] = "staff"
        section["people_now"] = {"count": str(self.everybody), "source": "case records"}
        for place, number in enumerate(self.findings):
            section["impacts"][place]["number"] = {"count": str(number), "source": "case records"}
        section["unpaid_care"][0].update(each_week="1 hour / week", carers=str(self.carers[0]), weeks="50 weeks / year")
        section["unpaid_care"][0].pop("hours")


def _groups(names: tuple[str, ...], counts: tuple[int, ...]) -> dict[str, str]:
    return {name: str(count) for name, count in zip(names, counts, strict=False)}


@cache
def _clean() -> Equality:
    written = data()
    World((1,), 0, (1,), (1,)).written(written)
    return Equality.model_validate(written["equality"])


@cache
def seen(world: World) -> str:
    """The protected assessment, from which everything printed is worked out; its counts are those of `written`."""
    clean = _clean()
    sex, age, fifths, carers = clean.profiles
    profiles = (
        sex.model_copy(update={"groups": _counts(NAMES, world.sexes), "unknown": Count(world.unknown)}),
        age.model_copy(update={"groups": _counts(AGES, world.ages)}),
        fifths.model_copy(update={"groups": _counts(tuple(fifths.groups or ()), world.quintiles)}),
        carers.model_copy(update={"groups": _counts(NAMES, world.carers)}),
    )
    numbers = (Number(count=Count(number), source="case records") for number in world.findings)
    impacts = [
        impact.model_copy(update={"number": number}) for impact, number in zip(clean.impacts[:5], numbers, strict=True)
    ]
    care = clean.unpaid_care[0].model_copy(update={"carers": Count(world.carers[0])})
    (gradient,), strip = clean.gradients, clean.health_equity
    assert strip is not None
    people = tuple(Count(number) for number in world.fifths)
    groups = [g.model_copy(update={"people": n}) for g, n in zip(gradient.groups, people, strict=True)]
    shown = protected(
        clean.model_copy(
            update={
                "profiles": profiles,
                "impacts": (*impacts, *clean.impacts[5:]),
                "people_now": Number(count=Count(world.everybody), source="case records"),
                "unpaid_care": (care,),
                "gradients": (gradient.model_copy(update={"groups": tuple(groups)}),),
                "health_equity": strip.model_copy(update={"people": people}),
                "disclosure": Disclosure(zero_is_safe=world.zero_is_safe),
            }
        )
    )
    said = (shown.profiles, shown.impacts, shown.people_now, shown.unpaid_care)
    return repr((*said, shown.gradients, shown.health_equity, shown.disclosure))


def _counts(names: tuple[str, ...], counts: tuple[int, ...]) -> dict[str, Count]:
    return {name: Count(count) for name, count in zip(names, counts, strict=False)}


def outputs(world: World) -> tuple[bytes, ...]:
    """All that leaves the tool: paper, note, note beside itself, JSON, text, savings plan."""
    appraisal = worked(world.written)
    other = worked()
    texts = (
        html_page(appraisal),
        equality_html(appraisal, screen=True),
        equality_html(appraisal, (other,), screen=True),
        equality_html(other, (appraisal,), screen=False),
        appraisal.result().to_json(),
        summary_text(appraisal),
    )
    return (*(text.encode() for text in texts), savings_plan_csv(appraisal))


def office_outputs(world: World) -> tuple[bytes, ...]:
    """The workbook, the Word paper and the flows, which take longer than all the others."""
    views = Views(worked(world.written))
    return tuple(content for form in ("xlsx", "docx", "flows") for content in rendered(views, form))


def drawn(random_: random.Random) -> World:
    """A table of two to six groups with a small one, and the same people by age."""
    sizes = [random_.choice([12, 30, 60, int(10 ** random_.uniform(1, 3))]) for _ in range(random_.randint(2, 6))]
    sexes = [random_.randint(0, size) for size in sizes]
    sexes[random_.randrange(len(sexes))] = random_.randint(0, THRESHOLD - 1)
    unknown = random_.choice([0, 0, random_.randint(1, THRESHOLD - 1), random_.randint(THRESHOLD, 60)])
    everybody = sum(sexes) + unknown
    small = random_.randint(0, min(everybody, random_.choice([THRESHOLD - 1, 60])))
    middle = random_.randint(0, everybody - small)
    ages = [small, middle, everybody - small - middle]
    random_.shuffle(ages)
    fifths = tuple(random_.choice([random_.randint(1, 9), random_.randint(10, 200)]) for _ in range(5))
    return World(
        tuple(sexes),
        unknown,
        tuple(ages),
        (random_.randint(0, 80), random_.randint(0, 40)),
        fifths,
        staff=random_.choice([random_.randint(1, 9), random_.randint(10, 40)]),
        zero_is_safe=random_.random() < 0.25,
    )


def small_cells(world: World) -> Iterator[tuple[str, int, int]]:
    """Every small count of a world: which table, which place, how many."""
    for table in ("sexes", "ages", "carers", "fifths"):
        for place, number in enumerate(getattr(world, table)):
            if number < THRESHOLD and not (world.zero_is_safe and number == 0):
                yield table, place, number
    if 0 < world.unknown < THRESHOLD:
        yield "unknown", 0, world.unknown
    if world.staff < THRESHOLD:
        yield "staff", 0, world.staff


def others(world: World, table: str, place: int, number: int) -> dict[int, World]:
    """What else the cell could be, and a world in which it is and all looks the same: enough, where there are."""
    look, found = seen(world), dict[int, World]()
    candidates = (more for each in _tried(world, table, place) for more in _renamed(world, *each))
    for _, tried in candidates:
        # Putting a world right may move the cell itself: what counts is what it is in the end.
        value = tried.cell(table, place)
        if value not in found and value != number and tried.stands and seen(tried) == look:
            found[value] = tried
            if enough(world, table, number, found):
                break
    return found


def _renamed(world: World, value: int, tried: World) -> Iterator[tuple[int, World]]:
    """The other world; and one in which numbers of another table that were equal to one that moved move with it."""
    yield value, tried
    tables = ("sexes", "ages", "carers", "fifths", "quintiles")
    moved = {
        was: now
        for table in tables
        for was, now in zip(getattr(world, table), getattr(tried, table), strict=True)
        if was != now and was >= THRESHOLD
    }
    again = replace(
        tried,
        staff=moved.get(tried.staff, tried.staff),
        **{t: tuple(moved.get(n, n) for n in getattr(tried, t)) for t in tables},
    )
    if again != tried:
        yield value, again
        more = sum(again.quintiles) - sum(world.quintiles)
        for place in range(len(again.quintiles) if more else 0):
            yield value, _with(again, "quintiles", [n - more * (i == place) for i, n in enumerate(again.quintiles)])
        lacks = again.everybody - sum(again.ages)
        if lacks:
            for place in range(len(again.ages)):
                yield value, _with(again, "ages", [n + lacks * (i == place) for i, n in enumerate(again.ages)])
            for place in range(len(again.sexes)):
                yield value, _with(again, "sexes", [n - lacks * (i == place) for i, n in enumerate(again.sexes)])


def _tried(world: World, table: str, place: int) -> Iterator[tuple[int, World]]:
    """A person more or fewer in a cell, made up for in another of its table or not; or two cells changed about.

    What does not add up then is put right in a cell or two of the other table of the same people.
    """
    if table == "staff":
        yield from ((n, replace(world, staff=n)) for n in range(THRESHOLD))
        return
    cells = (*world.sexes, world.unknown) if table == "unknown" else getattr(world, table)
    place = len(cells) - 1 if table == "unknown" else place
    for by in (-1, 1, -2, 2, -3, 3):
        moved = list(cells)
        moved[place] += by
        yield from _put_right(_with(world, table, moved), table, moved[place])
        for other in range(len(cells)):
            if other != place:
                for back in (by, by - 1, by + 1, 0):
                    again = list(moved)
                    again[other] -= back
                    yield from _put_right(_with(world, table, again), table, again[place])
    for other in range(len(cells)):
        if other != place and table != "unknown":
            moved = list(cells)
            moved[place], moved[other] = moved[other], moved[place]
            yield from _put_right(_with(world, table, moved), table, moved[place])


def _put_right(world: World, table: str, value: int) -> Iterator[tuple[int, World]]:
    """The world, and the worlds in which the other table of the same people adds up to as many, its cells moved."""
    if table in ("carers", "fifths"):
        yield value, world
        return
    beside = "sexes" if table == "ages" else "ages"
    cells = getattr(world, beside)
    lacks = sum(world.ages) - world.everybody
    lacks = lacks if beside == "sexes" else -lacks
    if not lacks:
        yield value, world
    elif table in ("sexes", "ages"):
        yield value, replace(world, unknown=world.unknown + (lacks if beside == "sexes" else -lacks))
    for one in range(len(cells)):
        for two in range(len(cells)):
            for more in (0,) if one == two else (1, -1, 2, -2):
                moved = list(cells)
                moved[one] += lacks + more
                moved[two] -= more
                if lacks or more:
                    yield value, _with(world, beside, moved)


def _with(world: World, table: str, cells: list[int]) -> World:
    if table == "unknown":
        return replace(world, sexes=tuple(cells[:-1]), unknown=cells[-1])
    if table == "sexes":
        return replace(world, sexes=tuple(cells))
    if table == "ages":
        return replace(world, ages=tuple(cells))
    if table == "fifths":
        return replace(world, fifths=tuple(cells))
    return replace(world, carers=tuple(cells)) if table == "carers" else replace(world, quintiles=tuple(cells))


def open_enough(number: int, possible: set[int]) -> bool:
    """Three values, one below and one above; but `fewer than 10` says itself what is not above, and nought what is not
    below."""
    above = max(possible, default=0) > number or number == THRESHOLD - 1
    return len(possible | {number}) > 2 and above and (number == 0 or min(possible, default=number) < number)


def enough(world: World, table: str, number: int, alike: dict[int, World]) -> bool:
    """Whether a small cell stays open; that nobody's group is unknown is said outright, so that 1 has none below it.

    Nor has it where an empty group is shown.
    """
    if number == 1 and (table == "unknown" or world.zero_is_safe):
        return len(alike) > 1
    return open_enough(number, set(alike))


_PRINTED = 4
"""One table in so many is printed in full, in every output, with its likeness: it takes three times as long as the
attack, and what is printed is worked out from the protected assessment, which is held for each."""
_IN_OFFICE = 40
"""One in so many as a workbook and in Word."""


def main(tables: int, first: int = 0) -> None:
    """Attack so many tables, from the first; one in a few is printed in full with its nearest likeness."""
    random_ = random.Random(11)
    cells = 0
    for count in range(tables):
        world = drawn(random_)
        if count < first:
            continue
        alike: dict[int, World] = {}
        for table, place, number in small_cells(world):
            alike = others(world, table, place, number)
            assert enough(world, table, number, alike), (world, table, place, sorted(alike))
            cells += 1
        if (count + 1) % 100 == 0:
            click.echo(f"{count + 1} tables, {cells} small counts")
        likeness = next(iter(alike.values()), None)
        if likeness is not None and count % _PRINTED == 0:
            assert outputs(world) == outputs(likeness), world
        if likeness is not None and count % _IN_OFFICE == 0:
            assert office_outputs(world) == office_outputs(likeness), world
    click.echo(f"{tables} tables: every one of {cells} small counts stays open.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
