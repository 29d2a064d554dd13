"""A council's own Word template: its styles and its words stay, the paper stands where it says, and faults are told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from test_page_1 import EXAMPLES, STORIES

import investcase
from investcase.report.short.pattern import Pattern
from investcase.report.views import Views
from investcase.report.word.document import word_document
from investcase.report.word.places import PAPER, PLACES
from investcase.report.word.template import NAMED, TemplateError, our_styles, template_of
from word_read import Word, numbers_of, said

SMALL = STORIES[Pattern.PAYS_BACK].appraisal


def made(change: Callable[[Any], object] = lambda _: None, *, paper: str = "[[paper]]") -> bytes:
    """A template of Word's usual styles, with places in its head and its text."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "SOUTHSHIRE [[meeting]]"
    line = document.add_paragraph()
    line.add_run("Subject: [[ti").bold = True
    line.add_run("tle]] and no more")
    document.add_paragraph(paper)
    document.add_paragraph("Contact officer: A. Person")
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def without_style(name: str) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        document.styles[name].delete()

    return change


def into(content: bytes, story: Pattern = Pattern.PAYS_BACK) -> Word:
    return Word(word_document(Views(STORIES[story].appraisal), template_of(content, "council.docx")))


def test_its_words_stay_and_the_paper_stands_between_them() -> None:
    word = into(made())
    lines = [line.words for line in word.lines()]
    title = Views(SMALL).short.page_1.title
    assert lines[0] == f"Subject: {title} and no more"
    assert lines[-1] == "Contact officer: A. Person"
    assert "[[" not in " ".join(lines)
    assert said(word.document.sections[0].header._element).startswith("SOUTHSHIRE ")
    assert word.document.styles["Heading 1"].font.name == "Georgia"
    # What a place holds is not said again.
    assert title not in lines
    assert list(word.counted()) == list(numbers_of(Views(SMALL).short))


def test_a_place_looks_as_its_first_letters_did() -> None:
    first = into(made()).document.paragraphs[0].runs
    assert [(bool(run.bold), "Subject" in run.text) for run in first] == [(True, True), (False, False)]


def test_a_style_of_the_paper_that_the_template_has_is_kept() -> None:
    def own(document: Any) -> None:
        document.styles.add_style("Paper Note", 1).font.name = "Verdana"

    styles = into(made(own)).document.styles
    assert [style.font.name for style in styles if style.name == "Paper Note"] == ["Verdana"]
    assert styles["Paper Headline"].base_style.name == "Normal"


def test_a_style_of_ours_goes_by_the_style_of_the_template_that_it_is_based_on() -> None:
    def renamed(document: Any) -> None:
        document.styles["List Bullet"].element.set(qn("w:styleId"), "Aufzaehlung")

    styles = into(made(renamed)).document.styles
    assert styles["Paper Column Bullet"].base_style.style_id == "Aufzaehlung"
    assert styles["Paper Head"].base_style.name == "Paper Cell"


def columns_of(word: Word) -> list[str]:
    """The headings of the section of page 1 that is in two columns."""
    within: list[str] = []
    for child in word.body:
        within += [line.words for line in word.lines(child) if line.style == "Heading 2"]
        end = child.find(f".//{qn('w:sectPr')}")
        if end is not None:
            columns = end.find(qn("w:cols"))
            if columns is not None and columns.get(qn("w:num")) == "2":
                return within
            within = []
    return []


def test_page_1_has_two_columns_in_a_template_and_no_word_broken_in_them() -> None:
    def sheet(wide: int) -> bytes:
        def change(document: Any) -> None:
            section = document.sections[0]
            section.page_width, section.left_margin, section.right_margin = Mm(wide), Mm(20), Mm(20)

        return made(change)

    rest = ["How sure are we?", "Who may lose, and what is not known"]
    upright, narrow = (into(sheet(wide), Pattern.WORTH_NOT_REPAID) for wide in (210, 130))
    assert columns_of(upright) == ["Who pays and who gains", *rest]
    assert columns_of(narrow) == rest
    assert "Who pays and who gains" in narrow.words()
    assert {round(section.left_margin.mm) for section in upright.document.sections} == {20}


def test_a_caption_is_never_left_at_the_foot_of_a_page_by_a_template() -> None:
    word = into(made())
    captions = [p for p in word.document.paragraphs if p.style.name == "Caption"]
    assert captions
    assert all(p.paragraph_format.keep_with_next for p in captions)


def test_a_template_that_has_no_lists_yet_gets_them() -> None:
    def bare(document: Any) -> None:
        part = document.part
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith("/numbering"):
                del part.rels[name]
        for name in ("List Bullet", "List Number"):
            properties = document.styles[name].element.pPr
            properties.remove(properties.numPr)

    word = into(made(bare))
    listed = [p for p in word.body.iter(qn("w:p")) if p.pPr is not None and p.pPr.numPr is not None]
    numbers = {num.get(qn("w:numId")) for num in word.document.part.numbering_part.element.iter(qn("w:num"))}
    assert {p.pPr.numPr.numId.val for p in listed} <= {int(number) for number in numbers}
    assert any(said(p).startswith("Approve") for p in listed)


def test_a_wide_table_lies_on_its_side_and_what_follows_stands_again() -> None:
    views = Views(investcase.appraise(investcase.load(EXAMPLES / "fife-at-home")))

    def first_page(document: Any) -> None:
        document.sections[0].different_first_page_header_footer = True

    word = Word(word_document(views, template_of(made(first_page), "council.docx")))
    sections = word.document.sections
    ways = [int(section.orientation) for section in sections]
    assert ways[0] == ways[-1] == 0
    assert 1 in ways
    for section in sections:
        assert (section.page_width > section.page_height) is bool(section.orientation)
    assert [section.different_first_page_header_footer for section in sections] == [True] + [False] * (len(ways) - 1)
    assert all(said(section.header._element).startswith("SOUTHSHIRE ") for section in sections)


def test_a_dotx_is_a_template_too() -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"document.main+xml", b"template.main+xml"))
    assert into(out.getvalue()).words() == into(made()).words()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (made(without_style("List Number")), "it has no style named List Number; in Word, set a line in each, save"),
        (
            made(lambda d: [d.styles[name].delete() for name in ("Caption", "Title")]),
            "it has no styles named Title and Caption",
        ),
        (made(paper="[[papr]]"), "[[papr]] is no place; did you mean 'paper'?; it does not say where the paper goes"),
        (made(paper="See [[paper]] here"), "the paper cannot go where [[paper]] stands; write [[paper]] on a line of"),
        (made(lambda d: d.add_paragraph("[[paper]]")), "it says 2 times where the paper goes"),
        (made(lambda d: d.add_table(1, 1).cell(0, 0).add_paragraph("[[paper]]"), paper=""), "cannot go where"),
        (b"%PDF-1.7", "it is no Word document (.docx or .dotx), or one that is damaged or locked"),
        (made()[:-400], "it is no Word document (.docx or .dotx), or one that is damaged or locked"),
        (b"", "it is no Word document"),
    ],
)
def test_what_cannot_be_a_template_is_told_with_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(TemplateError) as found:
        template_of(content, "council.docx")
    assert str(found.value).startswith("council.docx cannot be a template: ")
    assert told in str(found.value)


def test_the_page_about_it_names_every_place_and_style() -> None:
    file = Path(__file__).resolve().parents[2] / "docs" / "word.md"
    if not file.is_file():
        pytest.skip("the page is not part of the wheel")
    page = " ".join(file.read_text("utf-8").split())
    every = [each.find(qn("w:name")).get(qn("w:val")) for each in our_styles().iter(qn("w:style"))]
    ours = [name for name in every if name.startswith("Paper")]
    for name in (*(f"[[{place}]]" for place in (*PLACES, PAPER)), *NAMED, *ours):
        assert name in page, name


def test_a_template_is_for_word_alone_and_never_written_over(tmp_path: Path) -> None:
    own = tmp_path / "council.docx"
    own.write_bytes(made())
    with pytest.raises(ValueError, match=r"only a paper in Word has a template, and x\.html is none"):
        investcase.render(SMALL, tmp_path / "x.html", template=own)
    with pytest.raises(investcase.UnwritableError, match="is a file that is read here, and is never written over"):
        investcase.render(SMALL, own, template=own)
    assert own.read_bytes() == made() or Word(own.read_bytes()).words().count("[[paper]]") == 1
    (path,) = investcase.render(SMALL, tmp_path / "paper.docx", template=own)
    assert "Contact officer" in Word(path.read_bytes()).words()
