"""The words of every problem of a library by itself."""

from __future__ import annotations

from investcase.reading.codes import Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "library",
        (
            "table-of-none",
            "A table is of no place of its nation",
            "Nothing would read it.",
            "Mend its nation, kind or key.",
        ),
        (
            "row-of-no-place",
            "A row is of no place",
            "Nothing would read it.",
            "Use a code from: investcase list places.",
        ),
        (
            "row-of-another",
            "A row has one place's code and another's name",
            "One of them is wrong.",
            "Make them agree.",
        ),
        (
            "figure-circle",
            "Figures lead to one another in a circle",
            "Whoever follows it comes to no figure.",
            "Let it end at the figure that is meant.",
        ),
        ("value-twice", "A figure has two values for one place", "One would silently win.", "Keep one."),
        ("holds-for", "A value holds for no nation or place", "Nothing would read it.", "Name a nation or a place."),
        (
            "figure-not-asked-for",
            "Nothing asks for a figure",
            "Ours may stand where yours is meant.",
            "Use the id of the figure it replaces, or a group of your own.",
        ),
        (
            "column-not-asked-for",
            "Nothing asks for a column",
            "Ours may stand where yours is meant.",
            "Use a name that a model or a figure asks for.",
        ),
        ("figure-twice", "An id names two things", "One would silently win.", "Keep one; retired names stay retired."),
        ("source-twice", "An id names two sources", "One would silently win.", "Keep one."),
        (
            "status-source",
            "A figure claims more than its source",
            "Reading at source means the publisher's own words.",
            "status: second_hand.",
        ),
        ("override-unit", "A replaced figure changes its unit", "Nothing converts by itself.", "Keep the unit."),
        ("override-kind", "A replaced figure changes what it is", "A ratio is no share.", "Keep the line is:."),
        (
            "uncited",
            "Nothing cites a source",
            "It was left behind, or is misspelt elsewhere.",
            "Cite it, or remove it.",
        ),
    ),
    *codes(
        "model",
        ("name-twice", "A name is defined twice", "One would silently win.", "Rename one."),
        (
            "nobody-supplies",
            "An input comes from nowhere",
            "No case could run the model.",
            "Add figure:, place:, nation:, value: or ask:.",
        ),
        (
            "no-dossier",
            "A model has no technical notes",
            "It asks to be believed.",
            "Write technical-notes.md beside it.",
        ),
        (
            "dossier-blank",
            "A model's technical notes are still to be written",
            "It asks to be believed.",
            "Write over every ___ in technical-notes.md.",
        ),
        (
            "dossier-silent",
            "A model's technical notes leave out a choice or a source",
            "Nobody could follow why the answer is what it is.",
            "Name it there, between two backticks, and say why.",
        ),
    ),
)
