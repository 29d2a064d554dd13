"""The paper as one HTML page: the PDF's source, and its twin for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from investcase.documents.base import Document
from investcase.report.face import PLAIN, Face
from investcase.report.short.paper import ShortPaper
from investcase.report.view.pack_letters import pack_letters
from investcase.report.view.paper import Paper

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def paper_html(
    paper: Paper,
    templates_dir: Path,
    *,
    screen: bool,
    case: Document | None = None,
    pack: bool = False,
    face: Face = PLAIN,
) -> str:
    """The page, checked: every table has its headers, every chart its words.

    Args:
        paper: what to lay out.
        templates_dir: where the templates, style sheets and fonts are.
        screen: whether the style sheets are written into the page, for a browser; the PDF's come from beside it.
        case: whose texts the paper holds; those that run from right to left are set apart.
        pack: whether it stands as the evidence beside a short paper, and is called so.
        face: the council's own.

    Raises:
        PreflightError: the page breaks one of our own rules of accessibility.
    """
    return page_html(
        "paper.html",
        templates_dir,
        screen=screen,
        case=case,
        paper=paper,
        letters=pack_letters(paper),
        pack=pack,
        short=None,
        face=face,
    )


def short_html(
    short: ShortPaper, templates_dir: Path, *, case: Document | None = None, pack: Paper | None, face: Face = PLAIN
) -> str:
    """The short paper as the PDF's source, with its evidence pack behind it where one is given.

    Raises:
        PreflightError: the page breaks one of our own rules of accessibility.
    """
    return page_html(
        "short.html",
        templates_dir,
        screen=False,
        case=case,
        extra=("short.css",),
        short=short,
        paper=pack,
        letters=short.pack,
        pack=True,
        web=False,
        face=face,
    )


def web_html(
    short: ShortPaper, templates_dir: Path, *, case: Document | None = None, pack: Paper, face: Face = PLAIN
) -> str:
    """The web page: the public summary, the short paper, and its evidence pack folded behind it; it needs no other
    file and no script.

    Raises:
        PreflightError: the page breaks one of our own rules of accessibility.
    """
    return _web_page("web.html", short, templates_dir, case, face, paper=pack, public=pack.people.public)


def page_1_html(short: ShortPaper, templates_dir: Path, *, case: Document | None = None) -> str:
    """A brief paper as one web page: page 1 alone, which needs no other file and no script.

    Raises:
        PreflightError: the page breaks one of our own rules of accessibility.
    """
    return _web_page("page-1-alone.html", short, templates_dir, case, PLAIN, paper=None)


def _web_page(
    template: str, short: ShortPaper, templates_dir: Path, case: Document | None, face: Face, **what: object
) -> str:
    from investcase.report.scrolling import in_scrollers
    from investcase.report.web_font import font_faces

    page = page_html(
        template,
        templates_dir,
        screen=True,
        case=case,
        extra=("web.css",),
        faces=font_faces(templates_dir),
        short=short,
        letters=short.pack,
        pack=True,
        web=True,
        face=face,
        **what,
    )
    return in_scrollers(page)


def page_html(
    template: str,
    templates_dir: Path,
    *,
    screen: bool,
    case: Document | None = None,
    extra: Sequence[str] = (),
    faces: str = "",
    face: Face = PLAIN,
    **what: object,
) -> str:
    """Any page of ours from its template and what it lays out, checked in the same way.

    Raises:
        PreflightError: the page breaks one of our own rules of accessibility.
    """
    from markupsafe import Markup

    from investcase.report.isolating import isolated, texts_of
    from investcase.report.preflight import preflight

    own = "screen.css" if screen else "paper.css"
    style = "\n".join((templates_dir / name).read_text("utf-8") for name in ("shared.css", own, *extra))
    style = f"{faces}\n{style}" if faces else style
    # A sheet of paper has its style sheets beside it, and a council's own rules in it.
    rules = face.rules(screen=screen)
    own = f"{style}\n{rules}" if screen else rules
    inline = Markup(own) if own else None
    html = environment(templates_dir).get_template(template).render(style=inline, face=face, **what)
    html = face.coloured(isolated(html, lambda: texts_of(case) if case else ()))
    preflight(html, style)
    return html


def environment(templates_dir: Path) -> Environment:
    """What lays any page of ours out: every text is escaped, and nothing that is not there prints as nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(templates_dir),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["drawing"] = _drawing
    made.globals["face"] = PLAIN
    return made


def _drawing(svg: str) -> Markup:
    """A chart's SVG as mark-up: it is ours, and its texts were escaped as they were drawn."""
    from markupsafe import Markup

    return Markup(svg)
