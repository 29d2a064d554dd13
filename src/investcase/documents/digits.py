"""Numbers that are digits and have no unit."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

from investcase.documents.offering import fault, reads_its_remedies
from investcase.reading.number_words import ENGLISH

_NOT_DIGITS = re.compile(r"(?<=\d)[\s_](?=\d)|(?<=\d),(?=\d{3}(?!\d))|\s*\b(years?|months?)$")


def _digits(pattern: str, code: str, example: str) -> BeforeValidator:
    """A number written in digits and nothing else: what Python takes beside that, as `1_0`, is more often a slip."""
    compiled = re.compile(pattern)

    @reads_its_remedies
    def check(value: object) -> object:
        if not isinstance(value, str) or not value.strip() or compiled.fullmatch(value.strip()):
            return value
        plain = unicodedata.normalize("NFKC", value).strip().casefold()
        plain = str(ENGLISH[plain]) if plain in ENGLISH else _NOT_DIGITS.sub("", plain)
        instead = (plain,) if compiled.fullmatch(plain) else ()
        raise fault(code, f"{value!r} is not {example.split(',')[0]} in digits", example, instead=instead)

    return BeforeValidator(check)


Whole = Annotated[int, _digits(r"[+-]?[0-9]+(\.0+)?", "int-parsing", "a whole number, such as 10")]
Decimal = Annotated[float, _digits(r"[+-]?[0-9]+(\.[0-9]+)?", "float-parsing", "a number, such as 3.17")]
