"""The rates a case is discounted at, and the editions of guidance it is shown under side by side."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.catalogue.guidance import Rates, compared_rates, discount_schedule, with_health
from investcase.catalogue.library import Library
from investcase.documents.base import Loaded
from investcase.documents.case import Case, Discount
from investcase.documents.disinvestment import DemandLine
from investcase.documents.figure import Status
from investcase.documents.guidance import Band, DiscountSchedule
from investcase.documents.lines import BenefitLine
from investcase.numbers.writing import percent_to
from investcase.reading.problems import Problem, Severity, has_errors


def settle_rates(
    loaded: Loaded[Case], library: Library, problems: list[Problem]
) -> tuple[Rates | None, tuple[Rates, ...]]:
    """The case's own rates, and those to set beside them; None, with problems noted, when it has none."""
    schedule = _schedule(loaded, library, problems)
    if schedule is None:
        return None, ()
    written = any(line.discount == "health" for line in _given_lines(loaded.document))
    health = written or _of_models(loaded.document, library)
    own, faults = with_health(schedule, library) if health else (Rates(schedule, None), [])
    if written and own.health is None and not has_errors(faults):
        faults.append(
            loaded.problem(
                "no-health-rates",
                f"{schedule.title} has no health rates, so lines of life and health take its own",
                ("discount",),
                severity=Severity.NOTE,
            )
        )
    compared, more = compared_rates(library, len(loaded.document.horizon), health=health)
    problems.extend(loaded.placed(fault, ("discount",)) for fault in (*faults, *more))
    return own, tuple(rates for rates in compared if rates.schedule.schedule != schedule.schedule)


def _given_lines(case: Case) -> Iterator[BenefitLine | DemandLine]:
    """Every line of the case's own that may be a gain, or a loss, of life or health."""
    for option in case.options:
        yield from option.benefits
        for cut in option.disinvestments:
            yield from cut.saving
            yield from cut.demand


def _of_models(case: Case, library: Library) -> bool:
    """Whether a model at work, or of a service that is cut, has a line of life or health."""
    started = [entry.model for option in case.options for entry in option.interventions]
    stopped = [cut.model for option in case.options for cut in option.disinvestments if cut.model is not None]
    models = (library.model(name) for name in sorted({*started, *stopped}))
    return any(line.discount == "health" for model in models if model for line in model.document.lines.values())


def _schedule(loaded: Loaded[Case], library: Library, problems: list[Problem]) -> DiscountSchedule | None:
    written = loaded.document.discount
    if isinstance(written, Discount):
        rate = written.flat.central
        return DiscountSchedule.model_construct(
            schedule=f"flat:{rate:.4g}",
            title=f"Flat rate of {percent_to(rate, 2)} a year",
            in_force="chosen by the case",
            source="case",
            locator="the case",
            status=Status.LOCAL,
            role="standard",
            health=None,
            bands=(Band.model_construct(rate=written.flat),),
            note=None,
        )
    found, faults = discount_schedule(written, library)
    problems.extend(loaded.placed(fault, ("discount",)) for fault in faults)
    if found is None or found.role == "standard":
        return found
    only = found.role == "health"
    problems.append(
        loaded.problem(
            "discount-role",
            f"{found.title}: these rates are for "
            + ("lines of life and health alone" if only else "a run beside the standard ones"),
            ("discount",),
            severity=Severity.ERROR if only else Severity.WARNING,
            expected="a standard schedule, such as green-book-2026",
            remedy="write discount: health on the lines of life and health" if only else None,
        )
    )
    return None if only else found
