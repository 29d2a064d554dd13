"""Every word and figure is on the paper, whatever is written in a case: long words, other scripts, unseen signs."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from cases import faults, solved
from investcase.reading.problems import Problems

weasyprint = pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)

from test_report_pdf import templates  # noqa: E402

from investcase.report.lengths import Piece, Wanted  # noqa: E402
from investcase.report.pdf import pdf_bytes  # noqa: E402
from investcase.report.pdf.pages import pages_of  # noqa: E402
from investcase.report.render import html_page, render  # noqa: E402

EVIDENCE = Wanted(only=Piece.EVIDENCE)

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

CASE = """\
format: investcase/case/1
case: cost-code
title: {title}
place: {{name: Elsewhere, nation: england}}
as_of: 2026-11-22
start: 2026-27
years: 4
price_base: 2026-27
discount: {{flat: 3.5%}}
options:
  - id: programme
    title: The programme
    costs:
      - {{id: team, title: Home-first team, body: council, each_year: £100k, source: Ledger}}
    benefits:
      - {{id: s, title: {saving}, body: council, cash_type: cash_releasing, budget_line: {line}, owner: {owner}, \
each_year: £120k, source: Ledger}}
"""
CODE = "AA10203_ADULTSOCIALCARE_OLDERPEOPLE_RESIDENTIAL_EXTERNAL_PLACEMENTS_GROSS_EXPENDITURE"
PLACE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def case(
    title: str = "Field case",
    saving: str = "Day services no longer bought",
    line: str = "Day services",
    owner: str = "A",
) -> str:
    """The text of a small case."""
    quoted = {name: f'"{words}"' for name, words in (("title", title), ("saving", saving), ("line", line))}
    return CASE.format(**quoted, owner=f'"{owner}"')


def written(text: str, path: Path) -> list[str]:
    """The texts of the pages of a case's evidence pack, without the places where a long word was broken."""
    render(solved(text), path, wanted=EVIDENCE)
    return [sheet.extract_text() for sheet in pypdf.PdfReader(path).pages]


def words_at(path: Path) -> Iterator[tuple[int, float, float, str]]:
    """Page, distance from its left and lower edges in points, and text, of each piece of text as it is drawn."""
    for number, sheet in enumerate(pypdf.PdfReader(path).pages, start=1):
        found: list[tuple[int, float, float, str]] = []

        def visit(text: str, outer: Any, inner: Any, *_: object, found: Any = found, number: int = number) -> None:
            if text.strip():
                x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
                y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                found.append((number, x, y, text))

        sheet.extract_text(visitor_text=visit)
        yield from found


@pytest.mark.parametrize("word", [CODE, PLACE, "x" * 600, "https://example.org/" + "a/b_c%20" * 40, "a-" * 300])
def test_a_word_of_any_length_loses_no_figure(word: str, tmp_path: Path) -> None:
    plain, hostile = tmp_path / "plain.pdf", tmp_path / "hostile.pdf"
    written(case(), plain)
    written(case(line=word, owner=word, saving=word[:250]), hostile)
    figures = re.compile(r"£[\d.]+\w*")
    before, after = (
        sorted(figures.findall(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)))
        for path in (plain, hostile)
    )
    assert after == before
    for number, x, y, text in words_at(hostile):
        assert 12 <= x <= 842, (number, text)
        assert 12 <= y <= 842, (number, text)


def fonts_of(sheet: Any) -> set[str]:
    """The names of the typefaces of a page."""
    return {str(font.get_object()["/BaseFont"]) for font in sheet["/Resources"]["/Font"].values()}


def bound(html: str, path: Path) -> None:
    path.write_bytes(
        pdf_bytes(
            html,
            title="x",
            attachments=(),
            identifier=b"x" * 16,
            created=datetime(2026, 11, 22, tzinfo=UTC),
            templates_dir=templates(),
        )
    )


@pytest.mark.parametrize(
    "style",
    [
        "p { margin-left: 200mm; white-space: nowrap }",
        "p { position: relative; top: 400mm }",
        "p { width: 5mm; white-space: nowrap }",
        "p { display: none } @page { @top-left { content: '£120k' '\\A' 'b'; white-space: pre; font-size: 60pt } }",
        "p { position: fixed; left: -3mm; top: 0 }",
    ],
)
def test_what_would_run_off_the_paper_is_not_written(style: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"the old one")
    html = f'<html lang="en"><head><title>x</title><style>{style}</style></head><body><h1>x</h1><p>£120k</p></html>'
    with pytest.raises(Problems) as refused:
        bound(html, path)
    (problem,) = refused.value
    assert problem.code == "off-the-paper"
    assert "£120k" in problem.message
    assert "on page 1" in problem.message
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]


@pytest.mark.parametrize(
    ("style", "line", "field"),
    [
        # The words themselves are the case's: the title in its head.
        ("h1 { width: 1mm; white-space: nowrap }", 3, "title"),
        # A figure was worked out: the title of the line that it stands beside.
        (
            "tbody td { padding-left: 400mm }",
            16,
            "options[0].benefits[0].title",
        ),
    ],
)
def test_what_would_run_off_is_told_where_the_case_has_it(
    style: str, line: int, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "templates"
    shutil.copytree(templates(), shared)
    with (shared / "paper.css").open("a", encoding="utf-8") as sheet:
        sheet.write(style)
    monkeypatch.setattr("investcase.report.papers.templates_dir", lambda: shared)
    path = tmp_path / "paper.pdf"
    with pytest.raises(Problems) as refused:
        render(solved(case()), path, wanted=EVIDENCE)
    (problem,) = refused.value
    assert problem.code == "off-the-paper"
    assert problem.position is not None
    assert (problem.position.file, problem.position.line, problem.field) == ("case.yaml", line, field)
    assert problem.excerpt is not None
    assert not path.exists()


def test_a_table_too_wide_for_its_sheet_is_made_to_fit(tmp_path: Path) -> None:
    words = "Institutionalisations"  # just short enough to be let stand
    head = f"<th>{words}</th>" * 11
    cells = "<td>£123,456</td>" * 10
    table = f"<table class=money><thead><tr>{head}</tr></thead><tbody><tr><th>{words}</th>{cells}</tr></tbody></table>"
    path = tmp_path / "paper.pdf"
    bound(f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>{table}</body></html>', path)
    text = pypdf.PdfReader(path).pages[-1].extract_text()
    assert text.count("£123,456") == 10


def test_what_a_row_is_about_keeps_a_column_wide_enough_to_be_read() -> None:
    head = "<th></th>" + "<th>Unit of it all</th>" * 10
    row = "<th>A row of some words</th>" + "<td>£123,456,789 a year</td>" * 10
    table = f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"
    html = f'<html lang="en"><head><title>x</title></head><body>{table}</body></html>'
    page = pages_of(html, templates(), short=False)
    widths = [
        box.border_width() / 96 * 25.4
        for sheet in page.pages
        for box in sheet._page_box.descendants()
        if type(box).__name__ == "TableCellBox" and box.element.text == "A row of some words"
    ]
    assert widths
    assert min(widths) >= 24


def test_a_long_title_keeps_to_its_head_and_a_longer_one_is_refused(tmp_path: Path) -> None:
    pages = written(case(title="A very long title of a paper " * 8), tmp_path / "x.pdf")
    assert len(pages) < 13
    assert all("…" in page for page in pages[1:])
    (problem,) = faults(case(title="A very long title of a paper " * 20))
    assert (problem.code, problem.expected) == ("string-too-long", "at most 250 characters")


def test_a_long_disclaimer_keeps_to_its_foot_and_is_printed_whole_once(tmp_path: Path) -> None:
    said = "Not prepared, checked or endorsed by anyone at all. " * 20 + "So ends it."
    pages = written(case().replace("case: cost", f'disclaimer: "{said}"\ncase: cost'), tmp_path / "x.pdf")
    assert " ".join("".join(pages).split()).count("So ends it.") == 1
    assert all("…" in page for page in pages)


ARABIC = "خدمات الرعاية"


def test_letters_without_a_typeface_are_named_once_and_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("investcase.catalogue.typefaces.find_spec", lambda _: None)
    text = case(title=ARABIC, line=f"{ARABIC} {ARABIC}", owner="中文标题 👍👍")
    pages = written(text, tmp_path / "x.pdf")
    whole = "".join(pages)
    assert pages[0].count("[Arabic letters]") == 2  # the title and one sentence
    assert "[Chinese characters]" in whole
    assert "arabic letter" not in whole
    fonts = {name for sheet in pypdf.PdfReader(tmp_path / "x.pdf").pages for name in fonts_of(sheet)}
    assert fonts
    assert all("SourceSans3" in name for name in fonts)
    assert ARABIC in html_page(solved(text))
    from investcase.checks.review import reviewed

    told = [problem for problem in reviewed(solved(text)) if problem.code == "letters-not-printed"]
    assert len(told) == 1
    assert told[0].field == "title"
    assert "2 other texts" in told[0].message


def test_the_letters_of_this_country_s_languages_are_never_told_of() -> None:
    from investcase.catalogue.typefaces import unprintable

    assert not unprintable("Ŵŷŵ Łódź ąęść ğış Ελλάδα Україна Tŷ Gàidhlig £ − ≥ ’ “”… ŵ ₂")


def test_letters_of_other_scripts_are_drawn_in_typefaces_of_the_extra(tmp_path: Path) -> None:
    pytest.importorskip("manimgx_fonts")
    import page

    text = case(title=f"{ARABIC} 24 👍", line="বাংলা ভাষা", owner="שלום")
    first = tmp_path / "first.pdf"
    pages = written(text, first)
    assert "[" not in pages[0]
    for profile in ("pdf/a-3a", "pdf/ua-1"):
        assert page.validate_pdf(first, profile=profile).is_compliant
    assert str(pypdf.PdfReader(first).metadata.title) == f"Evidence pack: {ARABIC} 24 👍"  # type: ignore[union-attr]
    render(solved(text), tmp_path / "again.pdf", wanted=EVIDENCE)
    assert first.read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_words_from_right_to_left_leave_the_figures_beside_them_alone() -> None:
    html = html_page(solved(case(line=ARABIC, owner=f"{ARABIC} 24")), screen=True)
    assert f"\u2068{ARABIC}\u2069" in html
    assert f"\u2068{ARABIC} 24\u2069" in html
    for place in re.finditer(ARABIC, html):
        assert html[place.start() - 1] == "\u2068"
    assert "\u2068" not in html_page(solved(case()))


def test_each_text_from_right_to_left_is_a_box_of_its_own_on_paper() -> None:
    from investcase.report.pdf.lines import set_right_to_left_apart

    tree = weasyprint.HTML(string=f"<p>at \u2068{ARABIC} 24\u2069, £120k; \u2068a ب\u2069 −£3k</p>").etree_element
    set_right_to_left_apart(tree)
    boxes = [(box.text, box.get("dir")) for box in tree.iter("bdi")]
    assert boxes == [(f"{ARABIC} 24", "rtl"), ("a ب", None)]
    assert "".join(tree.itertext()) == f"at {ARABIC} 24, £120k; a ب −£3k"


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u202a", "\u2066", "\u2068"])
def test_a_sign_that_turns_letters_round_is_refused(sign: str) -> None:
    (problem,) = faults(case(saving=f"Beds {sign}021£"))
    assert problem.code == "unseen"
    assert f"U+{ord(sign):04X}" in problem.message
    assert "after 'Beds'" in problem.message


def test_a_heap_of_accents_is_refused() -> None:
    (problem,) = faults(case(saving="Beds" + "\u0301" * 9))
    assert problem.code == "unseen"


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d", "\u200c", "\u200b\u00ad"])
def test_signs_that_say_nothing_are_left_out(sign: str) -> None:
    text = case(saving=sign.join("Beds saved")) if sign != "\ufeff" else case(saving="Beds\\ufeff saved")
    (line,) = solved(text).case.document.options[0].benefits
    assert line.title == "Beds saved"


def test_a_title_of_nothing_to_be_seen_is_empty() -> None:
    (problem,) = faults(case(saving="\u200b\u00ad"))
    assert problem.code == "string-too-short"


@pytest.mark.parametrize("word", ["می\u200cخواهم", "👩\u200d👧", "क्\u200dष"])
def test_joiners_stay_where_they_join(word: str) -> None:
    (line,) = solved(case(saving=word)).case.document.options[0].benefits
    assert line.title == word


def test_a_title_just_short_enough_may_stand_after_ours() -> None:
    from cut_cases import case as cut_case

    text = cut_case("link-workers", cut=True).replace("title: The withdrawal", f"title: {'word ' * 49}")
    text = text.replace("redundancy: {zero: a}", "redundancy: {amount: {2027-28: £5k}, source: ours}")
    assert "£5k" in text
    assert solved(text).preferred.bodies
