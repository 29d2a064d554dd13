"""Discount schedules, deflators and duties are the published ones, found by id and vintage."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.catalogue.guidance import discount_schedule, discount_schedule_ids
from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.price_index import Index, IndexYearError, price_index
from investcase.catalogue.registers import duties
from investcase.documents.bodies import Body, plain_bodies, plain_body
from investcase.documents.figure import Nation, Status
from investcase.documents.guidance import DiscountSchedule
from investcase.quantities import Year, parse_year


def schedule(library: Library, schedule_id: str) -> DiscountSchedule:
    found, problems = discount_schedule(schedule_id, library)
    assert problems == []
    assert found is not None
    return found


def deflators() -> Index:
    found, problems = price_index("gdp-deflators-2026-06", shipped_library())
    assert problems == []
    assert found is not None
    return found


STANDARD = [(30, 3.5), (75, 3.0), (125, 2.5), (200, 2.0), (300, 1.5), (None, 1.0)]
HEALTH = [(30, 1.5), (75, 1.29), (125, 1.07), (200, 0.86), (300, 0.64), (None, 0.43)]
REDUCED = [(30, 3.0), (75, 2.57), (125, 2.14), (200, 1.71), (300, 1.29), (None, 0.86)]


@pytest.mark.parametrize(
    ("schedule_id", "bands"),
    [
        ("green-book-2026", STANDARD),
        ("green-book-2022", STANDARD),
        ("green-book-2018", STANDARD),
        ("green-book-2026-health", HEALTH),
        ("green-book-2022-health", HEALTH),
        ("green-book-2018-health", HEALTH),
        ("green-book-2026-reduced", REDUCED),
        ("green-book-2026-reduced-health", [(30, 1.0), (75, 0.86), (None, 0.71)]),
        ("review-2026-recommended", [(None, 3.0)]),
    ],
)
def test_bands_are_as_published(library: Library, schedule_id: str, bands: list[tuple[int | None, float]]) -> None:
    found = [(band.to_year, band.rate.central) for band in schedule(library, schedule_id).bands]
    assert found == [(to_year, pytest.approx(rate / 100, rel=1e-12)) for to_year, rate in bands]


def factors(found: DiscountSchedule, years: int) -> list[float]:
    """A discount factor for each year from 0, each the year before's divided by 1 + that year's rate."""
    result = [1.0]
    for year in range(1, years + 1):
        rate = next(band.rate.central for band in found.bands if band.to_year is None or year <= band.to_year)
        result.append(result[-1] / (1 + rate))
    return result


@pytest.mark.parametrize(
    ("schedule_id", "at"),
    [
        ("green-book-2026", {10: 0.708919, 30: 0.356278, 31: 0.345901, 60: 0.146782}),
        ("green-book-2026-health", {10: 0.861667, 30: 0.639762, 31: 0.631615, 60: 0.435534}),
        ("green-book-2026-reduced", {30: 0.411987, 60: 0.192430}),
    ],
)
def test_bands_give_the_known_factors(library: Library, schedule_id: str, at: dict[int, float]) -> None:
    found = factors(schedule(library, schedule_id), 60)
    assert {year: round(found[year], 6) for year in at} == at


def test_green_book_table_2_to_the_pound(library: Library) -> None:
    # Green Book 2018, table 2: £1,000 a year at 3.5%
    table = [1000, 966, 934, 902, 871, 842, 814, 786, 759, 734, 709]
    assert [round(1000 * factor) for factor in factors(schedule(library, "green-book-2018"), 10)] == table


def test_every_schedule_names_a_source_that_is_shipped(library: Library) -> None:
    ids = discount_schedule_ids(library)
    assert len(ids) == 9
    for schedule_id in ids:
        found = schedule(library, schedule_id)
        assert found.schedule == schedule_id
        assert library.source(found.source) is not None
    assert "not adopted" in schedule(library, "review-2026-recommended").title


@pytest.mark.parametrize("wanted", ["green-book-2062", "../prices/gdp-deflators-2026-06", "", "x" * 10_000])
def test_an_unknown_schedule_is_a_problem_that_lists_them(library: Library, wanted: str) -> None:
    found, problems = discount_schedule(wanted, library)
    assert found is None
    assert len(problems) == 1
    assert "green-book-2026" in str(problems[0].expected)
    if wanted == "green-book-2062":
        assert "'green-book-2026'" in str(problems[0].remedy)


def test_a_councils_own_schedule_is_stronger(tmp_path: Path) -> None:
    folder = tmp_path / "guidance" / "discount"
    folder.mkdir(parents=True)
    (folder / "green-book-2026.yaml").write_text(
        "format: investcase/discount/1\nschedule: green-book-2026\ntitle: Ours\nin_force: now\n"
        "source: hmt-green-book-2026\nlocator: page 1\nstatus: local\nbands:\n  - {rate: 4%}\n",
        "utf-8",
    )
    found, problems = discount_schedule("green-book-2026", shipped_library([Origin(COUNCIL, tmp_path)]))
    assert problems == []
    assert found is not None
    assert found.title == "Ours"


@pytest.mark.parametrize(
    ("from_year", "to_year", "factor"),
    [
        ("2019-20", "2026-27", 1.304863),  # 102.0057 / 78.1735
        ("2020-21", "2026-27", 1.240058),  # 102.0057 / 82.2588
        ("2021-22", "2026-27", 1.237101),  # 102.0057 / 82.4554
        ("2025-26", "2025-26", 1.0),
    ],
)
def test_money_is_rebased_as_published(from_year: str, to_year: str, factor: float) -> None:
    assert deflators().factor(parse_year(from_year), parse_year(to_year)) == pytest.approx(factor, abs=1e-6)


@pytest.mark.parametrize(
    ("year", "growth"),
    [("2010-11", 1.701465), ("2015-16", 0.694341), ("2020-21", 5.225940), ("2021-22", 0.239002), ("2026-27", 2.005742)],
)
def test_growth_is_as_published(year: str, growth: float) -> None:
    this = parse_year(year)
    assert 100 * (deflators().factor(this + -1, this) - 1) == pytest.approx(growth, abs=2e-4)


def test_the_last_growth_is_held_after_the_table() -> None:
    index = deflators()
    assert index.last == Year(2030)
    assert index.factor(Year(2030), Year(2031)) == pytest.approx(1.02015962, rel=1e-12)
    assert index.factor(Year(2030), Year(2040)) == pytest.approx(1.02015962**10, rel=1e-12)


def test_a_calendar_year_is_a_quarter_and_three_quarters() -> None:
    # 2025 = a quarter of 2024-25 (96.6694) and three quarters of 2025-26 (100): 24.16735 + 75 = 99.16735
    assert deflators().factor(Year(2025, financial=False), Year(2025)) == pytest.approx(100 / 99.16735, rel=1e-12)


def test_outturn_and_forecast_are_told_apart() -> None:
    index = deflators()
    assert not index.is_forecast(Year(2025))
    assert index.is_forecast(Year(2026))
    assert index.is_forecast(Year(2026, financial=False))
    assert not index.is_forecast(Year(2025, financial=False))


@pytest.mark.parametrize(
    ("year", "asked"),
    [(Year(1954), "1954-55"), (Year(1955, financial=False), "1954-55"), (Year(1066), "1066-67")],
)
def test_a_year_before_the_table_is_a_clear_error(year: Year, asked: str) -> None:
    with pytest.raises(IndexYearError) as raised:
        deflators().factor(year, Year(2025))
    assert str(raised.value) == f"The GDP deflators of June 2026 begin in 1955-56: {asked} is before them"


INDEX = deflators()
YEARS = st.builds(Year, st.integers(1991, 2080), st.booleans())


@given(YEARS, YEARS, YEARS)
def test_rebasing_in_two_steps_is_rebasing_in_one(a: Year, b: Year, c: Year) -> None:
    assert INDEX.factor(a, b) * INDEX.factor(b, c) == pytest.approx(INDEX.factor(a, c), rel=1e-12)


@pytest.mark.parametrize(
    ("rows", "line", "expected"),
    [
        ("2024-25,99,outturn\n2026-27,102,forecast\n", 3, "the financial year 2025-26"),
        ("2024-25,zero,outturn\n", 2, "a number"),
        ("2024-25,nan,outturn\n", 2, "an index above zero"),
        ("2024-25,99,forecast\n", 2, "the status outturn"),
        ("2024,99,outturn\n", 2, "a financial year"),
        ("", 1, None),
    ],
)
def test_a_broken_index_is_one_problem_at_its_line(tmp_path: Path, rows: str, line: int, expected: str | None) -> None:
    folder = tmp_path / "guidance" / "prices"
    folder.mkdir(parents=True)
    (folder / "own.csv").write_text("year,index,status\n" + rows, "utf-8")
    (folder / "own.yaml").write_text(
        "format: investcase/index/1\nindex: own\ntitle: Ours\ncsv: own.csv\nsource: ours\nstatus: local\n"
        "outturn_to: 2025-26\nlater_growth: 2%\n",
        "utf-8",
    )
    found, problems = price_index("own", shipped_library([Origin(COUNCIL, tmp_path)]))
    assert found is None
    assert len(problems) == 1
    assert problems[0].position is not None
    assert problems[0].position.line == line
    assert (expected or "") in str(problems[0].expected)


@pytest.mark.parametrize(
    ("nation", "body", "ids"),
    [
        (Nation.ENGLAND, plain_body("council"), {"GB-PSED", "ENG-SPEC", "ENG-SED", "UK-HRA", "UK-AFC", "UK-A11Y"}),
        (
            Nation.ENGLAND,
            plain_body("nhs"),
            {"GB-PSED", "ENG-SPEC", "ENG-SED", "ENG-HI", "ENG-CORE", "UK-HRA", "UK-AFC", "UK-A11Y"},
        ),
        (
            Nation.SCOTLAND,
            plain_body("ijb"),
            {
                "GB-PSED",
                "SCO-EQIA",
                "SCO-FSD",
                "SCO-ICIA",
                "SCO-UNCRC",
                "SCO-CONS",
                "SCO-HR",
                "UK-HRA",
                "UK-AFC",
                "UK-A11Y",
            },
        ),
        (Nation.WALES, plain_body("council"), {"GB-PSED", "WAL-EIA", "WAL-SED", "UK-HRA", "UK-AFC", "UK-A11Y"}),
        (Nation.NORTHERN_IRELAND, plain_body("nhs"), {"NI-S75", "NI-DDA", "NI-RURAL", "UK-HRA", "UK-AFC", "UK-A11Y"}),
    ],
)
def test_each_nation_and_body_has_its_duties(library: Library, nation: Nation, body: Body, ids: set[str]) -> None:
    found, problems = duties(library, nation, body)
    assert problems == []
    assert found is not None
    assert {duty.id for duty in found.duties} == ids
    main = [duty for duty in found.duties if duty.main]
    assert [duty.id for duty in main] == ["NI-S75" if nation is Nation.NORTHERN_IRELAND else "GB-PSED"]
    assert found.duties[0] is main[0]
    places = {duty.id: place for place, duty in enumerate(found.duties)}
    assert places["UK-HRA"] < places["UK-AFC"] < places["UK-A11Y"]


def test_duties_nobody_read_are_named_and_not_shipped(library: Library) -> None:
    everything = [duties(library, nation, body)[0] for nation, body in itertools.product(Nation, plain_bodies())]
    shipped = {duty.id: duty for found in everything if found for duty in found.duties}
    unread = {duty.id for found in everything if found for duty in found.not_shipped}
    assert unread == {"ENG-EDS", "WAL-WFG", "WAL-LANG"}
    assert len(shipped) == 19
    assert not unread & set(shipped)
    for duty in shipped.values():
        assert duty.read in (Status.READ_AT_SOURCE, Status.SECOND_HAND)
        assert "recalled" not in duty.model_dump_json()


def test_the_socio_economic_duty_is_not_said_to_be_in_force_in_england(library: Library) -> None:
    found, _ = duties(library, Nation.ENGLAND, plain_body("council"))
    assert found is not None
    duty = next(duty for duty in found.duties if duty.id == "ENG-SED")
    assert not duty.in_force
    assert duty.status.startswith("not in force in any source that was read")


def test_without_a_register_there_is_a_problem(tmp_path: Path) -> None:
    found, problems = duties(Library((Origin(COUNCIL, tmp_path),)), Nation.ENGLAND, plain_body("council"))
    assert found is None
    assert [problem.code for problem in problems] == ["no-duties"]
