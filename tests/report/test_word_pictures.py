"""A chart's picture shows what its drawing does: every mark is drawn, where it stands, in its own colour."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from test_page_1 import STORIES

from investcase.report.charts.drawing import SHEET, Drawing
from investcase.report.charts.palette import GREEN, INK, NAVY, RUST
from investcase.report.short.furniture import Drawn
from investcase.report.views import Views
from investcase.report.word.picture import picture

INCH = 72


def opened(drawing: Drawing, high: float = 100) -> Image.Image:
    return Image.open(BytesIO(picture(drawing.svg(high, "What it shows, in words")).content)).convert("RGB")


def near(found: tuple[int, ...], colour: str) -> bool:
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


def at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.getpixel((round(x / SHEET * image.width), round(y / 100 * image.height)))
    assert isinstance(found, tuple)
    return found


def test_each_mark_stands_where_it_was_drawn() -> None:
    drawing = Drawing(SHEET, points=True)
    drawing.bar(10, 10, 40, 30, GREEN)
    drawing.line(100, 20, 200, 20, colour=RUST, weight=4)
    drawing.path([(210, 10), (240, 40), (270, 10)], NAVY, 4)
    drawing.dot(300, 20, NAVY, radius=8)
    drawing.dot(340, 20, NAVY, radius=8, hollow=True)
    drawing.line(10, 80, 210, 80, colour=INK, weight=4, dashed=True)
    image = opened(drawing)
    assert near(at(image, 30, 25), GREEN)
    assert near(at(image, 150, 20), RUST)
    assert near(at(image, 225, 25), NAVY)
    assert near(at(image, 300, 20), NAVY)
    assert at(image, 340, 20) == at(image, 480, 95) == (255, 255, 255)
    along = [at(image, x / 4, 80) != (255, 255, 255) for x in range(4 * 11, 4 * 205)]
    assert 0.5 < sum(along) / len(along) < 0.65  # dashes of 4 with gaps of 3


def test_words_stand_at_their_end_of_the_line() -> None:
    def inked(anchor: str) -> tuple[int, int]:
        drawing = Drawing(SHEET, points=True)
        drawing.text(200, 50, "£1.2m", anchor=anchor)
        box = opened(drawing).convert("L").point(lambda tone: 255 if tone < 128 else 0).getbbox()
        assert box is not None
        scale = INCH / 220
        return round(box[0] * scale), round(box[2] * scale)

    assert inked("start")[0] in range(199, 203)
    assert inked("end")[1] in range(197, 202)
    left, right = inked("middle")
    assert abs((left + right) / 2 - 200) < 2


def test_it_is_fine_enough_for_print_and_its_size_is_that_of_the_drawing() -> None:
    made = picture(Drawing(SHEET, points=True).svg(100, "What it shows, in words"))
    image = Image.open(BytesIO(made.content))
    assert (made.wide, made.high, made.words) == (SHEET, 100, "What it shows, in words")
    assert image.width == pytest.approx(SHEET / INCH * 220, abs=1)


def test_a_mark_that_it_does_not_know_is_not_left_out() -> None:
    svg = Drawing(SHEET, points=True).svg(100, "What it shows, in words")
    with pytest.raises(ValueError, match="a chart holds a ellipse"):
        picture(svg.replace("</svg>", '<ellipse cx="1" cy="1"/></svg>'))


def test_letters_that_ours_cannot_draw_are_named() -> None:
    drawing = Drawing(SHEET, points=True)
    drawing.text(10, 50, "أهلا £5")
    named = Drawing(SHEET, points=True)
    named.text(10, 50, "[Arabic letters] £5")
    assert opened(drawing).tobytes() == opened(named).tobytes()


@pytest.mark.parametrize("pattern", STORIES)
def test_every_chart_of_a_paper_is_drawn(pattern: str) -> None:
    short = Views(STORIES[pattern].appraisal).short  # type: ignore[index]
    charts = [part.svg for section in short.sections for part in section.parts if isinstance(part, Drawn)]
    for svg in (*charts, *short.page_1.how_sure.dots):
        image = Image.open(BytesIO(picture(svg).content)).convert("RGB")
        assert len(image.getcolors(1_000_000) or ()) > 1
