"""The choices of a model that rest on what only the case can give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from investcase.documents.base import Loaded
from investcase.documents.model import Input, Model
from investcase.reading.problems import Problems
from investcase.resolving.picking import required_inputs
from investcase.resolving.program import ModelFault, build_program


@dataclass(frozen=True, slots=True)
class Choosing:
    """A choice of a model of which some answers need what only the case can give, and the draft's own does not.

    `answers` are the alternatives, that of the draft first, each with the names of what it needs beyond it.
    """

    model: str
    name: str
    question: str
    answers: tuple[tuple[str, str, tuple[str, ...]], ...]


def required(loaded: Loaded[Model], choices: Mapping[str, str]) -> set[str]:
    """The inputs without which a model works nothing out, by its choices.

    Raises:
        Problems: the model is wrong.
    """
    try:
        return required_inputs(loaded.document, build_program(loaded, choices))
    except ModelFault as fault:
        raise Problems([fault.problem]) from None


def choosing(loaded: Loaded[Model], stands: Mapping[str, str]) -> Iterator[Choosing]:
    """The choices of which an answer needs what only the case can give, and the draft's own answer does not."""
    model = loaded.document
    only_here = {name for name, needed in model.inputs.items() if _nothing_fills(needed)}
    now = required(loaded, stands)
    for name, choice in model.choices.items():
        own = stands[name]
        others = [other for other in choice.alternatives if other != own]
        needs = {other: (required(loaded, {**stands, name: other}) - now) & only_here for other in others}
        if not any(needs.values()):
            continue
        answers: list[tuple[str, str, tuple[str, ...]]] = [(own, choice.alternatives[own].title, ())]
        answers += [(other, choice.alternatives[other].title, tuple(sorted(needs[other]))) for other in others]
        yield Choosing(model.model, name, choice.question, tuple(answers))


def _nothing_fills(needed: Input) -> bool:
    return all(each is None for each in (needed.figure, needed.place, needed.nation, needed.value))
