"""The short paper as it is bound: heads name the section in force, type can be read, pages are filled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
import pypdf

import investcase
from cases import SMALLEST, solved
from investcase.checks.review import appraised
from investcase.report.short.paper import ShortPaper, make_short_paper
from investcase.report.view.paper import make_paper

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LEAST = 8.5
FOOT, HEAD = 17 * 72 / 25.4, 18 * 72 / 25.4
HIGH = 842.0


@dataclass(frozen=True)
class Piece:
    """A run of text: its words, its size in points, and how far it is from the foot of the page."""

    words: str
    size: float
    y: float


Bound = tuple[ShortPaper, list[list[Piece]]]


@pytest.fixture(scope="module", params=["kent-at-home", "fife-at-home", "grants-close-early"])
def bound(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ShortPaper, list[list[Piece]]]:
    appraisal = appraised(investcase.load(EXAMPLES / request.param))
    (path,) = investcase.render(appraisal, tmp_path_factory.mktemp("short") / "x.pdf", only="paper")
    evidence = make_paper(appraisal, appraisal.result())
    return make_short_paper(appraisal, evidence), [pieces(page) for page in pypdf.PdfReader(path).pages]


def pieces(page: pypdf.PageObject) -> list[Piece]:
    found: list[Piece] = []

    def seen(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            scale = abs(outer[3] * inner[3]) or 1.0
            found.append(Piece(" ".join(text.split()), size * scale, outer[3] * inner[5] + outer[5]))

    page.extract_text(visitor_text=seen)
    return found


def test_nothing_is_smaller_than_can_be_read(bound: Bound) -> None:
    for number, page in enumerate(bound[1], start=1):
        small = [piece for piece in page if piece.size < LEAST - 0.01]
        assert not small, (number, small[:3])


def test_each_head_names_the_section_in_force(bound: Bound) -> None:
    short, pages = bound
    heads = [section.head for section in short.sections]
    in_force = ""
    for number, page in enumerate(pages[1:], start=2):
        words = " ".join(piece.words for piece in page)
        begun = [head for head in heads if words.count(head.partition(" ")[2]) > (head == in_force)]
        assert in_force or begun, number
        told = [head for head in heads if head in (in_force, *begun[:1])]
        assert any(head.partition(" ")[2] in words for head in told), number
        in_force = begun[-1] if begun else in_force
    assert in_force == heads[-1]


def test_no_page_but_the_last_is_under_a_third_full(bound: Bound) -> None:
    for number, page in enumerate(bound[1][:-1], start=1):
        lowest = min(piece.y for piece in page if piece.y > FOOT)
        assert (HIGH - HEAD - lowest) / (HIGH - HEAD - FOOT) > 1 / 3, number


def test_the_paper_is_eight_sides_at_most(bound: Bound) -> None:
    assert len(bound[1]) <= 8


def test_a_long_paragraph_runs_on_to_the_next_page(tmp_path: Path) -> None:
    """A paragraph longer than what is left of a page, beside key figures, is not laid out over its foot."""
    said = "What the author has to say of why it is done takes a while, and then a little more. " * 60
    text = SMALLEST.replace("options:\n", f"narrative: {{strategic: '{said}', if_it_fails: '{said}'}}\noptions:\n", 1)
    (paper,) = investcase.render(solved(text), tmp_path / "long.pdf", only="paper")
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    assert " ".join(words.split()).count("takes a while") >= 60
