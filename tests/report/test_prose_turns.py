"""Prose goes the way the figures go: a cut loses what its service gave, and a bound is a bound."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cases import solved, with_lines
from cut_cases import INPUTS, blocks, case
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import NoRatio
from investcase.catalogue.library import shipped_library
from investcase.documents.model import Model
from investcase.documents.unpriced import EffectKind, UnpricedEffect
from investcase.numbers.writing import people
from investcase.report.charts import build_up
from investcase.report.render import html_page
from investcase.report.text import summary_text
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.disinvestment import cut_sentences
from investcase.report.view.money import positions_grid
from investcase.report.view.sides import sides_grids
from investcase.report.view.unpriced import lost_lines
from investcase.report.words import lowered

MODELS = sorted(INPUTS)
TURNED = ("lost: ", "lost with ", "undone: ", "ended: ", "no longer", "of the service that is cut")


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, str], tuple[Appraisal, str]]:
    found = {}
    for model in MODELS:
        for way, text in (
            ("invest", case(model, cut=False)),
            ("stop", case(model, cut=True)),
            ("reduce", case(model, cut=True, share=40)),
        ):
            appraisal = solved(text)
            found[model, way] = (appraisal, html_page(appraisal))
    return found


def model_of(appraisal: Appraisal) -> Model:
    (mechanism,) = appraisal.preferred.flows.every_mechanism
    return mechanism.intervention.document


def gains(appraisal: Appraisal) -> list[str]:
    """What the service is said to give: effects without a price, benefits in money, and effects that studies found."""
    (mechanism,) = appraisal.preferred.flows.every_mechanism
    model = mechanism.intervention.document
    told = [effect.words for effect in model.unpriced_effects if effect.kind is EffectKind.GAIN]
    told += [line.title for line in model.lines.values() if line.kind == "benefit"]
    told += [figure.title for figure in mechanism.intervention.values.values() if figure.study or figure.interval]
    return told


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("way", ["stop", "reduce"])
def test_nothing_that_a_service_gave_is_said_to_be_given_by_its_cut(
    pages: dict[tuple[str, str], tuple[Appraisal, str]], model: str, way: str
) -> None:
    appraisal, html = pages[model, way]
    told = 0
    for words, of_the_service in blocks(html):
        for gain in gains(appraisal):
            if gain.lower() in words.lower():
                told += 1
                assert of_the_service or any(mark in words.lower() for mark in TURNED), words
    assert told, "the page tells of the service"


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("way", ["stop", "reduce"])
def test_a_cut_lists_what_its_service_gives_as_lost(
    pages: dict[tuple[str, str], tuple[Appraisal, str]], model: str, way: str
) -> None:
    appraisal, html = pages[model, way]
    texts = [words for words, _ in blocks(html)]
    for effect in model_of(appraisal).unpriced_effects:
        lead = {"gain": "Lost: ", "harm": "Ended: ", "either": "Changed back, for better or worse: "}
        words = lowered(effect.words) if effect.kind is not EffectKind.NOTE else effect.words
        assert f"{lead.get(str(effect.kind), '')}{words}" in texts
        if effect.kind is EffectKind.GAIN:
            assert lowered(effect.words) in " ".join(cut_sentences(appraisal))
            assert lowered(effect.words) in " ".join(summary_text(appraisal).split())
    which = "the service" if way == "stop" else "the part that is cut"
    assert f"What goes with {which} and has no price:" in texts


@pytest.mark.parametrize("model", MODELS)
def test_an_investment_gives_what_it_gives(pages: dict[tuple[str, str], tuple[Appraisal, str]], model: str) -> None:
    appraisal, html = pages[model, "invest"]
    texts = [words for words, _ in blocks(html)]
    for effect in model_of(appraisal).unpriced_effects:
        assert f"{effect.words}{', for better or worse' if effect.kind is EffectKind.EITHER else ''}" in texts
    assert not any(words.startswith(("Lost: ", "Ended: ", "Undone: ")) for words in texts)
    assert not any("service that is cut" in words for words in texts)


def test_a_plan_that_starts_one_service_and_stops_another_tells_the_two_apart() -> None:
    started = case("falls-exercise", cut=False).partition("    interventions:\n")[2]
    text = case("link-workers", cut=True).replace("- id: m\n", "- id: w\n") + "    interventions:\n" + started
    appraisal = solved(text)
    given, lost = (m.intervention.document for m in appraisal.preferred.flows.every_mechanism)
    texts = [words for words, _ in blocks(html_page(appraisal))]
    for model, stands in ((given, "{}"), (lost, "Lost: {}")):
        for effect in model.unpriced_effects:
            if effect.kind is EffectKind.GAIN:
                words = effect.words if stands == "{}" else lowered(effect.words)
                assert [text for text in texts if text.lower().endswith(words.lower())][:1] == [stands.format(words)]
    assert appraisal.preferred.no_ratio is NoRatio.CUT


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("way", ["invest", "stop", "reduce"])
def test_no_central_value_is_called_a_bound(
    pages: dict[tuple[str, str], tuple[Appraisal, str]], model: str, way: str
) -> None:
    appraisal, html = pages[model, way]
    for words in (*(text for text, _ in blocks(html)), summary_text(appraisal)):
        # What finding out is worth is a bound: no knowledge of the figure gains more.
        assert not re.search(r"(?<!worth )\b(up to|at most|no more than) £", words, re.IGNORECASE), words
        assert not re.search(r"\b(takes off|adds) (up to )?£", words, re.IGNORECASE), words


@pytest.mark.parametrize("model", sorted(shipped_library().model_ids()))
def test_every_effect_of_a_shipped_model_can_be_turned(model: str) -> None:
    loaded = shipped_library().model(model)
    assert loaded is not None
    effects, turned = loaded.document.unpriced_effects, lost_lines(loaded.document)
    assert len(turned) == len(effects) > 0
    for effect, words in zip(effects, turned, strict=True):
        assert words.lower().endswith(effect.words.lower())
        assert words.startswith("Lost: ") == (effect.kind is EffectKind.GAIN)
        if effect.kind is EffectKind.GAIN:
            assert not re.match(r"(less|fewer|lower|no)\b", effect.words, re.IGNORECASE), "it could not be lost"


def test_who_gains_by_year_says_who_loses() -> None:
    lines = [
        "id: a, title: A, body: people, cash_type: wider_value, amount: {2026-27: -£5000, 2027-28: -£9000}",
        "id: b, title: B, body: carers, cash_type: wider_value, amount: {2026-27: -£5000, 2027-28: £9000}",
        "id: c, title: C, body: society, cash_type: wider_value, amount: {2027-28: £9000}",
    ]
    labels = [row.label for table in sides_grids(solved(with_lines([], lines))) for row in table.rows]
    assert "Lost by: People who use services, wider value" in labels
    assert "Gained by: Unpaid carers, wider value" in labels
    assert "Gained by: Wider society, wider value" in labels


def test_no_saving_and_a_saving_below_nil_are_said_so() -> None:
    text = case("link-workers", cut=True)
    for amount, said in (("£0", "No saving is claimed for any budget"), ("-£5000", "It is said to cost budgets £")):
        words = " ".join(cut_sentences(solved(text.replace("£900000", amount))))
        assert said in words
        assert "Saving claimed" not in words


def test_what_is_freed_and_what_presses_are_each_said_the_way_they_go() -> None:
    line = "id: f, title: F, body: council, cash_type: capacity, amount: {2026-27: £1000, 2027-28: -£1000}"
    cost = "id: c, title: C, body: council, each_year: £10"
    appraisal = solved(with_lines([cost], [line], whole=False))
    words = " ".join(budget_sentences(appraisal, appraisal.budget(appraisal.preferred, appraisal.case.lead)))
    told = positions_grid(appraisal).note or ""
    assert "Capacity of £1k at average cost is freed that nobody closes or fills: it counts at nothing." in told
    assert re.search(r"more demand worth £1(\.02)?k presses on what it has", words)
    assert "£0" not in words


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=12).map(lambda row: [float(n) for n in row]),
    st.integers(0, 400),
)
def test_the_words_of_a_people_chart_hold_its_peak_and_when_it_ends(values: list[float], steady: int) -> None:
    years = [f"{2027 + t}-{28 + t}" for t in range(len(values))]
    words = build_up(years, values, steady_state=float(steady), title="People helped").description
    assert people(max(values)) in words
    peaks = [year for year, value in zip(years, values, strict=True) if people(value) == people(max(values))]
    if len({people(value) for value in values}) > 1:
        assert peaks[0] in words
        assert peaks[-1] in words
        nil = next((year for t, year in enumerate(years) if not any(values[t:])), None)
        assert nil is None or nil in words
    assert f"the steady state is {people(steady)}" in words


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"gain": "Company", "harm": "Noise"}, "unpriced-effect"),
        ({}, "unpriced-effect"),
        ("Company", "model_type"),
        ({"benefit": "Company"}, "extra_forbidden"),
    ],
)
def test_an_effect_without_a_price_is_one_thing_to_people(written: object, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        UnpricedEffect.model_validate(written)
    assert next(error["type"] for error in refused.value.errors()) == code
