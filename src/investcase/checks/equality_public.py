"""Rules about what the public will read: small counts in words, and the summary in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card
from investcase.checks.equality_assessment import READER, Assessment, rule
from investcase.documents.base import Document, Loaded
from investcase.documents.case import Case
from investcase.documents.equality import Direction, protection_of
from investcase.documents.words_in_fields import names_only
from investcase.equality.readability import (
    COMPULSORY,
    FAIL_AGE,
    LONGEST_MEAN,
    WARN_AGE,
    measure,
    unopened_acronyms,
)
from investcase.reading.counts_in_words import CountInWords, counts_in
from investcase.reading.filler import says_nothing
from investcase.reading.nodes import Path
from investcase.reading.phrases import first_phrase
from investcase.reading.problems import Problem, Severity
from investcase.reading.shares_in_words import shares_in

E09 = Card(
    "E09",
    Severity.BLOCKER,
    title="A small count would be printed",
    why="A few people could be recognised.",
    remedy="Round it, or leave it out.",
)


@rule(E09)
def small_count_in_words(found: Assessment) -> Iterator[Problem]:
    """E09: an author's sentence, anywhere in the case, holds a count of people too small to print."""
    yield from small_counts(found.appraisal)


def small_counts(appraisal: Appraisal) -> Iterator[Problem]:
    """The same for any case. What is printed is protected; the sentence still has to be mended."""
    case = appraisal.case
    written = case.written
    by = protection_of(written.equality)
    rule = by.rule
    for path, text in texts_of(written, ()):
        in_assessment = path[0] == "equality"
        found = [count for count in counts_in(text, posts=in_assessment) if by.tells(count)]
        small = [count for count in found if count.number < rule.threshold]
        if small:
            yield _small_ones(case.loaded, path, small, rule.threshold)
        few = [count for count in found if count.leaves_few and count.number not in by.hidden]
        if few:
            yield _few_left(case.loaded, path, _first_seen(few[0].start, found))
        shares = [share for share in shares_in(text) if by.tells_few(share)] if in_assessment else []
        if shares:
            yield _share_of_few(case.loaded, path, _first_seen(shares[0].start, found), rule.threshold)
        beside = [count for count in found if count.number in by.hidden]
        if beside:
            yield E09.problem(
                case.loaded,
                f"this number of {beside[0].people} is withheld beside a small group in a table, which it would give "
                "back; every output leaves it out of the words",
                path,
                expected=f"no number of {beside[0].people} here",
                remedy="take the number out of the sentence",
                offset=_first_seen(beside[0].start, found),
            )


def _first_seen(start: int, counts: Sequence[CountInWords]) -> int:
    """Where something stands in a text; its beginning where a count stands before, whose length would be told."""
    return 0 if any(count.start < start for count in counts) else start


def _few_left(loaded: Loaded[Case], path: Path, start: int) -> Problem:
    """That two numbers of a sentence, one less the other, leave a few people; both are printed rounded."""
    return E09.problem(
        loaded,
        "two numbers of this sentence are less than ten apart and look like part and whole, so that one less the other "
        "tells how few are left; every output rounds both",
        path,
        severity=Severity.WARNING,
        expected="numbers that leave nobody few, or 'almost all'",
        remedy="say 'almost all', or write right after each number what it counts, such as visits or pounds",
        offset=start,
    )


def _share_of_few(loaded: Loaded[Case], path: Path, start: int, threshold: int) -> Problem:
    """That a share of the people served now tells of few, or leaves few."""
    return E09.problem(
        loaded,
        f"a share stands here by which, of the people it is of, fewer than {threshold} are meant or left; every output "
        f"says '[withheld]' in its place",
        path,
        severity=Severity.WARNING,
        expected="'a small share', 'almost all', or no share",
        remedy="say it in those words; if it is no share of people, write what it is of right after it, such as 3% of "
        "the budget, or the base, such as 3% of 80,000 residents",
        offset=start,
    )


def _small_ones(loaded: Loaded[Case], path: Path, small: Sequence[CountInWords], threshold: int) -> Problem:
    """That some numbers below the threshold stand in a text: a blocker where a word beside one says it counts people.

    Of any other nobody can tell, so that a warning asks; all are withheld alike.
    """
    sure = [count for count in small if count.sure]
    first, alone = (sure or small)[0], len(small) == 1
    place = "its place" if alone else "the place of each"
    withheld = f"every output says 'fewer than {threshold}' in {place}"
    take_out = (
        f"take the number{'' if alone else 's'} out, or say 'a small number': counts belong in number: or groups:"
    )
    if sure:
        one = f"a count of {first.people} below {threshold} stands"
        several = f"{len(small)} counts below {threshold}, one of them of {first.people}, stand"
        return E09.problem(
            loaded,
            f"{one if alone else several} in words that would be printed; {withheld}",
            path,
            expected=f"'fewer than {threshold}', 'a small number', or no number",
            remedy=f"{take_out}; if it counts no people, write what it counts right after it, such as visits, weeks or "
            "pounds",
            offset=first.start,
        )
    one = f"a number below {threshold} stands here, and nothing beside it says whether it counts"
    several = f"{len(small)} numbers below {threshold} stand here, and nothing beside them says whether they count"
    return E09.problem(
        loaded,
        f"{one if alone else several} people; {withheld}",
        path,
        severity=Severity.WARNING,
        expected=f"right after each number below {threshold} what it counts, such as visits, weeks or pounds",
        remedy=f"write it there; if people are counted, {take_out}",
        offset=first.start,
    )


def texts_of(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a document or of what it holds, with its path; names and ids are none."""
    if isinstance(value, Document):
        names = names_only(type(value))
        for name, info in type(value).model_fields.items():
            if name in names:
                continue
            yield from texts_of(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from texts_of(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, (*path, str(key)))
    elif isinstance(value, str) and type(value) is str:
        yield path, value


def _says_nothing(text: str | None) -> bool:
    return text is None or says_nothing(text)


W17 = Card(
    "W17",
    Severity.WARNING,
    title="The public summary is hard to read",
    why=READER,
    remedy="Shorter words, and the headings needed.",
)


@rule(W17)
def summary_hard_or_lacking(found: Assessment) -> Iterator[Problem]:
    """W17: the public summary is missing, lacks a compulsory heading, or is hard to read."""
    summary = found.shown.public_summary
    if summary is None:
        yield found.problem(
            W17,
            "there is no public summary in plain words",
            (),
            expected=f"public_summary: {', '.join(COMPULSORY)}",
            remedy="write one page for the people concerned",
        )
        return
    missing = [title for name, title in COMPULSORY.items() if _says_nothing(getattr(summary, name))]
    if missing:
        worst = {COMPULSORY["who_may_lose"], COMPULSORY["what_we_do_not_know"]}.intersection(missing)
        yield found.problem(
            W17,
            f"the public summary says nothing under: {', '.join(missing)}",
            ("public_summary",),
            expected="some words under every heading, even if few",
            remedy="write them; 'who may lose' and 'what we do not know' are asked for above all",
            severity=Severity.BLOCKER if worst else None,
        )
    yield from _summary_belied(found)
    text = "\n\n".join(getattr(summary, name) for name in COMPULSORY if getattr(summary, name))
    read = measure(text)
    faults = []
    if read.age > WARN_AGE:
        faults.append(f"its reading age is about {read.age:.0f}")
    if read.mean_sentence > LONGEST_MEAN:
        faults.append(f"its sentences have {read.mean_sentence:.0f} words on average")
    acronyms = unopened_acronyms(text)
    if acronyms:
        faults.append(f"it does not open {', '.join(acronyms)}")
    if faults:
        yield found.problem(
            W17,
            f"the public summary is hard to read: {'; '.join(faults)}",
            ("public_summary",),
            expected=f"a reading age up to {WARN_AGE:.0f}, {LONGEST_MEAN:.0f} words a sentence, no bare acronym",
            remedy="shorter sentences and shorter words; above a reading age of 14 the decision is held up",
            severity=Severity.BLOCKER if read.age > FAIL_AGE else None,
        )


def _summary_belied(found: Assessment) -> Iterator[Problem]:
    """A summary that tells people that nobody loses, or that all is known, beside findings that say otherwise."""
    summary = found.true.public_summary
    unknown = any(impact.direction is Direction.UNKNOWN for impact in found.true.impacts) or bool(found.true.gaps)
    harm = any(impact.may_lose for impact in found.true.impacts)
    for name, heading, belied, what in (
        ("who_may_lose", "hardly anybody", harm, "a finding says who may lose"),
        ("what_we_do_not_know", "nothing at all", unknown, "a finding or a gap says what is not known"),
    ):
        text = (getattr(summary, name) or "").lstrip()
        words = first_phrase(text, heading)
        if belied and words is not None and words.start() == 0:
            yield found.problem(
                W17,
                f"people are told {words[0]!r}, and {what}",
                ("public_summary", name),
                expected="who may lose, and what is not known, as the findings say",
                remedy="say it as the findings do, in plain words",
                severity=Severity.WARNING,
            )
