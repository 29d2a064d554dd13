"""The words of every problem of what may be written in a document of a library."""

from __future__ import annotations

from investcase.reading.codes import COLUMN, GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "library",
        (
            "interval",
            "A 95% interval is wrong",
            "It would say how sure the study is, and not be so.",
            "Look it up again.",
        ),
        (
            "source-read",
            "A source has a status it cannot have",
            "How far it was read must be plain.",
            "read_at_source or second_hand.",
        ),
        ("reported-by", "A second-hand source names no reporter", "Nobody could check it.", "Add 'reported_by: ...'."),
        ("no-source", "A figure or amount has no source", "Nobody could check it.", "Add 'source: ...'."),
        ("no-how", "A figure does not say how it was made", "Nobody could check it.", "Add 'how: ...'."),
        ("no-price-base", "Money has no price base", "A pound of which year?", "Add 'price_base: ...'."),
        (
            "inputs-status",
            "A derived figure lacks its inputs' status",
            "It is no better than they are.",
            "Add 'inputs_status: ...'.",
        ),
        ("grade", "This is not an evidence grade", GUESS, "A, the best, to E."),
        (
            "bands",
            "The bands of a discount schedule are wrong",
            "Some year would have no rate.",
            "Rising years, the last open.",
        ),
        (
            "columns",
            "A table of places gives nothing",
            "It would be read for nothing.",
            "Add a column, or lists_places: yes.",
        ),
        (
            "table-csv",
            "A table lies elsewhere",
            "A table is read only beside its sidecar.",
            "Give the file's name alone.",
        ),
        ("column-twice", "Two columns have one name", COLUMN, "Rename one."),
        ("composition", "Groups do not make a whole", "Someone is missing, or counted twice.", "Mend the rows."),
    ),
    *codes(
        "model",
        ("input-origin", "An input has two origins", "The two could differ.", "Keep one."),
        ("choice", "A choice's default is not an alternative", GUESS, "Name one of its alternatives."),
        (
            "cash-type",
            "A benefit lacks its cash type, or a cost has one",
            "Cash and capacity never share a total.",
            "Mend the line.",
        ),
        (
            "unpriced-effect",
            "An effect without a price does not say what it is to people",
            "A cut could not tell what is lost from what ends.",
            "Write gain:, harm:, either: or note: before its words.",
        ),
    ),
)
