"""What the review warns of and somebody answers for leaving as it is."""

from __future__ import annotations

from investcase.documents.base import Document
from investcase.documents.fields import Text


class Accepted(Document):
    """A warning that is accepted: its code, where it stands, why it may stay so, and who says so.

    `at` is the field that the warning names, or the id of what it stands in; without it, every warning of the code.
    """

    check: Text
    at: Text | None = None
    because: Text
    by: Text
