"""An effect written as a point with its 95% interval is tried over that interval; a range that is written stands."""

from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.quantities import parse_year
from investcase.resolving.case import load
from investcase.resolving.figures import Resolved

LIBRARY = shipped_library()
WITH_AN_INTERVAL = sorted(
    figure.id
    for _, figure in LIBRARY.all_figures()
    if figure.superseded_by is None and figure.values[0].interval and figure.values[0].value.unit.power("£") == 0
)
CASE = """\
format: investcase/case/1
case: tried
title: Tried
place: Kent
start: 2027-28
years: 2
price_base: 2026-27
options:
  - id: act
    title: Act
    preferred: true
    interventions:
      - {{id: it, model: reads-it}}
"""
MODEL = """\
format: investcase/model/1
model: reads-it
title: Reads it
summary: Reads one figure.
what_is_done: read one figure
nations: {{england: The nation it was written for.}}
inputs:
  read: {{title: What is read, unit: "{unit}", {kind}figure: {figure}}}
  pounds: {{title: Pounds, unit: £ / year, value: £1 / year}}
steps:
  people: {{title: People, unit: £ / year, formula: pounds * rollout}}
people: people
people_title: people
lines:
  cost: {{title: Cost, amount: people, kind: cost, body: council}}
"""


def resolved(folder: Path, figure_id: str, library: Library = LIBRARY) -> Resolved:
    """A figure as a case in England uses it."""
    figure = library.figure(figure_id)[0].figure
    unit = "1" if figure.unit.is_number else str(figure.unit)
    kind = f"is: {figure.is_.value}, " if figure.is_ else ""
    model = folder / "assumptions" / "models" / "reads-it"
    model.mkdir(parents=True)
    (model / "model.yaml").write_text(MODEL.format(unit=unit, kind=kind, figure=figure_id), "utf-8")
    file = folder / "case.yaml"
    file.write_text(CASE.format(), "utf-8")
    (entry,) = load(file).preferred.interventions
    return entry.values["read"]


@pytest.mark.parametrize("figure_id", WITH_AN_INTERVAL)
def test_every_effect_is_tried_over_its_range_else_its_interval(tmp_path: Path, figure_id: str) -> None:
    value = LIBRARY.figure(figure_id)[0].figure.values[0]
    assert value.interval is not None
    used = resolved(tmp_path, figure_id)
    interval = (float(value.interval.low), float(value.interval.high))
    assert used.quantity.ends == (value.value.ends if value.value.is_range else interval)
    assert used.quantity.central == value.value.central
    assert used.interval == value.interval


def test_money_is_tried_over_its_interval_in_the_prices_of_the_case(tmp_path: Path) -> None:
    used = resolved(tmp_path, "effect-hah.uk-rct-cost")
    assert used.price_base == parse_year("2022-23")
    # -£4,279 to -£252 of 2022-23, by 102.0057 / 88.2512.
    assert used.quantity.ends == pytest.approx((-4279 * 102.0057 / 88.2512, -252 * 102.0057 / 88.2512), rel=1e-6)
