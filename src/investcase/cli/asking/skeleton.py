"""The draft before anybody has said anything: what the place and the models settle, and one line for each thing that
may be said further.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from investcase.catalogue.place_changes import ending
from investcase.cli.asking.profile import profile_held_back
from investcase.cli.asking.setting import Setting, picked
from investcase.cli.asking.starters import Starter, options_of
from investcase.cli.asking.state import body_name
from investcase.cli.for_editors import FIRST_LINE
from investcase.cli.written import scalar, written
from investcase.documents.bodies import Body, body_of
from investcase.documents.model import Model
from investcase.numbers.writing import number, percent
from investcase.quantities.writing import to_fill_in
from investcase.reading.blanks import BLANK

_WIDEST = 118
_BESIDE = 45
"""The column of a note beside a line."""


def skeleton(setting: Setting, starter: Starter | None = None) -> str:
    """The text of a new draft: of a starter's own options, else of the models put to work."""
    own = options_of(starter) if starter is not None else None
    lines = [
        FIRST_LINE,
        "format: investcase/case/1",
        '## A line behind "# " is one you may use: take off the "# ", and fill in each ___. One line is always enough.',
        "",
        f"case: {setting.name}",
        f"title: {scalar(setting.title)}",
        "standing: draft",
        *_place(setting),
        f"start: {setting.start}",
        f"years: {setting.years}",
        f"price_base: {setting.price_base}",
        "",
        f"# decision: {{resolution: {BLANK}, body: {BLANK}, date: {BLANK}}}",
        "",
        *(_options(setting) if own is None else _own_options(setting, own)),
        "",
        *_figures(setting),
        *_demand(setting),
        f"# narrative: {{if_we_do_nothing: {BLANK}, if_it_fails: {BLANK}}}",
        f"# equality: {{assessed_on: {BLANK}, change_type: {BLANK}{_profiles(setting)}}}",
    ]
    return "\n".join(lines) + "\n"


def _options(setting: Setting) -> Iterator[str]:
    """One option, which puts the models to work."""
    yield "options:"
    yield "  - id: programme"
    yield f"    title: {scalar(setting.title)}"
    yield "    preferred: yes"
    yield f"    # paid_until: {setting.start + (setting.years - 1)}"
    yield "    interventions:"
    for model in setting.models:
        yield ""
        yield from _intervention(setting, model)
    first, lead = setting.start, setting.lead.id
    yield ""
    yield f"    # costs: [{{id: {BLANK}, title: {BLANK}, body: {lead}, each_year: £{BLANK}, source: {BLANK}}}]"
    yield f"    # funding: [{{id: {BLANK}, title: {BLANK}, body: {lead}, amount: {{{first}: £{BLANK}}}}}]"
    like = f"interventions: [{{like: programme.{setting.models[0].model}}}]"
    yield f"  # - {{id: do-minimum, title: {BLANK}, ambition: do_minimum, {like}}}"


def _own_options(setting: Setting, own: str) -> list[str]:
    """A starter's options."""
    return own.replace("LEAD", setting.lead.id).replace("START", str(setting.start)).rstrip().split("\n")


def _place(setting: Setting) -> Iterator[str]:
    place = setting.place
    older = place.values.get("population_65_plus")
    people = f" {number(older.value)} people are aged 65 and over." if older and older.value else ""
    shown = scalar(setting.place_text)
    yield beside(f"place: {shown}", f"{body_name(setting, setting.lead)} leads.{people}")
    yield f"## What is published of it, and of its neighbours, with sources:  investcase show {shown}"
    found = ending(place.followed_by, setting.horizon)
    if found is not None:
        told = f"{place.name}: {found.words}. Say under narrative who carries this on."
        yield from wrap(told, _WIDEST, initial_indent="## ", subsequent_indent="## ")
    if setting.lead.id != "council":
        yield f"lead_body: {setting.lead.id}"


def _intervention(setting: Setting, model: Model) -> Iterator[str]:
    grade = f" Evidence grade {model.standing.grade}." if model.standing else ""
    yield beside(f"      - id: {model.model}", f"{model.title}.{grade}")
    yield beside(f"        model: {model.model}", charges(model))
    yield from _choices(setting, model)
    here = [wanted for wanted in setting.only_here(model.model) if wanted.required]
    if here:
        yield "        inputs:"
    for wanted in here:
        value = to_fill_in(wanted.needed.unit, wanted.needed.is_)
        yield beside(f"          {wanted.name}: {{value: {value}, source: {BLANK}}}", wanted.needed.title)
    yield f"        # already_in_plan: [{{body: {setting.lead.id}, amount: {{{setting.start}: £{BLANK}}}}}]"
    body = who_could_release(model, setting.lead)
    if body is not None:
        whose = "" if body == setting.lead else f"body: {body.id}, "
        yield f"        # release: [{{{whose}budget_line: {BLANK}, owner: {BLANK}, from: {setting.start}}}]"
    if model.omitted_costs:
        first, *rest = model.omitted_costs
        others = f"     # or: {', '.join(rest)}" if rest else ""
        yield f"        # omitted_costs: {{{first}: {{each_year: £{BLANK}, source: {BLANK}}}}}{others}"
    yield "        # ramp: [50%, 75%, 100%]"
    yield f"        # adjustments: {{already_achieved: {{share: {BLANK}%, reason: {BLANK}}}}}"


def _choices(setting: Setting, model: Model) -> Iterator[str]:
    """How a claim is shared out where that is not the usual way, and one other answer to a choice, held back."""
    basis, share = setting.bases.get(model.model), model.claim.share_choice if model.claim else None
    live = basis is not None and share is not None and basis.choice != model.choices[share].default
    chosen = picked(model, setting.bases)
    others = [name for name, choice in model.choices.items() if len(choice.alternatives) > 1 and name != share]
    held = None
    if others:
        stands = chosen[others[0]]
        other = next(each for each in model.choices[others[0]].alternatives if each != stands)
        held = f"{others[0]}: {other}", stands
    if live and basis is not None:
        yield "        choices:"
        yield beside(f"          {share}: {basis.choice}", f"{basis.why}." if basis.why else "")
        if held:
            yield f"          # {held[0]}     # stands: {held[1]}"
    elif held:
        yield f"        # choices: {{{held[0]}}}     # stands: {held[1]}"


def charges(model: Model) -> str:
    """What the model charges by itself, so that nobody adds it again."""
    charged = dict.fromkeys(line.title for line in model.lines.values() if line.kind == "cost")
    return f"Charges already: {'; '.join(charged)}." if charged else "Charges nothing that delivers it."


def who_could_release(model: Model, lead: Body) -> Body | None:
    """The body that leads where the model saves it something that could be released, else the first that it does."""
    bodies = [body_of(line.body, lead) for line in model.lines.values() if line.cash_type == "by_release"]
    return lead if lead in bodies else bodies[0] if bodies else None


def _profiles(setting: Setting) -> str:
    held = profile_held_back(setting.context)
    return f", profiles: {held}" if held else ""


def _figures(setting: Setting) -> Iterator[str]:
    needed = [wanted for wanted in setting.wanted if wanted.figure and wanted.held.quantity is None and wanted.required]
    for number_, wanted in enumerate(needed):
        if not number_:
            yield beside("figures:", "yours in place of the library's; investcase list figures")
        value = to_fill_in(wanted.needed.unit, wanted.needed.is_)
        yield beside(f"  {wanted.key}: {{value: {value}, source: {BLANK}}}", wanted.needed.title)
    if needed:
        yield ""
        return
    held = next((wanted for wanted in setting.wanted if wanted.figure and wanted.held.quantity is not None), None)
    if held is not None and held.held.quantity is not None:
        value = to_fill_in(held.needed.unit, held.needed.is_)
        stands = written(held.held.quantity, held.needed.is_)
        yield f"# figures: {{{held.key}: {{value: {value}, source: {BLANK}}}}}     # stands: {stands}"
        yield ""


def _demand(setting: Setting) -> Iterator[str]:
    found = setting.projection
    if found is None:
        yield f"## No projection of older people is held for {setting.place.name}: ask its nation's statistics office."
        return
    whose = f"{found.name}, for want of its own" if found.stands_in else found.name
    ages = ", ".join(f"aged {growth.ages} {percent(growth.a_year, 2)}" for growth in found.by_age)
    yield f"## People projected there grow in number by, a year: {ages}."
    source = f"Projections of {whose}, 65 and over, mid-{found.first_year} to mid-{found.last_year}"
    yield (
        f"# demand: [{{body: {setting.lead.id}, budget_line: {BLANK}, baseline: £{BLANK}, "
        f"population_growth: {percent(found.together.a_year, 2)}, in_plan: {BLANK}, source: {scalar(source)}}}]"
    ).replace(f"source: {scalar(source)}", f'source: "{source}"')


def beside(line: str, note: str) -> str:
    """A line with a note beside it."""
    noted = f"{line.ljust(_BESIDE)} # {note}"
    return noted if note and len(noted) <= _WIDEST else line
