"""Equality: who gains, who may lose, what is not known, and where people may turn up next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from investcase.documents.equality import Direction, Impact
from investcase.equality.demand import Link, links
from investcase.equality.note import EqualityNote, Finding, note_of, said_so_far
from investcase.report.charts.looked_at import LookedAt, looked_at
from investcase.report.short.furniture import Boxed, Column, Numbering, Part, Section, Tabled
from investcase.report.short.furniture import section as made
from investcase.report.short.sections.action_money import action_money
from investcase.report.short.sections.plainly import figure, in_pack
from investcase.report.short.telling import Telling
from investcase.report.short.voice import begun, sentence, spelled, the
from investcase.report.view.counting import counted
from investcase.report.view.knock_on import moved_words
from investcase.report.view.people_words import OUTCOMES, date_words, who_words
from investcase.report.view.tables import Row, listed
from investcase.report.words import lowered

_TITLE = "Equality: who gains, who may lose, what we do not know"
_SIGNS = {
    Direction.NEGATIVE: "▼",
    Direction.MIXED: "▲▼",
    Direction.POSITIVE: "▲",
    Direction.UNKNOWN: "?",
    Direction.NONE_IDENTIFIED: "●",
}
_FOUND = {
    Direction.NEGATIVE: "may lose",
    Direction.MIXED: "may gain or lose",
    Direction.POSITIVE: "gains",
    Direction.UNKNOWN: "not known",
    Direction.NONE_IDENTIFIED: "no effect found",
}
_MOST, _WATCHED = 10, 2


def section(telling: Telling) -> Section | None:
    """The section; a case that came without an assessment is told that nobody looked."""
    case, numbering = telling.appraisal.case, telling.numbering
    note = note_of(case)
    if note.equality is None:
        says = (
            "No equality assessment came with this case: nobody has said who may lose."
            if note.to_be_made is None
            else f"NOT ASSESSED: the equality assessment is still to be made. {said_so_far(note)}"
        )
        words = f"The duties that bear on this decision are set out in {in_pack(telling, 'equality')}."
        return made(numbering, _TITLE, says, [numbering.paragraph(words)])
    parts: list[Part] = [Boxed("", (_standing(note),), "key")]
    parts += _groups(telling, note)
    parts += _looked_at(numbering, note)
    parts += _next(telling, note)
    parts += _paragraphs(telling, note)
    return made(numbering, _TITLE, _says(note), parts)


def _says(note: EqualityNote) -> str:
    worst = next(iter(note.may_lose), None)
    unknown = len(note.unknown)
    asked = "" if note.equality and note.equality.engagement else " Nobody has been asked."
    if worst is None:
        if unknown:
            return f"No group is said to lose; for {_groups_of(unknown)} it is not known.{asked}"
        return f"No group is said to lose.{asked}"
    group = worst.who.group
    no_money = note.rests_on_no_money(worst)
    harm = f", with {worst.severity} harm" if worst.severity else ""
    money = ", and an action meant for them has no money yet" if no_money else ""
    others = len(note.may_lose) - 1
    more = f" {begun(spelled(others))} more may lose." if others else ""
    return f"{begun(group)} may lose{harm}{money}.{more}{asked}"


def _groups_of(count: int) -> str:
    return "one group" if count == 1 else f"{spelled(count)} groups"


def _standing(note: EqualityNote) -> str:
    equality = note.equality
    assert equality is not None
    signed = equality.sign_off is not None and equality.sign_off.on is not None
    parts = [
        f"{equality.stage.capitalize()}, assessed on {date_words(equality.day)}.",
        f"Outcome: {lowered(OUTCOMES[equality.outcome])}.",
        equality.outcome_because or "",
        "" if signed else "Not yet signed.",
    ]
    return " ".join(part for part in parts if part)


def _groups(telling: Telling, note: EqualityNote) -> Iterator[Part]:
    loses = [i for i in note.may_lose if i.direction is Direction.NEGATIVE]
    either = [i for i in note.may_lose if i.direction is Direction.MIXED]
    gains = [i for i in note.may_gain if i.direction is Direction.POSITIVE]
    every = [*loses, *either, *gains, *note.unknown]
    if not every:
        return
    shown = every[:_MOST]
    told: set[str] = set()
    rows = tuple(
        Row(f"{_SIGNS[i.direction]} {begun(who_words(i))}", (_what_happens(i), _what_is_done(telling, note, i, told)))
        for i in shown
    )
    title = _how_many(len(loses), len(either), len(gains), len(note.unknown))
    more = len(every) - len(shown)
    note_words = f"And {counted(more, 'more finding')}, in the full note." if more else ""
    heads = (
        Column("Who", share=25),
        Column("What happens", share=43),
        Column("What is done, and is there money?", share=32),
    )
    kinds = listed([f"{_SIGNS[d]} {_FOUND[d]}" for d in dict.fromkeys(i.direction for i in shown)])
    yield Tabled(telling.numbering.table(), title, f"{kinds}. The worst first.", heads, rows, note_words)


def _how_many(lose: int, either: int, gain: int, unknown: int) -> str:
    """How many of the groups lose, gain and so on, as a title."""
    counts = [
        f"{_count(lose)} may lose" if lose else "",
        f"{_count(either)} may go either way" if either else "",
        f"{_count(gain)} {'gains' if gain == 1 else 'gain'}" if gain else "",
        f"{_count(unknown)} {'is' if unknown == 1 else 'are'} not known" if unknown else "",
    ]
    said = listed([words for words in counts if words])
    if not (lose or either):
        return f"Of the groups looked at, {said}"
    return begun(said.replace(" may", f" group{'' if said.startswith('one ') else 's'} may", 1))


def _count(count: int) -> str:
    return spelled(count)


def _what_happens(impact: Impact) -> str:
    """The author's first sentence, and how bad and how likely it is said to be."""
    weight = [
        f"{impact.severity} harm" if impact.severity else "",
        impact.likelihood.replace("_", " ") if impact.likelihood else "",
        ("for good" if impact.duration == "permanent" else f"for {impact.duration}") if impact.duration else "",
    ]
    said = ", ".join(part for part in weight if part)
    return f"{sentence(impact.mechanism)}{f' {begun(said)}.' if said else ''}"


def _what_is_done(telling: Telling, note: EqualityNote, impact: Impact, told: set[str]) -> str:
    """What is done about a finding; an action that stands in a row above is not told at length again."""
    equality = note.equality
    assert equality is not None
    if impact.direction is Direction.UNKNOWN:
        gap = next((gap for gap in note.gaps if gap.impact is not None and gap.impact == impact.id), None)
        if gap is None or not gap.plan:
            return "No plan to find out."
        by = f" by {date_words(gap.by)}" if gap.by else ", no date given"
        return f"To find out: {lowered(gap.plan.rstrip('.'))}{by}."
    actions = [entry for entry in equality.mitigations if entry.id in impact.mitigations]
    words = []
    for entry in actions:
        what = "The same action" if entry.id in told else entry.action.rstrip(".")
        words.append(f"{what}: {action_money(telling.appraisal.preferred, entry)}.")
        told.add(entry.id)
    if not words and impact.direction in (Direction.NEGATIVE, Direction.MIXED):
        words = ["Nothing."]
    return " ".join([*words, *_left(note, impact)])


def _left(note: EqualityNote, impact: Impact) -> Iterator[str]:
    if impact.residual is None or impact.severity is None:
        return
    if impact.residual == impact.severity:
        yield f"Harm stays {impact.residual}."
    elif note.rests_on_no_money(impact):
        yield f"Harm would be {impact.residual}, if there were money."
    else:
        yield f"Harm would then be {impact.residual}."


def _looked_at(numbering: Numbering, note: EqualityNote) -> Iterator[Part]:
    in_law = [finding for finding in note.findings if finding.listed_in_law]
    missing = [finding for finding in in_law if not finding.assessed]
    every = spelled(len(in_law))
    if missing:
        title = f"{begun(spelled(len(missing)))} of the {every} characteristics in law {_were(missing)} not looked at"
    else:
        title = f"All {every} characteristics in law were looked at"
    boxes = [LookedAt(f.characteristic, _sign(f), _words(f), f.assessed) for f in in_law]
    kinds = dict.fromkeys((box.sign, box.found) for box in boxes)
    subtitle = ", ".join(f"{sign} {found}" for sign, found in kinds)
    yield figure(numbering, looked_at(boxes, title=title), f"{subtitle}. Dashed: not looked at.")


def _were(missing: Sequence[Finding]) -> str:
    return "was" if len(missing) == 1 else "were"


def _direction(finding: Finding) -> Direction | None:
    """What was found for a characteristic, the worst of several findings."""
    order = (Direction.NEGATIVE, Direction.MIXED, Direction.UNKNOWN, Direction.POSITIVE, Direction.NONE_IDENTIFIED)
    found = {impact.direction for impact in finding.impacts}
    return next((direction for direction in order if direction in found), None)


def _sign(finding: Finding) -> str:
    found = _direction(finding)
    return "–" if found is None else _SIGNS[found]


def _words(finding: Finding) -> str:
    found = _direction(finding)
    if found is not None:
        return _FOUND[found]
    return "not relevant" if finding.not_relevant else "not looked at"


def _next(telling: Telling, note: EqualityNote) -> Iterator[Part]:
    """Where people may turn up next, each beside the line of money that it may add to."""
    appraisal, equality = telling.appraisal, note.equality
    found = links(equality, appraisal.preferred) if equality else ()
    if not found:
        return
    # A line is one sum, whoever may turn up there: a row for each finding would show it twice, to be added up.
    at_line: dict[str, list[Link]] = {}
    for link in found:
        at_line.setdefault(link.line.id, []).append(link)
    rows = tuple(
        Row(_who_turns_up(each), (_where(each[0]), begun(moved_words(appraisal, each[0])))) for each in at_line.values()
    )
    heads = (Column("Who", share=30), Column("Where they may turn up next", share=34), Column("What it does", share=36))
    title = "Where people may turn up next, and what that costs"
    base = appraisal.case.document.price_base
    yield Tabled(telling.numbering.table(), title, f"Most in a year, {base} prices, central figures.", heads, rows)


def _who_turns_up(at_line: Sequence[Link]) -> str:
    who = [begun(who_words(link.impact)) for link in at_line if link.impact]
    return "; ".join(dict.fromkeys(who)) or "Nobody is named for this"


def _where(link: Link) -> str:
    """The line and whose it is; what people themselves bear is no place to turn up at."""
    line = link.line
    return f"{line.title}, {the(line.body)}" if line.body.public else f"Nowhere: {lowered(line.title)}"


def _paragraphs(telling: Telling, note: EqualityNote) -> Iterator[Part]:
    equality, numbering = note.equality, telling.numbering
    assert equality is not None
    if equality.engagement:
        told = " ".join(
            f"{entry.who} ({date_words(entry.when)}): {sentence(entry.said)}" for entry in equality.engagement
        )
        yield numbering.paragraph(told, "What people told us.")
    else:
        yield numbering.paragraph("Nothing: nobody has been asked.", "What people told us.")
    standing = [impact for impact in note.may_lose if impact.justification]
    if standing:
        words = " ".join(
            f"{begun(impact.who.group)}: {impact.justification.proportion}"
            for impact in standing
            if impact.justification
        )
        yield numbering.paragraph(words, "Why a harm would stand.")
    if equality.monitoring:
        watched = "; ".join(lowered(entry.measure.rstrip(".")) for entry in equality.monitoring[:_WATCHED])
        if len(equality.monitoring) > _WATCHED:
            watched += f"; and {counted(len(equality.monitoring) - _WATCHED, 'more measure')}"
        first = min((e.review_on for e in equality.monitoring if e.review_on), default=equality.review_on)
        when = f", first on {date_words(first)}:" if first else ":"
        yield numbering.paragraph(f"{watched}.", f"What is watched{when}")
    public = telling.pack.get("public-summary")
    summary = f" The plain summary for the public: pack {public}." if public else ""
    yield numbering.paragraph(f"The full note, the duties and the sources: {in_pack(telling, 'equality')}.{summary}")
