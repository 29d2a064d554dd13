"""The rules of a library: the shipped one keeps them all, and each breach is one clear problem at its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.catalogue.layout import FOLDERS
from investcase.catalogue.shipped import assumptions_dir
from investcase.checks.library import check_library, library_folder
from investcase.reading.problems import Problem, Severity

SOURCES = """\
format: investcase/sources/1
sources:
  - id: our-return
    title: Our return
    publisher: Our council
    date: May 2026
    read: read_at_source
"""
FIGURES = """\
format: investcase/figures/1
figures:
  - id: ours.cost
    title: What a visit costs
    unit: £ / visit
    values:
      - value: £40 / visit
        price_base: 2025-26
        source: our-return
        status: local
  - id: ours.kept-share
    title: Share of visits kept
    unit: "%"
    is: share
    values:
      - value: 90%
        interval: 85% to 95%
        source: our-return
        status: local
retired:
  - id: ours.old-cost
    reason: Counted telephone calls as visits.
    use: ours.cost
"""
MODEL = """\
format: investcase/model/1
model: visits
title: Visits
summary: Fewer visits.
what_is_done: make fewer visits
nations: {england: The nation it was written for.}
inputs:
  people: {title: People, unit: people / year, ask: How many people?}
  visits_each: {title: Visits each, unit: visits / person, value: 2 visits / person}
  cost: {title: Cost, unit: £ / visit, figure: ours.cost}
steps:
  reached: {title: People reached, unit: people / year, formula: people * rollout}
  saved: {title: Saved, unit: £ / year, formula: reached * visits_each * cost}
people: reached
people_title: people reached a year
lines:
  visits: {title: Visits, amount: saved, kind: benefit, body: nhs, cash_type: capacity}
"""
FILES = {
    "sources/ours.yaml": SOURCES,
    "figures/ours.yaml": FIGURES,
    "models/visits/model.yaml": MODEL,
    "models/visits/technical-notes.md": "# Visits\n\nSources: `our-return`.\n",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """An `assumptions/` folder of the files above, with some replaced or added."""

    def make(changed: dict[str, str] | None = None) -> Path:
        folder = tmp_path / "assumptions"
        for name, text in {**FILES, **(changed or {})}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder

    return make


def test_the_shipped_library_keeps_every_rule() -> None:
    problems = [problem for problem in check_library(assumptions_dir()) if problem.code != "no-dossier"]
    assert [str(problem) for problem in problems] == []


def test_a_library_that_keeps_the_rules_has_no_problems(write: Write) -> None:
    assert check_library(write()) == ()


BREACHES = [
    (
        "figures/ours.yaml",
        "        source: our-return\n        status: local\n  - id",
        "        status: second_hand\n  - id",
        "no-source",
        7,
        9,
    ),
    ("figures/ours.yaml", "    unit: £ / visit\n", "", "missing", 3, 5),
    ("figures/ours.yaml", "        price_base: 2025-26\n", "", "no-price-base", 3, 5),
    ("figures/ours.yaml", "unit: £ / visit", "unit: £ / visti", "unit", 5, 11),
    ("figures/ours.yaml", "85% to 95%", "91% to 95%", "interval", 17, 19),
    ("figures/ours.yaml", "85% to 95%", "85%", "interval", 17, 19),
    ("figures/ours.yaml", "90%\n        interval: 85% to 95%", "110%", "share", 11, 5),
    ("figures/ours.yaml", "90%\n        interval", "90\n        interval", "interval", 17, 19),
    ("figures/ours.yaml", "90%\n        interval: 85% to 95%", "90", "share", 11, 5),
    ("figures/ours.yaml", "85% to 95%", "85% to 101%", "share", 11, 5),
    ("figures/ours.yaml", "    is: share\n", "", "no-kind", 11, 5),
    ("figures/ours.yaml", "    is: share\n", "    is: shares\n", "not-one-of", 14, 9),
    ("figures/ours.yaml", "    is: share\n", "    is: share\n    measure: odds_ratio\n", "kind-of-measure", 11, 5),
    ("figures/ours.yaml", "unit: £ / visit\n", "unit: £ / visit\n    is: share\n", "kind-of-unit", 3, 5),
    ("figures/ours.yaml", "source: our-return", "source: our-retrun", "unknown-source", 9, 17),
    ("figures/ours.yaml", "id: ours.cost\n", "id: theirs.cost\n", "figure-file", 3, 9),
    ("figures/ours.yaml", "id: ours.kept-share", "id: ours.old-cost", "figure-twice", 21, 9),
    ("figures/ours.yaml", "use: ours.cost", "use: ours.costs", "unknown-figure", 23, 10),
    ("sources/ours.yaml", "id: our-return", "id: our-returns", "uncited", 3, 9),
    ("sources/ours.yaml", "    read: read_at_source\n", "    read: second_hand\n", "reported-by", 3, 5),
    ("models/visits/model.yaml", ", ask: How many people?", "", "nobody-supplies", 8, 3),
    ("models/visits/model.yaml", "reached * visits_each * cost", "reached * cost", "formula-unit", 13, 50),
    ("models/visits/model.yaml", "reached * visits_each * cost", "reached * visit_each * cost", "formula", 13, 60),
    ("models/visits/model.yaml", "figure: ours.cost", "figure: ours.cots", "unknown-figure", 10, 48),
    ("models/visits/model.yaml", "figure: ours.cost", "figure: ours.old-cost", "unknown-figure", 10, 48),
    ("models/visits/model.yaml", "figure: ours.cost", "figure: ours.kept-share", "figure-unit", 10, 48),
    (
        "models/visits/model.yaml",
        "steps:\n",
        '  lost: {title: Lost, unit: "%", is: ratio, figure: ours.kept-share}\nsteps:\n',
        "figure-kind",
        11,
        53,
    ),
    (
        "models/visits/model.yaml",
        "steps:\n",
        '  lost: {title: Lost, unit: "%", figure: ours.kept-share}\nsteps:\n',
        "no-kind",
        11,
        9,
    ),
    ("models/visits/model.yaml", "ask: How many people?", "place: population_65_plus, note: x", "figure-unit", 8, 55),
    ("models/visits/model.yaml", "ask: How many people?", "place: populaton_65_plus", "unknown-place-column", 8, 55),
    ("models/visits/model.yaml", "model: visits", "model: visit", "model-folder", 2, 8),
]


@pytest.mark.parametrize(("name", "old", "new", "code", "line", "column"), BREACHES)
def test_a_breach_is_told_at_its_place(
    write: Write, name: str, old: str, new: str, code: str, line: int, column: int
) -> None:
    assert old in FILES[name]
    problems = check_library(write({name: FILES[name].replace(old, new, 1)}))
    found = [problem for problem in problems if problem.code == code and at(problem)[0].endswith(name)]
    assert len(found) == 1, [str(problem) for problem in problems]
    assert at(found[0])[1:] == (line, column), str(found[0])
    assert found[0].message


def at(problem: Problem) -> tuple[str, int, int]:
    assert problem.position is not None
    return problem.position.file, problem.position.line, problem.position.column


def test_a_retired_name_says_why_and_what_to_use(write: Write) -> None:
    model = MODEL.replace("figure: ours.cost", "figure: ours.old-cost")
    problems = check_library(write({"models/visits/model.yaml": model}))
    assert [problem.code for problem in problems] == ["unknown-figure"]
    assert "Counted telephone calls as visits. Use ours.cost." in problems[0].message


def test_a_figure_cannot_be_read_at_source_where_its_source_was_not(write: Write) -> None:
    sources = SOURCES.replace("read: read_at_source", "read: second_hand\n    reported_by: The Gazette")
    figures = FIGURES.replace("status: local", "status: read_at_source", 1)
    problems = check_library(write({"sources/ours.yaml": sources, "figures/ours.yaml": figures}))
    assert [(problem.code, at(problem)[1:]) for problem in problems] == [("status-source", (10, 17))]


def errors(library: Path) -> list[Problem]:
    return [problem for problem in check_library(library) if problem.severity is Severity.ERROR]


def test_a_replaced_figure_keeps_its_unit(write: Write) -> None:
    figures = FIGURES.replace("ours.", "home-care.").replace("home-care.cost", "home-care.hourly-rate")
    changed = {"figures/home-care.yaml": figures.partition("retired:")[0]}
    problems = errors(write(changed))
    assert [(problem.code, at(problem)[1:]) for problem in problems] == [("override-unit", (5, 11))]


def test_a_replaced_figure_stays_what_it_is(write: Write) -> None:
    figures = FIGURES.replace("ours.kept-share", "home-care.contribution-share").replace("is: share", "is: ratio")
    kept = figures.replace("ours.cost", "home-care.cost-here").partition("retired:")[0]
    problems = errors(write({"figures/home-care.yaml": kept}))
    assert [(problem.code, at(problem)[1:]) for problem in problems] == [("override-kind", (14, 9))]
    assert problems[0].expected == "is: share, or another id"


@pytest.mark.parametrize(
    ("name", "severity", "said"),
    [
        ("figures/extra.yml", Severity.ERROR, "the ending .yaml: figures/extra.yaml"),
        (
            "prices.yaml",
            Severity.WARNING,
            f"a file in one of {', '.join(f'{name}/' for name in FOLDERS)}",
        ),
        ("models/visits/notes.yaml", Severity.ERROR, "models/<its id>/model.yaml"),
        ("places/counts.csv", Severity.ERROR, "a file counts.yaml beside it that says what it holds"),
        ("figures/old/cost.yaml", Severity.ERROR, "a file in figures/ itself, not in a folder there"),
        ("sources/list.xlsx", Severity.WARNING, "a .yaml file"),
    ],
)
def test_a_file_that_nothing_reads_is_told(write: Write, name: str, severity: Severity, said: str) -> None:
    problems = check_library(write({name: ""}))
    assert [(problem.code, problem.severity, problem.expected) for problem in problems] == [
        ("orphan-file", severity, said)
    ]


def test_a_folder_is_a_library_or_a_case(write: Write, tmp_path: Path) -> None:
    folder = write()
    assert library_folder(folder) == folder
    assert library_folder(tmp_path) == folder
    (tmp_path / "case.yaml").write_text("format: investcase/case/1\n", "utf-8")
    assert library_folder(tmp_path) is None
    assert library_folder(folder / "sources" / "ours.yaml") is None
