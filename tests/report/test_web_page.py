"""The web page: one file without a script, which the keyboard can walk, and whose tables scroll inside themselves."""

from __future__ import annotations

import re
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pytest
from contrast import contrast
from fontTools.ttLib import TTFont
from test_page_1 import EXAMPLES, NAMES, STORIES

import investcase
from investcase.catalogue.shipped import templates_dir
from investcase.checks.review import appraised
from investcase.report.charts import palette
from investcase.report.render import web_page
from investcase.report.scrolling import in_scrollers

DARK = "#10181f"


class Seen(HTMLParser):
    """The elements of a page in their order, each with its attributes and the names of those it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in ("meta", "br", "col", "link", "wbr", "hr"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def every(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.found if name == tag]


@pytest.fixture(scope="module", params=NAMES)
def page(request: pytest.FixtureRequest) -> str:
    return web_page(appraised(investcase.load(EXAMPLES / request.param)))


def test_it_has_its_landmarks_and_one_title(page: str) -> None:
    seen = Seen(page)
    assert len(seen.every("main")) == len(seen.every("h1")) == 1
    assert seen.every("nav") == [{"aria-label": "Contents"}]
    assert seen.every("script") == []
    first = next(attributes for tag, attributes, _ in seen.found if tag == "a")
    assert first["href"] == "#main"


def test_every_link_within_it_leads_somewhere(page: str) -> None:
    seen = Seen(page)
    ids = [attributes["id"] for _, attributes, _ in seen.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = [a["href"][1:] for a in seen.every("a") if a.get("href", "").startswith("#")]
    assert len(inside) > 5
    assert set(inside) <= set(ids)


def test_what_anybody_should_read_comes_first_and_the_evidence_last_and_folded(page: str) -> None:
    places = [page.index(f'id="{name}"') for name in ("plain-words", "answer", "section-2", "evidence")]
    assert places == sorted(places)
    (details,) = (each for each in Seen(page).every("details") if each.get("class") != "as-table")
    assert "open" not in details


def test_every_table_and_figure_is_reached_by_the_keyboard_and_has_a_name(page: str) -> None:
    seen = Seen(page)
    scrollers = [attributes for attributes in seen.every("div") if attributes.get("class") == "scroll"]
    assert len(scrollers) == len(seen.every("table")) > 20
    for each in (*scrollers, *seen.every("figure")):
        assert each["tabindex"] == "0"
        assert each["aria-label"].strip()


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _, _ in Seen(page).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_typeface_is_inside_and_has_the_signs_of_a_paper(page: str) -> None:
    fonts = re.findall(r"data:font/woff;base64,([A-Za-z0-9+/=]+)", page)
    assert len(fonts) == 2
    for held, face in zip(fonts, ("Regular", "Bold"), strict=True):
        cut = TTFont(BytesIO(b64decode(held)))
        whole = TTFont(templates_dir() / "fonts" / f"SourceSans3-{face}.ttf")
        here, there = cut.getBestCmap(), whole.getBestCmap()
        for letter in "abc ŵŷŴŶ £−–’‘“”▲▼● 0123456789":
            assert cut["hmtx"][here[ord(letter)]][0] == whole["hmtx"][there[ord(letter)]][0], letter


def test_a_case_without_a_public_summary_begins_with_the_answer() -> None:
    page = web_page(next(iter(STORIES.values())).appraisal)
    assert 'href="#plain-words"' not in page
    assert 'id="answer"' in page


def test_a_table_is_called_by_its_caption() -> None:
    made = in_scrollers("<table><caption>Costs &lt; gains, <b>by year</b></caption><tr></tr></table><table></table>")
    assert 'aria-label="Costs &lt; gains, by year" role="group"' in made
    assert 'aria-label="Table" role="group"' in made


def _dark() -> tuple[dict[str, str], dict[str, str]]:
    """What stands for each colour in the dark: the style sheet's names, and the colours of charts."""
    css = (templates_dir() / "web.css").read_text("utf-8")
    inside = css[css.index("prefers-color-scheme: dark") : css.index("@media print")]
    names = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", inside))
    charts = dict(re.findall(r'svg \[(?:fill|stroke)="(#[0-9a-f]{6})"\] \{ (?:fill|stroke): (#[0-9a-f]{6})', inside))
    return names, charts


def test_words_keep_their_contrast_in_the_dark() -> None:
    names, charts = _dark()
    for name in ("ink", "muted", "navy", "green", "rust", "amber"):
        for ground in (DARK, names["pale"]):
            assert contrast(names[name], ground) >= 4.5, (name, ground)
    for colour in palette.TEXT:
        assert contrast(charts[colour], DARK) >= 4.5, colour
    for colour in palette.MARKS:
        assert contrast(charts[colour], DARK) >= 3, colour


def test_it_is_one_file(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#|https://)', page)
    assert "url(" not in re.sub(r'url\("data:font/woff;base64,[^"]*"\)', "", page)
