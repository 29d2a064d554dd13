"""Random formulas, and a second way of working one out: exactly, in fractions, from the parsed tree."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from investcase.formulas import Binary, Call, Name, Negate, Node, Number

NAMES = ("a", "b", "c", "people", "rate_2")


def arithmetic(
    names: tuple[str, ...] = NAMES, *, literals: bool = True, powers: bool = True, functions: bool = True
) -> st.SearchStrategy[str]:
    """Texts of arithmetic with every bracket written; some divide by zero, some mix units."""
    leaves = st.sampled_from(names)
    if literals:
        leaves = st.one_of(leaves, st.sampled_from(["0", "1", "2", "0.5", "18%"]))

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        kinds = [
            st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
            inner.map(lambda text: f"(-{text})"),
        ]
        if powers:
            kinds.append(st.tuples(inner, st.integers(-2, 3)).map(lambda p: f"({p[0]})**{p[1]}"))
        if functions:
            called = st.tuples(st.sampled_from(["min", "max"]), inner, inner)
            kinds.append(called.map(lambda p: f"{p[0]}({p[1]}, {p[2]})"))
        return st.one_of(kinds)

    return st.recursive(leaves, larger, max_leaves=8)


def exact(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    """The value of arithmetic without rounding; ZeroDivisionError where it has none."""
    match node:
        case Number():
            return Fraction(node.text[:-1]) / 100 if node.text.endswith("%") else Fraction(node.text)
        case Name():
            return values[node.name]
        case Negate():
            return -exact(node.operand, values)
        case Call():
            return {"min": min, "max": max}[node.function](exact(argument, values) for argument in node.arguments)
        case Binary():
            left, right = exact(node.left, values), exact(node.right, values)
            match node.operator:
                case "+":
                    return left + right
                case "-":
                    return left - right
                case "*":
                    return left * right
                case "/":
                    return left / right
                case "**":
                    return left ** int(right)
