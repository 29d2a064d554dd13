"""Models put to work, and services that are cut: inputs, choices, what is taken off, and how money is released."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.places import Place
from investcase.documents.bodies import Body, body_of
from investcase.documents.figure import Figure, Nation
from investcase.documents.model import Input, Model
from investcase.quantities import Kind, Quantity, Unit, parse_unit
from investcase.resolving.candidates import values_here
from random_whole.draw import Tree, alone
from random_whole.lines import PUBLIC, marginal_share, tabled_bias
from random_whole.setting import Setting

LIKELY = {
    "person / year": (50, 3_000),
    "year": (0.5, 2),
    "person": (100, 2_000),
    "£ / person": (50, 2_500),
    "£ / person / year": (20, 600),
    "£ / person / week": (200, 900),
    "£ / year": (50_000, 700_000),
    "£ / year / post": (35_000, 60_000),
    "£ / hour": (20, 60),
    "£ / event": (100, 2_000),
    "person / year / post": (20, 80),
    "post": (1, 12),
    "hour / person": (5, 90),
    "hour / person / year": (2, 40),
    "hour / person / week": (4, 20),
    "hour / event": (4, 20),
    "hour / year": (500, 9_000),
    "episode / person": (0, 0.2),
    "episode / person / year": (0.05, 1),
    "attendance / person / year": (0.05, 1),
    "attendance / fall": (0.02, 0.3),
    "incident / fall": (0.02, 0.3),
    "contact / person / year": (1, 12),
    "consultation / person / year": (1, 8),
    "bed day / person": (0.2, 3),
    "bed day / year": (20_000, 60_000),
    "event / year": (100, 900),
    "qaly / person": (0.001, 0.05),
    "fall / person / year": (0.5, 8),
    "episode / fall": (0.01, 0.1),
    "£ / bed day": (150, 900),
    "£ / grant": (3_000, 9_000),
    "week / year": (0.2, 4),
    "1 / year": (0.02, 0.2),
}
"""A likely range of each unit that a model asks for."""
LIKELY_PLAIN = {
    Kind.SHARE: (0.02, 0.7),
    Kind.RATIO: (0.3, 1.3),
    Kind.CHANGE: (-0.3, 0.4),
    Kind.REDUCTION: (-0.1, 0.5),
    Kind.COUNT_PER: (0.1, 3.0),
    Kind.PLAIN: (0.1, 9.0),
}
"""A likely range of each kind of plain number."""
ADJUSTMENTS = (
    "deadweight",
    "attribution",
    "displacement",
    "leakage",
    "already_achieved",
    "achievement",
    "overlap",
    "optimism_bias",
)
POUNDS_A_YEAR = parse_unit("£ / year")
YEAR, PERSON = parse_unit("year"), parse_unit("person")


@cache
def model_called(name: str) -> Model:
    """A model that ships."""
    loaded = library().model(name)
    assert loaded is not None
    return loaded.document


@cache
def model_names() -> tuple[str, ...]:
    """Every model that ships."""
    return tuple(library().model_ids())


@cache
def library() -> Library:
    """What ships, read once."""
    return shipped_library()


@cache
def figure_called(name: str) -> Figure | None:
    """A figure that ships."""
    found = library().figure(name)
    return found[0].figure if found else None


def intervention(setting: Setting, name: str, cost_ids: list[str]) -> dict[str, Tree]:
    """A model at work."""
    draw, years, model = setting.draw, setting.years, model_called(name)
    made: dict[str, Tree] = {"id": draw.id("work"), "model": name}
    if draw.maybe(0.5):
        made["title"] = draw.title()
    made |= service(setting, model)
    first, last = years.span()
    if draw.maybe(0.5):
        made["start"] = first
    if draw.maybe(0.5):
        made["start_month"] = years.month()
    if draw.maybe(0.6):
        made["until"] = last
    if draw.maybe(0.6):
        made["ramp"] = ramp(setting)
    if draw.maybe(0.5) and not has_stock(model):
        made["drop_off"] = draw.share_alone()
    if draw.maybe(0.4):
        made["set_up"] = set_up(setting)
    if draw.maybe(0.8):
        made["adjustments"] = adjustments(setting, graded=True)
    if draw.maybe(0.3):
        made["already_in_plan"] = [
            {"body": body.id, "amount": {year: alone(made) for year, made in years.amounts(0, 200_000).items()}}
            for body in draw.some(sorted(set(bodies_gaining(setting, model)), key=str), 1, 2)
        ]
    if draw.maybe(0.85):
        made["release"] = releases(setting, model) or "none"
    if draw.maybe(0.4):
        made["marginal_share"] = marginal_share(setting)
    answers = omitted(setting, model, cost_ids)
    if answers:
        made["omitted_costs"] = answers
    return {key: value for key, value in made.items() if value != []}


def service(setting: Setting, model: Model) -> dict[str, Tree]:
    """The choices and inputs of a model, those it cannot do without among them."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    choices = {name: draw.one(list(choice.alternatives)) for name, choice in model.choices.items() if draw.maybe(0.8)}
    if choices:
        made["choices"] = choices
    inputs: dict[str, Tree] = {}
    for name, needed in model.inputs.items():
        if needed.figure:
            setting.figures_used.add(needed.figure)
        if not is_held(setting, needed):
            inputs[name] = local_value(setting, needed.unit, asked_for(setting, needed))
        elif needed.figure and draw.maybe(0.12):
            near = near_the_library(setting, needed.figure)
            if near is not None:
                inputs[name] = local_value(setting, needed.unit, near)
    if inputs:
        made["inputs"] = inputs
    return made


def is_held(setting: Setting, needed: Input) -> bool:
    """Whether the library, or the place, holds a value of an input."""
    if needed.value is not None or needed.nation is not None:
        return True
    if needed.place is not None:
        held = setting.place and setting.place.values.get(needed.place)
        return bool(held and held.value is not None)
    return needed.figure is not None and holds_here(needed.figure, setting.nation, setting.place)


def holds_here(figure_id: str, nation: Nation, place: Place | None) -> bool:
    """Whether the library holds a figure for a place, or for its nation."""
    key = (figure_id, nation, place.code if place else None)
    if key not in _HELD:
        _HELD[key] = bool(values_here(library(), figure_id, nation, place))
    return _HELD[key]


_HELD: dict[tuple[str, Nation, str | None], bool] = {}


def asked_for(setting: Setting, needed: Input) -> Tree:
    """A value that only a case can give, in its unit or of its kind."""
    low, high = LIKELY[str(needed.unit)] if needed.is_ is None else LIKELY_PLAIN[needed.is_]
    return setting.draw.quantity(needed.unit, low, high, percent=needed.is_ in (Kind.CHANGE, Kind.REDUCTION))


def near_the_library(setting: Setting, figure_id: str) -> Tree | None:
    """A value near the one that the library holds."""
    draw, figure = setting.draw, figure_called(figure_id)
    if figure is None or not figure.values:
        return None
    held = figure.values[0].value
    factor = draw.number(0.92, 1.08, 2)
    value = held.central * factor
    if held.unit.is_number and 0 <= held.central <= 1:
        value = min(value, 1.0)
    value = float(f"{value:.6g}")
    if value > 0 and draw.maybe(0.5) and not (held.unit.is_number and value > 0.9):
        low, high = (Quantity(float(f"{value * edge:.6g}"), held.unit) for edge in (0.95, 1.05))
        return {"low": str(low), "central": str(Quantity(value, held.unit)), "high": str(high)}
    return str(Quantity(value, held.unit))


def local_value(setting: Setting, unit: Unit, value: Tree) -> dict[str, Tree]:
    """A value the case gives, with what it says of itself."""
    draw = setting.draw
    made: dict[str, Tree] = {"value": value, "source": setting.source()}
    if draw.maybe(0.6):
        made["reason"] = draw.saying()
    if draw.maybe(0.7 if unit.power("£") else 0.1):
        made["price_base"] = setting.years.price_base()
    if draw.maybe(0.4):
        made["status"] = draw.one(["local", "illustrative"])
    return made


def ramp(setting: Setting) -> Tree:
    """Shares of the whole, year by year: the one list whose order is its meaning."""
    draw = setting.draw
    return [f"{draw.whole(0, 20) * 5}%" for _ in range(draw.whole(1, 5))]


def has_stock(model: Model) -> bool:
    """Whether any formula of a model counts people who stay."""
    formulas = [step.formula for step in model.steps.values()]
    for choice in model.choices.values():
        for alternative in choice.alternatives.values():
            formulas += [alternative.formula, *(step.formula for step in alternative.steps.values())]
    return any("stock(" in formula or "build_up(" in formula for formula in formulas)


def set_up(setting: Setting) -> Tree:
    """Work before the effect can begin."""
    draw = setting.draw
    made: dict[str, Tree] = {"months": str(draw.whole(1, 40)), "reason": draw.saying()}
    if draw.rarely(0.5):
        made["optimism_bias"] = draw.share_alone()
    else:
        kinds = ("standard-buildings", "non-standard-buildings", "equipment-and-development")
        made["optimism_bias_from"] = tabled_bias(setting, kinds)
    return made


def adjustments(setting: Setting, *, graded: bool) -> dict[str, Tree]:
    """What is taken off an effect; what takes hope off an effect is not for cuts."""
    draw = setting.draw
    kinds = [kind for kind in ADJUSTMENTS if graded or kind != "optimism_bias"]
    given = [kind for kind in kinds if draw.maybe(0.3)]
    made: dict[str, Tree] = {kind: draw.share_or_range(0, 0.9) for kind in given}
    reasons = {kind: draw.saying() for kind in given if draw.rarely(0.7)}
    if reasons:
        made["reasons"] = reasons
    illustrative = [kind for kind in given if draw.rarely(0.3)]
    if illustrative:
        made["illustrative"] = illustrative
    if graded and draw.maybe(0.25):
        made["evidence_grade"] = {
            "table": "ours",
            "grade": draw.one(["1", "4"]),
            "signed_off_by": "Chief economist",
        }
    return made


def bodies_gaining(setting: Setting, model: Model) -> list[Body]:
    """Every body to which a line of a model belongs."""
    return [body_of(line.body, setting.lead) for line in model.lines.values()]


def releases(setting: Setting, model: Model) -> list[Tree]:
    """How money leaves budgets: each line of the model under one release at most."""
    draw = setting.draw
    made: list[Tree] = []
    taken: set[str] = set()
    for _ in range(draw.whole(1, 3)):
        as_ = draw.one(["cash_releasing", "cash_releasing", "avoided_growth", "capacity"])
        wanted = ("by_release", "capacity") if as_ == "capacity" else ("by_release",)
        open_to_it = [
            (key, body_of(line.body, setting.lead).id) for key, line in model.lines.items() if line.cash_type in wanted
        ]
        if not open_to_it:
            continue
        body = draw.one(open_to_it)[1]
        own = [key for key, whose in open_to_it if whose == body]
        named = draw.some(own, 1) if draw.maybe(0.6) else []
        covered = set(named or own)
        if covered & taken:
            continue
        taken |= covered
        made.append(release(setting, model, body, as_, named, sorted(covered)))
    return made


def release(setting: Setting, model: Model, body: str, as_: str, named: list[str], covered: list[str]) -> Tree:
    """One release."""
    draw, years = setting.draw, setting.years
    made: dict[str, Tree] = {"body": body}
    if named:
        made["lines"] = list(named)
    if as_ != "cash_releasing" or draw.maybe(0.5):
        made["as"] = as_
    if as_ != "capacity" or draw.maybe(0.3):
        made |= {"budget_line": setting.budget_line(body), "owner": draw.title(), "from": years.any()}
    if draw.maybe(0.6):
        made["plan_line"] = "Demography, older people"
    if draw.maybe(0.6):
        made["closes"] = draw.title()
    units = {unit_of(model, key) for key in covered}
    unit = units.pop() if len(units) == 1 else None
    if unit is not None and draw.maybe(0.5):
        whole = unit * YEAR if unit.power("year") == -1 else unit
        words = [whole, *([parse_unit("place"), parse_unit("package")] if unit == PERSON else [])]
        made["step"] = str(Quantity(draw.whole(1, 30), draw.one(words)))
    elif draw.maybe(0.3):
        made["spot_bought"] = draw.yes()
    if unit is not None and draw.maybe(0.4):
        made["marginal"] = draw.quantity(POUNDS_A_YEAR / unit, 10, 9_000)
    if draw.maybe(0.7):
        made["refill"] = refill(setting, unit)
    if draw.maybe(0.4):
        months = draw.one(["0", "2 months", f"{draw.whole(1, 14)} months"])
        made["double_running"] = {"months": months} if draw.rarely(0.6) else {"amount": years.amounts(0, 60_000)}
    if draw.maybe(0.35):
        made["exit_costs"] = years.amounts(0, 60_000)
    made |= setting.told_by(chance=0.4)
    if not {"marginal", "exit_costs"} & set(made) and "amount" not in made.get("double_running", {}):
        made.pop("price_base", None)  # Nothing has a price.
    return made


def refill(setting: Setting, unit: Unit | None) -> Tree:
    """What fills the gap."""
    draw = setting.draw
    if unit is None or draw.rarely(0.25):
        return {"none": draw.saying()}
    value_to = setting.body()
    return {
        "by": draw.title(),
        "share": draw.share(),
        "value": draw.quantity(POUNDS_A_YEAR / unit, 10, 9_000),
        "value_to": value_to,
        "cash_type": "capacity" if value_to in PUBLIC else "wider_value",
        "cost": draw.quantity(POUNDS_A_YEAR / unit, 0, 900),
    } | setting.told_by(chance=0.5)


def unit_of(model: Model, key: str) -> Unit | None:
    """What the quantity of a model's line is counted in."""
    name = model.lines[key].quantity
    if name is None:
        return None
    return next((unit for known, unit in quantities(model) if known == name), None)


def quantities(model: Model) -> Iterator[tuple[str, Unit]]:
    """Every name a model's formulas give, with its unit."""
    yield from ((name, step.unit) for name, step in model.steps.items())
    yield from ((choice.gives, choice.unit) for choice in model.choices.values())
    yield from ((name, needed.unit) for name, needed in model.inputs.items())


def omitted(setting: Setting, model: Model, cost_ids: list[str]) -> dict[str, Tree]:
    """Answers to the costs that the evidence leaves out."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    for name in model.omitted_costs:
        if not draw.maybe(0.7):
            continue
        way = draw.one(["zero", "each_year", *(["covered_by"] if cost_ids else [])])
        if way == "zero":
            made[name] = {"zero": draw.saying()}
        elif way == "covered_by":
            made[name] = {"covered_by": draw.one(cost_ids)}
        else:
            amount = draw.pounds_range(0, 90_000) if draw.maybe(0.4) else draw.pounds(0, 90_000)
            made[name] = {"each_year": amount} | setting.told_by(chance=0.6)
    return made


def own_figures(setting: Setting) -> dict[str, Tree]:
    """Figures of the library that the case replaces: of those its models use."""
    draw = setting.draw
    made: dict[str, Tree] = {}
    for name in sorted(setting.figures_used):
        figure = figure_called(name)
        if figure is None or not draw.maybe(0.15):
            continue
        near = near_the_library(setting, name)
        if near is not None:
            made[name] = local_value(setting, figure.unit, near)
    return made
