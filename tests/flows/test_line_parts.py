"""Every line remembers what its amounts are the product of."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from cases import solved
from investcase.appraisal.appraise import Appraisal, appraise
from investcase.resolving.case import load
from random_cases import Spec, lines, text_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def assert_parts_multiply_to_amounts(appraisal: Appraisal) -> None:
    for option in appraisal.options:
        for line in option.cash.lines:
            assert line.parts, f"{line.id} does not say what it is made of"
            product = math.prod((part.values.whole() for part in line.parts), start=np.ones((1, 1)))
            product = np.broadcast_to(product, line.amounts.shape)
            assert product == pytest.approx(line.amounts.whole(), rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("case", sorted(path.parent.name for path in EXAMPLES.glob("*/case.yaml")))
def test_in_every_example(case: str) -> None:
    assert_parts_multiply_to_amounts(appraise(load(EXAMPLES / case)))


@settings(max_examples=20)
@given(lines)
def test_in_any_case_of_direct_lines(specs: list[Spec]) -> None:
    assert_parts_multiply_to_amounts(solved(text_of(specs)))
