"""Rules about what was found of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_answers import owned_by_nobody, says_why, stands
from investcase.checks.equality_assessment import LOOK, Assessment, rule
from investcase.checks.equality_losing import end_told_in_a_text, headings, preferred, word_of_less
from investcase.documents import codes
from investcase.documents.equality import Direction
from investcase.documents.equality_basis import Basis, basis_of_source, sources_of
from investcase.documents.equality_words import Characteristic, key_of, merges_sex_and_gender
from investcase.equality.prompts import LOSS, prompts, unspoken
from investcase.reading.filler import says_nothing
from investcase.reading.phrases import first_phrase, phrases_in
from investcase.reading.problems import Problem, Severity

_SAME_REASON = 5
_MAY_LOSE = (Direction.NEGATIVE, Direction.MIXED, Direction.UNKNOWN)
_SPOKEN_OF = {
    Characteristic.AGE: "people of age",
    Characteristic.DISABILITY: "people of disability",
    Characteristic.SEX: "people of sex",
    Characteristic.RACE: "people of race",
    Characteristic.RACIAL_GROUP: "people of race",
    Characteristic.PREGNANCY_AND_MATERNITY: "people of pregnancy",
    Characteristic.RELIGION_OR_BELIEF: "people of religion",
    Characteristic.RELIGIOUS_BELIEF: "people of religion",
    Characteristic.SEXUAL_ORIENTATION: "people of orientation",
    Characteristic.GENDER_REASSIGNMENT: "people of gender reassignment",
}
"""Under which heading of phrases the words for them stand."""
_MATTERS = ("medium", "high", "severe")


E01 = Card(
    "E01",
    Severity.BLOCKER,
    title="A reduction with no negative effect considered",
    why=LOOK,
    remedy="Record a finding, or who looked and how.",
)


@rule(E01)
def reduction_without_a_negative(found: Assessment) -> Iterator[Problem]:
    """E01: something is taken away, and nobody is said to be able to lose by it."""
    written = found.true
    less = None if found.takes_away else word_of_less(found.appraisal)
    if less is not None and written.change_type != "new":
        yield found.problem(
            E01,
            f"{less!r} stands in a title or in the resolution, and change_type is {written.change_type}, which takes "
            "nothing away",
            ("change_type",),
            expected="change_type: reduce, stop or charge_or_eligibility, where somebody may get less or pay more",
            remedy="say what the change is; where it is only a harm that ends or grows less, there is nothing to mend",
            severity=Severity.WARNING,
        )
    told = None if found.takes_away or less is not None else end_told_in_a_text(found.appraisal)
    if told is not None:
        yield E01.problem(
            found.appraisal.case.loaded,
            found.protection.safe(
                f"{told[0]!r} stands here, cash leaves a budget, and neither a title, the resolution nor change_type "
                f"({written.change_type}) says that anything ends"
            ),
            told[1],
            severity=Severity.WARNING,
            expected="a resolution that says what ends, and change_type: reduce, stop or charge_or_eligibility",
            remedy="say in the resolution what is decided, and write it as change_type; where these words tell of "
            "something else, there is nothing to mend",
        )
    if not found.takes_away:
        return
    yield from _cuts_without_a_finding(found)
    if says_why(written.considered_negative):
        return
    if not any(impact.direction in _MAY_LOSE for impact in written.impacts):
        yield found.problem(
            E01,
            "a reduction with no negative effect considered",
            ("change_type",),
            expected="a finding that is negative, mixed or unknown",
            remedy="ask: "
            + " ".join(prompt.question for prompt in LOSS[:3])
            + " Or write considered_negative: who looked, how, what was weighed",
        )


def _cuts_without_a_finding(found: Assessment) -> Iterator[Problem]:
    """Of several cuts, those of which no finding names a line; and posts that go, with no finding about staff."""
    chosen, impacts = preferred(found.appraisal), found.true.impacts
    named = {name for impact in impacts for name in impact.demand}
    cuts = chosen.disinvestments
    for cut in cuts if len(cuts) > 1 else ():
        lines = [line.id for line in found.appraisal.preferred.cash.lines if line.intervention == cut.id]
        if not named.intersection(lines):
            yield found.problem(
                E01,
                f"{cut.title}: one of several cuts, and no finding names a line of it",
                ("impacts",),
                expected=f"demand: [{lines[0] if lines else cut.id}] on a finding about the people who lose by it",
                remedy="say who loses by this cut, or bring it in a case of its own",
            )
    savings = [*chosen.benefits, *(saving for cut in cuts for saving in cut.saving)]
    of_staff = any(who.people == "staff" for impact in impacts for who in (impact.who, *impact.also))
    if not of_staff and any(saving.staff is not None for saving in savings):
        yield found.problem(
            E01,
            "posts go, and no finding is about the people in them",
            ("impacts",),
            expected="a finding with who: {..., people: staff}",
            remedy="say who works there and who may lose, unknown being an answer",
        )


E02 = Card(
    "E02",
    Severity.BLOCKER,
    title="'None identified' without anything looked at",
    why=LOOK,
    remedy="Name the evidence, or write unknown.",
)


@rule(E02)
def none_identified_without_evidence(found: Assessment) -> Iterator[Problem]:
    """E02: 'none identified', or a gain where something is taken away, and no word of where somebody looked."""
    told = (Direction.NONE_IDENTIFIED, Direction.POSITIVE) if found.takes_away else (Direction.NONE_IDENTIFIED,)
    for index, impact in enumerate(found.true.impacts):
        if impact.direction not in told:
            continue
        lost = next(phrases_in(impact.mechanism, "tells of a loss", but="tells of no loss"), None)
        if found.takes_away and lost is not None:
            yield found.problem(
                E02,
                f"{found.shown.impacts[index].who.group}: {str(impact.direction)!r}, beside the words {lost[0]!r}",
                ("impacts", index, "direction"),
                expected="direction: negative or mixed, where somebody has less, waits or pays more",
                remedy="think again which it is; where the words tell of something else, there is nothing to mend",
                severity=Severity.WARNING,
            )
        sources = sources_of(impact, found.true)
        money = bool(sources) and all(basis_of_source(entry, found.true) is Basis.NOTHING for entry in sources)
        if not impact.evidence or money:
            yield found.problem(
                E02,
                f"{found.shown.impacts[index].who.group}: {str(impact.direction)!r} must say where somebody looked"
                + (", and what it names says nothing of people" if money else ""),
                ("impacts", index),
                expected="evidence: [id of the evidence or engagement]",
                remedy="give it, or write direction: unknown when nobody has looked",
            )


E03 = Card(
    "E03",
    Severity.BLOCKER,
    title="A harm with neither mitigation nor justification",
    why=LOOK,
    remedy="Give one of the two.",
)


@rule(E03)
def harm_without_an_answer(found: Assessment) -> Iterator[Problem]:
    """E03: a harm of medium severity or more, with neither mitigation nor justification; it warns of a low one by its
    words.
    """
    for index, impact in enumerate(found.true.impacts):
        if impact.may_lose and impact.severity == "low" and (grave := first_phrase(impact.mechanism, "grave")):
            yield found.problem(
                E03,
                f"{found.shown.impacts[index].who.group}: low severity, beside the words {grave.group()!r}",
                ("impacts", index, "severity"),
                expected="severity: high or severe, where somebody may die or is left alone",
                remedy="think again how grave it is; where the words tell of something else, there is nothing to mend",
                severity=Severity.WARNING,
            )
        if not impact.may_lose or impact.mitigations or stands(impact.justification):
            continue
        if impact.severity is None or impact.severity in _MATTERS:
            yield found.problem(
                E03,
                f"{found.shown.impacts[index].who.group}: a harm with no mitigation and no justification",
                ("impacts", index),
                expected="mitigations: [...], or justification: {aim: ..., proportion: ..., alternatives: ...}",
                remedy="say what will be done about it, or why it must stand",
            )


E12 = Card.of(codes.E12, Severity.BLOCKER)


@rule(E12)
def sex_and_gender_merged(found: Assessment) -> Iterator[Problem]:
    """E12: sex and gender reassignment in one group, in a finding or a profile."""
    for index, impact in enumerate(found.true.impacts):
        for who in (impact.who, *impact.also):
            if merges_sex_and_gender(who.group):
                yield _merged(found, ("impacts", index, "who", "group"))
    for index, profile in enumerate(found.true.profiles):
        if merges_sex_and_gender(f"{profile.by} {' '.join(profile.names)}"):
            yield _merged(found, ("profiles", index))


def _merged(found: Assessment, path: tuple[str | int, ...]) -> Problem:
    return found.problem(
        E12,
        "sex and gender reassignment are two characteristics, and this merges them",
        path,
        expected="an entry for each, and the question that was asked in each source",
        remedy="make two entries",
    )


W01 = Card(
    "W01",
    Severity.WARNING,
    title="What is unknown has no plan to find out",
    why=LOOK,
    remedy="Add a gap with a plan.",
)


@rule(W01)
def unknown_without_a_gap(found: Assessment) -> Iterator[Problem]:
    """W01: something unknown that nobody has undertaken to find out by a date."""
    ready = {gap.impact for gap in found.true.gaps if gap.by and not owned_by_nobody(gap.owner) and _is_plan(gap.plan)}
    for index, impact in enumerate(found.true.impacts):
        if impact.direction is Direction.UNKNOWN and impact.id not in ready:
            yield found.problem(
                W01,
                f"{found.shown.impacts[index].who.group}: unknown, and nobody is to find out by a date",
                ("impacts", index, "direction"),
                expected=f"under gaps: impact: {impact.id}, plan, owner and by",
                remedy="name who will find out, and when; the note prints the gap either way",
            )


def _is_plan(plan: str | None) -> bool:
    return plan is None or not says_nothing(plan)


W02 = Card(
    "W02",
    Severity.WARNING,
    title="A characteristic is not assessed",
    why=LOOK,
    remedy="Assess it, or say that it is unknown.",
)


@rule(W02)
def not_assessed(found: Assessment) -> Iterator[Problem]:
    """W02: characteristics in law of which nothing is said."""
    for index, entry in enumerate(found.true.not_relevant):
        profiled = any(profile.by == entry.characteristic for profile in found.true.profiles)
        if profiled and found.takes_away:
            yield found.problem(
                W02,
                f"{entry.characteristic.replace('_', ' ')} is held not relevant, and the case counts its people by it",
                ("not_relevant", index),
                expected="a finding, which may be none_identified with that evidence",
                remedy="say what the count shows of who may lose",
            )
        elif found.takes_away and (words := _spoken_of(found, entry.characteristic)):
            yield found.problem(
                W02,
                f"{entry.characteristic.replace('_', ' ')} is held not relevant, and {words}",
                ("not_relevant", index),
                expected="a finding, which may be none_identified with its evidence",
                remedy="say what the change does to them; where these words tell of something else, there is nothing "
                "to mend",
            )
    missing = found.note.not_assessed
    if missing:
        yield found.problem(
            W02,
            f"not assessed: {', '.join(name.lower() for name in missing)}",
            ("impacts",),
            expected="a finding for each, or not_relevant with the reason",
            remedy="write direction: unknown for what nobody has looked at, with a gap; of what is left out the note "
            "says 'Nobody has looked'",
        )


def _spoken_of(found: Assessment, characteristic: str) -> str | None:
    """Where the case itself speaks of those whom a characteristic is about, in words; None where it does not."""
    written = found.true
    losing = [impact for impact in written.impacts if impact.may_lose]
    if any(who.key == characteristic for impact in losing for who in (impact.who, *impact.also)):
        return "a finding of harm names it"
    if any(key_of(group) == characteristic for entry in written.engagement for group in entry.groups):
        return "people were asked as a group of it"
    heading = _SPOKEN_OF.get(Characteristic(characteristic))
    if heading is None:
        return None
    findings = (text for impact in losing for text in (impact.who.group, impact.mechanism))
    said = (entry.said for entry in written.engagement)
    for where, texts in (
        ("a title or the resolution", headings(found.appraisal)),
        ("a finding of harm", findings),
        ("what people said", said),
    ):
        told = (first_phrase(text, heading) for text in texts)
        if words := next((words[0] for words in told if words), None):
            return f"{words!r} stands in {where}"
    return None


W04 = Card(
    "W04",
    Severity.WARNING,
    title="One mechanism is pasted into several findings",
    why=LOOK,
    remedy="Say how each group is touched.",
)


@rule(W04)
def same_mechanism_pasted(found: Assessment) -> Iterator[Problem]:
    """W04: the same words in three findings or more."""
    where: dict[str, list[int]] = defaultdict(list)
    for index, impact in enumerate(found.true.impacts):
        where[" ".join(impact.mechanism.casefold().split())].append(index)
    reasons = Counter(" ".join(entry.because.casefold().split()) for entry in found.true.not_relevant)
    if any(count > _SAME_REASON for count in reasons.values()):
        yield found.problem(
            W04,
            f"one reason holds {max(reasons.values())} characteristics not to be relevant",
            ("not_relevant",),
            expected="why of each in particular",
            remedy="say why of each, or that it is unknown",
        )
    for rows in where.values():
        if len(rows) >= 3:
            yield found.problem(
                W04,
                f"the same words explain {len(rows)} findings",
                ("impacts", rows[0], "mechanism"),
                expected="what happens to this group in particular",
                remedy="say for each how it comes about, or that it is unknown",
            )


W15 = Card(
    "W15",
    Severity.WARNING,
    title="Every finding is positive",
    why=LOOK,
    remedy="Ask who may lose.",
)


@rule(W15)
def positive_only(found: Assessment) -> Iterator[Problem]:
    """W15: every finding is good news."""
    impacts = found.true.impacts
    if impacts and all(impact.direction is Direction.POSITIVE for impact in impacts):
        yield found.problem(
            W15,
            "every finding is positive",
            ("impacts",),
            expected="who may lose, or what is unknown",
            remedy="ask somebody from each group what could go wrong for them",
        )


I03 = Card(
    "I03",
    Severity.NOTE,
    title="Questions that no finding speaks to",
    why="They are asked, never answered here.",
    remedy="Answer each in a finding.",
)


@rule(I03)
def questions_to_ask(found: Assessment) -> Iterator[Problem]:
    """I03: the questions that no finding speaks to yet. They are asked, and never answered here."""
    asked = unspoken(prompts(found.nation, found.body_type, found.true.change_type), found.true)
    if asked:
        yield found.problem(
            I03,
            f"questions for whoever knows: {' '.join(prompt.question for prompt in asked)}",
            ("change_type",),
            remedy="answer each in a finding, unknown being an answer; nothing here answers them",
        )
