"""What a claimant would plead of the order of things: screened out, found out too late, signed unseen."""

from __future__ import annotations

from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_assessment import Assessment, rule
from investcase.checks.equality_losing import releases_own_cash
from investcase.documents.equality import Direction
from investcase.equality.demand import demand_lines
from investcase.flows.lines import FlowLine
from investcase.reading.filler import says_nothing
from investcase.reading.problems import Problem, Severity

P05 = Card(
    "P05",
    Severity.WARNING,
    title="A cut of a service that people use was screened out",
    why="Screening out says that nobody can lose, which a court does not believe of a service that people use.",
    remedy="Make the full assessment.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P05)
def screened_out_though_used(found: Assessment) -> Iterator[Problem]:
    """P05: a service that people use is changed, and the assessment was screened out, whatever the change is called.

    It holds up what takes something away, or takes cash out of the leading body's budget.
    """
    written = found.shown  # As printed: whether nobody uses it is told only where nought may be.
    out = written.screening is not None and written.screening.result == "not_needed"
    used = not found.nobody_uses_it
    freed = releases_own_cash(found.appraisal)
    loses = found.takes_away or freed
    if out and used and (loses or written.people_now is not None):
        what = (
            "something is taken from"
            if found.takes_away
            else "cash is taken out of"
            if freed
            else "a change is made to"
        )
        yield found.problem(
            P05,
            f"{what} a service that people use, and the assessment was screened out",
            ("screening", "result"),
            expected="result: full, whatever the reasons; where nobody uses it, people_now: {count: 0, source: ...} "
            "and disclosure: {zero_is_safe: yes}",
            remedy="assess it: a few words cannot show that nobody who uses it may lose",
            severity=Severity.BLOCKER if loses else Severity.WARNING,
        )


P06 = Card(
    "P06",
    Severity.WARNING,
    title="What is not known is found out after the decision, or never",
    why="The duty is to know before deciding; a promise to look later is no regard at all.",
    remedy="Find it out first, or decide later.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P06)
def found_out_too_late(found: Assessment) -> Iterator[Problem]:
    """P06: what is not known is found out after the decision, or on no day; or when those who decide were told."""
    decided, given = found.decided_on, found.true.given_to_decision_maker_on
    for index, gap in enumerate(found.true.gaps):
        if gap.by is None or (decided is not None and gap.by >= decided):
            yield found.problem(
                P06,
                "this is to be found out on no day" if gap.by is None else "this is to be found out after the decision",
                ("gaps", index) if gap.by is None else ("gaps", index, "by"),
                expected="by: a date before the decision"
                if decided is None
                else f"by: a date before {decided.isoformat()}",
                remedy="find it out first, or decide later; what can only be known once it is done is no gap: write "
                "what is expected, and put it under monitoring, with what would make somebody act",
            )
        elif given is not None and gap.by > given:
            yield found.problem(
                P06,
                "this is to be found out when those who decide already have the assessment, without the answer",
                ("gaps", index, "by"),
                expected=f"by: a date up to {given.isoformat()}",
                remedy="find it out first; or give them the assessment again with what was found, and write that day "
                "as given_to_decision_maker_on",
                severity=Severity.WARNING,
            )
    named = {gap.impact for gap in found.true.gaps}
    for index, impact in enumerate(found.true.impacts):
        if impact.direction is Direction.UNKNOWN and impact.id not in named:
            yield found.problem(
                P06,
                f"{found.shown.impacts[index].who.group}: unknown, and to be found out on no day",
                ("impacts", index, "direction"),
                expected=f"under gaps: impact: {impact.id}, plan, owner, and by: a date before the decision",
                remedy="find it out first, or decide later",
            )


P09 = Card(
    "P09",
    Severity.WARNING,
    title="Demand elsewhere is tied to nobody",
    why="Money that comes back elsewhere comes back with people, and the harm is theirs.",
    remedy="Name the line under the finding about them.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P09)
def demand_of_nobody(found: Assessment) -> Iterator[Problem]:
    """P09: demand elsewhere is listed, or there, and no finding says whose it is."""
    option = found.appraisal.preferred
    tied = {name for impact in found.true.impacts for name in impact.demand}
    titles = {line.id: line.title for line in option.cash.lines}
    listed = [name for name in found.true.system_demand if name in titles and name not in tied]
    rising = [line.id for line in demand_lines(option, found.appraisal.case.lead) if line.id not in tied]
    lost = [line.id for line in option.cash.lines if is_lost_by_a_cut(line) and line.id not in tied]
    loose = list(dict.fromkeys([*listed, *rising, *lost]))
    if loose:
        yield found.problem(
            P09,
            f"demand elsewhere is tied to nobody: {', '.join(titles[name] for name in loose)}",
            ("system_demand",),
            expected=f"demand: [{loose[0]}] on the finding about the people who turn up there",
            remedy="link each line to a finding: a line says how much, a finding says who",
        )

    loses = {line.id for line in demand_lines(option, found.appraisal.case.lead)}
    for index, impact in enumerate(found.true.impacts):
        if impact.direction is Direction.POSITIVE and loses.intersection(impact.demand):
            yield found.problem(
                P09,
                f"{found.shown.impacts[index].who.group}: said to gain, and turning up where another body pays more",
                ("impacts", index, "direction"),
                expected="direction: mixed or negative, or the demand under the finding of those who lose",
                remedy="say what brings these people there",
                severity=Severity.WARNING,
            )


def is_lost_by_a_cut(line: FlowLine) -> bool:
    """Whether it is what people or carers lose when a service is cut."""
    return line.in_cut == "demand" and line.body.kind.households and float(line.net[0].sum()) < 0


P10 = Card(
    "P10",
    Severity.WARNING,
    title="The decision has no date",
    why="Nobody could show that the assessment came before it.",
    remedy="Give the date of the meeting.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P10)
def decided_on_no_day(found: Assessment) -> Iterator[Problem]:
    """P10: the decision has no date, so that nothing can be shown to come before it."""
    if found.decided_on is None:
        yield found.problem(
            P10,
            "the decision has no date, so the assessment cannot be shown to come before it",
            ("assessed_on",),
            expected="decision: {resolution: ..., body: ..., date: ...} in the case",
            remedy="give the date of the meeting",
        )


P11 = Card(
    "P11",
    Severity.WARNING,
    title="A final case on an assessment that is not finished, signed or seen",
    why="The duty falls on those who decide: what they have not seen they cannot have weighed.",
    remedy="Finish it, have it signed, and give it to them before they decide.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P11)
def final_and_not_seen(found: Assessment) -> Iterator[Problem]:
    """P11: the case is final, and its assessment is a draft, unsigned, or not before those who decide."""
    written, wanting = found.true, []
    signed, given = written.sign_off, written.given_to_decision_maker_on
    too_soon = signed is not None and signed.on is not None and signed.on < written.day
    if found.appraisal.case.document.standing != "final":
        if found.decided_on is not None and given is not None and given >= found.decided_on:
            yield found.problem(
                P11,
                "the assessment reaches those who decide when the decision has been taken",
                ("given_to_decision_maker_on",),
                expected="a date before the decision",
                remedy="give it to them before they decide, or decide later",
            )
        if too_soon:
            yield found.problem(
                P11,
                "the assessment was signed before it was made",
                ("sign_off", "on"),
                expected=f"on: {written.day.isoformat()} or a later day",
                remedy="have what is written here signed; where nobody has signed it yet, take the day out",
            )
        return
    if written.stage != "final":
        wanting.append(f"is at the stage of {written.stage}")
    if signed is None or signed.on is None or says_nothing(signed.role):
        wanting.append("is not signed")
    elif too_soon:
        wanting.append("was signed before it was made")
    elif signed.on > found.today:
        wanting.append("is signed on a day that is still to come")
    if given is None:
        wanting.append("is not said to have been given to those who decide")
    elif found.decided_on is not None and given >= found.decided_on:
        wanting.append("reaches those who decide when the decision has been taken")
    if written.outcome in ("not_yet_decided", "stop"):
        outcome = written.outcome.replace("_", " ")
        yield found.problem(
            P11,
            f"the case is marked final, and the outcome of its assessment is {outcome}",
            ("outcome",),
            expected="outcome: no_major_change, adjust or continue_despite",
            remedy="decide what follows from the assessment first; where it is that this should not go on, bring "
            "another option, or write standing: draft",
        )
    if wanting:
        yield found.problem(
            P11,
            f"the case is marked final, and its assessment {'; it '.join(wanting)}",
            ("stage",) if written.stage != "final" else (),
            expected="stage: final, sign_off: {role: ..., on: ...} and given_to_decision_maker_on before the decision",
            remedy="finish it, have it signed and give it to them; or write standing: draft",
        )
