"""Reads a council's face: its `brand.yaml`, and the logo that lies beside it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from investcase.catalogue.origins import SHIPPED
from investcase.documents.base import Loaded, read_document
from investcase.documents.brand import Brand
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import read_text
from investcase.report.charts.palette import DARK_GROUNDS, GROUNDS
from investcase.report.face.contrast import EASY, LEAST, least_contrast, readable
from investcase.report.face.face import PLAIN, Face, Logo
from investcase.report.face.png import is_png, png_logo
from investcase.report.face.svg import svg_logo
from investcase.resolving.resolved_case import ResolvedCase

BRAND = "brand.yaml"
_FOR_WORD = "logo_in_word"
_MOST = 1_000_000
_WIDEST = 12


@dataclass(frozen=True, slots=True)
class _Ground:
    """What words stand on: its colours, the one furthest from them, and what it is called."""

    colours: tuple[str, ...]
    away: str
    called: str


_ON_PAPER = _Ground(GROUNDS, "#000000", "pale ground")
_ON_DARK = _Ground(DARK_GROUNDS, "#ffffff", "dark ground")


def face_of(case: ResolvedCase, named: Path | None = None, *, in_word: bool = False) -> Face:
    """The face of a case's papers: the one named; else that beside the case, or beside the library it stands on.

    `in_word` asks for a logo that Word takes, too.

    Raises:
        Problems: it cannot be read, its logo cannot be taken, or words in its colour could not be read.
    """
    found = named or next((each for each in _beside(case) if each.is_file()), None)
    return PLAIN if found is None else read_face(found, in_word=in_word)


def _beside(case: ResolvedCase) -> list[Path]:
    file = Path(case.loaded.file)
    libraries = [origin.folder.parent for origin in case.library.origins if origin.name != SHIPPED]
    return [folder / BRAND for folder in ([file.parent] if file.is_file() else []) + libraries]


def read_face(path: Path, *, in_word: bool = False) -> Face:
    """The face that a file describes.

    Raises:
        Problems: as above.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        raise Problems([text])
    loaded, problems = read_document(text, "brand", Brand)
    if loaded is None:
        raise Problems(problems)
    brand, wrong = loaded.document, list(problems)
    logo = _logo(loaded, "logo", brand.logo, path.parent, wrong)
    for_word = logo if brand.logo_in_word is None else _logo(loaded, _FOR_WORD, brand.logo_in_word, path.parent, wrong)
    if for_word is not None and for_word.kind != "png":
        if brand.logo_in_word is not None or in_word:
            wrong.append(_not_for_word(loaded))
        for_word = None
    on_dark = brand.colour_on_dark
    if brand.colour is not None:
        _hold_to_contrast(loaded, "colour", brand.colour, _ON_PAPER, wrong)
        if on_dark is None:
            on_dark = readable(brand.colour, _ON_DARK.colours, _ON_DARK.away, EASY)
        _hold_to_contrast(loaded, "colour_on_dark", on_dark, _ON_DARK, wrong)
    if wrong:
        raise Problems(wrong)
    files = (path, *(path.parent / each for each in (brand.logo, brand.logo_in_word) if each is not None))
    return Face(brand.name, logo, for_word, brand.colour, on_dark, files)


def _hold_to_contrast(loaded: Loaded[Brand], field: str, colour: str, ground: _Ground, wrong: list[Problem]) -> None:
    least = least_contrast(colour, ground.colours)
    if least >= LEAST:
        return
    nearest = readable(colour, ground.colours, ground.away)
    # Rounded down: 4.48 is not 4.5.
    message = f"words in this colour have a contrast of {int(least * 10) / 10:.1f} to the {ground.called} they stand on"
    wrong.append(
        loaded.problem(
            "brand-contrast",
            message,
            (field,),
            expected=f"{LEAST} or more, so that everybody can read them",
            instead=[nearest.removeprefix("#")],
        )
    )


def _not_for_word(loaded: Loaded[Brand]) -> Problem:
    given = loaded.document.logo_in_word is not None
    return loaded.problem(
        "brand-logo",
        "Word takes no SVG",
        (_FOR_WORD if given else "logo",),
        expected="a PNG of the same logo, for Word",
        remedy=f"save the logo as a PNG too, and write {_FOR_WORD}: and the name of that file",
    )


def _logo(loaded: Loaded[Brand], field: str, name: str | None, folder: Path, wrong: list[Problem]) -> Logo | None:
    if name is None:
        return None
    try:
        content = _content(folder / name)
        logo = _not_too_long(png_logo(content) if is_png(content) else svg_logo(content))
    except ValueError as error:
        said = f"{name} cannot be the logo: {error}"
        wrong.append(loaded.problem("brand-logo", said, (field,), expected="a PNG or an SVG beside this file"))
        return None
    return logo


def _not_too_long(logo: Logo) -> Logo:
    if not 1 / _WIDEST < logo.ratio < _WIDEST:
        raise ValueError(f"it is more than {_WIDEST} times as long one way as the other; cut it to the logo alone")
    return logo


def _content(file: Path) -> bytes:
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ValueError("it is no file")
        if about.st_size > _MOST:
            raise ValueError("it is larger than 1 MB; save it smaller")
        return file.read_bytes()
    except OSError as error:
        raise ValueError(f"it cannot be read ({error.strerror})") from error
