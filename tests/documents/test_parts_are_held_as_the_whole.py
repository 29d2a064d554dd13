"""What is asked of a field is asked of the same field wherever it stands, and nothing that was read is read anew."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
import yaml
from annotated_types import MinLen
from pydantic.fields import FieldInfo

import investcase.documents
from cases import SMALLEST, faults, solved
from investcase.documents.base import Document
from investcase.equality.note import equality_note
from investcase.reading.problems import Severity

SOURCE = Path(investcase.documents.__file__).parents[1]
CUT = """\
    disinvestments:
      - id: {id}
        title: {title}
        change: stop
        start: 2026-27
        demand: [{{id: back, title: Back, body: nhs, each_year: £10}}]
        saving: [{{id: s, title: S, body: council, cash_type: cash_releasing, budget_line: A, owner: B, each_year: £9}}]
        exit_costs:
          redundancy: {{{redundancy}}}
          notice: {{zero: none}}
          clawback: {{zero: none}}
          stranded_overheads: {{zero: none}}
        restart_cost: {{zero: none}}
"""
AMOUNT = "amount: {2026-27: £10}, source: Ledger"
EMPTY_SAYS_SOMETHING = {
    ("FiguresFile", "figures"): "a file may hold findings alone",
    ("SourcesFile", "sources"): "a file may be begun",
    ("DutiesFile", "duties"): "a register may hold what is not shipped alone",
    ("FundingFile", "streams"): "a register may be begun",
    ("Transfer", "nations"): "a result that is kept as context and carried nowhere",
    ("Claim", "nation_inputs"): "a claim may need none of the nation",
    ("Model", "inputs"): "a model may need nothing",
    ("Duty", "nations"): "a duty of no nation bears on nobody",
    ("Duty", "bodies"): "a duty of no body bears on nobody",
    ("UnreadDuty", "nations"): "a duty of no nation bears on nobody",
    ("StreamRule", "nations"): "money of no nation goes to nobody",
    ("StreamRule", "bodies"): "money of no body goes to nobody",
    ("OutsideView", "nations"): "a view of no nation is held against nothing",
    ("DiscountSchedule", "bands"): "its own rule asks for a last band",
    ("Choice", "alternatives"): "its own rule asks for the default",
    ("InPlan", "amount"): "its own rule asks for a year",
    ("PlacesTable", "columns"): "a table may list places of which nothing is published",
}


def documents() -> Iterator[type[Document]]:
    for module in pkgutil.iter_modules(investcase.documents.__path__, "investcase.documents."):
        importlib.import_module(module.name)
    waiting: list[type[Document]] = [Document]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("investcase.documents."):
            yield kind


def needs_something(annotation: Any, metadata: list[Any]) -> bool | None:
    """Whether a list or mapping must hold something; None for what is neither."""
    if get_origin(annotation) is Annotated:
        return needs_something(get_args(annotation)[0], [*metadata, *get_args(annotation)[1:]])
    if get_origin(annotation) in (tuple, dict):
        least = [*metadata, *(m for info in metadata if isinstance(info, FieldInfo) for m in info.metadata)]
        return any(isinstance(mark, MinLen) for mark in least)
    return None


def test_a_list_that_must_be_given_holds_something() -> None:
    empty = {
        (kind.__name__, name)
        for kind in documents()
        for name, field in kind.model_fields.items()
        if field.is_required() and needs_something(field.annotation, field.metadata) is False
    }
    assert empty == set(EMPTY_SAYS_SOMETHING)


def test_no_document_is_validated_anew_outside_the_reader() -> None:
    """A validator that fails there has no place to point at: what is made of what was read is only put together."""
    kinds = {kind.__name__ for kind in documents()}
    found = []
    for file in sorted(SOURCE.rglob("*.py")):
        if file.parent.name == "documents":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        ours = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("investcase.documents")
            for alias in node.names
            if alias.name in kinds
        }
        found += [
            f"{file.relative_to(SOURCE)}:{node.lineno} {ast.unparse(node)[:60]}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and (node.args or node.keywords)
            if getattr(node.func, "id", None) in ours or getattr(node.func, "attr", None) == "model_validate"
        ]
    assert [place for place in found if "appraisal/result.py" not in place] == []


@pytest.mark.parametrize(
    "cut",
    [
        {"id": "a" * 80, "title": "Stop it"},
        {"id": "a", "title": "a" * 250},
        {"id": "a", "title": "Stop it", "redundancy": f"{AMOUNT}, likely_range: '90% to 125%, central 100%'"},
    ],
    ids=["long-id", "long-title", "range"],
)
def test_the_longest_cut_is_a_cut(cut: dict[str, str]) -> None:
    assert solved(SMALLEST + CUT.format(**{"redundancy": AMOUNT, **cut})).result()


@pytest.mark.parametrize(
    ("redundancy", "code"),
    [
        (f"{AMOUNT}, likely_range: '£1 to £3, central £2'", "likely-range"),
        (f"{AMOUNT}, likely_range: -5% to 150%", None),
        (f"{AMOUNT}, to: 2027-28", "line-amount"),
        (f"{AMOUNT}, from: 2026-27", "line-amount"),
        (f"{AMOUNT}, price_base: 1950-51", "price-base"),
        (f"{AMOUNT}, price_base: {{assumed: 1950-51, because: nobody said}}", "price-base"),
        ("amount: {}, source: Ledger", "no-years"),
    ],
)
def test_an_exit_cost_is_held_as_a_line_is(redundancy: str, code: str | None) -> None:
    told = faults(SMALLEST + CUT.format(id="a", title="Stop it", redundancy=redundancy))
    found = [problem for problem in told if problem.severity is Severity.ERROR]
    assert found
    assert all(
        (problem.field or "").startswith("options[0].disinvestments[0].exit_costs.redundancy") for problem in found
    )
    assert code is None or {problem.code for problem in found} == {code}


@pytest.mark.parametrize("bound", ["from: 2026-27", "to: 2027-28"])
def test_money_by_year_says_when_as_a_line_does(bound: str) -> None:
    stream = f"    funding: [{{id: f, title: F, body: council, amount: {{2026-27: £10}}, {bound}}}]\n"
    assert [problem.code for problem in faults(SMALLEST + stream)] == ["line-amount"]


@pytest.mark.parametrize("where", ["profiles", "comparator", "groups"])
def test_shares_and_counts_of_nobody_are_told(where: str) -> None:
    profile: dict[str, Any] = {"id": "p", "by": "sex", "shares": {"female": "50%", "male": "50%"}, "source": "x"}
    if where == "profiles":
        profile["shares"] = {}
    elif where == "groups":
        del profile["shares"]
        profile["groups"] = {}
    else:
        profile["comparator"] = {"dataset": "d", "nation": "England", "year": "2021", "age_range": "all", "shares": {}}
    equality = {"assessed_on": "2026-11-16", "change_type": "reduce", "stage": "draft", "profiles": [profile]}
    found = faults(SMALLEST + yaml.safe_dump({"equality": equality}))
    assert "too-short" in [problem.code for problem in found]
    assert all(problem.field is not None and problem.field.startswith("equality.profiles[0]") for problem in found)


def test_capital_that_moves_is_worked_out() -> None:
    lines = (
        "      - {id: g, title: G, body: council, amount: {2027-28: £100000}, spend: capital, transfer_with: people}\n"
    )
    assert solved(SMALLEST.replace("    benefits:\n", f"{lines}    benefits:\n")).result()


def test_what_nobody_knows_may_be_as_long_as_its_field() -> None:
    impact = {
        "id": "young",
        "who": {"frame": "children", "group": "Young carers"},
        "direction": "unknown",
        "mechanism": "a " * 2999 + "b",
    }
    equality = {"assessed_on": "2026-11-16", "change_type": "reduce", "stage": "draft", "impacts": [impact]}
    case = solved(SMALLEST + yaml.safe_dump({"equality": equality}, width=10**6)).case
    assert [len(gap.what) > 6000 for gap in equality_note(case.equality, case.nation, case.duties).gaps] == [True]
