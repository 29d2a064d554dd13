"""The papers kept for a stranger to open are those that the examples make today."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
import pypdf

import investcase

ROOT = Path(__file__).resolve().parents[2]
PAPERS = ROOT / "docs" / "papers"
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/case.yaml"))

pytestmark = pytest.mark.skipif(not PAPERS.is_dir(), reason="the documentation is not here")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_is_what_its_example_makes_today(example: Path, tmp_path: Path) -> None:
    made = investcase.render(investcase.appraise(investcase.load(example)), tmp_path / f"{example.name}.pdf")
    assert len(made) == 2
    for path in made:
        kept = PAPERS / path.name
        assert kept.is_file(), f"scripts/renew-papers writes {path.name}"
        assert words(kept) == words(path), f"{path.name} is stale: scripts/renew-papers"


def test_nothing_else_is_kept_and_the_readme_shows_page_1() -> None:
    names = {f"{path.name}{end}" for path in EXAMPLES for end in (".pdf", "-evidence.pdf", "-page-1.png")}
    assert {path.name for path in PAPERS.iterdir()} == names
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "docs/papers/kent-at-home-page-1.png" in readme
    assert all(f"docs/papers/{path.name}.pdf" in readme for path in EXAMPLES)


def words(path: Path) -> list[str]:
    """The words of each page, whatever version of a library laid them out."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]
