"""What people pay towards their care: England's figures follow from the shipped table, and the tool makes the table."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path
from statistics import quantiles

import pytest

from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Places
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.figure import Nation

TABLE = assumptions_dir() / "places" / "england-contributions.csv"
TOOL = Path(__file__).parents[2] / "tools" / "prepare_contributions.py"
SETTINGS = [
    # figure, heading, England with every council, gross and contributions of the 148 in £m
    ("care-home.resident-contribution-share", "care_homes", 0.360, 4_387.6, 1_593.3),
    ("home-care.contribution-share", "community", 0.214, 2_352.7, 481.6),
]


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(("figure", "setting", "with_all", "gross", "contributions"), SETTINGS)
def test_englands_share_is_that_of_the_148_councils_and_its_ends_their_quartiles(
    figure: str, setting: str, with_all: float, gross: float, contributions: float
) -> None:
    (found,) = shipped_library().figure(figure)
    (value,) = [value for value in found.figure.values if value.holds_for == "england"]
    published = [row for row in rows() if row[f"{setting}_gross_gbp_m_2016_17"]]
    usable = [row for row in published if row[f"{setting}_contributions_pct_2016_17"]]
    assert (len(published), len(usable)) == (151, 148)

    def total(amount: str, among: list[dict[str, str]]) -> float:
        return sum(float(row[f"{setting}_{amount}_gbp_m_2016_17"]) for row in among)

    # Each council is rounded to £0.1m, so 148 of them may be out by £0.6m either way.
    assert total("gross", usable) == pytest.approx(gross, abs=0.6)
    assert total("contributions", usable) == pytest.approx(contributions, abs=0.6)
    assert value.value.central == pytest.approx(contributions / gross, abs=0.0005)
    assert total("contributions", published) / total("gross", published) == pytest.approx(with_all, abs=0.001)
    low, _, high = quantiles(
        [float(row[f"{setting}_contributions_pct_2016_17"]) for row in usable], n=4, method="inclusive"
    )
    assert [round(end * 100, 1) for end in value.value.ends] == [round(low + 1e-9, 1), round(high + 1e-9, 1)]


@pytest.mark.parametrize(("figure", "setting", "with_all", "gross", "contributions"), SETTINGS)
def test_every_share_is_its_own_contributions_over_its_own_spending(
    figure: str, setting: str, with_all: float, gross: float, contributions: float
) -> None:
    for row in rows():
        share = row[f"{setting}_contributions_pct_2016_17"]
        if share:
            spent, paid = (float(row[f"{setting}_{name}_gbp_m_2016_17"]) for name in ("gross", "contributions"))
            # Both amounts are rounded to £0.1m.
            slack = 100 * (0.05 + 0.05 * paid / spent) / spent + 0.06
            assert float(share) == pytest.approx(100 * paid / spent, abs=slack), row["name"]
        assert bool(share) != bool(row["why_no_share"]), row["name"]


def test_every_council_of_today_has_a_row() -> None:
    listed, _ = Places(shipped_library()).listed(Nation.ENGLAND)
    assert {place.code for place in listed} <= {row["gss_code"] for row in rows()}


def test_the_old_shares_are_kept_as_superseded_and_used_by_no_model() -> None:
    library = shipped_library()
    for figure, was in (("care-home.resident-contribution-share", 0.302), ("home-care.contribution-share", 0.333)):
        (found,) = library.figure(f"{figure}-2013-14")
        assert found.figure.superseded_by == figure
        assert found.figure.values[0].value.central == pytest.approx(was)
    for model in library.model_ids():
        loaded = library.model(model)
        assert loaded is not None
        used = {needed.figure for needed in loaded.document.inputs.values() if needed.figure}
        for figure_id in used:
            assert library.figure(figure_id)[0].figure.superseded_by is None, f"{model} uses {figure_id}"


def listing(**shares: str) -> list[dict[str, str]]:
    """Every council the tool knows by code, and two of our own; `shares` are those of care homes in ours."""
    codes = {"E06000057", "E08000022", "E06000006", "E06000028", "E06000029", "E10000009", "E10000021", "E10000006"}
    found = []
    for code in sorted(codes | set(shares)):
        for setting in ("carehomes65", "community65"):
            found.append(
                {
                    "id": f"contrib.{code}.1617.{setting}",
                    "title": f"Client contributions share, {setting}, {code} town, city of",
                    "value": shares.get(code, "30.0"),
                    "note": "gross GBP 1,010.0m, contributions GBP 303.0m. A word.",
                }
            )
    return found


@pytest.fixture
def tool() -> dict[str, object]:
    if not TOOL.exists():
        pytest.skip("the tool is kept in the repository only")
    return runpy.run_path(str(TOOL))


def test_the_tool_keeps_amounts_drops_misposted_shares_and_follows_whole_areas(tool: dict[str, object]) -> None:
    made = {row["gss_code"]: row for row in tool["prepared"](listing(E10000002="27.7", E10000016="37.6"))}  # type: ignore[operator]
    assert made["E10000016"]["care_homes_contributions_pct_2016_17"] == "37.6"
    assert made["E10000016"]["name"] == "E10000016 town, city of"
    assert made["E10000016"]["care_homes_gross_gbp_m_2016_17"] == "1010.0"
    assert made["E06000060"]["published_code"] == "E10000002"
    assert "E10000002" not in made
    for code in ("E06000057", "E08000022", "E06000006"):
        assert made[code]["care_homes_contributions_pct_2016_17"] == ""
        assert made[code]["care_homes_gross_gbp_m_2016_17"] == "1010.0"
        assert made[code]["why_no_share"]
    assert "E10000006 town, city of had 30.0% in care homes" in made["E06000064"]["why_no_share"]
    assert list(made) == sorted(made)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda found: found + found[:1], "the setting twice"),
        (lambda found: found[1:], "one setting is missing"),
        (lambda found: [{**found[0], "note": "about a third"}, *found[1:]], "no amounts"),
    ],
)
def test_the_tool_refuses_a_list_that_is_not_whole(
    tool: dict[str, object], tmp_path: Path, capsys, spoil, said
) -> None:  # type: ignore[no-untyped-def]
    spoilt = spoil(listing())
    source = tmp_path / "list.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, spoilt[0])
        writer.writeheader()
        writer.writerows(spoilt)
    assert tool["main"]([str(source), str(tmp_path / "made.csv")]) == 1  # type: ignore[operator]
    assert said in capsys.readouterr().err
    assert not (tmp_path / "made.csv").exists()
