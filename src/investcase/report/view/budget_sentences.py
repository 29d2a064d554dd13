"""What a body's budget says in words: what is not confirmed, what is at risk, and when it pays back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.budget import BodyBudget
from investcase.appraisal.payback import payback_index
from investcase.appraisal.paybacks import payback_positions
from investcase.documents.bodies import Body
from investcase.numbers.writing import pounds_short
from investcase.quantities.tolerance import UNPRINTED
from investcase.report.view.counting import counted
from investcase.report.view.keyed import Keyed, say, short
from investcase.report.view.tables import listed


def budget_sentences(appraisal: Appraisal, budget: BodyBudget) -> tuple[str, ...]:
    """What is not confirmed, peak exposure, what is left to find, and when it pays back."""
    body = budget.body.name
    if not budget.is_touched:
        return (f"No cash of the {body}’s is at stake.", *_beside(budget))
    sentences = [*_unconfirmed(budget), *_exposure(budget), _payback(appraisal, budget)]
    if budget.owed > UNPRINTED:
        sentences.append(f"{pounds_short(budget.owed)} of borrowing is still to be repaid after {budget.years[-1]}.")
    return (*sentences, *_beside(budget))


def _beside(budget: BodyBudget) -> Iterator[str]:
    """What presses on the body, which is in no budget; what it frees stands with who pays and who gains."""
    years = counted(len(budget.years), "year")
    pressed = -float(np.minimum(budget.capacity, 0.0).sum())
    if pressed > UNPRINTED:
        yield (
            f"Besides, and not in the table, more demand worth {pounds_short(pressed)} presses on what it has (in cash "
            f"terms over {years})."
        )


def _unconfirmed(budget: BodyBudget) -> list[str]:
    doubtful = float(budget.funding_unconfirmed.sum())
    if doubtful <= UNPRINTED:
        return []
    return [
        say(
            "Funding from elsewhere is {funding} over these years, of which {doubtful} is not confirmed; the table "
            "counts it as in hand.",
            funding=short(f"{budget.body}.funding", float(budget.funding.sum())),
            doubtful=pounds_short(doubtful),
        )
    ]


def _exposure(budget: BodyBudget) -> list[str]:
    if budget.peak_exposure <= UNPRINTED:
        lent = bool(budget.borrowed.any())
        if (budget.net >= -UNPRINTED).all():
            counting = ", counting what is borrowed as it comes" if lent else ""
            return [f"The budget is never out of pocket over these years{counting}."]
        came = "saved, received or borrowed" if lent else "saved or received"
        return [f"In some years more goes out than comes in; what was {came} in earlier years covers it."]
    when = budget.years[int(budget.cumulative.argmin())]
    peak = short(f"{budget.body}.peak_exposure", budget.peak_exposure)
    return [
        say("It is most out of pocket in {when}, by {peak}, which it must find itself.", when=when, peak=peak),
        *_from_reserves(budget),
    ]


def _from_reserves(budget: BodyBudget) -> Iterator[str]:
    """What is to be drawn from its own reserves, and what is paid back into them."""
    drawn, doubtful = (float(np.maximum(row, 0.0).sum()) for row in (budget.reserves, budget.reserves_unconfirmed))
    back = float(np.maximum(-budget.reserves, 0.0).sum())
    if drawn <= UNPRINTED:
        return
    unsure = f", of which {pounds_short(doubtful)} is not confirmed" if doubtful > UNPRINTED else ""
    later = f"; {pounds_short(back)} is paid back into them" if back > UNPRINTED else ""
    yield f"{pounds_short(drawn)} is to be drawn from reserves{unsure}{later}."


def _payback(appraisal: Appraisal, budget: BodyBudget) -> str:
    """When cash released repays the spending, and, where money is moved besides, when the running total is back."""
    option = appraisal.preferred.flows.option
    prices = f"counting only cash, in {appraisal.case.document.price_base} prices,"
    years = counted(len(budget.years), "year")
    own = payback_positions(appraisal, appraisal.preferred)["lead_body_cash"]
    index = payback_index(own.net, own.moved)
    year = None if index is None else budget.years[index]
    only_cut = bool(option.cuts) and not (option.interventions or any(line.kind == "benefit" for line in option.lines))
    if only_cut:
        covered = _what_a_cut_covers(appraisal, budget.body)
        did = "not covered" if year is None else "covered"
        when = f"in {years}" if year is None else f"by {year}"
        subject, paid = "the saving", f"has {did} {covered} {when}"
    else:
        subject = "it"
        paid = f"does not pay back in {years}" if year is None else f"pays back in {year}"
    moved = [
        name for name, row in (("funding", budget.funding), ("payments to partners", budget.payments)) if row.any()
    ]
    if not own.moves:
        return say(
            "Apart from the {moved}, no cash of the {body}’s moves; {total}.",
            moved=listed([*moved, *(["borrowing"] if budget.borrowed.any() else [])]),
            body=budget.body.name,
            total=_running_total(budget),
        )
    if not moved:
        found = f"{prices[:1].upper()}{prices[1:]} {subject} {paid}"
        in_cash = payback_index(budget.net_of_loans, budget.moved)
        if in_cash == index:
            only_lent = index is None and float(budget.cumulative[-1]) >= -UNPRINTED
            return (
                f"{found}{'; the running total ends at nil or better by what is borrowed alone' if only_lent else ''}."
            )
        lent = ", with what is still owed taken off," if budget.borrowed.any() else ","
        return say("{found}; in each year’s cash{lent} {else_}.", found=found, lent=lent, else_=_else(budget, in_cash))
    spending = subject if only_cut else "the spending"
    return say(
        "With the {moved}, {total}; without, {prices} {spending} {paid}.",
        moved=listed(moved),
        total=_running_total(budget),
        prices=prices,
        spending=spending,
        paid=paid,
    )


def _what_a_cut_covers(appraisal: Appraisal, body: Body) -> str:
    """What a body's saving must make good before it is ahead: what leaving costs, and what comes back to it in cash."""
    own = [line for line in appraisal.preferred.cash.of(body=body, kind="cost").lines if line.amounts[0].any()]
    parts = {"exit": "what leaving costs", "demand": "what comes back", None: "what is spent beside it"}
    return listed([words for part, words in parts.items() if any(line.in_cut == part for line in own)]) or "its costs"


def _else(budget: BodyBudget, back: int | None) -> str:
    """What the table's running total comes to, less what is owed, where the case's prices say another thing."""
    if back is not None:
        return f"it does in {budget.years[back]}"
    if budget.borrowed.any():
        return f"it is {pounds_short(-float(budget.net_of_loans.sum()))} short in {budget.years[-1]}"
    return _still_short(budget, "it is {missing} short in {last}")


def _still_short(budget: BodyBudget, words: str) -> str:
    last, total = budget.years[-1], float(budget.cumulative[-1])
    missing = Keyed(pounds_short(-total), f"{budget.body}.cumulative@{last}", total)
    return say(words, missing=missing, last=last)


def _running_total(budget: BodyBudget) -> str:
    if budget.peak_exposure <= UNPRINTED:
        counting = ", counting what is borrowed as it comes" if budget.borrowed.any() else ""
        return f"the running total never falls short{counting}"
    back = payback_index(budget.net, budget.moved)
    if back is None:
        return _still_short(budget, "the running total is still {missing} short in {last}")
    owed = float(budget.still_owed[back])
    lent = f", with {pounds_short(owed)} of borrowing still to be repaid" if owed > UNPRINTED else ""
    return f"the running total is back at nil or better from {budget.years[back]}{lent}"
