"""A correction for hope lowers gains and raises losses; what says whose the effect is takes the same off both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.library import shipped_library
from investcase.checks.review import reviewed
from investcase.reading.problems import Problems

_FILLED = {"%": "30", "£": "400"}


def _working(model: str, choices: str, more: str) -> Appraisal:
    """A case of one model in Kent, with something plausible for every input that only a case can give."""
    inputs: dict[str, str] = {}
    while True:
        written = ", ".join(f"{name}: {value}" for name, value in inputs.items())
        text = _ONE_MODEL.format(model=model, choices=choices, inputs=written, more=more)
        try:
            return solved(text)
        except Problems as problems:
            missing = [p for p in problems.problems if p.code == "input-missing"]
            if not missing:
                raise
            for problem in missing:
                name, _, value = str(problem.expected).removeprefix("a line under inputs: ").partition(": ")
                unit = next((sign for sign in _FILLED if sign in value), "")
                inputs[name] = value.replace("source: ___", "source: s").replace("___", _FILLED.get(unit, "20"))


_ONE_MODEL = """\
format: investcase/case/1
case: one-model
title: One model
place: Kent
start: 2026-27
years: 6
price_base: 2026-27
options:
  - id: programme
    title: The programme
    preferred: yes
    interventions:
      - id: m
        model: {model}
        until: 2030-31
        choices: {{{choices}}}
        inputs: {{{inputs}}}
        {more}
"""


def _ways() -> Iterator[tuple[str, str]]:
    """Every model with each answer to each of its questions, one at a time."""
    library = shipped_library()
    for model in library.model_ids():
        found = library.model(model)
        assert found is not None
        yield model, ""
        for name, choice in found.document.choices.items():
            yield from ((model, f"{name}: {answer}") for answer in choice.alternatives if answer != choice.default)


def _amounts(appraisal: Appraisal) -> dict[str, float]:
    return {line.id: float(line.net[0].sum()) for line in appraisal.preferred.cash.lines}


def _teams(bias: int, deadweight: int = 0) -> Appraisal:
    """Integrated teams whose early years are as measured: more visits and admissions, and nothing gained."""
    taken = f"adjustments: {{optimism_bias: {bias}%, deadweight: {deadweight}%}}"
    return _working("integrated-teams", "early_years: as_measured", taken)


def test_a_harm_grows_by_the_bias_as_a_gain_falls_by_it() -> None:
    before, after = _amounts(_teams(0)), _amounts(_teams(40))
    assert before["m.admissions-more"] < 0
    assert after["m.admissions-more"] == pytest.approx(1.4 * before["m.admissions-more"])
    assert after["m.team-lead"] == before["m.team-lead"]


def test_what_would_have_happened_anyway_is_taken_off_harm_and_gain_alike_and_told_where_it_helps() -> None:
    before, after = _amounts(_teams(0)), _amounts(_teams(0, deadweight=25))
    assert after["m.admissions-more"] == pytest.approx(0.75 * before["m.admissions-more"])
    told = [p for p in reviewed(_teams(0, deadweight=25)) if p.code == "taken-off-improves"]
    assert len(told) == 1
    assert "deadweight" in told[0].message
    assert not [p for p in reviewed(_teams(40)) if p.code == "taken-off-improves"]


@pytest.mark.parametrize(("model", "choices"), list(_ways()))
def test_raising_optimism_bias_never_makes_a_programme_better(model: str, choices: str) -> None:
    worths = [
        float(_working(model, choices, f"adjustments: {{optimism_bias: {bias}%}}").preferred.npsv[0])
        for bias in (0, 50)
    ]
    assert worths[1] <= worths[0] + 1e-6


_line = st.tuples(
    st.sampled_from(("cost", "benefit")), st.integers(-9_000, 9_000), st.integers(-9_000, 9_000), st.integers(0, 60)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_line, min_size=1, max_size=5), st.integers(1, 40))
def test_a_line_of_one_s_own_is_never_worth_more_for_a_larger_bias(
    specs: list[tuple[str, int, int, int]], more: int
) -> None:
    def worth(added: int) -> float:
        rows: dict[str, list[str]] = {"cost": [], "benefit": []}
        for index, (kind, first, second, bias) in enumerate(specs):
            if kind == "cost":
                first, second = abs(first), abs(second)  # A cost is never below zero.
            amounts = ", ".join(
                f"{year}: {'-' if amount < 0 else ''}£{abs(amount)}"
                for year, amount in (("2026-27", first), ("2027-28", second))
            )
            text = f"id: l{index}, title: L, body: people, amount: {{{amounts}}}, optimism_bias: {bias + added}%"
            rows[kind].append(text + (", cash_type: wider_value" if kind == "benefit" else ""))
        return float(solved(with_lines(rows["cost"], rows["benefit"])).preferred.npsv[0])

    assert worth(more) <= worth(0) + 1e-6
