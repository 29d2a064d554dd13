"""A chance in words: so many in so many, with its per cent, and never a word such as `likely` in its place."""

from __future__ import annotations

from investcase.numbers.writing import percent_to

_WHOLES = (2, 3, 4, 5, 10, 20)
_NEAR = 0.01
"""How far a chance may be from what is said of it: the draws themselves leave as much open, 19 times in 20."""


def in_so_many(chance: float) -> str:
    """A chance as a reader says it: `1 in 3`, `19 in 20`, `97 in 100`; at either end `fewer than 1 in 100`."""
    if chance < _NEAR:
        return "fewer than 1 in 100"
    if chance > 1 - _NEAR:
        return "more than 99 in 100"
    for whole in _WHOLES:
        part = round(chance * whole)
        if 0 < part < whole and abs(part / whole - chance) < _NEAR:
            return f"{part} in {whole}"
    return f"{round(100 * chance)} in 100"


def eight_in_ten(low: str, high: str) -> str:
    """Where 8 in 10 lie, as both ends are written: `8 in 10 lie between £1.2m and £3m`, `8 in 10 are about £1.2m`."""
    return f"8 in 10 are about {low}" if low == high else f"8 in 10 lie between {low} and {high}"


def chance_words(chance: float) -> str:
    """The same with its per cent: `1 in 3 (33%)`; those that the words say already have none."""
    said = in_so_many(chance)
    return said if said.endswith("100") else f"{said} ({percent_to(chance, 0)})"
