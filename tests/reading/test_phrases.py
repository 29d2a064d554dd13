"""Phrases that tell what a title is about: an end is told, and what only has its words is not."""

from __future__ import annotations

import pytest

from investcase.checks.equality_losing import may_take_away
from investcase.reading.headed import under_headings
from investcase.reading.phrases import first_phrase

ENDS = """
Close Ashlea day centre
The closure of two libraries
Let the lunch club grants lapse
Not to renew the contract for respite
Not renewing the contract
Introduce a new client contribution
Means-testing the bus
Raise the threshold for care
Phase out short breaks
End the grants
Ending the meals service
Stop funding the clubs
Charge for transport
Reduce the falls clinic
Fewer homelessness prevention workers
Cut the isolation team
Reduce hours
Merge two day centres
Close the stop smoking service
Close the end of life beds
""".strip().splitlines()
NO_ENDS = """
Care close to home
Close the gap in attainment
Closing the health gap
Working in close contact with families
Reduce falls at home
Fewer admissions to hospital
Fewer avoidable hospital admissions
Cut waiting times
End homelessness for young people
Expand the stop smoking service
An alcohol withdrawal service
Remove barriers to work
Charging points for electric buses
Better end of life care
Reducing delayed discharges
""".strip().splitlines()


@pytest.mark.parametrize("title", ENDS)
def test_what_ends_something_is_told(title: str) -> None:
    assert may_take_away(title)


@pytest.mark.parametrize("title", NO_ENDS)
def test_what_only_has_the_words_of_an_end_is_not(title: str) -> None:
    assert may_take_away(title) is None


@pytest.mark.parametrize("heading", under_headings("phrases.txt"))
def test_every_phrase_is_found_in_a_sentence_that_says_it(heading: str) -> None:
    for phrase in under_headings("phrases.txt")[heading]:
        said = phrase.replace("...", "a b").replace("*", "")
        found = first_phrase(f"It is said, {said.upper()}, and more.", heading)
        assert found is not None, phrase
        assert not found[0].startswith(" ")
