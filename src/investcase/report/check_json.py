"""The short list of a case as JSON for other programs, and the JSON Schema of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Annotated

from investcase.appraisal.described import said
from investcase.appraisal.part import Part
from investcase.checks.short_list import Group, Item, ShortList
from investcase.reading.codes import Code
from investcase.reading.problems import Problem, Severity

SCHEMA = "investcase/check/1"


class PlaceOf(Part):
    """A place in a document."""

    file: Annotated[str, said("The file; the case's own by its name alone")]
    line: Annotated[int, said("The line, from 1")]
    column: Annotated[int, said("The column, from 1")]
    field: Annotated[str | None, said("The field")]


class ProblemOf(Part):
    """One problem, as `check --all` prints it, without the excerpt."""

    severity: Annotated[str, said("`error`, `blocker`, `warning` or `note`")]
    code: Annotated[str, said("Its code, which `investcase show` explains")]
    message: Annotated[str, said("What is wrong")]
    place: Annotated[PlaceOf | None, said("Where; null where it is nowhere in a file")]
    expected: Annotated[str | None, said("What was expected")]
    remedy: Annotated[str | None, said("What to do or to write")]
    accepted: Annotated[bool, said("Whether somebody answers for leaving it so")]


class ItemOf(Part):
    """One item of the list: problems of one code."""

    n: Annotated[int, said("Its number, from 1, as `check CASE ITEM` takes it")]
    group: Annotated[str, said("`before_final`, `better` or `said`")]
    about: Annotated[str, said("`money` or `people`")]
    title: Annotated[str, said("What is wrong, in a line")]
    why: Annotated[str | None, said("Why it matters")]
    remedy: Annotated[str | None, said("What to do")]
    code: Annotated[str, said("The code of its problems")]
    if_final: Annotated[bool, said("Whether it stands in the way only of a case that is marked final")]
    moves: Annotated[float | None, said("How far the value to society moves by it, in pounds; null where not known")]
    places: Annotated[tuple[PlaceOf, ...], said("Where its problems are")]
    problems: Annotated[tuple[int, ...], said("Its problems, by their place in `problems`, from 0")]


class CountsOf(Part):
    """How many there are."""

    before_final: Annotated[int, said("Items of that group")]
    better: Annotated[int, said("Items of that group")]
    said: Annotated[int, said("Items of that group")]
    errors: Annotated[int, said("Problems")]
    blockers: Annotated[int, said("Problems")]
    warnings: Annotated[int, said("Problems")]
    notes: Annotated[int, said("Problems")]


class CheckOf(Part):
    """What `investcase check --format json` writes. Every problem is in exactly one item of the list."""

    schema_: Annotated[str, said("`investcase/check/1`")]
    case: Annotated[str | None, said("The id of the case; null where it cannot be read")]
    file: Annotated[str, said("The file that was checked")]
    standing: Annotated[str | None, said("How the case is marked; null where it cannot be read")]
    can_be_worked_out: Annotated[bool, said("Whether nothing stops it from being worked out")]
    could_be_final: Annotated[bool, said("Whether nothing would stand in the way of a case marked final")]
    counts: Annotated[CountsOf, said("How many")]
    list: Annotated[tuple[ItemOf, ...], said("What is to be done, in order")]
    problems: Annotated[tuple[ProblemOf, ...], said("Every problem, worst first; then what only a final case meets")]


def check_json(
    found: ShortList,
    problems: Sequence[Problem],
    codes: dict[str, Code],
    file: str,
    case: tuple[str, str] | None,
) -> str:
    """The list as JSON; `case` is the id and the standing of a case that could be worked out."""
    then = [problem for item in found.items if item.if_final for problem in item.problems]
    every = [*problems, *then]
    numbers = {id(problem): number for number, problem in enumerate(every)}
    counts = {group: len(found.of(group)) for group in Group}
    kinds = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    whole = CheckOf(
        schema_=SCHEMA,
        case=case[0] if case else None,
        file=file,
        standing=case[1] if case else None,
        can_be_worked_out=case is not None,
        could_be_final=case is not None and found.could_be_final,
        counts=CountsOf(
            before_final=counts[Group.BEFORE_FINAL],
            better=counts[Group.BETTER],
            said=counts[Group.SAID],
            errors=kinds[Severity.ERROR],
            blockers=kinds[Severity.BLOCKER],
            warnings=kinds[Severity.WARNING],
            notes=kinds[Severity.NOTE],
        ),
        list=tuple(_item(n, item, codes.get(item.code), numbers, file) for n, item in enumerate(found.items, 1)),
        problems=tuple(_problem(problem, file) for problem in every),
    )
    data = {name.rstrip("_"): value for name, value in whole.model_dump(mode="json").items()}
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def check_schema_text() -> str:
    """The JSON Schema of what `check_json` writes."""
    made = CheckOf.model_json_schema()
    made["properties"] = {name.rstrip("_"): value for name, value in made["properties"].items()}
    made["properties"]["schema"] = {**made["properties"]["schema"], "const": SCHEMA}
    made["required"] = [name.rstrip("_") for name in made["required"]]
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2) + "\n"


def _item(n: int, item: Item, code: Code | None, numbers: dict[int, int], case_file: str) -> ItemOf:
    places = [_place(problem, case_file) for problem in item.problems]
    return ItemOf(
        n=n,
        group=str(item.group),
        about=str(item.about),
        title=code.title if code else item.problems[0].message,
        why=code.why if code else None,
        remedy=code.remedy if code else None,
        code=item.code,
        if_final=item.if_final,
        moves=item.moves,
        places=tuple(place for place in places if place is not None),
        problems=tuple(numbers[id(problem)] for problem in item.problems),
    )


def _problem(problem: Problem, case_file: str) -> ProblemOf:
    return ProblemOf(
        severity=str(problem.severity),
        code=problem.code,
        message=problem.message,
        place=_place(problem, case_file),
        expected=problem.expected,
        remedy=problem.remedy,
        accepted=problem.accepted,
    )


def _place(problem: Problem, case_file: str) -> PlaceOf | None:
    at = problem.position
    if at is None:
        return None
    file = PurePath(at.file).name if at.file == case_file else at.file
    return PlaceOf(file=file, line=at.line, column=at.column, field=problem.field)
