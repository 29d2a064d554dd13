"""What to do on a machine that cannot make PDFs: the one line that puts Pango there."""

import platform
import sys
from collections.abc import Mapping

_BY_FAMILY = {
    "debian": "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0",
    "fedora": "dnf install -y pango",
    "alpine": "apk add pango",
}
_FAMILY_OF = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora"}
_MACOS = "brew install pango"
_WINDOWS = (
    "pacman -S mingw-w64-x86_64-pango   (in an MSYS2 shell; then set WEASYPRINT_DLL_DIRECTORIES to its mingw64\\bin; "
    "from WeasyPrint's documents, not run by us)"
)


REINSTALL = "python3 -m pip install --force-reinstall investcase"
_NO_ROOM = ("failed to map segment", "annot allocate memory", "cannot create shared object descriptor")
"""What loaders of libraries say, in no other way, where there is no memory left."""


class PdfUnavailable(Exception):
    """This machine cannot make PDFs; the message holds the line that changes that."""


def install_line(system: str | None = None, release: Mapping[str, str] | None = None) -> str:
    """The command that installs what WeasyPrint needs here.

    ``system`` is a ``sys.platform`` and ``release`` the fields of an os-release file; both default to this machine.
    """
    system = sys.platform if system is None else system
    if system == "darwin":
        return _MACOS
    if system == "win32":
        return _WINDOWS
    if release is None:
        release = _os_release()
    for name in (release.get("ID", ""), *release.get("ID_LIKE", "").split()):
        family = _FAMILY_OF.get(name, name)
        if family in _BY_FAMILY:
            return _BY_FAMILY[family]
    return "install your system's packages for Pango 1.44 or newer with its FreeType library (libpangoft2)"


def _os_release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def unavailable(reason: OSError | ImportError) -> PdfUnavailable:
    """The exception for a failed import of WeasyPrint, or of what it is made of."""
    first = str(reason).splitlines()[0] if str(reason) else "a library is missing"
    if any(words in first for words in _NO_ROOM):
        return PdfUnavailable(f"PDFs need more memory than is free ({first}); close other programs and try again")
    if isinstance(reason, ImportError):
        return PdfUnavailable(f"PDFs need a library that cannot be loaded ({first}). Run: {REINSTALL}")
    return PdfUnavailable(f"PDFs need the Pango library, which is not on this machine ({first}). Run: {install_line()}")
