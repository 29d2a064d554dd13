"""The words of the catalogue of problems for a file that cannot be read as text or YAML."""

from __future__ import annotations

from investcase.checks.code_texts.entries import Entries

TEXT: Entries = (
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
    (
        "still-blank",
        "A blank of the draft is not filled in",
        "It would stand in the paper as it is.",
        "Write over ___, or delete the line.",
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
        "ragged-row",
        "A row has too many or too few cells",
        "Its values would fall under other columns.",
        "Mend the row.",
    ),
)
