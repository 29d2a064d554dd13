"""Who pays and who gains: one row a body and kind of money, with plain words beside each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.measures import cash_of
from investcase.documents.bodies import Body
from investcase.documents.kinds_of_money import CashType
from investcase.flows.lines import CashFlows
from investcase.report.short.column import Scale, scale_for
from investcase.report.short.facts import Facts
from investcase.report.short.value import Rounding, Sign, Value
from investcase.report.short.voice import begun, the
from investcase.report.view.keyed import prefix, say
from investcase.report.view.tables import Row
from investcase.report.words import lowered

_MOST = 5
_LONGEST = 44


@dataclass(frozen=True, slots=True)
class Share:
    """One part of what an option is worth: whose, of what kind in a word, how much, and what it is."""

    body: Body
    kind: str
    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class WhoTable:
    """The rows, in one unit, and under them everyone together."""

    unit: str
    rows: tuple[Row, ...]


def shares(facts: Facts) -> tuple[Share, ...]:
    """Every part that is not nil; together they are what the option is worth to everyone."""
    return tuple(share for share in _every(facts) if not share.value.is_nil)


def who_table(facts: Facts) -> WhoTable | None:
    """The table of page 1; None where only one body moves, so that there is nobody else to name."""
    found = shares(facts)
    if len({share.body for share in found}) < 2:
        return None
    scale = scale_for([*(share.value for share in found), facts.worth])
    rows = [Row(_label(share, found), (scale.cell(share.value), share.words)) for share in _largest(found)]
    rest = [share for share in found if share not in _largest(found)]
    if rest:
        others = Value(sum(share.value.amount for share in rest), "others", prefix(facts.option).rstrip("."))
        rows.append(Row(f"{len(rest)} others", (scale.cell(others), "together")))
    rows.append(Row("Everyone", (scale.cell(facts.worth), _rounded(scale, found, facts)), "total"))
    return WhoTable(scale.head, tuple(rows))


def _largest(found: tuple[Share, ...]) -> list[Share]:
    """All, in their own order, or where they are too many the three largest."""
    if len(found) <= _MOST:
        return list(found)
    kept = sorted(found, key=lambda share: -abs(share.value.amount))[:3]
    return [share for share in found if share in kept]


def _rounded(scale: Scale, found: tuple[Share, ...], facts: Facts) -> str:
    """`together`, and that it is rounded where the figures printed do not add to the total printed."""
    size = scale.size / 10**scale.places
    printed = sum(round(share.value.amount / size) for share in found)
    return "together" if printed == round(facts.worth.amount / size) else "together; rounded"


def _label(share: Share, found: tuple[Share, ...]) -> str:
    name = begun(the(share.body).removeprefix("the "))
    alone = sum(other.body == share.body for other in found) == 1 and not share.body.public
    return name if alone or not share.kind else f"{name}, {share.kind}"


def _every(facts: Facts) -> Iterator[Share]:
    option = facts.option
    for body in option.cash.bodies:
        if not body.public:
            own = option.cash.of(body=body)
            yield _share(facts, body, "", own, _people_s(own))
            continue
        cash = cash_of(option.cash, body)
        yield _share(facts, body, "cash", cash, f"{_cash(cash)}{_in_cash(facts, body)}")
        capacity = option.cash.of(body=body, kind="benefit", cash_types=(CashType.CAPACITY,))
        yield _share(facts, body, "time", capacity, _single(capacity) or _capacity(capacity))
        wider = option.cash.of(body=body, kind="benefit", cash_types=(CashType.WIDER_VALUE,))
        yield _share(facts, body, "other", wider, _single(wider) or "value in no budget")


def _share(facts: Facts, body: Body, kind: str, part: CashFlows, words: str) -> Share:
    value = Value(float(facts.option.pv(part)[0]), kind or "npv", prefix(facts.option).rstrip("."), body)
    return Share(body, kind, value, words)


def _single(part: CashFlows) -> str:
    """The title of the one line that is all of a part, where it is short enough to stand beside a figure."""
    moved = [line for line in part.lines if line.amounts[0].any()]
    title = lowered(moved[0].labels.title) if len(moved) == 1 else ""
    return title if len(title) <= _LONGEST else ""


def _cash(part: CashFlows) -> str:
    """What cash is made of."""
    out = any(line.kind == "cost" and line.amounts[0].any() for line in part.lines)
    saved = any(line.kind == "benefit" and line.amounts[0].any() for line in part.lines)
    return _single(part) or ("saved, less all costs" if out and saved else "what it spends" if out else "what it saves")


def _capacity(part: CashFlows) -> str:
    """What capacity is: freed, or asked for."""
    pressed = any((line.amounts[0] < 0).any() for line in part.lines)
    return "more asked of it; not cash" if pressed else "time and places freed; not cash"


def _in_cash(facts: Facts, body: Body) -> str:
    """The same for the lead body in cash, whose figures stand above in cash."""
    if body != facts.lead or facts.left.is_nil:
        return ""
    funding = Value(float(facts.budget.funding.sum()), "funding", body=facts.lead)
    left = facts.left.said(Rounding.BRIEF, Sign.BOTH)
    if funding.is_nil:
        return say(" ({left} in cash)", left=left)
    # What others pay the lead body cancels out for everyone, so that only the cash has it.
    words = " ({left} in cash, with {funding} from others)"
    return say(words, left=left, funding=funding.said(Rounding.BRIEF, Sign.NONE))


def _people_s(part: CashFlows) -> str:
    pays = any(line.kind == "cost" and line.amounts[0].any() for line in part.lines)
    gains = any(line.kind == "benefit" and line.amounts[0].any() for line in part.lines)
    return _single(part) or (
        "what they gain, less what they pay"
        if pays and gains
        else "what they pay"
        if pays
        else "what they gain or lose"
    )
