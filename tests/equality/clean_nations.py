"""Four reductions honestly assessed, one of each nation: what legitimate work looks like, and no rule may hold it up.

The places, people and figures are made up.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

Data = dict[str, Any]

_ENGLAND = """\
format: investcase/case/1
case: transport-charge
title: Charge for transport to day services
place: {name: Elsewhere, nation: england}
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
decision: {resolution: To charge for transport., body: Cabinet, date: 2027-02-11}
options:
  - id: charge
    title: Charge
    preferred: yes
    costs:
      - {id: fund, title: A hardship fund, body: council, each_year: £12000}
      - {id: visits, title: More home visits, body: nhs, each_year: £9000}
    benefits:
      - id: income
        title: Charges paid
        body: council
        cash_type: cash_releasing
        budget_line: Day services transport
        owner: the director
        each_year: £60000
      - {id: paid, title: Charges paid by people, body: people, cash_type: wider_value, each_year: -£60000}
equality:
  assessed_on: 2026-11-16
  change_type: charge_or_eligibility
  stage: final
  strategic: no
  children: no
  people_now: {count: 240, source: bookings of 2025-26}
  screening: {result: full, reasons: Disabled people would pay., signed_by: {role: Head of service, on: 2026-10-01}}
  impacts:
    - id: disabled
      who: {characteristic: disability, group: People who cannot use a bus}
      direction: negative
      mechanism: They pay six pounds a day for the only way there, and some would come less often.
      number: {count: 190, source: bookings of 2025-26}
      severity: high
      likelihood: near_certain
      evidence: [bookings, forum]
      demand: [visits]
      mitigations: [hardship-fund]
      residual: medium
      justification:
        aim: That transport can go on at all once its grant ends in March.
        proportion: The charge is a third of the cost and nobody on a means-tested benefit pays it.
        alternatives: Fewer days and a smaller area were looked at, and each left somebody at home.
    - id: carers
      who: {frame: carers, group: Family who care, people: carers}
      direction: negative
      mechanism: Some would drive their relative in place of paying, in hours they work.
      severity: medium
      evidence: [forum]
      demand: [visits]
      mitigations: [hardship-fund]
      residual: medium
    - id: women
      who: {characteristic: sex, group: Women}
      direction: none_identified
      mechanism: Women and men book and pay in the proportions in which they use the service.
      evidence: [bookings]
    - id: age
      who: {characteristic: age, group: People aged 65 and over}
      direction: negative
      mechanism: They have the least to spend after housing.
      severity: medium
      evidence: [bookings, forum]
      mitigations: [hardship-fund]
      residual: medium
  not_relevant:
    - {characteristic: gender_reassignment, because: Nothing in the fare turns on it.}
    - {characteristic: marriage_and_civil_partnership, because: Nothing in the fare turns on it.}
    - {characteristic: pregnancy_and_maternity, because: Nobody who books is of that age.}
    - {characteristic: race, because: Nothing in the fare turns on it.}
    - {characteristic: religion_or_belief, because: Nothing in the fare turns on it.}
    - {characteristic: sexual_orientation, because: Nothing in the fare turns on it.}
  evidence:
    - {id: bookings, kind: local_data, what: Bookings by age and sex, date: "2026-04", strength: moderate}
  engagement:
    - id: forum
      who: Passengers and carers at three depots, and the disabled people's panel
      when: 2026-10-20
      about: equality_effects
      groups: [disability, age, carers]
      accessible: At the depots, with an interpreter and by telephone.
      said: Most could pay something; a few would stop coming, and they fear being asked about money in the open.
      changed: The fund is applied for by telephone.
  mitigations:
    - id: hardship-fund
      action: A fund that pays the fare of anybody on a means-tested benefit
      owner: the transport manager
      by: 2027-03-01
      cost: £12000
      cost_line: fund
      funded: yes
  system_demand: [visits]
  outcome: adjust
  outcome_because: The fund was added, and the fare was lowered after the forum.
  given_to_decision_maker_on: 2027-02-03
  sign_off: {role: Director, on: 2026-11-19}
  review_on: 2027-10-01
  public_summary:
    proposed: We plan to ask people to pay for the bus.
    who_gains: The bus can go on.
    who_may_lose: People with little money may come less.
    what_we_do_not_know: We do not know who would stop.
    if_we_do_nothing: The money for the bus ends in March.
    have_your_say: Call us by 31 January.
"""

_SCOTLAND = """\
format: investcase/case/1
case: lunch-clubs
title: Stop paying for lunch clubs
place: {name: Elsewhere, nation: scotland}
lead_body: ijb
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
decision: {resolution: To stop the grants., body: Integration Joint Board, date: 2027-01-28}
options:
  - id: stop
    title: Stop
    preferred: yes
    costs:
      - {id: moving, title: Help to move to other clubs, body: ijb, each_year: £20000}
    disinvestments:
      - id: clubs
        title: The clubs
        change: stop
        start: 2027-28
        saving:
          - {id: grants, title: Grants, body: ijb, budget_line: Grants, owner: the chief officer, each_year: £90000}
        demand:
          - {id: meals, title: Meals at home, body: council, each_year: £30000}
        exit_costs:
          redundancy: {zero: The clubs have no paid staff.}
          notice: {zero: The grants end in March.}
          clawback: {zero: Nothing was granted ahead.}
          stranded_overheads: {zero: Nothing is shared with the clubs.}
        restart_cost: {amount: £10000, source: the grants officer}
equality:
  assessed_on: 2026-11-10
  change_type: stop
  stage: draft
  strategic: yes
  body_type: ijb
  children: no
  islands: {affected: no}
  people_now: {count: 310, source: registers of the clubs}
  screening: {result: full, reasons: It ends what people come to each week., signed_by: {role: Planner, on: 2026-10-01}}
  impacts:
    - id: older
      who: {characteristic: age, group: People aged 75 and over}
      direction: negative
      mechanism: They lose the one hot meal in company of the week.
      number: {count: 260, source: registers of the clubs}
      severity: severe
      likelihood: likely
      evidence: [registers, asked]
      demand: [meals]
      mitigations: [other-clubs]
      residual: high
      justification:
        aim: That meals at home go on for those who can no longer go out.
        proportion: Those who come can be taken to a club nearby, and those at home have no other meal.
        alternatives: A charge and fewer days were put to those who come, who chose neither.
    - id: poor
      who: {frame: socio_economic, group: People with little money}
      direction: negative
      mechanism: A meal at a cafe is three times the price.
      severity: high
      evidence: [asked]
      demand: [meals]
      mitigations: [other-clubs]
      residual: high
    - id: disabled
      who: {characteristic: disability, group: People who need a lift there}
      direction: negative
      mechanism: The clubs that stay open have fewer seats on the bus.
      severity: medium
      evidence: [asked]
      mitigations: [other-clubs]
      residual: medium
    - id: sex
      who: {characteristic: sex, group: Women}
      direction: unknown
      mechanism: The registers do not say who is a woman.
  not_relevant:
    - {characteristic: gender_reassignment, because: The clubs hold nothing that turns on it.}
    - {characteristic: marriage_and_civil_partnership, because: The clubs hold nothing that turns on it.}
    - {characteristic: pregnancy_and_maternity, because: Those who come are past it.}
    - {characteristic: race, because: The four clubs of ethnic groups keep their own grant.}
    - {characteristic: religion_or_belief, because: None of the clubs is of a church or mosque.}
    - {characteristic: sexual_orientation, because: The clubs hold nothing that turns on it.}
  evidence:
    - {id: registers, kind: local_data, what: Registers of eleven clubs, date: "2026-08", strength: strong}
  engagement:
    - id: asked
      who: People who come to eleven clubs
      when: 2026-10-05
      about: equality_effects
      groups: [age, disability, socio_economic]
      accessible: At lunch, with large print.
      said: They would miss the company more than the meal.
      changed: Help to move was added.
  mitigations:
    - id: other-clubs
      action: Somebody goes with each person to another club for a month
      owner: the community link worker
      by: 2027-03-31
      cost_line: moving
      funded: yes
  gaps:
    - {what: How many are women, impact: sex, plan: Count at the door in December, owner: the planner, by: 2026-12-18}
  system_demand: [meals]
  outcome: continue_despite
  outcome_because: Meals at home cannot go on otherwise, and those who come chose no other way.
  given_to_decision_maker_on: 2027-01-20
  review_on: 2027-10-01
  public_summary:
    proposed: We plan to stop the clubs.
    who_gains: Meals at home can go on.
    who_may_lose: You may lose a meal and your friends.
    what_we_do_not_know: We do not know how many are women.
    if_we_do_nothing: Meals at home would stop.
    have_your_say: Call us by 31 December.
"""

_WALES = """\
format: investcase/case/1
case: clinic-days
title: Open the wound clinic on three days and not five
place: {name: Elsewhere, nation: wales}
lead_body: nhs
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
decision: {resolution: To open on three days., body: the health board, date: 2027-03-18}
options:
  - id: fewer-days
    title: Fewer days
    preferred: yes
    costs:
      - {id: nurse-visits, title: Visits by district nurses, body: nhs, each_year: £25000}
    benefits:
      - id: clinic
        title: Two days a week of the clinic
        body: nhs
        cash_type: cash_releasing
        budget_line: Community clinics
        owner: the head of nursing
        each_year: £80000
equality:
  assessed_on: 2026-11-02
  change_type: reduce
  stage: draft
  strategic: no
  body_type: health_board
  children: no
  people_now: {count: 520, source: clinic lists}
  impacts:
    - id: disabled
      who: {characteristic: disability, group: People who come by arranged transport}
      direction: negative
      mechanism: Transport runs on the days that would close, and they wait up to three days longer.
      number: {count: 85, source: clinic lists}
      severity: medium
      likelihood: likely
      evidence: [lists, patients]
      demand: [nurse-visits]
      mitigations: [visits, transport]
      residual: low
    - id: language
      who: {frame: language, group: People who speak Welsh with their nurse}
      direction: none_identified
      mechanism: The Welsh-speaking nurse works on the three days that stay.
      evidence: [lists]
    - id: age
      who: {characteristic: age, group: People aged 80 and over}
      direction: mixed
      mechanism: Longer waits between dressings for some, and a nurse at home for those who cannot travel.
      severity: low
      evidence: [lists, patients]
      mitigations: [visits]
      residual: low
    - id: sex
      who: {characteristic: sex, group: Women and men}
      direction: none_identified
      mechanism: The three days are used by as many women for each man as the two days that close.
      evidence: [lists]
  not_relevant:
    - {characteristic: gender_reassignment, because: A dressing is the same for everybody who needs one.}
    - {characteristic: marriage_and_civil_partnership, because: The duty asks it of work alone.}
    - {characteristic: pregnancy_and_maternity, because: Wounds after a birth are seen elsewhere.}
    - {characteristic: race, because: Interpreters are booked for any day.}
    - {characteristic: religion_or_belief, because: None of the days that close is one of worship.}
    - {characteristic: sexual_orientation, because: A dressing is the same for everybody who needs one.}
  evidence:
    - {id: lists, kind: local_data, what: Clinic lists by day and age, date: "2026-09", strength: strong}
  engagement:
    - id: patients
      who: Thirty patients, asked at the clinic and by telephone
      when: 2026-10-14
      about: equality_effects
      groups: [disability, age]
      said: Nineteen of them had no objection to three days, and eleven said that transport would not bring them.
      changed: Transport was moved.
  mitigations:
    - id: visits
      action: A district nurse sees those who cannot travel
      owner: the head of nursing
      by: 2027-04-01
      cost: £25000
      cost_line: nurse-visits
      funded: yes
    - id: transport
      action: Arranged transport runs on the days that stay
      owner: the transport desk manager
      by: 2027-03-29
      cost: £0
      no_cost_because: The same vans run on other days of the week.
      funded: yes
  system_demand: [nurse-visits]
  outcome: adjust
  outcome_because: Transport was moved to the days that stay.
  given_to_decision_maker_on: 2027-03-01
  review_on: 2028-01-31
  public_summary:
    proposed: We plan to open the clinic on three days.
    who_gains: Nobody gains a day.
    who_may_lose: People who come by arranged transport may wait more.
    what_we_do_not_know: We do not know how many will ask for a nurse at home.
    if_we_do_nothing: The clinic would close on days when a nurse is ill.
    have_your_say: Call us by 31 January.
"""

_NORTHERN_IRELAND = """\
format: investcase/case/1
case: evening-visits
title: Fewer evening visits
place: {name: Elsewhere, nation: northern_ireland}
lead_body: nhs
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
decision: {resolution: To plan evening visits anew., body: the trust board, date: 2027-02-25}
options:
  - id: fewer
    title: Fewer visits
    preferred: yes
    costs:
      - {id: night-line, title: A telephone line at night, body: nhs, each_year: £30000}
    benefits:
      - id: visits
        title: Visits no longer made
        body: nhs
        cash_type: cash_releasing
        budget_line: Evening visits
        owner: the director of older people's services
        each_year: £150000
equality:
  assessed_on: 2026-11-09
  change_type: reduce
  stage: draft
  body_type: hsc_trust
  children: no
  people_now: {count: 700, source: visit rotas}
  impacts:
    - id: disabled
      who: {characteristic: disability, group: People who are helped to bed}
      direction: negative
      mechanism: They would be helped to bed an hour earlier than they asked for.
      number: {count: 350, source: visit rotas}
      severity: medium
      evidence: [rotas, visited]
      demand: [night-line]
      mitigations: [choice]
      residual: low
    - id: dependants
      who: {characteristic: dependants, group: Relatives who live with them, people: carers}
      direction: negative
      mechanism: They give the help that a late visit gave.
      severity: medium
      evidence: [visited]
      mitigations: [choice]
      residual: medium
    - id: age
      who: {characteristic: age, group: People aged 65 and over}
      direction: negative
      mechanism: Nearly all who are visited are older.
      severity: medium
      evidence: [rotas]
      mitigations: [choice]
      residual: medium
    - id: sex
      who: {characteristic: sex, group: Women}
      direction: none_identified
      mechanism: Women and men have late visits in the proportion in which they have any.
      evidence: [rotas]
  not_relevant:
    - {characteristic: marital_status, because: A visit is planned by need and not by household.}
    - {characteristic: political_opinion, because: Nothing in a visit turns on it.}
    - {characteristic: racial_group, because: Interpreters are booked at any hour.}
    - {characteristic: religious_belief, because: Nothing in a visit turns on it.}
    - {characteristic: sexual_orientation, because: Nothing in a visit turns on it.}
  evidence:
    - {id: rotas, kind: local_data, what: Rotas of evening visits by age and sex, date: "2026-08", strength: moderate}
  engagement:
    - id: visited
      who: Forty people who are visited, and the relatives who live with them
      when: 2026-10-21
      about: equality_effects
      groups: [disability, dependants, age]
      accessible: At home, with a picture board.
      said: Being put to bed early is what they fear most.
      changed: Each person now names an hour.
  mitigations:
    - id: choice
      action: Each person names the hour that matters most and keeps it
      owner: the rota manager
      by: 2027-04-01
      cost_line: night-line
      funded: yes
  outcome: adjust
  outcome_because: Each person keeps one hour of their own choosing.
  system_demand: []
  review_on: 2027-10-01
  public_summary:
    proposed: We plan to come less often in the evening.
    who_gains: Nobody gains a visit.
    who_may_lose: You may have to go to bed sooner than you like.
    what_we_do_not_know: We do not know how many will call us at night.
    if_we_do_nothing: Some visits would be missed with no word to you.
    have_your_say: Call us by 31 January.
"""

_TEXTS = {"england": _ENGLAND, "scotland": _SCOTLAND, "wales": _WALES, "northern_ireland": _NORTHERN_IRELAND}
NATIONS = tuple(_TEXTS)


def clean(nation: str) -> Data:
    """The honest case of a nation, to change."""
    loaded: Data = yaml.load(_TEXTS[nation], Loader=yaml.BaseLoader)
    return loaded


def written(case: Data) -> str:
    """A case as its YAML; what stands in it twice is written out twice."""
    return yaml.safe_dump(json.loads(json.dumps(case)), allow_unicode=True, sort_keys=False, width=1000)
