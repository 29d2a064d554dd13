"""The plain named places of a council's own template: the title goes where `[[title]]` stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from investcase.reading.suggest import did_you_mean, one_of
from investcase.report.short.paper import ShortPaper
from investcase.report.word.parts_of_xml import Element, qualified

PAPER = "paper"
_PLACE = re.compile(r"\[\[([^\[\]]*)\]\]")

PLACES: Mapping[str, Callable[[ShortPaper], str]] = MappingProxyType(
    {
        "title": lambda short: short.page_1.title,
        "body": lambda short: short.page_1.body,
        "meeting": lambda short: short.page_1.meeting,
        "status": lambda short: " ".join(f"{band.words}. {band.detail}" for band in short.page_1.bands),
        "statement": lambda short: short.statement,
        "version": lambda short: short.foot,
    }
)
"""Each place that words go into, with the words of a paper."""


def faults_of_places(body: Element, others: Iterable[Element]) -> Iterator[str]:
    """What is wrong with the places named in a template: in its body, and in its heads and feet."""
    for root in (body, *others):
        for _, text in _paragraphs(root):
            for name in _PLACE.findall(text):
                known = [*PLACES, PAPER]
                if _plain(name) not in known:
                    yield f"[[{name}]] is no place; {did_you_mean(_plain(name), known) or one_of(known)}"
    alone = f"[[{PAPER}]] on a line of its own in the text, in no table, box, head or foot"
    told = sum(
        _plain(name) == PAPER
        for root in (body, *others)
        for _, text in _paragraphs(root)
        for name in _PLACE.findall(text)
    )
    if told == 0:
        yield f"it does not say where the paper goes; write {alone}"
    elif told > 1:
        yield f"it says {told} times where the paper goes; write {alone}, once"
    elif place_of_paper(body) is None:
        yield f"the paper cannot go where [[{PAPER}]] stands; write {alone}"


def place_of_paper(body: Element) -> Element | None:
    """The paragraph in whose place the paper goes."""
    for paragraph, text in _paragraphs(body):
        found = _PLACE.fullmatch(text.strip())
        if found and _plain(found[1]) == PAPER and paragraph.getparent() is body:
            return paragraph
    return None


def fill(roots: Iterable[Element], short: ShortPaper) -> set[str]:
    """Put a paper's words in their places; answers which places there were."""
    filled = set()
    for root in roots:
        for paragraph, text in list(_paragraphs(root)):
            for found in reversed(list(_PLACE.finditer(text))):
                name = _plain(found[1])
                if name in PLACES:
                    _put(paragraph, found.start(), found.end(), PLACES[name](short))
                    filled.add(name)
    return filled


def _plain(name: str) -> str:
    return name.strip().casefold()


def _paragraphs(root: Element) -> Iterator[tuple[Element, str]]:
    """Every paragraph that holds any words, with them."""
    for paragraph in root.iter(qualified("w:p")):
        text = "".join(each.text or "" for each in _texts(paragraph))
        if text:
            yield paragraph, text


def _texts(paragraph: Element) -> list[Element]:
    """The pieces of a paragraph's own text: Word cuts it where it likes. Those of a box within it are the box's."""
    name = qualified("w:p")
    return [each for each in paragraph.iter(qualified("w:t")) if next(each.iterancestors(name)) is paragraph]


def _put(paragraph: Element, start: int, end: int, words: str) -> None:
    """Words in place of some of a paragraph's text, looking as the first letter of it did."""
    at = 0
    for piece in _texts(paragraph):
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            piece.text = f"{text[:first]}{words}{text[last:]}"
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words = ""
        at += len(text)
