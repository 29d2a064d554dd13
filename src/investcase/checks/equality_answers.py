"""What a claimant would plead of the answers: a harm lowered by what will not happen, or justified in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from investcase.appraisal.measures import OptionAppraisal
from investcase.checks.card import Card
from investcase.checks.equality_assessment import Assessment, rule
from investcase.checks.money_alone import only_saves_money, says_existing_resources
from investcase.documents.equality import Impact, Mitigation
from investcase.documents.equality_findings import Justification
from investcase.documents.figure import Nation
from investcase.equality.waved_through import Kind, waved_through
from investcase.numbers.writing import pounds
from investcase.reading.filler import is_put_off, much_the_same, plain_words, says_nothing, words_of_content
from investcase.reading.problems import Problem, Severity
from investcase.reading.vocabulary import words_under

LEVELS = {"none": 0, "low": 1, "medium": 2, "high": 3, "severe": 4}
_FEWEST_WORDS = 5
_AT_MOST = 1.1
"""Of what a line comes to in all its years: the two may be in the prices of different years."""
_EVERYBODY = frozenset(
    {
        *("staff", "officers", "team", "teams", "managers"),
        *("management", "everyone", "everybody", "partners", "council"),
        *("services", "providers", "department", "directorate", "workers", "colleagues", "commissioners", "leadership"),
        *("employees", "board", "trust", "nhs", "authority", "all", "us", "we", "leads", "directors", "heads"),
    }
)
_OTHER_WAYS = words_under("other ways")
"""Words that speak of other ways and name none."""
_ASSERTS = words_under("says it is proportionate")
_ONLY_TELLS = words_under("only tells people")
_PROMISE = 8
"""Words: an action no longer than that, with words that put it off, promises only to think of it."""
_EMPTY_POST = frozenset({"vacant", "vacancy", "unfilled"})
_NEVER_IN_NI = ("political_opinion", "racial_group", "religious_belief", "sex", "sexual_orientation")
"""What Northern Ireland's own statutes name; of the rest its law turns on where and by whom."""
_WHICH = frozenset(
    {
        *("the", "any", "each", "every", "our", "relevant"),
        *("appropriate", "various", "and", "service", "senior", "social"),
        *("care", "operational", "of", "by", "their", "its", "other", "across", "in"),
    }
)


def owned_by_nobody(owner: str | None) -> bool:
    """Whether no one person or post answers: nobody, `tbc`, or everybody, as `all staff` or `officers`."""
    if owner is None or says_nothing(owner) or is_put_off(owner):
        return True
    words = set(plain_words(owner).split())
    if words & _EMPTY_POST:
        return True
    return words <= _EVERYBODY | _WHICH and bool(words & _EVERYBODY)


def only_promises(action: str) -> bool:
    """Whether an action is a few words that put it off: `The situation will be monitored closely`."""
    put_off = any(waved.phrase.kind is Kind.PUTS_OFF for waved in waved_through(action))
    return put_off and words_of_content(action) <= _PROMISE


def only_tells(action: str) -> bool:
    """Whether an action only tells people of it, or of help elsewhere: the harm stays as it is."""
    return set(plain_words(action).split()) <= _ONLY_TELLS


def unconfirmed_money(chosen: OptionAppraisal, entry: Mitigation) -> Literal["tied", "general"] | None:
    """Whether a mitigation that is said to be funded is paid for, in an option, by streams of which none is confirmed.

    `tied` where its cost line bears the same ring fence as they do; `general` where it bears none, and nothing but
    such streams comes to the body that pays: its own budget may still do.
    """
    line = next((line for line in chosen.cash.lines if line.id == entry.cost_line), None)
    if line is None or not entry.funded:
        return None
    streams = [stream for stream in chosen.flows.option.funding if stream.body == line.body]
    paying = [stream for stream in streams if stream.ring_fence == line.ring_fence]
    if not paying or any(stream.confirmed for stream in paying):
        return None
    return "general" if line.ring_fence is None else "tied"


def lacking(found: Assessment, entry: Mitigation) -> list[str]:
    """What keeps a mitigation from being counted on when the harm begins, in words."""
    wanting = []
    if only_promises(entry.action):
        wanting.append("it promises to think of it, which is no action")
    if only_tells(entry.action):
        wanting.append("it tells people of it, and does nothing about the harm")
    if owned_by_nobody(entry.owner):
        wanting.append("no one person or post owns it")
    if entry.by is None:
        wanting.append("it has no date")
    elif entry.by > found.harm_begins:
        wanting.append("it comes after the harm begins")
    if not entry.funded:
        wanting.append("it has no money")
    elif unconfirmed_money(found.appraisal.preferred, entry) == "tied":
        wanting.append("its money is tied to a grant that is not confirmed")
    free = entry.cost is not None and entry.cost.central == 0
    if entry.cost is None and entry.cost_line is None:
        wanting.append("it has no cost and no cost line")
    elif free and not entry.cost_line and not _says_why_free(entry.no_cost_because):
        wanting.append("it is said to cost nothing, and not why")
    elif entry.cost_line is not None:
        wanting.extend(_of_its_money(found, entry.cost_line))
    return wanting


def _says_why_free(because: str | None) -> bool:
    return because is not None and not says_nothing(because) and not says_existing_resources(because)


def _of_its_money(found: Assessment, name: str) -> list[str]:
    """What is wrong with the line that is to pay for a mitigation, in words."""
    amounts = found.costs.get(name)
    if amounts is None:
        return ["its cost line is no cost line of the preferred option"]
    wanting = []
    if not any(amounts[: found.year_of_harm + 1]):
        wanting.append("its cost line pays nothing yet in the year in which the harm begins")
    leaning = sum(m.cost.central for m in found.true.mitigations if m.cost is not None and m.cost_line == name)
    if leaning > _AT_MOST * sum(amounts):
        wanting.append(f"its cost line holds less than the {pounds(leaning)} that leans on it")
    return wanting


P03 = Card(
    "P03",
    Severity.WARNING,
    title="A harm is lowered by what may not happen",
    why="Those who decide would be told of a smaller harm than the one they choose.",
    remedy="Complete the mitigation, or give the harm that is left without it.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P03)
def lowered_by_what_may_not_happen(found: Assessment) -> Iterator[Problem]:
    """P03: what is left of a harm is lower than the harm, by mitigations that cannot be counted on."""
    by_id = {entry.id: entry for entry in found.true.mitigations}
    for index, impact in enumerate(found.true.impacts):
        if not _is_lowered(impact):
            continue
        named = [by_id[name] for name in impact.mitigations if name in by_id]
        faults = [f"{entry.id!r}: {', '.join(wanting)}" for entry in named if (wanting := lacking(found, entry))]
        if not named:
            faults = ["it names no mitigation"]
        if faults:
            yield found.problem(
                P03,
                f"{found.shown.impacts[index].who.group}: {impact.residual} is left of a {impact.severity or 'medium'} "
                f"harm, and what lowers it may not happen ({'; '.join(faults)})",
                ("impacts", index, "residual"),
                expected="of each mitigation an owner, a date no later than the harm, funded: yes, and "
                "cost_line (a cost of the preferred option that pays by then, and enough) or cost; "
                "what costs nothing is cost: £0 with no_cost_because",
                remedy="complete them, take those that may not happen off this finding, or give the residual "
                "without them",
            )


def _is_lowered(impact: Impact) -> bool:
    """Whether less harm is said to be left than there is; a harm of no stated severity is taken as medium."""
    if not impact.may_lose or impact.residual is None or impact.residual == "unknown":
        return False
    return LEVELS[impact.residual] < LEVELS[impact.severity or "medium"]


P04 = Card(
    "P04",
    Severity.WARNING,
    title="A grave harm is justified in a few words",
    why="A harm stands in law only where its aim is legitimate and the means proportionate, with other ways looked at.",
    remedy="Write the aim, the proportion and the alternatives, each in a sentence of its own.",
    where_taken_away=Severity.BLOCKER,
)


@rule(P04)
def justified_in_a_few_words(found: Assessment) -> Iterator[Problem]:
    """P04: a grave harm is left, and the three things that could justify it are not said; or nothing could."""
    for index, impact in enumerate(found.true.impacts):
        given = impact.justification
        if impact.may_lose and impact.directness == "direct":
            yield from _direct(found, index)
        why = _must_be_justified(found, impact)
        if not impact.may_lose or (given is None and why is None):
            continue
        wanting = ["there is no justification"] if given is None else thin(given)
        if wanting:
            harm = why or "a harm is said to be justified"
            yield found.problem(
                P04,
                f"{found.shown.impacts[index].who.group}: {harm}, and {'; '.join(wanting)}",
                ("impacts", index, "justification") if given is not None else ("impacts", index),
                expected="justification: {aim: ..., proportion: ..., alternatives: ...}, each at least a "
                "sentence of its own",
                remedy="say what is aimed at, why that is worth this harm to these people, and what else was "
                "looked at and why not",
            )


def _must_be_justified(found: Assessment, impact: Impact) -> str | None:
    """Why a harm must be justified, in words; None where it need not be."""
    certain = impact.likelihood == "near_certain"
    if impact.severity == "severe" and certain and impact.residual in ("none", "low"):
        return f"a severe and near-certain harm is said to come to {impact.residual}"
    if impact.directness == "direct" and impact.who.characteristic == "age":
        return "people are treated worse because of their age"
    if impact.residual in ("none", "low"):
        return None
    if (certain and impact.severity != "low") or "severe" in (impact.severity, impact.residual):
        return "a severe or near-certain harm is left"
    left = impact.severity if impact.residual in (None, "unknown") else impact.residual
    named = [entry for entry in found.true.mitigations if entry.id in impact.mitigations]
    if left == "high" and all(lacking(found, entry) for entry in named):
        return "a high harm is left, or may be, and no mitigation of it can be counted on"
    return None


def _direct(found: Assessment, index: int) -> Iterator[Problem]:
    """Of people who are treated worse because of what the law protects, that no aim justifies it, but of age."""
    impact = found.true.impacts[index]
    keys = [str(who.characteristic) for who in (impact.who, *impact.also) if who.characteristic not in (None, "age")]
    if not keys:
        return
    northern_ireland = found.nation is Nation.NORTHERN_IRELAND
    settled = not northern_ireland or any(key in _NEVER_IN_NI for key in keys)
    law = "the discrimination law of Northern Ireland" if northern_ireland else "section 13 of the Equality Act 2010"
    yield found.problem(
        P04,
        f"{found.shown.impacts[index].who.group}: directness: direct says that they are treated worse because of "
        f"{keys[0].replace('_', ' ')}, which "
        + (f"{law} lets no aim justify" if settled else f"{law} may let no aim justify: ask a lawyer"),
        ("impacts", index, "directness"),
        expected="directness: indirect, where everybody is treated alike and it weighs on these people more",
        remedy="change the proposal so that nobody is treated worse for it; or, where that is not what is meant, "
        "write directness: indirect",
        severity=Severity.BLOCKER if settled else Severity.WARNING,
    )


def thin(given: Justification) -> list[str]:
    """What a justification lacks, in words; nothing where each of its three parts says something of its own."""
    parts = {name: str(getattr(given, name)) for name in ("aim", "proportion", "alternatives")}
    wanting = [
        f"{name} says nothing" if says_nothing(text) else f"{name} is a word or two"
        for name, text in parts.items()
        if says_nothing(text) or words_of_content(text) < _FEWEST_WORDS
    ]
    if names_no_other_way(given.alternatives) and not wanting:
        wanting.append("alternatives names none that was looked at, and why not")
    if only_asserts(given.proportion) and not wanting:
        wanting.append("proportion says that it is worth the harm, and weighs nothing")
    if only_saves_money(given.aim) and not wanting:
        wanting.append("the aim is only to save money, which is no aim that justifies a harm")
    names = list(parts)
    alike = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if much_the_same(parts[a], parts[b])]
    return wanting + [f"{a} and {b} are the same words" for a, b in alike if not wanting]


def names_no_other_way(text: str) -> bool:
    """Whether a text says that other ways were looked at, or that there is none, and names none."""
    return set(plain_words(text).split()) <= _OTHER_WAYS


def only_asserts(text: str) -> bool:
    """Whether a text says that a harm is proportionate, and not what is weighed against what."""
    return set(plain_words(text).split()) <= _ASSERTS


def stands(given: Justification | None) -> bool:
    """Whether a justification is given that says something under each of its three heads."""
    return given is not None and not thin(given)


def says_why(text: str | None) -> bool:
    """Whether a reason is given in more than a word or two."""
    return text is not None and not says_nothing(text) and words_of_content(text) >= _FEWEST_WORDS
