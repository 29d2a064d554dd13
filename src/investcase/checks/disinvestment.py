"""What a reviewer asks of a cut: who may lose by it, and what leaving it costs."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.places_in_case import options_of
from investcase.documents.disinvestment import Disinvestment, ExitCosts
from investcase.documents.equality_words import TAKES_AWAY
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

CUT_WITHOUT_EQUALITY = Card(
    "cut-without-equality",
    Severity.BLOCKER,
    title="Nobody has asked who may lose by a cut",
    why="A cut always takes something from somebody.",
    remedy="Add an equality section for a cut, with its impacts.",
)


@check(CUT_WITHOUT_EQUALITY)
def cut_without_equality(appraisal: Appraisal) -> Iterator[Problem]:
    """A cut for which nobody has asked who may lose: no assessment, or one that takes nothing to be taken away."""
    case = appraisal.case
    equality = case.equality
    if equality is not None and equality.change_type in TAKES_AWAY:
        return
    for cut, path in _cuts(appraisal):
        yield CUT_WITHOUT_EQUALITY.problem(
            case.loaded,
            f"{cut.title}: this is a cut, and "
            + (
                "nobody has said who may lose by it"
                if equality is None and case.to_be_assessed is None
                else "who may lose by it is not yet assessed"
                if equality is None
                else f"the equality section says change_type: {equality.change_type}, which takes nothing away"
            ),
            (*path, "id") if equality is None else ("equality", "change_type"),
            expected="equality: change_type: " + ("stop" if cut.change == "stop" else "reduce") + ", and its impacts",
            remedy="say who may lose, or, under considered_negative, who looked, how, and what was weighed",
        )


CUT_WITHOUT_EXIT_COST = Card(
    "cut-without-exit-cost",
    Severity.WARNING,
    title="Leaving a service is said to cost nothing at all",
    why="Posts, contracts and overheads seldom end for nothing.",
    remedy="Ask those who run it.",
)


@check(CUT_WITHOUT_EXIT_COST)
def cut_that_costs_nothing_to_leave(appraisal: Appraisal) -> Iterator[Problem]:
    """A cut whose every cost of leaving is said to be nil."""
    for cut, path in _cuts(appraisal):
        if all(getattr(cut.exit_costs, name).zero is not None for name in ExitCosts.model_fields):
            yield CUT_WITHOUT_EXIT_COST.problem(
                appraisal.case.loaded,
                f"{cut.title}: redundancy, notice, clawback and overheads are all said to cost nothing",
                (*path, "exit_costs"),
                remedy="ask those who run it, and whoever pays the overheads it shares",
            )


SHARE_SCALES_NOTHING = Card(
    "share-scales-nothing",
    Severity.NOTE,
    title="The share that is cut scales no amount of your own",
    why="All that is spent, written there as saved, is many times what a part of it frees.",
    remedy="Write what that share frees, and what comes back of it.",
    at_worst=Severity.WARNING,
)


@check(SHARE_SCALES_NOTHING)
def share_beside_own_amounts(appraisal: Appraisal) -> Iterator[Problem]:
    """A service that is reduced by a share, whose saving the case gives itself; it warns where another option cuts
    another share of it and saves the same.
    """
    cuts = list(_cuts(appraisal))
    for cut, path in cuts:
        if cut.share is None or all(line.model_line is not None for line in cut.saving):
            continue
        alike = [
            other
            for other, at in cuts
            if at != path and other.title == cut.title and other.share is not None and other.saving == cut.saving
        ]
        others = [other.share for other in alike if other.share is not None and other.share != cut.share]
        own = cut.share.as_written()
        message = f"{cut.title}: {own} of it is cut, and what it saves is taken as it is written, whatever the share"
        if others:
            less = others[0].as_written()
            message = f"{cut.title}: {own} of it is cut here and {less} in another option, and both save the same"
        yield SHARE_SCALES_NOTHING.problem(
            appraisal.case.loaded,
            message,
            (*path, "share"),
            severity=Severity.WARNING if others else Severity.NOTE,
            expected="under saving what is no longer spent once that share is cut, not what is spent now",
            remedy="look at the amount; where it is what that share frees, nothing need be done"
            if not others
            else "write what each share frees, under saving and under demand of each option",
        )


def _cuts(appraisal: Appraisal) -> Iterator[tuple[Disinvestment, Path]]:
    for index, option in options_of(appraisal):
        for number, cut in enumerate(option.disinvestments):
            yield cut, ("options", index, "disinvestments", number)
