"""The result: what other programs read. `investcase/result/1`."""

from __future__ import annotations

from typing import Any, Literal

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.balancing import BalancingResult, balance
from investcase.appraisal.groups.result import GroupsResult, groups_result
from investcase.appraisal.horizon_result import HorizonResult, horizon_result
from investcase.appraisal.option_result import OptionResult, option_result
from investcase.appraisal.part import Part
from investcase.appraisal.standing import StandingResult, standing_result
from investcase.appraisal.vintages import VintageResult, vintages_result
from investcase.catalogue.shipped import VERSION
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.figure import Status
from investcase.reading.problems import Problem, in_order
from investcase.resolving.canonical import canonical_inputs, fingerprint

Standing = Literal["illustrative", "draft", "final"]
_WHEN_THERE = ("groups", "balancing")


class ReplacedResult(Part):
    """A value that a stronger origin set aside."""

    value: str
    origin: str
    source: str


class FigureResult(Part):
    """A figure used, in the case's prices, with its standing."""

    id: str
    title: str
    value: str
    unit: str
    status: str
    source: str
    replaced: tuple[ReplacedResult, ...]


class ProblemResult(Part):
    """A problem, without the excerpt."""

    severity: str
    code: str
    message: str
    file: str | None
    line: int | None
    column: int | None
    field: str | None
    expected: str | None
    remedy: str | None


class Result(Part):
    """The whole result. Reading it back from JSON gives an equal object.

    `groups` is there when the case has an equality section: whom the preferred option reaches, protected.
    `balancing` is there when the case asks for contributions between partners and they were worked out.
    """

    schema_: Literal["investcase/result/1"] = "investcase/result/1"
    case: str
    title: str
    standing: Standing
    as_of: str | None
    currency: Literal["GBP"] = "GBP"
    price_base: str
    discount_base: str
    discount_schedule: str
    years: tuple[str, ...]
    options: tuple[OptionResult, ...]
    vintages: tuple[VintageResult, ...] = ()
    standing_sensitivities: tuple[StandingResult, ...] = ()
    horizon: HorizonResult | None = None
    groups: GroupsResult | None = None
    balancing: BalancingResult | None = None
    figures: tuple[FigureResult, ...]
    choices: dict[str, dict[str, str]]
    problems: tuple[ProblemResult, ...]
    manifest: dict[str, str]

    def to_json(self) -> str:
        """The versioned JSON, with a final newline."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, with the key `schema`."""
        data = self.model_dump(mode="json")
        for name in _WHEN_THERE:
            if data[name] is None:
                del data[name]
        for option in data["options"]:
            if option["workforce"] is None:
                del option["workforce"]
        return {"schema": data.pop("schema_"), **data}

    @classmethod
    def from_json(cls, text: str) -> Result:
        """The result a JSON text holds.

        Raises:
            ValueError: the text is not this version of the result.
        """
        import json

        data = json.loads(text)
        if not isinstance(data, dict) or data.get("schema") != "investcase/result/1":
            raise ValueError("not an investcase/result/1 document")
        data["schema_"] = data.pop("schema")
        return cls.model_validate(data)


def make_result(appraisal: Appraisal, *, balanced: bool = False) -> Result:
    """The result of an appraisal: pounds rounded to a penny, ratios to a millionth, never NaN.

    `balanced` works out the contributions between partners too, where the case asks for them.
    """
    case = appraisal.case
    undefined: list[Problem] = []
    options = tuple(option_result(appraisal, option, undefined) for option in appraisal.options)
    return Result(
        case=case.document.case,
        title=case.document.title,
        standing=standing(appraisal),
        as_of=case.as_of.isoformat() if case.as_of else None,
        price_base=str(case.document.price_base),
        discount_base=str(case.horizon[0]),
        discount_schedule=case.schedule.schedule,
        years=tuple(str(year) for year in case.horizon),
        options=options,
        vintages=vintages_result(appraisal),
        standing_sensitivities=standing_result(appraisal),
        horizon=horizon_result(appraisal),
        groups=groups_result(case.equality, appraisal.preferred) if case.equality else None,
        balancing=balance(appraisal) if balanced else None,
        figures=tuple(
            FigureResult(
                id=figure.key,
                title=figure.title,
                value=str(figure.quantity),
                unit=str(figure.unit),
                status=str(figure.standing),
                source=figure.source,
                replaced=tuple(
                    ReplacedResult(value=str(old.value), origin=old.origin, source=old.source)
                    for old in figure.replaced
                ),
            )
            for figure in case.register().values()
        ),
        choices={
            f"{option.id}.{intervention.id}": dict(intervention.choices)
            for option in case.options
            for intervention in option.models_at_work
        },
        problems=tuple(_problem(problem, case.loaded) for problem in in_order([*appraisal.problems, *undefined])),
        manifest={
            "investcase": VERSION,
            "inputs_sha256": fingerprint(canonical_inputs(case)),
            "price_index": case.prices.index.document.index,
        },
    )


def standing(appraisal: Appraisal) -> Standing:
    """How far a case may be relied on: one illustrative figure in the preferred option makes it illustrative."""
    declared = appraisal.case.document.standing
    illustrative = any(figure.standing is Status.ILLUSTRATIVE for figure in appraisal.case.register().values())
    return "illustrative" if illustrative else declared


def _problem(problem: Problem, case: Loaded[Case]) -> ProblemResult:
    """A problem as others read it: the case's own file by its name alone, since where it lay is no matter."""
    at = problem.position
    return ProblemResult(
        severity=str(problem.severity),
        code=problem.code,
        message=problem.message,
        file=None if at is None else case.file_name if at.file == case.file else at.file,
        line=at.line if at else None,
        column=at.column if at else None,
        field=problem.field,
        expected=problem.expected,
        remedy=problem.remedy,
    )
