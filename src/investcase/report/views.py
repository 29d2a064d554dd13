"""The views of one appraisal, each made once however many formats are written of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import Result
from investcase.report.face import PLAIN, Face
from investcase.report.short.fit import WHOLE, Fit
from investcase.report.short.paper import ShortPaper, make_short_paper
from investcase.report.view.paper import Paper, make_paper

if TYPE_CHECKING:
    from investcase.report.word.template import Template


@dataclass(frozen=True)
class Views:
    """What the formats are made from: the result, the evidence pack and the short paper, made when first asked for.

    `template` is a council's own, into which the paper in Word goes; `face` its name, logo and colour.
    """

    appraisal: Appraisal
    template: Template | None = None
    face: Face = PLAIN

    @cached_property
    def result(self) -> Result:
        """The result, with what partners would pay one another where the case asks for it."""
        return self.appraisal.result(balanced=True)

    @cached_property
    def data(self) -> bytes:
        """The result as JSON."""
        return self.result.to_json().encode("utf-8")

    @cached_property
    def evidence(self) -> Paper:
        """The evidence pack."""
        return make_paper(self.appraisal, self.result)

    @cached_property
    def short(self) -> ShortPaper:
        """The short paper whose page 1 has all the room that it wants."""
        return self.fitted(WHOLE)

    def fitted(self, fit: Fit, *, brief: bool = False) -> ShortPaper:
        """The short paper with a page 1 that is set so tightly; `brief` is that page alone."""
        made = make_short_paper(self.appraisal, self.evidence, brief=brief, fit=fit)
        named = self.face.name
        return made if named is None else replace(made, page_1=replace(made.page_1, body=named))
