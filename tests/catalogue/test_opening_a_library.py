"""A library that is not where it was said is told, as is a file of it that nothing reads."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import investcase
from cases import KENT, SMALLEST
from investcase.checks.library import check_library
from investcase.cli.main import cli
from investcase.reading.problems import Problem, Problems, Severity
from own_library import FIGURES, SOURCES, lay

DISCOUNT = """\
format: investcase/discount/1
schedule: ours
title: Ours
in_force: here
source: ours
locator: all
status: local
bands: [{rate: 3%}]
"""
INDEX = "format: investcase/index/1\nindex: ours\ncsv: ours.csv\n"
MODEL = "format: investcase/model/1\nmodel: ours\n"
GOOD = {"figures/home-care.yaml": FIGURES, "sources/ours.yaml": SOURCES}


def told(case: Path, library: Path | str | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Problems) as raised:
        investcase.load(case, library=library)
    return tuple(problem for problem in raised.value if problem.severity is Severity.ERROR)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case in a folder above which there is no library."""
    return lay(tmp_path / "cases" / "grants", {"case.yaml": SMALLEST})


def test_a_library_where_it_was_said_is_read(case: Path, tmp_path: Path) -> None:
    ours = lay(tmp_path / "ours", {**GOOD, "models/ours/notes.md": "", "LICENSE": "", "figures/.kept.yml": ""})
    assert not [p for p in investcase.load(case, library=ours).problems if p.severity is Severity.ERROR]
    assert investcase.load(case, library=str(ours)).library.folders[0] == ours


@pytest.mark.parametrize(
    ("said", "near"),
    [
        (".", "assumptions"),
        ("..", "council/assumptions"),
        ("assumptions/figures", "assumptions"),
        ("assumptions/empty", "assumptions"),
    ],
)
def test_a_library_a_level_away_is_told_with_its_place(case: Path, tmp_path: Path, said: str, near: str) -> None:
    council = lay(tmp_path / "away" / "council", {f"assumptions/{name}": text for name, text in GOOD.items()})
    (council / "assumptions" / "empty").mkdir()
    (problem,) = told(case, council / said)
    assert problem.code == "no-library"
    assert problem.remedy is not None
    named = Path(problem.remedy.removeprefix("a library lies in ").removesuffix(": name that"))
    assert named.resolve() == (council / ".." / near if said == ".." else council / near).resolve()
    assert not [p for p in investcase.load(case, library=named).problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("files", "held"),
    [
        ({}, "it is empty"),
        ({"notes.docx": "", "old/list.xlsx": ""}, "it holds notes.docx, old/"),
        ({f"{n}.txt": "" for n in range(9)}, "it holds 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more"),
        ({"models/cars/wheel.py": ""}, "it holds models/"),
    ],
)
def test_a_folder_that_is_no_library_is_told_with_what_it_holds(
    case: Path, tmp_path: Path, files: dict[str, str], held: str
) -> None:
    (problem,) = told(case, lay(tmp_path / "away" / "from" / "it", files))
    assert (problem.code, problem.message.endswith(held)) == ("no-library", True), problem.message
    assert problem.expected is not None
    assert "figures/" in problem.expected


@pytest.mark.parametrize("what", ["nothing", "file", "link"])
def test_what_is_no_folder_is_no_library(case: Path, tmp_path: Path, what: str) -> None:
    place = tmp_path / "there"
    if what == "file":
        place.write_text(FIGURES, "utf-8")
    if what == "link":
        place.symlink_to(tmp_path / "nowhere")
    (problem,) = told(case, place)
    assert problem.code == "no-library"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev")
def test_a_folder_of_devices_is_no_library(case: Path) -> None:
    (problem,) = told(case, "/dev")
    assert problem.code == "no-library"


UNREAD = [
    ("figures/home-care.yml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("figures/home-care.YAML", FIGURES, "figures/<the group of its ids>.yaml"),
    ("figures/home-care.yaml.txt", FIGURES, "figures/<the group of its ids>.yaml"),
    ("figures/2026/home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("figure/home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("Figures/home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("sources/home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("assumptions/figures/home-care.yaml", FIGURES, "figures/<the group of its ids>.yaml"),
    ("figures/extra.yml", "", "the ending .yaml: figures/extra.yaml"),
    ("figures/extra.csv", "", "a .yaml file"),
    ("sources.yaml", SOURCES, "sources/sources.yaml"),
    ("models/ours.yaml", MODEL, "models/<its id>/model.yaml"),
    ("models/ours/ours.yaml", MODEL, "models/<its id>/model.yaml"),
    ("model/ours/model.yaml", MODEL, "models/<its id>/model.yaml"),
    ("guidance/ours.yaml", DISCOUNT, "guidance/discount/<its id>.yaml"),
    ("guidance/discounts/ours.yaml", DISCOUNT, "guidance/discount/<its id>.yaml"),
    ("guidance/prices/ours.yaml", DISCOUNT, "guidance/discount/<its id>.yaml"),
    ("guidance/event.yaml", "format: investcase/events/1\n", "guidance/events.yaml"),
    ("guidance/duty-2027-01.yaml", "format: investcase/duties/1\n", "guidance/duties-<year>-<month>.yaml"),
    ("places/ours.csv", "code,name\n", "a file ours.yaml beside it that says what it holds"),
    ("places/ours.csv.txt", "code,name\n", "the ending .csv: places/ours.csv"),
]


@pytest.mark.parametrize(("name", "text", "expected"), UNREAD, ids=[name for name, _, _ in UNREAD])
@pytest.mark.parametrize("layer", ["given", "above", "beside"])
def test_a_file_that_looks_meant_and_is_not_read_is_an_error(
    case: Path, tmp_path: Path, layer: str, name: str, text: str, expected: str
) -> None:
    places = {"given": tmp_path / "ours", "above": tmp_path / "assumptions", "beside": case / "assumptions"}
    good = {"sources/ours.yaml": SOURCES}
    ours = lay(places[layer], {**good, name: text})
    (problem,) = told(case, ours if layer == "given" else None)
    assert problem.code == "orphan-file"
    assert problem.expected == expected
    assert problem.position is not None
    assert Path(problem.position.file) == ours / name
    assert [p.expected for p in check_library(ours) if p.code == "orphan-file"] == [expected]


def test_a_folder_of_a_model_that_holds_only_notes_is_a_warning_of_the_library_and_stops_no_case(
    case: Path, tmp_path: Path
) -> None:
    ours = lay(tmp_path / "ours", {**GOOD, "models/cars/notes.md": "", "models/cars/why.txt": ""})
    (problem,) = [each for each in check_library(ours) if each.code == "orphan-file"]
    assert problem.severity is Severity.WARNING
    assert (problem.message, problem.expected) == (
        "there is no model in this folder",
        "models/cars/model.yaml beside it",
    )
    assert not [p for p in investcase.load(case, library=ours).problems if p.severity is Severity.ERROR]
    # Notes beside a model, or beside a file of which more is said, are only notes.
    for name, text in (("model.yaml", MODEL), ("modle.yaml", MODEL)):
        (ours / "models/cars" / name).write_text(text, "utf-8")
        assert not [each for each in check_library(ours) if each.message == problem.message]
        (ours / "models/cars" / name).unlink()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("figures/homecare.yaml", FIGURES, "figure-file"),
        ("models/theirs/model.yaml", (KENT.parents[2] / "assumptions/models/reablement/model.yaml"), "model-folder"),
        ("guidance/discount/theirs.yaml", DISCOUNT, "guidance-name"),
        ("guidance/prices/theirs.yaml", INDEX, "guidance-name"),
    ],
)
def test_what_would_not_be_found_under_its_name_is_an_error(
    case: Path, tmp_path: Path, name: str, text: str | Path, code: str
) -> None:
    if isinstance(text, Path):
        if not text.exists():
            pytest.skip("the library is elsewhere")
        text = text.read_text("utf-8")
    ours = lay(tmp_path / "ours", {**GOOD, name: text})
    found = told(case, ours)
    assert code in [problem.code for problem in found]
    assert len([p for p in check_library(ours) if p.code == code]) == len([p for p in found if p.code == code])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are things of Unix")
@pytest.mark.parametrize("kind", ["folder", "link", "pipe", "device"])
@pytest.mark.parametrize(
    "name", ["figures/home-care.yaml", "sources/more.yaml", "models/ours/model.yaml", "guidance/discount/a.yaml"]
)
def test_what_is_no_file_in_the_place_of_one_is_an_error(case: Path, tmp_path: Path, name: str, kind: str) -> None:
    ours = lay(tmp_path / "ours", {"sources/ours.yaml": SOURCES})
    (ours / name).parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        (ours / name).mkdir()
    elif kind == "link":
        (ours / name).symlink_to("gone.yaml")
    elif kind == "pipe":
        os.mkfifo(ours / name)
    else:
        (ours / name).symlink_to("/dev/zero")
    found = {problem.position.file for problem in told(case, ours) if problem.position}
    assert found == {str(ours / name)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("home-care.yaml", "assumptions/figures/<the group of its ids>.yaml"),
        ("home-care.yml", "assumptions/figures/<the group of its ids>.yaml"),
        ("figures/home-care.yaml", "assumptions/figures/<the group of its ids>.yaml"),
    ],
)
def test_a_figure_beside_the_case_is_told_where_it_belongs(case: Path, name: str, expected: str) -> None:
    lay(case, {name: FIGURES})
    (problem,) = told(case)
    assert (problem.code, problem.expected) == ("orphan-file", expected)
    assert problem.position is not None
    assert Path(problem.position.file) == case / name


@pytest.mark.parametrize("name", ["assumption", "Assumptions", "asumptions", "assumptions "])
@pytest.mark.parametrize("up", [0, 1])
def test_a_library_of_nearly_the_right_name_is_told(case: Path, name: str, up: int) -> None:
    folder = (case, case.parent)[up]
    lay(folder / name, GOOD)
    (problem,) = told(case)
    assert problem.code == "no-library"
    assert problem.expected == f"the name assumptions: {folder / 'assumptions'}"


@pytest.mark.parametrize("name", ["assumptions-2025", "old assumptions of ours", "library"])
def test_a_library_of_another_name_is_left_alone(case: Path, name: str) -> None:
    lay(case.parent / name, GOOD)
    lay(case, {"case-2.yaml": SMALLEST, "notes.md": "", "case.yml": SMALLEST})
    assert not [p for p in investcase.load(case).problems if p.code in ("no-library", "orphan-file")]


def test_a_folder_that_bears_the_name_and_holds_nothing_is_a_warning(case: Path) -> None:
    lay(case / "assumptions", {"minutes.docx": ""})
    found = [p for p in investcase.load(case).problems if p.code == "no-library"]
    assert [problem.severity for problem in found] == [Severity.WARNING]


def test_an_empty_library_checked_alone_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in check_library(lay(tmp_path / "assumptions", {}))] == ["no-library"]


COMMANDS = [
    ("check", "case.yaml"),
    ("run", "case.yaml"),
    ("pdf", "case.yaml", "-o", "a.pdf"),
    ("report", "case.yaml", "--to", "json", "-o", "a.json"),
    ("plan", "case.yaml", "-o", "a.csv"),
    ("equality", "case.yaml", "-o", "a.html"),
    ("explain", "case.yaml"),
    ("compare", "case.yaml", "case.yaml"),
    ("compare", "case.yaml", "case.yaml", "--second-library"),
    ("reconcile", "ccn-home-care-hours"),
    ("new", "a", "--place", "Kent", "--model", "ccn-home-care-hours"),
    ("list", "figures"),
    ("list", "sources"),
    ("list", "models"),
    ("show", "home-care.hourly-rate"),
    ("show", "Kent"),
    ("show", "ours"),
]


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: "-".join(args[:1] + args[3:]))
@pytest.mark.parametrize("fault", ["high", "yml", "empty"])
def test_every_command_that_takes_a_library_tells(
    args: tuple[str, ...], fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"case.yaml": SMALLEST})
    files = {
        "high": {f"assumptions/{name}": text for name, text in GOOD.items()},
        "yml": {"sources/ours.yaml": SOURCES, "figures/home-care.yml": FIGURES},
        "empty": {},
    }
    lay(tmp_path / "ours", files[fault])
    monkeypatch.chdir(tmp_path)
    option = () if args[-1] == "--second-library" else ("--library",)
    with pytest.raises(Problems) as raised:
        cli.main([*args, *option, "ours"], standalone_mode=False)
    assert {p.code for p in raised.value if p.severity is Severity.ERROR} <= {"no-library", "orphan-file"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "ours"]
