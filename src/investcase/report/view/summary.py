"""Page 1: what a committee member must know, in the order they will ask it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from investcase.appraisal.ages import Age, aged
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.sensitivity import Swing
from investcase.documents.figure import Status
from investcase.equality.note import EqualityNote, said_so_far
from investcase.numbers.writing import people, pounds_short
from investcase.reading.problems import Problem
from investcase.report.view.bands import Band, bands
from investcase.report.view.budget import budget_grid
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.claim_lines import claim_lines, left_out_lines
from investcase.report.view.counting import counted
from investcase.report.view.disinvestment import cut_sentences
from investcase.report.view.horizon import page_1_lines
from investcase.report.view.money import (
    lead_cash_sentence,
    positions_grid,
    value_sentence,
    who_gains_sentence,
)
from investcase.report.view.of_services import figure_title
from investcase.report.view.people_evidence import rests_on_words
from investcase.report.view.people_words import may_lose_lines, unfunded_line
from investcase.report.view.place_ends import place_ends_sentence
from investcase.report.view.releases import what_must_be_true
from investcase.report.view.tables import Grid, listed
from investcase.report.words import STATUSES, figure_amount
from investcase.resolving.behind import figures_behind

_NAMED = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """Page 1, in its order."""

    bands: tuple[Band, ...]
    resolution: str | None
    decided_by: str | None
    what: str
    cuts: tuple[str, ...]
    budget: Grid
    budget_sentences: tuple[str, ...]
    who: Grid
    who_sentence: str | None
    lead_cash: str | None
    value: str
    how_sure: tuple[str, ...]
    claims: tuple[str, ...]
    may_lose: tuple[str, ...]
    no_money: str | None
    not_assessed: str | None
    rests_on: str | None
    if_nothing: str
    if_fails: str


def make_summary(appraisal: Appraisal, note: EqualityNote, problems: tuple[Problem, ...]) -> Summary:
    """Page 1 of a case."""
    case = appraisal.case.document
    budget = appraisal.budget(appraisal.preferred, appraisal.case.lead)
    decision = case.decision
    return Summary(
        bands=bands(appraisal, problems),
        resolution=decision.resolution if decision else None,
        decided_by=_decided_by(appraisal),
        what=what_is_done(appraisal),
        cuts=cut_sentences(appraisal),
        budget=budget_grid(appraisal, budget),
        budget_sentences=budget_sentences(appraisal, budget),
        who=positions_grid(appraisal),
        who_sentence=who_gains_sentence(appraisal),
        lead_cash=lead_cash_sentence(appraisal),
        value=value_sentence(appraisal),
        how_sure=tuple(_how_sure(appraisal)),
        claims=(*claim_lines(appraisal), *left_out_lines(appraisal)),
        may_lose=may_lose_lines(note),
        no_money=unfunded_line(note),
        not_assessed=_not_assessed(note),
        rests_on=_rests_on(note),
        if_nothing=case.narrative.if_we_do_nothing or "The author has not said what happens if nothing is done.",
        if_fails=case.narrative.if_it_fails or "The author has not said what happens if it fails.",
    )


def what_is_done(appraisal: Appraisal) -> str:
    """One sentence: what is done, where, for about how many people, over which years."""
    parts = []
    for mechanism in appraisal.preferred.flows.mechanisms:
        model = mechanism.intervention.document
        most = float(mechanism.people_a_year[0].max(initial=0.0))
        parts.append(f"{model.what_is_done} (about {people(most)} {model.people_title})")
    place = appraisal.case.place_name
    horizon = appraisal.case.horizon
    ends = place_ends_sentence(appraisal, planned=False)
    span = f"{horizon[0]} to {horizon[-1]}" if len(horizon) > 1 else f"{horizon[0]} alone"
    option = appraisal.preferred.flows.option
    if not parts:
        done = option.summary or option.title
        return f"{done.rstrip('.')}, in {place}, appraised over {span}.{ends}"
    return f"In {place}, to {listed(parts)}. Appraised over {span}.{ends}"


def _decided_by(appraisal: Appraisal) -> str | None:
    decision = appraisal.case.document.decision
    if decision is None:
        return None
    return f"{decision.body}, {decision.date.day} {decision.date:%B %Y}" if decision.date else decision.body


def _how_sure(appraisal: Appraisal) -> list[str]:
    used = figures_behind(appraisal.preferred.flows.option)
    counts = Counter(figure.standing for figure in used)
    parts = [f"{counts[status]} {STATUSES[status]}" for status in Status if counts[status]]
    # A band counts the illustrative ones at the top of the page, and the register has all of them.
    told = bool(counts[Status.ILLUSTRATIVE])
    lines = [f"The preferred option rests on {counted(len(used), 'figure')}: {listed(parts)}."] if used else []
    lines = [] if told else lines
    option = appraisal.preferred.flows.option
    lines += [swing_sentence(swing, figure_title(option, swing.figure)) for swing in appraisal.swings[:1]]
    lines += _old_and_turning(appraisal)
    lines += _other_readings(appraisal)
    lines += page_1_lines(appraisal)
    lines.append(what_must_be_true(appraisal))
    return lines


def _old_and_turning(appraisal: Appraisal) -> list[str]:
    """The figures that are old and alone, at an end of their own range, would turn the sign of the value to society."""
    whys: dict[str, list[str]] = {}
    for old in aged(appraisal):
        if old.turns and old.age is not Age.LATER:
            title = figure_title(appraisal.preferred.flows.option, old.figure)
            whys.setdefault(title, []).append(old.why)
    if not whys:
        return []
    named = [f"{title} ({listed(why)})" for title, why in list(whys.items())[:_NAMED]]
    more = f", and {len(whys) - _NAMED} more" if len(whys) > _NAMED else ""
    return [f"Old, and at an end of its range alone enough to turn the sign of that value: {'; '.join(named)}{more}."]


def _other_readings(appraisal: Appraisal) -> list[str]:
    """The choices that alone would turn the sign of the value to society: what each would make of it."""
    central = float(appraisal.preferred.npsv[0])
    turned = [other for other in appraisal.other_choices if other.npsv is not None and other.npsv * central < 0]
    return [
        f"{other.question} Answered otherwise (‘{other.alternative}’), the value to "
        f"society would be {pounds_short(other.npsv)}."
        for other in turned[:2]
        if other.npsv is not None
    ]


def swing_sentence(swing: Swing, title: str | None = None) -> str:
    """A figure at its low, central and high values, and the value to society at each."""
    quantity = swing.figure.quantity
    low, high = quantity.ends
    written = [figure_amount(swing.figure, value) for value in (low, quantity.central, high)]
    values = [pounds_short(value) for value in (swing.at_low, swing.central, swing.at_high)]
    told = listed(values) if len(set(values)) > 1 else f"about {values[0]}"
    return f"{title or swing.figure.title}: at {_one_unit(written)} the value to society is {told}."


def _one_unit(written: list[str]) -> str:
    """Amounts in a row, with the words of a unit that they share said once."""
    numbers, units = zip(*(words.partition(" ")[::2] for words in written), strict=True)
    return f"{listed(numbers)} {units[0]}".strip() if len(set(units)) == 1 else listed(written)


def _not_assessed(note: EqualityNote) -> str | None:
    if note.to_be_made is not None:
        return f"NOT ASSESSED. The equality assessment is still to be made. {said_so_far(note)}"
    if note.equality is None:
        return "NOT ASSESSED. No equality assessment came with this case: nobody has said who may lose."
    if note.not_assessed:
        missing, in_law = note.not_assessed, sum(finding.listed_in_law for finding in note.findings)
        named = f" ({listed([name.lower() for name in missing])})" if len(missing) <= _NAMED else ""
        told = f"Not assessed: {len(missing)} of {in_law} characteristics in law{named}."
        return " ".join(filter(None, (told, rests_on_words(note))))
    return None


def _rests_on(note: EqualityNote) -> str | None:
    """How many of the characteristics in law were looked at, and on what; told with those not assessed, if any is."""
    told = rests_on_words(note)
    if told is None or note.not_assessed:
        return None
    return f"Of {sum(finding.listed_in_law for finding in note.findings)} characteristics in law, {told}"
