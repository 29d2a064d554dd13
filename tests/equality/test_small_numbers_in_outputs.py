"""A case with a few people in every kind of phrase gives the same bytes in every output, whichever few they are."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from assessed_case import found, put
from click.testing import CliRunner
from planted import full
from small_numbers import filled, sentences

from investcase.cli.main import cli
from investcase.documents.equality import protection_of
from investcase.reading.counts_in_words import counts_in
from investcase.reading.problems import Severity
from investcase.reading.text import SourceText

ANYWHERE = [*sentences("counts_of_people"), *sentences("counts_in_welsh")]


def a_case_of(number: int) -> dict[str, object]:
    """Phrases in texts of the assessment, and those about people in the rest of the case too."""
    case = full()
    anywhere = [filled(words, number) for words in ANYWHERE]
    inside = [*anywhere, *(filled(words, number) for words in sentences("counts_in_an_assessment"))]
    section = case["equality"]
    section["assessed_by"] = [words for words in inside if words.strip()]
    section["summary"] = ". ".join(inside[:200])
    section["public_summary"]["who_may_lose"] = "; ".join(inside[-160:])
    section["evidence"][0]["what"] = anywhere[7]
    case["narrative"]["risks"] = anywhere
    case["narrative"]["strategic"] = "\n".join(anywhere[:200])
    case["title"] = f"Help for {anywhere[0]}"
    case["options"][0]["costs"][0]["title"] = anywhere[5]
    case["options"][0]["costs"][0]["source"] = anywhere[9]
    return case


def a_later_draft(number: int) -> dict[str, object]:
    """The same case with an amount, a title and a source that are others."""
    case = copy.deepcopy(a_case_of(number))
    first, second = case["options"][0]["costs"][:2]
    first["each_year"] = "£19000"
    second["title"] = filled("Hospital for {w} women", number)
    second["source"] = filled("{n} of our users are Deaf", number)
    return case


def a_portfolio_of(number: int) -> dict[str, object]:
    """Two interventions on the same falls, with a phrase in every text of them and of what they share."""
    phrases = iter([filled(words, number) for words in ANYWHERE])
    own = {
        "people_starting": {"value": "100 people / year"},
        "exercise_ratio": {"value": "80%"},
        "ratio_no_effect": {"value": "100%"},
        "class_cost": {"value": "£200 / person", "price_base": "2026-27"},
        "falls_a_year": {"value": "1 falls / person / year"},
        "ambulances_a_fall": {"value": "0.1 incidents / fall"},
        "ambulance_cost": {"value": "£400 / incident", "price_base": "2026-27"},
        "attendances_a_fall": {"value": "0 attendances / fall"},
        "effect_years": {"value": "1 years"},
    }
    ways = [
        {
            "id": name,
            "title": next(phrases),
            "model": "falls-exercise",
            "marginal_share": {"share": "100%", "reason": next(phrases)},
            "inputs": {key: {**value, "source": next(phrases), "reason": next(phrases)} for key, value in own.items()},
        }
        for name in ("classes", "more")
    ]
    falls = {
        "id": "falls",
        "title": next(phrases),
        "baseline": {"value": "1000 falls / year", "source": next(phrases)},
        "members": [{"intervention": name, "quantity": "falls_avoided"} for name in ("classes", "more")],
    }
    slippage = {"share": "10%", "reason": ". ".join([*phrases][:200])}
    return {
        "format": "investcase/case/1",
        "case": "together",
        "title": "Together",
        "place": "Kent",
        "start": "2027-28",
        "years": "3",
        "price_base": "2026-27",
        "discount": {"flat": "0%"},
        "options": [
            {
                "id": "both",
                "title": "Both",
                "interventions": ways,
                "portfolio": {"shared_events": [falls], "slippage": slippage},
            }
        ],
    }


def laid(case: dict[str, object], folder: Path) -> str:
    folder.mkdir(parents=True)
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "case.yaml").write_text(text, "utf-8")
    return str(folder)


def outputs(number: int, into: Path) -> dict[str, str]:
    shutil.rmtree(into, ignore_errors=True)
    case, later = laid(a_case_of(number), into / "case"), laid(a_later_draft(number), into / "later")
    together, seven = laid(a_portfolio_of(number), into / "together"), laid(a_case_of(7), into / "seven")
    page, note, beside, shared = (into / f"{name}.html" for name in ("page", "note", "beside", "shared"))
    said = {
        "report": ran("report", case, "--to", "html", "-o", str(page)),
        "equality": ran("equality", case, "-o", str(note)),
        "check": ran("check", case, "--all"),
        "check_list": ran("check", case),
        "check_json": ran("check", case, "--format", "json"),
        "text": ran("run", case),
        "json": ran("run", case, "--format", "json"),
        "explain": ran("explain", case),
        "explain_json": ran("explain", case, "--format", "json"),
        "plan": ran("plan", case, "-o", "-"),
        "compare": ran("compare", case, later),
        "compare_json": ran("compare", case, later, "--format", "json"),
        "compare_from_seven": ran("compare", seven, case),
        "compare_to_seven": ran("compare", case, seven),
        "with": ran("equality", seven, "--with", case, "--with", later, "-o", str(beside)),
        "portfolio": ran("report", together, "--to", "html", "-o", str(shared)) + ran("check", together, "--all"),
        "portfolio_text": ran("run", together),
        "portfolio_json": ran("run", together, "--format", "json"),
        "portfolio_plan": ran("plan", together, "-o", "-"),
        "portfolio_explained": ran("explain", together, "--depth", "9"),
    }
    files = {f"{each.stem}_page": each.read_text("utf-8") for each in (page, note, beside, shared)}
    return {**said, **files}


def ran(*arguments: str) -> str:
    outcome = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    assert outcome.exception is None, outcome.output[:2000]
    return outcome.output


OUTPUTS = (
    *(
        "report",
        "equality",
        "check",
        "check_list",
        "check_json",
        "text",
        "json",
        "explain",
        "explain_json",
        "plan",
        "with",
    ),
    *("compare", "compare_json", "compare_from_seven", "compare_to_seven"),
    *("portfolio", "portfolio_text", "portfolio_json", "portfolio_plan", "portfolio_explained"),
    *("page_page", "note_page", "beside_page", "shared_page"),
)


@pytest.fixture(scope="module")
def six_and_eight(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    into = tmp_path_factory.mktemp("few") / "both"
    return outputs(6, into), outputs(8, into)


def test_every_output_is_looked_at(six_and_eight: tuple[dict[str, str], dict[str, str]]) -> None:
    assert sorted(six_and_eight[0]) == sorted(OUTPUTS)


@pytest.mark.parametrize("output", OUTPUTS)
def test_nobody_can_tell_six_from_eight(six_and_eight: tuple[dict[str, str], dict[str, str]], output: str) -> None:
    six, eight = six_and_eight
    assert len(six[output]) > 30
    assert six[output] == eight[output]


def test_nor_in_a_pdf_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("weasyprint")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    made = []
    for number in (6, 8):
        shutil.rmtree(tmp_path / "few", ignore_errors=True)
        case, together = (
            laid(a_case_of(number), tmp_path / "few/case"),
            laid(a_portfolio_of(number), tmp_path / "few/t"),
        )
        for place, command in enumerate((("pdf", case), ("equality", case), ("pdf", together))):
            ran(*command, "-o", str(tmp_path / f"{place}.pdf"))
        names = ("0", "0-evidence", "1", "2", "2-evidence")
        made.append([(tmp_path / f"{name}.pdf").read_bytes() for name in names])
    assert made[0] == made[1]


def test_nor_in_a_workbook_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    made = []
    for number in (6, 8):
        shutil.rmtree(tmp_path / "few", ignore_errors=True)
        cases = laid(a_case_of(number), tmp_path / "few/case"), laid(a_portfolio_of(number), tmp_path / "few/t")
        for place, case in enumerate(cases):
            ran("report", case, "--to", "xlsx", "-o", str(tmp_path / f"{place}.xlsx"))
        made.append([(tmp_path / f"{place}.xlsx").read_bytes() for place in range(len(cases))])
    assert made[0] == made[1]


EXCERPTS: dict[str, Callable[[str], tuple[str, int]]] = {
    "a table": lambda words: (f"name,how\nKent,{words}\n", 2),
    "a quoted cell": lambda words: (f'name,how,year\nKent,"{words}",\n', 2),
    "a block": lambda words: (f"title: {words}\nyears: x\n", 1),
    "an indented document": lambda words: (f"  narrative:\n    risks:\n      - {words}\n", 3),
    "a flow": lambda words: (f'options: [{{id: a, title: "{words}", x: 1}}]\n', 1),
    "JSON": lambda words: (f'{{"title": "{words}", "x": 1}}', 1),
    "what cannot be read": lambda words: (f"title: [\n  {words}", 2),
    "a section": lambda words: (f"case: x\nequality:\n  summary: {words}\n", 3),
    "a section in JSON": lambda words: (f'{{"case": "x", "equality": {{"summary": "{words}"}}}}', 1),
    "a section by an escaped name": lambda words: (f'case: x\n"equ\\u0061lity":\n  summary: {words}\n', 3),
    "a section that cannot be read": lambda words: (f"case: x\nequality:\n  summary: [{words}", 3),
}


@pytest.mark.parametrize("where", EXCERPTS)
def test_nor_in_the_lines_that_problems_quote(where: str) -> None:
    inside = sentences("counts_in_an_assessment") if "section" in where else []
    for words in (*ANYWHERE, *inside):
        shown = []
        for number in (6, 8):
            text, line = EXCERPTS[where](filled(words, number))
            shown.append(SourceText("case.yaml", text).excerpt(line, 1))
        assert shown[0] == shown[1], words


def test_what_was_withheld_is_told_with_its_place(six_and_eight: tuple[dict[str, str], dict[str, str]]) -> None:
    told = six_and_eight[0]["check"]
    assert told.count("blocker[E09]: ") == 25
    assert "more of the same kind: blocker[E09]" in told
    assert "warning[E09]: " in told
    assert "a small number" in told


UNSURE = [
    "The two that close are old.",
    "It keeps 7.",
    "We keep three and close the other four.",
    "Of our nine, the two that close serve older people.",
]


@pytest.mark.parametrize("words", UNSURE)
def test_a_number_that_nobody_can_place_is_asked_about_and_withheld(words: str) -> None:
    """A blocker is for what is sure to count people: the words beside it say so."""
    told = [problem for problem in found(put("equality.summary", words)) if problem.code == "E09"]
    assert [problem.severity for problem in told] == [Severity.WARNING]
    assert "fewer than 10" in protection_of(None).safe(words)
    assert "nothing beside" in told[0].message


@pytest.mark.parametrize("words", [*UNSURE, "The two women who come.", "All 7 of the women, and the two men."])
def test_a_remedy_for_a_small_count_is_one_sentence_without_a_full_stop_of_its_own(words: str) -> None:
    told = [problem for problem in found(put("equality.summary", words)) if problem.code == "E09"]
    assert told
    for problem in told:
        assert not re.search(r":[.]|[.] |[.]$", str(problem.remedy))


@pytest.mark.parametrize("words", ["The two women who come.", "All 7 of the women.", "Carers: 6", "Women asked, 8"])
def test_one_beside_a_word_for_people_holds_the_decision_up(words: str) -> None:
    told = [problem for problem in found(put("equality.summary", words)) if problem.code == "E09"]
    assert [problem.severity for problem in told] == [Severity.BLOCKER]


@pytest.mark.parametrize("words", [*ANYWHERE, *sentences("counts_in_an_assessment")])
@pytest.mark.parametrize(("one", "other"), [(6, 8), (7, 9)])
def test_how_sure_it_is_tells_nothing_of_the_number(words: str, one: int, other: int) -> None:
    for posts in (True, False):
        sure = [[count.sure for count in counts_in(filled(words, number), posts=posts)] for number in (one, other)]
        assert sure[0] == sure[1]


@pytest.mark.parametrize("name", ["women-6", "male_8", "six-women", "mums7"])
def test_a_name_that_counts_people_is_refused_and_not_repeated(name: str, tmp_path: Path) -> None:
    case = full()
    case["equality"]["profiles"][0]["groups"] = {name.replace("-", "_"): "412", "male": "500"}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(case), "utf-8")
    outcome = CliRunner().invoke(cli, ["check", str(tmp_path)])
    told = str(outcome.exception)
    assert outcome.exit_code != 0
    assert "name-counts-people" in told
    assert name.replace("-", "_") not in told


@pytest.mark.parametrize("name", ["65_to_79", "85_plus", "q1", "0_to_4", "under_5", "women_0_to_4", "children_under_5"])
def test_ages_and_places_in_order_name_groups(name: str, tmp_path: Path) -> None:
    case = full()
    case["equality"]["profiles"][0]["groups"] = {name: "412", "other": "500"}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(case), "utf-8")
    assert "name-counts-people" not in str(CliRunner().invoke(cli, ["check", str(tmp_path)]).exception)


@pytest.mark.parametrize(("field", "inside"), [("equality.summary", True), ("decision.resolution", False)])
def test_a_part_of_a_whole_that_leaves_few_is_asked_about(field: str, inside: bool) -> None:
    """It is printed rounded within the section and outside it."""
    words = "To charge 233 of the 240 who come."
    told = [problem for problem in found(put(field, words)) if problem.code == "E09"]
    assert [problem.severity for problem in told] == [Severity.WARNING]
    assert "233" not in (protection_of(None).safe(words) if inside else protection_of(None).safe_elsewhere(words, ()))


def test_two_numbers_of_no_whole_are_not_asked_about() -> None:
    words = "Nineteen of them had no objection, and eleven said that transport would not bring them."
    assert not [problem for problem in found(put("equality.summary", words)) if problem.code == "E09"]


def test_a_share_of_few_is_asked_about_and_withheld() -> None:
    told = [problem for problem in found(put("equality.summary", "0.1% cannot use a bus.")) if problem.code == "E09"]
    assert [problem.severity for problem in told] == [Severity.WARNING]
    assert "a share" in told[0].message
