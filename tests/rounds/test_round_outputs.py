"""A round is written as every format says, and a browser, a spreadsheet and another program can each read it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from made_up import made_up

from browser import axe_findings, chromium
from investcase.cli.failure import DONE, ERRORS, MISUSE
from investcase.cli.main import cli
from investcase.report.terminal import Screen
from investcase.rounds.case_in import CaseIn, LeftOut
from investcase.rounds.formats import ROUND_FORMATS
from investcase.rounds.limits import Limits
from investcase.rounds.result import round_schema
from investcase.rounds.round import Round, held_together
from investcase.rounds.text import round_text
from investcase.rounds.view import round_view
from investcase.rounds.writing import round_html, written_as

ROOT = Path(__file__).resolve().parents[2]
BAD = LeftOut("bad", "round", "quantity", "this is no amount", "case.yaml:3:4", "write £50k", 2)


@cache
def cases() -> tuple[CaseIn, ...]:
    made, _ = made_up(5, 12)
    return tuple(each.taken("adults" if place % 2 else "children") for place, each in enumerate(made))


@cache
def whole() -> Round:
    return held_together([*cases(), BAD], Limits(cash=400_000.0, balance=0.7))


def test_the_json_keeps_to_its_published_schema() -> None:
    import jsonschema

    published = json.loads((ROOT / "docs" / "round.schema.json").read_text("utf-8"))
    assert published == round_schema(), "write it anew: investcase schema round > docs/round.schema.json"
    data = json.loads(written_as(whole(), "json"))
    jsonschema.validate(data, published)
    assert data["npsv"] == pytest.approx(sum(case["npsv"] for case in data["cases"]), abs=0.001)
    assert [each["name"] for each in data["left_out"]] == ["bad"]


@pytest.mark.parametrize("alike", [True, False], ids=["pounds-alike", "pounds-of-two-years"])
def test_no_table_is_printed_without_a_row(alike: bool) -> None:
    first, *rest = cases()
    found = whole() if alike else held_together([replace(first, price_base="2020-21"), *rest], Limits())
    assert found.one_base is alike
    grids = [grid for part in round_view(found).parts for grid in part.grids]
    assert len(grids) > 3
    assert [grid.title for grid in grids if not grid.rows] == []


def test_the_register_and_the_plan_hold_the_same_cash() -> None:
    register = list(csv.DictReader(io.StringIO(written_as(whole(), "csv").decode("utf-8-sig"))))
    plan = list(csv.DictReader(io.StringIO(written_as(whole(), "plan").decode("utf-8-sig"))))
    years = [name for name in plan[0] if name.endswith(", £ cash")]
    in_cash = [row for row in register if row["cash"] == "cash"]
    for name in years:
        told = sum(float(row["change"]) for row in in_cash if row["year"] == name.removesuffix(", £ cash"))
        assert sum(float(row[name]) for row in plan) == pytest.approx(told, abs=0.05)
    assert len(whole().to_pandas()) == len(register) == whole().to_arrow().num_rows


def test_every_row_of_the_workbook_is_a_number_where_it_is_one() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    content = written_as(whole(), "xlsx")
    assert content == written_as(whole(), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {"Cases", "Left out", "Register", "Medium-term plan", "Budgets", "Choice"} <= set(book.sheetnames)
    amounts = [row[11].value for row in book["Register"].iter_rows(min_row=3)]
    assert len(amounts) == len(whole().rows)
    assert all(isinstance(each, int | float) for each in amounts)


def test_what_a_case_writes_is_no_formula_in_a_spreadsheet() -> None:
    made, _ = made_up(5, 2)
    made[0].benefits[0] = made[0].benefits[0].replace("title: Saving of 0", "title: '=1+1'")
    told = written_as(held_together([each.taken() for each in made]), "plan").decode("utf-8-sig")
    assert "'=1+1" in told


def test_a_browser_finds_no_fault_in_the_page() -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 400, "height": 800})
        page.set_content(round_html(whole(), screen=True))
        assert axe_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_paper_is_a_pdf_of_few_pages() -> None:
    from investcase.catalogue.shipped import templates_dir
    from investcase.report.pdf import page_count

    assert 3 <= page_count(round_html(whole(), screen=False), templates_dir()) <= 6
    assert written_as(whole(), "pdf").startswith(b"%PDF")


def test_the_terminal_says_the_headline_first_and_keeps_to_its_width() -> None:
    for screen in (Screen(), Screen(40), Screen(80, plain=True)):
        told = round_text(whole(), screen)
        assert told.startswith("Budget round: 12 cases")
        assert "bad: this is no amount (and 1 more), case.yaml:3:4" in " ".join(told.split())
        assert all(len(line) <= screen.width for line in told.splitlines())


def test_the_command_writes_what_is_asked_and_a_round_of_nothing_ends_with_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made, _ = made_up(5, 3)
    for each in made:
        (tmp_path / "round" / each.name).mkdir(parents=True)
        (tmp_path / "round" / each.name / "case.yaml").write_text(each.text(), "utf-8")
    (tmp_path / "only-bad").mkdir()
    (tmp_path / "only-bad" / "case.yaml").write_text("format: investcase/case/1\n", "utf-8")
    call = ["budget-round", "round", "--workers", "1", "--cash", "£1m", "--must", made[0].name, "--to", "json,plan"]
    ended = CliRunner().invoke(cli, call, standalone_mode=False)
    assert ended.return_value == DONE, ended.output
    assert (tmp_path / "budget-round-plan.csv").exists()
    data = json.loads((tmp_path / "budget-round.json").read_text("utf-8"))
    assert data["choice"]["cash"] == 1_000_000
    assert made[0].name in data["choice"]["chosen"]["cases"]
    nothing = CliRunner().invoke(cli, ["budget-round", "only-bad", "--workers", "1"], standalone_mode=False)
    assert nothing.return_value == ERRORS
    assert "No case could be worked out." in nothing.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--cash", "much"], "pounds, such as £2m"),
        (["--cash=-£1m"], "pounds, such as £2m"),
        (["--balance", "120%"], "a share from 0% to 100%"),
        (["--balance", "50%"], "name two, such as adults children"),
        (["--not-both", "one"], "name two cases or more"),
        (["--to", "pfd"], "pdf"),
    ],
)
def test_a_limit_that_is_none_is_told(options: list[str], words: str, tmp_path: Path) -> None:
    ended = CliRunner().invoke(cli, ["budget-round", str(tmp_path), *options])
    assert ended.exit_code == MISUSE
    assert words in ended.output


def test_every_format_has_a_maker() -> None:
    from investcase.rounds.writing import _MAKERS

    assert set(_MAKERS) == set(ROUND_FORMATS)
