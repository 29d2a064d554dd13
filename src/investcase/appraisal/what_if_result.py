"""What a case asks of itself and its answers, as the result writes them."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import Terms, said, signed
from investcase.appraisal.part import Part
from investcase.appraisal.spreads import pounds, written_value
from investcase.appraisal.what_if import MovedFigure, NamedWhatIf, named_what_ifs
from investcase.appraisal.worked import Worked
from investcase.reading.problems import Problem, Severity


class MovedFigureResult(Part):
    """A figure that a what-if gives another value."""

    title: Annotated[str, said("What it is")]
    before: Annotated[str | None, said("Its value in the case as it stands; null where that has none")]
    after: Annotated[str | None, said("Its value then; null where it is no longer used")]


class MovesResult(Part):
    """By how much something moves the preferred option's two answers."""

    npsv: Annotated[float, signed("By how much it moves the value to society", Terms.PRESENT)]
    lead_cash: Annotated[
        float, signed("By how much it moves the lead body's cash, before funding and loans", Terms.PRESENT)
    ]


class AloneResult(Part):
    """One change of several, or one of the what-ifs that are combined, by itself."""

    what: Annotated[str, said("The change as it was given, or the title of the what-if")]
    moves: Annotated[MovesResult | None, said("What it does by itself; null where it cannot stand without the others")]


class WhatIfAnswerResult(Part):
    """The preferred option, so changed."""

    npsv: Annotated[float, signed("Its value to society", Terms.PRESENT)]
    lead_cash: Annotated[float, signed("The lead body's cash, before funding and loans", Terms.PRESENT)]
    lead_cash_repaid: Annotated[
        str | None, said("The year from which the running total of its cash stays at nil or above; null if it does not")
    ]
    moves: Annotated[MovesResult, said("By how much the whole moves them from the case as it stands")]
    figures: Annotated[tuple[MovedFigureResult, ...], said("The figures that have another value")]
    alone: Annotated[tuple[AloneResult, ...], said("Each part by itself; empty where there is one alone")]
    together: Annotated[
        MovesResult | None,
        said("What the parts do together beyond what each does alone; null with one part, or one that cannot stand"),
    ]


class WhatIfResult(Part):
    """One set of changes that the case asks of itself."""

    id: Annotated[str, said("The what-if")]
    title: Annotated[str, said("What it is called")]
    changes: Annotated[dict[str, str], said("Every value that is another, by name, as it was given")]
    combines: Annotated[tuple[str, ...], said("The what-ifs that it combines, by their ids")]
    answer: Annotated[WhatIfAnswerResult | None, said("What becomes of the answer; null where it cannot be worked out")]


def what_ifs_result(worked: Worked, undefined: list[Problem]) -> tuple[WhatIfResult, ...] | None:
    """What a case asks of itself, None where it asks nothing; what has no answer is noted in `undefined`."""
    if not worked.case.what_ifs:
        return None
    found = worked.once(named_what_ifs)
    undefined.extend(
        Problem("undefined", each.why_unknown, Severity.NOTE, field=f"what_ifs.{each.asked.id}.answer")
        for each in found
        if each.why_unknown
    )
    return tuple(map(_named, found))


def _named(each: NamedWhatIf) -> WhatIfResult:
    return WhatIfResult(
        id=each.asked.id,
        title=each.asked.title,
        changes={change.name: change.value for change in each.asked.changes},
        combines=each.asked.combines,
        answer=_answer(each),
    )


def _answer(each: NamedWhatIf) -> WhatIfAnswerResult | None:
    found = each.found
    if found is None:
        return None
    repaid = found.repaid[1]
    return WhatIfAnswerResult(
        npsv=pounds(found.npsv[1]),
        lead_cash=pounds(found.lead_cash[1]),
        lead_cash_repaid=None if repaid is None else str(repaid),
        moves=_moves(found.moves),
        figures=tuple(map(_figure, found.figures)),
        alone=tuple(AloneResult(what=one.name, moves=one.moves and _moves(one.moves)) for one in found.alone),
        together=None if found.together is None else _moves(found.together),
    )


def _moves(both: tuple[float, float]) -> MovesResult:
    return MovesResult(npsv=pounds(both[0]), lead_cash=pounds(both[1]))


def _figure(moved: MovedFigure) -> MovedFigureResult:
    before, after = (None if one is None else written_value(one.quantity) for one in (moved.before, moved.after))
    return MovedFigureResult(title=moved.title, before=before, after=after)
