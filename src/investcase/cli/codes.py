"""The words of every problem of a command."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "case",
        ("unknown-id", "Nothing has that name", GUESS, "investcase list."),
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
