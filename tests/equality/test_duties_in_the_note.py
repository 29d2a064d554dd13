"""Of each duty the reader is told what it asks, of whom and what is published; never a note to ourselves."""

from __future__ import annotations

import html as entities
import re

import pytest
from assessed_case import Change, both, found, in_northern_ireland, put, worked

from investcase.documents.equality_words import IN_LAW
from investcase.documents.figure import Nation
from investcase.documents.guidance import Duty
from investcase.equality.duties import asked_by, set_aside
from investcase.report.equality_paper import equality_html


def in_nation(nation: Nation, *changes: Change) -> Change:
    base = in_northern_ireland if nation is Nation.NORTHERN_IRELAND else put("place.nation", nation.value)
    return both(base, *changes)


def page(change: Change) -> str:
    return entities.unescape(re.sub(r"\s+", " ", equality_html(worked(change), screen=True)))


def table(change: Change) -> str:
    """The duties that the note answers; behind it what each asks, and those that the note says nothing of."""
    text = page(change)
    bear, full = text.index("Duties that bear on this decision"), text.index("What each of these duties asks")
    return text[bear : text.index("Behind this note")] + text[full:]


def duties(nation: Nation, *changes: Change) -> tuple[Duty, ...]:
    case = worked(in_nation(nation, *changes)).case
    assert case.duties is not None
    return tuple(duty for duty in case.duties.duties if set_aside(duty, case.equality) is None)


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_every_word_of_a_duty_is_told_but_the_maintainers(nation: Nation) -> None:
    text = table(in_nation(nation)).casefold()
    for duty in duties(nation):
        for words in (duty.name, duty.trigger, duty.must_do, duty.publish, duty.bodies_as_written, duty.status):
            assert words is None or words.casefold().rstrip(".") in text
        assert duty.for_maintainer is None or duty.for_maintainer.casefold().rstrip(".") not in text


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_no_note_to_a_maintainer_is_told(nation: Nation) -> None:
    text = page(in_nation(nation, put("equality.adopts", ["socio-economic duty"])))
    for words in ("re-check", "not verified", " etc", "listed by", "replaced", "not_shipped", "recalled", "NOTHING"):
        assert words not in text


@pytest.mark.parametrize(
    ("nation", "first", "published"),
    [
        (Nation.ENGLAND, "Public sector equality duty", "equality information and objectives"),
        (Nation.SCOTLAND, "Public sector equality duty", "the results of the assessment"),
        (Nation.WALES, "Public sector equality duty", "a summary of the steps taken"),
        (Nation.NORTHERN_IRELAND, "Northern Ireland Act 1998 s75", "the screening forms"),
    ],
)
def test_the_main_duty_stands_first_and_what_must_be_published_is_told(
    nation: Nation, first: str, published: str
) -> None:
    text = table(in_nation(nation))
    names = re.findall(r'<th scope="row">(.*?)</th>', text)
    assert names[0].startswith(first)
    assert "Human Rights Act 1998 s6" in names
    assert names.index("Armed Forces Covenant duty") > names.index("Human Rights Act 1998 s6")
    assert published in text.lower() or published in text


def test_the_five_contents_of_a_welsh_report_are_told() -> None:
    text = table(in_nation(Nation.WALES)).lower()
    for content in ("the purpose", "steps taken", "information considered", "the results", "in the light of them"):
        assert content in text


def test_the_disability_duties_stand_in_northern_ireland_alone() -> None:
    assert "Disability Discrimination Act 1995 s49A" in table(in_northern_ireland)
    assert "Disability Discrimination Act" not in table(in_nation(Nation.ENGLAND))


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_how_the_law_is_read_is_told_where_the_act_holds_and_how_far_it_was_read(nation: Nation) -> None:
    text = table(in_nation(nation))
    act = nation is not Nation.NORTHERN_IRELAND
    assert ("For Women Scotland, 16 April 2025" in text) is act
    assert ("whether it is in force was not found" in text) is act
    assert ("Bevan Brittan, second-hand" in text) is act


@pytest.mark.parametrize("nation", list(IN_LAW))
def test_where_nothing_was_found_the_duty_says_what_it_asks(nation: Nation) -> None:
    """Each duty about one matter has a question, so that an empty cell is never all that is said."""
    for duty in duties(nation):
        if duty.covers not in (None, "characteristics"):
            assert asked_by(duty), duty.id
    text = table(in_nation(nation, put("equality.impacts.4", None), put("equality.gaps", [])))
    assert "What does it mean for those who serve or served in the armed forces" in text


def test_a_right_that_a_finding_names_is_a_finding() -> None:
    def cell(change: Change) -> str:
        row = re.search(r"Human Rights Act 1998 s6</th>(.*?)</tr>", table(change))
        assert row is not None
        return re.findall(r"<td>(.*?)</td>", row[1])[-1].strip()

    assert cell(put("equality.impacts.0.rights", ["article 8"])) == "A finding"
    assert cell(put("equality.impacts.0.rights", [])).startswith("No finding yet. Asked: Which rights")


@pytest.mark.parametrize(
    ("nation", "path", "row", "words"),
    [
        (Nation.SCOTLAND, "children", "Rights of the Child", "whether a child may be touched"),
        (Nation.SCOTLAND, "strategic", "Consumer duty", "whether the decision is strategic"),
        (Nation.SCOTLAND, "islands", "Islands (Scotland)", "whether an island community may be affected"),
        (Nation.NORTHERN_IRELAND, "rural", "Rural Needs", "whether a rural community may be touched"),
    ],
)
def test_what_nobody_answered_stands_as_not_answered(nation: Nation, path: str, row: str, words: str) -> None:
    def unsaid(case: dict[str, object]) -> None:
        equality = case["equality"]
        assert isinstance(equality, dict)
        equality.pop(path, None)
        equality["impacts"] = [i for i in equality["impacts"] if i["id"] != "young"]
        equality["gaps"] = []

    text = table(in_nation(nation, unsaid))
    cells = next(cells for cells in text.split("<tr") if row in cells)
    assert f"Not answered: {words}. Asked: " in cells


def test_in_scotland_the_answer_about_children_is_asked_for() -> None:
    def unsaid(case: dict[str, object]) -> None:
        equality = case["equality"]
        assert isinstance(equality, dict)
        del equality["children"]
        equality["impacts"] = [i for i in equality["impacts"] if i["id"] != "young"]
        equality["gaps"] = []

    def told(nation: Nation, *changes: Change) -> list[str]:
        return [p.message for p in found(in_nation(nation, unsaid, *changes)) if p.code == "W14"]

    assert told(Nation.SCOTLAND) == [
        "nobody has said whether a child may be touched, and in Scotland a duty turns on the answer"
    ]
    assert told(Nation.SCOTLAND, put("equality.children", "no")) == []
    assert told(Nation.ENGLAND) == []
