"""Small pieces of sentence that several charts share."""

from collections.abc import Sequence

UP = "▲"
DOWN = "▼"


def takes(worst: str, best: str) -> str:
    """What a figure does to an answer, as both ends are written: from one to the other, or at about where it is."""
    return f"leaves it at about {best}" if worst == best else f"takes it from {worst} to {best}"


def listed(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence(text: str) -> str:
    """The text with its first letter a capital, ending in one full stop."""
    trimmed = text.strip().rstrip(".")
    return f"{trimmed[:1].upper()}{trimmed[1:]}."
