"""Fields that would say nothing beside others: whoever wrote one meant something by it, and would never hear of it."""

from __future__ import annotations

from collections.abc import Collection

from investcase.documents.base import Document
from investcase.documents.fields import fault


def refuse_for_nothing(document: Document, names: Collection[str], why: str, remedy: str | None = None) -> None:
    """Refuse fields that are written and would change nothing.

    Args:
        document: what they are written in.
        names: the fields as they are written.
        why: what makes them say nothing, such as 'there is no cost'.
        remedy: what else could have been meant, if anything.

    Raises:
        PydanticCustomError: one of them is written.
    """
    written = {info.alias or name: name for name, info in type(document).model_fields.items()}
    said = [name for name in names if written[name] in document.model_fields_set]
    if said:
        what = " and ".join(said)
        raise fault(
            "says-nothing",
            f"{why}, so {what} would say nothing",
            f"no {' and no '.join(said)} here",
            f"remove {what}" + (f"; or {remedy}" if remedy else ""),
        )
