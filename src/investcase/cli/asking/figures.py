"""A figure of the author: read, held against the people of the place, and written with where it is from."""

from __future__ import annotations

from investcase.cli.asking.amounts import Amount, amount
from investcase.cli.asking.replies import Reply
from investcase.cli.asking.setting import Wanted
from investcase.cli.asking.state import Draft
from investcase.cli.asking.values import Raw, Short, Value
from investcase.cli.readers import UnreadableError
from investcase.numbers.writing import number

NOT_GIVEN = Raw("not given")


def sourced(value: Value, said: Reply) -> Short:
    """A value with where it is from: `not given` where nobody said, and illustrative where it is a guess."""
    entry: dict[str, Value] = {"value": value}
    if said.guess:
        entry["status"] = Raw("illustrative")
    entry["source"] = said.source or NOT_GIVEN
    return Short(entry)


def source_words(said: Reply) -> str:
    """How the source of an answer is said back."""
    if said.source:
        return f"From {said.source}."
    return "A guess: the paper will call it illustrative." if said.guess else "No source yet."


def read_figure(text: str, wanted: Wanted, draft: Draft) -> Amount:
    """An answer about one figure, held against the people of the place.

    Raises:
        UnreadableError: it is not read, or cannot be.
    """
    needed = wanted.needed
    read = amount(text, needed.unit, needed.is_)
    if min(read.value.ends) < 0 and not needed.below_zero:
        raise UnreadableError(f"{text} is below zero")
    there = older_people(draft)
    if needed.unit.power("person") == 1 and not needed.unit.power("£") and there and read.value.ends[1] > there:
        meant = read.value.central / 1000
        less = f" If you meant {number(meant)}, write that" if meant == round(meant) else ""
        everybody = f"everybody aged 65 and over in {draft.setting.place.name} ({number(there)})"
        raise UnreadableError(f"{read.said} is more than {everybody}.{less}")
    return read


def older_people(draft: Draft) -> float | None:
    found = draft.setting.place.values.get("population_65_plus")
    return found.value if found is not None else None
