"""A Word document as a reader of it meets it: its paragraphs and tables in their order, with what they are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from investcase.report.short.paper import ShortPaper

NOT_SAID = {"svg", "kind", "pack", "running_title", "name"}
"""Fields of the view that are no words of the body: drawings, looks, and what stands along the head."""


@dataclass(frozen=True)
class Line:
    """A paragraph: its style's name and its words."""

    style: str
    words: str


class Word:
    """An opened document."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.document = docx.Document(BytesIO(content))
        self.body = self.document.element.body
        self._names = {style.style_id: style.name for style in self.document.styles}

    def xml(self, part: str) -> str:
        return zipfile.ZipFile(BytesIO(self.content)).read(part).decode("utf-8")

    def lines(self, root: Any = None) -> list[Line]:
        return [
            Line(
                self._names.get(p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else "", ""), said(p)
            )
            for p in (self.body if root is None else root).iter(qn("w:p"))
        ]

    def words(self) -> str:
        return " ".join(line.words for line in self.lines())

    def tables(self) -> list[Any]:
        return list(self.body.iter(qn("w:tbl")))

    def pictures(self) -> list[Any]:
        return list(self.body.iter(qn("wp:docPr")))

    def counted(self) -> Iterator[str]:
        """The numbers that Word counts for headings and paragraphs, in their order."""
        section = paragraph = 0
        for p in self.body.iter(qn("w:p")):
            style = self._names.get(p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else "", "")
            if style == "Heading 1":
                section, paragraph = section + 1, 0
                yield str(section)
            elif style == "Paper Paragraph":
                paragraph += 1
                yield f"{section}.{paragraph}"


def said(paragraph: Any) -> str:
    return " ".join("".join(t.text or "" for t in paragraph.iter(qn("w:t"))).split())


def words_of(part: object) -> Iterator[str]:
    """Every text of a view."""
    if isinstance(part, str):
        yield " ".join(str(part).split())
    elif isinstance(part, tuple):
        for each in part:
            yield from words_of(each)
    elif is_dataclass(part):
        for each in fields(part):
            if each.name not in NOT_SAID and not (type(part).__name__ == "HowSure" and each.name == "dots"):
                yield from words_of(getattr(part, each.name))


def numbers_of(short: ShortPaper) -> Iterator[str]:
    """The numbers of the sections and paragraphs of a view, in their order."""
    yield "1"
    for section in short.sections:
        yield str(section.number)
        for part in section.parts:
            for each in getattr(part, "paragraphs", (part,)):
                if type(each).__name__ == "Paragraph":
                    yield each.number
