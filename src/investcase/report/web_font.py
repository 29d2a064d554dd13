"""The typeface inside the web page: the letters, figures and signs that a paper is written in, cut from the fonts."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

_FACES = (("Regular", 400), ("Bold", 700))


def font_faces(templates_dir: Path) -> str:
    """The rules that hold both weights; a script that they do not hold falls to the reader’s own fonts."""
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; font-style: normal; '
        f'src: url("data:font/woff;base64,{_inside(templates_dir / "fonts" / f"InvestcaseText-{face}.woff")}"); }}'
        for face, weight in _FACES
    )


def _inside(font: Path) -> str:
    return b64encode(font.read_bytes()).decode("ascii")
