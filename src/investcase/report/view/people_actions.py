"""The last page of the equality note: duties, actions, gaps, other decisions, monitoring, and who signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.equality import Equality, Mitigation
from investcase.documents.equality_words import Characteristic
from investcase.documents.figure import Status
from investcase.documents.guidance import Duty, LawRead
from investcase.equality.duties import asked_by, looked_at, set_aside, unanswered
from investcase.equality.note import EqualityNote
from investcase.numbers.writing import pounds
from investcase.report.view.people_words import date_words, day_done
from investcase.report.view.tables import Grid, Row, grid, listed

_TOUCHED = {"yes": "is", "possible": "may be", "no": "is not"}
_SAME = {"yes": "the same people", "some": "some of the same people", "no": "other people", "unknown": "not known"}

_ISLANDS = {
    "yes": "affected",
    "no": "not affected",
    "possible": "possibly affected",
    "unknown": "affected or not, which nobody knows",
}


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """What is owed, what will be done, what is missing, who looks again."""

    duties: Grid | None
    duties_in_full: Grid | None
    other_duties: Grid | None
    duties_notes: tuple[str, ...]
    law_notes: tuple[str, ...]
    mitigations: Grid | None
    gaps: Grid | None
    other_decisions: Grid | None
    monitoring: Grid | None
    signatures: Grid | None


def actions_page(note: EqualityNote, today: dt.date | None) -> ActionsPage:
    """The page of a note; what is dated later than `today` is still to come."""
    equality = note.equality
    return ActionsPage(
        duties=_duties(note),
        duties_in_full=_in_full(note),
        other_duties=_others(note),
        duties_notes=tuple(_duties_notes(note)),
        law_notes=tuple(_law_notes(note)),
        mitigations=_mitigations(equality),
        gaps=_gaps(note),
        other_decisions=_other_decisions(equality),
        monitoring=_monitoring(equality),
        signatures=_signatures(equality, today),
    )


_NOT_ITS_SUBJECT = "Not its subject"


def _duties(note: EqualityNote) -> Grid | None:
    """The duties that this note answers, or is asked about: when each bears, and what must be published."""
    rows = [
        Row(duty.name, (_when(duty), _published(duty), _in_this_note(duty, note)))
        for duty in _set_out(note, bears=True)
    ]
    columns = ("Duty", "When it bears", "What is published", "In this note")
    return grid("Duties that bear on this decision", columns, rows, money=False) if rows else None


def _in_full(note: EqualityNote) -> Grid | None:
    """What each of the same duties asks, of whom, and where that was read."""
    rows = [Row(duty.name, (_asks(duty), _read_where(duty))) for duty in _set_out(note, bears=True)]
    columns = ("Duty", "What it asks, and of whom", "Status and source")
    return grid("What each of these duties asks", columns, rows, money=False) if rows else None


def _others(note: EqualityNote) -> Grid | None:
    """The duties that the note has nothing to do with, whole."""
    rows = [
        Row(duty.name, (f"{_asks(duty)} When: {_when(duty)}", _published(duty), _read_where(duty)))
        for duty in _set_out(note, bears=False)
    ]
    caption = "Other duties of those who decide, of which this note says nothing"
    columns = ("Duty", "What it asks, of whom and when", "What is published", "Status and source")
    return grid(caption, columns, rows, money=False) if rows else None


def _set_out(note: EqualityNote, *, bears: bool) -> list[Duty]:
    found = note.duties.duties if note.duties is not None else ()
    return [
        duty
        for duty in found
        if set_aside(duty, note.equality) is None and (_in_this_note(duty, note) != _NOT_ITS_SUBJECT) == bears
    ]


def _asks(duty: Duty) -> str:
    """What must be done, and whom it binds, in the register's words."""
    done = _sentence(duty.must_do) if duty.must_do else ""
    return " ".join(part for part in (done, f"Binds: {duty.bodies_as_written}.") if part)


def _when(duty: Duty) -> str:
    """What makes it bear."""
    return _sentence(duty.trigger) if duty.trigger else "The register does not say."


def _published(duty: Duty) -> str:
    return _sentence(duty.publish) if duty.publish else "The register names nothing."


def _read_where(duty: Duty) -> str:
    return f"{_sentence(duty.status)} {_read(duty)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _read(duty: Duty | LawRead) -> str:
    """Where it was read, how far, and as of when."""
    how = "" if duty.read is Status.READ_AT_SOURCE else ", second-hand"
    return f"As of {duty.as_of}: {duty.source}{how}."


def _in_this_note(duty: Duty, note: EqualityNote) -> str:
    """Where a reader finds what there is, or what is asked; never whether it is enough."""
    if note.equality is None:
        return "Nothing: not assessed"
    held = looked_at(duty, note.equality)
    if held is None:
        return "The findings above" if duty.covers else _NOT_ITS_SUBJECT
    if held == "findings" and duty.covers in set(Characteristic):
        return f"A finding about {duty.covers}; what else the duty asks is not asked here"
    if held != "nothing":
        return {"findings": "A finding", "unknown": "Unknown so far"}[held]
    open_question = unanswered(duty, note.equality)
    missing = f"Not answered: {open_question}." if open_question else "No finding yet."
    asked = asked_by(duty)
    return f"{missing} Asked: {asked}" if asked else missing


def _duties_notes(note: EqualityNote) -> Iterator[str]:
    equality, register = note.equality, note.duties
    yield (
        "The register states duties; neither it nor this note says that they are met. Check that each is still the law."
    )
    if register is not None and not register.duties:
        yield "It names none for a body of the kind that leads this case: that is not to say that none bears on it."
    if equality is not None and equality.adopts:
        yield f"Taken on by this body's own choice: {listed([name.replace('_', ' ') for name in equality.adopts])}."
    said = _said(equality) if equality is not None else []
    if said:
        yield f"The case says {listed(said)}."
    islands = equality.islands if equality is not None else None
    if islands is not None and islands.reasons:
        yield f"Island communities are {_ISLANDS[islands.affected]}: {islands.reasons}"


def _law_notes(note: EqualityNote) -> Iterator[str]:
    """How the law is read, and which duties are left out and why."""
    equality, register = note.equality, note.duties
    if register is None:
        return
    yield from (f"How the law is read: {law.says}. {_read(law)}" for law in register.law_read)
    for duty in register.duties:
        reason = set_aside(duty, equality)
        if reason is not None:
            yield f"Left out: {duty.name} ({duty.status}, as of {duty.as_of}), because {reason}."
    if register.not_shipped:
        names = listed([duty.name for duty in register.not_shipped])
        yield f"Known by name only, because no source for them was read: {names}."


def _said(equality: Equality) -> list[str]:
    """What the case says that settles which duties bear, apart from what nobody knows."""
    parts = []
    if equality.strategic is not None:
        parts.append(f"that the decision is {'' if equality.strategic else 'not '}strategic")
    islands = equality.islands.affected if equality.islands else None
    touched = (("a child", equality.children), ("an island community", islands), ("a rural community", equality.rural))
    parts += [f"that {whom} {_TOUCHED[answer]} touched" for whom, answer in touched if answer in _TOUCHED]
    return parts


def _mitigations(equality: Equality | None) -> Grid | None:
    if equality is None or not equality.mitigations:
        return None
    rows = [
        Row(m.action, (m.owner or "NO OWNER", date_words(m.by) if m.by else "NO DATE", _cost(m), _for(m, equality)))
        for m in equality.mitigations
    ]
    return grid("What will be done", ("Action", "Owner", "By", "Cost and money", "For whom"), rows, money=False)


def _cost(entry: Mitigation) -> str:
    cost = pounds(entry.cost.central) if entry.cost is not None else "cost not given"
    if entry.no_cost_because:
        cost += f" ({entry.no_cost_because})"
    line = f", in the line {entry.cost_line}" if entry.cost_line else ""
    return f"{cost}{line}; {'funded' if entry.funded else 'NOT FUNDED'}"


def _for(entry: Mitigation, equality: Equality) -> str:
    return listed([i.who.group for i in equality.impacts if entry.id in i.mitigations]) if equality.impacts else "–"


def _gaps(note: EqualityNote) -> Grid | None:
    rows = [
        Row(g.what, (g.plan or "NO PLAN YET", g.owner or "NO OWNER YET", date_words(g.by) if g.by else "NO DATE YET"))
        for g in note.gaps
    ]
    profiles = note.equality.profiles if note.equality is not None else ()
    missing = [f"{profile.of} by {profile.by.replace('_', ' ')}" for profile in profiles if profile.is_stand_in]
    if missing:
        sources = dict.fromkeys(p.source for p in profiles if p.is_stand_in and p.stand_in is None and p.source)
        said = f" ({'; '.join(sources)})" if sources else ""
        what = f"No local count of {listed(missing)}: national or assumed shares stand in{said}"
        rows.append(Row(what, ("NO PLAN YET", "NO OWNER YET", "NO DATE YET")))
    unpublished = [f"{profile.of} by {profile.by.replace('_', ' ')}" for profile in profiles if profile.is_missing]
    if unpublished:
        what = f"No count of {listed(unpublished)}, here or in a national profile of this nation"
        rows.append(Row(what, ("NO PLAN YET", "NO OWNER YET", "NO DATE YET")))
    columns = ("Gap", "How it will be found out", "Owner", "By")
    return grid("What is missing, and who will find it out", columns, rows, money=False) if rows else None


def _other_decisions(equality: Equality | None) -> Grid | None:
    if equality is None or not equality.other_decisions:
        return None
    rows = [Row(entry.ref, (_SAME[entry.same_people], entry.note or "")) for entry in equality.other_decisions]
    return grid("Other decisions on the same people", ("Decision", "Whom it touches", "Note"), rows, money=False)


def _monitoring(equality: Equality | None) -> Grid | None:
    if equality is None or not equality.monitoring:
        return None
    rows = [
        Row(
            entry.measure,
            (
                listed([name.replace("_", " ") for name in entry.by]) if entry.by else "no group",
                entry.baseline or "none",
                entry.trigger or "none said",
                date_words(entry.review_on or equality.review_on),
            ),
        )
        for entry in equality.monitoring
    ]
    columns = ("Measure", "By group", "Now", "What would make somebody act", "Looked at on")
    return grid("What will be watched", columns, rows, money=False)


def _signatures(equality: Equality | None, today: dt.date | None) -> Grid | None:
    if equality is None:
        return None
    lines = [("Review", date_words(equality.review_on) if equality.review_on else "NO DATE YET")]
    given = equality.given_to_decision_maker_on
    lines.append(("Given to those who decide", day_done(given, today) if given else "not yet"))
    if equality.screening is None:
        lines.append(("Screening", "not said"))
    else:
        signed = equality.screening.signed_by
        who = f"{signed.role}, {day_done(signed.on, today) if signed.on else 'not yet signed'}" if signed else "nobody"
        result = "full assessment" if equality.screening.result == "full" else "not needed"
        lines.append(("Screening", f"{result}. {equality.screening.reasons or 'No reasons are given.'} Signed: {who}."))
    if equality.sign_off is None:
        lines.append(("Signed off", "not yet"))
    else:
        on = day_done(equality.sign_off.on, today) if equality.sign_off.on else "not yet signed"
        lines.append(("Signed off", f"{equality.sign_off.role}, {on}"))
    if equality.publish is None:
        lines.append(("Publication", "no plan given"))
    else:
        plan = equality.publish
        easy = {"planned": "planned", "published": "published", "no": "not planned"}[plan.easy_read]
        formats = listed(plan.formats)
        lines.append(("Publication", f"{date_words(plan.planned_on)}; {formats}; an easy read version is {easy}"))
    rows = [Row(what, (words,)) for what, words in lines]
    return grid("Review and signatures", ("What", "By whom and when"), rows, money=False)
