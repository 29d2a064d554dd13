"""The figures of the evidence library: how many, of what standing, and known rows typed in by hand."""

import re
from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.documents.figure import Assumed, Figure, FigureValue, Status, price_year
from investcase.documents.study import EffectMeasure
from investcase.resolving.case import load

TABLES = (
    "ascfr",
    "bed",
    "carehome",
    "dd",
    "derived",
    "dfg",
    "effect-3c",
    "effect-carer",
    "effect-cga",
    "effect-dfg",
    "effect-ehch",
    "effect-esd",
    "effect-extracare",
    "effect-falls",
    "effect-gap",
    "effect-hah",
    "effect-ict",
    "effect-lga",
    "effect-mh",
    "effect-reable",
    "effect-sp",
    "effect-tele",
    "effect-vw",
    "falls-class",
    "fnc",
    "gmca14",
    "hca",
    "hip",
    "kf2324",
    "msif",
    "ncc",
    "pssru",
    "reablement",
    "recall",
    "sco",
    "social",
    "telecare",
    "unpaid-care",
    "vw",
)
"""The groups of published unit costs and effects; the others hold what a model makes of them."""
PUBLISHERS = (
    "beta.gov.scot",
    "bham.ac.uk",
    "bmcgeriatr.biomedcentral.com",
    "cambridge.org",
    "tec.scot",
    "careinfoscotland.scot",
    "cochrane.org",
    "cochranelibrary.com",
    "cosla.gov.uk",
    "doi.org",
    "f1000research.com",
    "futureasc.com",
    "gov.scot",
    "gov.uk",
    "health.org.uk",
    "healthcareimprovementscotland.scot",
    "homecareassociation.org.uk",
    "jitscotland.org.uk",
    "kcl.ac.uk",
    "kingsfund.org.uk",
    "onlinelibrary.wiley.com",
    "ons.gov.uk",
    "parliament.uk",
    "partners4change.co.uk",
    "publichealthscotland.scot",
    "sapc.ac.uk",
    "scie.org.uk",
    "socialprescribingacademy.org.uk",
    "springermedizin.de",
    "ukhca.co.uk",
    "aston.ac.uk",
)
"""Publishers' own domains, those of the sources below; a mirror, an archive or the press is none of them."""


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="module")
def evidence(library: Library) -> dict[str, Figure]:
    return {figure.id: figure for _, figure in library.all_figures() if figure.id.partition(".")[0] in TABLES}


def every_value(library: Library, figure_id: str) -> tuple[FigureValue, ...]:
    """Those before it too."""
    return library.figure(figure_id)[0].kept.values


def test_one_number_has_one_place(library: Library) -> None:
    """Two figures with one number of one source are one figure under two names, or one of them rests on the other.

    None and one whole are what very different things come to, and are left out.
    """
    held: dict[tuple[object, ...], tuple[str, FigureValue]] = {}
    for _, figure in library.all_figures():
        for value in every_value(library, figure.id):
            central = round(value.value.central, 9)
            if value.source is None or central in (0, 1):
                continue
            other, theirs = held.setdefault((value.source, figure.unit, figure.is_, central), (figure.id, value))
            rests = figure.id in theirs.rests_on or other in value.rests_on
            assert figure.id == other or rests, f"{figure.id} and {other} are both {value.value}"


def test_a_value_rests_on_none_that_came_after_it(library: Library) -> None:
    """Whoever adds a newer value finds here what is made from it and has to be made again."""
    for _, figure in library.all_figures():
        for value in figure.values:
            for name in value.rests_on:
                for newer in library.figure(name)[0].figure.values:
                    late = newer.since and value.checked and newer.since > value.checked
                    assert not late, f"{figure.id} was made on {value.checked}, before {name} of {newer.since}"


def test_a_figure_has_one_value_that_was_always_there_and_says_when_each_later_one_began(library: Library) -> None:
    for _, figure in library.all_figures():
        values = every_value(library, figure.id)
        for nation in {value.holds_for for value in values}:
            begun = [value for value in values if value.holds_for == nation]
            assert sum(value.since is None for value in begun) <= 1, figure.id
            assert [str(v.price_base or v.period) for v in begun] == sorted(
                str(v.price_base or v.period) for v in begun
            )


KNOWN = [
    ("ncc.ae-vb11z", 126.76, "£ / attendance", "2024-25", "england", "second_hand"),
    ("ncc.ae-attendance-avg", 280.17, "£ / attendance", "2024-25", "england", "derived"),
    ("ncc.amb-see-convey", 489.39, "£ / incident", "2024-25", "england", "second_hand"),
    ("ncc.nel-long", 5419.28, "£ / episode", "2024-25", "england", "derived"),
    ("ncc.hip-trauma-op", 13017.96, "£ / episode", "2024-25", "england", "derived"),
    ("ncc.mh-picu-bedday", 1265.89, "£ / bed day", "2024-25", "england", "second_hand"),
    ("ascfr.homecare-hour-ext-2425", 23.56, "£ / hour", "2024-25", "england", "second_hand"),
    ("care-home.fee-without-nursing", 956, "£ / person / week", "2025-26", "england", "second_hand"),
    ("home-care.minimum-price", 25.95, "£ / hour", "2023-24", "uk", "second_hand"),
    ("home-care.minimum-price", 32.14, "£ / hour", "2025-26", "uk", "read_at_source"),
    ("hca.min-price-wal-2324", 28.64, "£ / hour", "2023-24", "wales", "second_hand"),
    ("hca.avg-paid-2526", 24.1, "£ / hour", "2025-26", "uk", "read_at_source"),
    ("care-home.nhs-nursing-payment", 235.88, "£ / person / week", "2024-25", "england", "read_at_source"),
    ("care-home.nhs-nursing-payment", 267.68, "£ / person / week", "2026-27", "england", "second_hand"),
    ("reablement.episode-2010", 2088, "£ / episode", "2009-10 assumed", "england", "second_hand"),
    ("dfg.avg-1415", 5453, "£ / grant", "2014-15", "england", "second_hand"),
    ("delayed-discharge.bed-day-average", 562, "£ / bed day", "2025-26", "england", "second_hand"),
    ("delayed-discharge.bed-day-lower", 395, "£ / bed day", "2022-23", "england", "read_at_source"),
    ("bed.eng-standard-2021", 345, "£ / bed day", "2020-21", "england", "second_hand"),
    ("hip.year1-incremental-2012", 10964, "£ / person", "2012-13", "england", "read_at_source"),
    ("derived.stmax-episode-2223", 1910, "£ / episode", "2022-23", "england", "derived"),
    ("delayed-discharge.bed-day-average", 618.12, "£ / bed day", "2024-25 assumed", "scotland", "second_hand"),
    ("care-home.fee-with-nursing", 948.59, "£ / person / week", "2024-25", "scotland", "read_at_source"),
    ("sco.lgbf-sw5", 438.59, "£ / person / week", "2020-21", "scotland", "second_hand"),
    ("sco.hah-saving-2425", 1080, "£ / person", "2024-25", "scotland", "derived"),
    ("gmca14.ss7-1", 767.73, "£ / person / week", "2013-14", "england", "second_hand"),
    ("gmca14.ho4-1", 334.95, "£ / week", "2010-11", "england", "second_hand"),
    ("gmca14.cr1-1", 35, "£ / incident", "2002-03", "england", "second_hand"),
    ("unpaid-care.hour-2021", 25, "£ / hour", "2021-22 assumed", "wales", "second_hand"),
    ("social.wellby-2019", 13000, "£ / wellby", "2019-20 assumed", "uk", "second_hand"),
    ("effect-reable.glendinning-60pc", -0.6, "%", None, "england", "second_hand"),
    ("effect-falls.logan2012", -5.34, "fall / person / year", None, "england", "second_hand"),
    ("effect-tele.tdp-scot", 78_600_000, "£", "2010-11 assumed", "scotland", "read_at_source"),
    ("effect-hah.uk-rct-cost", -2265, "£ / person", "2022-23 assumed", "uk", "second_hand"),
    ("effect-sp.deepend", 0, "%", None, "scotland", "second_hand"),
    ("effect-ict.pioneers", -0.0291, "%", None, "england", "second_hand"),
    ("effect-lga.portfolio", 3.17, "%", None, "england", "read_at_source"),
]


@pytest.mark.parametrize(("figure_id", "number", "unit", "base", "nation", "status"), KNOWN)
def test_known_rows(
    library: Library, figure_id: str, number: float, unit: str, base: str | None, nation: str, status: str
) -> None:
    figure = library.figure(figure_id)[0].figure
    held = [value for value in every_value(library, figure_id) if value.holds_for == nation]
    value = next(value for value in held if said_base(value) == base)
    assert value.value.central == pytest.approx(number, rel=1e-12)
    assert str(figure.unit) == ("a plain number" if unit == "%" else unit)
    assert value.status.value == status


def said_base(value: FigureValue) -> str | None:
    year = price_year(value.price_base)
    return f"{year} assumed" if isinstance(value.price_base, Assumed) else str(year) if year else None


INTERVALS = [
    ("effect-reable.lewin-or-3m", "odds_ratio", 0.18, 0.13, 0.26),
    ("falls-prevention.exercise-ratio", "rate_ratio", 0.77, 0.71, 0.83),
    ("falls-prevention.fracture-ratio-british-trial", "rate_ratio", 1.2, 0.91, 1.59),
    ("falls-prevention.hazard-ratio-english-trial", "rate_ratio", 1.17, 0.99, 1.38),
    ("effect-tele.wsd-admission", "odds_ratio", 0.9, 0.75, 1.07),
    ("effect-tele.attila", "hazard_ratio", 0.84, 0.63, 1.12),
    ("hospital-at-home.residential-ratio-review", "risk_ratio", 0.53, 0.41, 0.69),
    ("geriatric-assessment.nursing-home-ratio", "risk_ratio", 0.8, 0.72, 0.89),
    ("carers-support.net-cost", "cost", 252, -28, 565),
    ("effect-ict.nehf-ae", "relative_change", 0.33, 0.16, 0.54),
]


@pytest.mark.parametrize(("figure_id", "measure", "centre", "low", "high"), INTERVALS)
def test_known_intervals(
    library: Library, figure_id: str, measure: str, centre: float, low: float, high: float
) -> None:
    figure = library.figure(figure_id)[0].figure
    interval = figure.values[0].interval
    assert figure.measure is EffectMeasure(measure)
    assert interval is not None
    assert (figure.values[0].value.central, interval.low, interval.high) == pytest.approx((centre, low, high))
    ends = figure.values[0].value.ends
    assert ends in ((centre, centre), pytest.approx((low, high)))


def test_an_interval_holds_its_value_and_the_range_beside_it(library: Library) -> None:
    values = [value for _, figure in library.all_figures() for value in figure.values if value.interval]
    assert len(values) >= 31
    assert all(value.interval and value.interval.holds(value.value) for value in values)


def test_every_figure_is_complete(evidence: dict[str, Figure]) -> None:
    for figure in evidence.values():
        for value in figure.values:
            assert value.source, figure.id
            assert value.grade, figure.id
            assert value.checked, figure.id
            assert value.review_by, figure.id
            assert value.price_base or value.period, figure.id
            assert (figure.unit.power("£") == 0) or value.price_base, figure.id
            assert figure.category or figure.measure, figure.id


def test_every_effect_says_by_whom_on_whom_and_where_it_may_be_used(evidence: dict[str, Figure]) -> None:
    for figure in evidence.values():
        if figure.id.startswith("effect-"):
            assert figure.measure, figure.id
            for value in figure.values:
                assert value.study, figure.id
                assert (value.grade == "D") == (value.study.transfer.nations == ()), figure.id


def test_trials_that_found_no_effect_are_here(library: Library) -> None:
    nulls = ("falls.prefit-exercise", "falls.otis", "falls.home-hazard-unselected", "tele.wsd-admission", "sp.deepend")
    for name in (*nulls, "tele.attila", "carer.start-carehome", "ehch.sutton", "ict.longterm"):
        assert library.figure(f"effect-{name}"), name
    assert library.why_missing("effect-reable.scie36") is None


def test_nothing_from_memory_is_given(library: Library, evidence: dict[str, Figure]) -> None:
    assert not any(".recall" in figure_id or figure_id.startswith("recall.") for figure_id in evidence)
    for name in (
        "effect-mh.crisis-cochrane",
        "recall.telecare-year-wsd",
        "hca.min-price-eng-2627",
        "pssru.gp-consult-2025",
    ):
        assert library.figure(name) == []
        assert library.why_missing(name)
    for figure in evidence.values():
        assert not re.search(r"from memory|recall", " ".join(v.how or "" for v in figure.values)), figure.id


def test_no_year_stands_where_a_source_should(evidence: dict[str, Figure]) -> None:
    for figure in evidence.values():
        assert not any(re.search(r"^\d{4}", value.source or "") for value in figure.values), figure.id


def test_a_figure_read_at_source_is_at_its_publishers_own_address(library: Library) -> None:
    read = (Status.READ_AT_SOURCE,)
    values = [value for _, figure in library.all_figures() for value in figure.values]
    used = {value.source for value in values if value.status in read or value.inputs_status in read}
    assert len(used) > 30
    for name in used:
        source = library.source(str(name))
        assert source is not None
        host = re.sub(r"^https?://([^/]+)/.*$", r"\1", str(source.url))
        assert any(host == own or host.endswith(f".{own}") for own in PUBLISHERS), f"{name}: {host}"


def test_every_source_read_in_its_publishers_words_is_at_its_publishers_address(library: Library) -> None:
    for source in library.all_sources():
        if source.read is Status.READ_AT_SOURCE and source.url:
            host = re.sub(r"^https?://([^/]+).*$", r"\1", source.url)
            assert any(host == own or host.endswith(f".{own}") for own in PUBLISHERS), f"{source.id}: {host}"


COPIES = (
    "9pdf.net",
    "acemap.info",
    "americaby.com",
    "azurewebsites.net",
    "blogspot.com",
    "cloudfront.net",
    "globalauthorid.com",
    "govmemo.com",
    "itv.com",
    "jioinstitute.edu.in",
    "kaypahoito.fi",
    "narrativecare.org",
    "nen.press",
    "nhsd.io",
    "pages.dev",
    "pdfslide.net",
    "researcher.life",
    "selfcareforum.org",
    "test.laingbuissonnews.com",
    "ukpol.co.uk",
    "wired-gov.net",
    "wktv.news",
)
"""Where copies and accounts of others' work were read; never the address of the work itself."""


def test_an_address_is_the_publishers_and_the_copy_that_was_read_stands_apart(library: Library) -> None:
    own = {"scottish-labour-delayed-discharge-2023"}  # an account in the press is all there is
    for source in library.all_sources():
        host = re.sub(r"^https?://([^/]+).*$", r"\1", source.url or "")
        if source.id not in own:
            assert not any(host == copy or host.endswith(f".{copy}") for copy in COPIES), f"{source.id}: {host}"
        assert "zh-hans" not in (source.url or ""), f"{source.id} is in another language"


def test_every_source_says_on_what_terms_and_notice_names_each_publisher_whose_licence_asks_for_it(
    library: Library,
) -> None:
    file = Path(__file__).parents[2] / "NOTICE"
    if not file.is_file():
        pytest.skip("the tests run away from the repository")
    notice = " ".join(file.read_text("utf-8").split())
    for source in library.all_sources():
        assert source.licence, source.id
        if source.licence.startswith("Open Government Licence"):
            names = re.split(r" \(|[,;] | and ", source.publisher)
            assert any(name.rstrip(")") in notice for name in names), f"{source.id}: {source.publisher}"
        elif not source.licence.startswith("Not stated"):
            for licence in source.licence.replace("CC BY 4.0", "Attribution 4.0").split("; "):
                assert licence in notice, f"{source.id}: {licence}"


def test_every_value_says_where_in_its_source_it_stands(library: Library) -> None:
    for _, figure in library.all_figures():
        for value in figure.values:
            assert value.source is None or value.locator, f"{figure.id} for {value.holds_for}"


CLAIMS = ("ccn.independent-settings-claim", "ccn.home-care-hours-claim", "ccn.share-more-independent")


@pytest.mark.parametrize("figure_id", CLAIMS)
def test_the_national_claims_print_as_reported_by_lgiu(library: Library, figure_id: str) -> None:
    value = library.figure(figure_id)[0].figure.values[0]
    source = library.source(str(value.source))
    assert source is not None
    assert "as reported by LGiU" in source.cited()
    assert source.cited().endswith("original not seen")


def test_a_case_reads_the_files_that_it_names_and_no_others() -> None:
    """However large the library grows, a case pays for what it uses: that is what keeps `check` quick."""
    example = Path(__file__).parents[2] / "examples" / "kent-at-home"
    read = {name for name in load(example).texts if name.startswith(("investcase:figures/", "investcase:sources/"))}
    assert read == {
        "investcase:figures/capacity.yaml",
        "investcase:figures/care-home.yaml",
        "investcase:figures/ccn.yaml",
        "investcase:figures/home-care.yaml",
        "investcase:sources/capacity.yaml",
        "investcase:sources/places.yaml",
        "investcase:sources/profiles.yaml",
        "investcase:sources/social-care.yaml",
    }
