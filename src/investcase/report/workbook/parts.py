"""A part of a line to its row: written from the figure it comes of, or from how it is said to come about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from investcase.flows.lines import FlowLine, Part, PartKind
from investcase.flows.releases import whole_steps
from investcase.flows.working import (
    CountedAt,
    CountedOnce,
    DeliveredOf,
    FilledPosts,
    FurtherReleased,
    Given,
    InWholeSteps,
    Leavers,
    NotInPlan,
    NotReleased,
    OfModel,
    PartsOf,
    StillPaid,
    Turning,
    ValueLeft,
    VatOn,
    WornLeft,
)
from investcase.formulas.product import Product
from investcase.quantities import NUMBER
from investcase.quantities.arrays import Array
from investcase.report.workbook.cells import Cells, product_text
from investcase.report.workbook.effects import Effects, Shared
from investcase.report.workbook.inputs import Inputs, figure_form
from investcase.report.workbook.late import whole_steps_text
from investcase.report.workbook.line_cells import LineCells
from investcase.report.workbook.looks import FINE, PLAIN, POUNDS, SHARE
from investcase.report.workbook.models import ModelSheet
from investcase.report.workbook.of_another import OfAnother
from investcase.report.workbook.page import Page
from investcase.report.workbook.years import Years
from investcase.resolving.line_id import LineId
from investcase.resolving.terms import Factor, Term, Use


class PartWriter:
    """Writes the parts of one line, in their order; `written` are those that its amounts are the product of."""

    def __init__(
        self,
        page: Page,
        inputs: Inputs,
        years: Years,
        models: Mapping[str, ModelSheet],
        lines: Mapping[LineId, LineCells],
        line: FlowLine,
        shared: Shared,
    ) -> None:
        self.page, self.inputs, self.years, self.models, self.lines = page, inputs, years, models, lines
        self.line, self.shared = line, shared
        self.another = OfAnother(page, inputs, lines, years)
        self.effects = Effects(page.name, len(page.years), inputs, models, shared)
        self.written: list[Cells] = []
        self.still: list[Part] = []
        self.live = 0

    def write(self, part: Part) -> None:
        """Write one part, live where it says how it comes about."""
        made = self._live(part)
        if made is None:
            self.still.append(part)
            by_year = part.values.shape[1] > 1
            form = POUNDS if part.kind is PartKind.OTHER and not self.written else FINE
            made = self.page.still(part.title, part.values.whole()[0], by_year=by_year, form=form)
        else:
            self.live += 1
        self.written.append(made)

    def _live(self, part: Part) -> Cells | None:
        match part.working:
            case Turning():
                return self._turning(part, part.working)
            case CountedAt():
                return self._counted(part, part.working)
            case OfModel():
                return self._of_model(part, part.working)
            case Given():
                return self._given(part)
            case InWholeSteps():
                return self._in_steps(part, part.working)
            case NotReleased():
                return self._not_released(part, part.working)
            case FilledPosts():
                return self._shared(part, self.shared.posts[part.working.entry].share)
            case Leavers():
                return self._shared(part, self.shared.posts[part.working.entry].leavers)
            case NotInPlan():
                return self._shared(part, self.shared.in_plan.get(part.working.entry))
            case CountedOnce():
                return self._shared(part, self.shared.once.get((part.working.events, part.working.entry)))
            case DeliveredOf():
                made = self.effects.delivered(part.working.entry, part.working.name)
                how = "With the posts that can be filled, over with all of them"
                return None if made is None else self._row(part, made.text, how, SHARE)
            case PartsOf():
                amounts = self.another.parts_of(part.working)
                return self._row(part, amounts, "The same money, seen from the other body")
            case VatOn():
                return self.another.vat(part, part.working)
            case WornLeft():
                return self.another.worn(part, part.working)
            case ValueLeft():
                value = self._factor_text(part.working.factor)
                last = len(self.page.years) - 1
                return self._row(part, lambda year: value if year == last else "0", "In the last year alone")
            case FurtherReleased():
                return self._row(
                    part, self.another.further(part.working.of), "What is above the most of any year before"
                )
            case StillPaid():
                return self.another.still_paid(part, part.working)
        if part.factor is not None:
            return self._factor(part.title, part.factor)
        if part.terms:
            return self._terms(part)
        if part.kind is PartKind.PRICE:
            return self._price(part)
        return None

    def _values(self, part: Part) -> Array:
        return np.broadcast_to(part.values.whole()[0], (len(self.page.years),))

    def _shared(self, part: Part, cells: Cells | None) -> Cells | None:
        if cells is None:
            return None
        return self._row(part, lambda year: cells.at(year, self.page.name), "Worked out on this sheet, above", FINE)

    def _row(self, part: Part, text: Callable[[int], str], how: str, form: str = POUNDS) -> Cells:
        return self.page.by_year(part.title, text, self._values(part), how=how, form=form)

    def _given(self, part: Part) -> Cells:
        by_year = part.values.shape[1] > 1
        how = "What the case's dates and shares come to: changed in the case"
        return self.page.given(part.title, part.values.whole()[0], by_year=by_year, how=how, form=PLAIN)

    def _before(self, year: int) -> str:
        return product_text([each.at(year, self.page.name) for each in self.written])

    def _factor_text(self, factor: Factor) -> str:
        return self.inputs.factor(factor, self.page.name)[0]

    def _factor(self, title: str, factor: Factor) -> Cells:
        text, value = self.inputs.factor(factor, self.page.name)
        how = {
            Use.AS_IT_IS: factor.figure.title,
            Use.ONE_PLUS: f"One, and {factor.figure.title}",
            Use.ONE_MINUS: f"One, less {factor.figure.title}",
        }[factor.use]
        is_number = factor.figure.unit == NUMBER
        form = SHARE if is_number else figure_form(factor.figure)
        unit = "" if is_number else str(factor.figure.unit)
        return self.page.one(title, text, value, how=how, unit=unit, form=form)

    def _terms(self, part: Part) -> Cells:
        count = len(self.page.years)
        texts: list[Callable[[int], str | None]] = [self._term(term) for term in part.terms]

        def text(year: int) -> str:
            return "+".join(made for each in texts if (made := each(year)) is not None) or "0"

        how = " + ".join(dict.fromkeys(" × ".join(f.figure.title for f in term.factors) for term in part.terms))
        values = np.broadcast_to(part.values.whole()[0], (count,))
        return self.page.by_year(part.title, text, values, how=how, unit="£ / year", form=POUNDS)

    def _term(self, term: Term) -> Callable[[int], str | None]:
        profile, here = np.array(term.by_year), self.page.name
        figures = product_text([self._factor_text(factor) for factor in term.factors])
        if not profile.any():
            return lambda year: None
        if set(profile.tolist()) <= {0.0, 1.0}:
            return lambda year: figures if profile[year] else None
        names = ", ".join(factor.figure.title for factor in term.factors)
        how = "The share of each year in which it runs" + (
            ", at what brings each year's cash to the case's prices" if term.deflated is not None else ""
        )
        row = self.page.given(f"    When: {names}", profile, by_year=True, how=how, form=FINE)
        return lambda year: f"{row.at(year, here)}*{figures}" if profile[year] else None

    def _turning(self, part: Part, turning: Turning) -> Cells:
        plain = self._factor_text(turning.factor)
        lost = ">0" if turning.above else "<0"

        def text(year: int) -> str:
            return f"IF({self._before(year)}{lost},2-{plain},{plain})"

        words = {Use.AS_IT_IS: "", Use.ONE_PLUS: "One, and ", Use.ONE_MINUS: "One, less "}[turning.factor.use]
        how = f"{words}{turning.factor.figure.title}; two less that, where the rows above come to a loss"
        return self._row(part, text, how, SHARE)

    def _counted(self, part: Part, counted: CountedAt) -> Cells:
        share = "0" if counted.share is None else self._factor_text(counted.share)
        how = "Freed capacity counts at nil" if counted.share is None else counted.share.figure.title
        how += ", and more demand on it in full"
        before = np.prod([each.over(len(self.page.years)) for each in self.written], axis=0)
        at_share = 0.0 if counted.share is None else counted.share.figure.quantity.central
        values = np.where(before < 0, 1.0, at_share)
        text = lambda year: f"IF({self._before(year)}<0,1,{share})"  # noqa: E731
        return self.page.by_year(part.title, text, values, how=how, form=SHARE)

    def _of_model(self, part: Part, working: OfModel) -> Cells:
        sheet = self.models[working.entry]
        cells = sheet.steps[working.effort][working.name]
        how = f"From the sheet {cells.sheet}"
        return self._row(part, lambda year: cells.at(year, self.page.name), how)

    def _price(self, part: Part) -> Cells:
        text, _ = self.years.prices.effect_of(self.line.labels.option, self.line)
        how = "Its own price, over general inflation: from the sheet of years"
        return self._row(part, lambda year: text(year, self.page.name), how, FINE)

    def _quantity(self, entry: str, key: str) -> Cells | None:
        """What a model's line frees in each year, after what is taken off its pounds; None where that is not live."""
        sheet = self.models[entry]
        line = sheet.entry.document.lines[key]
        if line.quantity is None:
            return None
        made = self.effects.left(entry, line.quantity, sheet.taken_off(key), plans=line.adjusted)
        if made is None:
            return None
        how = "What the model counts, after what is taken off"
        return self.page.by_year("    Freed in the year", made.text, made.values, how=how, form=FINE)

    def _step_share(self, quantity: Cells, size: float) -> Callable[[int], str]:
        here = self.page.name
        step = self.page.given("    One whole step", [size], by_year=False, form=PLAIN).one(here)

        def text(year: int) -> str:
            freed = quantity.at(year, here)
            return whole_steps_text(freed, step)

        return text

    def _in_steps(self, part: Part, steps: InWholeSteps) -> Cells | None:
        quantity = self._quantity(steps.entry, steps.line)
        if quantity is None:
            return None
        share = self._step_share(quantity, steps.step)
        how = "Only whole steps leave the budget"
        if steps.left:
            return self._row(part, lambda year: f"1-{share(year)}", how, SHARE)
        return self._row(part, share, how, SHARE)

    def _not_released(self, part: Part, told: NotReleased) -> Cells | None:
        quantity = self._quantity(told.entry, told.line)
        if quantity is None:
            return None
        page, count, here = self.page, len(self.page.years), self.page.name
        since = np.broadcast_to(told.released_from.whole()[0], (count,))
        row = page.given("    From the year of the release", since, by_year=True, form=PLAIN)
        if told.step is None:
            return self._row(part, lambda year: f"{quantity.at(year, here)}*(1-{row.at(year, here)})", "", FINE)
        share = self._step_share(quantity, told.step)
        whole = whole_steps(Product.of(quantity.values.reshape(1, -1)), told.step).whole()[0]
        whole_row = page.by_year("    Share in whole steps", share, whole, form=SHARE)

        def text(year: int) -> str:
            return f"{quantity.at(year, here)}*(1-{row.at(year, here)}*{whole_row.at(year, here)})"

        return self._row(part, text, "Before the release, or less than a whole step", FINE)
