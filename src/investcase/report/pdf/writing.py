"""From HTML to the PDF: the same bytes for the same inputs."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from investcase.report.pdf.unavailable import unavailable

_MOST_TRIES = 4


@dataclass(frozen=True)
class Attached:
    """A file carried inside the PDF: its bytes, and what it is to the paper (``Source`` or ``Data`` of it ...)."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Source", "Data", "Supplement", "Alternative"]


def pdf_bytes(
    html: str,
    *,
    title: str,
    attachments: Sequence[Attached],
    identifier: bytes,
    created: datetime,
    templates_dir: Path,
    short: bool = False,
) -> bytes:
    """``html`` as one tagged PDF/A-3a and PDF/UA-1 file.

    The stylesheets are ``shared.css`` and ``paper.css`` in ``templates_dir``, and ``short.css`` after them for a
    ``short`` paper; the fonts those beside them; nothing else is opened.
    ``identifier`` (16 bytes are usual) and ``created`` (with its time zone) make the file reproducible. Raises
    ``PdfUnavailable`` where Pango or another library cannot be loaded, ``ValueError`` for a date without a zone, and
    ``Problems`` where a text would lie off the paper.
    """
    if created.tzinfo is None:
        raise ValueError("created needs a time zone: the file's bytes must not depend on where it is written")
    with _files_named():
        return _bound(html, title, attachments, identifier, created.astimezone(UTC), templates_dir, short=short)


def page_count(html: str, templates_dir: Path, *, short: bool = False) -> int:
    """How many pages ``html`` would take; raises as ``pdf_bytes`` does."""
    try:
        from investcase.report.pdf.pages import pages_of
    except (OSError, ImportError) as error:
        raise unavailable(error) from error
    with _files_named():
        return len(pages_of(html, templates_dir, short=short).pages)


@contextmanager
def _files_named() -> Iterator[None]:
    """What goes wrong with a file without a name is said of where the typefaces' files are, of which nobody knows."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror or str(error), tempfile.gettempdir()) from error


def _bound(
    html: str,
    title: str,
    attachments: Sequence[Attached],
    identifier: bytes,
    created: datetime,
    templates_dir: Path,
    *,
    short: bool,
) -> bytes:
    try:
        # These modules import WeasyPrint as they load, which takes a second.
        from investcase.report.pdf.conformance import claim_accessibility
        from investcase.report.pdf.cutting import CutOurWay
        from investcase.report.pdf.pages import VARIANT, pages_of
        from investcase.report.pdf.repairs import AMBIGUOUS_END, repair
    except (OSError, ImportError) as error:
        raise unavailable(error) from error

    document = pages_of(html, templates_dir, short=short)
    document.fonts = CutOurWay()

    written = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.title = title
    document.metadata.created = document.metadata.modified = written
    claim_accessibility(document.metadata)
    for revision in range(_MOST_TRIES):
        pdf: bytes = document.write_pdf(
            pdf_variant=VARIANT,
            pdf_tags=True,
            pdf_identifier=identifier,
            attachments=_inside(attachments, created),
            finisher=partial(repair, revision=revision),
        )
        # The last two streams are made after the repairs: about one file in 128 has to be written again.
        if AMBIGUOUS_END not in pdf:
            break
    return pdf


def _inside(attachments: Sequence[Attached], created: datetime) -> list[Any]:
    """The attachments as WeasyPrint wants them, which can read each only once."""
    from weasyprint import Attachment

    return [
        Attachment(
            string=attached.content,
            name=attached.name,
            description=attached.description,
            created=created,
            modified=created,
            relationship=attached.relationship,
        )
        # The format wants the names in order.
        for attached in sorted(attachments, key=lambda attached: attached.name)
    ]
