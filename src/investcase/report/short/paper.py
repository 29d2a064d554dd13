"""The short paper as a whole: page 1 and its sections, every number keyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.report.short.fit import WHOLE, Fit
from investcase.report.short.furniture import Numbering, Section
from investcase.report.short.page_1 import PageOne, page_one
from investcase.report.short.sections import SECTIONS
from investcase.report.short.telling import Telling, Writer
from investcase.report.view.pack_letters import pack_letters
from investcase.report.view.paper import Paper


@dataclass(frozen=True, slots=True)
class ShortPaper:
    """Everything that the short paper's templates lay out. `pack` is the letter of each part of the evidence pack."""

    title: str
    place: str
    lead: str
    foot: str
    running_title: str
    statement: str
    page_1: PageOne
    sections: tuple[Section, ...]
    pack: Mapping[str, str]


def make_short_paper(
    appraisal: Appraisal,
    evidence: Paper,
    *,
    brief: bool = False,
    fit: Fit = WHOLE,
    writers: Sequence[Writer] = SECTIONS,
) -> ShortPaper:
    """The short paper of an appraisal whose evidence pack is already made; `brief` is its page 1 alone."""
    telling = Telling(appraisal, evidence, pack_letters(evidence), Numbering())
    found = [] if brief else [_written(writer, telling) for writer in writers]
    return ShortPaper(
        title=evidence.title,
        place=evidence.place,
        lead=evidence.lead,
        foot=evidence.foot,
        running_title=evidence.running_title,
        statement=evidence.statement,
        page_1=page_one(appraisal, evidence, telling.pack, fit),
        sections=tuple(section for section in found if section is not None),
        pack=telling.pack,
    )


def _written(writer: Writer, telling: Telling) -> Section | None:
    telling.numbering.begin()
    section = writer(telling)
    if section is None:
        telling.numbering.drop()
    return section
