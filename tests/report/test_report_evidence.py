"""Effects on paper: a ratio is no percentage, each has its interval, study and grade, and sources lead with works."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest

import investcase
from cases import KENT, solved, with_model
from investcase.appraisal.appraise import Appraisal
from investcase.documents.study import EffectMeasure
from investcase.report.render import html_page
from investcase.report.view.register import make_register
from investcase.report.view.studies import studies_grid
from investcase.report.words import figure_words, is_plain_number
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures

ASKED = (
    'people_starting: {value: "1,000 people / year", source: Ours}',
    "ambulances_a_fall: {value: 0.05 incidents / fall, source: Ours}",
    "attendances_a_fall: {value: 0.10 attendances / fall, source: Ours}",
)


def falls_case(*more: str) -> Appraisal:
    inputs = ["inputs:", *(f"  {line}" for line in (*ASKED, *more))]
    return solved(with_model(*inputs, model="falls-exercise"))


@pytest.fixture(scope="module")
def falls() -> Appraisal:
    return falls_case()


def ratios(appraisal: Appraisal) -> list[Resolved]:
    figures = option_figures(appraisal.preferred.flows.option)
    return [figure for figure in figures if figure.measure is not None and is_plain_number(figure)]


def test_a_ratio_is_printed_as_the_number_it_is(falls: Appraisal) -> None:
    found = [figure for figure in ratios(falls) if figure.measure is EffectMeasure.RATE_RATIO]
    assert found, "the model rests on a rate ratio"
    for figure in found:
        words = figure_words(figure)
        assert "%" not in words
        assert words.startswith(f"rate ratio {figure.quantity.central:.2f}")
        cell = next(row.cells[0] for row in make_register(falls).figures.rows if row.label == figure.title)
        assert cell.startswith(words)


def test_a_ratio_that_the_case_gives_is_no_percentage_either(falls: Appraisal) -> None:
    name = next(
        name
        for mechanism in falls.preferred.flows.mechanisms
        for name, figure in mechanism.intervention.values.items()
        if figure.measure is EffectMeasure.RATE_RATIO
    )
    own = f"{name}: {{value: '0.80 to 0.90, central 0.85', source: Our trial, reason: Ours}}"
    case = falls_case(own)
    words = [figure_words(figure) for figure in ratios(case) if figure.source == "Our trial"]
    assert words == ["rate ratio 0.85 (0.80 to 0.90)"]


def test_each_effect_has_its_interval_study_and_grade(falls: Appraisal) -> None:
    table = studies_grid(falls)
    assert table is not None
    figures = {figure.title: figure for figure in option_figures(falls.preferred.flows.option)}
    for row in table.rows:
        figure = figures[row.label]
        if figure.interval is not None:
            assert "95% interval" in row.cells[0]
        if figure.study is not None:
            assert figure.study.design in row.cells[1]
            assert figure.study.transfer.because in row.cells[2]
        if figure.grade:
            assert f"Grade {figure.grade}." in row.cells[2]
    assert "The evidence behind each effect" in html_page(falls)


def test_without_a_study_nothing_is_printed() -> None:
    kent = investcase.appraise(investcase.load(KENT))
    assert studies_grid(kent) is None
    assert "The evidence behind each effect" not in html_page(kent)


def test_a_source_leads_with_its_publisher_and_ends_in_its_trail() -> None:
    kent = investcase.appraise(investcase.load(KENT))
    register = make_register(kent)
    for cited in register.sources:
        assert not re.search(r"\b[0-9a-f]{40}\b|GitHub", cited.work)
    reports = [cited.reported for cited in register.sources if cited.reported]
    assert any(re.search(r"\b[0-9a-f]{40}\b", report) for report in reports)
    assert all(report.endswith("original not seen.") for report in reports)


def test_what_the_checks_found_is_words_first_and_code_last() -> None:
    html = html_page(investcase.appraise(investcase.load(KENT)))
    found = re.findall(
        r'<li class="warning"><strong>Warning\.</strong> (.*?) <span class="code">(.*?)</span></li>', html
    )
    assert found
    assert all(words[0].isupper() and words.endswith(".") and not words.endswith("..") for words, _ in found)


def test_a_long_resolution_runs_on_and_page_1_keeps_its_lower_half(tmp_path: Path) -> None:
    text = KENT.read_text("utf-8")
    resolution = (
        "To approve the spending set out below for five years from April 2027, and to receive a report each year"
    )
    longer = text.replace(
        "  resolution: >-\n    To approve", f"  resolution: >-\n    {(resolution + '. ') * 5}To approve"
    )
    assert longer != text
    _, path = investcase.render(solved(longer), tmp_path / "long.pdf")
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]
    assert "Who pays and who gains" in pages[0]
    assert "The national claim beside the local answer" in pages[0]
    assert "If it fails." in pages[1]
    assert "Strategic case: why" in pages[2]
