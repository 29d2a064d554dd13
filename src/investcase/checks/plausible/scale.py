"""Money in thousands, or a thousand times too much: each amount held against the place, its own years and the rest."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.catalogue.places import PlaceValue
from investcase.checks.card import Card, check
from investcase.checks.given_money import given_lines, given_money
from investcase.checks.places_in_case import options_of, places_of_models
from investcase.documents.amounts_typed import Typed, amounts_typed
from investcase.documents.bodies import Body
from investcase.numbers.writing import number, percent, pounds
from investcase.quantities import Quantity
from investcase.quantities.typed import typed
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

_WHOLE_SPENDS = ("adult_social_care_net_spend", "adult_social_work_gross_spend", "social_services_spend_all_ages")
"""What the tables hold of everything a place spends on adult social care, nation by nation."""
_THOUSAND = 1000
_SMALL = 1000
_SMALL_OPTION = 10_000
_LARGE = 2_000_000
_LARGE_SHARE = 0.05
_LARGE_EACH = 25
EVERYBODY = "population_total"
_ALIKE = 3
_BEYOND_THE_REST = 100
_LOOK = "look for k where m is written, or pounds where thousands are meant"


def whole_spend(appraisal: Appraisal) -> PlaceValue | None:
    """What the place spends on all of adult social care in a year, where a table holds it."""
    place = appraisal.case.place
    found = (place.values[name] for name in _WHOLE_SPENDS if name in place.values) if place is not None else ()
    return next((value for value in found if value.value), None)


def spends_there(appraisal: Appraisal, body: Body) -> bool:
    """Whether what the place spends on adult social care is this body's: another that the case names has its own."""
    return body.kind.adult_social_care and (body == appraisal.case.lead or body.id == body.kind.kind)


LARGER_THAN_THE_SERVICE = Card(
    "larger-than-the-service",
    Severity.WARNING,
    title="A line is larger than a twentieth of all the place spends on adult social care, "
    "or £25 for each person there",
    why="An m for a k would put a thousand times the money before a committee.",
    remedy="Check the amount and its k, m or bn.",
)


@check(LARGER_THAN_THE_SERVICE)
def larger_than_the_whole_service(appraisal: Appraisal) -> Iterator[Problem]:
    """A line that in one year is more than a twentieth of all that the place spends on adult social care; for a body
    whose spending no table holds, more than so many pounds for everybody who lives there.
    """
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        places = places_of_models(option, ("options", index))
        written = {entry.line: entry for entry in amounts_typed(option, ("options", index)) if entry.line}
        peaks = _peaks(flows[option.id])
        for line in flows[option.id].cash.lines:
            if line.role not in ("plain", "contribution"):
                continue
            said = _too_large(appraisal, line.body, peaks[line.id])
            if said is None:
                continue
            entry = written.get(line.id)
            yield LARGER_THAN_THE_SERVICE.problem(
                appraisal.case.loaded,
                f"{line.title}: {pounds(peaks[line.id])} in one year is {said}",
                _place(entry) if entry else places.get(line.intervention or "", ("options", index)),
                instead=_thousandth(entry) if entry else (),
                remedy=None if entry and _thousandth(entry) else _LOOK,
            )


def _too_large(appraisal: Appraisal, body: Body, most: float) -> str | None:
    whole, place = whole_spend(appraisal), appraisal.case.place
    if most <= _LARGE:
        return None
    if spends_there(appraisal, body) and whole is not None and whole.value:
        called = f"{appraisal.case.place_name}'s {whole.column.title[:1].lower()}{whole.column.title[1:]}"
        share = most / whole.value
        how = "more than all" if share > 1 else f"{percent(share, 0)}"
        said = f"{how} of {called}: {pounds(whole.value)} ({whole.column.period})"
        return said if share > _LARGE_SHARE else None
    living = place.values.get(EVERYBODY) if place is not None else None
    if living is None or not living.value or most / living.value <= _LARGE_EACH:
        return None
    each, name = most / living.value, appraisal.case.place_name
    return f"{pounds(each)} for each of the {number(living.value)} people who live in {name}"


MONEY_SCALE = Card(
    "money-scale",
    Severity.WARNING,
    title="Money looks a thousand times too small or too large",
    why="Amounts in thousands beside amounts in pounds change the answer, with no other sign of it.",
    remedy="The amount that looks meant; what is meant as it stands may stand.",
)


@check(MONEY_SCALE)
def thousands_left_out(appraisal: Appraisal) -> Iterator[Problem]:
    """An amount under £1,000 in its largest year, and one year a thousand times smaller or larger than the others."""
    for index, option in options_of(appraisal):
        for entry in amounts_typed(option, ("options", index)):
            amounts = [(path, amount) for path, amount in entry.amounts if amount.central]
            if entry.sort == "price" or not amounts or amounts[0][0][-1] == "staff":
                continue
            most = max(abs(amount.central) for _, amount in amounts)
            if most < _SMALL:
                yield _too_small(appraisal, entry, amounts, most)
            else:
                yield from _unlike_the_other_years(appraisal, entry, amounts)
    for index, demand in enumerate(appraisal.case.document.demand):
        if 0 < abs(demand.baseline.central) < _SMALL:
            path: Path = ("demand", index, "baseline")
            entry = Typed("held", demand.budget_line, demand.body, path, ((path, demand.baseline),))
            yield _too_small(appraisal, entry, list(entry.amounts), demand.baseline.central)


@check(MONEY_SCALE)
def beyond_the_rest_of_the_option(appraisal: Appraisal) -> Iterator[Problem]:
    """A line a hundred times larger than all the others of its option together, in their largest years."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        peaks = _peaks(flows[option.id])
        total = sum(peaks.values())
        for entry in amounts_typed(option, ("options", index)):
            if entry.line is None or entry.body is None or entry.line not in peaks:
                continue
            if _too_large(appraisal, entry.body, peaks[entry.line]) is not None:
                continue
            rest = total - peaks[entry.line]
            if _SMALL <= rest < peaks[entry.line] / _BEYOND_THE_REST:
                yield MONEY_SCALE.problem(
                    appraisal.case.loaded,
                    f"{entry.title}: {pounds(peaks[entry.line])} in one year is more than {_BEYOND_THE_REST} times all "
                    f"else in this option, {pounds(rest)}",
                    _place(entry),
                    expected="amounts of one scale, in pounds",
                    instead=_thousandth(entry),
                    remedy=None if _thousandth(entry) else _LOOK,
                )


@check(MONEY_SCALE)
def whole_option_in_thousands(appraisal: Appraisal) -> Iterator[Problem]:
    """An option all of whose lines together come to less than £10,000 in any year: no committee is asked for that."""
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        entries = [e for e in amounts_typed(option, ("options", index)) if e.sort in ("cost", "benefit") and e.amounts]
        most = [max(abs(amount.central) for _, amount in entry.amounts) for entry in entries]
        everything = sum(_peaks(flows[option.id]).values())
        if most and min(most) >= _SMALL and everything < _SMALL_OPTION:
            yield MONEY_SCALE.problem(
                appraisal.case.loaded,
                f"{option.title}: all its amounts together come to {pounds(everything)} in their largest years, as if "
                "they were in thousands",
                ("options", index),
                expected="amounts in pounds",
                remedy="write k after each, where thousands are meant",
            )


def _peaks(option: OptionAppraisal) -> dict[str, float]:
    """The largest year of each line, as its author gives it where it is one of the option's own, by its id."""
    found = {line.id: float(np.abs(line.amounts[0]).max(initial=0.0)) for line in option.cash.lines}
    given = given_lines(option.flows.option)
    own = {name: float(np.abs(given_money(line)).max(initial=0.0)) for name, line in given.items() if name in found}
    return found | own


def _place(entry: Typed) -> Path:
    """Where a thing's one amount stands, or the thing itself."""
    alone = len(entry.amounts) == 1 and entry.amounts[0][0][-1] != "staff"
    return entry.amounts[0][0] if alone else entry.path


def _thousandth(entry: Typed) -> tuple[str, ...]:
    if len(entry.amounts) != 1 or entry.amounts[0][0][-1] == "staff":
        return ()
    return (typed(entry.amounts[0][1].scaled(1 / _THOUSAND)),)


def _too_small(appraisal: Appraisal, entry: Typed, amounts: list[tuple[Path, Quantity]], most: float) -> Problem:
    alone = len(amounts) == 1
    meant = typed(amounts[0][1].scaled(_THOUSAND))
    return MONEY_SCALE.problem(
        appraisal.case.loaded,
        f"{entry.title}: {pounds(most)} is the most in any year, as if it were in thousands",
        amounts[0][0] if alone else entry.path,
        expected="an amount in pounds",
        instead=(meant,) if alone else (),
        remedy=None if alone else f"write each in pounds, as in {meant}",
    )


def _unlike_the_other_years(
    appraisal: Appraisal, entry: Typed, amounts: list[tuple[Path, Quantity]]
) -> Iterator[Problem]:
    sizes = [abs(amount.central) for _, amount in amounts]
    others = float(np.median(sizes)) if len(sizes) > 2 else max(sizes)
    for path, amount in amounts:
        for factor in (_THOUSAND, 1 / _THOUSAND):
            if others and 1 / _ALIKE <= abs(amount.central) * factor / others <= _ALIKE:
                yield MONEY_SCALE.problem(
                    appraisal.case.loaded,
                    f"{entry.title}: {pounds(abs(amount.central))} stands beside {pounds(others)} in other years, "
                    f"{'a thousandth' if factor > 1 else 'a thousand times'} as much",
                    path,
                    expected="amounts of one scale, in pounds",
                    instead=(typed(amount.scaled(factor)),),
                )
