"""Formulas: written once; their units checked, their values worked out, their words printed.

`investcase.formulas.evaluate` is imported from its own module, because it needs numpy and nothing else here does.
"""

from investcase.formulas.check import unit_of
from investcase.formulas.errors import FormulaError
from investcase.formulas.functions import FUNCTIONS, TIMED, is_name, nationally
from investcase.formulas.parse import parse_formula
from investcase.formulas.tree import Binary, Call, Formula, Name, Negate, Node, Number, children, nodes
from investcase.formulas.words import in_words, with_numbers

__all__ = [
    "FUNCTIONS",
    "TIMED",
    "Binary",
    "Call",
    "Formula",
    "FormulaError",
    "Name",
    "Negate",
    "Node",
    "Number",
    "children",
    "in_words",
    "is_name",
    "nationally",
    "nodes",
    "parse_formula",
    "unit_of",
    "with_numbers",
]
