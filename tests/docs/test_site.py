"""The documentation as a web site: built strictly, with what the program says of itself, and fit to read."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs")
import click

from browser import chromium
from investcase.catalogue.kinds_of_document import KINDS
from investcase.cli.every_code import CODES
from investcase.cli.main import cli
from investcase.documents.json_schema import document_schema
from investcase.report.view.glossary import GLOSSARY
from site_built import DOCS, build, faults

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the docs are not part of the wheel")
_FETCHED = re.compile(r'<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="((?:\w+:)?//[^"]*)')
LOOKED_AT = (("index", 390), ("fifteen-minutes", 390), ("result", 390), ("for-finance", 1024), ("search", 1440))
"""A slice: site_built looks at all of them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    away = tmp_path_factory.mktemp("site")
    done = build(away)
    assert done.returncode == 0, done.stderr
    return away / "html"


def said_on(page: Path) -> str:
    """The words of a page's own text, without its marks."""
    body = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_page_is_listed_once_on_the_first(site: Path) -> None:
    listed = re.findall(r"^- \[[^\]]+\]\(([\w-]+)\.md\)", (DOCS / "index.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted({page.stem for page in DOCS.glob("*.md")} - {"index"})
    assert {f"{name}.html" for name in listed} <= {page.name for page in site.glob("*.html")}


def test_nothing_is_fetched_by_reading_it(site: Path) -> None:
    for page in site.glob("*.html"):
        fetched = re.findall(
            r'<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="(\w+:)?//', page.read_text("utf-8")
        )
        assert fetched == [], page.name


def test_every_command_and_option_is_there(site: Path) -> None:
    said = said_on(site / "commands.html")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        options = [param for param in command.get_params(context) if isinstance(param, click.Option)]
        assert [each for option in options for each in option.opts if each not in said] == [], name
        told = [option.get_help_record(context) for option in options]
        assert [each for each in told if each and not each[1]] == [], name


def test_every_field_of_every_kind_of_document_is_there(site: Path) -> None:
    said = set(re.findall(r"[\w-]+", said_on(site / "fields.html")))
    for kind, model in KINDS.items():
        made = document_schema(kind, model)
        for part in (made, *made["definitions"].values()):
            assert [field for field in part["properties"] if not set(re.findall(r"[\w-]+", field)) <= said] == []


def test_every_code_and_every_word_is_there(site: Path) -> None:
    codes, words = said_on(site / "codes.html"), said_on(site / "glossary.html")
    assert [code for code, each in CODES.items() if code not in codes or each.title not in codes] == []
    assert [word for word, means in GLOSSARY if word not in words or means not in words] == []


def test_what_is_made_is_kept_nowhere() -> None:
    for name in ("commands", "fields", "codes", "glossary"):
        text = (DOCS / f"{name}.md").read_text("utf-8")
        assert f"<!-- made: {name} -->" in text
        assert len(text.splitlines()) < 10


def test_pages_can_be_read_at_every_width_by_everybody(site: Path) -> None:
    with chromium() as browser:
        assert [fault for name, width in LOOKED_AT for fault in faults(browser, site / f"{name}.html", width)] == []
