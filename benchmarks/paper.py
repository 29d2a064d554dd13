"""What the paper costs, and how much of that is ours: the Kent PDF over the bare engine on the same HTML.

    python benchmarks/paper.py [rounds]

Both are timed in this process, in turn, and the best of each compared.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import investcase
from investcase.catalogue.shipped import templates_dir
from investcase.report.render import html_page

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "kent-at-home"


def main() -> None:
    """Print the best of each part, and the whole over the bare engine."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    appraisal = investcase.appraise(investcase.load(EXAMPLE))
    html = html_page(appraisal, screen=False)
    styles = [templates_dir() / name for name in ("shared.css", "paper.css")]

    def load_and_appraise() -> None:
        investcase.appraise(investcase.load(EXAMPLE))

    def lay_out() -> None:
        html_page(appraisal, screen=False)

    def bare_engine() -> None:
        fonts = FontConfiguration()
        sheets = [weasyprint.CSS(filename=str(style), font_config=fonts) for style in styles]
        page = weasyprint.HTML(string=html)
        page.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True)

    with tempfile.TemporaryDirectory() as folder:

        def whole_paper() -> None:
            investcase.render(appraisal, Path(folder) / "kent.pdf")

        parts: dict[str, Callable[[], None]] = {
            "load and appraise": load_and_appraise,
            "the view and its HTML": lay_out,
            "bare engine on the same HTML": bare_engine,
            "the whole paper": whole_paper,
        }
        taken: dict[str, list[float]] = {name: [] for name in parts}
        for _ in range(rounds):
            for name, work in parts.items():
                began = time.perf_counter()
                work()
                taken[name].append(time.perf_counter() - began)
    engine = min(taken["bare engine on the same HTML"])
    print(f"{'part':<32} {'best, ms':>9} {'over the engine':>16}")
    for name, times in taken.items():
        print(f"{name:<32} {min(times) * 1000:>9.0f} {min(times) / engine:>16.3f}")


if __name__ == "__main__":
    main()
