"""The sheet of answers: every option's totals as they now stand, beside those of the case as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from investcase.appraisal.measures import CASH, OptionAppraisal
from investcase.documents.kinds_of_money import CashType
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.report.workbook.cells import ONE_VALUE, Cells
from investcase.report.workbook.line_cells import LineCells
from investcase.report.workbook.looks import NUMBER, POUNDS
from investcase.report.workbook.options import OptionSheet
from investcase.report.workbook.page import Page

SHEET = "Answer"
_AS_WRITTEN, _MOVED = ONE_VALUE + 1, ONE_VALUE + 2


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """One total of one option: what it is, and where it stands."""

    option: str
    measure: str
    title: str
    cells: Cells

    @property
    def engine(self) -> float:
        """What the engine says it is."""
        return float(self.cells.values[0])


@dataclass(slots=True)
class Answers:
    """Every total, in the order written."""

    totals: list[Total] = field(default_factory=list)

    def of(self, option: str, measure: str) -> Total:
        """One total of an option."""
        return next(each for each in self.totals if each.option == option and each.measure == measure)


def write_answers(page: Page, sheets: Sequence[OptionSheet]) -> Answers:
    """Write every option's totals."""
    looks = page.looks
    page.set_widths((50, 52, 10, 17, 17, 17))
    page.title(
        "The answer",
        [
            "Present values in pounds of the case's prices. Plus is good.",
            "Now: with your values. As written: what the case itself comes to.",
        ],
    )
    heads = ("What it is", "How it is worked out", "Unit", "Now", "As written", "Moved by your values")
    for column, words in enumerate(heads):
        page.sheet.write_string(page.row, column, words, looks.head_right if column >= ONE_VALUE else looks.head)
    page.sheet.set_row(page.row, 29)
    page.row += 1
    page.sheet.freeze_panes(page.row, 1)
    made = Answers()
    for sheet in sheets:
        page.heading(sheet.option.flows.option.title)
        for total in _Totals(page, sheet).write():
            made.totals.append(total)
            row = total.cells.row
            form = NUMBER if total.measure == "ratio" else POUNDS
            page.sheet.write_number(row, _AS_WRITTEN, total.engine, looks.given(form))
            moved = f"ROUND(D{row + 1}-E{row + 1},2)"
            moved = f'=IF(ISNUMBER(D{row + 1}),{moved},"none")' if total.measure == "ratio" else f"={moved}"
            page.sheet.write_formula(row, _MOVED, moved, looks.number(form), 0)
    return made


class _Totals:
    def __init__(self, page: Page, sheet: OptionSheet) -> None:
        self.page, self.sheet, self.option = page, sheet, sheet.option
        self.value = [each for each in sheet.lines.values() if not each.is_vat]

    def write(self) -> Iterator[Total]:
        option = self.option
        benefits = self._sum("benefits", "Benefits", option.pv_benefits[0], lambda each: each.line.kind == "benefit")
        costs = self._sum("costs", "Costs, as a minus", -option.pv_costs[0], lambda each: each.line.kind == "cost")
        yield from (benefits, costs)
        npsv = self._one("npsv", "Net present social value", option.npsv[0], [benefits.cells, costs.cells])
        yield npsv
        for kind, words in _TYPES.items():
            if any(each.line.cash_type is kind for each in self.value):
                value = option.pv_benefits_of(kind)[0]
                yield self._sum(f"type {kind}", words, value, partial(_is_of, kind))
        title = "Net cost to public budgets; a minus is a net saving"
        cost = self._sum("public", title, option.net_public_cost[0], _is_public_cash, sign="-")
        yield cost
        if option.no_ratio is None:
            yield self._ratio(npsv.cells, cost.cells, option)
        for body in option.cash.bodies:
            own = [each for each in self.value if each.line.body == body]
            yield self._total(f"npv {body}", f"{body.name}: everything", option.npv_of(body)[0], own)
            if body.public:
                vat = [each for each in self.sheet.lines.values() if each.is_vat and each.line.body == body]
                title = f"{body.name}: cash, before funding and loans"
                felt = [*(each for each in own if _is_cash(each)), *vat]
                yield self._total(f"cash {body}", title, option.cash_npv_of(body)[0], felt)

    def _sum(
        self, measure: str, title: str, value: float, wanted: Callable[[LineCells], bool], sign: str = ""
    ) -> Total:
        return self._total(measure, title, value, [each for each in self.value if wanted(each)], sign)

    def _total(self, measure: str, title: str, value: float, lines: Sequence[LineCells], sign: str = "") -> Total:
        cells = [each.discounted for each in lines]
        return self._one(measure, title, value, cells, sign, f"The sum of what {_count(len(lines))} worth at year 0")

    def _one(
        self, measure: str, title: str, value: float, cells: Sequence[Cells], sign: str = "", how: str = ""
    ) -> Total:
        here = self.page.name
        text = "+".join(each.one(here) for each in cells) or "0"
        text = f"{sign}({text})" if sign else text
        made = self.page.one(
            title, text, float(value), how=how or "Benefits less costs", unit="£", total=measure == "npsv"
        )
        return Total(self.option.id, measure, title, made)

    def _ratio(self, npsv: Cells, cost: Cells, option: OptionAppraisal) -> Total:
        here, value = self.page.name, float(option.bcr_net_public[0])
        gained = f"{npsv.one(here)}+{cost.one(here)}"
        stands = f"AND({cost.one(here)}>{NEGLIGIBLE},{gained}>=-{NEGLIGIBLE})"
        text = f'IF({stands},MAX({gained},0)/{cost.one(here)},"none")'
        how = "Everything else of value over the net cost to public budgets"
        title = "Benefit-cost ratio over the net cost to public budgets"
        return Total(option.id, "ratio", title, self.page.one(title, text, value, how=how, form=NUMBER))


_TYPES = {
    CashType.CASH_RELEASING: "Of the benefits: cash released",
    CashType.AVOIDED_GROWTH: "Of the benefits: growth avoided",
    CashType.CAPACITY: "Of the benefits: freed capacity, as counted",
    CashType.WIDER_VALUE: "Of the benefits: wider value",
}


def _is_of(kind: CashType, each: LineCells) -> bool:
    return each.line.cash_type is kind


def _is_cash(each: LineCells) -> bool:
    return each.line.kind == "cost" or each.line.cash_type in CASH


def _is_public_cash(each: LineCells) -> bool:
    return each.line.body.public and _is_cash(each)


def _count(lines: int) -> str:
    return "1 line is" if lines == 1 else f"{lines} lines are"
