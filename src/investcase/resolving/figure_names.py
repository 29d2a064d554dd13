"""What the figures behind options may be called: by id, by a line's id alone, or by what a model calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption


def names_in(options: Iterable[ResolvedOption], figures: Mapping[str, Resolved]) -> dict[str, set[str]]:
    """The keys of the figures that each name is of, of those that are given by key."""
    known: dict[str, set[str]] = {key: {key} for key in figures}
    for key, figure in figures.items():
        if figure.stream != key:
            known.setdefault(figure.stream.removeprefix("case "), set()).add(key)
    for option in options:
        for entry in option.interventions:
            named = [(called, figure.key) for called, figure in entry.values.items()]
            named += [(each.kind, each.factor.figure.key) for each in entry.adjustments]
            for called, key in named:
                if key in figures:
                    known.setdefault(called, set()).add(key)
                    known.setdefault(f"{entry.id}.{called}", set()).add(key)
    return known
