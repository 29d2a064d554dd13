"""What a comparison of two cases comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from investcase.quantities import Year
from investcase.resolving.figures import Resolved


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure before and after a change, None on the side where it is not used."""

    key: str
    before: Resolved | None
    after: Resolved | None

    @property
    def title(self) -> str:
        """What it is."""
        figure = self.after or self.before
        assert figure is not None
        return figure.title


@dataclass(frozen=True, slots=True)
class Step:
    """One change, what it does with those before it made already, and where that leaves the answer.

    Attributes:
        places: where in the documents, one for each change that can only be made together.
        title: what changed, in words.
        before: what stood there in the first case, as it could be written; None for what is not a single value.
        after: the same in the second.
        amount: pounds, to the penny.
        running: the answer after it.
        figures: the figures it changes.
        is_figure: whether values alone change, not how the case is built.
    """

    places: tuple[tuple[str, ...], ...]
    title: str
    before: str | None
    after: str | None
    amount: Decimal
    running: Decimal
    figures: tuple[Moved, ...]
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cases: what it is called, its file, the option compared, and its prices."""

    case: str
    title: str
    file: str
    option: str
    price_base: Year


@dataclass(frozen=True, slots=True)
class Comparison:
    """From one case's answer to another's: `start` plus every step's amount is `end`, to the penny.

    `steps` holds what moves the answer, in the order made; `unmoved` what differs and does not; `words` the fields that
    differ and can move no amount; `told_together` the tables of people that may tell somebody's count together.
    `body` is the name of the body whose money the measure is, where it is one's.
    """

    first: Side
    second: Side
    measure: str
    start: Decimal
    steps: tuple[Step, ...]
    end: Decimal
    unmoved: tuple[Step, ...]
    words: tuple[str, ...]
    told_together: tuple[str, ...] = ()
    body: str | None = None

    @property
    def total(self) -> Decimal:
        """The whole difference."""
        return self.end - self.start

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data: amounts as numbers with pence."""
        return {
            "schema": "investcase/comparison/1",
            "first": _side(self.first),
            "second": _side(self.second),
            "measure": self.measure,
            "start": float(self.start),
            "steps": [_step(step) for step in self.steps],
            "end": float(self.end),
            "total": float(self.total),
            "unmoved": [_step(step) for step in self.unmoved],
            "words": list(self.words),
            "told_together": list(self.told_together),
        }


def _side(side: Side) -> dict[str, str]:
    return {
        "case": side.case,
        "title": side.title,
        "file": side.file,
        "option": side.option,
        "price_base": str(side.price_base),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "title": step.title,
        "kind": "figure" if step.is_figure else "structure",
        "places": [".".join(place) for place in step.places],
        "before": step.before,
        "after": step.after,
        "amount": float(step.amount),
        "running": float(step.running),
        "figures": [
            {"id": moved.key, "title": moved.title, "before": _figure(moved.before), "after": _figure(moved.after)}
            for moved in step.figures
        ],
    }


def _figure(figure: Resolved | None) -> dict[str, str | None] | None:
    if figure is None:
        return None
    return {
        "value": str(figure.quantity),
        "as_written": str(figure.original),
        "price_base": str(figure.price_base) if figure.price_base else None,
        "status": str(figure.standing),
        "source": figure.source,
    }
