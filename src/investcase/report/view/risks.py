"""Risks in money: what each adds to the costs as they stand, and what becomes of the answer if it happens."""

from __future__ import annotations

from investcase.appraisal.risks import RiskTaken, risks_taken
from investcase.appraisal.worked import Worked
from investcase.numbers.writing import pounds_short
from investcase.report.view.chance_words import chance_words, in_so_many
from investcase.report.view.counting import counted
from investcase.report.view.keyed import Said, say, short
from investcase.report.view.tables import Grid, Row, grid


def risks_grid(appraisal: Worked) -> Grid | None:
    """Each risk in money; None where no cost of the preferred option waits for one."""
    found = appraisal.once(risks_taken)
    if not found:
        return None
    lead, option = appraisal.case.lead, appraisal.preferred
    rows = [
        Row(
            each.risk.risk,
            (
                chance_words(each.chance),
                pounds_short(each.expected.npsv),
                pounds_short(each.happens.npsv),
                pounds_short(each.happens.lead_cash),
                "–" if not each.draws else in_so_many(each.worth_if_it_happens),
            ),
        )
        for each in found
    ]
    columns = (
        "Risk",
        "Chance",
        "In the value to society as it stands",
        "Value to society if it happens",
        f"{lead.name} cash if it happens",
        "Worth doing if it happens",
    )
    note = (
        f"{option.flows.option.title}: present value, {appraisal.case.document.price_base} prices, all else central. "
        "As it stands each risk counts at its expected value, its chance times what it costs: nobody will pay that "
        f"sum, but the whole or nothing. {lead.name} cash: before funding, loans and payments between partners. "
        "Worth doing: in how many of the draws in which it happens the option is worth more than carrying on as now."
    )
    return grid("Risks in money", columns, rows, note=note)


def risks_lines(appraisal: Worked) -> tuple[str, ...]:
    """Each risk with where its chance comes from."""
    return tuple(
        f"{each.risk.risk.rstrip('.')}. The chance is {chance_words(each.chance)}: {each.figure.source.rstrip('.')}."
        for each in appraisal.once(risks_taken)
    )


def tail_sentences(appraisal: Worked) -> tuple[Said, ...]:
    """Each risk that the case asks to be told apart, and what becomes of the two answers if it happens."""
    option, lead = appraisal.preferred, appraisal.case.lead
    return tuple(
        say(
            "{risk}: {chance}. If it happens, the value to society is {npsv} in place of {now}, and {lead} cash {cash} "
            "in place of {cash_now}, as present values with all else central.",
            risk=each.risk.risk.rstrip("."),
            chance=chance_words(each.chance),
            npsv=short(f"{each.risk.id}.if-it-happens", each.happens.npsv),
            now=short("npsv", float(option.npsv[0])),
            lead=lead.name,
            cash=short(f"{each.risk.id}.{lead}.if-it-happens", each.happens.lead_cash),
            cash_now=short(f"{lead}.cash_npv", float(option.cash_npv_of(lead)[0])),
        )
        for each in appraisal.once(risks_taken)
        if each.risk.tail
    )


def counted_sentence(found: tuple[RiskTaken, ...]) -> Said | None:
    """How much of the value to society as it stands is the expected value of risks; None where it holds none."""
    if not found:
        return None
    return say(
        "The costs hold {amount} for {risks} in money, present value: the chance of each times what it costs.",
        amount=short("risks", -sum(each.expected.npsv for each in found)),
        risks=counted(len(found), "risk"),
    )
