"""The words of every problem of bringing many cases together."""

from __future__ import annotations

from investcase.reading.codes import Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "document",
        (
            "no-cases",
            "A folder of a round without a case",
            "A round of nothing would look like a round with nothing to save.",
            "Name the folder that the cases' own folders lie in.",
        ),
        (
            "case-twice",
            "One case twice in a round",
            "Two drafts of one case would be added as if they were two proposals.",
            "Move the one that does not count out of the folder, or give it a case: of its own.",
        ),
        (
            "no-such-case",
            "A limit names a case that is not in the round",
            "What must be done, or not both, would be left out without a word.",
            "Write the name of the case's folder, as the round lists it.",
        ),
    ),
)
