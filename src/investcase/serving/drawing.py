"""A case as the page shows it: worked out from its file, or from its file with some figures moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.checks.review import appraised
from investcase.reading.problems import Severity
from investcase.report.short.facts import facts_of
from investcase.report.short.page_1 import PageOne, page_one
from investcase.report.short.voice import the
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.pack_letters import pack_letters
from investcase.report.view.paper import Paper, make_paper
from investcase.resolving.case import changes_in, settled_with
from investcase.resolving.resolved_case import ResolvedCase
from investcase.serving.moving import Moved
from investcase.serving.sliders import Slider, sliders


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A case that could be read, at the time it was.

    Page 1 takes a few words of the evidence behind the paper, which takes as long again to make. `whole` says that it
    was made: until then those words are of the drawing before, and page 1 is soon there.
    """

    at: dt.datetime
    appraisal: Appraisal
    evidence: Paper
    pack: Mapping[str, str]
    page: PageOne
    sliders: tuple[Slider, ...]
    whole: bool

    @property
    def case(self) -> ResolvedCase:
        """The case."""
        return self.appraisal.case


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """The same with some figures moved: nothing of it is in any file."""

    appraisal: Appraisal
    page: PageOne


def drawn(case: ResolvedCase, at: dt.datetime, before: Drawn | None = None) -> Drawn:
    """A case worked out and reviewed, with page 1 and the sliders; whole where there is no drawing before.

    Raises:
        Problems: the case, its answer or its review has an error.
    """
    appraisal = appraised(case)
    if before is None:
        return _with_evidence(appraisal, at)
    problems = tuple(problem for problem in appraisal.problems if problem.severity is not Severity.NOTE)
    evidence = replace(before.evidence, title=case.document.title, place=case.place_name, lead=case.lead.name)
    evidence = replace(evidence, problems=problems)
    page = page_one(appraisal, evidence, before.pack)
    return Drawn(at, appraisal, evidence, before.pack, page, sliders(appraisal), whole=False)


def made_whole(quick: Drawn) -> Drawn:
    """The same drawing with its own evidence behind it."""
    return _with_evidence(quick.appraisal, quick.at)


def _with_evidence(appraisal: Appraisal, at: dt.datetime) -> Drawn:
    evidence = make_paper(appraisal, appraisal.result())
    pack = pack_letters(evidence)
    page = page_one(appraisal, evidence, pack)
    return Drawn(at, appraisal, evidence, pack, page, sliders(appraisal), whole=True)


def tried(before: Drawn, moves: Sequence[Moved]) -> Tried:
    """Page 1 with figures moved, as if the file said so; it is reviewed when it is kept.

    Raises:
        Problems: the case cannot stand or be worked out so.
    """
    case = before.case
    changes = changes_in(case, {each.slider.key: each.text for each in moves})
    after = replace(settled_with(case, changes), texts=case.texts, changes=changes, unchanged=case, as_of=case.as_of)
    appraisal = appraise(after).told(before.appraisal.problems)
    page = page_one(appraisal, before.evidence, before.pack)
    # How far the case may be relied on is the file's: a value tried is nobody's estimate, and mends no band.
    return Tried(appraisal, replace(page, bands=before.page.bands))


def how_sure(appraisal: Appraisal) -> tuple[str, ...]:
    """The two chances that are kept in sight, each as a sentence; none where no figure has a range."""
    facts = facts_of(appraisal, appraisal.preferred)
    found = facts.chances
    if found is None:
        return ()
    lead = found.body(facts.lead)
    said = [f"{in_so_many(found.npsv.chance_above_nil)} that it is worth doing"]
    if lead is not None:
        said.append(f"{in_so_many(1 - lead.chance_worse_off)} that {the(facts.lead)} gains cash")
    return tuple(said)
