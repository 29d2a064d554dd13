"""What validators let through and a reader stumbles over, looked for in the final HTML before it is bound.

The least size is 9 pt; ``@page`` margin boxes, ``.footnote`` and ``.trail`` (a footnote in its place) may be 8 pt.
Sizes are read where they are plain (``pt``, ``px``, ``mm``, ``rem`` against a root of 10 pt or more); relative ``em``
and ``%`` are refused below 1.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from investcase.reading.carried import Carried

_HEADING = re.compile(r"h[1-6]")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_EMPTY_WORDS = frozenset(
    {"", "click here", "here", "link", "this link", "read more", "more", "see here", "this page", "website"}
)
_SHORTEST_TITLE = 20
_LOADING = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"})
_OWN_ASSETS = frozenset(
    {
        "shared.css",
        "paper.css",
        "short.css",
        "fonts/SourceSans3-Regular.ttf",
        "fonts/SourceSans3-Bold.ttf",
        "fonts/SourceSans3-It.ttf",
    }
)

_NEVER = frozenset({"script", "iframe", "object", "embed", "base", "form", "image", "use", "foreignobject"})

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s*["']([^"']*)""", re.IGNORECASE)
_PICTURE_INSIDE = re.compile(r"data:image/(?:png|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}")
"""A council's logo, which was made safe."""
_FONT_INSIDE = re.compile(r"data:font/woff;base64,[A-Za-z0-9+/]+={0,2}")
_SIZE = re.compile(r"font(?:-size)?\s*:[^;{}]*?(?<![\w.#-])(\d*\.?\d+)(pt|px|mm|rem|em|%)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "rem": 10.0, "em": 10.0, "%": 0.1}
_LEAST, _LEAST_FURNITURE = 9.0, 8.0


class PreflightError(Carried):
    """The HTML is not fit to be bound; ``faults`` holds every reason."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("the paper's HTML is not fit to be bound:\n" + "\n".join(f"  {fault}" for fault in faults))
        self.faults = faults


def preflight(html: str, *stylesheets: str) -> None:
    """Check the page, its ``<style>`` elements and ``stylesheets`` (CSS text).

    Raises ``PreflightError`` with every fault found.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    faults = list(reader.faults)
    for css in (*reader.styles, *stylesheets):
        faults.extend(_css_faults(css))
    if faults:
        raise PreflightError(tuple(dict.fromkeys(faults)))


@dataclass
class _Element:
    """An open element and what has been seen inside it."""

    tag: str
    attributes: dict[str, str]
    where: int
    words: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    has_header: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.styles: list[str] = []
        self._open: list[_Element] = []
        self._heading = 0
        self._h1 = 0
        self._lang = ""
        self._title = ""

    def _fault(self, element: _Element, words: str) -> None:
        self.faults.append(f"line {element.where}: <{element.tag}> {words}")

    def _inside(self, tag: str) -> _Element | None:
        return next((element for element in reversed(self._open) if element.tag == tag), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        if self._open:
            self._open[-1].children.append(tag)
        self._look_at(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # "/>" closes only inside SVG; on an HTML element a browser ignores it.
        if tag not in _VOID and self._inside("svg"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            self._look_back_at(element)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def _look_at(self, element: _Element) -> None:
        if element.tag == "html":
            self._lang = element.attributes.get("lang", "")
        if element.tag in _NEVER:
            self._fault(element, "is not used in the paper")
        if element.tag == "img":
            self._look_at_picture(element)
        if _HEADING.fullmatch(element.tag):
            self._look_at_heading(element)
        if element.tag == "th":
            self._look_at_header_cell(element)
        self._look_at_addresses(element)

    def _look_at_picture(self, element: _Element) -> None:
        if not _PICTURE_INSIDE.fullmatch(element.attributes.get("src", "").strip()):
            self._fault(element, "is not used in the paper unless the page holds it")
        if not element.attributes.get("alt", "").strip():
            self._fault(element, "has no words in its place (alt)")

    def _look_at_heading(self, element: _Element) -> None:
        level = int(element.tag[1])
        self._h1 += level == 1
        if level == 1 and self._h1 > 1:
            self._fault(element, "is a second first-level heading")
        if level > self._heading + 1:
            self._fault(element, f"skips a level after h{self._heading}" if self._heading else "comes before any h1")
        self._heading = level

    def _look_at_header_cell(self, element: _Element) -> None:
        table = self._inside("table")
        if table:
            table.has_header = True
        scope = element.attributes.get("scope", "")
        if scope not in ("col", "row"):
            self._fault(element, 'needs scope="col" or scope="row"')
        elif (scope == "col") != (self._inside("thead") is not None):
            self._fault(element, 'with scope="col" stands in a thead, one with scope="row" in a tbody')

    def _look_at_addresses(self, element: _Element) -> None:
        for name, value in element.attributes.items():
            address = value.strip()
            if name.startswith("on"):
                self._fault(element, f"has a script in {name}")
            elif name == "style":
                self.faults.extend(_css_faults(f"{{{value}}}"))
            elif name in _LOADING and not (element.tag == "img" and name == "src"):
                self._fault(element, f"loads {address[:80]!r}")
            elif name.rpartition(":")[2] == "href":
                linked = element.tag == "a" and address.startswith("https://")
                own = element.tag == "link" and address in _OWN_ASSETS
                if not (linked or own or (len(address) > 1 and address.startswith("#"))):
                    self._fault(element, f"refers to {address[:80]!r}")
        relation = element.attributes.get("rel", "").lower().split()
        if "attachment" in relation:
            self._fault(element, "asks for a file to be attached")

    def _look_back_at(self, element: _Element) -> None:
        tag = element.tag
        if tag == "title" and self._inside("svg") is None:
            self._title = self._title or element.text
        elif tag == "title" and self._open and self._open[-1].tag == "svg":
            self._open[-1].attributes["said"] = element.text
        elif tag == "svg" and len(element.attributes.get("said", "")) < _SHORTEST_TITLE:
            self._fault(element, f"needs a title, as its direct child, of {_SHORTEST_TITLE} characters or more")
        elif tag == "style":
            self.styles.append("".join(element.words))
        elif tag == "table":
            if not element.has_header:
                self._fault(element, "has no header cells")
            if "caption" not in element.children:
                self._fault(element, "has no caption")
        elif tag == "figure" and "figcaption" not in element.children:
            self._fault(element, "has no figcaption")
        elif tag in ("caption", "figcaption") and not element.text:
            self._fault(element, "is empty")
        elif tag == "a" and element.text.lower().rstrip(".") in _EMPTY_WORDS:
            self._fault(element, f"does not say where it goes: {element.text!r}")

    def finish(self) -> None:
        while self._open:
            self._look_back_at(self._open.pop())
        if not self._lang:
            self.faults.append('the page has no lang on <html> (write lang="en-GB")')
        if not self._title:
            self.faults.append("the page has no <title>")
        if self._h1 == 0:
            self.faults.append("the page has no h1")


def _css_faults(css: str) -> list[str]:
    css = _COMMENT.sub("", css)
    faults = []
    if re.search(r"leader\s*\(", css, re.IGNORECASE):
        faults.append("CSS: leader() is read aloud dot by dot")
    for match in (*_URL.finditer(css), *_IMPORT.finditer(css)):
        address = next((group for group in match.groups() if group is not None), "").strip()
        held = address in _OWN_ASSETS or _FONT_INSIDE.fullmatch(address) is not None
        if not held and not (len(address) > 1 and address.startswith("#")):
            faults.append(f"CSS: refers to {address[:80]!r}")
    for match in _SIZE.finditer(css):
        points = float(match[1]) * _POINTS[match[2].lower()]
        least = _LEAST_FURNITURE if _is_furniture(css, match.start()) else _LEAST
        if points < least - 1e-6:
            faults.append(f"CSS: {match[0].strip()!r} is under {least:g} pt")
    return faults


def _is_furniture(css: str, position: int) -> bool:
    """Whether the declaration at ``position`` is in a page's margin box, a footnote or a trail."""
    opened = css.rfind("{", 0, position)
    selector = re.split(r"[{};]", css[:opened])[-1].strip() if opened > 0 else ""
    return selector.startswith(("@top", "@bottom", "@left", "@right", "@footnote")) or selector in (
        ".footnote",
        ".trail",
    )
