"""The libraries that draw a paper: two functions that WeasyPrint's bindings leave out, and the versions in use."""

import zlib

import fontTools
import pydyf
import weasyprint
from weasyprint.text.ffi import ffi, fontconfig, harfbuzz, pango

from investcase.catalogue.typefaces import version_of_others

# Should the bindings ever have them, declaring them again does nothing.
ffi.cdef("FcConfig * FcConfigCreate (void); const char * hb_version_string (void);")

empty_configuration = fontconfig.FcConfigCreate
"""Makes a Fontconfig configuration without fonts or rules, which its caller has to destroy."""


def versions() -> dict[str, str]:
    """What a paper's bytes depend on beside its inputs and date: each library's name and the version in use."""
    number = pango.pango_version()
    return {
        "WeasyPrint": weasyprint.__version__,
        "pydyf": pydyf.__version__,
        "fontTools": fontTools.version,
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "HarfBuzz": ffi.string(harfbuzz.hb_version_string()).decode("ascii"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "typefaces of other scripts": version_of_others(),
    }
