"""Words of the program as Markdown that says the same."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~])")


def plain(text: str) -> str:
    """A text on one line, of which no letter is taken for a mark."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """A text as it is typed."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{' '.join(text.split())}{fence}"


def entry(term: str, *says: str) -> str:
    """A term and what is said of it, a paragraph each."""
    first, *more = says
    return f"{term}\n: {first}\n" + "".join(f"\n  {each}\n" for each in more) + "\n"
