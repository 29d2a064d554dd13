"""The result: what other programs read. `investcase/result/2`.

Plus is good for the body named, in every field that does not say it is a plain amount.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from investcase.appraisal.balancing import BalancingResult, balance
from investcase.appraisal.chances_result import ChancesResult, chances_result
from investcase.appraisal.described import said
from investcase.appraisal.groups.result import GroupsResult, groups_result
from investcase.appraisal.horizon_result import HorizonResult, horizon_result
from investcase.appraisal.option_result import OptionResult, option_result
from investcase.appraisal.part import Part
from investcase.appraisal.risks_result import RiskResult, risks_result
from investcase.appraisal.spreads import written_value
from investcase.appraisal.standing import StandingResult, standing_result
from investcase.appraisal.switching_result import SwitchingValuesResult, switching_result
from investcase.appraisal.vintages import VintageResult, vintages_result
from investcase.appraisal.what_if_result import WhatIfResult, what_ifs_result
from investcase.appraisal.worked import Worked
from investcase.catalogue.shipped import VERSION
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.figure import Status
from investcase.quantities.kinds import kind_words
from investcase.reading.problems import Problem, in_order
from investcase.resolving.canonical import fingerprint
from investcase.resolving.figures import Resolved

Standing = Literal["illustrative", "draft", "final"]
SCHEMA = "investcase/result/2"
EARLIER = "investcase/result/1"
_WHEN_THERE = ("chances", "risks", "what_ifs", "groups", "balancing")


class ReplacedResult(Part):
    """A value that a stronger origin set aside."""

    value: Annotated[str, said("The value that was set aside")]
    origin: Annotated[str, said("Where it came from")]
    source: Annotated[str, said("Its source")]


class FigureResult(Part):
    """A figure used, in the case's prices, with its standing."""

    id: Annotated[str, said("The figure")]
    title: Annotated[str, said("What it is")]
    value: Annotated[str, said("Its value with its range, in the case's prices")]
    unit: Annotated[str, said("Its unit")]
    status: Annotated[str, said("How far its source was read")]
    source: Annotated[str, said("Its source")]
    replaced: Annotated[tuple[ReplacedResult, ...], said("What it set aside")]


class ProblemResult(Part):
    """A problem, without the excerpt."""

    severity: Annotated[str, said("`error`, `warning` or `note`")]
    code: Annotated[str, said("Its code; `undefined` says why a field is null")]
    message: Annotated[str, said("What is wrong")]
    file: Annotated[str | None, said("The file")]
    line: Annotated[int | None, said("The line in it")]
    column: Annotated[int | None, said("The column")]
    field: Annotated[str | None, said("The field of the case, or of this result")]
    expected: Annotated[str | None, said("What was expected")]
    remedy: Annotated[str | None, said("What to write instead")]


class Result(Part):
    """The whole result. Reading it back from JSON gives an equal object.

    `chances` is there when a figure behind the answer has a range.
    `risks` is there when a cost of the preferred option waits for a risk of the case's register.
    `what_ifs` is there when the case asks what if; of a case that is changed, or set in another place, it is not.
    `groups` is there when the case has an equality section: whom the preferred option reaches, protected.
    `balancing` is there when the case asks for contributions between partners and they were worked out.
    """

    def __repr__(self) -> str:
        return f"<result of {self.case}: {len(self.options)} options, {self.years[0]} to {self.years[-1]}>"

    schema_: Annotated[Literal["investcase/result/2"], said("Which schema this is")] = "investcase/result/2"
    forming: Annotated[
        bool, said("Whether fields may still be added or changed under this number; false once it is fixed")
    ] = True
    case: Annotated[str, said("The case")]
    title: Annotated[str, said("What it is called")]
    standing: Annotated[Standing, said("How far it may be relied on")]
    as_of: Annotated[str | None, said("The date of dated judgements; null where none was given")]
    currency: Annotated[Literal["GBP"], said("The currency of every amount")] = "GBP"
    price_base: Annotated[str, said("The year whose prices real pounds are in")]
    discount_base: Annotated[str, said("The year that present values are of, which is not discounted")]
    discount_schedule: Annotated[str, said("The discount rates")]
    years: Annotated[tuple[str, ...], said("The years of the case, in the order of every list by year")]
    options: Annotated[tuple[OptionResult, ...], said("Every option, business as usual among them")]
    vintages: Annotated[tuple[VintageResult, ...], said("The answer under each edition of the rates")] = ()
    standing_sensitivities: Annotated[
        tuple[StandingResult, ...], said("The preferred option with one thing changed at a time")
    ] = ()
    horizon: Annotated[HorizonResult | None, said("The preferred option over fewer years and over more")] = None
    chances: Annotated[
        ChancesResult | None,
        said("How sure the answer is; left out where no figure behind it has a range, so that nobody has said"),
    ] = None
    risks: Annotated[
        tuple[RiskResult, ...] | None,
        said("The preferred option's risks in money; left out where no cost of it waits for one"),
    ] = None
    switching_values: Annotated[
        SwitchingValuesResult | None, said("What would have to be so for the preferred option's answers to turn")
    ] = None
    what_ifs: Annotated[
        tuple[WhatIfResult, ...] | None,
        said("What the case asks of itself, with the answers; left out where it asks nothing, or was itself changed"),
    ] = None
    groups: Annotated[
        GroupsResult | None,
        said("Whom the preferred option reaches, protected; left out where the case has no equality section"),
    ] = None
    balancing: Annotated[
        BalancingResult | None,
        said("What partners would pay one another; left out where the case does not ask or they were not worked out"),
    ] = None
    figures: Annotated[tuple[FigureResult, ...], said("Every figure used")]
    choices: Annotated[dict[str, dict[str, str]], said("What was chosen in each model, by option and intervention")]
    problems: Annotated[tuple[ProblemResult, ...], said("Everything found, and why each null is null")]
    manifest: Annotated[dict[str, str], said("What wrote this, and of which inputs")]

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
            ValueError: the text is not this version of the result. One of an earlier version is never read as this one:
                its costs were plus, and so were net costs.
        """
        import json

        data = json.loads(text)
        found = data.get("schema") if isinstance(data, dict) else None
        if found == EARLIER:
            raise ValueError(
                f"this is {EARLIER}, in which costs and net costs are plus; what is read here is {SCHEMA}, where plus "
                "is good for the body named. Write it again from its case: investcase run CASE --format json"
            )
        if found != SCHEMA:
            raise ValueError(f"not an {SCHEMA} document")
        data["schema_"] = data.pop("schema")
        return cls.model_validate(data)


def make_result(appraisal: Worked, *, balanced: bool = False) -> Result:
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
        chances=chances_result(appraisal),
        risks=risks_result(appraisal),
        switching_values=switching_result(appraisal),
        what_ifs=what_ifs_result(appraisal, undefined),
        groups=groups_result(case.equality, appraisal.preferred, case.nation) if case.equality else None,
        balancing=balance(appraisal) if balanced else None,
        figures=tuple(
            FigureResult(
                id=figure.key,
                title=figure.title,
                value=written_value(figure.quantity),
                unit=_unit(figure),
                status=str(figure.standing),
                source=figure.source,
                replaced=tuple(
                    ReplacedResult(value=written_value(old.value), origin=old.origin, source=old.source)
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
            "inputs_sha256": fingerprint(appraisal.inputs),
            "price_index": case.prices.index.document.index,
        },
    )


def _unit(figure: Resolved) -> str:
    """Its unit; for a number without one what it is, where that is known: `a share`."""
    known = figure.unit.is_number and figure.kind is not None
    return f"a {kind_words(figure.kind)}" if known else str(figure.unit)


def standing(appraisal: Worked) -> Standing:
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
