"""Which value of a figure wins, and what it remembers of those it set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import faults, loaded, with_model
from investcase.catalogue.origins import CASE, CASE_FOLDER, COUNCIL, SHIPPED
from investcase.documents.figure import Nation, Status
from investcase.quantities import parse_quantity, parse_year
from investcase.reading.problems import Severity
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase

RATE = "home-care.hourly-rate"
WELSH = "inputs: {contribution_share_at_home: {value: 12%, source: the test, reason: the test}}"


def library(folder: Path, *values: tuple[str, str], figure: str = RATE, base: str = "2026-27") -> Path:
    """An `assumptions/` folder that holds one figure, with a value for each (holds_for, value)."""
    rows = ["format: investcase/figures/1", "figures:", f"  - id: {figure}", "    title: Ours", "    unit: £ / hour"]
    rows.append("    values:")
    for holds_for, value in values:
        rows.append(f"      - {{value: {value} / hour, holds_for: {holds_for}, price_base: {base}, status: local}}")
    (folder / "assumptions" / "figures").mkdir(parents=True)
    file = folder / "assumptions" / "figures" / f"{figure.partition('.')[0]}.yaml"
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return folder / "assumptions"


def rate(case: ResolvedCase) -> Resolved:
    return case.preferred.interventions[0].values["home_care_rate"]


def own(value: str) -> tuple[str, ...]:
    return ("figures:", f"  {RATE}: {{value: {value} / hour, source: Ledger, reason: Paid last month}}")


def test_each_origin_gives_way_to_the_next_and_the_chain_is_in_order(tmp_path: Path) -> None:
    council = tmp_path / "council"
    folder = council / "cases" / "kent"
    folder.mkdir(parents=True)
    found = rate(loaded(with_model(), folder))
    assert (found.origin, str(found.original), found.replaced) == (
        SHIPPED,
        "£24.1 / hour to £32.14 / hour, central £25.05 / hour",
        (),
    )
    library(council, ("uk", "£26"))
    found = rate(loaded(with_model(), folder))
    assert (found.origin, found.quantity.central) == (COUNCIL, 26)
    assert [old.origin for old in found.replaced] == [SHIPPED]

    library(folder, ("uk", "£27"))
    found = rate(loaded(with_model(), folder))
    assert (found.origin, found.quantity.central) == (CASE_FOLDER, 27)
    assert [old.origin for old in found.replaced] == [COUNCIL, SHIPPED]

    found = rate(loaded(with_model(top=own("£28")), folder))
    assert (found.origin, found.quantity.central, found.key) == (CASE, 28, RATE)
    assert [(old.origin, old.value.central) for old in found.replaced] == [
        (CASE_FOLDER, 27),
        (COUNCIL, 26),
        (SHIPPED, 25.05),
    ]
    assert found.replaced[2].source.startswith("Department of Health and Social Care")

    inputs = "inputs: {home_care_rate: {value: £29 / hour, source: Ledger, reason: This team's}}"
    found = rate(loaded(with_model(inputs, top=own("£28")), folder))
    assert (found.quantity.central, found.key) == (29, "m.home_care_rate")
    assert [old.value.central for old in found.replaced] == [28, 27, 26, 25.05]


def test_a_library_that_is_named_stands_in_for_the_one_above(tmp_path: Path) -> None:
    folder = tmp_path / "council" / "case"
    folder.mkdir(parents=True)
    library(tmp_path / "council", ("uk", "£26"))
    named = library(tmp_path / "elsewhere", ("uk", "£26.50"))
    found = rate(loaded(with_model(), folder, named))
    assert (found.origin, found.quantity.central) == (COUNCIL, 26.5)
    assert [old.origin for old in found.replaced] == [SHIPPED]


def test_the_first_library_above_is_the_councils_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    library(tmp_path, ("uk", "£21"))
    library(tmp_path / "a", ("uk", "£22"))
    assert rate(loaded(with_model(), folder)).quantity.central == 22


def test_within_an_origin_the_most_specific_value_wins_whatever_the_order(tmp_path: Path) -> None:
    values = [("uk", "£20"), ("england", "£21"), ("E10000016", "£22"), ("scotland", "£23")]
    for index, order in enumerate((values, values[::-1])):
        folder = tmp_path / str(index)
        folder.mkdir()
        library(folder, *order)
        assert rate(loaded(with_model(), folder)).quantity.central == 22
        assert rate(loaded(with_model(place="Essex"), folder)).quantity.central == 21
        assert rate(loaded(with_model(WELSH, place="Cardiff"), folder)).quantity.central == 20


def test_a_places_value_may_be_by_its_name(tmp_path: Path) -> None:
    library(tmp_path, ("uk", "£20"), ("Kent", "£22"))
    assert rate(loaded(with_model(), tmp_path)).quantity.central == 22


def test_a_stronger_origin_beats_a_more_specific_value_of_a_weaker(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    library(tmp_path, ("E10000016", "£22"))
    library(folder, ("uk", "£20"))
    found = rate(loaded(with_model(), folder))
    assert (found.origin, found.quantity.central) == (CASE_FOLDER, 20)
    assert [old.value.central for old in found.replaced] == [22, 25.05]


def test_another_nations_value_is_used_last_and_said_to_be_so(tmp_path: Path) -> None:
    library(tmp_path, ("scotland", "£23"))
    found = rate(loaded(with_model(), tmp_path))
    assert (found.origin, found.transferred) == (SHIPPED, None)
    assert found.quantity.central == pytest.approx(25.05 * 1.020057, rel=1e-6)
    abroad = loaded(with_model(WELSH, place="Cardiff"), tmp_path)
    assert rate(abroad).transferred in (Nation.SCOTLAND, Nation.ENGLAND)
    warned = [p for p in abroad.problems if p.code == "transferred" and "Price of an hour" in p.message]
    assert [p.severity for p in warned] == [Severity.WARNING]
    assert "Wales" in warned[0].message
    assert warned[0].remedy == f"give your own under figures: {RATE}"


def test_a_copy_of_the_shipped_library_above_a_case_is_not_a_councils(tmp_path: Path) -> None:
    folder = library(tmp_path, ("uk", "£20"))
    (folder / "shipped-library.txt").write_text("", "utf-8")
    (tmp_path / "case").mkdir()
    assert rate(loaded(with_model(), tmp_path / "case")).origin == SHIPPED


def test_replacing_a_value_without_a_reason_or_in_another_unit_is_told() -> None:
    bare = (f"figures: {{{RATE}: {{value: £28 / hour, source: Ledger}}}}",)
    problems = [p for p in loaded(with_model(top=bare)).problems if p.field == f"figures.{RATE}"]
    assert {(p.code, p.severity) for p in problems} == {
        ("no-reason", Severity.WARNING),
        ("price-base-taken", Severity.NOTE),
    }
    weekly = (f"figures: {{{RATE}: {{value: £28 / week, source: Ledger, reason: x}}}}",)
    found = [p for p in faults(with_model(top=weekly)) if p.severity is Severity.ERROR]
    assert [(p.code, p.message, p.expected) for p in found] == [
        (
            "unit",
            "this value is in £ / week",
            "a value in £ / hour",
        )
    ]


def test_a_figure_nobody_knows_is_told_with_the_nearest() -> None:
    found = faults(with_model(top=("figures: {home-care.hourly-rat: {value: £28 / hour, source: x, reason: y}}",)))
    errors = [p for p in found if p.severity is Severity.ERROR]
    assert [(p.code, str(p.position)) for p in errors] == [("unknown-figure", "case.yaml:10:11")]
    assert (errors[0].remedy or "").startswith(f"did you mean '{RATE}'")


def test_a_local_value_in_old_prices_is_brought_to_the_cases(tmp_path: Path) -> None:
    top = (f"figures: {{{RATE}: {{value: £20 / hour, price_base: 2019-20, source: x, reason: y}}}}",)
    found = rate(loaded(with_model(top=top)))
    # The deflators of June 2026: 102.0057 in 2026-27 over 78.1735 in 2019-20 is 1.304863.
    assert found.quantity.central == pytest.approx(20 * 1.304863, abs=5e-6)
    assert (str(found.original), str(found.price_base)) == ("£20 / hour", "2019-20")


def test_an_assumed_price_base_is_carried_with_its_reason() -> None:
    claim = loaded(with_model()).preferred.interventions[0].values["national_claim"]
    assert claim.price_base == parse_year("2019-20")
    assert "activity" in (claim.price_base_because or "")
    assert claim.original == parse_quantity("£178m / year")
    assert claim.quantity.central == pytest.approx(178e6 * 1.304863, rel=4e-7)
    assert (claim.status, claim.standing) == (Status.SECOND_HAND, Status.SECOND_HAND)


@pytest.mark.parametrize(
    ("base", "factor"),
    [
        ("2019-20", 1.304863),
        ("2020-21", 1.240058),
        ("2021-22", 1.237101),
        ("2025-26", 1.020057),
        ("2026-27", 1.0),
        # A calendar year is a quarter of the year that ends in its March and three quarters of the next:
        # 0.25 x 96.6694 + 0.75 x 100 = 99.16735, and 102.0057 / 99.16735 = 1.028622.
        ("2025", 1.028622),
        # 2031-32 holds the last growth, 2.015962%: 110.0765 x 1.02015962 is 112.295603, and 102.0057 over it 0.908368.
        ("2031-32", 0.908368),
    ],
)
def test_money_of_each_year_is_brought_to_2026_27_by_the_deflator(base: str, factor: float) -> None:
    prices = loaded(with_model()).prices
    assert prices.factor(parse_year(base), parse_quantity("£1").unit) == pytest.approx(factor, abs=1e-6)
    assert prices.factor(parse_year(base), parse_quantity("1 hour / £").unit) == pytest.approx(1 / factor, abs=1e-6)
    assert prices.factor(parse_year(base), parse_quantity("1 hour").unit) == 1.0


def test_a_library_figure_from_before_the_deflators_is_a_problem_in_its_own_file(tmp_path: Path) -> None:
    folder = library(tmp_path, ("uk", "£2"), base="1950-51")
    found = [p for p in faults(with_model(), tmp_path) if p.severity is Severity.ERROR]
    assert [p.code for p in found] == ["price-base"]
    assert str(found[0].position) == f"{folder / 'figures' / 'home-care.yaml'}:7:55"
    assert found[0].expected == "a price base from 1955-56"


def test_a_wrong_library_file_is_a_problem_in_its_own_file(tmp_path: Path) -> None:
    folder = library(tmp_path, ("uk", "£2"))
    file = folder / "figures" / "home-care.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Ours", "titel: Ours"), "utf-8")
    found = [p for p in faults(with_model(), tmp_path) if p.severity is Severity.ERROR]
    assert [(p.code, str(p.position)) for p in found] == [("unknown-field", f"{file}:4:5")]
