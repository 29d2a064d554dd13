"""Units: the rules one by one, then against dimensional analysis on random formulas."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from formula_texts import arithmetic, exact
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from investcase.formulas import Binary, Call, FormulaError, Name, Negate, Node, Number, parse_formula, unit_of
from investcase.quantities import Unit, parse_unit

UNITS = {
    name: parse_unit(text)
    for name, text in {
        "admissions": "people / year",
        "stay": "years",
        "price": "£ / person / week",
        "weeks_per_year": "weeks / year",
        "people_helped": "people",
        "share": "%",
        "hours": "hours / person / week",
        "rate": "£ / hour",
        "spend": "£ / year",
        "grant": "£",
    }.items()
}


def unit(text: str) -> Unit:
    return unit_of(parse_formula(text), UNITS)


def fault(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        unit(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("admissions * share", "person / year"),
        ("stock(admissions * share, stay)", "person"),
        ("stock(admissions, stay) * price * weeks_per_year", "£ / year"),
        ("price - hours * rate", "£ / person / week"),
        ("stock(spend, stay)", "£"),
        ("build_up(share, stay) * spend", "£ / year"),
        ("ramp(spend, stay)", "£ / year"),
        ("lag(admissions, stay)", "person / year"),
        ("grow(spend, share)", "£ / year"),
        ("grow(spend, 2%)", "£ / year"),
        ("1 - share", "a plain number"),
        ("max(0, people_helped - 0)", "person"),
        ("0 - grant", "£"),
        ("min(0, 0)", "a plain number"),
        ("stock(0, stay) + grant", "£"),
        ("lag(spend, 0)", "£ / year"),
        ("grant ** 2 / grant", "£"),
        ("stay ** -1 * grant", "£ / year"),
        ("grant ** 0", "a plain number"),
        ("share ** 0.5", "a plain number"),
        ("-grant", "£"),
        ("people_helped / people_helped", "a plain number"),
    ],
)
def test_unit(text: str, expected: str) -> None:
    assert str(unit(text)) == expected


@pytest.mark.parametrize(
    ("text", "offset", "message", "remedy"),
    [
        (
            "grant + people_helped",
            8,
            "this is in person, but what comes before it is in £",
            "multiply this by a figure in £ / person",
        ),
        (
            "spend - grant / (stay * weeks_per_year)",
            8,
            "this is in £ / week, but what comes before it is in £ / year",
            "multiply this by a figure in week / year",
        ),
        (
            "grant + 5",
            8,
            "this is in a plain number, but what comes before it is in £",
            "use a figure in £: a plain number has no unit",
        ),
        (
            "max(1, 0, grant)",
            10,
            "this is in £, but what comes before it is in a plain number",
            "use a figure in £: a plain number has no unit",
        ),
        ("people_help", 0, "nothing here is called 'people_help'", "did you mean 'people_helped'?"),
        (
            "2 * people-helped",
            4,
            "nothing here is called 'people'",
            "write people_helped: a hyphen in a formula subtracts",
        ),
        ("stock(grant, stay)", 6, "stock takes a yearly flow; this is in £", None),
        ("stock(spend / stay, stay)", 6, "stock takes a yearly flow; this is in £ / year^2", None),
        ("stock(admissions, weeks_per_year)", 18, "stock takes years here; this is in week / year", None),
        (
            "ramp(spend, 2)",
            12,
            "ramp takes years here; this is in a plain number",
            "make it a figure, such as '2 years', and use its name here",
        ),
        ("grow(spend, stay)", 12, "grow takes a plain number here; this is in year", None),
        ("build_up(grant, stay)", 9, "build_up takes a plain number here; this is in £", None),
        ("grant ** 0.5", 9, "£ cannot be raised to the power 0.5", None),
    ],
)
def test_units_that_do_not_go_together(text: str, offset: int, message: str, remedy: str | None) -> None:
    error = fault(text)
    assert (error.offset, error.message, error.remedy) == (offset, message, remedy)


def test_no_names_at_all() -> None:
    with pytest.raises(FormulaError) as caught:
        unit_of(parse_formula("a"), {})
    assert (caught.value.expected, caught.value.remedy) == (None, None)


# A second account of the same rules: a unit as a vector of exponents of £, person and week.
WORDS = ("£", "person", "week")
VECTORS = {"a": (1, 0, 0), "b": (1, 0, 0), "c": (0, 1, 0), "people": (0, 1, -1), "rate_2": (0, 0, 0)}
NOUGHT = "nought"


class Mismatch(Exception):
    pass


def vector(node: Node) -> tuple[int, ...] | str:
    match node:
        case Number():
            return (0, 0, 0) if node.value else NOUGHT
        case Name():
            return VECTORS[node.name]
        case Negate():
            return vector(node.operand)
        case Call():
            return alike([vector(argument) for argument in node.arguments])
        case Binary(operator="+" | "-"):
            return alike([vector(node.left), vector(node.right)])
        case Binary():
            left, right = powers(vector(node.left)), powers(vector(node.right))
            if node.operator == "**":
                assert isinstance(node.right, Number)
                return tuple(p * int(node.right.value) for p in left)
            sign = 1 if node.operator == "*" else -1
            return tuple(p + sign * q for p, q in zip(left, right, strict=True))


def powers(found: tuple[int, ...] | str) -> tuple[int, ...]:
    return (0, 0, 0) if isinstance(found, str) else found


def alike(vectors: list[tuple[int, ...] | str]) -> tuple[int, ...] | str:
    kinds = set(vectors) - {NOUGHT}
    if len(kinds) > 1:
        raise Mismatch
    return kinds.pop() if kinds else NOUGHT


def vector_units() -> dict[str, Unit]:
    return {
        name: Unit(tuple((word, power) for word, power in zip(WORDS, powers, strict=True) if power))
        for name, powers in VECTORS.items()
    }


@given(arithmetic())
def test_unit_algebra_agrees_with_dimensional_analysis(text: str) -> None:
    assume("/ 0)" not in text)
    formula = parse_formula(text)
    try:
        expected = vector(formula.tree)
    except Mismatch:
        with pytest.raises(FormulaError):
            unit_of(formula, vector_units())
        return
    found = unit_of(formula, vector_units())
    assert tuple(found.power(word) for word in WORDS) == powers(expected)


@settings(max_examples=300)
@given(arithmetic(literals=False), st.tuples(*[st.sampled_from([2, 3, 7])] * 3))
def test_a_change_of_measure_changes_the_answer_by_its_unit(text: str, scales: tuple[int, ...]) -> None:
    """Pounds into pence, weeks into days: the answer must follow its unit. This is what a unit means."""
    formula = parse_formula(text)
    try:
        found = unit_of(formula, vector_units())
    except FormulaError:
        assume(False)
    values = {name: Fraction(n) for name, n in zip(VECTORS, (2, 3, 5, 7, 11), strict=True)}
    try:
        before = exact(formula.tree, values)
        after = exact(formula.tree, rescaled(values, scales))
    except ZeroDivisionError:
        assume(False)
    assert after == before * factor(found, scales)


def rescaled(values: Mapping[str, Fraction], scales: tuple[int, ...]) -> dict[str, Fraction]:
    units = vector_units()
    return {name: value * factor(units[name], scales) for name, value in values.items()}


def factor(found: Unit, scales: tuple[int, ...]) -> Fraction:
    product = Fraction(1)
    for word, scale in zip(WORDS, scales, strict=True):
        product *= Fraction(scale) ** found.power(word)
    return product
