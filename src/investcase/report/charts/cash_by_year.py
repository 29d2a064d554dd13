"""One body's cash by year: what each year does to its budget, and the running total beneath."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from investcase.numbers.writing import signed_pounds_short
from investcase.report.charts.chart import POUNDS, Chart, Table
from investcase.report.charts.drawing import WIDTH, Drawing, label_width
from investcase.report.charts.palette import AXIS, GREEN, GRID, INK, MUTED, NAVY, RUST
from investcase.report.charts.scale import Scale, named_ticks, spanning
from investcase.report.charts.words import DOWN, UP, sentence
from investcase.report.charts.years import Columns, name_years

_YEARS_TOP, _YEARS_FOOT = 44.0, 176.0
_TOTAL_TOP, _TOTAL_FOOT = 242.0, 350.0
_YEAR_NAMES = 206.0
_HEIGHT = 374.0
_MOST_DOTS = 16


def cash_by_year(years: Sequence[str], net: Sequence[float], *, body: str) -> Chart:
    """Bars for each year's net effect and a line for their running total, on a scale each.

    ``net`` is pounds by year, one for each of ``years``, positive where the body is better off. Raises
    ``ValueError`` when there are no years or the two differ in length.
    """
    if not years or len(years) != len(net):
        raise ValueError("cash_by_year needs one amount for each of at least one year")
    totals = list(accumulate(net))
    year_scale = spanning(net, _YEARS_FOOT, _YEARS_TOP)
    total_scale = spanning(totals, _TOTAL_FOOT, _TOTAL_TOP)
    year_ticks = named_ticks(year_scale, 6, POUNDS.tick)
    total_ticks = named_ticks(total_scale, 5, POUNDS.tick)
    left = max(label_width(words) for words in (*year_ticks.values(), *total_ticks.values())) + 10
    columns = Columns(len(years), left, WIDTH - 2)

    drawing = Drawing()
    drawing.text(0, 12, "In each year", bold=True, colour=NAVY)
    _key(drawing)
    _rule(drawing, year_scale, year_ticks, left)
    _bars(drawing, columns, year_scale, net)
    name_years(drawing, columns, years, _YEAR_NAMES)
    drawing.text(0, _YEAR_NAMES + 20, "Running total", bold=True, colour=NAVY)
    _rule(drawing, total_scale, total_ticks, left)
    _running_total(drawing, columns, total_scale, totals)

    description = _description(years, net, totals, body)
    rows = tuple(
        (year, POUNDS.full(amount), POUNDS.full(total)) for year, amount, total in zip(years, net, totals, strict=True)
    )
    title = f"Cash by year: {body}"
    table = Table(title, ("Year", "Net effect in year", "Running total"), rows)
    return Chart(drawing.svg(_HEIGHT, description), title, description, table)


def _key(drawing: Drawing) -> None:
    cost, gain = f"{DOWN} net cost", f"{UP} net gain"
    x = WIDTH - label_width(gain)
    drawing.text(x, 12, gain)
    drawing.bar(x - 18, 2, 13, 12, GREEN)
    x -= 36 + label_width(cost)
    drawing.text(x, 12, cost)
    drawing.bar(x - 18, 2, 13, 12, RUST, hatched=True)


def _rule(drawing: Drawing, scale: Scale, ticks: Mapping[float, str], left: float) -> None:
    for tick, words in ticks.items():
        y = scale(tick)
        drawing.line(left, y, WIDTH, y, colour=GRID if tick else AXIS)
        drawing.text(left - 8, y + 4, words, anchor="end", colour=MUTED)


def _bars(drawing: Drawing, columns: Columns, scale: Scale, net: Sequence[float]) -> None:
    zero = scale(0)
    for index, amount in enumerate(net):
        x, wide = columns.bar(index)
        if amount:
            drawing.bar(x, zero, wide, scale(amount) - zero, GREEN if amount > 0 else RUST, hatched=amount < 0)
    labels = [signed_pounds_short(amount) for amount in net]
    for index in range(len(net)) if columns.fits(labels, bold=True) else _extremes(net):
        half = label_width(labels[index], bold=True) / 2
        x = min(max(columns.middle(index), columns.start + half), columns.end - half)
        y = scale(net[index]) + (14 if net[index] < 0 else -5)
        drawing.text(x, y, labels[index], anchor="middle", bold=True, colour=RUST if net[index] < 0 else INK)


def _extremes(net: Sequence[float]) -> list[int]:
    # One stands below the zero line and the other above it, so the two labels cannot meet.
    low, high = min(net), max(net)
    return [net.index(value) for value in (low, high) if (value == low and low < 0) or (value == high and high > 0)]


def _running_total(drawing: Drawing, columns: Columns, scale: Scale, totals: Sequence[float]) -> None:
    places = [(columns.middle(index), scale(total)) for index, total in enumerate(totals)]
    if len(places) > 1:
        drawing.path(places, NAVY, 2.2)
    for x, y in places if len(places) <= _MOST_DOTS else places[-1:]:
        drawing.dot(x, y, NAVY, hollow=True)

    last, lowest = len(totals) - 1, totals.index(min(totals))
    falling = last > 0 and totals[last] < totals[last - 1]
    end_label = signed_pounds_short(totals[last])
    end_half = label_width(end_label, bold=True) / 2
    end_x = min(places[last][0], columns.end - end_half)
    drawing.text(end_x, places[last][1] + (18 if falling else -9), end_label, anchor="middle", bold=True, colour=NAVY)
    if lowest == last or totals[lowest] >= 0:
        return
    low_label = f"lowest {signed_pounds_short(totals[lowest])}"
    low_half = label_width(low_label) / 2
    low_x = min(max(places[lowest][0], columns.start + low_half), columns.end - low_half)
    if low_x + low_half < end_x - end_half or not falling:
        drawing.text(low_x, places[lowest][1] + 18, low_label, anchor="middle", colour=RUST)


def _description(years: Sequence[str], net: Sequence[float], totals: Sequence[float], body: str) -> str:
    parts = [f"{body}: net effect on its budget by year, {years[0]} to {years[-1]}."]
    if len(years) == 1:
        return f"{body}: net effect on its budget in {years[0]}, {signed_pounds_short(net[0])}."
    if min(net) < 0:
        parts.append(f"The largest net cost is {POUNDS.label(-min(net))} in {years[net.index(min(net))]}.")
    if max(net) > 0:
        parts.append(f"The largest net gain is {POUNDS.label(max(net))} in {years[net.index(max(net))]}.")
    ending = f"ends at {signed_pounds_short(totals[-1])} in {years[-1]}"
    lowest = min(totals)
    if lowest >= 0:
        parts.append(sentence(f"the running total {ending}"))
    else:
        where = (
            "" if totals[-1] == lowest else f"is lowest at {POUNDS.label(lowest)} in {years[totals.index(lowest)]}, "
        )
        parts.append(sentence(f"the running total {where}{_return(years, totals)} and {ending}"))
    return " ".join(parts)


def _return(years: Sequence[str], totals: Sequence[float]) -> str:
    if totals[-1] < 0:
        return "does not get back to zero in these years"
    stays = next(later for (earlier, total), (later, _) in reversed(list(pairwise(enumerate(totals)))) if total < 0)
    return f"is at or above zero from {years[stays]}"
