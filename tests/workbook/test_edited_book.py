"""A workbook that somebody wrote values in and saved: its case says them too, and nothing else of it has changed."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from example_books import EXAMPLES, book_of
from openpyxl import load_workbook

from investcase.appraisal.appraise import appraise
from investcase.cli.main import cli
from investcase.resolving.case import load

CASE = "grants-close-early"
WHOSE, FROM, WHY = 8, 9, 10
SAID = {WHOSE: "Ann Smith, 1 December 2026", FROM: "Budget book, page 4", WHY: "It is newer"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the case and nothing else."""
    shutil.copytree(EXAMPLES / CASE, tmp_path / CASE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def saved(folder: Path, values: Mapping[str, object], change: Callable[[Any], object] = lambda _: None) -> Path:
    """The case's workbook with values written beside some figures, by their ids, and otherwise changed."""
    found, place = book_of(CASE), folder / "book.xlsx"
    place.write_bytes(found.content)
    book = load_workbook(place)
    for key, value in values.items():
        name, row, column = found.cell_of(found.made.inputs.figures[key])
        book[name].cell(row, column).value = value
        for beside, words in SAID.items():
            book[name].cell(row, beside).value = words
    change(book)
    book.save(place)
    return place


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What import ends with, and says on both streams."""
    from investcase.cli.failure import guarded

    capsys.readouterr()
    code = guarded(lambda **how: cli(["import", "book.xlsx", "--into", CASE, *words], **how))
    said = capsys.readouterr()
    return code, said.out, said.err


@cache
def trial() -> dict[str, float]:
    """Values of every figure that takes one and that its case can say: within its range, or a tenth more."""
    found = book_of(CASE)
    return {
        figure.key: (figure.quantity.ends[0] + figure.quantity.central) / 2
        if figure.quantity.is_range
        else round(figure.quantity.central * 0.9, 2)
        for figure in found.open
        if figure.quantity.central
    }


def test_the_case_says_what_the_workbook_says_and_answers_as_it_does(folder: Path, capsys: Any) -> None:
    values = trial()
    saved(folder, values)
    code, out, _ = run(capsys, "--keep")
    assert code == 0
    found = book_of(CASE)
    kept = appraise(load(folder / CASE))
    for asked, here in found.changed(values).items():
        if asked.measure == "npsv":
            option = next(each for each in kept.options if each.id == asked.option)
            assert float(option.npsv[0]) == pytest.approx(here, rel=1e-9)
    assert "whose: Ann Smith, 1 December 2026; from: Budget book, page 4; why: It is newer" in out


def test_what_is_shown_is_what_is_kept_and_no_other_line_is_touched(folder: Path, capsys: Any) -> None:
    values = dict(list(trial().items())[:3])
    saved(folder, values)
    file = folder / CASE / "case.yaml"
    before = file.read_text("utf-8")
    code, shown, said = run(capsys)
    assert (code, file.read_text("utf-8")) == (0, before)
    assert "Nothing is written yet. To write it: investcase import book.xlsx --into grants-close-early --keep" in said
    assert run(capsys, "--keep")[1] == shown
    after = file.read_text("utf-8")
    name = f"{CASE}/case.yaml"
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
    assert shown.endswith("\n".join(diff) + "\n")


def test_a_workbook_with_no_value_changes_nothing(folder: Path, capsys: Any) -> None:
    saved(folder, {})
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    assert out == "book.xlsx holds no value of anybody's own: grants-close-early/case.yaml stays as it is.\n"


def test_an_older_draft_and_another_case_are_refused(folder: Path, capsys: Any) -> None:
    saved(folder, trial())
    file = folder / CASE / "case.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("years: 3", "years: 4", 1), "utf-8")
    changed = file.read_text("utf-8")
    code, out, err = run(capsys, "--keep")
    assert (code, out, file.read_text("utf-8")) == (1, "", changed)
    assert f"book.xlsx is the workbook of another draft of {CASE}" in err
    file.write_text(text.replace(f"case: {CASE}", "case: other", 1), "utf-8")
    code, out, err = run(capsys, "--keep")
    assert (code, out) == (1, "")
    assert f"book.xlsx is the workbook of the case {CASE}, and {CASE}/case.yaml is the case other" in err


def test_cells_that_were_changed_elsewhere_are_told_and_left_out(folder: Path, capsys: Any) -> None:
    def change(book: Any) -> None:
        book["Inputs"]["C10"].value = 12345.5
        book["Answer"]["D8"].value = "=1+1"

    saved(folder, {}, change)
    code, out, err = run(capsys)
    assert code == 0
    assert "stays as it is" in out
    assert err.count("warning[book-changed]") == 2
    assert "sheet Inputs, cell C10: '12345.5' stands where" in err


def test_rows_that_were_moved_are_refused(folder: Path, capsys: Any) -> None:
    saved(folder, {}, lambda book: book["Inputs"].delete_rows(10))
    code, out, err = run(capsys)
    assert (code, out) == (1, "")
    assert "the rows of Inputs in book.xlsx are not those that were written" in err


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("£45", "'£45' is no number, and the workbook does not use it"),
        (True, "'yes' is no number, and the workbook does not use it"),
        (-5, "below nil"),
        ("=1+1", "the formula there was saved without what it comes to"),
        (1e18, "a number"),
    ],
)
def test_what_is_no_value_is_told_with_its_place(value: object, told: str, folder: Path, capsys: Any) -> None:
    key = next(figure.key for figure in book_of(CASE).open if figure.unit.power("£"))
    row = book_of(CASE).made.inputs.cells[key].row + 1
    saved(folder, {key: value})
    code, out, err = run(capsys)
    assert (code, out) == (1, "")
    assert f"book.xlsx:{row}:5: error[book-value]: sheet Inputs, row {row}, column E (Your value): " in err
    assert told in err


def test_a_value_beyond_its_range_widens_the_range_and_says_so(folder: Path, capsys: Any) -> None:
    limits = book_of(CASE).made.inputs.limits_of
    figure = next(each for each in book_of(CASE).open if each.quantity.is_range and limits(each).most is None)
    saved(folder, {figure.key: figure.quantity.ends[1] * 2})
    code, _, err = run(capsys, "--keep")
    assert code == 0
    assert "lies outside the range of the case" in err
    kept = load(folder / CASE).register()[figure.key]
    assert kept.quantity.ends[0] == pytest.approx(figure.quantity.ends[0])
    assert kept.quantity.ends[1] == pytest.approx(figure.quantity.ends[1] * 2)


def test_who_says_so_without_a_value_is_told(folder: Path, capsys: Any) -> None:
    saved(folder, {next(iter(trial())): None})
    code, out, err = run(capsys)
    assert (code, "stays as it is" in out) == (0, True)
    assert "it says whose value this is, or why, and there is none beside it" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("book.xlsx",), f"say where that lies, as in investcase import book.xlsx --into {CASE}"),
        (("book.xlsx", "--keep"), "--keep writes into a case: name it too"),
        (("book.xlsx", "--into", CASE, "--force"), "--into writes no library"),
    ],
)
def test_a_workbook_without_its_case_is_misuse(words: tuple[str, ...], told: str, folder: Path) -> None:
    saved(folder, {})
    command = [sys.executable, "-m", "investcase", "import", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
