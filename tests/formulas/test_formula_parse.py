"""The parser: precedence, positions, and a FormulaError for everything that is not a formula."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from formula_texts import NAMES, arithmetic, exact
from hypothesis import given
from hypothesis import strategies as st

from investcase.formulas import FormulaError, Name, Node, Number, children, is_name, parse_formula
from investcase.formulas.parse import MAX_DEPTH

VALUES = {name: Fraction(n) for name, n in zip(NAMES, (2, 3, 5, 7, 11), strict=True)}


def fault(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 3 - 2", 5),  # from the left: (10 - 3) - 2
        ("24 / 4 / 2", 3),
        ("24 / 4 * 2", 12),
        ("-3 ** 2", -9),  # the power binds closer than the sign
        ("(-3) ** 2", 9),
        ("2 ** -2", Fraction(1, 4)),
        ("2 - -3", 5),
        ("--3", 3),
        ("2 * -3", -6),
        ("18%", Fraction(18, 100)),
        ("200 * 18 %", 36),
        ("12.5%", Fraction(1, 8)),
        ("5 − 7", -2),  # the minus sign proper
        ("min(4, 2, 3) + max(4, 2)", 6),
        ("1 +\n  2\t* 3\u00a0", 7),
        ("min(9,2345)", 9),
        ("1" + " " * 1999, 1),
        (" + ".join(["(1)"] * 60), 60),
    ],
)
def test_value(text: str, value: float) -> None:
    assert exact(parse_formula(text).tree, {}) == value


@given(
    st.lists(st.tuples(st.sampled_from(["", "-"]), st.sampled_from(NAMES), st.sampled_from(["", " ** 2"])), min_size=1),
    st.data(),
)
def test_precedence_is_that_of_python(terms: list[tuple[str, str, str]], data: st.DataObject) -> None:
    text = "".join(terms[0])
    for term in terms[1:]:
        text += f" {data.draw(st.sampled_from('+-*/'))} {''.join(term)}"
    value = eval(text, {"__builtins__": {}}, dict(VALUES))
    assert exact(parse_formula(text).tree, VALUES) == value


def test_names_and_nodes() -> None:
    formula = parse_formula("stock(admissions * 18%, delay) - min(admissions, 0.50)")
    assert formula.names == {"admissions", "delay"}
    assert [type(node).__name__ for node in children(formula.tree)] == ["Call", "Call"]
    literals = [node for node in every(formula.tree) if isinstance(node, Number)]
    assert [(node.text, node.value) for node in literals] == [("18%", 0.18), ("0.50", 0.5)]


def every(node: Node) -> list[Node]:
    return [node, *(below for child in children(node) for below in every(child))]


@given(arithmetic())
def test_the_text_of_every_node_is_that_node(text: str) -> None:
    try:
        formula = parse_formula(text)
    except FormulaError:
        assert "/ 0)" in text  # the one fault the random texts can hold
        return
    for node in every(formula.tree):
        if isinstance(node, Number) and node.value < 0:
            continue  # a negative exponent; read by itself it is a Negate
        again = parse_formula(text[node.start : node.end]).tree
        assert type(again) is type(node)
        assert [type(n) for n in every(again)] == [type(n) for n in every(node)]


@pytest.mark.parametrize(
    ("text", "offset", "remedy"),
    [
        ("a ^ 2", 2, "write ** for a power"),
        ("2 x b", 2, "write * to multiply"),
        ("a × b", 2, "write * to multiply"),
        ("a ÷ b", 2, "write / to divide"),
        ("a – b", 2, "write - for minus"),
        ("2 (a + b)", 2, "write * to multiply"),
        ("income(a)", 0, "to multiply, write income * (...)"),
        ("stok(a, b)", 0, "did you mean 'stock'?"),
        ("2 + Max(a, b)", 4, "did you mean 'max'?"),
        ("Care_Home + 1", 0, "write care_home"),
        ("1 + 12,345", 6, "write 12345; if separate values are meant, put a space after the comma: 12, 345"),
        ("1_000", 0, "write 1000"),
        ("1e6", 0, "write the number out in digits"),
        ("2a", 0, "write 2 * ... to multiply"),
        ("(a + b", 0, "add )"),
        ("a * (b + (c)", 4, "add )"),
        ("a + b)", 5, "remove it, or add ( before"),
        ("a // b", 3, "write one / to divide"),
        ("7 % 3", 4, "% makes a share of the number before it; it does not divide"),
        ("a ** 2 ** 3", 7, "write (a ** b) ** c"),
        ("+a", 0, "a value needs no + before it: leave it out"),
        (".5 * a", 0, "a name has no parts: write it with underscores; a number begins with a digit, such as 0.5"),
        ("a if b else c", 2, "use arithmetic, min and max, or a choice between alternatives"),
        ("a and b", 2, "use arithmetic, min and max, or a choice between alternatives"),
        ("a < b", 2, "a formula compares nothing: use min and max, or a choice between alternatives"),
        ("£5 * a", 0, "give the amount of money as a figure with its unit, and use its name here"),
    ],
)
def test_a_fault_has_a_place_and_a_remedy(text: str, offset: int, remedy: str) -> None:
    error = fault(text)
    assert (error.offset, error.remedy) == (offset, remedy)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "the formula is empty"),
        (" \n ", 0, "the formula is empty"),
        ("a +", 3, "the formula stops before its end"),
        ("a + * b", 4, "a value is missing before '*'"),
        ("a b", 2, "there is no operator before 'b'"),
        ("a, b", 1, "a comma stands only between the values of a function"),
        ("min(a,)", 6, "a value is missing before ')'"),
        ("min(a)", 0, "min is given 1 value"),
        ("stock()", 0, "stock is given 0 values"),
        ("lag(a, b, c)", 0, "lag is given 3 values"),
        ("2 * stock", 4, "stock is a function"),
        ("a / 0", 4, "this divides by zero"),
        ("a / (0.0)", 4, "this divides by zero"),
        ("a ** b", 5, "the exponent after ** is not a plain number"),
        ("a ** 11", 5, "the exponent 11 is too large"),
        ("10**10**10", 6, "a power of a power needs brackets"),
        ("1e999", 0, "'1e999' is not a number"),
        ("9" * 400, 0, "this number is too large"),
        ("-" * 1500 + "a", 0, "more than 100 operations, one upon another"),
        ("(" * 999 + "a" + ")" * 999, 40, "more than 40 brackets, one inside another"),
        ("min(1, " * 200 + "a", 6 * 40 + 40 + 3, "more than 40 brackets, one inside another"),
        ("a" + " + a" * 101, 0, "more than 100 operations, one upon another"),
        ("1" + " " * 2000, 2000, "this formula has 2,001 characters"),
        ("(" * 10_000 + "a" + ")" * 10_000, 2000, "this formula has 20,001 characters"),
    ],
)
def test_malformed(text: str, offset: int, message: str) -> None:
    error = fault(text)
    assert (error.message, error.offset) == (message, offset)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "__import__",
        "__class__",
        "_a",
        "a.b",
        "a.__class__",
        "a[0]",
        "lambda: 1",
        "lambda",
        "None",
        "{a}",
        "{{ a }}",
        "a; b",
        "a = b",
        "a := b",
        "f'{a}'",
        '"a"',
        "a if 1 else b",
        "not a",
        "a @ b",
        "~a",
        "a | b",
        "*a",
        "**a",
        "a\\\nb",
        "a # b",
        "💥",
        "a\x00",
        "\ud800",
        "été",
        "\u0430",  # a Cyrillic letter
        "٣",
        "１",
        "a\u200bb",
        "print(a)",
        "eval(a)",
        "min(*a, b)",
        "min(a=1, b=2)",
    ],
)
def test_hostile_text_is_refused_in_its_place(text: str) -> None:
    assert 0 <= fault(text).offset <= len(text)


def read(text: str) -> tuple[Node | None, FormulaError | None]:
    try:
        return parse_formula(text).tree, None
    except FormulaError as error:
        return None, error


def assert_understood_or_refused(text: str) -> None:
    tree, error = read(text)
    if error is not None:
        assert 0 <= error.offset <= len(text)
        assert error.message
    else:
        assert tree is not None
        nodes = every(tree)
        assert all(0 <= node.start < node.end <= len(text) for node in nodes)
        assert all(is_name(node.name) for node in nodes if isinstance(node, Name))


@given(st.text(max_size=60) | st.text(alphabet="ab01. ,()+-*/%^_×−\n", max_size=60))
def test_any_text_parses_or_is_a_formula_error(text: str) -> None:
    assert_understood_or_refused(text)


@given(arithmetic(), st.data())
def test_a_damaged_formula_parses_or_is_a_formula_error(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 4))
    assert_understood_or_refused(text[:at] + data.draw(st.text(alphabet="()*,/ -x0.%é", max_size=3)) + text[at + cut :])


def test_the_deepest_tree_can_be_walked_compared_and_shown() -> None:
    text = "a" + " + a" * (MAX_DEPTH - 1)
    one, other = parse_formula(text), parse_formula(text)
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one).count("Name(") == MAX_DEPTH


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("a", True),
        ("care_home_2", True),
        ("stock", False),
        ("lambda", False),
        ("2a", False),
        ("A", False),
        ("", False),
        ("a-b", False),
        ("a\n", False),
        ("_a", False),
    ],
)
def test_what_may_be_a_name(text: str, allowed: bool) -> None:
    assert is_name(text) is allowed
    if allowed:
        assert isinstance(parse_formula(text).tree, Name)


def test_numpy_is_not_imported() -> None:
    code = "import sys, investcase.formulas; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
