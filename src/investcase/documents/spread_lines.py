"""A range on lines of its own: its ends and centre, a mean with its 95% interval, or outcomes with their chances."""

from __future__ import annotations

from collections.abc import Mapping

from investcase.quantities import Quantity, QuantityError, Shape, combine_range
from investcase.quantities.spread_texts import of_outcomes, shaped_as, with_interval

INTERVAL = "95%"
_RANGE = ("low", "central", "high")
_LINES = "low:, central: and high:; mean: and 95%:; or outcomes:"


def spread_lines(value: Mapping[str, object]) -> Quantity:
    """The quantity that these lines say.

    Raises:
        QuantityError: they are not the lines of any range, or say what cannot be.
    """
    if "outcomes" in value:
        return _outcomes(value)
    if "mean" in value or INTERVAL in value:
        return _mean(value)
    shape = value.get("shape", Shape.PERT)
    missing = [key for key in _RANGE if not isinstance(value.get(key), str)]
    extra = [key for key in value if key not in (*_RANGE, "shape")]
    if missing or extra or not isinstance(shape, str):
        raise QuantityError(
            "a range has exactly the lines low, central and high, and may have one for its shape", _LINES
        )
    low, central, high = (str(value[key]) for key in _RANGE)
    try:
        return shaped_as(combine_range(low, central, high), shape)
    except QuantityError as error:
        if "downwards" in str(error):
            error.remedy = f"write low: {high} and high: {low}"
        raise


def _mean(value: Mapping[str, object]) -> Quantity:
    mean, interval = value.get("mean"), value.get(INTERVAL)
    if set(value) != {"mean", INTERVAL} or not isinstance(mean, str) or not isinstance(interval, str):
        raise QuantityError("a mean with its interval has exactly the lines mean and 95%", _LINES)
    low, found, high = interval.partition(" to ")
    if not found:
        raise QuantityError(f"{interval!r} is no 95% interval", "its lower end, then its upper, such as 12% to 24%")
    return with_interval(mean, low, high)


def _outcomes(value: Mapping[str, object]) -> Quantity:
    entries = value["outcomes"]
    if set(value) != {"outcomes"} or not isinstance(entries, list) or not entries:
        raise QuantityError("outcomes are a list, and nothing stands beside it", _LINES)
    written = []
    for entry in entries:
        found = entry if isinstance(entry, dict) else {}
        one, chance = found.get("value"), found.get("chance")
        if set(found) != {"value", "chance"} or not isinstance(one, str) or not isinstance(chance, str):
            raise QuantityError("an outcome has exactly the lines value and chance", "value: £40,000 and chance: 30%")
        written.append((one, chance))
    return of_outcomes(written)
