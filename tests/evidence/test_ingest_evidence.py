"""The ingest reads prepared tables by rule, and refuses whole what is not as it should be."""

import csv
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
COSTS = [
    "id",
    "name",
    "value_gbp",
    "unit",
    "price_year",
    "nation",
    "category",
    "agency",
    "low",
    "high",
    "source_title",
    "publisher",
    "published",
    "url",
    "flag",
    "note",
]
EFFECTS = [
    "id",
    "intervention",
    "outcome",
    "measure",
    "estimate",
    "ci_low",
    "ci_high",
    "population",
    "design",
    "persistence",
    "source_title",
    "published",
    "url",
    "flag",
    "note",
]
COST = {
    "id": "uc.fnc.week_2526",
    "name": "NHS-funded nursing care, standard rate",
    "value_gbp": "254.06",
    "unit": "week",
    "price_year": "2025/26",
    "nation": "England",
    "category": "fiscal",
    "agency": "nhs",
    "source_title": "NHS-funded nursing care rate",
    "url": "https://www.gov.uk/government/news/boost-in-funding-for-care-homes-providing-nursing",
    "flag": "verified",
    "note": "PRIMARY.",
}
EFFECT = {
    "id": "ef.falls.otis",
    "intervention": "OT visit",
    "outcome": "Falls per person",
    "measure": "incidence rate ratio",
    "estimate": "1.17",
    "ci_low": "0.99",
    "ci_high": "1.38",
    "population": "1,331 people 65+",
    "design": "Pragmatic RCT",
    "persistence": "12 months",
    "source_title": "OTIS",
    "published": "2021-06",
    "url": "https://f1000research.com/articles/10-500",
    "flag": "verified",
}


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    if not (TOOLS / "ingest_evidence.py").exists():
        pytest.skip("the tool is kept in the repository only")
    monkeypatch.syspath_prepend(str(TOOLS))
    module = importlib.import_module("ingest_evidence")
    monkeypatch.setattr(module, "COUNTS", {"unit_costs.csv": {"verified": 1}, "effects.csv": {"verified": 1}})
    monkeypatch.setattr(module, "KNOWN", {})
    yield module
    for name in [name for name in sys.modules if name.partition(".")[0] in ("evidence", "ingest_evidence")]:
        del sys.modules[name]


def prepared(folder: Path, cost: dict[str, str], effect: dict[str, str]) -> Path:
    folder.mkdir()
    tables = {"unit_costs.csv": (COSTS, {**COST, **cost}), "effects.csv": (EFFECTS, {**EFFECT, **effect})}
    for name, (columns, row) in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerow(row)
    return folder


def test_a_row_becomes_a_figure_by_rule(tool: ModuleType, tmp_path: Path) -> None:
    made = tool.made(prepared(tmp_path / "in", {}, {}))
    assert set(made) == {"fnc.yaml", "effect-falls.yaml"}
    for line in (
        "id: fnc.week-2526",
        "value: £254.06 / person / week",
        "price_base: 2025-26",
        "status: read_at_source",
    ):
        assert line in made["fnc.yaml"]
    for line in ("id: effect-falls.otis", "measure: rate_ratio", "interval: 0.99 to 1.38", "n: 1331", "grade: B"):
        assert line in made["effect-falls.yaml"]
    assert "is: ratio" in made["effect-falls.yaml"]
    assert "is:" not in made["fnc.yaml"]


@pytest.mark.parametrize(
    ("cost", "effect", "said"),
    [
        ({"source_title": "2025/26"}, {}, "uc.fnc.week_2526 has a year for a source"),
        ({"source_title": "2025"}, {}, "uc.fnc.week_2526 has a year for a source"),
        ({"flag": "recalled"}, {}, "rows are {'recalled': 1}, not {'verified': 1}"),
        ({"note": "SECONDARY."}, {}, "its note does not say that the publisher's own words were read"),
        ({"url": "https://www.wired-gov.net/"}, {}, "the row at https://www.wired-gov.net/"),
        ({"value_gbp": "£254"}, {}, ""),
        ({"nation": "Mercia"}, {}, ""),
        ({}, {"url": "https://example.org/"}, "is not a source at https://example.org/"),
        ({}, {"ci_low": "1.2"}, "the value lies outside its own interval"),
        ({}, {"design": "Unheard of"}, "no grade is known"),
        ({}, {"estimate": ""}, "it has no number and no finding"),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_is_written(
    tool: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    cost: dict[str, str],
    effect: dict[str, str],
    said: str,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert tool.main([str(prepared(tmp_path / "in", cost, effect)), "--to", str(out)]) == 1
    assert said in capsys.readouterr().err
    assert list(out.iterdir()) == []


def test_the_shipped_ids_are_those_the_rule_gives(tool: ModuleType) -> None:
    rows = importlib.import_module("evidence.rows")
    assert rows.frozen_id("ncc.ae_vb11z") == "ncc.ae-vb11z"
    assert rows.frozen_id("gmca14.he7_10_2") == "gmca14.he7-10-2"
    assert rows.frozen_id("falls.exercise_rar", "effect-") == "effect-falls.exercise-rar"


@pytest.mark.parametrize(
    ("text", "year", "assumed"),
    [
        ("2024/25", "2024-25", False),
        ("2008/09 to 2009/10", "2009-10", True),
        ("2015", "2015-16", True),
        ("2025/26 (inferred)", "2025-26", True),
        ("2024/25 (to be confirmed)", "2024-25", True),
        ("undated", None, False),
    ],
)
def test_a_year_of_prices_is_assumed_openly_or_not_at_all(
    tool: ModuleType, text: str, year: str | None, assumed: bool
) -> None:
    base = importlib.import_module("evidence.rows").price_base(text)
    if not assumed:
        assert base == year
    else:
        assert base["assumed"] == year
        assert base["because"]
