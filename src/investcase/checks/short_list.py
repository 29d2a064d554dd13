"""The problems of a case as a short list: every problem in one item, in three groups, by what moves the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from investcase.appraisal.appraise import Appraisal
from investcase.checks.collected import rules
from investcase.checks.people import NOT_ASSESSED
from investcase.checks.review import reviewed
from investcase.checks.standing import FINAL_ILLUSTRATIVE, FINAL_UNSOURCED
from investcase.quantities.tolerance import UNPRINTED
from investcase.reading.problems import Problem, Severity

_STOPS = (Severity.ERROR, Severity.BLOCKER)


class Group(StrEnum):
    """How soon something is to be done."""

    BEFORE_FINAL = "before_final"
    BETTER = "better"
    SAID = "said"


class About(StrEnum):
    """What an item is about: the money, or the people."""

    MONEY = "money"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Item:
    """Problems of one code. `if_final` says that they would stand in the way of a final case, and of no other.

    `moves` is what is known of how far the answer moves by it, in pounds of value to society.
    """

    group: Group
    about: About
    code: str
    problems: tuple[Problem, ...]
    moves: float | None = None
    if_final: bool = False


@dataclass(frozen=True, slots=True)
class ShortList:
    """What is to be done, in order; the first is item 1. `could_be_final` says whether nothing stands in the way."""

    items: tuple[Item, ...]

    @property
    def could_be_final(self) -> bool:
        """Whether the case could be marked final as it stands."""
        return all(item.group is not Group.BEFORE_FINAL for item in self.items)

    def of(self, group: Group) -> tuple[tuple[int, Item], ...]:
        """The items of one group, each with its number."""
        return tuple((number, item) for number, item in enumerate(self.items, 1) if item.group is group)


def short_list(appraisal: Appraisal) -> ShortList:
    """What a case that was reviewed is told, and what would stand in its way if it were marked final."""
    told = appraisal.problems
    blocks = [problem for problem in _if_final(appraisal) if problem not in told]
    only_then = {problem.code for problem in blocks} - {problem.code for problem in told}
    groups: dict[tuple[Group, str], list[Problem]] = {}
    for problem in (*told, *(each for each in blocks if each.code in only_then)):
        stops = problem.severity in _STOPS or problem.code in {each.code for each in blocks}
        said = problem.severity is Severity.NOTE or problem.accepted
        group = Group.BEFORE_FINAL if stops else Group.SAID if said else Group.BETTER
        groups.setdefault((group, problem.code), []).append(problem)
    people = {card.code for rule in rules() for card in rule.cards} | {NOT_ASSESSED.code}
    items = [
        Item(
            group,
            About.PEOPLE if code in people else About.MONEY,
            code,
            tuple(problems),
            _moves(appraisal, code, problems),
            code in only_then,
        )
        for (group, code), problems in groups.items()
    ]
    own = appraisal.case.loaded.file
    return ShortList(tuple(sorted(items, key=lambda item: _place(item, own))))


def list_of_faults(problems: Sequence[Problem], own: str) -> ShortList:
    """The same of a case that cannot be worked out: what stops it comes first, and nothing is known to move."""
    codes = dict.fromkeys((problem.severity, problem.code) for problem in problems)
    items = []
    for severity, code in codes:
        group = Group.BEFORE_FINAL if severity in _STOPS else Group.SAID
        group = Group.BETTER if severity is Severity.WARNING else group
        alike = tuple(problem for problem in problems if (problem.severity, problem.code) == (severity, code))
        items.append(Item(group, About.MONEY, code, alike))
    return ShortList(tuple(sorted(items, key=lambda item: _place(item, own))))


def _place(item: Item, own: str) -> tuple[int, int, bool, float, bool]:
    """Group by group, the money before the people; what stops the decision itself first, then what moves most, then
    what is in the case's own file.
    """
    at = item.problems[0].position
    elsewhere = at is not None and at.file != own
    order = list(Group).index(item.group), list(About).index(item.about)
    return *order, item.if_final, -(item.moves or 0.0), elsewhere


def _if_final(appraisal: Appraisal) -> Iterator[Problem]:
    """What would block the case if it were marked final and is otherwise as it stands."""
    case = appraisal.case
    if case.document.standing == "final":
        return
    final = case.document.model_copy(update={"standing": "final"})
    same = appraisal.reworded(replace(case, loaded=replace(case.loaded, document=final)))
    yield from (problem for problem in reviewed(same) if problem.severity is Severity.BLOCKER)


def _moves(appraisal: Appraisal, code: str, problems: Sequence[Problem]) -> float | None:
    """How far the value to society moves: as the check says, or by the figures that nobody has found, at their ends."""
    if code in (FINAL_ILLUSTRATIVE.code, FINAL_UNSOURCED.code):
        widths = [swing.width for swing in appraisal.swings if swing.figure.is_illustrative]
        return max(widths, default=None)
    known = [abs(problem.moves) for problem in problems if problem.moves is not None]
    return max(known) if known and max(known) > UNPRINTED else None
