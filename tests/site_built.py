"""The documentation as a web site, built as scripts/site builds it, and looked at in a browser.

`python -m site_built FOLDER` (src and tests on the path) looks at every page at every width, and says what is wrong.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from browser import axe_findings, chromium

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
WIDTHS = (390, 1024, 1440)
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def build(into: Path) -> subprocess.CompletedProcess[str]:
    """The site in a folder; whatever Sphinx warns of is an error."""
    options = ["-n", "-W", "--keep-going", "-q", "-b", "html", "-d", str(into / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, "-c", str(DOCS / "site"), str(DOCS), str(into / "html")]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=400, check=False)


def faults(browser: Any, page: Path, width: int) -> list[str]:
    """What is wrong with a page at a width: what is asked of elsewhere, what sticks out, what axe finds."""
    tab = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    try:
        tab.goto(page.as_uri())
        wrong = [f"asks for {url}" for url in asked if not url.startswith(("file:", "data:"))]
        if (over := tab.evaluate(_WIDER)) > 0:
            wrong.append(f"is {over} wider than the window")
        return [f"{page.name} at {width}: {each}" for each in [*wrong, *axe_findings(tab)]]
    finally:
        tab.close()


if __name__ == "__main__":
    made = Path(sys.argv[1])
    if (done := build(made)).returncode:
        sys.exit(done.stderr)
    with chromium() as opened:
        found = [
            fault
            for each in sorted((made / "html").glob("*.html"))
            for width in WIDTHS
            for fault in faults(opened, each, width)
        ]
    sys.exit("\n".join(found))
