"""The text of a draft model and of its technical notes: a working skeleton, with blanks for the rest."""

from __future__ import annotations

_MODEL = """\
format: investcase/model/1
# A draft to work on: fill in every ___, then: investcase check. A whole one to look at: investcase show telecare
# The skeleton counts one thing that happens less often. Rename, add and take away as yours works.
model: {id}
title: ___
summary: ___
# "We would ...": what is done, beginning with a verb, without a capital.
what_is_done: ___
nations:
  england: ___
# How far the effect is known: A (trials of high certainty) to E (a judgement), and why the centre is what it is.
standing:
  grade: ___
  why: ___
  missing:
    - ___

inputs:
  people_a_year:
    title: ___
    unit: people / year
    ask: ___
  events_a_year:
    title: ___
    unit: events / person / year
    ask: ___
  # A number that somebody measured or judged is a figure, with its source, in assumptions/figures/.
  effect_ratio:
    title: ___
    unit: "1"
    is: ratio
    figure: ___
  effect_lasts:
    title: ___
    unit: years
    figure: ___
  cost_of_an_event:
    title: ___
    unit: £ / event
    figure: ___
  service_cost:
    title: ___
    unit: £ / person
    ask: ___

# Each step is a formula of names; its unit is checked. rollout is the share of the full work under way in a year, and
# stock(flow, stay) is how many are there at one time, when each stays so long.
steps:
  people_now:
    title: ___
    unit: people / year
    formula: people_a_year * rollout
  people_helped:
    title: ___
    unit: people
    formula: stock(people_now, effect_lasts)
  events_avoided:
    title: ___
    unit: events / year
    formula: people_helped * events_a_year * (1 - effect_ratio)
  worth:
    title: ___
    unit: £ / year
    formula: events_avoided * cost_of_an_event
  delivery:
    title: ___
    unit: £ / year
    formula: people_now * service_cost

people: people_now
people_title: ___
people_adjusted: no
followed_for: effect_lasts

# Who gains and who pays. by_release: capacity, until a case names the budget line that falls.
lines:
  events-avoided:
    title: ___
    amount: worth
    quantity: events_avoided
    kind: benefit
    body: nhs
    cash_type: by_release
  delivery:
    title: ___
    amount: delivery
    kind: cost
    body: lead
    adjusted: no

# What the evidence leaves out; each case answers for each.
omitted_costs:
  unpaid-care:
    title: ___
    why: ___
    body: carers

unpriced_effects:
  - gain: ___

# Worked out by hand, to be held against the model by: investcase check
worked_example:
  price_base: ___
  inputs:
    people_a_year: ___ people / year
    events_a_year: ___ events / person / year
    service_cost: £___ / person
  gives:
    events_avoided: ___ events / year
    worth: £___ / year
    delivery: £___ / year
"""

_NOTES = """\
# ___: technical notes

## How it is meant to work

___

## What the evidence says

| Study | Who | What | Estimate | 95% interval |
|---|---|---|--:|---|
| ___ | ___ | ___ | ___ | ___ |

## Who is counted

- ___

## When it comes

___

## The choices, and why each default

___

## What is and is not counted

___

## Limits

- ___
- **This is a planning estimate for a population. It sets no target, cap or rule for any person's care, which follows
  their own assessment, choice and legal entitlement.**

## Worked example

| Step | Sum | Result |
|---|---|--:|
| ___ | ___ | ___ |

## Sources

___
"""


def model_draft(model: str) -> dict[str, str]:
    """The files of a draft model by their name in its folder."""
    return {"model.yaml": _MODEL.replace("{id}", model), "technical-notes.md": _NOTES}
