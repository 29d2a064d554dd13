"""The paper and its twin on a screen share one palette, and every word on it can be read."""

import re
from pathlib import Path

import pytest
from contrast import contrast
from test_report_pdf import templates

from investcase.report.charts import palette

GROUNDS = {
    "ink": ["paper", "pale", "pale-green", "pale-amber", "pale-rust"],
    "muted": ["paper", "pale", "pale-amber", "pale-rust"],
    "navy": ["paper", "pale"],
    "green": ["paper", "pale", "pale-green"],
    "rust": ["paper", "pale", "pale-rust"],
    "amber": ["paper", "pale-amber"],
}


def colours(stylesheet: str) -> dict[str, str]:
    """The custom properties of a stylesheet, and the paper itself."""
    text = (Path(templates()) / stylesheet).read_text(encoding="utf-8")
    return {"paper": "#ffffff", **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))}


def test_paper_screen_and_charts_share_one_palette() -> None:
    paper = colours("shared.css")
    for own in ("paper.css", "screen.css"):
        assert set(colours(own)) == {"paper"}, "a colour is named once"
        used = set(re.findall(r"var\(--([\w-]+)\)", (Path(templates()) / own).read_text(encoding="utf-8")))
        assert used <= set(paper)
    for name in ("ink", "muted", "navy", "green", "rust"):
        assert getattr(palette, name.upper()) == paper[name]


@pytest.mark.parametrize(("words", "ground"), [(words, ground) for words in GROUNDS for ground in GROUNDS[words]])
def test_words_can_be_read_on_every_ground_they_stand_on(words: str, ground: str) -> None:
    known = colours("shared.css")
    assert contrast(known[words], known[ground]) >= 4.5


def test_a_councils_colour_is_held_to_the_grounds_that_ours_stands_on() -> None:
    known = colours("shared.css")
    assert tuple(known[ground] for ground in GROUNDS["navy"]) == palette.GROUNDS
    dark = (Path(templates()) / "web.css").read_text(encoding="utf-8").partition("prefers-color-scheme: dark")[2]
    assert tuple(re.findall(r"--(?:paper|pale): (#[0-9a-f]{6});", dark))[::-1] == palette.DARK_GROUNDS


@pytest.mark.parametrize("ground", ["navy"])
def test_white_words_can_be_read_on_the_title(ground: str) -> None:
    assert contrast("#ffffff", colours("shared.css")[ground]) >= 4.5


@pytest.mark.parametrize("mark", ["amber-mark", "green", "rust", "navy"])
def test_marks_keep_their_contrast(mark: str) -> None:
    assert contrast(colours("shared.css")[mark], "#ffffff") >= 3


@pytest.mark.parametrize("stylesheet", ["shared.css", "paper.css", "screen.css"])
def test_two_weights_and_no_dotted_lines(stylesheet: str) -> None:
    text = (Path(templates()) / stylesheet).read_text(encoding="utf-8")
    assert set(re.findall(r"font(?:-weight)?:\s*(?:bold\s|)(\d{3})\b", text)) <= {"400", "700"}
    assert not re.search(r"\b(dotted|dashed)\b|leader\(", text)
