"""A case with a whole equality section that no rule complains of; tests change one thing in it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import yaml

from cases import solved
from investcase.appraisal.appraise import Appraisal
from investcase.checks.equality import equality_rules
from investcase.reading.problems import Problem

Data = dict[str, Any]
Change = Callable[[Data], object]

CLEAN = """\
format: investcase/case/1
case: day-centre
title: Close the day centre
place: {name: Elsewhere, nation: england}
as_of: 2026-11-22
start: 2027-28
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
decision: {resolution: To close the day centre., body: a committee, date: 2027-02-11}
options:
  - id: close
    title: Close
    preferred: yes
    costs:
      - {id: transport, title: Transport instead, body: council, each_year: £18000}
      - {id: hospital, title: More hospital care, body: nhs, each_year: £40000}
    benefits:
      - id: centre
        title: The centre is no longer run
        body: council
        cash_type: cash_releasing
        budget_line: Day services
        owner: the director
        each_year: £100000
      - {id: company, title: Company lost, body: people, cash_type: wider_value, each_year: -£30000}
equality:
  assessed_on: 2026-11-16
  change_type: reduce
  stage: draft
  strategic: yes
  children: possible
  islands: {affected: no}
  screening: {result: full, reasons: It touches older people., signed_by: {role: Head of service, on: 2026-11-01}}
  people_now: {count: 412, source: case records}
  impacts:
    - id: company-lost
      who: {characteristic: age, group: People aged 65 and over}
      also: [{characteristic: disability, group: people with dementia}]
      direction: negative
      mechanism: Loses two days a week of company and a meal.
      number: {count: 63, source: case records}
      severity: high
      likelihood: likely
      evidence: [records, asked]
      demand: [hospital]
      mitigations: [transport-instead]
      residual: medium
      justification:
        aim: To have nobody in a building that cannot be made safe.
        proportion: The harm is to company and meals, and both go on in town for those who come.
        alternatives: Three other sites were weighed, and none has room for a kitchen.
    - id: carers-hours
      who: {frame: carers, group: Family and friends who care, people: carers}
      direction: negative
      mechanism: Gives the hours that the centre gave.
      severity: medium
      evidence: [asked]
      mitigations: [transport-instead]
      residual: medium
    - id: women
      who: {characteristic: sex, group: Women}
      direction: negative
      mechanism: Most users and most carers are women.
      severity: medium
      evidence: [records]
      mitigations: [transport-instead]
    - id: poor
      who: {frame: socio_economic, group: People with little money}
      direction: negative
      mechanism: A bus fare is dear for them.
      severity: low
      evidence: [records]
    - id: young
      who: {frame: children, group: Young carers}
      direction: unknown
      mechanism: Nobody has asked whether they would give hours.
    - id: race
      who: {characteristic: race, group: Every ethnic group}
      direction: none_identified
      mechanism: Users by ethnicity are as residents of that age are.
      evidence: [records]
  not_relevant:
    - {characteristic: gender_reassignment, because: Nothing in the change turns on it.}
    - {characteristic: marriage_and_civil_partnership, because: Nothing in the change turns on it.}
    - {characteristic: pregnancy_and_maternity, because: Users are past it.}
    - {characteristic: religion_or_belief, because: No service of worship is held there.}
    - {characteristic: sexual_orientation, because: Nothing in the change turns on it.}
  evidence:
    - {id: records, kind: local_data, what: Case records, date: "2026-09-30", strength: moderate}
  engagement:
    - id: asked
      who: Users and carers
      when: 2026-10-14
      about: equality_effects
      groups: [age, carers]
      accessible: In the centre, with transport.
      said: They would miss the company most.
      changed: Transport was added.
  mitigations:
    - id: transport-instead
      action: A minibus to the other centre
      owner: the manager
      by: 2027-04-01
      cost: £18000
      cost_line: transport
      funded: yes
  gaps:
    - {what: Whether young carers give hours, impact: young, plan: Ask schools, owner: the manager, by: 2027-01-31}
  unpaid_care:
    - {what: Days away from the centre, hours: 9400 hours / year, source: case records, carers_by_sex: who-cares}
  system_demand: [hospital]
  monitoring:
    - {measure: Users seen elsewhere, by: [sex, age], baseline: none, trigger: fewer than half, review_on: 2027-10-01}
  profiles:
    - id: by-sex
      by: sex
      groups: {female: 251, male: 161}
      unknown: 0
      source: case records
      comparator:
        dataset: residents aged 65 and over
        nation: England
        year: "2021"
        age_range: 65 and over
        age_adjusted: no
        shares: {female: 54%, male: 46%}
    - id: by-age
      by: age
      groups: {under_65: 40, 65_to_79: 172, 80_and_over: 200}
      source: case records
    - id: by-quintile
      by: deprivation_quintile
      groups: {q1: 150, q2: 100, q3: 80, q4: 50, q5: 32}
      source: case records
    - id: who-cares
      by: sex
      of: carers
      groups: {female: 118, male: 82}
      source: carers known to the centre
  split:
    - {profile: by-quintile}
  outcome: continue_despite
  outcome_because: The building cannot be made safe, and three sites were weighed.
  given_to_decision_maker_on: 2027-02-03
  review_on: 2027-10-01
  public_summary:
    proposed: We plan to close the day centre. You would go to the centre in town. A bus would take you there.
    who_gains: No one who comes now would gain. The money would go to care at home.
    who_may_lose: You may lose friends you see each week. Your family may have to help you more.
    what_we_do_not_know: We do not know if young people would have to help more. We will ask them.
    if_we_do_nothing: The roof will get worse. We would have to shut the centre in a hurry.
    have_your_say: Tell us what you think by 31 January. You can write, call or come to the centre.
"""


def data() -> Data:
    """The clean case, to change."""
    loaded: Data = yaml.load(CLEAN, Loader=yaml.BaseLoader)
    return copy.deepcopy(loaded)


def worked(change: Callable[[Data], object] = lambda case: None) -> Appraisal:
    """The clean case with one change, worked out."""
    case = data()
    change(case)
    return solved(yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=1000))


def found(change: Callable[[Data], object] = lambda case: None) -> list[Problem]:
    """What the rules find after one change."""
    return list(equality_rules(worked(change)))


def in_northern_ireland(case: Data) -> None:
    """The clean case in the words of section 75."""
    case["place"]["nation"] = "northern_ireland"
    equality = case["equality"]
    equality["impacts"][5]["who"]["characteristic"] = "racial_group"
    equality["not_relevant"] = [
        {"characteristic": name, "because": "Nothing in the change turns on it."}
        for name in ("marital_status", "political_opinion", "religious_belief", "sexual_orientation", "dependants")
    ]


def put(path: str, value: object) -> Callable[[Data], None]:
    """A change: the value at a dotted path, numbers being places in lists; None takes the entry out."""

    def change(case: Data) -> None:
        *before, last = path.split(".")
        held: Any = case
        for part in before:
            held = held[int(part)] if isinstance(held, list) else held[part]
        key: Any = int(last) if isinstance(held, list) else last
        if value is None:
            del held[key]
        else:
            held[key] = value

    return change


def both(*changes: Callable[[Data], object]) -> Callable[[Data], None]:
    """Several changes, one after another."""

    def change(case: Data) -> None:
        for one in changes:
            one(case)

    return change
