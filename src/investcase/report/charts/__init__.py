"""The paper's charts, drawn by hand as SVG: each a pure function from plain data to a ``Chart``."""

from investcase.report.charts.build_up import build_up
from investcase.report.charts.cash_by_year import cash_by_year
from investcase.report.charts.cash_path import CashPath
from investcase.report.charts.cash_strip import Phase, cash_strip
from investcase.report.charts.chart import NUMBER, PEOPLE, POUNDS, SHARE, Chart, Measure, Table
from investcase.report.charts.ranges import Range, ranges
from investcase.report.charts.tornado import Swing, tornado
from investcase.report.charts.waterfall import Step, waterfall
from investcase.report.charts.who_pays import BodyPosition, who_pays

__all__ = [
    "NUMBER",
    "PEOPLE",
    "POUNDS",
    "SHARE",
    "BodyPosition",
    "CashPath",
    "Chart",
    "Measure",
    "Phase",
    "Range",
    "Step",
    "Swing",
    "Table",
    "build_up",
    "cash_by_year",
    "cash_strip",
    "ranges",
    "tornado",
    "waterfall",
    "who_pays",
]
