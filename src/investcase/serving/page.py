"""The page as HTML: whole for a browser without script, and in parts for one that puts them in their places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment

from investcase.catalogue.shipped import templates_dir
from investcase.documents.case import Case
from investcase.report.html import environment
from investcase.report.isolating import isolated, texts_of
from investcase.report.scrolling import in_scrollers
from investcase.report.web_font import font_faces
from investcase.serving.screen import Screen

PARTS = ("bar", "strip", "notes", "figures", "keep", "lines", "asked", "desk", "foot")
"""What of the page changes, each in a template and an element of its name."""
SCRIPT, STYLE = "live.js", "live.css"


@cache
def _environment() -> Environment:
    return environment(templates_dir())


def whole(screen: Screen, case: Case | None, nonce: str) -> str:
    """The page: nothing of it comes from elsewhere, and its script and style are known by the nonce."""
    made = {name: _part(name, screen, case) for name in PARTS}
    from markupsafe import Markup

    inside = {name: Markup(html) for name, html in made.items()}
    return _environment().get_template("live.html").render(screen=screen, parts=inside, nonce=nonce)


def parts(screen: Screen, case: Case | None, names: tuple[str, ...] = PARTS) -> Mapping[str, str]:
    """Some parts of the page, by name."""
    return {name: _part(name, screen, case) for name in names}


def keeping(screen: Screen, case: Case | None) -> str:
    """What is asked before moved figures are kept, with the lines."""
    return _part("keeping", screen, case)


def keeping_lines(screen: Screen, case: Case | None) -> str:
    """The lines alone."""
    return _part("keeping-lines", screen, case)


@cache
def style() -> str:
    """The page's style: the paper's own, and what only this page has."""
    folder = templates_dir()
    sheets = ("shared.css", "screen.css", "web.css", STYLE)
    return "\n".join([font_faces(folder), *((folder / name).read_text("utf-8") for name in sheets)])


@cache
def script() -> str:
    """The page's script."""
    return (templates_dir() / SCRIPT).read_text("utf-8")


def _part(name: str, screen: Screen, case: Case | None) -> str:
    html = _environment().get_template(f"live-{name}.html").render(screen=screen, web=True)
    html = isolated(html, lambda: texts_of(case) if case is not None else ())
    return in_scrollers(html) if name == "desk" else html
