"""The web page in a real browser, at three widths, in the light and in the dark: axe-core finds no fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import investcase
from browser import axe_findings, chromium
from investcase.report.render import web_page

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if (folder / "case.yaml").is_file())
WIDTHS = ((320, "light"), (768, "dark"), (1280, "light"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module", params=NAMES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    page.write_text(web_page(investcase.appraise(investcase.load(EXAMPLES / request.param))), "utf-8")
    return page


def test_at_three_widths_it_reads_well_and_asks_for_nothing(browser: Any, written: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    found: list[str] = []
    for width, scheme in WIDTHS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(written.as_uri())
        found += [f"{width}: {each}" for each in axe_findings(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{width}: {wide} pixels wide"] if wide > width else []
    page.close()
    assert found == []
    assert {url for url in asked if not url.startswith("data:")} == {written.as_uri()}
    assert said == []


def test_every_link_of_the_contents_goes_somewhere_by_keyboard(browser: Any, written: Path) -> None:
    page = browser.new_page()
    page.goto(written.as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    targets = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
    )
    missing = page.evaluate("ids => ids.filter(id => !document.getElementById(id))", targets)
    page.close()
    assert targets
    assert missing == []
