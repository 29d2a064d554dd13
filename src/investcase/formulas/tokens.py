"""A formula's text cut into numbers, words and signs; whatever is none of these is refused with a remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from investcase.formulas.errors import FormulaError
from investcase.numbers.writing import number

MAX_LENGTH = 2_000

Kind = Literal["number", "word", "sign", "end"]

_SPACE = re.compile(r"[ \t\r\n\u00a0]*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[ \t\u00a0]*%)?")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SIGN = re.compile(r"\*\*|[-+*/(),−]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_RUN_ON = re.compile(r"[A-Za-z0-9_.]+")
_UNDERSCORED = re.compile(r"[0-9]+(?:_[0-9]+)+")
_EXPONENT = re.compile(r"[0-9.]+[eE][0-9]+")

_ALLOWED = "numbers, names, + - * / **, brackets and functions"
_COMPARISON = "a formula compares nothing: use min and max, or a choice between alternatives"
_REMEDIES = {
    "^": "write ** for a power",
    "×": "write * to multiply",
    "·": "write * to multiply",
    "÷": "write / to divide",
    "–": "write - for minus",
    "—": "write - for minus",
    "%": "only a number may be followed by %, such as 18%",
    ".": "a name has no parts: write it with underscores; a number begins with a digit, such as 0.5",
    "[": "use round brackets; a name has no parts to pick from",
    "]": "use round brackets; a name has no parts to pick from",
    "{": "use round brackets",
    "}": "use round brackets",
    "£": "give the amount of money as a figure with its unit, and use its name here",
    "=": _COMPARISON,
    "<": _COMPARISON,
    ">": _COMPARISON,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text; `text` is as written, save that the minus sign has become a hyphen."""

    kind: Kind
    text: str
    start: int
    end: int


def read_tokens(text: str) -> list[Token]:
    """The tokens of a formula, an `end` last, standing just after the last character that is not a space.

    Raises:
        FormulaError: too long a text, or a character or a number that no formula can hold.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            f"this formula has {number(len(text))} characters",
            MAX_LENGTH,
            expected=f"at most {number(MAX_LENGTH)}",
            remedy="give part of it a name, as a step of its own",
        )
    tokens: list[Token] = []
    at = _skip(text, 0)
    while at < len(text):
        token = _token(text, at)
        tokens.append(token)
        at = _skip(text, token.end)
    end = tokens[-1].end if tokens else 0
    return [*tokens, Token("end", "", end, end)]


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _token(text: str, at: int) -> Token:
    if match := _NUMBER.match(text, at):
        _refuse_run_on(text, at, match.end())
        return Token("number", match.group(), at, match.end())
    if match := _WORD.match(text, at):
        return Token("word", match.group(), at, match.end())
    if match := _SIGN.match(text, at):
        return Token("sign", match.group().replace("−", "-"), at, match.end())
    sign = text[at]
    raise FormulaError(f"{sign!r} cannot stand in a formula", at, expected=_ALLOWED, remedy=_REMEDIES.get(sign))


def _refuse_run_on(text: str, at: int, end: int) -> None:
    """Refuse a number whose digits are grouped, or that runs straight on into something else."""
    if grouped := _GROUPED.match(text, at):
        plain = grouped.group().replace(",", "")
        spaced = grouped.group().replace(",", ", ")
        raise FormulaError(
            f"the comma in {grouped.group()} makes two numbers of it",
            at + grouped.group().index(","),
            remedy=f"write {plain}; if separate values are meant, put a space after the comma: {spaced}",
        )
    if not _RUN_ON.match(text, end):
        return
    run = _RUN_ON.match(text, at)
    written = run.group() if run else text[at:end]
    remedy = f"write {text[at:end]} * ... to multiply"
    if _UNDERSCORED.fullmatch(written):
        remedy = f"write {written.replace('_', '')}"
    elif _EXPONENT.fullmatch(written):
        remedy = "write the number out in digits"
    raise FormulaError(f"{written!r} is not a number", at, expected="a number such as 52, 0.5 or 18%", remedy=remedy)
