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
        (
            "brand-logo",
            "A council's logo cannot be taken",
            "What a picture may open or run would be handed on with the paper.",
            "Save it as a PNG, or as Plain SVG with its letters turned into outlines.",
        ),
        (
            "brand-contrast",
            "Words in a council's colour could not be read",
            "A paper must be read by everybody (WCAG 2.2, 1.4.3).",
            "Write the colour that is offered, or another as far from its ground.",
        ),
    ),
)
