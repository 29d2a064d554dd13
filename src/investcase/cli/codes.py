"""The words of every problem of a command."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "case",
        ("unknown-id", "Nothing has that name", GUESS, "investcase list."),
        (
            "figures-file",
            "A spreadsheet cannot be read",
            "Nothing can be taken from it.",
            "Save it as an Excel workbook (.xlsx) or as CSV.",
        ),
        (
            "figures-head",
            "A sheet of figures lacks a column",
            "A number without a source, a date and an owner cannot be answered for.",
            "Write the heading over the column that holds it.",
        ),
        ("figures-row", "A row of a sheet gives no figure", GUESS, "Write what the message says into that cell."),
        ("unknown-word", "The glossary does not have a word", GUESS, "investcase glossary."),
        ("set-twice", "A figure is given two values at once", GUESS, "Each figure set once."),
        (
            "model-of-ours",
            "A draft would have the name of a model of investcase's own",
            "It would stand in its place, blanks and all.",
            "Another name.",
        ),
        ("already-there", "A file is already there", "A draft may hold a week's work.", "Another name, or --force."),
    ),
)
