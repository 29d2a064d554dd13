"""What is said of money or work that a case turns out not to have, and so counts in no figure of it."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.measures import OptionAppraisal
from investcase.appraisal.short_funding import years_of_work
from investcase.checks.capacity import given_shares
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.case import Option
from investcase.documents.kinds_of_money import CashType
from investcase.documents.release import Release
from investcase.flows.lines import PartKind
from investcase.reading.problems import Problem, Severity

SHARE_OF_NOTHING = Card(
    "share-of-nothing",
    Severity.WARNING,
    title="A marginal share is given where no capacity is freed",
    why="Whoever gave it would take it to count.",
    remedy="Remove it, or count the benefit as capacity.",
)


@check(SHARE_OF_NOTHING)
def share_of_nothing_freed(appraisal: Appraisal) -> Iterator[Problem]:
    """A marginal share of what frees nothing: all of it is cash, or it is no gain.

    What growing demand takes of a saving in cash, and what falls short of a step, is freed capacity as well.
    """
    for index, option, worked in _worked_out(appraisal):
        freed = _freed_at_a_share(worked)
        for entry_id, title, _, path in given_shares(option):
            if (path[0] == "interventions", entry_id) not in freed:
                yield SHARE_OF_NOTHING.problem(
                    appraisal.case.loaded,
                    f"{title}: a marginal share is of freed capacity, and none is freed here: it counts only in the "
                    "test of what the case is worth if nothing is released",
                    ("options", index, *path, "marginal_share"),
                    expected="a marginal share of freed capacity",
                    remedy="remove marginal_share; or, where no budget line falls, write cash_type: capacity"
                    if path[0] != "interventions"
                    else "remove marginal_share",
                    on_key=True,
                )


def _worked_out(appraisal: Appraisal) -> Iterator[tuple[int, Option, OptionAppraisal]]:
    worked = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        if option.id in worked:
            yield index, option, worked[option.id]


def _freed_at_a_share(option: OptionAppraisal) -> set[tuple[bool, str]]:
    """Whatever frees capacity that counts at a share of its own: whether it is an intervention, and its id."""
    lines = (line for line in option.cash.lines if any(part.kind is PartKind.COUNTED for part in line.parts))
    sources = (line.source for line in lines if line.marginal_share is not None)
    return {(intervention is not None, intervention or name) for intervention, name, _ in sources}


TERMS_OF_NOTHING = Card(
    "terms-of-nothing",
    Severity.WARNING,
    title="Terms of yearly funding are given where no work recurs",
    why="Nothing is renewed that they could cost.",
    remedy="Remove them.",
)


@check(TERMS_OF_NOTHING)
def terms_of_no_work(appraisal: Appraisal) -> Iterator[Problem]:
    """Terms of money that is given one year at a time, where nothing is done or spent year after year."""
    for index, option, worked in _worked_out(appraisal):
        if option.funding_terms is not None and not years_of_work(worked, appraisal.case.document.years):
            yield TERMS_OF_NOTHING.problem(
                appraisal.case.loaded,
                f"{option.title}: nothing is spent or done year after year, so its money is renewed in no year, and "
                "these terms count in no figure",
                ("options", index, "funding_terms"),
                expected="funding_terms where a cost recurs or an intervention is at work",
                remedy="remove funding_terms",
                on_key=True,
            )


RELEASE_OF_NOTHING = Card(
    "release-of-nothing",
    Severity.WARNING,
    title="A release that leaves no budget says when, or in what steps, money leaves",
    why="Whoever wrote it would take it to count.",
    remedy="Remove what it says, or release cash.",
)


@check(RELEASE_OF_NOTHING)
def release_of_nothing(appraisal: Appraisal) -> Iterator[Problem]:
    """What a release that leaves its capacity where it is says of when, and in what steps, money would leave."""
    for index, option in options_of(appraisal):
        for i, entry in enumerate(option.interventions):
            for j, release in enumerate(() if entry.release == "none" else entry.release):
                said = " and ".join(_of_leaving(release))
                if release.as_ is CashType.CAPACITY and said:
                    yield RELEASE_OF_NOTHING.problem(
                        appraisal.case.loaded,
                        f"as: capacity says that nothing leaves any budget, so {said} counts in no figure",
                        ("options", index, "interventions", i, "release", j),
                        expected=f"no {' and no '.join(_of_leaving(release))}, or a release of cash",
                        remedy=f"remove {said}; or write as: cash_releasing, with budget_line, owner and from",
                    )


def _of_leaving(release: Release) -> list[str]:
    double = release.double_running.months if release.double_running else None
    given = {
        "from": release.from_,
        "step": release.step,
        "spot_bought": release.spot_bought or None,
        "double_running": double,
    }
    return [name for name, value in given.items() if value is not None]
