"""A council's own face: what stands in `brand.yaml` beside a case or a library."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import FileBeside, Title, fault
from investcase.documents.offering import reads_its_remedies
from investcase.documents.saying import said_of

_A_COLOUR = "six signs of 0 to 9 and a to f, such as 7a0019"
_SIX = re.compile(r"#?([0-9a-f]{6})")
_THREE = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])")
_PARTS = re.compile(r"(?:rgb)?\s*\(?\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*\)?")
_MOST = 255


@reads_its_remedies
def _colour(value: object) -> str:
    """A colour as `#rrggbb`. A # begins a comment in YAML, so that it is not asked for."""
    written = str(value).strip().casefold()
    six = _SIX.fullmatch(written)
    if isinstance(value, str) and six:
        return f"#{six[1]}"
    three, parts = _THREE.fullmatch(written), _PARTS.fullmatch(written)
    meant = "".join(sign * 2 for sign in three.groups()) if three else ""
    if parts and all(int(part) <= _MOST for part in parts.groups()):
        meant = "".join(f"{int(part):02x}" for part in parts.groups())
    raise fault("colour", said_of(value, "is not a colour"), _A_COLOUR, instead=(meant,) if meant else ())


Colour = Annotated[str | None, BeforeValidator(_colour)]


class Brand(Document):
    """`investcase/brand/1`: whose paper it is, by name, logo and colour; what is left out stays as it is.

    `logo` is a PNG or an SVG beside this file; `logo_in_word` a PNG of it, where that is an SVG, which Word does not
    take. `colour` is that of headings, rules and what is expected in charts; `colour_on_dark` the same on a dark
    screen. Gains and losses keep their own colours, which mean the same in every paper.
    """

    name: Title | None = None
    logo: FileBeside | None = None
    logo_in_word: FileBeside | None = None
    colour: Colour = None
    colour_on_dark: Colour = None

    @model_validator(mode="after")
    def _says_something(self) -> Brand:
        if self.logo_in_word is not None and self.logo is None:
            message = "a logo is given for Word, and none for the paper"
            raise fault("brand-empty", message, "logo, which may be the same file", f"write logo: {self.logo_in_word}")
        if self.colour_on_dark is not None and self.colour is None:
            message = "a colour is given for dark screens, and none for paper"
            raise fault("brand-empty", message, "colour as well", "write colour, or take colour_on_dark out")
        if self.name is None and self.logo is None and self.colour is None:
            raise fault("brand-empty", "this brand changes nothing", "a name, a logo or a colour", "write one of them")
        return self
