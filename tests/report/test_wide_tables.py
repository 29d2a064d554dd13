"""A table with more columns than a sheet holds stands in parts, its words whole, and no heading is alone on a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cases import HEAD, solved
from investcase.report.render import rendered
from investcase.report.views import Views

_SHORT = {"a", "of", "it", "is", "to", "in", "or", "no", "as", "at", "by", "on", "up", "so"}
OPTION = """\
  - id: o{n}
    title: Option number {n}
    {preferred}
    costs:
      - {{id: c{n}, title: Cost of it, body: council, each_year: £1000}}
    benefits:
      - {{id: b{n}, title: Benefit of it, body: nhs, cash_type: cash_releasing, budget_line: L, owner: S, \
each_year: £150{n}}}
"""


def many(options: int) -> str:
    head = HEAD.format(
        place="Elsewhere", nation="england", start="2026-27", years=10, price_base="2026-27", discount="{flat: 3.5%}"
    )
    made = (OPTION.format(n=n, preferred="preferred: yes" if n == 0 else "") for n in range(options))
    return head + "options:\n" + "".join(made)


@pytest.fixture
def documents(monkeypatch):
    """Every document that is laid out."""
    from investcase.report.pdf import pages

    found: list[Any] = []
    laid_out = pages.laid_out
    monkeypatch.setattr(pages, "laid_out", lambda page, **how: found.append(laid_out(page, **how)) or found[-1])
    return found


@pytest.mark.parametrize("options", [12, 20])
def test_many_options_stand_whole(options, documents):
    rendered(Views(solved(many(options))), "pdf", lambda words: None)
    *_, document = documents
    pages = [list(_texts(page._page_box)) for page in document.pages]
    for page in pages:
        assert any(not in_heading for _, in_heading in page), page
    lines = {text.strip() for page in pages for text, _ in page}
    assert not {line for line in lines if re.fullmatch(r"[A-Za-z]{1,2}", line)} - {"A", "L", "S", *_SHORT}
    words = " ".join(text for page in pages for text, _ in page)
    for number in range(options):
        assert f"number {number}" in words
    assert ("part 2 of 2" in words) is (options == 20)


def _texts(box, in_heading=False):
    if type(box).__name__ == "MarginBox":
        return
    in_heading = in_heading or str(box.element_tag) in ("h1", "h2", "h3", "h4")
    text = getattr(box, "text", None)
    if text is not None and text.strip():
        yield text, in_heading
    if type(box).__name__.endswith("ReplacedBox"):
        yield "a drawing", False
    for child in getattr(box, "children", ()):
        yield from _texts(child, in_heading)
