"""`investcase reconcile`: the claims shared over the places of a nation, summed back to the penny."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from investcase.cli.failure import guarded
from investcase.cli.main import cli
from investcase.cli.reconcile import command
from investcase.reading.problems import Problems

SETTINGS = "ccn-independent-settings"
HOURS = "ccn-home-care-hours"
CLAIMS = {SETTINGS: Decimal("178000000.00"), HOURS: Decimal("95000000.00")}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def data(*arguments: str) -> dict:  # type: ignore[type-arg]
    loaded: dict = json.loads(said(*arguments, "--format", "json"))  # type: ignore[type-arg]
    return loaded


def row(text: str, name: str) -> list[str]:
    """The cells of the one table row that begins with a name."""
    (line,) = [line for line in text.splitlines() if line.startswith(name + "  ")]
    return line[len(name) :].split()


@pytest.mark.parametrize("model", CLAIMS)
def test_every_basis_sums_to_the_claim_to_the_penny(model: str) -> None:
    found = data(model)
    assert len(found["bases"]) == 2
    for basis in found["bases"]:
        places = [Decimal(repr(place["amount"])) for place in basis["places"] if place["amount"] is not None]
        left = Decimal(repr(basis["withheld_and_rounding"]))
        assert len(basis["places"]) == 153
        assert sum(places) + left == CLAIMS[model] == Decimal(repr(basis["sum"]))


def test_the_row_left_over_is_what_the_published_total_leaves() -> None:
    # 152 published counts of admissions sum to 65,062, the published total is 65,060: two admissions too many.
    # 178,000,000 x -2 / 65,060 = -5,471.87, and pennies from rounding 152 shares.
    admissions, population = data(SETTINGS)["bases"]
    assert sum(place["count"] or 0 for place in admissions["places"]) == 65_062
    assert admissions["withheld_and_rounding"] == pytest.approx(-5_471.87, abs=0.01 * 152 / 2)
    # The councils' populations sum to England's exactly: only pennies are left.
    assert abs(population["withheld_and_rounding"]) < 0.01 * 153 / 2


def test_a_place_is_shared_by_hand() -> None:
    # Kent: 178,000,000 x 1,729 / 65,060 and 178,000,000 x 335,964 / 10,981,092.
    assert row(said(SETTINGS), "Kent") == ["4,730,433.45", "5,445,869.32"]
    # 95,000,000 x 8,475 / 347,305 and 95,000,000 x 335,964 / 10,981,092.
    assert row(said(HOURS), "Kent") == ["2,318,207.34", "2,906,503.29"]


def test_a_withheld_place_is_named_and_gets_nothing_spread_over_it() -> None:
    text = said(SETTINGS)
    assert row(text, "Isles of Scilly") == ["withheld", "9,660.97"]
    assert "so refused basis (1): Isles of Scilly" in text
    assert "never spread over other places" in " ".join(text.split())
    refused = [place for place in data(SETTINGS)["bases"][0]["places"] if place["amount"] is None]
    assert [place["name"] for place in refused] == ["Isles of Scilly"]


def test_a_withheld_place_alone_is_refused_with_a_way_on() -> None:
    result = run(SETTINGS, "--place", "Isles of Scilly", "--basis", "admissions")
    assert isinstance(result.exception, Problems)
    (problem,) = result.exception
    assert "Isles of Scilly has no share" in problem.message
    assert problem.remedy == "share it by population"
    assert row(said(SETTINGS, "--place", "Isles of Scilly"), "(1) admissions") == ["withheld", "withheld"]


def test_one_place_shows_both_bases_side_by_side() -> None:
    text = said(SETTINGS, "--place", "kent county council")
    assert row(text, "(1) admissions") == ["1,729", "4,730,433.45"]
    assert row(text, "(2) population") == ["335,964", "5,445,869.32"]
    assert "Surrey" not in text


@pytest.mark.parametrize("model", CLAIMS)
def test_the_page_says_whose_claim_it_is_and_what_it_leaves_out(model: str) -> None:
    text = " ".join(said(model).split())
    for words in (
        "as reported by LGiU",
        "original not seen",
        "fully contingent fee",
        "at steady state, in 2019-20 prices (assumed:",
        "about a sixth",
        "37 member councils",
        "No overlap with any other claim is taken off here",
        "It sets no target, cap or rule for any person's care",
    ):
        assert words in text


@pytest.mark.parametrize("arguments", [[], ["--place", "Kent"], ["--nation", "scotland"], ["--price-base", "2026-27"]])
def test_the_page_fits_eighty_columns(arguments: list[str]) -> None:
    long = [line for line in said(HOURS, *arguments).splitlines() if len(line) > 80]
    assert long == []


def test_places_stand_in_order_of_name_and_are_never_ranked() -> None:
    names = [place["name"] for place in data(SETTINGS)["bases"][0]["places"]]
    assert names == sorted(names, key=str.casefold)


def test_todays_prices_are_worked_both_ways() -> None:
    # GDP deflator: 178,000,000 x 102.0057 / 78.1735. Own price: that x (842.60 x 102.0057 / 88.2512) over
    # (679.00 x 102.0057 / 78.1735) = x 842.60 / 679.00 x 78.1735 / 88.2512.
    claim = data(SETTINGS, "--price-base", "2026-27")["claim"]
    assert claim["amount"] == pytest.approx(232_265_596.40, abs=0.01)
    assert claim["amount_at_own_price"] == pytest.approx(255_314_513.87, abs=0.01)
    assert claim["published"] == 178_000_000
    assert claim["published_price_base"] == "2019-20"
    assert data(SETTINGS)["claim"]["amount_at_own_price"] is None


def test_csv_sums_to_the_claim_too() -> None:
    rows = list(csv.DictReader(io.StringIO(said(HOURS, "--basis", "clients_at_home", "--format", "csv"))))
    assert len(rows) == 153 + 2
    assert rows[-2]["name"] == "Withheld and rounding"
    parts = [Decimal(entry["amount"]) for entry in rows[:-1] if entry["amount"]]
    assert sum(parts) == Decimal(rows[-1]["amount"]) == CLAIMS[HOURS]


def test_scotland_has_englands_amount_per_head_and_makes_no_total_of_the_claim() -> None:
    found = data(SETTINGS, "--nation", "Scotland")
    (basis,) = found["bases"]
    assert found["transferred"] is True
    assert len(basis["places"]) == 31
    assert basis["withheld_and_rounding"] is None
    fife = next(place for place in basis["places"] if place["name"] == "Fife")
    # 178,000,000 x 80,494 / 10,981,092
    assert fife["amount"] == 1_304_782.07
    # 178,000,000 x 1,097,395 / 10,981,092, every share rounded to the penny.
    assert basis["sum"] == pytest.approx(17_788_423.05, abs=0.01 * 31 / 2)
    assert (basis["total_period"], basis["counted_period"]) == (
        "mid-2024 (30 June 2024)",
        "mid-2022 (30 June 2022)",
    )


def test_scotland_says_that_the_evidence_is_transferred_and_both_years() -> None:
    text = said(HOURS, "--nation", "scotland")
    flat = " ".join(text.split())
    assert "Transferred evidence: the claim was made for England" in flat
    assert "mid-2024" in flat
    assert "Here counted at mid-2022 (30 June 2022)" in flat
    assert "Withheld and rounding" not in text
    assert "95,000,000.00" not in text


def test_a_name_shared_by_three_bodies_means_the_integration_authority() -> None:
    (basis,) = data(SETTINGS, "--place", "Fife")["bases"]
    assert [place["code"] for place in basis["places"]] == ["S37000032"]
    (council,) = data(SETTINGS, "--place", "Fife Council")["bases"]
    assert [place["code"] for place in council["places"]] == ["S12000047"]


@pytest.mark.parametrize(("nation", "count"), [("wales", 22), ("northern-ireland", 5)])
def test_the_other_nations(nation: str, count: int) -> None:
    (basis,) = data(HOURS, "--nation", nation)["bases"]
    assert len(basis["places"]) == count
    assert all(place["amount"] > 0 for place in basis["places"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["ccn-independant-settings"], "did you mean 'ccn-independent-settings'"),
        (["../ccn-independent-settings"], "there is no model"),
        ([SETTINGS, "--basis", "admisions"], "did you mean 'admissions'"),
        ([SETTINGS, "--place", "Kentt"], "did you mean 'Kent'"),
        ([SETTINGS, "--nation", "scotlnd"], "did you mean 'scotland'"),
        ([SETTINGS, "--nation", "scotland", "--basis", "admissions"], "shared by population alone"),
        ([SETTINGS, "--nation", "scotland", "--place", "Kent"], "is in England, not in Scotland"),
        ([SETTINGS, "--price-base", "1950-51"], "begin in 1955-56"),
        ([SETTINGS, "--price-base", "soon"], "write it as 2026-27"),
    ],
)
def test_what_is_not_understood_is_misuse_with_a_suggestion(arguments: list[str], expected: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert expected in result.output


def test_a_model_without_a_claim_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "visits"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text(
        """\
format: investcase/model/1
model: visits
title: Visits
summary: Fewer visits.
what_is_done: visit
nations: {england: Here.}
inputs:
  saved: {title: Saved, unit: £ / year, value: £10 / year}
  one_person: {title: One, unit: people, value: 1 person}
steps:
  value: {title: Value, unit: £ / year, formula: saved}
  heads: {title: Heads, unit: people, formula: one_person}
people: heads
people_title: people
lines:
  saving: {title: Saving, amount: value, kind: benefit, body: lead, cash_type: capacity}
""",
        "utf-8",
    )
    result = run("visits", "--library", str(tmp_path))
    assert result.exit_code == 2
    assert "visits rests on no national claim" in result.output


def test_a_broken_model_ends_in_problems_and_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "models" / "broken"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text("format: investcase/model/1\nmodel: broken\n", "utf-8")

    def called(standalone_mode: bool) -> object:
        return cli.main(["reconcile", "broken", "--library", str(tmp_path)], standalone_mode=standalone_mode)

    assert guarded(called) == 1
    assert "model.yaml" in capsys.readouterr().err


def test_a_place_of_another_nation_is_answered_with_the_option_to_type(capsys):
    assert (
        guarded(lambda **_: command([SETTINGS, "--nation", "scotland", "--place", "Kent"], standalone_mode=False)) == 2
    )
    said = capsys.readouterr().err
    assert "remedy: give --nation england" in said
    assert "write nation" not in said


def test_prices_of_a_year_far_from_today_are_told(capsys):
    for year, told in (("2999-00", True), ("2026-27", False)):
        asked = [SETTINGS, "--place", "Kent", "--price-base", year]
        assert guarded(lambda asked=asked, **_: command(asked, standalone_mode=False)) == 0
        assert ("warning[year-far]: --price-base: 2999-00" in capsys.readouterr().err) is told
