"""The count at the head of the note says what the findings rest on, and whether anybody concerned was asked."""

from __future__ import annotations

import pytest
from attempts import SEVENTEEN, e
from clean_nations import NATIONS, clean, written

from cases import solved
from investcase.documents.equality_asked import by_officers_alone, heard_nothing
from investcase.documents.equality_basis import Basis
from investcase.equality.note import equality_note
from investcase.equality.waved_through import PHRASES, waved_through
from investcase.reading.filler import says_nothing
from investcase.report.text import summary_text
from investcase.report.view.people_evidence import coverage_words


def words(nation: str, *changes: object) -> str:
    case = clean(nation)
    for change in changes:
        change(case)  # type: ignore[operator]
    appraisal = solved(written(case))
    return coverage_words(equality_note(appraisal.case.equality, appraisal.case.nation, appraisal.case.duties))


def test_the_count_says_that_all_rest_on_officers_and_nobody_was_asked() -> None:
    told = words("scotland", SEVENTEEN[0].change)
    assert told == (
        "9 characteristics in law: 9 assessed, 0 unknown, 0 not assessed. 9 looked at: 0 on people asked, 9 on the "
        "views of officers alone."
    )


def test_the_count_counts_each_once_by_the_firmest() -> None:
    # Age and disability name what people were asked; sex names records alone.
    assert "3 looked at: 2 on people asked, 1 on local records." in words("wales")
    asked_officers = e("engagement.0.who", "Senior managers")
    assert "3 looked at: 0 on people asked, 3 on local records." in words("wales", asked_officers)


@pytest.mark.parametrize("nation", NATIONS)
def test_page_one_says_it_too(nation: str) -> None:
    text = " ".join(summary_text(solved(written(clean(nation)))).split())
    assert "Of 9 characteristics in law, " in text
    assert " on people asked" in text


def test_every_basis_has_its_words() -> None:
    from investcase.report.view.people_evidence import _RESTS_ON

    assert set(_RESTS_ON) == set(Basis)


WAVED = [
    *("The proposal is fully compliant.", "Due regard has been had.", "We have paid due regard to the duty."),
    *("It complies with the Equality Act 2010.", "We meet our duties.", "The duty has been discharged."),
    *("This is in line with section 149.", "There is no impact.", "No adverse impact on any group.", "Neutral."),
    *("No negative effects have been identified.", "No one will be affected.", "Nobody would be worse off."),
    *(
        "It applies equally to all.",
        "Everybody is treated the same.",
        "It does not discriminate.",
        "Not applicable here.",
    ),
    *("Officers will be mindful of this.", "It will be considered later.", "Help where possible.", "By: TBC"),
    *("The plan is lawful: it was lawful.", "n/a for this group", "Reasonable adjustments will be made."),
]
NOT_WAVED = [
    *(
        "No impact on opening hours was reported by 31 people.",
        "A trial found no effect on falls.",
        "Is there no impact?",
    ),
    *(
        "We cannot say that there is no impact.",
        "It is not neutral.",
        "Gender-neutral toilets stay.",
        "It is cost neutral.",
    ),
    *("Whether there is no effect is not known.", "The duty asks for due regard to three aims.", "The law names nine."),
    *(
        "A neutral venue was used.",
        "Mindfulness classes end.",
        "People did not say that they comply.",
        "The act was seen.",
    ),
    *("They would miss the company most.", "No one who is helped now would gain.", "The effect on carers is large."),
    *(
        "Users consider it a lifeline.",
        "Nobody has asked whether they would give hours.",
        "No island lies in the area.",
    ),
]


@pytest.mark.parametrize("text", WAVED)
def test_words_that_wave_it_through_are_told_with_what_to_write(text: str) -> None:
    found = list(waved_through(text))
    assert found
    for waved in found:
        assert text[waved.start : waved.start + len(waved.words)] == waved.words
        assert waved.phrase in PHRASES
        assert waved.phrase.instead


@pytest.mark.parametrize("text", NOT_WAVED)
def test_what_somebody_found_asked_or_denied_is_not_told(text: str) -> None:
    assert list(waved_through(text)) == []


def test_what_others_said_is_theirs_unless_it_asserts_the_law() -> None:
    assert list(waved_through("It will have no impact on me.", of_others=True)) == []
    assert list(waved_through("Officers said it is fully compliant.", of_others=True))


@pytest.mark.parametrize(
    "text",
    [
        "n/a",
        "N/A.",
        "tbc",
        "To be confirmed",
        "-",
        "…",
        "?",
        "xx",
        "Xxx",
        "none",
        "Nil.",
        "see above",
        "a",
        "to follow",
    ],
)
def test_a_filler_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The roof",
        "Carers",
        "No island lies in the area.",
        "Day centre users",
        "Nobody has asked them.",
        "Bus",
        "1111",
        "A nurse to follow up",
    ],
)
def test_a_few_true_words_say_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "who",
    [
        *("Officers", "The head of service", "One councillor and the head of service", "Cabinet members", "Cllr Jones"),
        *("Members of the Integration Joint Board", "Day services managers, and the equality lead", "Stakeholders"),
        *("Senior management team", "The author", "n/a", "Staff", "Three managers from the council", "SMT"),
        *("The patient safety committee", "Disability services managers", "The older people's services board"),
        *("The carers' programme board", "The bus company"),
    ],
)
def test_these_are_nobody_concerned(who: str) -> None:
    assert by_officers_alone(who)


@pytest.mark.parametrize(
    "who",
    [
        *(
            "Users and carers",
            "18 users, 11 carers",
            "Members of the club",
            "Officers and users",
            "Parents at three schools",
        ),
        *(
            "The disabled people's panel",
            "Carers known to the manager",
            "Members of the public",
            "A tenants' association",
        ),
        *("Women who use the refuge, through its manager", "Older people's forum", "Patients"),
        *("The learning disability partnership board", "Members of the access panel", "The over-60s committee"),
        *("Officers of the tenants' association", "Disabled staff of the council who use the bus", "A carers' panel"),
    ],
)
def test_these_are_people_concerned(who: str) -> None:
    assert not by_officers_alone(who)


def test_staff_are_concerned_where_they_may_lose() -> None:
    assert not by_officers_alone("Care staff", staff_may_lose=True)
    assert by_officers_alone("Care staff and their managers")


@pytest.mark.parametrize(
    "said",
    [
        *("Nothing", "No comments.", "None", "n/a", "No response", "No objections.", "They had nothing to say."),
        *("No comments were received.", "No concerns raised", "Nobody came.", "Responses are awaited.", "Nil return"),
    ],
)
def test_nothing_was_heard(said: str) -> None:
    assert heard_nothing(said)


@pytest.mark.parametrize(
    "said",
    [
        *("They would miss the company most.", "Nine of the eleven said they had no objection, if the bus runs."),
        *("Nothing but the bus would help: they spoke of the walk.", "No one should lose their club, they said."),
        *("Most could pay something.", "Transport matters."),
    ],
)
def test_something_was_heard(said: str) -> None:
    assert not heard_nothing(said)
