"""A case that uses most of what may be written, in which every number can be meant as it stands."""

from __future__ import annotations

RICH = """\
format: investcase/case/1
case: rich
title: A case of many parts
as_of: 2026-11-22
place: Kent
start: 2027-28
years: 6
price_base: 2026-27
decision: {resolution: To approve the plan., body: Cabinet, date: 2027-01-14}
prices:
  bodies:
    council:
      pay: {by_year: {2027-28: 3%, 2028-29: 3%}, source: Medium-term plan}
      fees: {each_year: 4%, source: Medium-term plan}
demand:
  - body: council
    budget_line: Home care
    baseline: £60m
    price_base: 2026-27
    population_growth: 1.5%
    in_plan: Demography
    source: Medium-term plan
net_budgets:
  - {body: council, amount: £1.4bn, year: 2026-27, source: Budget book}
band_d: {homes: 560000, year: 2026-27, source: Budget book}
figures:
  home-care.hourly-rate: {value: £25 / hour, price_base: 2026-27, source: Contracts, reason: Ours}
options:
  - id: programme
    title: The programme
    preferred: yes
    interventions:
      - id: reablement
        model: reablement
        inputs:
          people_offered: {value: 400 people / year, source: Service plan}
          share_needing_care: {value: 62%, source: Brokerage records}
          episode_cost: {value: £1850 / episode, price_base: 2024-25, source: Ledger, reason: Ours}
        already_in_plan:
          - {body: council, amount: {2027-28: £10000}}
        release:
          - body: council
            budget_line: Home care
            owner: Director of adult social care
            from: 2028-29
            closes: Hours no longer bought
            spot_bought: yes
            marginal: £18 / hour
            refill:
              by: People who wait
              share: 50%
              value: £20 / hour
              value_to: council
              cash_type: capacity
              cost: £12 / hour
              price_base: 2026-27
            double_running: {amount: {2028-29: £40000}}
            exit_costs: {2028-29: £25000}
            price_base: 2025-26
            source: Finance team
        omitted_costs:
          unpaid-care: {each_year: £30000, price_base: 2025-26, source: Finance team}
          therapy: {zero: Therapists are in post.}
          set-up: {covered_by: set-up}
    costs:
      - id: team
        title: Coordinators
        body: council
        staff: {wte: 3.5, salary: £38000, on_costs: 28%, on_costs_as_of: 2026-04-01}
        from: 2027-28
        to: 2031-32
        price_base: 2026-27
        source: Payroll
      - id: set-up
        title: Setting up
        body: council
        amount: {2027-28: £150000}
        price_base: {assumed: 2025-26, because: The quotation says no year.}
        spend: capital
        life: 10 years
        source: Quotation
    benefits:
      - id: carers
        title: Carers' time
        body: carers
        cash_type: wider_value
        each_year: £90000
        price_base: 2024-25
        source: Survey
    disinvestments:
      - id: day-centre
        title: The day centre
        change: stop
        start: 2028-29
        saving:
          - id: rent
            title: Rent and staff
            body: council
            budget_line: Day services
            owner: Director of adult social care
            each_year: £210000
            price_base: 2025-26
            source: Ledger
        demand:
          - id: elsewhere
            title: Places elsewhere
            body: council
            each_year: £60000
            price_base: 2025-26
            source: Ledger
        optimism_bias:
          saving: {share: 10%, reason: Our last three closures}
          demand: {share: 10%, reason: Our last three closures}
        exit_costs:
          redundancy: {amount: {2028-29: £45000}, price_base: 2025-26, source: Payroll}
          notice: {zero: The lease ends then.}
          clawback: {zero: Nothing was granted.}
          stranded_overheads: {each_year: £20000, to: 2029-30, price_base: 2025-26, source: Ledger}
        restart_cost: {amount: £120000, price_base: 2025-26, source: Estates team}
        restart_in: 2030-31
    funding:
      - id: reserve
        title: Transformation reserve
        body: council
        paid_by: council
        amount: {2027-28: £200000}
        balance: £2m
    borrowing:
      - id: loan
        title: A loan
        body: council
        for: set-up
        rate: 5%
        years: 10
        first_repayment: 2028-29
        source: Treasury team
    workforce:
      - id: posts
        staff: [team]
        vacancy_rate: 10%
        turnover_rate: 20%
        cost_per_recruit: £3000
        price_base: 2025-26
        source: Payroll
    portfolio:
      slippage: {share: 10%, reason: Our last programme}
equality:
  assessed_on: 2026-11-16
  change_type: reduce
  impacts:
    - id: users
      who: {characteristic: age, group: People who use the day centre}
      direction: mixed
      mechanism: Some move to other places.
      severity: medium
      evidence: [records]
      mitigations: [review]
      residual: low
  evidence:
    - {id: records, kind: local_data, what: Case records, date: "2026-09"}
  engagement:
    - id: asked
      who: Users of the centre
      when: 2026-10-02
      about: equality_effects
      groups: [age]
      said: Transport matters.
  mitigations:
    - {id: review, action: A visit each week, owner: The team lead, by: 2028-04-01, cost_line: team, funded: yes}
  review_on: 2028-03-01
"""


def with_text(old: str, new: str, text: str = RICH) -> str:
    """The case with one piece of its text, which stands in it once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands in the case {text.count(old)} times"
    return text.replace(old, new)
