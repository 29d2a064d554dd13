"""Rules about words that fill a place, and words that wave an assessment through."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_assessment import Assessment, rule
from investcase.equality.prose import prose_of
from investcase.equality.waved_through import waved_through
from investcase.reading.filler import much_the_same, plain_words, says_nothing
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

P12 = Card(
    "P12",
    Severity.WARNING,
    title="A place is filled and says nothing",
    why="It looks like an answer and is none, and a claimant will read it out.",
    remedy="Write what is known, or leave it out, so that the gap can be seen.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P12)
def fills_a_place(found: Assessment) -> Iterator[Problem]:
    """P12: a text that must say something says `n/a`, `tbc`, `see above`, or what another beside it says already."""
    for prose in prose_of(found.true):
        if prose.must_say_something and says_nothing(prose.text):
            yield found.problem(
                P12,
                "this fills the place and says nothing",
                prose.path,
                expected="what is so, or nothing at all",
                remedy="write what is known; where nothing is, take the line out, write direction: unknown, or "
                "give a gap "
                "with an owner and a date",
            )
    for path, first in _said_twice(found):
        yield found.problem(
            P12,
            f"this says again what {first} says",
            path,
            expected="what is so, or nothing at all",
            remedy="write what belongs here; where there is nothing, take the line out",
        )


def _said_twice(found: Assessment) -> Iterator[tuple[Path, str]]:
    """What changed that is only what was said, and a heading of the public summary that repeats another."""
    for index, entry in enumerate(found.true.engagement):
        changed = entry.changed
        if changed is not None and not says_nothing(changed) and much_the_same(entry.said, changed):
            yield ("engagement", index, "changed"), "said"
    summary = found.true.public_summary
    first: dict[str, str] = {}
    for name in type(summary).model_fields if summary is not None else ():
        text = getattr(summary, name)
        if text is not None and not says_nothing(text):
            words = plain_words(text)
            if words in first:
                yield ("public_summary", name), first[words]
            first.setdefault(words, name)


W19 = Card(
    "W19",
    Severity.WARNING,
    title="Words that wave it through",
    why="A court reads what was found and weighed, not that all is well.",
    remedy="Say what was found, and who will do what by when.",
)


@rule(W19)
def waves_it_through(found: Assessment) -> Iterator[Problem]:
    """W19: words that assert the law is met, that there is no effect, or that somebody will think of it.

    The same words are told once in a text, where they first stand.
    """
    for prose in prose_of(found.true):
        if prose.must_say_something and says_nothing(prose.text):
            continue
        once = {waved.words.casefold(): waved for waved in reversed([*waved_through(prose.text, prose.of_others)])}
        for waved in reversed(once.values()):
            yield found.problem(
                W19,
                f"{waved.words!r} {waved.phrase.kind}",
                prose.path,
                remedy=waved.phrase.instead,
                offset=waved.start,
            )
