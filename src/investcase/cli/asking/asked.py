"""What is asked of a draft, in order: at most twelve questions, the place and the decision among them."""

from __future__ import annotations

from investcase.cli.asking.heading import Decision, Money, Title
from investcase.cli.asking.in_plan import InPlan
from investcase.cli.asking.only_here import OnlyHere
from investcase.cli.asking.people import People
from investcase.cli.asking.published import Published
from investcase.cli.asking.question import Question
from investcase.cli.asking.releasing import Funding, Releases
from investcase.cli.asking.setting import Setting
from investcase.cli.asking.spending import Costs
from investcase.cli.asking.started import questions_of
from investcase.cli.asking.starters import Starter

MOST = 12
"""The most that is ever asked, place and question included."""


def asked(setting: Setting, starter: Starter | None = None) -> list[Question]:
    """The questions of a case: a starter's own, or those of a case that puts models to work.

    One that cannot matter is not put: no budget line where none can fall, and where the money comes from only where
    no model asks for figures of its own.
    """
    own = questions_of(starter) if starter is not None else []
    if not setting.models:
        return own
    forms = _forms(setting)
    published = [
        each for each in setting.wanted if each.model is None and (each.needed.ask or each.held.quantity is None)
    ]
    releases = Releases(setting.models, setting.lead)
    return [
        Title(),
        Decision(starter.resolution) if starter is not None else Decision(),
        Money(),
        *forms,
        *([Published(published)] if published else []),
        *(own or [InPlan(setting.models)]),
        Costs(setting.models),
        *([releases] if releases.asked else []),
        *([Funding()] if not forms else []),
        People(),
    ]


def _forms(setting: Setting) -> list[Question]:
    """What only the case can give: a form for the first model that asks for something, and one for all the others."""
    asking = [
        model
        for model in setting.models
        if any(each.required for each in setting.only_here(model.model))
        or any(each.model == model.model for each in setting.choosing)
    ]
    groups = [group for group in (asking[:1], asking[1:]) if group]
    return [
        OnlyHere(
            group,
            [each for model in group for each in setting.only_here(model.model)],
            [each for each in setting.choosing if each.model in {model.model for model in group}],
        )
        for group in groups
    ]
