"""What is wrong with a council's own library is told wherever it is used, as by itself, and in the file at fault."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cases import faults, loaded, with_model
from investcase.appraisal.appraise import appraise
from investcase.checks.library import check_library
from investcase.reading.problems import Problem, Problems, Severity
from own_library import FIGURES, PLACES, SOURCES, lay

OURS = (
    PLACES.replace("falls_admissions", "admissions_65_plus")
    .replace("admissions / year", "people / year")
    .replace("ons-mid-2024-population", "ours")
)
HEADINGS = "code,council,falls\n"
KENT = "E10000016,Kent,1700\n"


def told(folder: Path, files: dict[str, str]) -> list[Problem]:
    """The errors where the library is used, which are those of the library by itself."""
    ours = lay(folder / "assumptions", {"sources/ours.yaml": SOURCES, **files})
    found = [problem for problem in faults(with_model(), folder) if problem.severity is Severity.ERROR]
    alone = [problem for problem in check_library(ours) if problem.severity is Severity.ERROR]
    assert found == alone
    return found


def table(folder: Path, csv: str, sidecar: str = OURS) -> list[Problem]:
    return told(folder, {"places/extra.yaml": sidecar, "places/extra.csv": csv})


def at(problem: Problem) -> tuple[str, int, int]:
    assert problem.position is not None
    return Path(problem.position.file).name, problem.position.line, problem.position.column


@pytest.mark.parametrize(
    ("csv", "code", "line", "column", "remedy"),
    [
        ("e10000016,Kent,1700\n", "row-of-no-place", 2, 1, "write E10000016, for Kent"),
        (KENT + "e10000017,Lancashire,1\n", "row-of-no-place", 3, 1, "write E10000017, for Lancashire"),
        ("X99999999,Kent,1700\n", "row-of-no-place", 2, 1, "write E10000016, for Kent"),
        ("E08000038,Barnsley,1700\n", "row-of-no-place", 2, 1, "write E08000016, for Barnsley"),
        ("X99999999,Nowhere,1700\n", "row-of-no-place", 2, 1, "leave the row out"),
        ("E10000016,Essex,1700\n", "row-of-another", 2, 11, "write E10000012 if Essex is meant"),
        (KENT + "E10000017,Kent,1800\n", "row-of-another", 3, 11, "write E10000016 if Kent is meant"),
        ("E10000016,Kent,-1700\n", "cell-below-zero", 2, 16, None),
        ("E10000016,Kent,١٧٠٠\n", "not-a-number", 2, 16, None),
        ("E10000016,Ke\0nt,1700\n", "unseen-sign", 2, 13, "type the cell again, or save the table afresh as CSV UTF-8"),
        ("", "no-rows", 1, 1, None),
        ('E10000016,"Kent,1700\n', "csv", 2, 11, 'put a " at the end of the cell, or take this one away'),
    ],
)
def test_a_row_that_cannot_be_is_told_in_the_table(
    csv: str, code: str, line: int, column: int, remedy: str | None, tmp_path: Path
) -> None:
    (problem,) = table(tmp_path, HEADINGS + csv)
    assert (problem.code, *at(problem)) == (code, "extra.csv", line, column)
    assert problem.remedy == remedy


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "mends"),
    [
        ("nation: england", "nation: wales", "table-of-none", 4, "nation: england"),
        ("kind: council", "kind: nhs_board", "table-of-none", 5, "kind: council"),
        ("key: code", "key: council", "table-of-none", 7, "key: code"),
        ("admissions_65_plus", "admissions_65_plu", "column-not-asked-for", 10, "'admissions_65_plus'"),
        ("people / year", "people", "override-unit", 13, "unit: person / year"),
    ],
)
def test_a_sidecar_that_leaves_the_national_answer_is_told(
    old: str, new: str, code: str, line: int, mends: str, tmp_path: Path
) -> None:
    (problem,) = table(tmp_path, HEADINGS + KENT, OURS.replace(old, new))
    assert (problem.code, at(problem)[:2]) == (code, ("extra.yaml", line))
    assert mends in f"{problem.expected} {problem.remedy}"


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_a_table_without_commas_is_told_once_and_how_to_mend_it(sign: str, tmp_path: Path) -> None:
    (problem,) = table(tmp_path, (HEADINGS + KENT).replace(",", sign))
    assert (problem.code, *at(problem)) == ("no-commas", "extra.csv", 1, 5)


def test_an_empty_table_is_told_once(tmp_path: Path) -> None:
    (problem,) = table(tmp_path, " \n\n")
    assert (problem.code, *at(problem)) == ("empty-table", "extra.csv", 1, 1)


@pytest.mark.parametrize(
    "csv",
    [
        f"\n\n{HEADINGS}\n{KENT}\n\n",
        f"{HEADINGS}{KENT},,\n , ,\n",
        HEADINGS.replace(",", ", ") + KENT,
        HEADINGS + KENT + "E92000001,England,9\n",
        HEADINGS + KENT.replace("Kent", "Kent County Council"),
    ],
    ids=["blank-lines", "blank-rows", "spaces", "nation", "long-name"],
)
def test_what_harms_nobody_is_read(csv: str, tmp_path: Path) -> None:
    lay(
        tmp_path / "assumptions",
        {"sources/ours.yaml": SOURCES, "places/extra.yaml": OURS, "places/extra.csv": csv},
    )
    place = loaded(with_model(), tmp_path).place
    assert place is not None
    assert place.values["admissions_65_plus"].value == 1700


SECOND = FIGURES[FIGURES.index("  - id") :]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (FIGURES + SECOND.replace("£30", "£31"), "figure-twice", 7),
        (FIGURES.replace("source: ours", "source: nosuch"), "unknown-source", 7),
        (FIGURES + SECOND[SECOND.index("      - {") :].replace("£30", "£31"), "value-twice", 8),
        (FIGURES.replace("hourly-rate", "hourly-rat"), "figure-not-asked-for", 3),
        (FIGURES.replace("holds_for: england", "holds_for: kent"), "holds-for", 7),
        (FIGURES.replace("/ hour", "/ week"), "override-unit", 5),
    ],
    ids=["twice", "no-source", "two-values", "misspelt", "nowhere", "unit"],
)
def test_a_figure_that_is_wrong_by_itself_is_told_in_its_file(text: str, code: str, line: int, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, {"figures/home-care.yaml": text})
    name, told_line, _ = at(problem)
    assert (problem.code, name) == (code, "home-care.yaml")
    assert told_line >= line


def test_a_file_that_the_case_does_not_use_and_nobody_can_read_is_told(tmp_path: Path) -> None:
    (lay(tmp_path / "assumptions" / "figures", {}) / "other.yaml").write_bytes(b"\xff")
    (problem,) = told(tmp_path, {"figures/home-care.yaml": FIGURES})
    assert (problem.code, *at(problem)) == ("not-utf-8", "other.yaml", 1, 1)


def test_a_figure_of_a_group_of_its_own_may_be_for_another_case(tmp_path: Path) -> None:
    text = FIGURES.replace("home-care.hourly-rate", "elsewhere.rate")
    assert told(tmp_path, {"figures/elsewhere.yaml": text}) == []
    asked = [problem.code for problem in loaded(with_model(), tmp_path).problems]
    assert "figure-not-asked-for" not in asked


def test_a_figure_of_a_group_of_ours_that_nothing_asks_for_is_told(tmp_path: Path) -> None:
    text = FIGURES.replace("hourly-rate", "petrol")
    assert told(tmp_path, {"figures/home-care.yaml": text}) == []
    assert "figure-not-asked-for" in [problem.code for problem in loaded(with_model(), tmp_path).problems]


@pytest.mark.parametrize("value", ["-£30", "£0"])
def test_a_figure_that_a_model_cannot_work_with_is_told_where_it_is_written(value: str, tmp_path: Path) -> None:
    text = FIGURES.replace("£30", value)
    lay(tmp_path / "assumptions", {"sources/ours.yaml": SOURCES, "figures/home-care.yaml": text})
    case = with_model("choices: {route: top_down, share_by: clients_at_home}").replace(
        "ccn-independent-settings", "ccn-home-care-hours"
    )
    with pytest.raises(Problems) as raised:
        appraise(loaded(case, tmp_path))
    (problem,) = [found for found in raised.value if found.severity is Severity.ERROR]
    assert at(problem) == ("home-care.yaml", 7, 17)


WRONG = ["home-care", "home-care.yam", "home-care.yaml.", "home-care.yaml.orig", "home-care.json"]


@pytest.mark.parametrize("name", WRONG)
def test_a_document_with_another_ending_is_told(name: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, {f"figures/{name}": FIGURES})
    assert (problem.code, *at(problem)) == ("orphan-file", name, 1, 1)


@pytest.mark.parametrize("name", ["home-care.yaml~", "home-care.yaml.orig", "notes.md", "notes.txt"])
def test_a_copy_beside_the_document_and_notes_stop_nothing(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, {"figures/home-care.yaml": FIGURES, f"figures/{name}": FIGURES}) == []


@pytest.mark.parametrize("name", ["figures/.home-care.yaml", "places/._extra.yaml", "models/.old/model.yaml"])
def test_a_hidden_file_is_left_alone(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, {"figures/home-care.yaml": FIGURES, name: "\x05no document"}) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("inside", [".", "figures", "models/ours"])
def test_a_folder_that_may_not_be_entered_is_told_by_its_own_name(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = lay(tmp_path / "assumptions", {"figures/home-care.yaml": FIGURES, "models/ours/notes.md": ""})
    locked, access = ours / inside, os.access
    # Whoever runs the tests may be allowed everything.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != locked and access(path, mode))
    (problem,) = faults(with_model(), tmp_path)
    assert problem.code == "unreadable"
    assert problem.position is not None
    assert Path(problem.position.file) == locked
    assert "library" in problem.message
    assert check_library(ours) == (problem,)
