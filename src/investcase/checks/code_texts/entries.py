"""What every subject of the catalogue shares: the shape of an entry, and reasons that come back."""

from __future__ import annotations

Entries = tuple[tuple[str, str, str, str], ...]
"""Code, what is wrong, why it matters, what to do."""

GUESS = "A guess at what was meant could put a wrong number before a committee."
COLUMN = "The value would mean something else than its name says."
