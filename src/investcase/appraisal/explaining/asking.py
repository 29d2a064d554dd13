"""From a name to what it explains, and every name there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining.budgets import AMOUNTS, ROWS, Budget
from investcase.appraisal.explaining.explanation import Explanation
from investcase.appraisal.explaining.figures import figure_node
from investcase.appraisal.explaining.lines import Lines
from investcase.appraisal.explaining.measures import Measures
from investcase.appraisal.explaining.printed import Printed, as_printed
from investcase.appraisal.explaining.sums import RunningTotal, everyone, sums_of
from investcase.appraisal.measures import OptionAppraisal
from investcase.quantities import Year, YearError, parse_year
from investcase.reading.problems import Problem, Problems
from investcase.reading.suggest import did_you_mean
from investcase.resolving.figures import Resolved
from investcase.resolving.without_ids import name_now

T = TypeVar("T")
GROUPS = ("The answer", "Bodies", "Budgets, in cash", "Lines added up", "Lines", "Quantities of the models", "Figures")


@dataclass(frozen=True, slots=True)
class Askable:
    """A name that can be explained; `by_year` when it may be followed by a year, as in `council.net@2028-29`."""

    name: str
    title: str
    group: str
    by_year: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    asked: Askable
    whole: Callable[[], Explanation]
    in_year: Callable[[int], Explanation] | None = None


class Explainer:
    """Every number of one appraisal by name, each explained at most once, from the arrays it already holds."""

    def __init__(self, appraisal: Appraisal) -> None:
        self._document = appraisal.case.document
        self._horizon = appraisal.case.horizon
        self._answers: dict[str, _Answer] = {}
        self._listed: list[Askable] = []
        preferred = [*_of_option(appraisal, appraisal.preferred, "")]
        figures = [*_figures(appraisal)]
        others = [answer for option in appraisal.options for answer in _of_option(appraisal, option, f"{option.id}.")]
        for answer in (*preferred, *others, *figures):
            self._answers.setdefault(answer.asked.name, answer)
        shorter = {answer.asked.name for answer in preferred}
        self._longer = {f"{appraisal.preferred.id}.{name}" for name in shorter} & set(self._answers)
        for answer in (*preferred, *figures):
            if self._answers[answer.asked.name] is answer:
                self._listed.append(answer.asked)

    @property
    def askable(self) -> tuple[Askable, ...]:
        """Everything that can be asked of the preferred option, then the figures of every option.

        Another option's number is asked for with its id in front: `hours-only.npsv`.
        """
        return tuple(self._listed)

    def printed_as(self, text: str) -> tuple[Askable, ...]:
        """Every name whose number is printed as a text such as `2,393`, `£5.16m` or `10%`, in the order of the list.

        A number of one year is named with its year. None where the text is no number.
        """
        printed = as_printed(text)
        return tuple(self._printed(printed)) if printed is not None else ()

    def _printed(self, printed: Printed) -> Iterator[Askable]:
        for name, answer in self._answers.items():
            if name in self._longer:
                continue  # the same number by its longer name
            asked, whole = answer.asked, answer.whole()
            if whole.value is not None and printed.is_of(whole.value, whole.unit):
                yield Askable(name, asked.title, asked.group, by_year=False)
            for index, year in enumerate(self._horizon if answer.in_year else ()):
                assert answer.in_year is not None
                there = answer.in_year(index)
                if there.value is not None and printed.is_of(there.value, there.unit):
                    title = f"{asked.title.removesuffix(', present value')}, {year}"
                    yield Askable(f"{name}@{year}", title, asked.group, by_year=False)

    def explain(self, name: str) -> Explanation:
        """A number as a tree.

        Args:
            name: a measure (`npsv`, `pv_costs`, `bcr.net_public`), a body (`council`, `council.cash_releasing_npv`), a
                budget row (`council.net@2028-29`), a line, a line in a year, a model's quantity, or a figure's id;
                after an option's id and a dot, the same of that option.

        Raises:
            Problems: nothing has that name, or it has no value in that year; with the nearest names.
        """
        base, at, year = name.strip().partition("@")
        found = self._answers.get(base)
        if found is None:
            raise Problems([_unknown(base, name_now(base, self._document), self._answers)])
        if not at:
            return found.whole()
        if found.in_year is None:
            message = f"{base} is one number, not one for each year"
            raise Problems([Problem("no-year", message, expected=base)])
        return found.in_year(_index(year, self._horizon))


def _of_option(appraisal: Appraisal, option: OptionAppraisal, prefix: str) -> Iterator[_Answer]:
    lines = Lines(appraisal, option, prefix)
    bodies = {body.id for body in (*option.bodies, appraisal.case.lead)}
    for name, (title, make) in Measures(lines).makers().items():
        group = "Bodies" if name.partition(".")[0] in bodies else "The answer"
        yield _Answer(Askable(f"{prefix}{name}", title, group, False), make)
    for body in dict.fromkeys((*option.bodies, appraisal.case.lead)):
        if body.public:
            budget = Budget(lines, body)
            for row, title in ROWS.items():
                asked = Askable(f"{prefix}{body}.{row}", f"{body.name}: {title}", "Budgets, in cash", True)
                yield _Answer(asked, _bind(budget.total, row), _bind_year(budget.at, row))
            for name, title in AMOUNTS.items():
                asked = Askable(f"{prefix}{body}.{name}", f"{body.name}: {title}", "Budgets, in cash", False)
                yield _Answer(asked, budget.peak_exposure)
    for added in sums_of(option.cash):
        asked = Askable(f"{prefix}{added.name}", f"{added.title}, present value", "Lines added up", True)
        yield _Answer(asked, _bind(added.whole, lines), _bind_year(added.at, lines))
    total = RunningTotal(everyone(option.cash))
    asked = Askable(f"{prefix}{total.name}", f"{total.of.title}: running total, undiscounted", "Lines added up", True)
    yield _Answer(asked, _bind(total.whole, lines), _bind_year(total.at, lines))
    for line in option.cash.lines:
        asked = Askable(f"{prefix}{line.id}", f"{line.title}, present value", "Lines", True)
        yield _Answer(asked, _bind(lines.present_value, line), _bind_year(lines.amount, line))
    yield from _quantities(lines)


def _quantities(lines: Lines) -> Iterator[_Answer]:
    group = "Quantities of the models"
    for mechanism in lines.option.flows.every_mechanism:
        entry = mechanism.intervention
        quantities = lines.quantities[entry.id]
        stem = f"{lines.prefix}{entry.id}"
        if "people" not in quantities.names:
            asked = Askable(f"{stem}.people", f"{entry.document.people_title}, after the adjustments", group, True)
            yield _Answer(asked, _bind(lines.people_settled, mechanism), _bind_year(lines.people, mechanism))
        for name, title in quantities.names.items():
            asked = Askable(f"{stem}.{name}", title, group, quantities.changes(name))
            by_year = _bind_year(quantities.at, name) if asked.by_year else None
            yield _Answer(asked, _bind(quantities.settled, name), by_year)


def _figures(appraisal: Appraisal) -> Iterator[_Answer]:
    def node(figure: Resolved) -> Explanation:
        return figure_node(figure, appraisal.case.prices)

    for key, figure in appraisal.case.register().items():
        yield _Answer(Askable(key, figure.title, "Figures", False), _bind(node, figure))


def _bind(make: Callable[[T], Explanation], of: T) -> Callable[[], Explanation]:
    return lambda: make(of)


def _bind_year(make: Callable[[T, int], Explanation], of: T) -> Callable[[int], Explanation]:
    return lambda year: make(of, year)


def _index(written: str, horizon: tuple[Year, ...]) -> int:
    expected = f"a year from {horizon[0]} to {horizon[-1]}"
    try:
        year = parse_year(written)
    except YearError as error:
        raise Problems([Problem("year", str(error), expected=expected)]) from None
    if year not in horizon:
        message = f"{year} is not one of the years of this case"
        raise Problems([Problem("outside-horizon", message, expected=expected)])
    return horizon.index(year)


def _unknown(name: str, meant: str, known: dict[str, _Answer]) -> Problem:
    return Problem(
        "unknown-number",
        f"this case holds no number called {name[:80]!r}",
        expected="a name that investcase explain CASE lists",
        remedy=did_you_mean(meant[:80], known),
    )
