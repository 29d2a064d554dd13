"""What investcase needs of the machine it runs on, each with what was found and what would mend it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NEEDED_PYTHON = (3, 11)
_SIGNS = "£ − ≥ → ŵ"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `mend` is the line that puts it right, when it is wrong."""

    what: str
    good: bool
    found: str
    mend: str | None = None


def examined() -> Iterator[Finding]:
    """Everything looked at, in order. Nothing is changed; a file is made in the current folder and removed."""
    yield _python()
    yield _package()
    pdf = _pango()
    yield pdf
    if pdf.good:
        yield _bytes()
    yield _fonts()
    yield _assumptions()
    yield _folder()
    yield _encoding()


def _python() -> Finding:
    good = sys.version_info[:2] >= _NEEDED_PYTHON
    needed = ".".join(map(str, _NEEDED_PYTHON))
    return Finding("Python", good, platform.python_version(), None if good else f"install Python {needed} or newer")


def _package() -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return Finding("investcase", True, version("investcase"))
    except PackageNotFoundError:
        return Finding("investcase", False, "not installed as a package", "python3 -m pip install investcase")


def _pango() -> Finding:
    from investcase.report.pdf.unavailable import install_line

    try:
        import weasyprint
    except OSError as error:
        return Finding("PDF", False, f"Pango cannot be loaded ({str(error).splitlines()[0][:120]})", install_line())
    except ImportError as error:
        mend = "python3 -m pip install 'weasyprint>=70,<71'"
        return Finding("PDF", False, f"WeasyPrint cannot be imported ({error})", mend)
    return Finding("PDF", True, f"WeasyPrint {weasyprint.__version__} with Pango")


def _bytes() -> Finding:
    """Two machines that say the same here write the same paper, byte for byte."""
    from investcase.report.pdf.libraries import versions

    return Finding("Bytes of a paper", True, "those of " + ", ".join(f"{name} {at}" for name, at in versions().items()))


def _fonts() -> Finding:
    from investcase.catalogue.shipped import NotInstalledError, templates_dir

    try:
        folder = templates_dir() / "fonts"
    except NotInstalledError as error:
        return Finding("Fonts", False, str(error), _AGAIN)
    names = sorted(path.stem for path in folder.glob("*.ttf"))
    if not names:
        return Finding("Fonts", False, "none found", _AGAIN)
    return Finding("Fonts", True, ", ".join(names))


def _assumptions() -> Finding:
    from investcase.catalogue.library import shipped_library
    from investcase.catalogue.places import Places
    from investcase.catalogue.shipped import NotInstalledError
    from investcase.reading.problems import has_errors

    try:
        library = shipped_library()
    except NotInstalledError as error:
        return Finding("Library", False, str(error), _AGAIN)
    models = [library.model(model_id) for model_id in library.model_ids()]
    figures, sources = library.figure_ids(), list(library.all_sources())
    places, problems = Places(library).listed()
    wrong = [*library.problems, *problems]
    if has_errors(wrong) or not (models and figures and sources and places):
        first = str(wrong[0]).splitlines()[0] if wrong else "some of it is missing"
        return Finding("Library", False, f"cannot be read: {first}", _AGAIN)
    counts = f"{len(models)} models, {len(figures)} figures, {len(places)} places, {len(sources)} sources"
    return Finding("Library", True, counts)


def _folder() -> Finding:
    from investcase.files.unfinished import try_folder

    try:
        try_folder(Path.cwd())
    except OSError as error:
        return Finding("This folder", False, f"cannot be written: {error.strerror}", "cd to a folder of your own")
    return Finding("This folder", True, "can be written")


def _encoding() -> Finding:
    encoding = sys.stdout.encoding or "ascii"
    try:
        _SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        mend = "set PYTHONUTF8=1" if sys.platform == "win32" else "export PYTHONUTF8=1"
        return Finding("Terminal", False, f"{encoding} cannot show every sign of the paper", mend)
    return Finding("Terminal", True, encoding)


_AGAIN = "python3 -m pip install --force-reinstall investcase"
