"""A profile of those who use a service, held back: to be counted, and held against the people of the place itself."""

from __future__ import annotations

from investcase.catalogue.places import Place, PlaceValue
from investcase.cli.asking.values import Raw, Short, Value, inline
from investcase.numbers.writing import percent
from investcase.reading.blanks import BLANK

_FIFTHS = tuple(f"fifth_{number}" for number in range(1, 6))
_FIFTHS_65_PLUS = tuple(f"{name}_65_plus" for name in _FIFTHS)


def profile_held_back(context: Place) -> str | None:
    """The list `profiles:` on one line, by fifth of deprivation; None where areas were counted, and not people."""
    older, everybody = ([context.values.get(name) for name in names] for names in (_FIFTHS_65_PLUS, _FIFTHS))
    fifths = [value for value in (older if all(older) else everybody) if value is not None and value.value is not None]
    if len(fifths) < len(_FIFTHS):
        return None
    numbers = range(1, len(_FIFTHS) + 1)
    shares: dict[str, Value] = {f"q{n}": Raw(_share(value)) for n, value in zip(numbers, fifths, strict=True)}
    comparator: dict[str, Value] = {
        "dataset": f"Residents of {context.name} by fifth of deprivation",
        "nation": Raw(context.nation.value),
        "year": Raw(f'"{fifths[0].column.period}"'),
        "age_range": "65 and over" if all(older) else "all ages",
        "age_adjusted": Raw("no"),
        "shares": Short(shares),
    }
    profile = Short(
        id=Raw("people-by-quintile"),
        by=Raw("deprivation_quintile"),
        groups=Short({f"q{n}": Raw(BLANK) for n in numbers}),
        source=Raw(BLANK),
        comparator=Short(comparator),
    )
    return inline([profile])


def _share(value: PlaceValue) -> str:
    return percent(value.value or 0, 2)
