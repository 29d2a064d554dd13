"""A model at work in a small case, whose every name can be read at steady state."""

from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.flows.build import Mechanism

CASE = """\
format: investcase/case/1
case: worked-example
title: Worked example
place: {place}
start: {start}
years: {years}
price_base: {price_base}
options:
  - id: act
    title: Act
    preferred: true
    interventions:
      - id: it
        model: {model}
        marginal_share: {{share: 100%, reason: as this test means it}}
        choices: {choices}
        inputs: {inputs}
{more}
"""

ENGLAND = "{name: England, nation: england}"
"""A place with none of its own figures, so that England's stand."""


@dataclass(frozen=True)
class Worked:
    """An appraised case with one intervention."""

    appraisal: Appraisal

    @property
    def mechanism(self) -> Mechanism:
        return self.appraisal.preferred.flows.mechanisms[0]

    def __getitem__(self, name: str) -> float:
        """A name of the model at steady state, at central values, before anything is taken off."""
        return float(self.mechanism.steady[name][0, 0])
