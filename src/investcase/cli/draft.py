"""The text of a draft: a valid case document that says of every figure where it comes from and what may be changed."""

from __future__ import annotations

from typing import get_args

from investcase.catalogue.place_changes import ending
from investcase.catalogue.places import PlaceValue
from investcase.cli.answers import Answers
from investcase.cli.draft_demand import write_demand
from investcase.cli.draft_figures import write_figures
from investcase.cli.draft_intervention import write_intervention
from investcase.cli.draft_lines import DraftLines
from investcase.cli.draft_people import say_who_lives_here, write_profile
from investcase.cli.draft_setting import Setting
from investcase.cli.written import scalar, written
from investcase.documents.equality_words import ChangeType
from investcase.equality.prompts import LOSS, body_type_of, prompts
from investcase.quantities import Quantity, parse_unit
from investcase.reading.blanks import BLANK
from investcase.report.words import NATIONS, STATUSES

_CONTEXT = ("admissions_65_plus", "population_65_plus", "support_clients_65_plus", "support_clients_65_plus_at_home")


def draft_text(setting: Setting, answers: Answers) -> str:
    """The draft as YAML, ending in a newline."""
    lines = DraftLines()
    _head(lines, setting)
    _context(lines, setting)
    _decision(lines, answers)
    _option(lines, setting, answers)
    write_figures(lines, setting, answers)
    write_demand(lines, setting)
    _narrative(lines, answers)
    _equality(lines, setting, answers)
    return lines.text()


def _head(lines: DraftLines, setting: Setting) -> None:
    lines.live(0, "format: investcase/case/1")
    lines.say(
        0,
        f"A draft to work on. Two marks explain. One mark holds a line back: to use such a line, take off the mark and "
        f"the space after it, and fill in every {BLANK}. Then: investcase check {setting.name}",
    )
    lines.gap()
    lines.live(0, f"case: {setting.name}")
    lines.live(0, f"title: {scalar(setting.title)}")
    lines.live(0, "standing: draft")
    place = setting.place
    lines.live(0, f"place: {scalar(setting.place_text)}")
    if setting.place_text == place.code:
        lines.say(0, f"The code of {place.name}, because another body has the same name.")
    found = ending(place.followed_by, setting.horizon)
    if found is not None:
        lines.say(0, f"{place.name}: {found.words}. Say under narrative who carries this on.")
    lines.live(0, f"lead_body: {setting.lead.id}")
    lines.live(0, f"start: {setting.start}")
    lines.live(0, f"years: {setting.years}")
    lines.live(0, f"price_base: {setting.price_base}")
    lines.live(0, "discount: green-book-2026")
    lines.gap()


def _context(lines: DraftLines, setting: Setting) -> None:
    place = setting.place
    used = (wanted.needed.place for wanted in setting.wanted if wanted.needed.place)
    shown = [place.values[name] for name in dict.fromkeys((*_CONTEXT, *used)) if name in place.values]
    yearly = parse_unit("£ / year")
    shown += [value for value in place.values.values() if value.unit == yearly]
    lines.say(
        0, f"Published of {place.name} ({place.code}, {NATIONS[place.nation]}). Context: nothing here is a saving."
    )
    sources = dict.fromkeys(value.source.cited() for value in shown)
    numbers = {cited: index for index, cited in enumerate(sources, start=1)}
    for value in shown:
        lines.say(0, f"{value.column.title}: {_published(value)} [{numbers[value.source.cited()]}]", within=2)
    for cited, index in numbers.items():
        lines.say(0, f"[{index}] {cited}", within=2)
    for number, words in enumerate(setting.beside):
        lines.say(0, words, within=4 if number else 2)
    lines.gap()


def _published(value: PlaceValue) -> str:
    if value.value is None:
        return f"not published for this place. {value.note or ''}".strip()
    number = written(Quantity(value.value, value.unit), value.column.is_)
    return f"{number}, {value.column.period} ({STATUSES[value.status]})"


def _decision(lines: DraftLines, answers: Answers) -> None:
    live = answers.resolution is not None and answers.decided_by is not None
    lines.say(0, "The decision asked for, word for word, and the body that takes it.")
    lines.either(0, "decision:", live=live)
    resolution = BLANK if answers.resolution is None else scalar(answers.resolution)
    decided_by = BLANK if answers.decided_by is None else scalar(answers.decided_by)
    lines.either(0, f"resolution: {resolution}", live=live, within=2)
    lines.either(0, f"body: {decided_by}", live=live, within=2)
    day = answers.decided_on
    lines.either(2 if live else 0, f"date: {day or BLANK}", live=live and day is not None, within=0 if live else 2)
    lines.gap()


def _option(lines: DraftLines, setting: Setting, answers: Answers) -> None:
    lines.say(
        0, "What would be done, as its difference from business as usual, which is always compared and is not written."
    )
    lines.live(0, "options:")
    lines.live(2, "- id: programme")
    lines.live(4, f"title: {scalar(setting.title)}")
    lines.live(4, "preferred: yes")
    lines.live(4, "interventions:")
    for model in setting.models:
        write_intervention(lines, model, setting, answers)
    _costs(lines, setting, answers)
    _funding(lines, setting)
    lines.gap()


def _costs(lines: DraftLines, setting: Setting, answers: Answers) -> None:
    yearly, once = answers.cost_each_year, answers.cost_at_the_start
    live = yearly is not None or once is not None
    payer = (answers.payer or setting.lead).id
    source = scalar("local: given when this draft was made, to be sourced")
    lines.say(4, "What it costs. No cost is made up: until one stands here, the paper says that it awaits one.")
    lines.either(4, "costs:", live=live)
    if yearly is not None or not live:
        amount = BLANK if yearly is None else written(yearly)
        entry = [("- id: ", "delivery"), ("  title: ", "Delivering the change"), ("  body: ", payer)]
        entry += [("  each_year: ", amount if yearly is not None else f"£{BLANK}")]
        if answers.start_month:
            entry.append(("  start_month: ", answers.start_month))
        if answers.years_funded:
            entry.append(("  from: ", str(setting.start)))
            entry.append(("  to: ", str(setting.start + (answers.years_funded - 1))))
        entry.append(("  source: ", source if yearly is not None else BLANK))
        for key, value in entry:
            lines.either(4, f"{key}{value}", live=live, within=2)
    if once is not None:
        lines.live(6, "- id: set-up")
        lines.live(6, "  title: Setting up")
        lines.live(6, f"  body: {payer}")
        lines.live(6, "  amount:")
        lines.live(6, f"    {setting.start}: {written(once)}")
        lines.live(6, "  recurrent: no")
        lines.live(6, f"  source: {source}")


def _funding(lines: DraftLines, setting: Setting) -> None:
    lines.say(4, "Money from elsewhere that pays for it, by year. It is a transfer, and never part of the value.")
    lines.dormant(4, "funding:")
    lines.dormant(4, "- id: funding", 2)
    lines.dormant(4, f"  title: {BLANK}", 2)
    lines.dormant(4, f"  body: {setting.lead.id}", 2)
    lines.dormant(4, "  amount:", 2)
    lines.dormant(4, f"    {setting.start}: £{BLANK}", 2)
    lines.dormant(4, "  recurrent: no", 2)


def _narrative(lines: DraftLines, answers: Answers) -> None:
    live = answers.posts is not None
    lines.say(0, "Your own words for the paper; what is left out is left out.")
    lines.either(0, "narrative:", live=live)
    base, within = (2, 0) if live else (0, 2)
    for name in ("strategic", "commercial", "if_we_do_nothing", "if_it_fails"):
        lines.dormant(base, f"{name}: {BLANK}", within)
    if answers.posts is not None:
        lines.say(2, "Whether the posts can be filled, as given when this draft was made.")
        lines.live(2, "risks:")
        lines.live(2, f"  - {scalar(answers.posts)}")
    lines.gap()


def _equality(lines: DraftLines, setting: Setting, answers: Answers) -> None:
    nation = setting.place.nation
    lines.say(
        0,
        "Whom it touches. Left out, the paper says NOT ASSESSED. Nobody but you can say what "
        "was found; questions to ask:",
    )
    for prompt in prompts(nation, body_type_of(setting.lead, nation), answers.change):
        lines.say(0, prompt.question, within=2)
    if answers.change is None:
        lines.say(0, "And where something is reduced, stopped or charged for:")
        for prompt in LOSS:
            lines.say(0, prompt.question, within=2)
    lines.say(0, f"change_type is one of: {', '.join(get_args(ChangeType))}.")
    if answers.may_lose is not None or answers.of_people:
        lines.say(0, "Under gaps stands what you answered, in your words: still to be assessed.")
    say_who_lives_here(lines, setting)
    lines.dormant(0, "equality:")
    lines.dormant(0, f"assessed_on: {BLANK}", 2)
    lines.dormant(0, f"change_type: {answers.change or BLANK}", 2)
    lines.dormant(0, "gaps:", 2)
    said = {"Who may lose by it?": answers.may_lose} if answers.may_lose is not None else {}
    for question, words in {**said, **answers.of_people}.items():
        lines.say(0, question, 4)
        _gap(lines, scalar(words))
    if not said and not answers.of_people:
        _gap(lines, BLANK)
    write_profile(lines, setting)


def _gap(lines: DraftLines, what: str) -> None:
    lines.dormant(0, f"- what: {what}", 4)
    lines.dormant(0, f"  plan: {BLANK}", 4)
    lines.dormant(0, f"  owner: {BLANK}", 4)
