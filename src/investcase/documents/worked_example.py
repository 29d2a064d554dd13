"""A worked example of a model: what goes in, and what comes out by hand."""

from __future__ import annotations

from pydantic import Field

from investcase.documents.base import Document
from investcase.documents.fields import Measure, Name, YearField
from investcase.documents.nations import Nation


class WorkedExample(Document):
    """An example in a nation, with no place's own figures, at full effort and before anything is taken off.

    `gives` names inputs, choices and steps, each with what it comes to when worked out by hand.
    """

    nation: Nation = Nation.ENGLAND
    price_base: YearField
    choices: dict[Name, Name] = Field(default_factory=dict)
    inputs: dict[Name, Measure] = Field(default_factory=dict)
    gives: dict[Name, Measure] = Field(min_length=1)
