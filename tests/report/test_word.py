"""The paper in Word says what the other two say, and is what Word calls by its names: headings, captions, head rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from test_page_1 import EXAMPLES, STORIES

import investcase
from cases import SMALLEST, solved
from investcase.checks.review import appraised
from investcase.report import views as of_views
from investcase.report.isolating import in_directions
from investcase.report.render import rendered, web_page
from investcase.report.short.pattern import Pattern
from investcase.report.views import Views
from investcase.report.word.columns import widths
from investcase.report.word.document import word_document
from investcase.report.word.picture import picture as drawn_for_word
from word_read import Line, Word, numbers_of, said, words_of

SMALL = STORIES[Pattern.PAYS_BACK].appraisal
TWENTIETHS_OF_A4 = ("11906", "16838")


@pytest.fixture(scope="module", params=["kent-at-home", "grants-close-early"])
def both(request: pytest.FixtureRequest) -> tuple[Views, Word]:
    views = Views(appraised(investcase.load(EXAMPLES / request.param)))
    return views, Word(word_document(views))


def test_it_says_every_word_of_the_view(both: tuple[Views, Word]) -> None:
    views, word = both
    told = word.words()
    header = " ".join(said(p) for s in word.document.sections for p in s.footer._element.iter(qn("w:p")))
    numbers = set(numbers_of(views.short))
    for words in words_of(views.short):
        assert words in told or words in header or words in numbers, words


def test_word_counts_what_the_paper_numbers(both: tuple[Views, Word]) -> None:
    views, word = both
    assert list(word.counted()) == list(numbers_of(views.short))
    captions = [line.words for line in word.lines() if line.style == "Caption"]
    assert captions
    for kind in ("Figure", "Table"):
        numbers = [int(re.match(r"\w+ (\d+)", words)[1]) for words in captions if words.startswith(kind)]  # type: ignore[index]
        assert numbers == list(range(1, len(numbers) + 1))


def test_headings_skip_no_level_and_there_is_one_title(both: tuple[Views, Word]) -> None:
    levels = [line.style for line in both[1].lines() if line.style.startswith(("Heading", "Title"))]
    assert levels[0] == "Title"
    assert levels.count("Title") == 1
    for before, after in pairwise(levels[1:]):
        assert int(after[-1]) <= int(before[-1]) + 1


def test_every_table_has_a_head_row_that_comes_again_and_words_for_who_hears_it(both: tuple[Views, Word]) -> None:
    for table in both[1].tables():
        name = table.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert name
        rows = table.findall(qn("w:tr"))
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        if name != "Main figures":
            assert rows[0].trPr.find(qn("w:tblHeader")) is not None
            assert all(said(p) for p in rows[0].iter(qn("w:p")))


def test_every_picture_is_told_in_the_words_of_its_chart(both: tuple[Views, Word]) -> None:
    views, word = both
    page = web_page(views.appraisal)
    drawn = set(re.findall(r"<svg[^>]*><title>([^<]*)</title>", page))
    assert len(word.pictures()) > 1
    assert len({picture.get("id") for picture in word.pictures()}) == len(word.pictures())
    for picture in word.pictures():
        assert escape(picture.get("descr"), quote=False) in drawn
        assert len(picture.get("title")) > 5


def test_it_is_a4_in_our_english_and_says_what_it_is(both: tuple[Views, Word]) -> None:
    views, word = both
    for section in word.document.sections:
        size = section._sectPr.find(qn("w:pgSz"))
        assert {size.get(qn("w:w")), size.get(qn("w:h"))} == set(TWENTIETHS_OF_A4)
    assert 'w:lang w:val="en-GB"' in word.xml("word/styles.xml")
    said_of = word.document.core_properties
    assert said_of.title == views.short.title
    assert said_of.language == "en-GB"
    assert said_of.created.date() == views.appraisal.case.as_of
    assert "python" not in word.xml("docProps/core.xml")
    head = word.document.sections[0].header._element
    assert views.short.page_1.bands[0].words in said(head)
    foot = word.document.sections[0].first_page_footer._element.xml
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


def test_page_1_ends_in_two_columns_and_the_next_section_begins_a_sheet(both: tuple[Views, Word]) -> None:
    word = both[1]
    first, columns, after = [section._sectPr for section in word.document.sections][:3]
    assert columns.find(qn("w:cols")).get(qn("w:num")) == "2"
    assert [each.find(qn("w:cols")) is None for each in (first, after)] == [True, True]
    going_on = [each.find(qn("w:type")).get(qn("w:val")) for each in (columns, after)]
    assert going_on == ["continuous", "continuous"]
    assert len({tuple(sorted(each.find(qn("w:pgMar")).attrib.items())) for each in (first, columns, after)}) == 1
    ends = [at for at, child in enumerate(word.body) if child.find(f".//{qn('w:sectPr')}") is not None]
    assert [line.words for line in headings_between(word, *ends[:2])] == [
        "Who pays and who gains",
        "How sure are we?",
        "Who may lose, and what is not known",
    ]
    breaks = [said(p.getparent().getparent()) for p in word.body.iter(qn("w:pageBreakBefore"))]
    assert breaks == [both[0].short.sections[0].title]
    for name in ("w:txbxContent", "w:framePr"):
        assert next(word.body.iter(qn(name)), None) is None


def headings_between(word: Word, start: int, end: int) -> list[Line]:
    return [line for child in word.body[start:end] for line in word.lines(child) if line.style.startswith("Heading")]


def test_page_1_is_set_low_and_no_word_of_it_too_small(both: tuple[Views, Word]) -> None:
    views, word = both
    chart = views.short.page_1.chart
    assert chart is not None
    high = next(word.body.iter(qn("wp:extent"))).get("cy")
    assert int(high) < 0.9 * drawn_for_word(chart.svg).high * 12700
    head = word.document.sections[0].first_page_header._element
    assert [p.pPr.find(qn("w:spacing")).get(qn("w:line")) for p in head.iter(qn("w:p"))] == ["20"]
    for name in ("Paper Column", "Paper Column Bullet", "Paper Cell", "Paper Note"):
        size = word.document.styles[name].font.size
        assert size is not None
        assert size.pt >= 9, name


def test_dates_stand_in_one_line_beside_long_texts_and_a_table_fills_its_room() -> None:
    long = "Find out how far the money of other funders goes with the grants, and say so to the committee " * 3
    date, who, room = "18 Dec 2026", "The head of service for older people", 480.0
    shared = widths([("When", "What", "Who"), (date, long, who)], room, unbroken=[False] * 3)
    assert shared is not None
    assert sum(shared) == pytest.approx(room)
    # A word that cannot be broken has the room that it needs; so have the words of a date.
    whole = widths(
        [("When", "What", "Who"), (date.replace(" ", "\N{NO-BREAK SPACE}"), long, who)], room, unbroken=[False] * 3
    )
    assert whole is not None
    assert shared[0] == pytest.approx(whole[0])
    assert shared[1] > shared[2] > shared[0]


def test_the_same_case_makes_the_same_bytes_at_any_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word_document(Views(SMALL))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert word_document(Views(SMALL)) == first
    times = {part.date_time for part in zipfile.ZipFile(BytesIO(first)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_words_that_run_from_right_to_left_are_told_apart() -> None:
    assert in_directions("Beds") == [("Beds", False)]
    assert in_directions("For אבג דה, £5") == [("For ", False), ("אבג דה", True), (", £5", False)]
    titled = SMALLEST.replace("title: ", "title: אבג ", 1)
    assert titled != SMALLEST
    assert "<w:rtl/>" in Word(word_document(Views(solved(titled)))).xml("word/document.xml")


def test_it_is_written_by_its_ending(tmp_path: Path) -> None:
    (path,) = investcase.render(SMALL, tmp_path / "small.docx")
    assert Word(path.read_bytes()).words().count(SMALL.case.document.title)


def test_several_formats_are_made_from_one_view(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counting(name: str) -> Callable[..., object]:
        original = getattr(of_views, name)

        def counted(*given: object, **named: object) -> object:
            made.append(name)
            return original(*given, **named)

        return counted

    for name in ("make_paper", "make_short_paper"):
        monkeypatch.setattr(of_views, name, counting(name))
    views = Views(SMALL)
    for form in ("html", "docx", "json", "csv"):
        assert len(rendered(views, form)) == 1
    assert sorted(made) == ["make_paper", "make_short_paper"]
