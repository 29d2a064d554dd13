"""What a round can be written as."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from investcase.report.formats import Format

ROUND_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("pdf", "pdf"),
            Format("html", "html"),
            Format("xlsx", "xlsx", "every table"),
            Format("json", "json"),
            Format("csv", "csv", "the register, line by line and year by year"),
            Format("plan", "csv", "the medium-term plan, a row a line, as CSV", after="plan"),
        )
    }
)
"""Every format by its name, in the order in which they are told."""
