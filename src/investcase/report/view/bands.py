"""What stands across the head of every page 1."""

from __future__ import annotations

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.result import standing
from investcase.checks.standing import has_no_source
from investcase.flows.lines import FlowLine
from investcase.reading.problems import Problem, Severity
from investcase.report.view.chances import ours_words
from investcase.report.view.counting import counted, of_all
from investcase.resolving.behind import figures_behind
from investcase.resolving.line_id import LineId, MadeBy
from investcase.resolving.option import option_figures

_MOST_BLOCKERS = 3
_NO_DELIVERY = (
    "Nothing is counted for the cost of delivering the change, so every answer here is better than it would be."
)


@dataclass(frozen=True, slots=True)
class Band:
    """The status of the paper, across the head of page 1."""

    kind: str
    words: str
    detail: str


def bands(appraisal: Appraisal, problems: tuple[Problem, ...]) -> tuple[Band, ...]:
    """Blockers first, then the standing of the case and of its figures."""
    found = []
    blockers = [problem.message.rstrip(".") for problem in problems if problem.severity is Severity.BLOCKER]
    if blockers:
        more = len(blockers) - _MOST_BLOCKERS
        rest = [f"and {more} more, in the last annex"] if more > 0 else []
        found.append(Band("blocked", "Not ready for decision", "; ".join([*blockers[:_MOST_BLOCKERS], *rest]) + "."))
    chances = appraisal.chances
    if chances is not None and chances.ours:
        found.append(Band("illustrative", "Ranges of our own", ours_words(chances)))
    if not _counts_delivery(appraisal):
        found.append(Band("illustrative", "No delivery cost", _NO_DELIVERY))
    stands = standing(appraisal)
    if stands == "illustrative":
        found.append(Band("illustrative", "Illustrative", _illustrative(appraisal)))
    elif stands == "draft":
        found.append(Band("draft", "Draft", f"The case has not been agreed. {_unsourced(appraisal)}"))
    elif not blockers:
        found.append(Band("final", "Final", "The author puts this forward for decision. Every figure has a source."))
    return tuple(found)


def _counts_delivery(appraisal: Appraisal) -> bool:
    """Whether the preferred option, where it has benefits, counts any cost but the support people get instead.

    What a cut saves needs nothing delivered.
    """
    cash = appraisal.preferred.cash
    benefits = any((line.amounts[0] > 0).any() for line in cash.of(kind="benefit").lines if line.in_cut is None)
    return not benefits or any(_delivers(line) and (line.amounts[0] > 0).any() for line in cash.of(kind="cost").lines)


def _delivers(line: FlowLine) -> bool:
    """Whether a cost line can be that of delivery: no support bought instead, other cost left out, or payment."""
    if line.follows_effect or line.role == "transfer":
        return False
    own = line.intervention is None or line.made_from is not None
    return own or line.labels.id == LineId("delivery", MadeBy.OMITTED, line.intervention)


def _illustrative(appraisal: Appraisal) -> str:
    behind = figures_behind(appraisal.preferred.flows.option)
    guessed = sum(1 for figure in behind if figure.is_illustrative)
    nobody = "nobody measured or published"
    if guessed:
        return (
            f"{of_all(guessed, len(behind), 'figure')} behind the preferred option "
            f"{'is' if guessed == 1 else 'are'} illustrative: {nobody} {'it' if guessed == 1 else 'them'}."
        )
    beside = {figure.key for figure in option_figures(appraisal.preferred.flows.option) if figure.is_illustrative}
    elsewhere = {figure.key for figure in appraisal.case.register().values() if figure.is_illustrative} - beside
    parts = [
        f"{counted(len(keys), 'figure')} {where}"
        for keys, where in ((beside, "shown beside the preferred option"), (elsewhere, "behind other options"))
        if keys
    ]
    if not parts:
        return "The author calls this case illustrative."
    one = len(beside | elsewhere) == 1
    return (
        f"{' and '.join(parts)} {'is' if one else 'are'} illustrative: {nobody} {'it' if one else 'them'}. None is "
        "behind the preferred option."
    )


def _unsourced(appraisal: Appraisal) -> str:
    behind = figures_behind(appraisal.preferred.flows.option)
    bare = sum(1 for figure in behind if has_no_source(figure))
    if bare:
        gives = "gives" if bare == 1 else "give"
        return f"{of_all(bare, len(behind), 'figure')} behind the preferred option {gives} no source."
    return "Every figure behind the preferred option names a source." if behind else "No figure is behind it."
