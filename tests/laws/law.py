"""Laws of every valid case: each a function of one case, tried on a few cases in every run and on many in the long one.

A case that breaks a law is made as small as it goes before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pytest

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import Result
from investcase.documents.base import Document
from investcase.reading.problems import Problems, Severity
from random_whole.draw import Tree
from random_whole.shrinking import smallest
from random_whole.solving import worked_out
from random_whole.whole import whole_case
from random_whole.writing import written


class Whole:
    """One case: its data, and what comes of them, worked out once and only when asked for."""

    def __init__(self, tree: dict[str, Tree], seed: int) -> None:
        self.tree = tree
        self.seed = seed

    @cached_property
    def appraisal(self) -> Appraisal:
        """The case worked out and reviewed."""
        return worked_out(self.tree)

    @cached_property
    def refused(self) -> tuple[str, ...]:
        """The codes of the errors for which it is refused; none for a valid case."""
        try:
            _ = self.appraisal
        except Problems as problems:
            return tuple(problem.code for problem in problems.problems if problem.severity is Severity.ERROR)
        return ()

    @cached_property
    def result(self) -> Result:
        """Its result."""
        return self.appraisal.result()

    def changed(self, tree: dict[str, Tree]) -> Whole:
        """Another case in its place."""
        return Whole(tree, self.seed)


@lru_cache(maxsize=256)
def whole(seed: int) -> Whole:
    """The case of a seed."""
    return Whole(whole_case(seed), seed)


@dataclass(frozen=True)
class Law:
    """A law by name, and how often the long run tries it: once in so many cases."""

    name: str
    holds: Callable[[Whole], None]
    every: int


LAWS: list[Law] = []


def law(
    *, cases: int, every: int = 1, also: tuple[int, ...] = (), awaits: str | None = None
) -> Callable[[Callable[[Whole], None]], Any]:
    """Make a law of a function that raises when a case breaks it.

    Args:
        cases: how many cases each run of the tests tries.
        every: the long run tries it on one case in so many.
        also: seeds of cases that the long run found to break it, when they did.
        awaits: the rule that is not yet kept: the law is then known to be broken, and must be freed when it is mended.
    """

    def made(holds: Callable[[Whole], None]) -> Callable[[], None]:
        if awaits is None:
            LAWS.append(Law(holds.__name__, holds, every))

        def test() -> None:
            for seed in (*range(cases), *also):
                keep(holds, whole(seed), show=awaits is None)

        test.__name__, test.__doc__, test.__module__ = holds.__name__, holds.__doc__, holds.__module__
        return test if awaits is None else pytest.mark.xfail(strict=True, reason=awaits, raises=Broken)(test)

    return made


class Broken(AssertionError):
    """A law that a case breaks, with the smallest such case."""


def keep(holds: Callable[[Whole], None], case: Whole, *, show: bool = True) -> None:
    """Try a law on a case, unless it is refused, as no valid case; to `show` how it breaks takes a while.

    Raises:
        Broken: the case breaks it.
    """
    try:
        if case.refused:
            return
        holds(case)
    except Exception as error:
        if not show:
            raise Broken(f"{holds.__name__}, seed {case.seed}") from error
        kind = type(error)
        least = smallest(case.tree, lambda tree: _breaks(holds, case.changed(tree), kind))
        raise Broken(
            f"{holds.__name__}, seed {case.seed}: {_said(holds, case.changed(least), error)}\n\n{written(least)}"
        ) from None


def _breaks(holds: Callable[[Whole], None], case: Whole, kind: type[Exception]) -> bool:
    try:
        holds(case)
    except kind:
        return kind is not Problems
    except Exception:
        return False
    return False


def _said(holds: Callable[[Whole], None], case: Whole, first: Exception) -> str:
    try:
        holds(case)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return f"{type(first).__name__}: {first}"


def leaves(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every single value of plain data or of a result, with the way to it."""
    if isinstance(value, Document):
        value = value.model_dump(mode="json")
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*place, str(name)))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*place, str(index)))
    else:
        yield place, value
