"""Whatever is passed to a public function, it answers, or says in one sentence what to pass; two appraisals compare."""

from __future__ import annotations

import datetime as dt
import inspect
import pickle
import typing
from pathlib import Path

import pytest

import investcase
from cases import SMALLEST

A_TIME = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
WRONG = [None, 7, 1.5, b"case.yaml", [], {}, object(), ("a",), "x" * 5000, "a\0b", "", Path("nosuch"), A_TIME]
FUNCTIONS = [
    each for each in vars(investcase).values() if inspect.isfunction(each) and each.__name__ in investcase.__all__
]


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, typing.Any]:
    file = tmp_path_factory.mktemp("here") / "grants.yaml"
    file.write_text(SMALLEST, "utf-8")
    case = investcase.load(file)
    appraisal = investcase.appraise(case)
    out = file.with_name("a.json")
    (file.parent / "places.csv").write_text("place\nKent\n", "utf-8")
    return {
        "load.path": file,
        "load.library": None,
        "load.as_of": None,
        "load.changes": None,
        "appraise.case": case,
        "explain.appraisal": appraisal,
        "explain.name": "npsv",
        "compare.first": case,
        "compare.second": case,
        "compare.measure": "npsv",
        "render.appraisal": appraisal,
        "render.path": out,
        "render.length": "short",
        "render.only": None,
        "across.path": file,
        "across.places": str(file.with_name("places.csv")),
        "across.library": None,
        "across.keep": None,
        "across.workers": 1,
        "across.scheduler": None,
        "render.template": None,
        "render.brand": None,
        "budget_round.folders": file,
        "budget_round.library": None,
        "budget_round.cash": None,
        "budget_round.posts": None,
        "budget_round.balance": None,
        "budget_round.must": (),
        "budget_round.not_both": (),
        "budget_round.workers": 1,
    }


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept under a name that is taken is kept there, and not beside the source."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: repr(wrong)[:20])
@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_an_argument_of_any_kind_is_answered_or_told_plainly(
    function: typing.Any, wrong: object, right: dict[str, typing.Any]
) -> None:
    names = list(inspect.signature(function).parameters)
    for spoilt in names:
        given = {name: right[f"{function.__name__}.{name}"] for name in names}
        given[spoilt] = wrong
        raised = raised_by(function, given)
        if isinstance(raised, TypeError):
            assert str(raised).startswith(f"investcase.{function.__name__} takes ")
            assert type(wrong).__name__ in str(raised)
        elif type(raised) is ValueError:
            takes = f"investcase.{function.__name__} takes as "
            told = (
                "ends in none of",
                takes,
                "only a paper in Word has a template",
                "only a paper or a workbook has a brand",
            )
            assert any(words in str(raised) for words in told)
        elif raised is not None:
            assert isinstance(raised, (investcase.Problems, investcase.UnwritableError)), repr(raised)


@pytest.mark.parametrize("blank", ["", " "])
def test_answers_are_kept_in_no_folder_without_a_name(blank: str, right: dict[str, typing.Any], tmp_path: Path) -> None:
    with pytest.raises(investcase.UnwritableError, match="it is blank"):
        investcase.across(right["across.path"], right["across.places"], keep=blank)
    assert not list(tmp_path.iterdir())


def raised_by(function: typing.Callable[..., object], given: dict[str, object]) -> Exception | None:
    try:
        function(**given)
    except Exception as error:
        return error
    return None


@pytest.mark.parametrize("other", [None, 7, "a case"])
def test_a_wrong_case_is_a_type_error(other: object) -> None:
    for call in (
        investcase.appraise,
        lambda it: investcase.render(it, "a.pdf"),
        lambda it: investcase.explain(it, "x"),
    ):
        with pytest.raises(TypeError, match=r"takes .*; this is (a [^aeiouAEIOU]|an [aeiouAEIOU])"):
            call(other)


def test_what_the_functions_say_they_raise_is_exported_and_carried() -> None:
    said = {
        line.split(":")[0].strip()
        for function in FUNCTIONS
        for line in (inspect.getdoc(function) or "").partition("Raises:")[2].splitlines()
        if line.startswith("    ") and line[4].isupper() and ":" in line
    }
    assert {"Problems", "TypeError", "UnwritableError", "PdfUnavailable"} <= said
    for name in said - {"TypeError", "ValueError", "OSError"}:
        assert name in investcase.__all__
    error = investcase.UnwritableError(13, "a sentence", asked=False)
    assert str(pickle.loads(pickle.dumps(error))) == "a sentence"


def test_two_appraisals_are_the_same_only_where_they_are_one(right: dict[str, typing.Any]) -> None:
    first, second = right["render.appraisal"], investcase.appraise(right["appraise.case"])
    assert first == first
    assert first != second, "their arrays are not held against one another; their results are"
    assert first.result() == second.result()
    assert len({first, second}) == 2
    for option, other in zip(first.options, second.options, strict=True):
        assert isinstance(option == other, bool)
