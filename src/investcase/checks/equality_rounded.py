"""A rule about numbers that are printed otherwise than they were typed, since they may count people."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_assessment import READER, Assessment, rule
from investcase.checks.equality_public import texts_of
from investcase.numbers.writing import number
from investcase.reading.counts_in_words import counts_in
from investcase.reading.problems import Problem, Severity

_TEN = 10

I05 = Card(
    "I05",
    Severity.NOTE,
    title="A number is printed rounded, and may count no people",
    why=READER,
    remedy="Write right after it what it counts.",
)


@rule(I05)
def rounded_in_words(found: Assessment) -> Iterator[Problem]:
    """I05: a number of ten or more in a text of the assessment is printed rounded, and no word says that it counts
    people. One a text is told.
    """
    disclosure, published = found.protection.rule, {i for i, e in enumerate(found.true.evidence) if e.is_published}
    for path, text in texts_of(found.true, ()):
        if path[0] == "evidence" and path[1] in published:
            continue
        counts = list(counts_in(text))
        few = any(found.protection.tells(count) for count in counts)
        for count in counts:
            rounded = disclosure.rounded(count.number)
            if count.sure or count.number < _TEN or found.protection.tells(count) or rounded == count.number:
                continue
            yield found.problem(
                I05,
                f"nothing beside a number of this text says what it counts, so that it is printed rounded, as "
                f"{number(rounded)}",
                path,
                expected="right after it what it counts, such as visits, bookings or pounds",
                remedy="write it there; where people are counted, there is nothing to mend",
                offset=0 if few else count.start,  # where it stands would tell how long a word before it is
            )
            break
