"""A Word file as the bytes that hold it: the same for the same document, whatever the time of day."""

from __future__ import annotations

import zipfile
from io import BytesIO

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_PICTURE = b"\x89PNG"
MOST = 100_000_000
"""How many bytes a template may hold when it is unpacked."""


def packed_alike(content: bytes) -> bytes:
    """The same file without the times at which its parts were written."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda each: (each != _TYPES, each)):
            part = zipfile.ZipInfo(name, _NO_TIME)
            held = old.read(name)
            # A picture is as small as it gets.
            part.compress_type = zipfile.ZIP_STORED if held.startswith(_PICTURE) else zipfile.ZIP_DEFLATED
            new.writestr(part, held)
    return out.getvalue()


def as_document(template: bytes) -> bytes:
    """A document to write into, from one or from a template of Word's own kind (.dotx).

    Raises:
        ValueError: it is neither, or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(template)) as old:
            if sum(part.file_size for part in old.infolist()) > MOST:
                raise ValueError("it is too large for a template")
            types = old.read(_TYPES)
            if _TEMPLATE not in types and _DOCUMENT not in types:
                raise ValueError("it is no Word document or template without macros (.docx or .dotx)")
            if _TEMPLATE not in types:
                return template
            out = BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
                for name in old.namelist():
                    new.writestr(name, types.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else old.read(name))
            return out.getvalue()
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ValueError("it is no Word document (.docx or .dotx), or one that is damaged or locked") from error
