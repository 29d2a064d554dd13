"""The page of one case at many places: a map of tiles by region, each region's answers on one scale, and the table.

Places stand in the order of their names. They are never ranked: what differs between them is mostly what is published
of them, and a rank tells noise from noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from investcase.catalogue.shipped import templates_dir
from investcase.many.across import Across, AtPlace
from investcase.many.claims import SharedClaim
from investcase.many.headlines import Figure
from investcase.numbers.one_unit import one_unit
from investcase.numbers.writing import from_to, number, pounds_short, signed_pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.charts.drawing import WIDTH, Drawing
from investcase.report.charts.palette import AXIS, GREEN, RUST
from investcase.report.charts.scale import Scale, named_ticks, spanning
from investcase.report.view.chance_words import in_so_many
from investcase.report.view.tables import listed

_EDGE = 40.0
_HIGH = 46.0
_MIDDLE = 20.0


class Standing(Enum):
    """What a case comes to at a place; its sign stands on the tile, so that colour is never alone."""

    BOTH = ("both", "+ +", "worth more than carrying on, and the lead body's cash gains")
    WORTH = ("worth", "+ −", "worth more than carrying on, and the lead body's cash does not gain")
    CASH = ("cash", "− +", "worth less than carrying on, though the lead body's cash gains")
    NEITHER = ("neither", "− −", "worth less than carrying on, and the lead body's cash does not gain")
    REFUSED = ("refused", "×", "no answer")


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the map."""

    code: str
    name: str
    kind: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Region:
    """The places of a region in the order of their names, and their values on one line; no line where none has one."""

    name: str
    tiles: tuple[Tile, ...]
    strip: str | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What the table says of a place."""

    code: str
    name: str
    cells: tuple[str, ...]


def across_html(found: Across, claims: Sequence[SharedClaim] = ()) -> str:
    """The page, which needs no other file and no script."""
    from investcase.report.html import page_html

    rows = {str(row["place"]): row for row in found.rows if row["preferred"] == "yes"}
    scale = _scale(list(rows.values()))
    regions = sorted(set(map(found.region_of, found.at)))
    return page_html(
        "across.html",
        templates_dir(),
        screen=True,
        extra=("across.css",),
        title=found.title,
        says=_says(found, rows),
        key=tuple(each.value for each in Standing),
        regions=[_region(name, found, rows, scale) for name in regions],
        heads=("Worth to everyone", "8 in 10 answers", "Chance it is worth more", "Lead body, cash", "Repaid by"),
        rows=[_row(each, rows[each.asked.code]) for each in _by_name(found.answered)],
        refused=[(each.asked.name, (each.refused or {}).get("message") or "") for each in _by_name(found.refused)],
        claims=[_claim(each) for each in claims],
        base=found.price_base,
        years=f"{found.years[0]} to {found.years[-1]}",
        own_place=found.own_place,
        own_costs=found.own_costs,
    )


def _says(found: Across, rows: dict[str, dict[str, Figure]]) -> tuple[str, ...]:
    """The finding in sentences."""
    count = len(rows)
    if not count:
        return (f"There is no answer at any of {number(len(found.at))} places.",)
    worth = sum(_above(row["npsv"]) for row in rows.values())
    gains = sum(_above(row["lead_cash"]) for row in rows.values())
    whole = sum(float(row["npsv"] or 0.0) for row in rows.values())
    cash = sum(float(row["lead_cash"] or 0.0) for row in rows.values())
    told = [
        f"It is worth more than carrying on at {number(worth)} of {number(count)} places, and the lead body's cash "
        f"gains at {number(gains)}.",
        f"Together it comes to {signed_pounds_short(whole)} for everyone and {signed_pounds_short(cash)} for the lead "
        f"bodies' cash, in present value and {found.price_base} prices.",
    ]
    if found.refused:
        have = "One has" if len(found.refused) == 1 else f"{number(len(found.refused))} have"
        told.append(f"{have} no answer, for the reason below, and no part in these sums.")
    return tuple(told)


def _above(value: Figure) -> bool:
    return isinstance(value, float | int) and value > UNPRINTED


def _standing(row: dict[str, Figure] | None) -> Standing:
    if row is None:
        return Standing.REFUSED
    worth, gains = _above(row["npsv"]), _above(row["lead_cash"])
    return {(True, True): Standing.BOTH, (True, False): Standing.WORTH, (False, True): Standing.CASH}.get(
        (worth, gains), Standing.NEITHER
    )


def _by_name(at: Sequence[AtPlace]) -> list[AtPlace]:
    return sorted(at, key=lambda each: (each.asked.name.casefold(), each.asked.code))


def _region(name: str, found: Across, rows: dict[str, dict[str, Figure]], scale: Scale | None) -> Region:
    here = [each for each in _by_name(found.at) if found.region_of(each) == name]
    tiles = []
    for each in here:
        kind, sign, words = _standing(rows.get(each.asked.code)).value
        tiles.append(Tile(each.asked.code, each.asked.name, kind, sign, words))
    with_answer = [each.asked for each in here if each.asked.code in rows]
    values = [(asked.name, float(rows[asked.code]["npsv"] or 0.0)) for asked in with_answer]
    return Region(name, tuple(tiles), _strip(name, values, scale) if values and scale is not None else None)


def _scale(rows: Sequence[dict[str, Figure]]) -> Scale | None:
    values = [float(row["npsv"] or 0.0) for row in rows]
    return spanning(values, _EDGE, WIDTH - _EDGE) if values else None


def _strip(name: str, values: list[tuple[str, float]], scale: Scale) -> str:
    """A region's places as dots on the scale that all regions share."""
    drawing = Drawing()
    drawing.line(_EDGE, _MIDDLE, WIDTH - _EDGE, _MIDDLE)
    unit = one_unit([scale.low, scale.high])
    for tick, words in named_ticks(scale, 6, unit.signed).items():
        drawing.line(scale(tick), _MIDDLE - 5, scale(tick), _MIDDLE + 5, colour=AXIS, weight=2 if tick == 0 else 1)
        drawing.text(scale(tick), _MIDDLE + 20, words, anchor="middle")
    for _, value in values:
        drawing.dot(scale(value), _MIDDLE, GREEN if value > 0 else RUST, hollow=value <= 0)
    least, most = min(values, key=lambda each: each[1]), max(values, key=lambda each: each[1])
    span = (
        f"{least[0]}, {signed_pounds_short(least[1])}"
        if len(values) == 1
        else f"from {signed_pounds_short(least[1])} to {signed_pounds_short(most[1])}"
    )
    return drawing.svg(_HIGH, f"{name}: worth to everyone at {number(len(values))} places, {span}.")


def _row(at: AtPlace, row: dict[str, Figure]) -> PlaceRow:
    low, high, chance = row["npsv_p10"], row["npsv_p90"], row["chance_worth_more"]
    between = "" if low is None else from_to(_signed(low), _signed(high))
    cells = (
        _signed(row["npsv"]),
        between or "nobody has said",
        "nobody has said" if chance is None else in_so_many(float(chance)),
        _signed(row["lead_cash"]) if row["lead_cash"] is not None else "none moves",
        str(row["lead_repaid"] or "not in these years"),
    )
    return PlaceRow(at.asked.code, at.asked.name, cells)


def _signed(value: Figure) -> str:
    return signed_pounds_short(float(value or 0.0))


def _claim(claim: SharedClaim) -> str:
    given = sum((each for each in claim.shares.values() if each is not None), start=type(claim.whole)(0))
    parts = [f"{pounds_short(float(given))} falls to {number(len(claim.shares))} places here"]
    if claim.elsewhere:
        parts.append(f"{pounds_short(float(claim.elsewhere))} to places that were not asked")
    parts.append(f"{pounds_short(float(claim.unallocated))} to none, since counts are withheld or rounded")
    return f"{claim.title}: of {pounds_short(float(claim.whole))} a year, shared by {claim.basis}, {listed(parts)}."
