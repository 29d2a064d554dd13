"""What reads as a count of people is found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from investcase.documents.equality_counts import Disclosure
from investcase.documents.equality_protection import Protection
from investcase.reading.counts_in_words import counts_in
from investcase.reading.private_lines import equality_lines
from investcase.reading.veiling import FILLER, veiled


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It leaves 7 women with nowhere to go.", [7]),
        ("Seven of them live alone.", [7]),
        ("seven disabled young people", [7]),
        ("7 are women and 5 are men.", [7, 5]),
        ("7 of 60 users", [7, 60]),
        ("7 out of 60 users, 4/9 carers", [7, 60, 4, 9]),
        ("Women (7), men: 5; n = 12.", [7, 5, 12]),
        ("1,729 residents and 412 users", [1729, 412]),
        ("at least 3 carers", [3]),
        ("3 children, two parents", [3, 2]),
    ],
)
def test_counts_of_people(text: str, numbers: list[int]) -> None:
    assert [count.number for count in counts_in(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "1 in 25 people",
        "2 million carers",
        "5 hundred people",
        "3.4 people",
        "£7 people",
        "people aged 65 and over",
        "People (65 and over)",
        "two carers a visit",
        "two carers per call",
        "six weeks after people leave",
        "In 2027 people will move",
        "women (59%), men: 41%",
        "7 hours of carers' time",
        "two-parent families",
        "one person in charge",
        "2 days of people's lives",
        "3 of the 5 sites",
    ],
)
def test_what_only_looks_like_a_count(text: str) -> None:
    assert list(counts_in(text)) == []


def test_posts_are_a_plan_outside_the_assessment() -> None:
    assert list(counts_in("a team of 6 workers", posts=False)) == []
    assert [count.number for count in counts_in("6 workers lose their jobs")] == [6]


def test_a_count_is_replaced_where_it_stands_and_nothing_else_is() -> None:
    rule = Protection(Disclosure())
    assert rule.safe("Seven of them, 412 users, 2,027 people.") == "Fewer than 10 of them, 410 users, 2,025 people."
    # A published number of other people stays as published; a count that stands in the assessment does not.
    assert rule.safe_elsewhere("7 women, 80,494 people, 412 users", {412}) == (
        "fewer than 10 women, 80,494 people, 410 users"
    )
    assert rule.safe_elsewhere("A team of 6 workers", ()) == "A team of 6 workers"


@pytest.mark.parametrize("text", ["Seven of them, 412 users", "women (7), n = 8", "7 of 60 users, 9 people"])
def test_protecting_words_twice_changes_nothing(text: str) -> None:
    rule = Protection(Disclosure())
    assert rule.safe(rule.safe(text)) == rule.safe(text)


def test_an_excerpt_hides_few_people_wherever_they_stand() -> None:
    lines = ["title: Help for 7 women", "years: 5", "equality:", "  summary: seven of them, 412 users", "  date: 2022"]
    assert equality_lines(lines) == (False, False, True, True, True)
    assert veiled(lines, 0, in_equality=False) == "title: Help for # women"
    assert veiled(lines, 1, in_equality=False) == "years: 5"
    assert veiled(lines, 3, in_equality=True) == f"  summary: #{FILLER * 4} of them, ### users"
    assert veiled(lines, 4, in_equality=True) == "  date: 2022"
