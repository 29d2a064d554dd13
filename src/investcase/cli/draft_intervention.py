"""One intervention of a draft: the model, how its claim is shared out, and what only the author can take off it."""

from __future__ import annotations

from investcase.cli.answers import Answers
from investcase.cli.draft_figures import write_inputs
from investcase.cli.draft_lines import DraftLines
from investcase.cli.draft_setting import Setting, picked
from investcase.cli.written import scalar, written
from investcase.documents.bodies import Body, body_of
from investcase.documents.model import Model
from investcase.reading.blanks import BLANK

_IN = 8


def write_intervention(lines: DraftLines, model: Model, setting: Setting, answers: Answers) -> None:
    """An entry of `interventions:`, indented by six spaces."""
    lines.say(6, f"{model.title}. {model.summary}")
    lines.say(6, model.nations.get(setting.place.nation, "Nothing is said of how it holds in this nation."))
    lines.live(6, f"- id: {model.model}")
    lines.live(_IN, f"model: {model.model}")
    _choices(lines, model, setting)
    lines.live(_IN, f"start: {setting.start}")
    if answers.start_month:
        lines.live(_IN, f"start_month: {answers.start_month}")
    if answers.years_funded:
        years = "year" if answers.years_funded == 1 else "years"
        lines.say(_IN, f"Paid for in {answers.years_funded} {years}; nobody new is helped after the last.")
        lines.live(_IN, f"until: {setting.start + (answers.years_funded - 1)}")
    lines.say(_IN, "The share of the full effort in each year from the first. Left out, it is all there at once.")
    lines.dormant(_IN, f"ramp: [{BLANK}%, {BLANK}%, {BLANK}%]")
    write_inputs(lines, _IN, model, setting, answers)
    _adjustments(lines, model, answers)
    _in_plan(lines, model, setting, answers)
    _release(lines, model, setting, answers)
    _omitted(lines, model, setting, answers)


def _choices(lines: DraftLines, model: Model, setting: Setting) -> None:
    if not model.choices:
        return
    basis = setting.bases.get(model.model)
    share = model.claim.share_choice if model.claim else None
    chosen = picked(model, setting.bases)
    lines.live(_IN, "choices:")
    for name, choice in model.choices.items():
        this = chosen[name]
        others = " Or ".join(
            f"{other}: {alternative.title}." for other, alternative in choice.alternatives.items() if other != this
        )
        lines.say(_IN + 2, f"{choice.question} {choice.alternatives[this].title}. Or {others}")
        if basis and name == share and basis.why:
            lines.say(_IN + 2, f"Why so: {basis.why}.")
        lines.live(_IN + 2, f"{name}: {this}")


def _adjustments(lines: DraftLines, model: Model, answers: Answers) -> None:
    achieved = answers.already_achieved.get(model.model)
    live = achieved is not None
    since = "achieved since the claim's base year" if model.claim else "already achieved"
    lines.say(_IN, f"What of the effect is not new: {since}, or would have happened anyway.")
    lines.either(_IN, "adjustments:", live=live)
    base, within = (_IN + 2, 0) if live else (_IN, 2)
    if achieved is not None:
        lines.live(base, f"already_achieved: {written(achieved)}")
    else:
        lines.dormant(base, f"already_achieved: {BLANK}%", within)
    lines.dormant(base, f"deadweight: {BLANK}%", within)
    lines.either(base, "reasons:", live=live, within=within)
    if live:
        lines.live(base, f"  already_achieved: {scalar('local: given when this draft was made, to be sourced')}")
        lines.dormant(base + 2, f"deadweight: {BLANK}")
    else:
        lines.dormant(base, f"  already_achieved: {BLANK}", within)
        lines.dormant(base, f"  deadweight: {BLANK}", within)


def _in_plan(lines: DraftLines, model: Model, setting: Setting, answers: Answers) -> None:
    planned = answers.already_in_plan.get(model.model)
    live = planned is not None
    lines.say(_IN, "What the approved plan already counts of this, in pounds by year: it is taken off.")
    lines.either(_IN, "already_in_plan:", live=live)
    lines.either(_IN, f"- body: {setting.lead.id}", live=live, within=2)
    lines.either(_IN, "  amount:", live=live, within=2)
    if planned is None:
        lines.dormant(_IN, f"    {setting.start}: £{BLANK}", 2)
        return
    for year, amount in sorted(planned.items()):
        lines.live(_IN, f"      {year}: {written(amount)}")


def _release(lines: DraftLines, model: Model, setting: Setting, answers: Answers) -> None:
    body = _who_could_release(model, setting.lead)
    if body is None:
        return
    given = answers.releases.get(model.model)
    if given is None and model.model in answers.releases:
        lines.say(_IN, "No budget line falls, as answered when this draft was made: capacity is freed, and no cash.")
        lines.live(_IN, "release: none")
        return
    live = given is not None
    lines.say(
        _IN, "The budget line that falls, from when, and who makes it fall. Left out, capacity is freed, and no cash."
    )
    lines.either(_IN, "release:", live=live)
    entry = [
        f"- body: {body.id}",
        "  as: cash_releasing",
        f"  budget_line: {scalar(given.budget_line) if given else BLANK}",
        f"  owner: {scalar(given.owner) if given else BLANK}",
        f"  from: {given.first if given else setting.start}",
    ]
    for text in entry:
        lines.either(_IN, text, live=live, within=2)


def _who_could_release(model: Model, lead: Body) -> Body | None:
    """The body that leads where the model saves it something that could be released, else the first that it does."""
    bodies = [body_of(line.body, lead) for line in model.lines.values() if line.cash_type == "by_release"]
    return lead if lead in bodies else bodies[0] if bodies else None


def _omitted(lines: DraftLines, model: Model, setting: Setting, answers: Answers) -> None:
    if not model.omitted_costs:
        return
    covering = "delivery" if answers.cost_each_year else "set-up" if answers.cost_at_the_start else None
    covered = {name for name, cost in model.omitted_costs.items() if cost.ask and covering}
    lines.say(
        _IN,
        "Costs the evidence leaves out. Each awaits one answer: each_year (£), covered_by (the id of a line under "
        "costs), or zero (the reason why it is nil).",
    )
    lines.either(_IN, "omitted_costs:", live=bool(covered))
    base, within = (_IN + 2, 0) if covered else (_IN, 2)
    for name, cost in model.omitted_costs.items():
        body = body_of(cost.body, setting.lead)
        lines.say(base, f"{cost.title} ({body.name}). {cost.why}", within)
        lines.either(base, f"{name}:", live=name in covered, within=within)
        if name in covered:
            lines.live(base, f"  covered_by: {covering}")
        else:
            lines.dormant(base, f"  each_year: £{BLANK}", within)
            lines.dormant(base, f"  source: {BLANK}", within)
