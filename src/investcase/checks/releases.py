"""Whether the words that release money name anything."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import CASH
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.kinds_of_money import CashType
from investcase.documents.release import Release
from investcase.reading.filler import is_put_off, says_nothing
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.resolving import codes


def names_nothing(words: str) -> bool:
    """Whether words that should name a budget line or an owner say only that nobody knows yet."""
    return says_nothing(words) or is_put_off(words)


RELEASE_NOT_NAMED = Card.of(codes.RELEASE_NOT_NAMED, Severity.BLOCKER)


@check(RELEASE_NOT_NAMED)
def release_without_a_name(appraisal: Appraisal) -> Iterator[Problem]:
    """A release whose budget line or owner is still to be confirmed, whatever the standing of the case."""
    for index, option in options_of(appraisal):
        for title, key, words, path in _named(option):
            if words is not None and names_nothing(words):
                yield RELEASE_NOT_NAMED.problem(
                    appraisal.case.loaded,
                    f"{title}: {key} is {words!r}, which names nothing that could release the money",
                    ("options", index, *path, key),
                    expected="budget_line: (the line that falls) and owner: (who makes it fall)",
                    remedy="or count it as capacity until both are known",
                )


def _named(option: Option) -> Iterator[tuple[str, str, str | None, Path]]:
    for i, benefit in enumerate(option.benefits):
        if benefit.cash_type in CASH:
            yield benefit.title, "budget_line", benefit.budget_line, ("benefits", i)
            yield benefit.title, "owner", benefit.owner, ("benefits", i)
    for i, cut in enumerate(option.disinvestments):
        for j, saving in enumerate(cut.saving):
            if saving.cash_type in CASH:
                yield saving.title, "budget_line", saving.budget_line, ("disinvestments", i, "saving", j)
                yield saving.title, "owner", saving.owner, ("disinvestments", i, "saving", j)
    for i, entry in enumerate(option.interventions):
        for j, release in enumerate(() if entry.release == "none" else entry.release):
            if release.as_ is CashType.CAPACITY:
                continue
            where: Path = ("interventions", i, "release", j)
            yield entry.title or entry.id, "budget_line", release.budget_line, where
            yield entry.title or entry.id, "owner", release.owner, where


RELEASE_STEP = Card(
    "release-step",
    Severity.WARNING,
    title="A release does not say what closes, or how much at a time",
    why="Half a ward saves nothing; the last pound leaves only when the door is shut.",
    remedy="closes and step, or spot_bought: yes for care bought one at a time.",
)


@check(RELEASE_STEP)
def release_without_a_step(appraisal: Appraisal) -> Iterator[Problem]:
    """Cash that is to leave a budget though nothing says what closes, or how much can close at one time."""
    for index, i, j, release in _releases(appraisal):
        if release.as_ is CashType.CAPACITY or ((release.step or release.spot_bought) and release.closes):
            continue
        sized = release.step or release.spot_bought
        what = "names no step, so every pound is taken to leave as soon as it is freed" if not sized else ""
        also = "does not say what closes or is no longer bought" if not release.closes else ""
        yield RELEASE_STEP.problem(
            appraisal.case.loaded,
            f"the release from {release.budget_line!r} {' and '.join(part for part in (what, also) if part)}",
            ("options", index, "interventions", i, "release", j),
            expected="closes: (what closes or is not bought) and step: (how much at a time), or spot_bought: yes",
        )


AVERAGE_COST = Card(
    "average-cost",
    Severity.WARNING,
    title="Cash is claimed at the average cost",
    why="One fewer saves less than the average, which holds fixed costs too.",
    remedy="marginal: what one fewer saves.",
)


@check(AVERAGE_COST)
def cash_at_average_cost(appraisal: Appraisal) -> Iterator[Problem]:
    """Cash claimed at an average of full cost, though one fewer saves less than that."""
    flows = {option.id: option.flows.option for option in appraisal.options}
    for index, i, j, release in _releases(appraisal):
        if release.as_ is CashType.CAPACITY or release.marginal is not None:
            continue
        entry = flows[appraisal.case.document.options[index].id].interventions[i]
        settled = next((each for each in entry.releases if each.release == release), None)
        amounts = [entry.document.lines[key].amount for key in settled.lines] if settled else []
        behind = [entry.values[name] for name in sorted(entry.program.inputs_for(amounts)) if name in entry.values]
        titles = [figure.title for figure in behind if figure.basis == "average" and figure.unit.power("£")]
        if titles:
            yield AVERAGE_COST.problem(
                appraisal.case.loaded,
                f"cash is claimed at the average cost ({', '.join(titles)}), which is an upper bound of what leaves",
                ("options", index, "interventions", i, "release", j),
                expected="marginal: (what one fewer saves), printed beside it",
            )


REFILL_NOT_SAID = Card(
    "refill-not-said",
    Severity.WARNING,
    title="Nothing says what fills the capacity that is freed",
    why="Beds, hours and places that are free are used, and using them costs money.",
    remedy="refill: none with the reason, or what fills it, its value and its cost.",
)


@check(REFILL_NOT_SAID)
def gap_nobody_fills(appraisal: Appraisal) -> Iterator[Problem]:
    """A release that does not say what fills the bed, hour or place it frees, nor that nothing does."""
    for index, i, j, release in _releases(appraisal):
        if release.refill is None:
            yield REFILL_NOT_SAID.problem(
                appraisal.case.loaded,
                "this release does not say what fills the capacity that is freed, or why nothing does",
                ("options", index, "interventions", i, "release", j),
                expected="refill: {none: (why nothing fills it)}; or by, share, value, value_to, cash_type and cost",
            )


GROWTH_NOT_PLANNED = Card(
    "growth-not-planned",
    Severity.WARNING,
    title="Growth is avoided that no approved plan holds",
    why="A budget cannot fall short of growth that nobody had put into it.",
    remedy="plan_line: the growth line of the approved plan, or capacity.",
)


@check(GROWTH_NOT_PLANNED)
def growth_in_no_plan(appraisal: Appraisal) -> Iterator[Problem]:
    """Avoided growth whose line in the approved plan is not named; a release then counts it as capacity."""
    for index, i, j, release in _releases(appraisal):
        if release.as_ is CashType.AVOIDED_GROWTH and not release.plan_line:
            yield _not_planned(
                appraisal, ("options", index, "interventions", i, "release", j), "so it counts as capacity here"
            )
    for index, option in options_of(appraisal):
        for number, benefit in enumerate(option.benefits):
            if benefit.cash_type is CashType.AVOIDED_GROWTH and not benefit.plan_line:
                where: Path = ("options", index, "benefits", number)
                yield _not_planned(appraisal, where, f"so {benefit.budget_line or benefit.title!r} is taken to be it")


def _not_planned(appraisal: Appraisal, where: Path, then: str) -> Problem:
    return GROWTH_NOT_PLANNED.problem(
        appraisal.case.loaded,
        f"growth is avoided only where an approved plan holds it, and no line of a plan is named, {then}",
        where,
        expected="plan_line: (the growth line in the body's approved plan)",
    )


def _releases(appraisal: Appraisal) -> Iterator[tuple[int, int, int, Release]]:
    """Every release with its place: option, intervention, release."""
    for index, option in options_of(appraisal):
        for i, entry in enumerate(option.interventions):
            for j, release in enumerate(() if entry.release == "none" else entry.release):
                yield index, i, j, release
