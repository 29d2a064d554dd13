"""The words of every problem of reading a file, and the shape of such words.

Each layer that raises problems has a `codes.py` for those that it is the lowest to raise; a check of the review bears
its own words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["text", "document", "library", "model", "case", "review"]

GUESS = "A guess at what was meant could put a wrong number before a committee."
COLUMN = "The value would mean something else than its name says."


@dataclass(frozen=True, slots=True)
class Code:
    """A problem's code in words. `about` says what is wrong: the text, a document, the library, a model, the case, or,
    for what a reviewer would raise, the review.
    """

    code: str
    about: About
    title: str
    why: str
    remedy: str


def codes(about: About, *rows: tuple[str, str, str, str]) -> tuple[Code, ...]:
    """Codes about one thing, from rows of code, what is wrong, why it matters and what to do."""
    return tuple(Code(code, about, title, why, remedy) for code, title, why, remedy in rows)


CODES: tuple[Code, ...] = (
    *codes(
        "text",
        (
            "unreadable",
            "A file cannot be read",
            "Nothing can be said of what is not there.",
            "Check its name and who may read it.",
        ),
        (
            "too-large",
            "A document is too large",
            "A case is pages long; a bomb is not.",
            "Split it, or remove what was pasted in.",
        ),
        ("too-deep", "Too many levels, one inside another", "No document needs so many.", "Check the indents."),
        ("not-utf-8", "A file is not UTF-8 text", "Pound signs and names would come out wrong.", "Save it as UTF-8."),
        (
            "yaml-syntax",
            "The text is not YAML",
            "Its structure cannot be known.",
            "Look at the caret: an indent, a tab, or a colon.",
        ),
        (
            "alias",
            "An alias stands where a value should",
            "What is written twice can be read twice.",
            "Write the value out.",
        ),
        (
            "tag",
            "A YAML tag is not allowed",
            "A tag can run code in other programs.",
            "Remove it; plain values are enough.",
        ),
        (
            "two-documents",
            "A second document begins in the file",
            "One file holds one document.",
            "Remove the line of dashes.",
        ),
        (
            "key-not-text",
            "A name is not plain text",
            "Only a name can be looked up.",
            "Write a plain name before the colon.",
        ),
        ("duplicate-key", "A name is given twice", "One value would silently win.", "Keep one of the two."),
        (
            "comma-in-braces",
            "A comma split a number",
            "Inside { } a comma belongs to YAML.",
            "Leave the thousands comma out.",
        ),
        ("csv", "A table is not CSV", "Its cells cannot be told apart.", "Save the table again as CSV."),
        (
            "heading-twice",
            "Two columns of a table have one heading",
            "Which of the two is meant cannot be known.",
            "Rename one, or take it away.",
        ),
        (
            "ragged-row",
            "A row has too many or too few cells",
            "Its values would fall under other columns.",
            "Mend the row.",
        ),
    ),
    *codes(
        "library",
        (
            "empty-table",
            "A table is empty",
            "It would say nothing, unseen.",
            "Add its headings and rows, or remove it.",
        ),
        ("no-rows", "A table has no rows", "It would say nothing, unseen.", "Add its rows, or remove it."),
        ("no-commas", "A table has no commas", "It would be one column.", "Save it as CSV UTF-8 (Comma delimited)."),
        (
            "unseen-sign",
            "A table holds a sign nobody sees",
            "A name or a number would not be the one seen.",
            "Type it again.",
        ),
    ),
)
