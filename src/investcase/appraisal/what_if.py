"""What a case's answer becomes when some of its figures are changed: what was changed, and what moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from investcase.appraisal.paybacks import payback_years
from investcase.appraisal.worked import Worked
from investcase.appraisal.working_out import worked_out
from investcase.documents.edits import Changed
from investcase.quantities import Year
from investcase.reading.problems import Problems
from investcase.resolving.case import settled_with
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption, option_figures
from investcase.resolving.what_ifs import NamedChanges


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure before and after; None where the case did not have it, or no longer has."""

    title: str
    before: Resolved | None
    after: Resolved | None


@dataclass(frozen=True, slots=True)
class Alone:
    """One change, or one set of them, by itself: by how much it moves the value to society and the lead body's cash;
    None where it cannot stand without the others. `name` is the change as it was given, or the title of the set;
    `of` is what of the case it changes, in words, where that is one thing.
    """

    name: str
    moves: tuple[float, float] | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The preferred option before and after, in pounds of each case's price base, central.

    `figures` are those that were given other values. Amounts are pairs, before and after: the value to society, the
    lead body's cash as a present value, the year by which that cash is repaid, None where it is not, and how many years
    the case runs for. `alone` is each change by itself where there are several.
    """

    figures: tuple[MovedFigure, ...]
    npsv: tuple[float, float]
    lead_cash: tuple[float, float]
    repaid: tuple[Year | None, Year | None]
    years: tuple[int, int]
    alone: tuple[Alone, ...] = ()

    @property
    def moves(self) -> tuple[float, float]:
        """By how much the whole moves the value to society and the lead body's cash."""
        return self.npsv[1] - self.npsv[0], self.lead_cash[1] - self.lead_cash[0]

    @property
    def together(self) -> tuple[float, float] | None:
        """What the changes do together beyond what each does alone; None where one cannot stand alone."""
        moves = [each.moves for each in self.alone]
        if not moves or None in moves:
            return None
        sums = [sum(each[place] for each in moves if each is not None) for place in (0, 1)]
        return self.moves[0] - sums[0], self.moves[1] - sums[1]


@dataclass(frozen=True, slots=True)
class NamedWhatIf:
    """What a case asks of itself, and its answer; in words why there is none, where it cannot be worked out."""

    asked: NamedChanges
    found: WhatIf | None
    why_unknown: str | None


def what_if(after: Worked) -> WhatIf:
    """What moved from a case as it stands to the same case changed, and what each change does by itself.

    Args:
        after: a case that was loaded with changes.
    """
    assert after.case.unchanged is not None
    before = worked_out(after.case.unchanged, Worked)
    changes = after.case.changes if len(after.case.changes) > 1 else ()
    return _between(before, after, tuple(_alone(before, change) for change in changes))


def named_what_ifs(worked: Worked) -> tuple[NamedWhatIf, ...]:
    """What a case asks of itself, each set of changes beside the case as it stands."""
    asked = worked.case.what_ifs
    found = {each.id: _changed(worked, each.changes) for each in asked}
    titles = {each.id: each.title for each in asked}

    def parts(each: NamedChanges) -> tuple[Alone, ...]:
        if len(each.combines) + len(each.own) < 2:
            return ()
        whole = (Alone(titles[name], _moves(worked, found[name])) for name in each.combines)
        return (*whole, *(_alone(worked, change) for change in each.own))

    def named(each: NamedChanges, after: Worked | str) -> NamedWhatIf:
        if not isinstance(after, Worked):
            return NamedWhatIf(each, None, after)
        return NamedWhatIf(each, _between(worked, after, parts(each)), None)

    return tuple(named(each, found[each.id]) for each in asked)


def _between(before: Worked, after: Worked, alone: tuple[Alone, ...]) -> WhatIf:
    both = (before, after)
    (npsv, cash), (later, then) = (_answers(each) for each in both)
    first, last = (payback_years(each, each.preferred)["lead_body_cash"] for each in both)
    years = len(before.case.horizon), len(after.case.horizon)
    return WhatIf(tuple(_moved(before, after)), (npsv, later), (cash, then), (first, last), years, alone)


def _alone(before: Worked, change: Changed) -> Alone:
    after = _changed(before, [change])
    return Alone(f"{change.name}={change.value}", _moves(before, after), _of(before, after))


def _of(before: Worked, after: Worked | str) -> str | None:
    """The one thing that is another, by its title; None where there are several, or none is."""
    if not isinstance(after, Worked):
        return None
    titles = {moved.title for moved in _moved(before, after)}
    if before.case.horizon != after.case.horizon:
        titles.add("Years")
    return next(iter(titles)) if len(titles) == 1 else None


def _changed(before: Worked, changes: Sequence[Changed]) -> Worked | str:
    """A case worked out with some changes made in it; in words, why it cannot be."""
    try:
        return worked_out(settled_with(before.case, changes), Worked)
    except Problems as problems:
        return next(iter(problems)).message


def _moves(before: Worked, after: Worked | str) -> tuple[float, float] | None:
    if not isinstance(after, Worked):
        return None
    first, then = (_answers(each) for each in (before, after))
    return then[0] - first[0], then[1] - first[1]


def _answers(worked: Worked) -> tuple[float, float]:
    """The preferred option's value to society and the lead body's cash, central."""
    option = worked.preferred
    return float(option.npsv[0]), float(option.cash_npv_of(worked.case.lead)[0])


def _moved(before: Worked, after: Worked) -> Iterator[MovedFigure]:
    """Figures with another value where an option uses them, each once.

    By where it is used: a figure that the case now gives itself, or that one option now has for itself, has another id.
    """
    told: set[tuple[str, str]] = set()
    options = {option.id: _uses(option) for option in after.case.options}
    for option in before.case.options:
        old, new = _uses(option), options[option.id]
        for use in dict.fromkeys([*old, *new]):
            first, then = old.get(use), new.get(use)
            if first is not None and then is not None and first.quantity == then.quantity:
                continue
            pair = (first.key if first else "", then.key if then else "")
            if pair not in told:
                told.add(pair)
                titles = [figure.title for figure in (first, then) if figure is not None]
                yield MovedFigure(titles[0], first, then)


def _uses(option: ResolvedOption) -> dict[tuple[str, ...], Resolved]:
    """The figures of an option by what each is there: an input or an adjustment of an intervention, or by its own name,
    which no other option's changes.
    """
    uses: dict[tuple[str, ...], Resolved] = {}
    for entry in option.interventions:
        uses |= {(entry.id, "input", name): figure for name, figure in entry.values.items()}
        uses |= {(entry.id, "adjustment", each.kind): each.factor.figure for each in entry.adjustments}
    within = {figure.key for figure in uses.values()}
    return uses | {(figure.stream,): figure for figure in option_figures(option) if figure.key not in within}
