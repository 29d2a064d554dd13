"""Which option is worth most turns on one figure: the options along it, where two of them are worth the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.along_figure import along
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.switching import Switching, switching
from investcase.appraisal.switching_worlds import Answer
from investcase.reading.problems import Problems
from investcase.report.charts import OptionLine, Panel, against_figure
from investcase.report.short.furniture import Drawn
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.voice import begun, the
from investcase.report.view.of_services import figure_title
from investcase.report.words import figure_amount

_POINTS = 9


def which_is_best(telling: Telling) -> Iterator[Drawn]:
    """The figure along which the proposed option and a rival change places; none where no range holds such a place.

    None of a cut, of which what is saved and what comes back is drawn instead.
    """
    found = None if telling.appraisal.preferred.is_cut else _turning(telling)
    if found is None:
        return
    rival, turns = found
    appraisal, proposed = telling.appraisal, telling.appraisal.preferred
    low, high = turns.figure.quantity.ends
    at = [float(value) for value in np.linspace(low, high, _POINTS)]
    try:
        drawn = along(appraisal, [proposed, rival], turns.figure, at)
    except Problems:
        return
    turn = turns.nearest
    assert turn is not None
    names = [option.flows.option.title for option in (proposed, rival)]
    name = figure_title(proposed.flows.option, turns.figure)
    way = "or more" if turn.holds_above else "or less"
    value = figure_amount(turns.figure, turn.value)
    title = f"‘{names[0]}’ is worth as much as ‘{names[1]}’, or more, with {name.lower()} at {value} {way}"
    panels = [
        Panel(
            "Worth to everyone",
            tuple(OptionLine(each, line.npsv) for each, line in zip(names, drawn, strict=True)),
            (turn.value,),
        ),
        Panel(
            f"Left for {the(appraisal.case.lead)}, cash",
            tuple(OptionLine(each, line.left) for each, line in zip(names, drawn, strict=True)),
        ),
    ]
    chart = against_figure(
        at,
        panels,
        title=title,
        figure=begun(name),
        expected=turns.today,
        write=lambda value: figure_amount(turns.figure, value),
    )
    subtitle = "The same case at each value of it, all else central. Dashed upright: what is taken here."
    source = f"Source: the case worked out at each; {in_pack(telling, 'tests')}."
    yield figure(telling.numbering, chart, subtitle, source)


def _turning(telling: Telling) -> tuple[OptionAppraisal, Switching] | None:
    """A rival, and the first figure by what it moves, with the one place in its range where the two change over."""
    appraisal = telling.appraisal
    rivals = [
        option
        for option in appraisal.options
        if not (option.flows.option.rejected or option.flows.option.business_as_usual or option.flows.option.preferred)
        and not option.why_unknown
    ]
    for swing in appraisal.swings:
        for rival in rivals:
            found = switching(appraisal).of(Answer.NPSV, rival.id).get(swing.figure.key)
            if found is not None and found.inside and (found.below is None) != (found.above is None):
                return rival, found
    return None
