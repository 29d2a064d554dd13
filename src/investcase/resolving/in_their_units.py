"""The remedies for a model's figures in the unit that the model wants, which the document alone does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from investcase.catalogue.library import Library
from investcase.quantities import Kind, Quantity, QuantityError, Unit, parse_quantity
from investcase.quantities.in_unit import in_unit
from investcase.quantities.kinds import misfit
from investcase.quantities.typed import as_typed
from investcase.reading.nodes import Data, Path, Positions, parse
from investcase.reading.problems import Mend, Position, Problem, Problems
from investcase.reading.suggest import to_write
from investcase.reading.text import SourceText


@dataclass(frozen=True, slots=True)
class _Wanted:
    unit: Unit
    kind: Kind | None


def in_their_units(problems: Iterable[Problem], text: SourceText, library: Callable[[], Library]) -> list[Problem]:
    """The problems of a case that cannot be read, each remedy for a model's input or a figure as its model reads it.

    The library is opened only where there is such a remedy.
    """
    every = list(problems)
    mended = {problem.position for problem in every if problem.mends}
    parsed = parse(text) if mended else None
    if parsed is None or parsed.problems:
        return every
    given = [path for path in parsed.positions.ends if _is_given(path) and parsed.positions.at(path) in mended]
    if not given:
        return every
    try:
        found = library()
    except Problems:
        return every  # told by itself, once the case can be read
    wanted = {parsed.positions.at(path): (path, need) for path in given if (need := _wanted(parsed.data, path, found))}
    return [_one(problem, wanted, parsed.positions) for problem in every]


def _is_given(path: Path) -> bool:
    return path[-1:] == ("value",) and (path[0] == "figures" or path[-3:-2] == ("inputs",))


def _one(problem: Problem, wanted: dict[Position, tuple[Path, _Wanted]], positions: Positions) -> Problem:
    if problem.position not in wanted or not problem.mends:
        return problem
    path, need = wanted[problem.position]
    texts = [text for mend in problem.mends for text in _as_wanted(mend, need)]
    mends = positions.mends(path, dict.fromkeys(texts))
    words = to_write(mend.text for mend in mends)
    asked = problem.remedy is not None and not problem.remedy.startswith("write ") and mends == problem.mends
    return problem if asked else replace(problem, mends=mends, remedy=words)


def _as_wanted(mend: Mend, need: _Wanted) -> Iterator[str]:
    text = mend.text.strip().strip("\"'")
    try:
        value = parse_quantity(text)
    except QuantityError:
        return
    for found, written in ((value, text), *((each.value, None) for each in in_unit(value, need.unit))):
        if found.unit == need.unit and (need.kind is None or misfit(found, need.kind) is None):
            yield written or as_typed(_signed(found, value))


def _signed(found: Quantity, value: Quantity) -> Quantity:
    return replace(found, percent=value.percent)


def _wanted(data: Data, path: Path, library: Library) -> _Wanted | None:
    """What is wanted of the figure, or of the model's input, that a case gives at a path."""
    name = str(path[-2])
    if path[0] == "figures":
        held = library.figure(library.name_now(name))
        return _Wanted(held[0].figure.unit, held[0].figure.is_) if held else None
    entry: Data = data
    for step in path[:-3]:
        entry = entry[step] if isinstance(entry, dict | list) else None  # type: ignore[index]
    model = entry.get("model") if isinstance(entry, dict) else None
    found = library.model(model) if isinstance(model, str) and model in library.model_ids() else None
    needed = found.document.inputs.get(name) if found is not None else None
    return None if needed is None else _Wanted(needed.unit, needed.is_)
