"""Telling what a service does from what cutting it does: a service's effects are what a cut takes away."""

from __future__ import annotations

from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption

OF_THE_SERVICE = "of the service that is cut"
TAKEN_AWAY = "An effect of a service that is cut is what it gives: the cut takes it away."


def figure_title(option: ResolvedOption, figure: Resolved) -> str:
    """A figure's title, with whose it is where it tells of nothing but a service that is cut."""
    return f"{figure.title} ({OF_THE_SERVICE})" if figure.key in only_of_cuts(option) else figure.title


def only_of_cuts(option: ResolvedOption) -> set[str]:
    """The keys of the figures in which the models of services that are cut rest, and no model put to work does."""
    cut = {value.key for entry in option.cuts if entry.service for value in entry.service.values.values()}
    return cut - {value.key for entry in option.interventions for value in entry.values.values()}
