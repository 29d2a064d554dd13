"""Lets the PDF engine open our own stylesheets and fonts, by exact address, and nothing else at all."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

# A name that can never be looked up (RFC 2606): our assets have addresses without being anywhere, so that no
# path of this machine is written into a document and no relative reference leads to a file.
BASE = "https://assets.investcase.invalid/"
STYLESHEETS = ("shared.css", "paper.css")
"""The pack's; the short paper has its own after them."""
SHORT = "short.css"
_OURS = {
    **dict.fromkeys((*STYLESHEETS, SHORT), "text/css"),
    "fonts/SourceSans3-Regular.ttf": "font/ttf",
    "fonts/SourceSans3-Bold.ttf": "font/ttf",
    "fonts/SourceSans3-It.ttf": "font/ttf",
}


class OwnAssets(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the paper's stylesheets and fonts from ``templates``, and typefaces cut for this one paper by their names.

    Every other address raises ``ValueError``.
    """

    def __init__(self, templates: Path, cut: Mapping[str, bytes] | None = None) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._cut = {f"{BASE}{name}": content for name, content in (cut or {}).items()}
        self._files = {f"{BASE}{name}": (templates / name, kind) for name, kind in _OURS.items()}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The asset at exactly this address."""
        if url in self._cut:
            return URLFetcherResponse(url, self._cut[url], {"Content-Type": "font/ttf"})
        if url not in self._files:
            raise ValueError(f"refused: {url[:200]} is not one of the paper's own assets")
        path, kind = self._files[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
