"""The pages that the program writes itself, made where the site is built and kept nowhere.

The page NAME of docs/ says `<!-- made: NAME -->`, and gets there what `MADE[NAME]` writes: on a code host it still
reads well, and nothing made is kept to grow old. The order of the site is that of the lists of docs/index.md.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codes_page import codes_page
from commands_page import commands_page
from fields_page import fields_page
from glossary_page import glossary_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MADE = {
    "commands": commands_page,
    "fields": fields_page,
    "codes": codes_page,
    "glossary": glossary_page,
}
_HERE = re.compile(r"^<!-- made: (\w+) -->$", re.MULTILINE)
_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]+\)")
_LISTED = re.compile(r"^- \[[^\]]+\]\(([\w-]+)\.md\)", re.MULTILINE)
# What the theme leaves out for whoever reads by ear or by keyboard: how high a heading is, what a part is for,
# and that what scrolls can be reached.
_FOR_EVERYBODY = (
    ('class="caption" role="heading">', 'class="caption" role="heading" aria-level="2">'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Menu">'),
    ('<aside class="toc-drawer">', '<aside class="toc-drawer" aria-label="On this page">'),
    ('<aside class="toc-drawer no-toc">', '<aside class="toc-drawer no-toc" aria-label="On this page">'),
    ('<div id="search-results">', '<h1>Search</h1><div id="search-results">'),
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
)
_PART = re.compile(r"^## (.+)\n((?:(?!## ).*\n)*)", re.MULTILINE)


def source_read(app: Sphinx, name: str, source: list[str]) -> None:
    """What the builder reads of a page: with what is made, without links to files that are not of the site."""
    text = _HERE.sub(lambda found: MADE[found[1]](), source[0])
    text = _OUTSIDE.sub(lambda found: found[1], text)
    source[0] = text + (menu(text) if name == "index" else "")


def outdated(app: Sphinx, env: object, added: object, changed: object, removed: object) -> list[str]:
    """The pages that are made are made each time, since what they say may have changed and they have not."""
    return list(MADE)


def menu(text: str) -> str:
    """The site's menu, from the headings and lists of the first page."""
    parts = [(title, _LISTED.findall(body)) for title, body in _PART.findall(text)]
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n" + "\n".join(pages) + "\n```\n"
        for title, pages in parts
        if pages
    )


def for_everybody(app: Sphinx, failed: Exception | None) -> None:
    """What is put right on every page when all are written."""
    for page in Path(app.outdir).glob("*.html"):
        text = page.read_text("utf-8")
        for before, after in _FOR_EVERYBODY:
            text = text if after in text else text.replace(before, after)
        page.write_text(text, "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.connect("source-read", source_read)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", for_everybody)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
