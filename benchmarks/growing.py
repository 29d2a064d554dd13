"""Cases and libraries with any number of one kind of thing, for `growth.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

CASE = "falls/case.yaml"
LIBRARY = "assumptions"
Files = Mapping[str, str]
"""What stands in a folder: the text of each file by its name."""

HEAD = """\
format: investcase/case/1
case: grants-2026
title: Community grants
place: {{name: Elsewhere, nation: england}}
start: 2026-27
years: {years}
price_base: 2026-27
discount: {{flat: 3.5%}}
"""
OPTION = """\
  - id: {id}
    title: Programme {id}
"""
GRANTS = "      - {id: grants, title: Grants, body: council, each_year: £1000, source: made up}\n"
COSTS = "    costs:\n" + GRANTS

ASSESSMENT = """\
equality:
  assessed_on: 2026-11-16
  change_type: expand
"""

SOURCE = """\
  - id: {id}
    title: A return of {id}
    publisher: Elsewhere
    date: May 2026
    read: read_at_source
"""
FIGURE = """\
  - id: {id}
    title: Cost {id}
    unit: £ / fall
    body: nhs
    values:
      - value: £250 to £400, central £310 / fall
        price_base: 2025-26
        source: returns
        status: illustrative
        how: Made up.
"""
MODEL_HEAD = """\
format: investcase/model/1
model: {id}
title: Visits {id}
summary: Somebody visits.
what_is_done: visit people
nations:
  england: The nation it was written for.
inputs:
  people:
    title: People
    unit: people / year
    ask: How many?
  price:
    title: Price of a visit
    unit: £ / person
    ask: How much?
"""
MODEL_TAIL = """\
people: seen
people_title: people seen a year
lines:
  visits:
    title: Visits
    amount: money
    kind: benefit
    body: nhs
    cash_type: capacity
"""
STEPS = """\
steps:
  seen:
    title: People seen
    unit: people / year
    formula: people * rollout
  money:
    title: Money
    unit: £ / year
    formula: {formula}
"""
INTERVENTION = """\
      - id: {id}
        model: {model}
        inputs:
          people: {{value: 400 people / year, source: made up, status: illustrative}}
          price: {{value: {price} / person, source: made up, status: illustrative}}
"""


@dataclass(frozen=True)
class Kind:
    """One kind of thing; `first` is how many of it to begin with, `most` the most that a case may hold.

    `before` and `after` are what another case has otherwise, to compare the two.
    """

    title: str
    files: Callable[[int], Files]
    first: int
    most: int = 1_000_000
    change: tuple[str, str] = ("£1000", "£1100")


def _case(option: str = COSTS, *, head: str = "", tail: str = "", years: int = 3) -> Files:
    first = OPTION.format(id="first") + "    preferred: yes\n"
    return {CASE: f"{HEAD.format(years=years)}{head}options:\n{first}{option}{tail}"}


def _each(count: int, line: Callable[[int], str]) -> str:
    return "".join(line(number) for number in range(count))


def _costs(count: int, more: str = "each_year: £1000", before: str = "") -> Files:
    line = f"      - {{{{id: c{{0}}, title: Cost {{0}}, body: council, {more}, source: made up}}}}\n"
    return _case(before + "    costs:\n" + _each(count, line.format))


def _benefits(count: int, more: str = "") -> Files:
    line = (
        f"      - {{{{id: b{{0}}, title: Gain {{0}}, body: nhs, cash_type: cash_releasing, each_year: £1000{more}}}}}\n"
    )
    return _case(COSTS + "    benefits:\n" + _each(count, line.format))


def _options(count: int) -> Files:
    return _case(tail=_each(count, lambda number: OPTION.format(id=f"other-{number}") + COSTS))


def _streams(count: int) -> Files:
    line = "      - {{id: f{0}, title: Money {0}, body: council, paid_by: nhs, each_year: £10, exit: It stops}}\n"
    return _case(COSTS + "    funding:\n" + _each(count, line.format))


def _library(*, figures: str = "", sources: str = "", **models: str) -> dict[str, str]:
    made = {f"{LIBRARY}/sources/made-up.yaml": "format: investcase/sources/1\nsources:\n"}
    made[f"{LIBRARY}/sources/made-up.yaml"] += SOURCE.format(id="returns") + sources
    made[f"{LIBRARY}/figures/own.yaml"] = (
        "format: investcase/figures/1\nfigures:\n" + FIGURE.format(id="own.one") + figures
    )
    for name, text in models.items():
        made[f"{LIBRARY}/models/{name}/model.yaml"] = MODEL_HEAD.format(id=name) + text + MODEL_TAIL
        made[f"{LIBRARY}/models/{name}/technical-notes.md"] = "Made up.\n"
    return made


def _interventions(count: int, models: int = 1) -> Files:
    def one(number: int) -> str:
        return INTERVENTION.format(id=f"i{number}", model=f"m{number % models}", price="£5")

    text = STEPS.format(formula="seen * price")
    library = _library(**{f"m{number}": text for number in range(models)})
    return {**library, **_case(COSTS + "    interventions:\n" + _each(count, one))}


def _with_model(text: str, inputs: str = "") -> Files:
    entry = INTERVENTION.format(id="i", model="m", price="£5") + inputs
    return {**_library(m=text), **_case(COSTS + "    interventions:\n" + entry)}


def _steps(count: int) -> Files:
    step = "  s{0}:\n    title: Step {0}\n    unit: £ / year\n    formula: {1} + seen * price\n"
    more = _each(count, lambda n: step.format(n, f"s{n - 1}" if n else "seen * price"))
    return _with_model(STEPS.format(formula=f"s{count - 1} + seen * price") + more)


def _inputs(count: int) -> Files:
    asked = "  p{0}:\n    title: Price {0}\n    unit: £ / person\n    ask: How much?\n"
    given = "          p{0}: {{value: '£5 to £8, central £6 / person', source: made up}}\n"
    steps = "  s{0}:\n    title: Step {0}\n    unit: £ / year\n    formula: seen * p{0}\n"
    text = _each(count, asked.format) + STEPS.format(formula="seen * price") + _each(count, steps.format)
    return _with_model(text, _each(count, given.format))


def _formula(count: int) -> Files:
    return _with_model(STEPS.format(formula="seen * (price" + " + price" * count + ")"))


def _replaced(count: int) -> Files:
    library = _library(figures=_each(count, lambda number: FIGURE.format(id=f"own.f{number}")))
    given = "  own.f{0}: {{value: £9 / fall, price_base: 2026-27, source: made up, reason: Better}}\n"
    return {**library, **_case(head="figures:\n" + _each(count, given.format))}


def _held(count: int) -> Files:
    figures = _each(count, lambda number: FIGURE.format(id=f"own.f{number}"))
    return {**_library(figures=figures), **_case()}


def _sources_held(count: int) -> Files:
    sources = _each(count, lambda number: SOURCE.format(id=f"s{number}"))
    return {**_library(sources=sources), **_case(COSTS.replace("made up", f"s{count - 1}"))}


def _sources(count: int) -> Files:
    line = "      - {{id: c{0}, title: Cost {0}, body: council, each_year: £1000, source: s{0}}}\n"
    sources = _each(count, lambda number: SOURCE.format(id=f"s{number}"))
    return _case("    costs:\n" + _each(count, line.format), head="sources:\n" + sources)


def _places(count: int) -> Files:
    table = (
        "format: investcase/places/1\ntable: wards\ntitle: Wards\nnation: england\nkind: council\ncsv: wards.csv\n"
        "key: code\nname: name\nlists_places: yes\ncolumns:\n"
        "  - {name: visits, column: visits, title: Visits, unit: visits, period: 2025-26, source: returns, "
        "status: illustrative}\n"
    )
    rows = "code,name,visits\n" + _each(count, lambda n: f"E0699{n:05d},Ward {n},{n + 1}\n")
    made = {f"{LIBRARY}/places/wards.yaml": table, f"{LIBRARY}/places/wards.csv": rows}
    case = _case()[CASE].replace("{name: Elsewhere, nation: england}", f"Ward {count - 1}")
    return {**_library(), **made, CASE: case}


def _assessed(part: str, line: Callable[[int], str]) -> Callable[[int], Files]:
    return lambda count: _case(tail=f"{ASSESSMENT}  {part}:\n{_each(count, line)}")


def _impact(number: int) -> str:
    who = f"{{characteristic: age, group: People {number} and over}}"
    return f"    - {{id: i{number}, who: {who}, direction: unknown, mechanism: Nobody has looked}}\n"


def _groups(count: int) -> Files:
    groups = ", ".join(f"g{number}: {number * 7 + 60}" for number in range(count))
    shares = ", ".join(f"g{number}: {100 / count:.6f}%" for number in range(count))
    profile = (
        f"    - id: who\n      by: ethnicity\n      groups: {{{groups}}}\n      source: Case records\n"
        "      comparator: {dataset: All, nation: England, year: '2021', age_range: all ages, "
        f"age_adjusted: no, shares: {{{shares}}}}}\n"
    )
    return _case(tail=f"{ASSESSMENT}  profiles:\n{profile}")


def _words(text: str) -> Files:
    return _case(tail=f'narrative:\n  strategic: "{text}"\n')


def _risks(count: int) -> Files:
    return _case(
        tail="narrative:\n  risks:\n" + _each(count, "    - Something may go wrong, as risk {0} says\n".format)
    )


def _at_fault(line: str, *, between: str = "\n", tail: str = "") -> Callable[[int], Files]:
    """A case with one fault on each of some lines, or all of them on one."""

    def made(count: int) -> Files:
        return _case(tail=tail + between.join(line.format(number) for number in range(count)) + "\n")

    return made


def _on_one_line(count: int) -> Files:
    costs = _each(count, "{{id: c{0}, title: Cost, body: nobody, each_year: £1000}}, ".format)
    return _case(f"    costs: [{costs}]\n")


def _references(count: int) -> Files:
    more = "each_year: £1000, apart_from: {{somebody-{0}: Another cost}}"
    return _costs(count, more)


def _commas(count: int) -> Files:
    costs = _each(count, "{{id: c{0}, title: Cost, body: council, each_year: £60,000}}, ".format)
    return _case(f"    costs: [{costs}]\n")


KINDS: dict[str, Kind] = {
    "costs": Kind("cost lines", _costs, 50),
    "benefits": Kind("benefit lines", _benefits, 50),
    "ranged": Kind(
        "cost lines with a likely range",
        lambda n: _costs(n, "each_year: £1000, likely_range: '90% to 120%, central 100%'"),
        50,
    ),
    "uncertain": Kind(
        "cost lines with an uncertain amount", lambda n: _costs(n, "each_year: '£900 to £1100, central £1000'"), 50
    ),
    "staff": Kind(
        "cost lines of staff",
        lambda n: _costs(n, "staff: {{wte: 2, salary: £30000, on_costs: 20%, on_costs_as_of: 2026-04-01}}"),
        50,
        change=("£30000", "£31000"),
    ),
    "events": Kind(
        "benefit lines that count one event",
        lambda n: _benefits(n, ", event: fall, group: everybody"),
        25,
    ),
    "options": Kind("options", _options, 20),
    "interventions": Kind("interventions", _interventions, 20, change=("£5", "£6")),
    "models": Kind("models, each put to work", lambda n: _interventions(n, n), 20, change=("£5", "£6")),
    "inputs": Kind("uncertain inputs of a model", _inputs, 25, change=("£6 /", "£7 /")),
    "steps": Kind("steps of a model", _steps, 25, change=("£5", "£6")),
    "formula": Kind("terms of a formula", _formula, 30, most=240, change=("£5", "£6")),
    "funding": Kind("funding streams", _streams, 100),
    "years": Kind("years", lambda n: _case(years=n), 30, most=120),
    "sources": Kind("sources", _sources, 50),
    "figures": Kind("figures that a case replaces", _replaced, 100),
    "held-figures": Kind("figures that a library holds", _held, 200),
    "held-sources": Kind("sources that a library holds", _sources_held, 200),
    "places": Kind("places", _places, 1000),
    "impacts": Kind("impacts on people", _assessed("impacts", _impact), 100),
    "evidence": Kind(
        "evidence on people",
        _assessed("evidence", "    - {{id: e{0}, kind: national_data, what: A count, date: '2025'}}\n".format),
        100,
    ),
    "gaps": Kind(
        "gaps in what is known",
        _assessed("gaps", "    - {{what: Unknown {0}, plan: Ask, owner: Us, by: 2026-12-18}}\n".format),
        100,
    ),
    "groups": Kind("groups of a profile", _groups, 20),
    "risks": Kind("risks", _risks, 100),
    "words": Kind("words of a text", lambda n: _words("and so on " * n), 75, most=600),
    "counts": Kind("counts of people in a text", lambda n: _words("7 women and " * n), 60, most=480),
    "counted": Kind(
        "texts with a count of people",
        lambda n: _case(tail="narrative:\n  risks:\n" + _each(n, "    - Risk {0}, that 7 women wait\n".format)),
        100,
    ),
    "many-counts": Kind(
        "texts, each with 100 counts of people",
        lambda n: _case(tail="narrative:\n  risks:\n" + f"    - {'7 women and ' * 100}\n" * n),
        5,
    ),
    "lines": Kind("lines of notes", lambda n: _case(tail="# a note\n" * n), 1000),
    "unknown": Kind("names that nobody knows", _at_fault("unknown_{0}: x"), 200),
    "faults": Kind("faults, a line each", lambda n: _costs(n, "each_year: nothing"), 100),
    "one-line": Kind("faults, all on one line", _on_one_line, 100),
    "assessed-faults": Kind(
        "faults in an assessment",
        _assessed("impacts", "    - {{id: i{0}, who: nobody, direction: 7 women}}\n".format),
        100,
    ),
    "references": Kind("lines that name one there is not", _references, 50),
    "commas": Kind("commas inside brackets, all on one line", _commas, 100),
    "twice": Kind("names given twice", _at_fault("case: grants-2026"), 200),
    "marks": Kind(
        "number signs that would be left out", _at_fault("    - Contract #{0}", tail="narrative:\n  risks:\n"), 200
    ),
}
