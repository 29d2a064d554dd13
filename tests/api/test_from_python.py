"""A case from a text or a mapping; what is returned, in print and through pickle; and the page on it all."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

import investcase
from cases import KENT, SMALLEST, faults
from investcase.documents.given import given_mapping
from investcase.quantities import Year
from investcase.reading.problems import Problem
from mutated.bases import small_cases
from mutated.trees import read

ROOT = Path(__file__).parents[2]
GRANTS: dict[str, Any] = {
    "format": "investcase/case/1",
    "case": "grants",
    "title": "Community grants",
    "place": "Kent",
    "as_of": dt.date(2026, 11, 22),
    "start": Year(2027),
    "years": 3,
    "price_base": "2026-27",
    "options": ({"id": "a", "title": "A", "preferred": True, "costs": [
        {"id": "t", "title": "T", "body": "council", "amount": {Year(2027): "£40k"}, "optimism_bias": 0.1},
    ]},),
}  # fmt: skip


@pytest.fixture(scope="module")
def appraisal() -> Any:
    return investcase.appraise(investcase.load(KENT))


def test_a_text_and_a_mapping_are_the_case_in_the_file(appraisal: Any) -> None:
    text = KENT.read_text("utf-8")
    ours = appraisal.result()
    for given in (text, text.replace("\n", "\r\n"), read(text)):
        theirs = investcase.appraise(investcase.load(given)).result()
        assert theirs.options == ours.options
        assert [p.message for p in theirs.problems] == [p.message for p in ours.problems]


@pytest.mark.parametrize("number", range(4))
def test_so_is_every_mapping_of_texts(number: int) -> None:
    tree = small_cases()[number]
    text = given_mapping(tree)
    assert not isinstance(text, Problem)
    assert read(text.text) == tree


def test_numbers_dates_yes_and_no_may_be_pythons() -> None:
    case = investcase.load(GRANTS)
    assert (case.document.years, str(case.document.start), case.document.options[0].preferred) == (3, "2027-28", True)
    assert case.document.options[0].costs[0].optimism_bias is not None


def test_a_problem_of_a_mapping_has_a_field_and_no_line() -> None:
    wrong = copy.deepcopy(GRANTS)
    wrong["options"][0]["costs"][0]["optimism_bias"] = "lots"
    with pytest.raises(investcase.Problems) as raised:
        investcase.load(wrong)
    (problem,) = raised.value.problems
    assert problem.field == "options[0].costs[0].optimism_bias"
    assert str(problem).startswith("error[quantity]: options[0].costs[0].optimism_bias: 'lots' is not a quantity")
    assert "|" not in str(problem)


def test_a_problem_of_a_text_has_its_line() -> None:
    with pytest.raises(investcase.Problems) as raised:
        investcase.load(SMALLEST.replace("years: 3", "years: x"))
    (problem,) = raised.value.problems
    assert str(problem.position) == "<text>:6:8"
    assert [problem.code for problem in faults(SMALLEST.replace("years: 3", "years: x"))] == [problem.code]


def test_several_lines_that_say_nothing_are_a_path_that_cannot_be() -> None:
    with pytest.raises(investcase.Problems, match="cannot be read"):
        investcase.load("a\nb")


@pytest.mark.parametrize("held", [{1, 2}, object(), b"x", dt.datetime(2026, 1, 1)])  # noqa: DTZ001
def test_what_no_case_holds_is_a_type_error_that_says_where(held: object) -> None:
    with pytest.raises(TypeError, match=r"at options\[0\]\.title is a "):
        investcase.load({"options": [{"title": held}]})
    with pytest.raises(TypeError, match="name in a case is a text"):
        investcase.load({"options": {None: 1}})


def test_a_mapping_that_holds_itself_is_refused() -> None:
    round_: dict[str, Any] = {}
    round_["options"] = [round_]
    with pytest.raises(TypeError, match="levels deep"):
        investcase.load(round_)


def test_what_is_returned_prints_in_a_line(appraisal: Any) -> None:
    for each in (appraisal.case, appraisal, appraisal.result(), *appraisal.result().options[:0]):
        assert re.fullmatch(r"<.{20,150}>", repr(each))
        assert "kent-at-home" in repr(each)


def test_all_that_is_returned_goes_through_pickle(appraisal: Any) -> None:
    other = investcase.load(KENT, changes={"deadweight": "30%"})
    explained = investcase.explain(appraisal, "npsv")
    compared = investcase.compare(appraisal.case, other)
    for each in (appraisal.result(), appraisal.result(balanced=True), explained, compared):
        assert pickle.loads(pickle.dumps(each)) == each
    again = investcase.appraise(pickle.loads(pickle.dumps(other)))
    assert again.result() == investcase.appraise(other).result()
    worked = pickle.loads(pickle.dumps(appraisal))
    assert worked.result(balanced=True) == appraisal.result(balanced=True)
    assert investcase.explain(worked, "npsv") == explained
    assert copy.deepcopy(worked).result() == appraisal.result()


def test_a_notebook_shows_page_1(appraisal: Any) -> None:
    shown = appraisal._repr_html_()
    assert shown.startswith('<iframe title="Page 1: Living at home for longer in Kent"')
    assert "You are asked to" in shown
    assert "<script" not in shown
    assert "&lt;script" not in shown


@pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="the page is not part of the wheel")
def test_the_page_on_it_says_what_works(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "from-python.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 5
    exec("\n".join(blocks), {})
    said = capsys.readouterr().out
    assert "years: 'three hundred'" in said
    assert "place: there is no place called 'Atlantis'" in said


@pytest.mark.skipif(not (ROOT / "examples").is_dir(), reason="the examples are not part of the wheel")
def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "from_python.py"), run_name="__main__")
    assert "14 hours: £" in capsys.readouterr().out
