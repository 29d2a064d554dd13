"""The paper's charts, drawn by hand as SVG: each a pure function from plain data to a ``Chart``."""

from investcase.report.charts.against_figure import OptionLine, Panel, against_figure
from investcase.report.charts.build_up import build_up
from investcase.report.charts.cash_by_year import cash_by_year
from investcase.report.charts.cash_path import CashPath
from investcase.report.charts.cash_strip import Phase, cash_strip
from investcase.report.charts.chart import NUMBER, PEOPLE, POUNDS, SHARE, Chart, Measure, Table
from investcase.report.charts.claim_to_count import Left, claim_to_count
from investcase.report.charts.ends_on_a_line import ends_on_a_line
from investcase.report.charts.people_bars import Counted, people_bars
from investcase.report.charts.ranges import Range, ranges
from investcase.report.charts.saved_and_lost import CutAnswer, saved_and_lost
from investcase.report.charts.tornado import Swing, tornado
from investcase.report.charts.twenty_dots import Chance, chance_dots, chances_dots, in_twenty, twenty_answers
from investcase.report.charts.waterfall import Step, waterfall
from investcase.report.charts.what_decides import Decider, what_decides
from investcase.report.charts.what_pays import Payer, what_pays
from investcase.report.charts.who_pays import BodyPosition, who_pays

__all__ = [
    "NUMBER",
    "PEOPLE",
    "POUNDS",
    "SHARE",
    "BodyPosition",
    "CashPath",
    "Chance",
    "Chart",
    "Counted",
    "CutAnswer",
    "Decider",
    "Left",
    "Measure",
    "OptionLine",
    "Panel",
    "Payer",
    "Phase",
    "Range",
    "Step",
    "Swing",
    "Table",
    "against_figure",
    "build_up",
    "cash_by_year",
    "cash_strip",
    "chance_dots",
    "chances_dots",
    "claim_to_count",
    "ends_on_a_line",
    "in_twenty",
    "people_bars",
    "ranges",
    "saved_and_lost",
    "tornado",
    "twenty_answers",
    "waterfall",
    "what_decides",
    "what_pays",
    "who_pays",
]
