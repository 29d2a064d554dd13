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
            "A sheet of figures lacks a column, or has it twice",
            "A number without a source, a date and an owner cannot be answered for.",
            "Write the heading over the column that holds it.",
        ),
        ("figures-row", "A row of a sheet gives no figure", GUESS, "Write what the message says into that cell."),
        (
            "book-of-another",
            "A workbook is not of the case as it stands",
            "Its values would stand in for others than they were written beside.",
            "A new workbook of the case.",
        ),
        ("book-value", "What a workbook holds beside a figure is no value of it", GUESS, "A number, as it says."),
        (
            "book-changed",
            "A workbook was changed where nothing was to be written",
            "What it shows is then not what investcase works out.",
            "The value in the yellow column of Inputs.",
        ),
        ("unknown-word", "The glossary does not have a word", GUESS, "investcase glossary."),
        ("set-twice", "A figure is given two values at once", GUESS, "Each figure set once."),
        (
            "model-of-ours",
            "A draft would have the name of a model of investcase's own",
            "It would stand in its place, blanks and all.",
            "Another name.",
        ),
        (
            "answer-not-read",
            "A line of the answers that were piped to new was not read",
            "To guess, or to leave it out, would lose what was said.",
            "Mend the line.",
        ),
        (
            "lead-elsewhere",
            "The body that is to lead does not exist in that nation",
            GUESS,
            "A body of that nation.",
        ),
        (
            "not-asked-about",
            "The questions of new cannot be asked of a case",
            "They are read from the lines that new writes.",
            "The file itself, and check.",
        ),
        ("already-there", "A file is already there", "A draft may hold a week's work.", "Another name, or --force."),
    ),
)
