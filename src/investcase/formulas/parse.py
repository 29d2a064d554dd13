"""Text to tree, by precedence: brackets and calls, `**`, unary minus, `* /`, `+ -`.

Written by hand, so that a formula from anywhere can do arithmetic and nothing else.
"""

from __future__ import annotations

import keyword
import math
from dataclasses import replace
from functools import lru_cache

from investcase.formulas.errors import FormulaError
from investcase.formulas.functions import FUNCTIONS, is_name
from investcase.formulas.tokens import Token, read_tokens
from investcase.formulas.tree import Binary, Call, Formula, Name, Negate, Node, Number, Operator, children
from investcase.reading.suggest import did_you_mean, one_of

MAX_DEPTH = 100
MAX_BRACKETS = 40
MAX_EXPONENT = 10

_SUMS: dict[str, Operator] = {"+": "+", "-": "-"}
_PRODUCTS: dict[str, Operator] = {"*": "*", "/": "/"}
_LEVELS = (_SUMS, _PRODUCTS)
_VALUE = "a number, a name, a function or a bracket"
_SPLIT = "give part of it a name, as a step of its own"


@lru_cache(maxsize=2048)
def parse_formula(text: str) -> Formula:
    """The formula a text holds, of at most 2,000 characters. Spaces and line ends mean nothing.

    Raises:
        FormulaError: anything but numbers, snake_case names, `+ - * / **`, brackets and known functions; a division
            by a literal zero; an exponent that is not a literal number from -10 to 10; too deep a nesting.
    """
    return Formula(text, _Parser(text).whole())


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = read_tokens(text)
        self._next = 0
        self._brackets = 0

    def whole(self) -> Node:
        if self._peek().kind == "end":
            raise FormulaError("the formula is empty", 0, expected=_VALUE)
        tree = self._operation(0)
        if self._peek().kind != "end":
            raise self._unexpected()
        _refuse_deep(tree)
        return tree

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._peek()
        self._next += 1
        return token

    def _is_sign(self, sign: str) -> bool:
        return self._peek().kind == "sign" and self._peek().text == sign

    def _operation(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._negation()
        left = self._operation(level + 1)
        while self._peek().kind == "sign" and (operator := _LEVELS[level].get(self._peek().text)):
            self._take()
            right = self._operation(level + 1)
            if operator == "/" and isinstance(right, Number) and right.value == 0:
                raise FormulaError("this divides by zero", right.start, expected="a number other than 0")
            left = Binary(left.start, right.end, operator, left, right)
        return left

    def _negation(self) -> Node:
        signs = []
        while self._is_sign("-"):
            signs.append(self._take())
        node = self._power()
        for sign in reversed(signs):
            node = Negate(sign.start, node.end, node)
        return node

    def _power(self) -> Node:
        base = self._value()
        if not self._is_sign("**"):
            return base
        self._take()
        exponent = self._exponent()
        if self._is_sign("**"):
            raise FormulaError("a power of a power needs brackets", self._peek().start, remedy="write (a ** b) ** c")
        return Binary(base.start, exponent.end, "**", base, exponent)

    def _exponent(self) -> Number:
        sign = self._take() if self._is_sign("-") else None
        expected = f"a plain number from -{MAX_EXPONENT} to {MAX_EXPONENT}, written out, such as 2 or 0.5"
        if self._peek().kind != "number":
            raise FormulaError("the exponent after ** is not a plain number", self._peek().start, expected=expected)
        number = _number(self._take())
        if number.value > MAX_EXPONENT:
            raise FormulaError(f"the exponent {number.text} is too large", number.start, expected=expected)
        if sign is None:
            return number
        return Number(sign.start, number.end, -number.value, f"-{number.text}")

    def _value(self) -> Node:
        token = self._peek()
        if token.kind == "number":
            return _number(self._take())
        if token.kind == "word":
            following = self._tokens[self._next + 1]
            if following.kind == "sign" and following.text == "(":
                return self._call()
            if fault := _word_fault(token):
                raise fault
            return Name(token.start, self._take().end, token.text)
        if self._is_sign("("):
            opening = self._open()
            node = self._operation(0)
            closing = self._close(opening)
            return replace(node, start=opening.start, end=closing.end)
        raise self._missing_value()

    def _call(self) -> Call:
        word = self._take()
        function = FUNCTIONS.get(word.text)
        if function is None:
            remedy = did_you_mean(word.text, FUNCTIONS)
            if remedy is None and is_name(word.text):
                remedy = f"to multiply, write {word.text} * (...)"
            raise FormulaError(
                f"there is no function {word.text!r}", word.start, expected=one_of(FUNCTIONS), remedy=remedy
            )
        opening = self._open()
        arguments: list[Node] = []
        if not self._is_sign(")"):
            arguments.append(self._operation(0))
            while self._is_sign(","):
                self._take()
                arguments.append(self._operation(0))
        closing = self._close(opening)
        if not function.takes(len(arguments)):
            raise FormulaError(
                f"{function.name} is given {len(arguments)} value{'s' if len(arguments) != 1 else ''}",
                word.start,
                expected=function.usage,
            )
        return Call(word.start, closing.end, function.name, tuple(arguments))

    def _open(self) -> Token:
        if self._brackets == MAX_BRACKETS:
            raise FormulaError(
                f"more than {MAX_BRACKETS} brackets, one inside another", self._peek().start, remedy=_SPLIT
            )
        self._brackets += 1
        return self._take()

    def _close(self, opening: Token) -> Token:
        if self._peek().kind == "end":
            raise FormulaError("this bracket is never closed", opening.start, expected=")", remedy="add )")
        if not self._is_sign(")"):
            raise self._unexpected()
        self._brackets -= 1
        return self._take()

    def _missing_value(self) -> FormulaError:
        token = self._peek()
        if token.kind == "end":
            return FormulaError("the formula stops before its end", token.start, expected=_VALUE)
        before = self._tokens[self._next - 1].text if self._next else ""
        remedy = None
        if before == token.text == "/":
            remedy = "write one / to divide"
        elif token.text == "+":
            remedy = "a value needs no + before it: leave it out"
        return FormulaError(f"a value is missing before {token.text!r}", token.start, expected=_VALUE, remedy=remedy)

    def _unexpected(self) -> FormulaError:
        """The fault of a token that follows a whole value and cannot."""
        token = self._peek()
        if token.text == ")":
            return FormulaError("this bracket closes none", token.start, remedy="remove it, or add ( before")
        if token.text == ",":
            return FormulaError("a comma stands only between the values of a function", token.start)
        if keyword.iskeyword(token.text):
            return _keyword_fault(token)
        remedy = None
        if token.text in ("x", "X", "("):
            remedy = "write * to multiply"
        elif self._tokens[self._next - 1].text.endswith("%"):
            remedy = "% makes a share of the number before it; it does not divide"
        return FormulaError(
            f"there is no operator before {token.text!r}", token.start, expected="+ - * / or **", remedy=remedy
        )


def _number(token: Token) -> Number:
    digits = token.text.rstrip("%").rstrip()
    percent = digits != token.text
    value = float(digits) / 100 if percent else float(digits)
    if not math.isfinite(value):
        raise FormulaError("this number is too large", token.start, expected="a finite number")
    return Number(token.start, token.end, value, f"{digits}%" if percent else digits)


def _word_fault(token: Token) -> FormulaError | None:
    """Why a word cannot be a name, or None if it can."""
    if is_name(token.text):
        return None
    if token.text in FUNCTIONS:
        return FormulaError(f"{token.text} is a function", token.start, expected=FUNCTIONS[token.text].usage)
    if keyword.iskeyword(token.text):
        return _keyword_fault(token)
    plain = token.text.strip("_").casefold()
    return FormulaError(
        f"{token.text!r} is not a name",
        token.start,
        expected="small letters, digits and underscores, a letter first",
        remedy=f"write {plain}" if is_name(plain) else None,
    )


def _keyword_fault(token: Token) -> FormulaError:
    return FormulaError(
        f"there is no {token.text!r} in formulas",
        token.start,
        expected=_VALUE,
        remedy="use arithmetic, min and max, or a choice between alternatives",
    )


def _refuse_deep(tree: Node) -> None:
    """Refuse a tree too deep to walk by recursion, which a long chain of operators makes as surely as brackets do."""
    level = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in children(node)]
        if not level:
            return
    raise FormulaError(f"more than {MAX_DEPTH} operations, one upon another", tree.start, remedy=_SPLIT)
