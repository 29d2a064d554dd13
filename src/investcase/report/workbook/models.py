"""A sheet for each model at work in an option: its inputs, its effort by year, and its steps in words and in cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from investcase.flows.fading import effort_lost
from investcase.flows.lines import Part
from investcase.flows.mechanism import run_program
from investcase.flows.model_lines import Mechanism
from investcase.flows.working import Effort
from investcase.formulas import in_words, nationally
from investcase.formulas.evaluate import Clock
from investcase.formulas.product import Product
from investcase.quantities import NUMBER
from investcase.report.workbook.cells import Cells
from investcase.report.workbook.expressions import Expressions
from investcase.report.workbook.inputs import Inputs, figure_form, form_of
from investcase.report.workbook.looks import FINE, PLAIN, SHARE
from investcase.report.workbook.page import Page
from investcase.report.workbook.years import Years
from investcase.resolving.cuts import ResolvedCut
from investcase.resolving.interventions import ResolvedIntervention
from investcase.resolving.program import ROLLOUT, ROLLOUT_TITLE
from investcase.resolving.rollout import Rollout

_EFFORTS = {
    Effort.UNDER_WAY: "What it achieves, year by year",
    Effort.STAFFED: "The same with the posts that can be filled",
    Effort.LATE: "What it achieves if it comes late",
    Effort.ON_TIME: "What it achieves as planned",
    Effort.STAFFED_LATE: "If it comes late, with the posts that can be filled",
    Effort.STAFFED_ON_TIME: "As planned, with the posts that can be filled",
    Effort.DELIVERED: "What is paid for, as if set-up ran to time",
    Effort.CUT: "What delivery no longer costs",
    Effort.LOST: "What is lost, year by year",
}


@dataclass(slots=True)
class ModelSheet:
    """One model at work, on a page of its own; `steps` are its names by the effort that it was run by."""

    page: Page
    entry: ResolvedIntervention
    inputs: Inputs
    years: Years
    mechanism: Mechanism | None = None
    names: dict[str, Cells] = field(default_factory=dict)
    steps: dict[Effort, Mapping[str, Cells]] = field(default_factory=dict)
    values: dict[Effort, Mapping[str, Product]] = field(default_factory=dict)

    @property
    def kept(self) -> tuple[Part, ...]:
        """What is taken off its effect."""
        return () if self.mechanism is None else self.mechanism.kept

    @property
    def taken_off_effect(self) -> tuple[Part, ...]:
        """The same, but for staff drawn from elsewhere: whether an effect comes late is asked without them."""
        return self.kept[: len(self.entry.adjustments)]

    def taken_off(self, line: str) -> tuple[Part, ...]:
        """What is taken off what a line frees, but for posts and plans."""
        if self.mechanism is None or not self.entry.document.lines[line].adjusted:
            return ()
        return (*self.kept, *self.mechanism.once.get(line, ()))

    @property
    def titles(self) -> dict[str, str]:
        """What each name is called."""
        document = self.entry.document
        made = {name: each.title for name, each in document.inputs.items()} | {ROLLOUT: ROLLOUT_TITLE}
        return made | {each.name: each.title for each in self.entry.program.definitions}

    def begin(self, option: str) -> None:
        """Write the head and the inputs that it uses."""
        page, entry = self.page, self.entry
        page.columns()
        page.title(entry.title, [f"The model {entry.document.title}, at work in: {option}"])
        for name, picked in entry.choices.items():
            choice = entry.document.choices[name]
            words = f"{choice.question} {choice.alternatives[picked].title}"
            page.sheet.write_string(page.row, 0, words, page.looks.beside)
            page.row += 1
        page.year_heads("Step")
        page.sheet.freeze_panes(page.row, 1)
        page.heading("Figures it uses", "From the sheet Inputs")
        lines = entry.document.lines.values()
        targets = {name for line in lines for name in (line.amount, line.quantity) if name is not None}
        used = entry.program.inputs_for(targets)
        for name, figure in entry.values.items():
            source = self.inputs.of(figure) if name in used else self.inputs.cells[figure.key]
            central = figure.quantity.central
            form = figure_form(figure)
            unit = "" if figure.unit == NUMBER else str(figure.unit)
            title = entry.document.inputs[name].title
            self.names[name] = page.one(title, source.one(page.name), central, unit=unit, form=form)
        if entry.program.nationals:
            self._national()

    def run(self, effort: Effort, rollout: Rollout, by_year: Cells | None = None) -> None:
        """Write its steps as run by a rollout, or by an effort by year that stands in other cells."""
        if effort in self.steps:
            return
        page, count = self.page, len(self.page.years)
        page.heading(_EFFORTS[effort])
        words = "The case's start, ramp and end: changed in the case"
        shares = by_year or page.given(ROLLOUT_TITLE, rollout.by_year, by_year=True, how=words, form=SHARE)
        part = None
        if rollout.first_part < 1 and self.entry.has_stock:
            title = "Share of the first year that is left when it begins"
            part = page.given(title, [rollout.first_part], by_year=False, form=FINE)
        clock = Clock(count, start=(rollout.starts, rollout.first_part))
        inputs = {name: Product.of(figure.quantity.central) for name, figure in self.entry.values.items()}
        values = run_program(self.entry, inputs, clock, Product.of(shares.over(count)))
        names = {**self.names, ROLLOUT: shares}
        made = Expressions(page, names, dict(values), clock, self.years.index, part)
        self._define(made, self.titles)
        self.steps[effort], self.values[effort] = names, values

    def _define(self, made: Expressions, titles: Mapping[str, str], only: frozenset[str] | None = None) -> None:
        page = self.page
        for definition in self.entry.program.definitions:
            if only is not None and definition.name not in only:
                continue
            formula = definition.formula
            made.prepare(formula)
            value = made.values[definition.name]
            central = value.whole()[0]
            unit = "" if definition.unit == NUMBER else str(definition.unit)
            how = in_words(formula, titles)
            form = form_of(definition.unit, float(np.abs(central).max()), share=False)
            form = PLAIN if definition.unit == NUMBER else form
            if made.moves(formula.tree):
                cells = page.by_year(
                    definition.title,
                    partial(made.text, formula.tree),
                    np.broadcast_to(central, (len(page.years),)),
                    how=how,
                    unit=unit,
                    form=form,
                )
            else:
                text = made.text(formula.tree, 0)
                cells = page.one(definition.title, text, float(central[0]), how=how, unit=unit, form=form)
            made.names[definition.name] = cells

    def _national(self) -> None:
        """What the claim was made at: the nation's own figures, which no figure of this place moves."""
        page, entry = self.page, self.entry
        nationals = entry.program.nationals
        page.heading("At the national figures of the claim", "They are the same whatever is written for this place")
        own = {name: figure.quantity.central for name, figure in entry.nation_values.items()}
        inputs = {name: Product.of(figure.quantity.central) for name, figure in entry.values.items()}
        values = {**inputs, **{name: Product.of(value) for name, value in own.items()}}
        names = dict(self.names)
        for name in (each for each in entry.document.inputs if each in nationals):
            if name in own:
                figure = entry.nation_values[name]
                form = figure_form(figure)
                title = entry.document.inputs[name].title
                unit = "" if figure.unit == NUMBER else str(figure.unit)
                names[name] = page.given(title, [own[name]], by_year=False, unit=unit, form=form)
        clock = Clock(1, steady=True)
        made = Expressions(page, names, values, clock, self.years.index)
        known = run_nationals(entry, values)
        made.values.update(known)
        self._define(made, self.titles, nationals)
        self.names.update({nationally(name): made.names[name] for name in sorted(nationals) if name in made.names})


def staffed_effort(sheet: ModelSheet, of: Effort, filled: Cells) -> Cells:
    """An effort with the share of its posts that can be filled."""
    page, count = sheet.page, len(sheet.page.years)
    whole = sheet.steps[of][ROLLOUT]
    return page.by_year(
        "Share of the full yearly effort with the posts that can be filled",
        lambda year: f"{whole.at(year, page.name)}*{filled.at(year, page.name)}",
        whole.over(count) * filled.over(count),
        how=f"Posts: the sheet {filled.sheet}",
        form=SHARE,
    )


def run_nationals(entry: ResolvedIntervention, values: Mapping[str, Product]) -> dict[str, Product]:
    """Every national step at its settled value."""
    from investcase.formulas.evaluate import evaluate

    found = dict(values)
    for definition in entry.program.definitions:
        if definition.name in entry.program.nationals:
            found[definition.name] = evaluate(definition.formula, found, Clock(1, steady=True))
    return found


def write_cut_efforts(sheet: ModelSheet, cut: ResolvedCut) -> None:
    """The two efforts of a cut: what delivery no longer costs, and what people lose, who keep it for a time."""
    page, service = sheet.page, sheet.entry
    rollout = service.rollout
    sheet.run(Effort.CUT, rollout)
    if cut.fades is None:
        sheet.run(Effort.LOST, rollout, sheet.steps[Effort.CUT][ROLLOUT])
        return
    page.heading("How the effect fades", "People already helped keep it for a time, less and less in a straight line")
    count = len(page.years)
    over = page.one(cut.fades.title, sheet.inputs.of(cut.fades).one(page.name), cut.fades.quantity.central, unit="year")
    lost = effort_lost(rollout, count, Product.of(cut.fades.quantity.central))
    sheet.run(Effort.LOST, replace(rollout), _fading(sheet, rollout, over, lost.whole()[0]))


def _fading(sheet: ModelSheet, rollout: Rollout, over: Cells, values: np.ndarray) -> Cells:
    page, count = sheet.page, len(sheet.page.years)
    cut = np.array(rollout.by_year)
    steps = np.diff(cut, prepend=0.0)
    first = rollout.starts
    if first < count:
        whole = cut[first] / rollout.first_part
        steps[first] = whole
        if first + 1 < count:
            steps[first + 1] = cut[first + 1] - whole
    each = page.given("Further share cut in the year", steps, by_year=True, form=SHARE)
    fades = over.one(page.name)

    def kept(time: str) -> str:
        within = f"MIN({time},{fades})"
        return f"({within}-IF({fades}>0,{within}^2/(2*{fades}),0))"

    def kept_at(time: float) -> float:
        within, long = min(time, float(over.values[0])), float(over.values[0])
        return within - (within**2 / (2 * long) if long > 0 else 0.0)

    def weights(title: str, part: float) -> Cells:
        def ends(age: int) -> tuple[float, float]:
            return (0.0, part) if age == 0 else (part + age - 1, part + age)

        def text(year: int) -> str:
            begins, until = ends(count - 1 - year)
            return f"{until - begins!r}-({kept(repr(until))}-{kept(repr(begins))})"

        found = [b - a - (kept_at(b) - kept_at(a)) for a, b in map(ends, range(count - 1, -1, -1))]
        return page.by_year(title, text, found, form=FINE)

    plain = weights("    Share lost so many years after a step: the oldest first", 1.0)
    late = (
        weights("    The same after the step of the part year", rollout.first_part) if rollout.first_part < 1 else None
    )

    def text(year: int) -> str:
        here, last = page.name, count - 1
        made = f"SUMPRODUCT({each.span(0, year, here)},{plain.span(last - year, last, here)})"
        if late is None or year < first:
            return made
        place = last - (year - first)
        return f"{made}+{each.at(first, here)}*({late.at(place, here)}-{plain.at(place, here)})"

    return page.by_year(ROLLOUT_TITLE, text, values, how="What is cut, less what people keep of it", form=SHARE)
