"""How an effect builds up by year towards its steady state, which is drawn as a line."""

from collections.abc import Sequence

from investcase.report.charts.chart import PEOPLE, Chart, Measure, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, GRID, INK, MUTED, NAVY
from investcase.report.charts.scale import named_ticks, spanning
from investcase.report.charts.words import listed, sentence
from investcase.report.charts.years import Columns, name_years

_TOP, _FOOT = 40.0, 196.0
_CLEARANCE = 15.0


def build_up(
    years: Sequence[str],
    values: Sequence[float],
    *,
    steady_state: float,
    title: str,
    measure: Measure = PEOPLE,
) -> Chart:
    """Columns by year under a line at ``steady_state``, in the unit of ``measure``.

    Raises ``ValueError`` when there are no years or the two differ in length.
    """
    if not years or len(years) != len(values):
        raise ValueError("build_up needs one value for each of at least one year")
    scale = spanning((*values, steady_state), _FOOT, _TOP)
    ticks = named_ticks(scale, 5, measure.tick)
    left = max(label_width(words) for words in ticks.values()) + 10
    columns = Columns(len(years), left, WIDTH - 2)

    drawing = Drawing()
    key = f"steady state {measure.label(steady_state)}"
    key_x = WIDTH - label_width(key, bold=True)
    drawing.line(key_x - 28, 8, key_x - 6, 8, colour=NAVY, weight=2, dashed=True)
    drawing.text(key_x, 12, key, bold=True, colour=NAVY)
    for tick, words in ticks.items():
        drawing.line(left, scale(tick), WIDTH, scale(tick), colour=GRID if tick else AXIS)
        drawing.text(left - 8, scale(tick) + 4, words, anchor="end", colour=MUTED)
    for index, value in enumerate(values):
        x, wide = columns.bar(index)
        if value:
            drawing.bar(x, scale(0), wide, scale(value) - scale(0), GREEN, hatched=value < 0)
    steady = scale(steady_state)
    drawing.line(left, steady, WIDTH, steady, colour=NAVY, weight=2, dashed=True)
    _label_columns(drawing, columns, values, [scale(value) for value in values], steady, measure)
    name_years(drawing, columns, years, _FOOT + 28)

    description = _description(years, values, steady_state, title, measure)
    table = Table(
        title,
        ("Year", "In the year"),
        (
            *((year, measure.full(value)) for year, value in zip(years, values, strict=True)),
            ("Steady state", measure.full(steady_state)),
        ),
    )
    return Chart(drawing.svg(_FOOT + 34, description), title, description, table)


def _label_columns(
    drawing: Drawing,
    columns: Columns,
    values: Sequence[float],
    tops: Sequence[float],
    steady: float,
    measure: Measure,
) -> None:
    labels = [measure.label(value) for value in values]
    chosen = range(len(values)) if columns.fits(labels, bold=True) else [0, len(values) - 1]
    for index in chosen if len(values) > 1 else [0]:
        below = values[index] < 0
        baseline = tops[index] + (14 if below else -5)
        if steady - 3 < baseline < steady + _CLEARANCE - 1:
            # Words on the steady-state line would be struck through: they stand clear above it.
            baseline = steady + _CLEARANCE if below else steady - 5
        half = label_width(labels[index], bold=True) / 2
        x = min(max(columns.middle(index), columns.start + half), columns.end - half)
        drawing.text(x, baseline, labels[index], anchor="middle", bold=True, colour=INK)


def _description(
    years: Sequence[str], values: Sequence[float], steady_state: float, title: str, measure: Measure
) -> str:
    """The first year, the most and when, the last year or since when there is none, and the steady state."""
    labels = [measure.label(value) for value in values]
    steady = f"the steady state is {measure.label(steady_state)}"
    if len(set(labels)) == 1:
        each = f"{labels[0]} in {years[0]}" if len(years) == 1 else f"{labels[0]} in every year"
        return sentence(f"{title}: {each}; {steady}")
    most = max(range(len(values)), key=lambda t: abs(values[t]))
    at_most = [t for t, label in enumerate(labels) if label == labels[most]]
    parts = [] if 0 in at_most else [f"{labels[0]} in {years[0]}"]
    parts.append(f"{labels[most]} at its most, {_when(years, at_most)}")
    last = len(values) - 1
    ended = next((t + 1 for t in range(last, -1, -1) if values[t]), 0)
    if ended <= last:
        parts.append(f"{labels[last]} {_when(years, list(range(ended, last + 1)))}")
    elif last not in at_most:
        parts.append(f"{labels[last]} in {years[last]}")
    return sentence(f"{title}: {', '.join(parts)}; {steady}")


def _when(years: Sequence[str], at: Sequence[int]) -> str:
    """When in words: a year, years that run on from the first to the last of them, or a list."""
    if len(at) == 1:
        return f"in {years[at[0]]}"
    if at[-1] - at[0] == len(at) - 1:
        return f"from {years[at[0]]} to {years[at[-1]]}"
    return f"in {listed([years[t] for t in at])}"
