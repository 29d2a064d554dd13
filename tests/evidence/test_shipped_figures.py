"""The figures of the evidence library: how many, of what standing, and known rows typed in by hand."""

import re
from collections import Counter
from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.figure import Assumed, Figure, FigureValue, Status, price_year
from investcase.documents.study import EffectMeasure
from investcase.resolving.case import load

MADE = "# Made by tools/ingest_evidence.py"
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
def made() -> list[Path]:
    folder = assumptions_dir() / "figures"
    return [path for path in sorted(folder.glob("*.yaml")) if path.read_text("utf-8").startswith(MADE)]


@pytest.fixture(scope="module")
def evidence(library: Library, made: list[Path]) -> dict[str, Figure]:
    groups = {path.stem for path in made}
    return {figure.id: figure for _, figure in library.all_figures() if figure.id.partition(".")[0] in groups}


def test_every_row_is_a_figure_a_finding_or_withheld_with_its_reason(library: Library, made: list[Path]) -> None:
    """161 + 71 verified or derived rows, less 15 under a share-alike licence and 1 without a date; 20 from memory."""
    counts: Counter[str] = Counter()
    for loaded in library.figures_files(library.origins[0]):
        if loaded.file.rpartition("/")[2] not in {path.name for path in made}:
            continue
        kind = "effects" if "/effect-" in loaded.file else "costs"
        counts[f"{kind}"] += len(loaded.document.figures)
        counts[f"{kind}, findings"] += len(loaded.document.findings)
        counts[f"{kind}, withheld"] += len(loaded.document.not_shipped)
        assert all(entry.reason for entry in loaded.document.not_shipped)
    assert counts == {
        "costs": 161 - 15 - 1,
        "costs, findings": 0,
        "costs, withheld": 10 + 15 + 1,
        "effects": 71 - 7,
        "effects, findings": 7,
        "effects, withheld": 10,
    }


def test_standing_is_as_far_as_each_was_read(evidence: dict[str, Figure]) -> None:
    costs = Counter(f.values[0].status for f in evidence.values() if not f.id.startswith("effect-"))
    effects = Counter(f.values[0].status for f in evidence.values() if f.id.startswith("effect-"))
    assert costs[Status.DERIVED] == 17
    assert costs == {Status.DERIVED: 17, Status.READ_AT_SOURCE: 18, Status.SECOND_HAND: 110}
    assert effects == {Status.READ_AT_SOURCE: 24, Status.SECOND_HAND: 40}


KNOWN = [
    ("ncc.ae-vb11z", 126.76, "£ / attendance", "2024-25", "england", "second_hand"),
    ("ncc.ae-attendance-avg", 280.17, "£ / attendance", "2024-25", "england", "derived"),
    ("ncc.amb-see-convey", 489.39, "£ / incident", "2024-25", "england", "second_hand"),
    ("ncc.nel-long", 5419.28, "£ / episode", "2024-25", "england", "derived"),
    ("ncc.hip-trauma-op", 13017.96, "£ / episode", "2024-25", "england", "derived"),
    ("ncc.mh-picu-bedday", 1265.89, "£ / bed day", "2024-25", "england", "second_hand"),
    ("ascfr.homecare-hour-ext-2425", 23.56, "£ / hour", "2024-25", "england", "second_hand"),
    ("msif.res65-week-2526", 956, "£ / person / week", "2025-26", "england", "second_hand"),
    ("hca.min-price-eng-2324", 25.95, "£ / hour", "2023-24", "england", "second_hand"),
    ("hca.min-price-eng-2526", 32.14, "£ / hour", "2025-26", "england", "read_at_source"),
    ("hca.min-price-wal-2324", 28.64, "£ / hour", "2023-24", "wales", "second_hand"),
    ("hca.avg-paid-2526", 24.1, "£ / hour", "2025-26", "uk", "read_at_source"),
    ("fnc.week-2425", 235.88, "£ / person / week", "2024-25", "england", "read_at_source"),
    ("fnc.week-2627", 267.68, "£ / person / week", "2026-27", "england", "second_hand"),
    ("reablement.episode-2010", 2088, "£ / episode", "2009-10 assumed", "england", "second_hand"),
    ("dfg.avg-1415", 5453, "£ / grant", "2014-15", "england", "second_hand"),
    ("dd.eng-night-2526", 562, "£ / bed day", "2025-26", "england", "second_hand"),
    ("dd.eng-night-kf-2223", 395, "£ / bed day", "2022-23", "england", "read_at_source"),
    ("bed.eng-standard-2021", 345, "£ / bed day", "2020-21", "england", "second_hand"),
    ("hip.year1-incremental-2012", 10964, "£ / person", "2012-13", "england", "read_at_source"),
    ("derived.stmax-episode-2223", 1910, "£ / episode", "2022-23", "england", "derived"),
    ("sco.bed-day-2425", 618.12, "£ / bed day", "2024-25 assumed", "scotland", "second_hand"),
    ("sco.nchc-nursing-2425", 948.59, "£ / person / week", "2024-25", "scotland", "read_at_source"),
    ("sco.lgbf-sw5-2021", 438.59, "£ / person / week", "2020-21", "scotland", "second_hand"),
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
    value = next(value for value in figure.values if value.holds_for == nation)
    assert value.value.central == pytest.approx(number, rel=1e-12)
    assert str(figure.unit) == ("a plain number" if unit == "%" else unit)
    assert said_base(value) == base
    assert value.status.value == status


def said_base(value: FigureValue) -> str | None:
    year = price_year(value.price_base)
    return f"{year} assumed" if isinstance(value.price_base, Assumed) else str(year) if year else None


INTERVALS = [
    ("effect-reable.lewin-or-3m", "odds_ratio", 0.18, 0.13, 0.26),
    ("effect-falls.exercise-rar", "rate_ratio", 0.77, 0.71, 0.83),
    ("effect-falls.prefit-exercise", "rate_ratio", 1.2, 0.91, 1.59),
    ("effect-falls.otis", "rate_ratio", 1.17, 0.99, 1.38),
    ("effect-tele.wsd-admission", "odds_ratio", 0.9, 0.75, 1.07),
    ("effect-tele.attila", "hazard_ratio", 0.84, 0.63, 1.12),
    ("effect-hah.cochrane-residential", "risk_ratio", 0.53, 0.41, 0.69),
    ("effect-cga.nursing-home", "risk_ratio", 0.8, 0.72, 0.89),
    ("effect-carer.start-cost", "cost", 252, -28, 565),
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
    assert not figure.values[0].value.is_range


def test_31_effects_have_an_interval_and_every_one_holds_its_value(evidence: dict[str, Figure]) -> None:
    effects = [v for f in evidence.values() if f.id.startswith("effect-") for v in f.values if v.interval]
    assert len(effects) == 31
    assert all(value.interval and value.interval.holds(value.value) for value in effects)


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


SAME = [
    ("care-home.fee-without-nursing", "england", "msif.res65-week-2526"),
    ("care-home.fee-with-nursing", "england", "msif.nurs65-week-2526"),
    ("care-home.fee-without-nursing", "scotland", "sco.nchc-residential-2425"),
    ("care-home.fee-with-nursing", "scotland", "sco.nchc-nursing-2425"),
    ("care-home.nhs-nursing-payment", "england", "fnc.week-2627"),
    ("home-care.minimum-price-2025-26", "uk", "hca.min-price-eng-2526"),
    ("home-care.hourly-rate", "england", "msif.homecare-hour-2526"),
]


@pytest.mark.parametrize(("model_figure", "nation", "evidence_figure"), SAME)
def test_a_number_given_in_two_places_is_one_number(
    library: Library, model_figure: str, nation: str, evidence_figure: str
) -> None:
    one = next(v for v in library.figure(model_figure)[0].figure.values if v.holds_for == nation)
    other = library.figure(evidence_figure)[0].figure.values[0]
    assert (one.value.central, one.price_base) == (other.value.central, other.price_base)


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
