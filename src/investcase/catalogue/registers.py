"""Registers of guidance: duties, funding, and what a review holds a case against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from investcase.catalogue.guidance_files import D, read_guidance
from investcase.catalogue.layout import documents
from investcase.catalogue.library import Library
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.funding import FundingFile, StreamRule
from investcase.documents.guidance import DutiesFile, Duty, LawRead, UnreadDuty
from investcase.documents.review import Mark, ReviewFile
from investcase.reading.problems import Problem


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of one nation and body, the main one first, and how their law is read.

    `not_shipped` are those known by name only, because no source for them was read.
    """

    register_date: str
    duties: tuple[Duty, ...]
    law_read: tuple[LawRead, ...]
    not_shipped: tuple[UnreadDuty, ...]
    note: str | None


def duties(library: Library, nation: Nation, body: Body) -> tuple[Duties | None, list[Problem]]:
    """The duties that bear on a body in a nation, from the newest register of the strongest origin that has one."""
    register, problems = newest_duties(library)
    if register is None:
        return None, problems
    kinds = (body.kind.kind, body.kind.duties_as)
    bear = [duty for duty in register.duties if nation in duty.nations and _name(duty.bodies, kinds)]
    bear.sort(key=lambda duty: not duty.main)
    law = tuple(read for read in register.law_read if nation in read.nations)
    unread = tuple(duty for duty in register.not_shipped if nation in duty.nations)
    return Duties(register.register_date.isoformat(), tuple(bear), law, unread, register.note), problems


def newest_duties(library: Library) -> tuple[DutiesFile | None, list[Problem]]:
    """The newest register of duties of the strongest origin that has one."""
    for origin in library.origins:
        registers = documents(origin.folder / "guidance", "duties-*.yaml")
        if registers:
            loaded, problems = read_guidance(library, origin, registers[-1], "duties", DutiesFile)
            return (loaded.document if loaded else None), problems
    return None, [Problem("no-duties", "there is no register of duties", expected="guidance/duties-YYYY-MM.yaml")]


def _name(bodies: Iterable[Body], kinds: tuple[str | None, ...]) -> bool:
    return any(each.kind.kind in kinds for each in bodies)


def funding_streams(library: Library) -> tuple[dict[str, StreamRule], list[Problem]]:
    """Every kind of money by id, from the newest register of each origin, the strongest winning."""
    files, problems = _newest_of_each(library, "funding", FundingFile)
    return {rule.id: rule for file in files for rule in file.streams}, problems


def review_marks(library: Library) -> tuple[dict[str, Mark], list[Problem]]:
    """What a review holds a case against, by id, from the newest file of each origin, the strongest winning."""
    files, problems = _newest_of_each(library, "review", ReviewFile)
    return {mark.id: mark for file in files for mark in file.marks}, problems


def _newest_of_each(library: Library, kind: str, model: type[D]) -> tuple[list[D], list[Problem]]:
    """The newest register of each origin, the strongest last."""
    found: list[D] = []
    problems: list[Problem] = []
    for origin in reversed(library.origins):
        files = documents(origin.folder / "guidance", f"{kind}-*.yaml")
        if files:
            loaded, faults = read_guidance(library, origin, files[-1], kind, model)
            problems.extend(faults)
            found.extend([loaded.document] if loaded is not None else [])
    return found, problems
