"""The law of the pages: no figure is lost and no word is off the paper, whatever is written in a case.

python tests/report/printed_whole.py --cases 300 --away FOLDER
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from investcase.appraisal.appraise import Appraisal
from investcase.report.render import html_page, render
from random_whole.hostile import hostile, plain
from random_whole.solving import worked_out
from random_whole.whole import whole_case

_FIGURE = re.compile(r"£?\d[\d,.]*\d|£?\d")
_FURNITURE = re.compile(r"Page \d+ of \d+|inputs [0-9a-f]{8}|[0-9a-f]{40,}|investcase [\d.]+")
_BOX = re.compile(
    r'<page width="(?P<wide>[\d.]+)" height="(?P<high>[\d.]+)">'
    r'|<word xMin="(?P<left>[-\d.]+)" yMin="(?P<top>[-\d.]+)" xMax="(?P<right>[-\d.]+)" yMax="(?P<foot>[-\d.]+)">'
    r"(?P<word>.*?)</word>"
)
_UNSEEN = ("title", "style", "head")
_EDGE = 4 * 72 / 25.4


class Broken(AssertionError):
    """A paper that has lost something."""


class _Texts(HTMLParser):
    """What a page shows: cells of tables apart from the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.cells: list[str] = []
        self.all: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [tag] if tag not in ("meta", "br", "link") else []
        if tag == "td":
            self.cells.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of SVG alone, which holds no text so."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNSEEN for tag in self.open):
            self.all.append(data)
            if "td" in self.open:
                self.cells[-1] += data


def figures(text: str) -> Counter[str]:
    """Every figure of a text."""
    return Counter(_FIGURE.findall(_FURNITURE.sub(" ", text)))


def shown(appraisal: Appraisal) -> _Texts:
    """What its page shows."""
    texts = _Texts()
    texts.feed(html_page(appraisal, screen=False))
    return texts


def keep(seed: int, path: Path) -> None:
    """Hold a seed's case to the law, its PDF being written at a path.

    Raises:
        Broken: a figure of the tables changed, one is not printed, or a word is off the paper.
    """
    tree = whole_case(seed)
    calm, wild = worked_out(plain(tree)), worked_out(hostile(tree, seed))
    page = shown(wild)
    changed = figures(" | ".join(shown(calm).cells)) - figures(" | ".join(page.cells))
    if changed:
        raise Broken(f"seed {seed}: figures of tables changed: {changed.most_common(5)}")
    paper, evidence = render(wild, path)
    sheets = pypdf.PdfReader(evidence).pages
    lost = figures(" | ".join(page.all)) - figures(" | ".join(sheet.extract_text() for sheet in sheets))
    if lost:
        raise Broken(f"seed {seed}: figures not printed: {lost.most_common(5)}")
    off = next((word for file in (paper, evidence) for word in off_the_paper(file)), None)
    if off:
        raise Broken(f"seed {seed}: {off}")


def off_the_paper(path: Path) -> Iterator[str]:
    """Every word that Poppler finds within what a printer does not reach, or beyond the sheet; none without Poppler."""
    reader = shutil.which("pdftotext")
    if reader is None:
        return
    boxes = subprocess.run([reader, "-bbox", path, "-"], capture_output=True, check=True)
    number, wide, high = 0, 0.0, 0.0
    for found in _BOX.finditer(boxes.stdout.decode("utf-8", "replace")):
        if found["wide"]:
            number, wide, high = number + 1, float(found["wide"]), float(found["high"])
            continue
        left, top, right, foot = (float(found[side]) for side in ("left", "top", "right", "foot"))
        if left < _EDGE or top < _EDGE or right > wide - _EDGE or foot > high - _EDGE:
            yield f"page {number}: {found['word'][:40]!r} at {left:.0f}, {top:.0f} to {right:.0f}, {foot:.0f}"


def main() -> int:
    """Try many seeds, telling each that fails; the exit status is 1 when one does."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=300)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--away", type=Path, required=True, help="a folder to write papers into")
    given = asked.parse_args()
    failed = 0
    for seed in range(given.first, given.first + given.cases):
        path = given.away / "paper.pdf"
        try:
            keep(seed, path)
        except Exception as error:
            failed += 1
            sys.stdout.write(f"seed {seed}: {type(error).__name__}: {error}\n")
        sys.stdout.flush()
        path.unlink(missing_ok=True)
    sys.stdout.write(f"{given.cases} cases, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
