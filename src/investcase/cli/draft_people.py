"""The part of a draft that starts its equality note from who lives in the place itself."""

from __future__ import annotations

from investcase.catalogue.places import PlaceValue
from investcase.cli.draft_lines import DraftLines
from investcase.cli.draft_setting import Setting
from investcase.cli.written import scalar, written
from investcase.documents.figure import Nation
from investcase.numbers.writing import percent
from investcase.quantities import Quantity
from investcase.reading.blanks import BLANK
from investcase.report.words import STATUSES

_FIFTHS = tuple(f"fifth_{number}" for number in range(1, 6))
_FIFTHS_OF_AREAS = tuple(f"areas_{name}" for name in _FIFTHS)
_FIFTHS_65_PLUS = tuple(f"{name}_65_plus" for name in _FIFTHS)
_SHOWN = (
    *(*_FIFTHS, *_FIFTHS_OF_AREAS, *_FIFTHS_65_PLUS),
    *("women_65_plus_share", "carers", "carers_most_hours", "carers_share"),
    *("disabled_share", "households_disabled_share", "ethnic_white_british", "ethnic_white"),
)
_NOT_READ = {
    Nation.ENGLAND: (
        "Not held: ethnic group and disability at 65 and over, and sex there for most councils (Census 2021 through "
        "Nomis, and mid-year estimates, both of the Office for National Statistics). Ask your public health team."
    ),
    Nation.WALES: (
        "Not held: ethnic group, disability and sex at 65 and over (Census 2021 through Nomis, and mid-year "
        "estimates). Ask your public health team."
    ),
    Nation.SCOTLAND: "Not held: unpaid carers by council (Census 2022, through Scotland's Census).",
    Nation.NORTHERN_IRELAND: (
        "Not held: people by fifth of deprivation, and disability and ethnic group at 65 and over (NISRA)."
    ),
}


def say_who_lives_here(lines: DraftLines, setting: Setting) -> None:
    """What is published of the people of the place: all of them, and not those whom the case would touch."""
    values = [value for name in _SHOWN if (value := setting.context.values.get(name)) and value.value is not None]
    if not values:
        return
    lines.say(0, f"Who lives in {setting.place.name}. None of it says who uses the service: that is counted there.")
    cited = {value.source.cited(): number for number, value in enumerate(_first_of_each_source(values), start=1)}
    for value in values:
        lines.say(0, f"{value.column.title}: {_written(value)} [{cited[value.source.cited()]}]", within=2)
    for source, number in cited.items():
        lines.say(0, f"[{number}] {source}", within=2)
    lines.say(0, _NOT_READ[setting.place.nation], within=2)


def write_profile(lines: DraftLines, setting: Setting) -> None:
    """A profile by deprivation to be counted, held against the people of the place itself; held back until counted."""
    older = [setting.context.values.get(name) for name in _FIFTHS_65_PLUS]
    everybody = [setting.context.values.get(name) for name in _FIFTHS]
    fifths = [value for value in (older if all(older) else everybody) if value is not None and value.value is not None]
    if len(fifths) < len(_FIFTHS):
        return
    shares = ", ".join(f"q{number}: {_share(value)}" for number, value in enumerate(fifths, start=1))
    ages = "65 and over" if all(older) else "all ages"
    lines.say(
        0, "The people of the service by fifth of deprivation, held against those of the place: count the first.", 2
    )
    lines.dormant(0, "profiles:", 2)
    lines.dormant(0, "- id: people-by-quintile", 4)
    lines.dormant(0, "  by: deprivation_quintile", 4)
    lines.dormant(0, f"  groups: {{{', '.join(f'q{number}: {BLANK}' for number in range(1, 6))}}}", 4)
    lines.dormant(0, f"  source: {BLANK}", 4)
    lines.dormant(0, "  comparator:", 4)
    lines.dormant(0, f"    dataset: {scalar(f'Residents of {setting.place.name} by fifth of deprivation')}", 4)
    lines.dormant(0, f"    nation: {setting.place.nation.value}", 4)
    lines.dormant(0, f'    year: "{fifths[0].column.period}"', 4)
    lines.dormant(0, f"    age_range: {ages}", 4)
    lines.dormant(0, "    age_adjusted: no", 4)
    lines.dormant(0, f"    shares: {{{shares}}}", 4)


def _first_of_each_source(values: list[PlaceValue]) -> list[PlaceValue]:
    first: dict[str, PlaceValue] = {}
    for value in values:
        first.setdefault(value.source.cited(), value)
    return list(first.values())


def _share(value: PlaceValue) -> str:
    return percent(value.value or 0, 2)


def _written(value: PlaceValue) -> str:
    number = written(Quantity(value.value or 0, value.unit), value.column.is_)
    return f"{number}, {value.column.period} ({STATUSES[value.status]})"
