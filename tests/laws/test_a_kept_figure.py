"""A figure that is moved on the live page and kept: the file then says what was shown, in its own lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from law import Whole, law

from investcase.appraisal.appraise import appraise
from investcase.resolving.case import changes_in, settled_with
from investcase.resolving.written_back import Said, lines_of
from investcase.serving.moving import Moved
from investcase.serving.sliders import sliders
from random_whole.solving import settled as settled_text
from random_whole.writing import written


@law(cases=6, every=10, also=(13136,))
def test_a_figure_that_is_kept_is_the_figure_that_was_moved(case: Whole) -> None:
    found = sliders(case.appraisal)
    if not found:
        return
    slider = found[case.seed % len(found)]
    values = [value for value in slider.shown.ends if value != slider.shown.central]
    move = Moved(slider, values[case.seed % len(values)])
    settled = case.appraisal.case
    change = changes_in(settled, {slider.key: move.text})
    shown = appraise(replace(settled_with(settled, change), as_of=settled.as_of))
    lines = lines_of(settled, written(case.tree).encode(), [move.move], {slider.key: Said("Finance", "Counted here")})
    kept = appraise(settled_text(lines.after.decode()))
    assert float(kept.preferred.npsv[0]) == pytest.approx(float(shown.preferred.npsv[0]), rel=1e-9, abs=0.01)
    assert len(lines.hunks) <= 3 * max(1, len(slider.edits))
