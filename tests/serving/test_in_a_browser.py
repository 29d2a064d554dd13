"""The live page in a real browser: every state without a fault that axe-core finds, the keyboard's way, nothing asked
of anybody else, redrawn when the file is saved, and what is kept in its own lines.

One browser for all. Left out where there is no Chromium.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_cases import CASE, RANGE, case_in
from test_serve_command import served

from browser import axe_findings, chromium

WIDTHS = (390, 1024, 1440)
SLIDER = f"[id='r:{RANGE}']"
BOX = f"[id='v:{RANGE}']"


class Watched:
    """One page in the browser, with everything that it asked for and complained of."""

    def __init__(self, page: Any, folder: Path, origin: str) -> None:
        self.page, self.folder, self.origin = page, folder, origin
        self.asked: list[str] = []
        self.complained: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.complained.append(message.text))
        page.on("pageerror", lambda error: self.complained.append(str(error)))

    def state(self, name: str) -> None:
        """Wait until the page is in a state."""
        self.page.wait_for_selector(f"body[data-state='{name}']")

    def clean(self, *widths: int, scheme: str = "light") -> None:
        """Nothing that axe-core finds, and nothing that has to be scrolled sideways."""
        self.page.emulate_media(color_scheme=scheme)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            assert axe_findings(self.page) == [], width
            assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        self.page.emulate_media(color_scheme="light")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture
def watched(browser: Any, tmp_path: Path) -> Iterator[Watched]:
    case_in(tmp_path)
    with served(tmp_path) as (_, port, token):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        found = Watched(context.new_page(), tmp_path, f"http://127.0.0.1:{port}/")
        found.page.goto(f"{found.origin}?token={token}")
        assert found.page.url == found.origin
        yield found
        context.close()


def test_every_state_is_clean_and_does_what_it_says(watched: Watched) -> None:
    page, file = watched.page, watched.folder / "case.yaml"
    watched.state("fresh")
    watched.clean(*WIDTHS)
    watched.clean(1440, scheme="dark")
    assert page.evaluate("document.cookie") == ""

    # Moved, by the keyboard alone, and nothing written.
    page.focus(SLIDER)
    page.keyboard.press("ArrowRight")
    watched.state("moved")
    assert page.input_value(BOX) == "101%"
    page.keyboard.press("End")
    page.wait_for_selector("#part-desk >> text=at 130% (the file: 100%)")
    assert page.evaluate("document.activeElement.id") == f"r:{RANGE}"
    assert page.get_attribute(SLIDER, "aria-valuetext") == "130%"
    page.wait_for_selector("#said:text('130%, was 100%')", state="attached")
    watched.clean(*WIDTHS)
    watched.clean(390, scheme="dark")
    assert file.read_text("utf-8") == CASE

    # The file changed meanwhile: the page has both, and the move stays on top.
    case_in(watched.folder, CASE.replace("# What the board asked for.", "# Asked for."))
    page.wait_for_selector("#part-notes >> text=case.yaml")
    page.wait_for_selector("#part-desk >> text=at 130% (the file: 100%)")
    assert page.evaluate("document.activeElement.id") == f"r:{RANGE}"
    watched.clean(1024)

    # What is being typed is not lost when the page is drawn again.
    page.focus(BOX)
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    case_in(watched.folder, CASE.replace("# What the board asked for.", "# Asked for again."))
    page.wait_for_selector("#part-lines >> text=# Asked for again.", state="attached")
    assert (page.input_value(BOX), page.evaluate("document.activeElement.id")) == ("12", f"v:{RANGE}")

    # Typed: what cannot be is said beside its box, and the box is where it was.
    page.fill(BOX, "500%")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[id='e:{RANGE}'] >> text=outside the range")
    assert page.get_attribute(BOX, "aria-invalid") == "true"
    watched.clean(1440)
    page.fill(BOX, "110%")
    page.keyboard.press("Enter")
    page.wait_for_selector("#part-desk >> text=at 110% (the file: 100%)")

    # Keeping: the very lines, then these and no others.
    page.click("[data-do=keep]")
    page.wait_for_selector("dialog[open] >> text=central 110%")
    watched.clean(390, 1440)
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    assert page.evaluate("document.activeElement.dataset.do") == "keep"
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] >> text=central 110%")
    before = file.read_bytes()
    page.click("[data-do=write]")
    watched.state("kept")
    assert file.read_bytes() == before.replace(b"central 100%", b"central 110%")
    assert page.evaluate("document.activeElement.dataset.do") == "undo"
    watched.clean(*WIDTHS)
    page.keyboard.press("Enter")
    page.wait_for_selector("#part-notes >> text=byte for byte")
    assert file.read_bytes() == before

    # Broken: said at the line, the last good page below, greyed; whole again when the file is.
    case_in(watched.folder, CASE.replace("years: 3", "years: three hundred"))
    watched.state("broken")
    page.wait_for_selector("#line-6 .live-problem--error")
    assert page.is_visible(".live-sheet--stale")
    watched.clean(*WIDTHS)
    watched.clean(1440, scheme="dark")
    page.click("#part-notes [data-do=line]")
    assert page.evaluate("document.activeElement.id") == "line-6"
    case_in(watched.folder)
    page.wait_for_selector(".live-sheet--stale", state="detached")

    # Nobody else was asked for anything, and nothing was complained of.
    assert {url.partition("?")[0].rstrip("/") + "/" for url in watched.asked} >= {watched.origin}
    assert [url for url in watched.asked if not url.startswith(watched.origin)] == []
    assert watched.complained == []


def test_a_file_that_may_not_be_written_offers_its_lines(watched: Watched) -> None:
    page, file = watched.page, watched.folder / "case.yaml"
    file.chmod(0o444)
    file.touch()
    page.wait_for_selector("#part-notes >> text=read-only")
    page.fill(BOX, "120%")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-do=keep] >> text=Copy the lines")
    watched.clean(390, 1440)
    page.click("[data-do=keep]")
    page.wait_for_selector("dialog[open] >> text=central 120%")
    watched.clean(1440)
    assert file.read_text("utf-8") == CASE
    assert watched.complained == []


def test_the_tabs_and_the_ways_past_go_by_the_keyboard(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To page 1"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page"
    page.focus("#tab-figures")
    for key, name in (("ArrowRight", "file"), ("ArrowRight", "next"), ("ArrowRight", "figures"), ("End", "next")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"tab-{name}"
        assert page.is_visible(f"#{name}")
        assert page.locator("[role=tabpanel]:visible").count() == 1
    watched.clean(1440)
    page.click("#tab-file")
    watched.clean(390)


def test_without_script_it_is_all_there(browser: Any, tmp_path: Path) -> None:
    case_in(tmp_path)
    with served(tmp_path) as (_, port, token):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/?token={token}")
        for heading in ("You are asked to", "The file", "The figures that matter most"):
            assert page.is_visible(f"h2:text('{heading}')"), heading
        assert page.is_visible("text=# What the board asked for.")
        assert not page.is_visible(SLIDER)
        page.fill(BOX, "120%")
        page.click("noscript button")
        assert page.is_visible("text=What if:")
        assert "central 120%" in page.locator("noscript ins").inner_text()
        context.close()
    assert (tmp_path / "case.yaml").read_text("utf-8") == CASE
