"""An answer taken apart: which of the things asked it is about, what it says, and where that is from."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEFT_OPEN = frozenset(
    {"", "-", "tbc", "tba", "n/a", "na", "dk", "don't know", "dont know", "don’t know", "do not know", "not known"}
    | {"unknown", "not sure", "nobody knows", "dunno", "no idea", "don't know yet"}
)
"""What leaves a thing open."""
NONE = frozenset({"no", "nope", "none", "nil", "nothing", "no one", "nobody"})
"""What says that there is nothing of it."""

_NUMBERED = re.compile(r"(\d{1,2})(?:[.):]|(?=\s))\s*(.*)", re.ASCII | re.DOTALL)
_GUESS = re.compile(r"(?:^|[,;]?\s+)(?:(?:it'?s |as |at )?an? )?(?:guess|estimate)$", re.IGNORECASE)
_FROM = re.compile(r"(?:^|[,;]?\s+)from\s+", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:nil|none|no|nothing)[,:]?\s+(?:because|since|as)\s+(.+)", re.IGNORECASE | re.DOTALL)
_A_TIME = re.compile(
    r"(?:from\s+)?(?:\d{2,4}\s*[-/–]\s*\d{2,4}|\d{4}|[a-z]{3,9}(?:\s+\d{4})?)(?=[\s,;]|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said of one thing. `why` is the reason for which there is nothing of it."""

    words: str
    source: str | None = None
    guess: bool = False
    why: str | None = None

    @property
    def open(self) -> bool:
        """Whether it leaves the thing open."""
        return self.words.casefold() in LEFT_OPEN and self.why is None

    @property
    def none(self) -> bool:
        """Whether it says that there is nothing of it, without a reason."""
        return self.words.casefold() in NONE


def reply(text: str) -> Reply:
    """`6 of 100 from class registers`, `£12k, a guess`, `nil because the building is ours`."""
    text = one_line(text)
    if (because := _BECAUSE.fullmatch(text)) is not None:
        return Reply("nil", why=because[1].strip())
    guess = _GUESS.search(text)
    if guess is not None:
        text = text[: guess.start()].rstrip(" ,;")
    source = None
    for found in _FROM.finditer(text):
        if not _is_a_time(text[found.end() :]):
            text, source = text[: found.start()].rstrip(" ,;"), text[found.end() :].strip()
            break
    return Reply(text, source or None, guess is not None)


def _is_a_time(text: str) -> bool:
    """Whether `from` is followed by when, and not by where it is from."""
    from investcase.quantities import YearError, parse_month, parse_year

    first = _A_TIME.match(text)
    if first is None:
        return False
    word = first[0]
    try:
        if not re.fullmatch(r"\d{2}/\d{2}", word):
            parse_year(word) if word[:1].isdigit() else parse_month(word.split()[0])
    except YearError:
        return False
    return True


def numbered(text: str, count: int) -> tuple[dict[int, str], list[str]]:
    """What is said of each thing by its number, counted from 1, and what could not be told to be about any of them.

    `1 1,200 from registers; 2 6 of 100`. Where one thing is asked its number may be left out.
    """
    found: dict[int, str] = {}
    lost: list[str] = []
    for piece in filter(None, (each.strip() for each in text.split(";"))):
        match = _NUMBERED.fullmatch(piece)
        number = int(match[1]) if match else 0
        if count == 1 and re.match(r"1 \d{3}(?!\d)", piece):
            lost.append(piece)  # a thousand and more, or the number of what is asked and then its answer
            continue
        if match and 1 <= number <= count and (count > 1 or (number == 1 and match[2])):
            found[number] = match[2].strip()
        elif count == 1 and 1 not in found:
            found[1] = piece
        else:
            lost.append(piece)
    return found, lost


def one_line(text: str) -> str:
    """A text without double spaces and ends."""
    return " ".join(text.split())
