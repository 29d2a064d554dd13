"""Who may lose, what is not known, and what has no money, in a few lines; the whole stands in the equality note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.equality import Impact
from investcase.equality.note import EqualityNote, said_so_far
from investcase.report.short.voice import begun, sentence, spelled

_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line: whom it is about, in bold, what is said of them, and what matters most, in bold."""

    who: str
    words: str
    last: str = ""


def may_lose(note: EqualityNote, *, worst: int = 2, unknown: int = 4) -> tuple[Bullet, ...]:
    """The worst by severity, then how many more; those of whom nothing is known; what nobody looked at."""
    if note.to_be_made is not None:
        return (Bullet("NOT ASSESSED.", f"The equality assessment is still to be made. {said_so_far(note)}"),)
    if note.equality is None:
        return (Bullet("Nobody has said who may lose.", "No equality assessment came with this case."),)
    return tuple(_bullets(note, worst, unknown))


def _bullets(note: EqualityNote, most: int, most_unknown: int) -> Iterator[Bullet]:
    worst = note.may_lose[:most]
    for impact in worst:
        yield Bullet(
            f"{impact.who.group}:",
            _how(impact),
            "The help for them has no money yet." if note.rests_on_no_money(impact) else "",
        )
    more = len(note.may_lose) - len(worst)
    if more > 0:
        yield Bullet(f"{begun(spelled(more))} more may lose;", "the equality note names them.")
    if not note.may_lose:
        yield Bullet("Nobody is said to lose.", "")
    asked = note.equality is not None and note.equality.engagement
    if note.unknown:
        named = [impact.who.group for impact in note.unknown]
        kept = named[:most_unknown]
        rest = [f"{len(named) - len(kept)} more"] if len(named) > len(kept) else []
        yield Bullet("Not known:", f"{'; '.join([*kept, *rest])}.", "" if asked else "Nobody has been asked.")
    elif not asked:
        yield Bullet("Nobody has been asked.", "")
    if note.not_assessed:
        in_law = sum(finding.listed_in_law for finding in note.findings)
        yield Bullet("Not looked at:", f"{len(note.not_assessed)} of {in_law} characteristics in law.")


def _how(impact: Impact) -> str:
    """What happens to them, in the author's first sentence; a long one waits for the note."""
    words = sentence(impact.mechanism)
    weight = f"{impact.severity} harm" if impact.severity else ""
    if len(words) <= _LONGEST:
        return words
    return f"{weight or 'harm'}; how, in the equality note."
