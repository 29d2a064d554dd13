"""What is asked twice of a case is worked out once: the result, the paper and the terminal share what they ask."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import investcase
from investcase.appraisal.drawn import ROOM
from investcase.appraisal.horizons import horizons
from investcase.appraisal.standing import standing_sensitivities
from investcase.appraisal.switching import switching
from investcase.flows import build
from investcase.flows.draws import BLOCK
from investcase.flows.worlds import Worlds
from investcase.report.render import html_page
from investcase.report.text import summary_text

KENT = Path(__file__).resolve().parents[2] / "examples" / "kent-at-home"


def test_a_whole_case_is_built_at_most_forty_times(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[object] = []
    drawn: list[object] = []
    real = build.build_flows

    def counted(option: object, worlds: Worlds, *given: object, **named: object) -> object:
        (drawn if worlds.drawn else built).append(option)
        return real(option, worlds, *given, **named)  # type: ignore[arg-type]

    for module in list(sys.modules.values()):
        if module.__name__.startswith("investcase.") and getattr(module, "build_flows", None) is real:
            monkeypatch.setattr(module, "build_flows", counted)
    appraisal = investcase.appraise(investcase.load(KENT))
    before = len(built)
    switching(appraisal)
    assert 0 < len(built) - before <= 130, "the values of all figures together, and halves where a model refuses one"
    del built[before:]
    appraisal.result()
    html_page(appraisal)
    summary_text(appraisal)
    assert 0 < len(built) <= 40, len(built)
    some = [option for option in appraisal.options if option.cash.lines]
    amounts = sum(len(option.cash.lines) for option in some) * len(appraisal.case.horizon) * 10 * BLOCK
    assert len(some) <= len(drawn) <= len(some) + amounts // ROOM, "so many at a time that memory does not grow"


def test_an_answer_is_kept_and_goes_with_the_problems_alone() -> None:
    appraisal = investcase.appraise(investcase.load(KENT))
    assert appraisal.horizons is appraisal.horizons
    assert appraisal.told(()).once(horizons) is appraisal.horizons
    assert appraisal.once(standing_sensitivities) is appraisal.once(standing_sensitivities)
    fewer = replace(appraisal, options=(appraisal.preferred,))
    assert fewer.once(standing_sensitivities) is not appraisal.once(standing_sensitivities)
