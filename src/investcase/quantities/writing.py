"""Units as people write them, and a blank with its unit round it."""

from __future__ import annotations

from investcase.quantities.kinds import Kind, kind_words
from investcase.quantities.units import Unit
from investcase.reading.blanks import BLANK

_PLURALS = {"person": "people"}


def unit_in_words(unit: Unit) -> str:
    """A unit as people write it: `people / year`; nothing for a plain number."""
    pounds_first = "£" if unit.power("£") == 1 else ""
    after = after_number(unit, 2)
    return f"{pounds_first}{after}".strip() if pounds_first or not after.startswith(" /") else f"1{after}"


def to_fill_in(unit: Unit, kind: Kind | None) -> str:
    """A blank with its unit round it, which is a quantity once a number takes the blank's place.

    `kind` says what a plain number is; a ratio takes no per cent sign, since 0.71 would be written over it.
    """
    if unit.is_number:
        return f"{BLANK}%" if kind is not None and kind.is_percent else BLANK
    pounds_first = "£" if unit.power("£") == 1 else ""
    return f"{pounds_first}{BLANK}{after_number(unit, 2)}"


def plain_words(kind: Kind | None) -> str:
    """What a plain number is, after `in`, where its unit would stand: `% (a share)`, or `plain numbers (a ratio)`."""
    if kind is None or kind is Kind.PLAIN:
        return "plain numbers"
    return f"{'%' if kind.is_percent else 'plain numbers'} (a {kind_words(kind)})"


def after_number(unit: Unit, value: float) -> str:
    """What follows a number in this unit, its first space included: ` people / year`."""
    if unit.is_number:
        return ""
    over = [_plural(word, power, value) for word, power in unit.powers if power > 0 and word != "£"]
    under = [word if power == -1 else f"{word}^{-power}" for word, power in unit.powers if power < 0]
    first = f" {' '.join(over)}" if over else ""
    return first + "".join(f" / {word}" for word in under)


def _plural(word: str, power: int, value: float) -> str:
    if power != 1:
        return f"{word}^{power}"
    return word if value == 1 else _PLURALS.get(word, f"{word}s")
