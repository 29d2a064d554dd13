"""Every code of a problem: what it means, why it matters, what to do."""

from __future__ import annotations

from itertools import groupby

from words_of_markdown import code, entry, plain

from investcase.cli.every_code import CODES

_ABOUT = {
    "text": "The text of a file",
    "document": "What a document holds",
    "library": "A library",
    "model": "A model",
    "case": "A case",
    "review": "What a reviewer would raise",
}


def codes_page() -> str:
    """The codes by what they are about, each by its name."""
    order = list(_ABOUT)
    found = sorted(CODES.values(), key=lambda each: (order.index(each.about), each.code))
    return "\n".join(
        f"## {_ABOUT[about]}\n\n"
        + "".join(
            entry(code(each.code), f"**{plain(each.title)}.** {plain(each.why)}", f"What to do: {plain(each.remedy)}")
            for each in group
        )
        for about, group in groupby(found, key=lambda each: each.about)
    )
