"""Rules about the decision: its timing, its outcome, what it sends elsewhere, and who looks again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from investcase.appraisal.measures import CASH
from investcase.checks.card import Card
from investcase.checks.equality_answers import says_why
from investcase.checks.equality_assessment import STANDS, Assessment, months_after, rule
from investcase.checks.equality_losing import texts_that_tell
from investcase.checks.money_alone import only_saves_money
from investcase.reading.filler import says_nothing
from investcase.reading.phrases import first_phrase
from investcase.reading.problems import Problem, Severity

_LAST_MOMENT = dt.timedelta(days=14)


E04 = Card(
    "E04",
    Severity.BLOCKER,
    title="The assessment was not made before the decision",
    why=STANDS,
    remedy="Assess first, then decide.",
)


@rule(E04)
def assessed_too_late(found: Assessment) -> Iterator[Problem]:
    """E04: the assessment follows the decision."""
    decided = found.decided_on
    late = decided is not None and found.true.day >= decided
    if found.true.stage == "retrospective" or late:
        yield found.problem(
            E04,
            "the assessment was not made before the decision",
            ("stage",) if found.true.stage == "retrospective" else ("assessed_on",),
            expected="an assessment before the date of the decision",
            remedy="take the decision again with the assessment before it; never change the date",
        )
    if decided is None:
        return
    yield from _done_already(found, decided)
    if found.takes_away and found.harm_begins < decided:
        yield found.problem(
            E04,
            f"what is taken away begins on {found.harm_begins.isoformat()}, before it is decided",
            ("assessed_on",),
            expected="a start of the cut, or of what is charged or saved, on or after the day of the decision",
            remedy="decide before it begins; where it begins within the year, give its start_month",
        )
    screening, signed = found.true.screening, found.true.sign_off
    by = screening.signed_by if screening is not None else None
    for path, one in ((("screening", "signed_by"), by), (("sign_off",), signed)):
        if one is not None and one.on is not None and one.on > decided:
            yield found.problem(
                E04,
                "this is signed after the decision",
                path,
                expected="a signature before the decision",
                remedy="have it signed before the decision is taken; never change the date",
            )


def _done_already(found: Assessment, decided: dt.date) -> Iterator[Problem]:
    """Words by which what is still to be decided is done: `notice has been served`."""
    if not found.takes_away or found.today >= decided:
        return
    for path, text in texts_that_tell(found.appraisal):
        if words := first_phrase(text, "is done already"):
            yield E04.problem(
                found.appraisal.case.loaded,
                found.protection.safe(f"{words[0]!r} stands here, and the decision is still to be taken"),
                path,
                severity=Severity.WARNING,
                expected="a decision that can still go either way when those who take it have the assessment",
                remedy="say what was agreed, and how it can still be undone; where these words tell of something "
                "else, there is nothing to mend",
            )


E05 = Card(
    "E05",
    Severity.BLOCKER,
    title="A high harm is left, with no major change",
    why=STANDS,
    remedy="Adjust, stop, or say why it goes on.",
)


@rule(E05)
def high_residual_and_no_change(found: Assessment) -> Iterator[Problem]:
    """E05: a high harm is left, and the outcome is no major change."""
    for index, impact in enumerate(found.true.impacts):
        if found.true.outcome == "no_major_change" and impact.residual in ("high", "severe"):
            yield found.problem(
                E05,
                f"{found.shown.impacts[index].who.group}: a {impact.residual} harm is left, with no major change",
                ("impacts", index, "residual"),
                expected="outcome: adjust, stop, or continue_despite with outcome_because",
                remedy="change the proposal, or say openly that it goes on despite the harm",
            )


E06 = Card(
    "E06",
    Severity.BLOCKER,
    title="It goes on despite a harm, and nobody says why",
    why=STANDS,
    remedy="Say why, and what else was weighed.",
)


@rule(E06)
def continues_without_saying_why(found: Assessment) -> Iterator[Problem]:
    """E06: it goes on despite the harm, and nobody says why."""
    because = found.true.outcome_because
    money = because is not None and only_saves_money(because)
    if found.true.outcome == "continue_despite" and (money or not says_why(because)):
        said = "nobody says why" if because is None else "a word or two do not say why"
        said = "to save money alone is no reason" if money else said
        yield found.problem(
            E06,
            f"it is to go on despite an adverse effect, and {said}",
            ("outcome",),
            expected="outcome_because: the aim, why it is proportionate, what else was weighed",
            remedy="write it, or choose another outcome",
        )


E07 = Card(
    "E07",
    Severity.BLOCKER,
    title="Screened out without reasons or a signature",
    why=STANDS,
    remedy="Give the reasons, the role and the date.",
)


@rule(E07)
def screened_out_without_reasons(found: Assessment) -> Iterator[Problem]:
    """E07: screened out with no reasons, or by nobody."""
    screening = found.true.screening
    if screening is None or screening.result == "full":
        return
    by = screening.signed_by
    signed = by is not None and by.on is not None and not says_nothing(by.role)
    if not says_why(screening.reasons) or not signed:
        yield found.problem(
            E07,
            "screened out with no reasons, or with no signature and date",
            ("screening",),
            expected="reasons: ... and signed_by: {role: ..., on: ...}",
            remedy="give both; in Northern Ireland and Scotland the register of duties says what is published",
        )


W08 = Card(
    "W08",
    Severity.WARNING,
    title="Demand moves elsewhere and the note is silent",
    why="The same people turn up there.",
    remedy="Link it.",
)


@rule(W08)
def demand_not_linked(found: Assessment) -> Iterator[Problem]:
    """W08: money is saved and nobody says where demand goes; P09 tells of demand that is nobody's."""
    named = {name for impact in found.true.impacts for name in impact.demand} | set(found.true.system_demand)
    option = found.appraisal.preferred
    saved = any(
        (line.cash_type in CASH or line.kind == "cost") and float(line.net[0] @ option.factors_of(line)) > 0
        for line in option.cash.lines
    )
    if saved and not named:
        yield found.problem(
            W08,
            "a saving is counted, and no finding says where the people concerned may turn up next",
            ("system_demand",),
            expected="demand: [line] on a finding, or system_demand: [line]",
            remedy="name the lines of the case that demand may move to, and add a line for it where there is none",
        )


W12 = Card(
    "W12",
    Severity.WARNING,
    title="There is no review within a year",
    why="A forecast of harm may be wrong.",
    remedy="Give a date.",
)


@rule(W12)
def review_missing_or_late(found: Assessment) -> Iterator[Problem]:
    """W12: nobody looks again within twelve months of the start, or not once it has begun."""
    review = found.true.review_on
    latest = months_after(found.starts_on, 12)
    early = review is not None and review < found.starts_on
    if review is None or review > latest or early:
        yield found.problem(
            W12,
            "the review comes before the start, when nothing can be seen yet"
            if early
            else "there is no review within twelve months of the start",
            ("review_on",),
            expected=f"review_on: a date from {found.starts_on.isoformat()} to {latest.isoformat()}",
            remedy="set the date, and say under monitoring what would make somebody act",
        )


W18 = Card(
    "W18",
    Severity.WARNING,
    title="Those who decide have not had the note in time",
    why=STANDS,
    remedy="Give it to them, and the date.",
)


@rule(W18)
def not_given_to_the_decision_maker(found: Assessment) -> Iterator[Problem]:
    """W18: the decision is within a fortnight, and the decision-maker is not said to have the note."""
    decided = found.decided_on
    if decided is None or found.true.given_to_decision_maker_on is not None:
        return
    if found.today >= decided - _LAST_MOMENT:
        yield found.problem(
            W18,
            "the decision is within fourteen days, and the note is not said to have been given to those who decide",
            ("given_to_decision_maker_on",),
            expected="given_to_decision_maker_on: the date",
            remedy="give it to them, whole, and write the date",
        )
