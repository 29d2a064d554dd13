"""The words of every problem of finding what a case names in its libraries."""

from __future__ import annotations

from investcase.reading.codes import COLUMN, GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "library",
        ("no-table", "The CSV of a sidecar is not there", "The sidecar describes nothing.", "Put the CSV beside it."),
        ("table-name", "A table is named after another file", "It could not be found.", "Make the two names agree."),
        ("table-nation", "A table is named after another nation", "It would be passed over.", "Make the two agree."),
        ("no-heading", "A column is not in the table", COLUMN, "Use a heading of the CSV."),
        ("no-code", "A row has no code", "The place could not be told from another.", "Add its code."),
        ("code-twice", "Two rows have one code", "One would silently win.", "Keep one."),
        (
            "cell-below-zero",
            "A cell is below zero",
            "No place has fewer than none.",
            "Take its minus away, or leave it blank.",
        ),
        (
            "not-a-number",
            "A cell is not a number",
            "A word would be taken for zero.",
            "A plain number, or nothing at all.",
        ),
        ("index-columns", "A price index has the wrong columns", COLUMN, "Use the columns year, index and status."),
        ("index-row", "A row does not continue the index", "Prices would jump.", "Mend the row."),
        (
            "no-duties",
            "There is no register of duties",
            "The equality note needs one.",
            "Add guidance/duties-YYYY-MM.yaml.",
        ),
        (
            "gazetteer-columns",
            "A gazetteer has the wrong columns",
            COLUMN,
            "Use the columns listed, in order.",
        ),
        ("gazetteer-value", "A row of a gazetteer is wrong", "A body would be taken for another.", "Mend the row."),
        ("projection-columns", "A table of projections has the wrong columns", COLUMN, "Use the columns listed."),
        ("projection-value", "A row of projections is wrong", "Need would seem to grow, or not to.", "Mend the row."),
        ("profile-columns", "A table of profiles has the wrong columns", COLUMN, "Use the columns listed, in order."),
        ("profile-value", "A row of a profile is wrong", "A group would be misread.", "Mend the row."),
        ("figure-file", "A figure is in another group's file", "It would not be found.", "Move it, or rename it."),
        (
            "no-library",
            "A folder is not the library it is taken for",
            "National figures would stand in for a council's own, unseen.",
            "Name the assumptions folder itself.",
        ),
        (
            "guidance-name",
            "Guidance is in a file of another name",
            "It would not be found.",
            "Make the two names agree.",
        ),
        ("orphan-file", "Nothing reads a file", "It seems to count and does not.", "Move or rename it as it says."),
        ("unknown-guidance", "There is no guidance of that name", GUESS, "Use the name suggested."),
        ("unknown-source", "There is no source of that id", "Nobody could check the figure.", "Add it to sources/."),
        ("unknown-place-column", "No table of places has that column", GUESS, "Use the name suggested."),
        (
            "no-national-total",
            "No national total was published",
            "A share needs what it is a share of.",
            "Share by another basis.",
        ),
        ("unknown-place", "There is no such place", GUESS, "investcase list places."),
        (
            "place-not-listed",
            "The place is real, and nothing is published of it here",
            "Another place's figures would stand for its own.",
            "Write the place that it names, or a place of your own.",
        ),
        ("ambiguous-place", "Several places have that name", GUESS, "Write the code, or say who leads."),
        ("place-elsewhere", "The place is in another nation", GUESS, "Correct the nation or the place."),
    ),
    *codes(
        "model",
        ("model-folder", "A model is in another's folder", "It would not be found.", "Make the two names agree."),
    ),
    *codes(
        "case",
        (
            "unknown-event",
            "Nothing in the vocabulary of events has this name",
            GUESS,
            "Use an id that is listed there.",
        ),
    ),
)
