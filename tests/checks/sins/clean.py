"""Two cases that commit no sin: one of lines of its own, and one of a model."""

from __future__ import annotations

OWN = """\
format: investcase/case/1
case: offer
title: Exercise classes against falls
as_of: 2026-11-22
place: Kent
start: 2027-28
years: 6
price_base: 2026-27
discount: green-book-2026
decision: {resolution: To approve the classes., body: Cabinet, date: 2027-01-14, review_on: 2029-03-31}
prices:
  bodies:
    council:
      pay: {each_year: 3%, source: Medium-term plan}
      fees: {each_year: 3%, source: Medium-term plan}
demand:
  - body: council
    budget_line: Home care
    baseline: £60m
    price_base: 2026-27
    rising_need: 0.1%
    in_plan: Demography
    source: Medium-term plan
options:
  - id: classes
    title: Classes in every district
    preferred: yes
    costs:
      - id: instructors
        title: Instructors
        body: council
        staff: {wte: 4, salary: £38000, on_costs: 28%, on_costs_as_of: 2026-04-01}
        from: 2027-28
        to: 2032-33
        optimism_bias: 10%
        likely_range: 90% to 120%, central 100%
        source: Payroll
      - id: halls
        title: Halls and mats
        body: council
        each_year: £40000
        optimism_bias: 10%
        price_base: 2026-27
        source: Quotations of three districts
      - id: beginning
        title: Training and finding people
        body: council
        amount: {2027-28: £60000}
        recurrent: no
        optimism_bias: 10%
        source: What the pilot cost
    benefits:
      - id: home-care
        title: Hours of home care no longer bought
        body: council
        cash_type: cash_releasing
        event: home-care-hour
        each_year: £360000
        from: 2028-29
        budget_line: Home care
        owner: Director of adult social care
        likely_range: 50% to 130%, central 100%
        source: Brokerage records of the pilot, against people on the waiting list
      - id: admissions
        title: Admissions after a fall that do not happen
        body: nhs
        cash_type: capacity
        event: fracture-stay
        each_year: £600000
        from: 2028-29
        likely_range: 40% to 130%, central 100%
        marginal_share: {share: 30%, reason: Counted by the trust, source: Costing team of the trust}
        source: Hospital records of the pilot, against people on the waiting list
      - id: company
        title: What people gain from company
        body: people
        cash_type: wider_value
        event: well-being
        each_year: £90000
        from: 2028-29
        source: Survey of the pilot
    funding:
      - id: icb
        title: The NHS's part
        body: council
        paid_by: nhs
        each_year: £40000
        from: 2028-29
        to: 2032-33
        exit: Paid for as long as the classes run.
  - id: leaflet
    title: A leaflet and a telephone line
    ambition: do_minimum
    costs:
      - {id: line, title: The line, body: council, each_year: £20000, optimism_bias: 10%, source: Quotation}
    benefits:
      - id: few-falls
        title: A few falls fewer
        body: nhs
        cash_type: capacity
        event: fall
        each_year: £20000
        from: 2028-29
        marginal_share: {share: 30%, reason: Counted by the trust, source: Costing team of the trust}
        source: A judgement of the falls team
"""

MODEL = """\
format: investcase/case/1
case: at-home
title: Home first
as_of: 2026-11-22
place: Kent
start: 2027-28
years: 8
price_base: 2026-27
discount: green-book-2026
decision: {resolution: To approve the team., body: Cabinet, date: 2027-01-14, review_on: 2029-03-31}
prices:
  bodies:
    council:
      pay: {each_year: 3%, source: Medium-term plan}
      fees: {each_year: 3%, source: Medium-term plan}
demand:
  - body: council
    budget_line: Care homes
    baseline: £180m
    price_base: 2026-27
    population_growth: 0.1%
    in_plan: Demography
    source: Medium-term plan
options:
  - id: at-home
    title: Home first, with five years' funding
    preferred: yes
    interventions:
      - id: settings
        model: ccn-independent-settings
        choices: {route: top_down, share_by: admissions}
        start: 2027-28
        start_month: October
        until: 2031-32
        ramp: [40%, 70%, 100%]
        adjustments:
          already_achieved: 20%
          deadweight: 10%
          reasons: {already_achieved: Counted in our records, deadweight: Four of forty were put off without the team.}
        release:
          - body: council
            budget_line: Care homes
            owner: Director of adult social care
            from: 2028-29
            closes: Placements no longer bought
            spot_bought: yes
            marginal: £36000 / person / year
            refill: {none: Placements are bought one at a time.}
            price_base: 2026-27
            source: Brokerage
        omitted_costs:
          delivery: {covered_by: team}
          pay-uplift: {zero: Fees are at the case's own prices.}
          equipment: {each_year: £100000, price_base: 2026-27, source: Equipment store}
          double-running: {covered_by: mobilisation}
          living-costs: {each_year: £50000, price_base: 2026-27, source: A survey of ours}
          unpaid-care: {each_year: £90000, price_base: 2026-27, source: A survey of ours}
          community-health: {each_year: £60000, price_base: 2026-27, source: The community trust}
    costs:
      - id: team
        title: Home-first team
        body: council
        staff: {wte: 14, salary: £41000, on_costs: 30%, on_costs_as_of: 2026-04-01}
        from: 2027-28
        to: 2031-32
        start_month: July
        likely_range: 90% to 120%, central 100%
        optimism_bias: 10%
        source: Payroll
      - id: mobilisation
        title: Mobilisation and double running
        body: council
        amount: {2027-28: £380000, 2028-29: £160000}
        recurrent: no
        optimism_bias: 10%
        source: What the last such team cost
  - id: call
    title: A telephone call before every placement
    ambition: do_minimum
    costs:
      - {id: caller, title: A caller, body: council, each_year: £30000, optimism_bias: 10%, source: Payroll}
    benefits:
      - id: put-off
        title: Placements put off
        body: council
        cash_type: capacity
        event: care-home-stay
        each_year: £40000
        from: 2028-29
        marginal_share: {share: 30%, reason: Counted by our brokerage, source: Brokerage records}
        source: Brokerage records
"""
