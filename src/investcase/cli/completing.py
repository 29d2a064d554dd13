"""What a shell offers to complete: the names of places, and the ids of models and figures, of the library that is used.

A shell asks while somebody types: nothing is printed, and where the library cannot be read nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from investcase.catalogue.library import Library

Completes = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _of_the_library(names: Callable[[Library], Iterable[tuple[str, str]]]) -> Completes:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from investcase.cli.shelf import library_here
        from investcase.reading.problems import Problems

        try:
            shelf = library_here(ctx.params.get("library"))
            known = list(names(shelf))
        except (Problems, OSError):
            return []
        begun = incomplete.casefold()
        return [CompletionItem(name, help=what) for name, what in known if _completes(begun, name)]

    return complete


def _completes(begun: str, whole: str) -> bool:
    return whole.casefold().startswith(begun)


def _models(library: Library) -> Iterator[tuple[str, str]]:
    for name in library.model_ids():
        loaded = library.model(name)
        yield name, loaded.document.title if loaded else ""


def _figures(library: Library) -> Iterator[tuple[str, str]]:
    for name in library.figure_ids():
        yield name, "figure"


def _places(library: Library) -> Iterator[tuple[str, str]]:
    from investcase.catalogue.places import Places

    for known in Places(library).listed()[0]:
        yield known.name, known.code


def _everything(library: Library) -> Iterator[tuple[str, str]]:
    yield from _models(library)
    yield from _figures(library)
    yield from _places(library)


places = _of_the_library(_places)
models = _of_the_library(_models)
figures = _of_the_library(_figures)
everything = _of_the_library(_everything)
