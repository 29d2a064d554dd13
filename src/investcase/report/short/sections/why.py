"""Why, and what changes for people."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.flows.model_lines import Mechanism
from investcase.numbers.writing import people, percent
from investcase.report.charts import Counted, Left, claim_to_count, people_bars
from investcase.report.short.facts import facts_of
from investcase.report.short.furniture import Beside, KeyFigure, Numbering, Paragraph, Part, Section
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.value import Unit, Value
from investcase.report.short.voice import sentence
from investcase.report.view.keyed import Keyed, say
from investcase.report.view.tables import listed
from investcase.report.view.taken_off import kept_share
from investcase.report.words import NATIONS
from investcase.resolving.adjustments import Adjustment

_STEPS = {
    "already_achieved": "less {share} already done",
    "achievement": "at {share}: few places reach a whole claim",
    "deadweight": "less {share} that would happen anyway",
    "attribution": "at {share}, the part due to this",
    "displacement": "less {share} that moves from elsewhere",
    "leakage": "less {share} that goes to others",
    "overlap": "less {share} counted with another effect",
    "optimism_bias": "less {share}, since plans hope for too much",
    "evidence_grade": "less {share} for the standing of the evidence",
}
_MOST_ROWS, _MOST_KEY = 3, 3


def section(telling: Telling) -> Section | None:
    """The section: the author's reasons, and the figures of people."""
    option, numbering = telling.appraisal.preferred.flows.option, telling.numbering
    narrative = telling.appraisal.case.document.narrative
    cut = telling.appraisal.preferred.is_cut
    summary = option.summary if _helped(telling) else None
    reasons = [numbering.paragraph(words) for words in (narrative.strategic, summary) if words]
    if telling.evidence.no_target:
        reasons.append(numbering.paragraph(telling.evidence.no_target))
    key = tuple(_key_figures(telling))
    parts: list[Part] = [Beside(tuple(reasons), key)] if key and reasons else list(reasons)
    parts += _people(telling)
    parts += _claim(telling)
    parts += _after(telling, numbering)
    if not parts:
        return None
    title = "Why, and what goes" if cut else "Why, and what changes for people"
    return made(numbering, title, _says(telling), parts)


def _after(telling: Telling, numbering: Numbering) -> Iterator[Paragraph]:
    narrative = telling.appraisal.case.document.narrative
    if narrative.if_we_do_nothing:
        yield numbering.paragraph(narrative.if_we_do_nothing, "If we do nothing.")
    if narrative.if_it_fails:
        yield numbering.paragraph(narrative.if_it_fails, "If it fails.")
    unpriced = [*telling.evidence.unpriced, *(words for page in telling.evidence.cuts for words in page.lost)]
    if unpriced:
        words = "; ".join(line.rstrip(".") for line in dict.fromkeys(unpriced))
        yield numbering.paragraph(f"{words}.", "Not priced, and in no figure here.")


def _helped(telling: Telling) -> list[Mechanism]:
    """The models put to work that help anybody, in the case's order."""
    return [m for m in telling.appraisal.preferred.flows.mechanisms if float(m.people[0].max(initial=0.0)) > 0]


def _most(mechanism: Mechanism) -> Keyed:
    """The most people of one model in a year, as they are written."""
    most = float(mechanism.people[0].max())
    return Value(most, f"{mechanism.intervention.id}.people.most", unit=Unit.PEOPLE).said()


def _year_of_most(telling: Telling, mechanism: Mechanism) -> int:
    """The first year in which as many people are helped as in any, as they are written."""
    words = [people(float(value)) for value in mechanism.people[0]]
    return words.index(people(float(mechanism.people[0].max())))


def _says(telling: Telling) -> str:
    helped, horizon = _helped(telling), telling.appraisal.case.horizon
    option = telling.appraisal.preferred.flows.option
    if not helped:
        return sentence(option.summary or option.title)
    first = helped[0]
    words = "About {most} {who} by {year}."
    ended = _ended(first)
    if ended is not None:
        words += " From {ended} there are none."
    return say(
        words,
        most=_most(first),
        who=first.intervention.document.people_title,
        year=horizon[_year_of_most(telling, first)],
        ended=horizon[ended] if ended is not None else "",
    )


def _ended(mechanism: Mechanism) -> int | None:
    """The first year from which nobody is helped any more; None where somebody is to the end."""
    row = mechanism.people[0]
    after = max((t + 1 for t, value in enumerate(row) if value), default=0)
    return after if after < len(row) else None


def _key_figures(telling: Telling) -> Iterator[KeyFigure]:
    horizon = telling.appraisal.case.horizon
    for mechanism in _helped(telling)[: _MOST_KEY - 1]:
        year = horizon[_year_of_most(telling, mechanism)]
        yield KeyFigure(_most(mechanism), f"{mechanism.intervention.document.people_title}, {year}")
    facts = facts_of(telling.appraisal, telling.appraisal.preferred)
    if not facts.asked.is_nil:
        words = "to leave it, cash" if telling.appraisal.preferred.is_cut else "to deliver it, cash"
        yield KeyFigure(facts.asked.said(), words if len(facts.spent) < 2 else f"{words}, {_span(facts.spent)}")


def _span(years: tuple[object, ...]) -> str:
    return f"{years[0]} to {years[-1]}"


def _people(telling: Telling) -> Iterator[Part]:
    helped = _helped(telling)
    if not helped:
        return
    horizon = [str(year) for year in telling.appraisal.case.horizon]
    rows = [
        Counted(m.intervention.title, m.intervention.document.people_title, tuple(map(float, m.people[0])), people)
        for m in helped[:_MOST_ROWS]
    ]
    chart = people_bars(horizon, rows, title=_people_title(telling, helped[0]))
    more = [m.intervention.title for m in helped[_MOST_ROWS:]]
    beside = f" {listed(more)}: {in_pack(telling, 'chart-numbers')}." if more else ""
    source = f"Source: worked out from the models; {in_pack(telling, 'sums')}.{beside}"
    yield figure(
        telling.numbering, chart, f"{telling.evidence.place}, average over each year, central figures.", source
    )


def _people_title(telling: Telling, first: Mechanism) -> str:
    """What the first row does: builds up, and ends; each word of it only where it is so."""
    horizon, row = telling.appraisal.case.horizon, first.people[0]
    at, ended = _year_of_most(telling, first), _ended(first)
    reached = f"reaches about {people(float(row.max()))} people in {horizon[at]}"
    return f"Help {reached}, and has ended by {horizon[ended]}" if ended is not None else f"Help {reached}"


def _claim(telling: Telling) -> Iterator[Part]:
    """How the first claim becomes what is counted; none where an approved plan is taken off too, year by year."""
    mechanisms = {m.intervention.id: m for m in telling.appraisal.preferred.flows.mechanisms}
    found = [
        (entry, mechanisms[entry.intervention.id])
        for entry in telling.appraisal.reconciliations
        if entry.intervention.adjustments and not entry.intervention.already_in_plan
    ]
    if not found:
        return
    entry, mechanism = found[0]
    start = float(mechanism.steady[entry.claim.result][0, 0])
    place, base = telling.evidence.place, telling.appraisal.case.document.price_base
    if start <= 0 or any(not 0 <= kept_share(a) <= 1 for a in mechanism.intervention.adjustments):
        return
    of_claim = entry.top_down is not None and abs(start - entry.top_down) < 0.01 * start
    steps = [Left(f"{place}: share of the national claim" if of_claim else f"{place}: activity at its prices", start)]
    left = start
    for adjustment in mechanism.intervention.adjustments:
        left *= kept_share(adjustment)
        steps.append(Left(_step(adjustment), left))
    counted, whole = _pounds(entry.intervention.id, "counted", left), _pounds(entry.intervention.id, "claimed", start)
    source = "the national claim" if of_claim else "local activity"
    title = say(
        "We count {counted} of the {whole} a year that {source} would give", counted=counted, whole=whole, source=source
    )
    chart = claim_to_count(steps, title=title)
    others = [other.intervention.title for other, _ in found[1:]]
    more = f" Taken down in the same way: {listed(others)}." if others else ""
    yield figure(
        telling.numbering,
        chart,
        f"{entry.intervention.title}, a year once built up, {base} prices, before what people pay.",
        f"Source: the claim for {NATIONS[entry.claim.nation]}; {in_pack(telling, 'claims')}.{more}",
    )


def _pounds(name: str, measure: str, amount: float) -> Keyed:
    return Value(amount, f"{name}.{measure}").said()


def _step(adjustment: Adjustment) -> str:
    return _STEPS[adjustment.kind].format(share=percent(adjustment.factor.figure.quantity.central))
