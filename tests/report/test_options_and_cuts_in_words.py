"""What page 1 says of rival options, of cuts and of multiples, each against a sum by hand."""

from __future__ import annotations

import re

from cases import HEAD, solved, with_lines
from investcase.appraisal.appraise import Appraisal
from investcase.checks.review import reviewed
from investcase.report.short.facts import facts_of
from investcase.report.short.headline import headline
from investcase.report.view.budget_sentences import budget_sentences
from investcase.report.view.money import positions_grid, value_sentence
from investcase.report.view.options import options_grid
from investcase.report.view.summary import swing_sentence

TOP = HEAD.format(
    place="Elsewhere", nation="england", start="2026-27", years=3, price_base="2026-27", discount="{flat: 0%}"
)
RIVALS = """\
options:
  - id: big
    title: Big
    preferred: yes
    benefits: [{id: b, title: B, body: people, cash_type: wider_value, each_year: £10k}]
  - id: small
    title: Small
    ambition: do_minimum
    benefits: [{id: b, title: B, body: people, cash_type: wider_value, each_year: £50k}]
"""
CUT = """\
options:
  - id: close
    title: Close it
    disinvestments:
      - id: centre
        title: The day centre
        change: stop
        saving: [{id: g, title: Grant, body: council, each_year: £100k, budget_line: Grants, owner: The director}]
        demand:
          - {id: ask, title: Requests, body: council, each_year: £10k}
          - {id: beds, title: Beds, body: nhs, falls_as: capacity, each_year: £20k}
        exit_costs:
          redundancy: {amount: {2026-27: £150k}, source: ours}
          notice: {zero: the contract ends}
          clawback: {zero: no grant}
          stranded_overheads: {zero: none}
        restart_cost: {zero: rooms are kept}
"""


def said(appraisal: Appraisal) -> str:
    return " ".join(budget_sentences(appraisal, appraisal.budget(appraisal.preferred, appraisal.case.lead)))


def codes(appraisal: Appraisal) -> set[str]:
    return {problem.code for problem in reviewed(appraisal)}


def test_page_1_and_check_say_that_another_option_is_worth_more() -> None:
    # Three years undiscounted: 3 x £10k = £30k preferred, 3 x £50k = £150k for the rival: £120,000 more.
    beaten = solved(TOP + RIVALS)
    assert "Another option is worth more to society than the preferred one: Small (£150k)." in value_sentence(beaten)
    found = [problem for problem in reviewed(beaten) if problem.code == "option-worth-more"]
    assert [str(problem.severity) for problem in found] == ["warning"]
    assert found[0].message == (
        "Small is worth £120,000 more to society than the preferred option; say why it is not preferred"
    )


def test_the_best_option_a_tie_and_a_rejected_rival_say_nothing() -> None:
    better = solved(TOP + RIVALS.replace("£10k", "£60k"))
    tie = solved(TOP + RIVALS.replace("£10k", "£50k"))
    rejected = solved(TOP + RIVALS.replace("ambition: do_minimum", "rejected: It needs land that is sold."))
    for appraisal in (better, tie, rejected):
        assert "worth more" not in value_sentence(appraisal)
        assert "option-worth-more" not in codes(appraisal)


def test_a_multiple_of_an_amount_is_written_in_per_cent() -> None:
    # £100k a year for three years at 50%, 100% and 300%: costs of £150k, £300k and £900k.
    ranged = with_lines(
        ["id: c, title: Team, body: council, each_year: £100k, likely_range: '50% to 300%, central 100%'"],
        discount="{flat: 0%}",
        years=3,
    )
    appraisal = solved(ranged)
    words = swing_sentence(appraisal.swings[0])
    assert "at 50%, 100% and 300% the value to society is" in words
    assert float(appraisal.swings[0].at_low) == -150_000
    assert float(appraisal.swings[0].at_high) == -900_000


def test_only_a_net_saving_is_called_one() -> None:
    def ratio_of(text: str) -> str:
        table = options_grid(solved(text))
        return next(row.cells[-1] for row in table.rows if row.label == "BCR, on net public cost")

    gain = "id: w, title: W, body: people, cash_type: wider_value, each_year: £1k"
    saving = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: b, owner: o, each_year: £3k"
    # No public body spends or saves: £0 of net public cost. With £2k spent and £3k saved a year: £1k a year saved.
    assert ratio_of(with_lines([], [gain])) == "n/a (no net cost)"
    assert ratio_of(with_lines(["id: c, title: C, body: council, each_year: £2k"], [saving])) == "n/a (net saving)"
    notes = {problem.field: problem.message for problem in solved(with_lines([], [gain])).result().problems}
    assert notes["options.programme.bcr.net_public"] == (
        "n/a (no net cost): public bodies spend no more cash than they save, so there is nothing to divide by"
    )


def test_what_is_left_of_an_asset_is_no_cash_of_society_s() -> None:
    # £100k bought in the first of 4 years with a life of 10: 6/10 left, £60,000 of value, and no cash in any year.
    bought = with_lines(
        ["id: b, title: Build, body: council, spend: capital, life: 10 years, amount: {2026-27: £100k}"],
        years=4,
        discount="{flat: 0%}",
    )
    appraisal = solved(bought)
    assert float(appraisal.preferred.npsv[0]) == -40_000
    bodies = {body.body: body.cash_terms_by_year for body in appraisal.result().options[-1].bodies}
    assert all(set(row) == {0.0} for body, row in bodies.items() if body != "council")
    assert bodies["council"][0] == -100_000


def test_a_cut_says_when_its_saving_has_covered_what_leaving_costs() -> None:
    # The council: 100 - 10 - 150 = -60, then +90: ahead from the second year.
    words = said(solved(TOP + CUT))
    assert "the saving has covered what leaving costs and what comes back by 2027-28." in words
    assert "pays back" not in words
    # 100 - 10 - 500 = -410, -320, -230: never.
    never = said(solved(TOP + CUT.replace("£150k", "£500k")))
    assert "the saving has not covered what leaving costs and what comes back in 3 years." in never


def test_an_investment_still_pays_back() -> None:
    spent = "id: c, title: C, body: council, amount: {2026-27: £5k}"
    saving = "id: s, title: S, body: council, cash_type: cash_releasing, budget_line: b, owner: o, each_year: £3k"
    assert "it pays back in 2027-28." in said(solved(with_lines([spent], [saving], years=3)))


def test_pressure_on_capacity_is_not_headed_as_capacity_freed() -> None:
    # Beds: £20k a year of pressure for three years, undiscounted.
    grid = positions_grid(solved(TOP + CUT))
    assert grid.columns[2] == "Capacity, as counted (minus: pressed)"
    nhs = next(row for row in grid.rows if row.label == "NHS")
    assert nhs.cells[1] == "−£60k"
    freed = with_lines([], ["id: f, title: F, body: nhs, cash_type: capacity, each_year: £1k"])
    assert positions_grid(solved(freed)).columns[2] == "Capacity freed, as counted"


def test_a_cut_pays_nothing_back_in_the_options_table() -> None:
    def rows(text: str) -> dict[str, str]:
        table = options_grid(solved(text))
        assert "A cut has nothing to pay back" in (table.note or "")
        return {row.label: row.cells[-1] for row in table.rows if row.label.startswith("Pays back")}

    # Everyone, undiscounted: 100 - 10 - 20 - 150 = -80, -10, 60. The council: -60, 30, 120.
    found = rows(TOP + CUT)
    assert found["Pays back, everyone together"] == "ahead from 2028-29"
    assert found["Pays back, Council cash only"] == "ahead from 2027-28"
    # With £90k to the NHS and nothing to leave: 0 a year, so never behind; with £95k, -5, -10, -15.
    level = CUT.replace("£150k", "£0").replace("£20k", "£90k")
    assert rows(TOP + level)["Pays back, everyone together"] == "never behind"
    assert rows(TOP + level.replace("£90k", "£95k"))["Pays back, everyone together"] == "behind from 2026-27"


def test_a_cut_that_spends_to_soften_itself_is_still_a_cut() -> None:
    help_found = "    costs: [{id: help, title: Help, body: council, amount: {2026-27: £40k}}]\n"
    words = said(solved(TOP + CUT + help_found))
    # 100 - 10 - 150 - 40 = -100, -10, 80.
    assert "has covered what leaving costs, what comes back and what is spent beside it by 2028-29." in words
    assert "pays back" not in words


def test_a_cut_that_costs_more_than_it_saves_is_not_said_to_save_nothing() -> None:
    # Three years of £100k less £10k, against £400k of redundancy: £130k short in 2026-27 prices, more in cash.
    dear = TOP + CUT.replace("£150k", "£400k")
    found = solved(dear)
    told = str(headline(facts_of(found, found.preferred)))
    assert re.search(r"costs the council £12\dk more over three years than it saves in cash", told), told
    assert "saves nothing" not in told
    nothing = solved(
        TOP + CUT.replace("£150k", "£400k").replace("£100k, budget_line: Grants, owner: The director", "£0")
    )
    assert "and saves nothing" in str(headline(facts_of(nothing, nothing.preferred)))
