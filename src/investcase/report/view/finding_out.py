"""What it is worth to find out before deciding, in sentences: each figure alone, and everything that was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.finding_out import FindingOut, Worth
from investcase.appraisal.risks import risks_taken
from investcase.numbers.writing import pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.of_services import figure_title
from investcase.report.view.tables import listed
from investcase.report.words import figure_words
from investcase.resolving.figures import Resolved


def most_worth(appraisal: Appraisal, found: FindingOut) -> tuple[str, ...]:
    """One sentence for page 1: the figure most worth finding out, or that none alone would change the choice."""
    figure, worth = found.figures[0]
    told = _worth(appraisal, worth)
    if not told:
        return (f"Finding out: {_none(found)}",)
    return (f"Before deciding, find out {_named(appraisal, figure)}: worth up to {told}.",)


def finding_out_lines(appraisal: Appraisal, found: FindingOut) -> Iterator[str]:
    """Each figure that is worth finding out, the most worth first; then all together, and what nobody has said."""
    told = [(figure, _worth(appraisal, worth)) for figure, worth in found.figures]
    for figure, words in told:
        if words:
            named = _named(appraisal, figure)
            yield f"Before deciding, find out {named}: worth up to {words}. Now: {figure_words(figure)}."
    if not any(words for _, words in told):
        yield _none(found)
    everything = _worth(appraisal, found.everything)
    if everything:
        yield f"Everything that was drawn, known beforehand: worth up to {everything}. No finding out is worth more."
    chances = appraisal.chances
    if chances is not None and chances.fixed:
        yield (
            f"Of {counted(len(chances.fixed), 'other figure')} behind the choices nothing can be said: nobody has "
            "given them a range."
        )


def _none(found: FindingOut) -> str:
    return (
        f"no figure alone, of the {len(found.figures)} that were drawn, would within its range change which choice is "
        "best on average."
    )


def _worth(appraisal: Appraisal, worth: Worth) -> str:
    """Up to how much, to whom; empty where it is nothing to anybody."""
    parts = []
    if worth.counts_for_society and worth.to_society >= UNPRINTED:
        parts.append(f"{pounds_short(worth.to_society)} to society")
    if worth.counts_for_lead and worth.to_lead >= UNPRINTED:
        parts.append(f"{pounds_short(worth.to_lead)} of {appraisal.case.lead.name} cash")
    return listed(parts) if parts else ""


def _named(appraisal: Appraisal, figure: Resolved) -> str:
    """What is found out: a figure by its title; of a risk not its chance, which is known, but whether it comes."""
    for taken in appraisal.once(risks_taken):
        if taken.figure.key == figure.key:
            return f"whether this risk comes: ‘{taken.risk.risk.rstrip('.')}’"
    return f"‘{figure_title(appraisal.preferred.flows.option, figure)}’"
