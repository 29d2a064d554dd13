"""What rounding leaves of a sum decides nothing in print: neither a row nor the side on which a number stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from investcase import appraise, load
from investcase.appraisal.appraise import Appraisal
from investcase.report.charts.waterfall import Step, waterfall
from investcase.report.view.standing import vintages_grid

KENT = Path(__file__).resolve().parents[2] / "examples" / "kent-at-home"


@pytest.mark.parametrize("left", [1e-10, -1e-10])
def test_a_bridge_that_ends_at_nil_is_drawn_alike_whatever_rounding_leaves(left: float) -> None:
    def drawn(more: float) -> str:
        return waterfall(Step("Value", 100.0), [Step("Taken", -100.0 + more)], end_label="Left", title="A bridge").svg

    assert drawn(left) == drawn(0.0)


def test_editions_that_differ_by_rounding_share_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    kent = appraise(load(KENT))
    own = kent.vintages[0]

    def beside(by: float) -> int:
        other = replace(own, options=tuple(replace(each, factors=each.factors * (1 + by)) for each in own.options))
        monkeypatch.setattr(Appraisal, "vintages", property(lambda _: (own, other)))
        return len(vintages_grid(kent).rows)

    assert (beside(1e-14), beside(1e-4)) == (1, 2)
