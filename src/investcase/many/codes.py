"""The words of every problem of naming many places."""

from __future__ import annotations

from investcase.reading.codes import Code, codes

_HOW = "Write england, scotland, wales or northern_ireland; icb: and a board's name; or the path of a CSV."

CODES: tuple[Code, ...] = (
    *codes(
        "document",
        ("unknown-places", "No such places", "Places that nobody knows cannot be worked out.", _HOW),
        (
            "unknown-board",
            "No such care board",
            "A board is known by the councils that it covers, and no council names this one.",
            "See investcase show PLACE for the board that serves a place.",
        ),
        (
            "no-place-column",
            "A file of places without a column place",
            "Nothing says which place a row is of.",
            "Head the column of names or codes place.",
        ),
        (
            "place-blank",
            "A row that names no place",
            "Values given for no place would be lost without a word.",
            "Write the place's name or code, or take the row out.",
        ),
        (
            "place-twice",
            "A place given twice",
            "Two rows of one place may say two things.",
            "Keep one row of each place.",
        ),
    ),
)
