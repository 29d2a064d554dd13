"""A few people stay few in words: whatever is written, nobody can tell six from eight; and what is no count stays."""

from __future__ import annotations

import pytest
from small_numbers import filled, sentences

from investcase.documents.equality_counts import Disclosure
from investcase.documents.equality_protection import Protection

RULE = Protection(Disclosure())
PAIRS = ((6, 8), (7, 9))
ANYWHERE = [*sentences("counts_of_people"), *sentences("counts_in_welsh")]
IN_AN_ASSESSMENT = [*ANYWHERE, *sentences("counts_in_an_assessment")]
NO_COUNTS = sentences("no_counts_of_people")


def test_there_are_enough_of_each() -> None:
    assert min(len(set(ANYWHERE)), len(set(NO_COUNTS))) >= 200


@pytest.mark.parametrize("sentence", IN_AN_ASSESSMENT)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_nobody_can_tell_one_small_number_from_another(sentence: str, one: int, other: int) -> None:
    assert RULE.safe(filled(sentence, one)) == RULE.safe(filled(sentence, other))


@pytest.mark.parametrize("sentence", ANYWHERE)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_nor_in_a_sentence_about_people_anywhere(sentence: str, one: int, other: int) -> None:
    assert RULE.safe_elsewhere(filled(sentence, one), ()) == RULE.safe_elsewhere(filled(sentence, other), ())


@pytest.mark.parametrize("sentence", IN_AN_ASSESSMENT)
def test_protecting_a_sentence_twice_changes_nothing(sentence: str) -> None:
    once = RULE.safe(filled(sentence, 7))
    assert RULE.safe(once) == once


@pytest.mark.parametrize("sentence", NO_COUNTS)
def test_what_counts_no_people_is_printed_untouched(sentence: str) -> None:
    assert RULE.safe(sentence) == sentence
    assert RULE.safe_elsewhere(sentence, ()) == sentence


@pytest.mark.parametrize("below", ["8"])
def test_a_number_that_may_be_printed_is_printed_where_nothing_says_that_it_counts_people(below: str) -> None:
    rule = Protection(Disclosure.model_validate({"suppress_below": below}))
    assert rule.safe("There were 8.") == "There were 8."
    assert rule.safe("There were 4.") == rule.safe("There were 3.") == f"There were fewer than {below}."
    assert rule.safe(rule.safe("4 women, 4 of them alone")) == rule.safe("3 women, 3 of them alone")


@pytest.mark.parametrize("sentence", sentences("parts_and_wholes"))
def test_nor_by_the_larger_part_of_a_whole_that_is_printed(sentence: str) -> None:
    """Rounded as totals are: 233 and 234 of 240 print as 235, within the section and outside it."""
    for print_as in (RULE.safe, lambda words: RULE.safe_elsewhere(words, {240})):
        seven, six = (print_as(filled(sentence, number)) for number in (7, 6))
        assert seven == six
        assert "235" in seven
        assert print_as(seven) == seven
