"""What a case asks of itself: named sets of changes, each as `run --set` takes them."""

from __future__ import annotations

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Id, Text, Title, fault


class WhatIfSet(Document):
    """Figures by name, each with another value; or other sets, together; or both."""

    id: Id
    title: Title
    changes: dict[Text, Text] = Field(default_factory=dict)
    combines: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _changes_something(self) -> WhatIfSet:
        if not self.changes and not self.combines:
            raise fault(
                "what-if-empty",
                f"the what-if {self.id} changes nothing",
                "changes (a name and a value each, as run --set takes them), or combines (the ids of other what-ifs)",
                "write such as changes: {years: 12}, or take it out",
            )
        return self
