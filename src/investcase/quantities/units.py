"""Units as exact integer exponents over declared words.

Nothing converts by itself: `week` and `year` stay apart until a figure in `week / year` multiplies. `%` is a plain
ratio. A general unit library was tried and set aside: slow to import, unable to read `£ / hour`, and it calls
`hours / week` a pure number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORDS = {
    "£": ("pound", "pounds", "gbp"),
    "person": (
        *("people", "persons", "client", "clients", "resident", "residents", "patient", "patients"),
        *("service user", "service users", "adult", "adults"),
    ),
    "carer": ("carers",),
    "hour": ("hours", "hr", "hrs"),
    "day": ("days",),
    "bed day": ("bed days", "bed night", "bed nights"),
    "week": ("weeks", "wk", "wks"),
    "month": ("months", "mth", "mths", "calendar month"),
    "year": ("years", "annum", "yr", "yrs"),
    "admission": ("admissions",),
    "attendance": ("attendances",),
    "appointment": ("appointments",),
    "application": ("applications",),
    "consultation": ("consultations",),
    "contact": ("contacts",),
    "episode": ("episodes",),
    "event": ("events",),
    "fall": ("falls",),
    "fracture": ("fractures",),
    "grant": ("grants",),
    "home": ("homes",),
    "hospital bed": ("hospital beds",),
    "incident": ("incidents",),
    "item": ("items",),
    "package": ("packages",),
    "place": ("places",),
    "post": ("posts", "wte", "fte"),
    "referral": ("referrals",),
    "session": ("sessions",),
    "study": ("studies",),
    "visit": ("visits",),
    "qaly": ("qalys",),
    "wellby": ("wellbys",),
    "australian dollar": ("australian dollars",),
}
_NO_COUNTS = frozenset({"£", "australian dollar", "hour", "day", "bed day", "week", "month", "year", "qaly", "wellby"})
"""What is measured, and not counted."""
_OVER = re.compile(r"\s+(?:per|an?|each|every)\s+", re.IGNORECASE)
_SHORT = re.compile(r"(?<![^\s\d/])(?P<short>p\.?a\.?|p\.?c\.?m\.?|p\.?m\.?|p/?w|p\.w\.|p/?h|p\.h\.)$", re.IGNORECASE)
_LY = re.compile(r"(?<!\S)(hour|dai|week|month|year)ly$", re.IGNORECASE)
_SAID_SHORT = {"a": "year", "cm": "month", "m": "month", "w": "week", "h": "hour"}
"""What follows the p of `pa`, `pcm`, `pm`, `pw` and `ph`."""
_BY_NAME = {name: word for word, others in _WORDS.items() for name in (word, *others)}


class UnitError(ValueError):
    """Text that is not a unit; `word` is the part not understood."""

    def __init__(self, message: str, word: str | None = None) -> None:
        super().__init__(message)
        self.word = word


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of words to whole powers, such as `£ / person / week`. `Unit()` is a plain number."""

    powers: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _combine(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _combine(self, other, -1)

    def __pow__(self, power: int) -> Unit:
        return Unit(tuple((word, p * power) for word, p in self.powers) if power else ())

    @property
    def is_number(self) -> bool:
        """Whether this is a pure number: a share, a ratio, a count of nothing in particular."""
        return not self.powers

    def power(self, word: str) -> int:
        """The exponent of one word; 0 when it is absent."""
        return dict(self.powers).get(word, 0)

    @property
    def is_rate_of_counts(self) -> bool:
        """Whether this is one count to another, such as `incident / fall`, and no time or money."""
        return sorted(power for _, power in self.powers) == [-1, 1] and not any(w in _NO_COUNTS for w, _ in self.powers)

    def __str__(self) -> str:
        over = [_power(word, p) for word, p in self.powers if p > 0]
        under = [_power(word, -p) for word, p in self.powers if p < 0]
        if not over and not under:
            return "a plain number"
        return " / ".join([" ".join(over) or "1", *under])


NUMBER = Unit()


def _power(word: str, power: int) -> str:
    return word if power == 1 else f"{word}^{power}"


def _order(word: str) -> int:
    return list(_WORDS).index(word)


def _combine(a: Unit, b: Unit, sign: int) -> Unit:
    powers = dict(a.powers)
    for word, p in b.powers:
        powers[word] = powers.get(word, 0) + sign * p
    return Unit(tuple(sorted(((w, p) for w, p in powers.items() if p), key=lambda item: _order(item[0]))))


def in_full(text: str) -> str:
    """A unit without its usual short words: `clients pa` is `clients / year`; `pcm` and `monthly` are `/ month`."""
    text = _LY.sub(lambda said: f"/ {'day' if said[1].casefold() == 'dai' else said[1]}", text)
    found = _SHORT.search(text)
    if found is None:
        return text
    time = _SAID_SHORT[re.sub(r"[./]", "", found["short"]).casefold()[1:]]
    return f"{text[: found.start()].rstrip()} / {time}".lstrip()


@lru_cache(maxsize=512)
def parse_unit(text: str) -> Unit:
    """The unit a text names: `£`, `£ / hour`, `people / year`, `hours / person / week`, `1 / year`, `%`.

    Raises:
        UnitError: a word is not declared, or the text is not of that shape.
    """
    unit = NUMBER
    for index, part in enumerate(_OVER.sub(" / ", in_full(text)).split("/")):
        for word in _split(part.strip()):
            unit = unit / word if index else unit * word
    return unit


def unit_words() -> list[str]:
    """Every word a unit may be made of."""
    return list(_BY_NAME)


def _split(part: str) -> list[Unit]:
    if not part:
        raise UnitError("a unit is missing on one side of '/'")
    if part in ("%", "1", "a plain number", "number", "share"):
        return []
    found: list[Unit] = []
    words = part.split()
    while words:
        pair = " ".join(words[:2]).casefold()
        size = 2 if len(words) > 1 and re.sub(r"\^\d+$", "", pair) in _BY_NAME else 1
        name, _, power = " ".join(words[:size]).casefold().partition("^")
        if name not in _BY_NAME or (power and not power.isdigit()):
            raise UnitError(f"{name!r} is not a unit investcase knows", name)
        found.append(Unit(((_BY_NAME[name], int(power or 1)),)))
        words = words[size:]
    return found
