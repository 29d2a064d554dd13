"""Names and ids: how one is written, and that it counts nobody."""

from __future__ import annotations

import re

from pydantic import BeforeValidator

from investcase.documents.offering import fault, reads_its_remedies
from investcase.documents.saying import said_of
from investcase.reading.names_that_count import counts_people

LONGEST_ID = 80
"""An id may become a file's name."""


class NamesSomething:
    """Marks a kind of text that names a thing in the document and is no author's words: it is printed as it is."""


def refuse_count(name: str) -> None:
    """A name stands wherever it is referred to, so it may not count people. It is not repeated: it would tell.

    Raises:
        PydanticCustomError: it counts people.
    """
    if counts_people(name):
        raise fault(
            "name-counts-people",
            "a small number stands beside a word for people in this name, which would be printed",
            "a name that counts nobody, such as women-carers, under_5 or phase-2",
            "take the number out, here and wherever the name is used; the count belongs in number: or groups:",
        )


def matching(pattern: str, kind: str, example: str) -> BeforeValidator:
    """A reader of names of one pattern that count nobody."""
    compiled = re.compile(pattern)

    @reads_its_remedies
    def check(value: object) -> object:
        if isinstance(value, str) and len(value) > LONGEST_ID:
            raise fault("name", f"{value!r} is too long", f"at most {LONGEST_ID} characters")
        if not isinstance(value, str) or not compiled.fullmatch(value):
            tidy = re.sub(r"[^a-z0-9]+", "-", str(value).casefold()).strip("-")
            if kind == "name":
                tidy = tidy.replace("-", "_")
            elif kind == "figure's id":
                tidy = ".".join(
                    re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in str(value).casefold().split(".")
                )
            instead = (tidy,) if isinstance(value, str) and compiled.fullmatch(tidy) else ()
            message = said_of(value, f"is not {'an' if kind == 'id' else 'a'} {kind}")
            raise fault("name", message, example, instead=instead)
        refuse_count(value)
        return value

    return BeforeValidator(check)
