"""The words of every problem of making a paper."""

from __future__ import annotations

from investcase.reading.codes import Code, codes

CODES: tuple[Code, ...] = (
    *codes(
        "document",
        (
            "off-the-paper",
            "Words or figures would run off the paper",
            "A figure that is not on the paper is lost.",
            "Shorten what stands beside them, or let the table hold less.",
        ),
    ),
)
