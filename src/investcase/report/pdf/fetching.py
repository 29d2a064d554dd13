"""Lets the PDF engine open our own stylesheets and fonts, by exact address, and nothing else at all."""

import re
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

# A name that can never be looked up (RFC 2606): our assets have addresses without being anywhere, so that no
# path of this machine is written into a document and no relative reference leads to a file.
BASE = "https://assets.investcase.invalid/"
STYLESHEETS = ("shared.css", "paper.css")
"""The pack's; the short paper has its own after them."""
SHORT = "short.css"
_PICTURE_INSIDE = re.compile(r"data:(image/(?:png|svg\+xml));base64,([A-Za-z0-9+/]+={0,2})")
_OURS = {
    **dict.fromkeys((*STYLESHEETS, SHORT), "text/css"),
    "fonts/SourceSans3-Regular.ttf": "font/ttf",
    "fonts/SourceSans3-Bold.ttf": "font/ttf",
    "fonts/SourceSans3-It.ttf": "font/ttf",
}


class OwnAssets(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the paper's stylesheets and fonts from ``templates``, and typefaces cut for this one paper by their names.

    A picture that the page itself holds, such as a logo, is what its address says. Every other raises ``ValueError``.
    """

    def __init__(self, templates: Path, cut: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._cut = {f"{BASE}{name}": content for name, content in (cut or {}).items()}
        self._files = {f"{BASE}{name}": (templates / name, kind) for name, kind in _OURS.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The asset at exactly this address."""
        inside = _PICTURE_INSIDE.fullmatch(url)
        if inside:
            return URLFetcherResponse(url, b64decode(inside[2]), {"Content-Type": inside[1]})
        if url in self._cut:
            return URLFetcherResponse(url, self._cut[url], {"Content-Type": "font/ttf"})
        if url not in self._files:
            raise ValueError(f"refused: {url[:200]} is not one of the paper's own assets")
        path, kind = self._files[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
