"""Whether words in a colour can be read, as WCAG 2.2 measures it, and the nearest colour in which they can."""

from __future__ import annotations

from collections.abc import Iterable

LEAST = 4.5
"""Of words of any size (WCAG 2.2, 1.4.3)."""
EASY = 7.0
"""The same where there is a choice (WCAG 2.2, 1.4.6)."""
_STEPS = 100


def contrast(one: str, other: str) -> float:
    """The ratio of two colours `#rrggbb`, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The least ratio of a colour to the grounds that it stands on."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: tuple[str, ...], towards: str, least: float = LEAST) -> str:
    """The colour mixed with no more of another, black or white, than gives it a contrast to all of some grounds."""
    mixed = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in mixed if least_contrast(each, grounds) >= least), towards)


def _mixed(colour: str, other: str, share: float) -> str:
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own * (1 - share) + theirs * share):02x}" for own, theirs in parts)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
