"""The words of every problem of what is changed in a case."""

from __future__ import annotations

from investcase.reading.codes import GUESS, Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "case",
        ("what-if-unknown", "Nothing that a case can give has the name of a change", GUESS, "investcase explain CASE."),
        (
            "what-if-fixed",
            "A change is of a figure that is worked out from others, or that a model defines",
            "Its parts would no longer come to it, or the model would no longer be what it says.",
            "Change what it rests on.",
        ),
        (
            "what-if-given-to-none",
            "A change is of an adjustment that no intervention of the case has",
            "To give it to every one of them would move the answer by more than was asked.",
            "Name the intervention that is to have it: its name, a dot and the adjustment.",
        ),
        ("what-if-twice", "A what-if, or a figure within one, is given twice", "One would silently win.", "Keep one."),
        ("what-if-not-there", "A what-if combines one that is not in the case", GUESS, "Name one of those listed."),
        ("what-if-circle", "A what-if combines itself, alone or through others", "It has no end.", "Take one out."),
        (
            "what-if-moves-nothing",
            "A what-if gives every figure the value that it has",
            "It would be printed as a question, and be none.",
            "Give another value, or take it out.",
        ),
    ),
)
