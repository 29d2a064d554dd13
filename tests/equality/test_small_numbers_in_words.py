"""A few people stay few in words: whatever is written, nobody can tell six from eight; and what is no count stays."""

from __future__ import annotations

import pytest
from small_numbers import filled, sentences

from investcase.documents.equality_counts import Count, Disclosure
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


OF_240 = Protection.of(Disclosure(), (), Count(240))


@pytest.mark.parametrize(
    "sentence",
    [
        "{s}% cannot use a bus.",
        "{l}% of those who come can use a bus.",
        "{l}% of the 240 can use a bus.",
        "All but {s} per cent are White.",
        "{s} to 12% are blind.",
        "{s}% of those who come (240) are blind.",
    ],
)
def test_no_share_tells_of_few_of_the_people_served_nor_of_few_left(sentence: str) -> None:
    printed = set()
    for few in (6, 7, 8):
        small, large = f"{few / 2.4:.1f}", f"{100 - few / 2.4:.1f}"
        printed.add(OF_240.safe(sentence.replace("{s}", small).replace("{l}", large)))
    assert len(printed) == 1
    assert OF_240.safe(one := printed.pop()) == one


@pytest.mark.parametrize("words", ["One in forty are blind.", "1 in 40 of those who come", "three per cent cannot"])
def test_nor_one_in_words(words: str) -> None:
    assert "[withheld]" in OF_240.safe(words)


def test_a_share_of_fewer_than_4000_is_printed_in_whole_per_cent() -> None:
    assert OF_240.safe("6.7% use a wheelchair.") == "7% use a wheelchair."
    assert Protection.of(Disclosure(), (), Count(4000)).safe("6.7% use a wheelchair.") == "6.7% use a wheelchair."


@pytest.mark.parametrize(
    "words",
    [
        "Fares rise by 3%, after a 2.5% pay rise and inflation of 2.5%.",
        "It saves 3% of the budget.",
        "The grant pays 97.5% of the cost.",
        "2.9% of 80,000 residents are blind.",
        "3.5% interest a year",
        "1 in 4 use a wheelchair, 9 in 10 agreed and 100% replied.",
        "2.5% of journeys are late.",
    ],
)
def test_a_share_that_is_of_no_few_people_is_printed_as_it_is(words: str) -> None:
    assert OF_240.safe(words) == words
