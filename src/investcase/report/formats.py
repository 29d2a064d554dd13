"""What a case can be written as: each format, what it is called, and how its file is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `name` is what `--to` takes, `ending` how its file's name ends, `what` it is in a few words.

    `after` stands in the file's name after the case's, so that two formats of one ending lie side by side:
    `kent-flows.csv`.
    """

    name: str
    ending: str
    what: str = ""
    after: str = ""

    def stem(self, case: str) -> str:
        """What its file is called without its ending, from what the case's files are called."""
        return f"{case}-{self.after}" if self.after else case

    @property
    def told(self) -> str:
        """The name, with what it is where the name does not say."""
        return f"{self.name} ({self.what})" if self.what else self.name


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format("pdf", "pdf"),
            Format("html", "html"),
            Format("docx", "docx", "for Word"),
            Format("xlsx", "xlsx", "the workbook that recalculates"),
            Format("json", "json"),
            Format("csv", "csv", "the savings plan"),
            Format("flows", "csv", "every line by year, as CSV", after="flows"),
            Format("parquet", "parquet", "the same with draws"),
        )
    }
)
"""Every format by its name, in the order in which they are told."""
FACED = ("pdf", "html", "docx", "xlsx")
"""Those that bear a council's own face: its name, logo and colour."""


def named_by_ending(ending: str) -> Format | None:
    """The format of a file by the ending of its name, the first of several that share it; None where there is none."""
    return next((form for form in FORMATS.values() if form.ending == ending), None)
