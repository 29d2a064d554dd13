"""Formulas in English: exact sentences, and arithmetic that reads back to the same value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from formula_texts import NAMES, arithmetic, exact
from hypothesis import assume, given

from investcase.formulas import Formula, FormulaError, in_words, parse_formula, with_numbers

TITLES = {
    "admissions": "admissions each year",
    "share": "share supported otherwise",
    "delay": "years longer at home",
    "difference": "weekly difference",
    "a": "apples",
    "b": "bears",
    "c": "cats",
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("admissions * 18%", "admissions each year × 18%"),
        ("a-b/c", "apples − bears ÷ cats"),
        ("(a - b) - c", "apples − bears − cats"),
        ("a - (b - c)", "apples − (bears − cats)"),
        ("a - (b + c)", "apples − (bears + cats)"),
        ("a + (b - c)", "apples + bears − cats"),
        ("(a * b) / c", "apples × bears ÷ cats"),
        ("a * (b / c)", "apples × bears ÷ cats"),
        ("a / (b * c)", "apples ÷ (bears × cats)"),
        ("a / (b / c)", "apples ÷ (bears ÷ cats)"),
        ("(a + b) * c", "(apples + bears) × cats"),
        ("((a)) + ((b * c))", "apples + bears × cats"),
        ("-a + b", "−apples + bears"),
        ("-(a + b)", "−(apples + bears)"),
        ("-(a * b)", "−apples × bears"),
        ("a - -b", "apples − (−bears)"),
        ("a * -b", "apples × (−bears)"),
        ("a + (-b + c)", "apples + (−bears + cats)"),
        ("--a", "−(−apples)"),
        ("a ** 2", "apples to the power of 2"),
        ("a ** -2", "apples to the power of −2"),
        ("a * b ** 2", "apples × (bears to the power of 2)"),
        ("(-a) ** 2", "(−apples) to the power of 2"),
        ("-a ** 2", "−(apples to the power of 2)"),
        ("1234567.50 * a", "1,234,567.50 × apples"),
        ("min(a, b)", "the smaller of apples and bears"),
        ("max(a - b, 0) * c", "(the larger of (apples − bears) and 0) × cats"),
        ("max(a, b, c)", "the largest of apples, bears and cats"),
        ("min(a, b, c)", "the smallest of apples, bears and cats"),
        (
            "build_up(a, delay)",
            "the share of the full number reached, when arrivals follow apples and each stays for years longer at home",
        ),
        ("ramp(a, delay)", "apples, rising evenly from nothing to the whole over years longer at home"),
        ("lag(a, delay)", "apples, arriving later by years longer at home"),
        ("grow(a, 2%)", "apples, growing every year by 2%"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert in_words(parse_formula(text), TITLES) == words


def test_a_whole_step_in_words_and_numbers() -> None:
    formula = parse_formula("stock(admissions * share, delay) * difference")
    assert in_words(formula, TITLES) == (
        "(the number at any one time, when (admissions each year × share supported otherwise) arrive evenly through "
        "each year and each stays for years longer at home) × weekly difference"
    )
    written = {"admissions": "2,310 people a year", "share": "18%", "delay": "0.5 years", "difference": "−£300 a week"}
    assert with_numbers(formula, written) == (
        "(the number at any one time, when (2,310 people a year × 18%) arrive evenly through each year and each stays "
        "for 0.5 years) × (−£300 a week)"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a + b", "−5 + (−£2)"),
        ("b - a", "−£2 − (−5)"),
        ("a * c", "−5 × 3"),
        ("c / a", "3 ÷ (−5)"),
        ("a ** 2", "(−5) to the power of 2"),
        ("-a", "−(−5)"),
    ],
)
def test_a_value_below_zero_gets_brackets_where_it_needs_them(text: str, words: str) -> None:
    assert with_numbers(parse_formula(text), {"a": "−5", "b": "−£2", "c": "3"}) == words


@pytest.mark.parametrize("write", [in_words, with_numbers])
def test_a_name_nobody_has_written_out(write: Callable[[Formula, Mapping[str, str]], str]) -> None:
    with pytest.raises(FormulaError, match="'b'") as caught:
        write(parse_formula("a + b"), {"a": "apples"})
    assert caught.value.offset == 4


def read_back(words: str) -> str:
    for said, sign in (("×", "*"), ("÷", "/"), ("to the power of", "**")):
        words = words.replace(said, sign)
    return words


@given(arithmetic(functions=False))
def test_arithmetic_in_words_reads_back_to_the_same_value(text: str) -> None:
    assume("/ 0)" not in text)
    values = {name: Fraction(n) for name, n in zip(NAMES, (2, 3, 5, 7, 11), strict=True)}
    formula = parse_formula(text)
    words = read_back(in_words(formula, {name: name for name in NAMES}))
    try:
        expected = exact(formula.tree, values)
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            exact(parse_formula(words).tree, values)
        return
    assert exact(parse_formula(words).tree, values) == expected


PRIMES = (101, 2_003, 30_011, 7, 500_009, 13, 6_007, 41)


@given(arithmetic(("v",), literals=False, powers=False, functions=False))
def test_no_bracket_is_superfluous(text: str) -> None:
    """Every operand its own prime, none near another: taking a bracket away shows in the value."""
    numbers = iter(range(len(PRIMES)))
    text = re.sub("v", lambda _: f"v{next(numbers)}", text)
    values = {f"v{index}": Fraction(prime) for index, prime in enumerate(PRIMES)}
    formula = parse_formula(text)
    words = in_words(formula, {name: name for name in values})
    for opening in re.finditer(r"\((?!−)", words):
        closing = opening.start() + matching(words[opening.start() :])
        bare = words[: opening.start()] + words[opening.end() : closing] + words[closing + 1 :]
        assert exact(parse_formula(read_back(bare)).tree, values) != exact(formula.tree, values)


def matching(text: str) -> int:
    depth = 0
    for index, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return index
    raise AssertionError(text)
