"""A logo as a PNG, drawn anew: what it says beside its picture, such as where it was taken, stays behind."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from investcase.report.charts.palette import PAPER
from investcase.report.face.face import Logo

_LARGEST = 3000
_BEGINS = b"\x89PNG\r\n\x1a\n"


def is_png(content: bytes) -> bool:
    """Whether a file begins as every PNG does, whatever it is called."""
    return content.startswith(_BEGINS)


def png_logo(content: bytes) -> Logo:
    """The logo on white paper, in eight bits a colour.

    Raises:
        ValueError: it is no whole PNG, or too large; the words say what is wrong.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        # What loads a picture may be told elsewhere to take a part of one for all of it: this looks first.
        Image.open(BytesIO(content), formats=("PNG",)).verify()
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            if max(image.size) > _LARGEST:
                dots = f"{image.width} by {image.height} dots"
                raise ValueError(f"it is {dots}, and {_LARGEST} by {_LARGEST} are the most; save it smaller")
            drawn = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, EOFError, struct.error, zlib.error, OverflowError) as error:
        raise ValueError("it is no PNG, or a damaged one; save it anew") from error
    # On white, since the page behind it is white on paper and not on a dark screen.
    sheet = Image.new("RGB", drawn.size, PAPER)
    sheet.paste(drawn, mask=drawn.getchannel("A"))
    out = BytesIO()
    sheet.save(out, "PNG")
    return Logo(out.getvalue(), "png", drawn.width / drawn.height)
