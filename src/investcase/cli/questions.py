"""At most twelve questions, each showing what stands when nothing is answered."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

import click

from investcase.cli import readers
from investcase.cli.answers import Answers, NamedRelease
from investcase.cli.draft_setting import Setting, Wanted
from investcase.cli.written import written
from investcase.documents.equality_words import ChangeType
from investcase.documents.fields import Date, Month, Share
from investcase.documents.model import Input, Model
from investcase.equality.prompts import body_type_of, prompts
from investcase.quantities import Quantity, Year, parse_unit
from investcase.quantities.kinds import RULES
from investcase.quantities.writing import unit_in_words
from investcase.quantities.years import MONTHS

T = TypeVar("T")
_DO_NOT_KNOW = {"", "?", "-", "don't know", "dont know", "don’t know", "do not know", "unknown", "not known"}
_WIDTH = 78
_YEAR = parse_unit("year")

# Inputs that belong to one question; what only the case can give has one of its own, and any other joins the rest.
_ADMISSIONS = ("admissions",)
_PLACEMENT = ("fee_without_nursing", "fee_with_nursing", "resident_contribution_share")
_SUPPORT = ("home_care_hours", "home_care_rate", "other_support", "contribution_share_at_home")
_HOURS = ("clients_at_home", "hours_per_client", "share_bought_by_hour")


def ask_all(setting: Setting, answers: Answers) -> None:
    """Ask everything; an empty answer or "don't know" leaves what the library holds.

    Answers are noted as they are given, so that those before an interruption are not lost.

    Raises:
        Abort: the author stopped, or there is nobody there any more.
    """
    _say('Up to twelve questions. Enter, or "don\'t know", keeps what is shown; nothing is made up in its place.')
    for number, (heading, ask) in enumerate(_questions(setting), start=1):
        click.echo("")
        click.secho(f"{number}. {heading}", bold=True)
        ask(setting, answers)


_Ask = Callable[[Setting, Answers], None]


def _questions(setting: Setting) -> list[tuple[str, _Ask]]:
    named = {name for names in (_ADMISSIONS, _PLACEMENT, _SUPPORT) for name in names}
    times = {wanted.name for wanted in setting.wanted if wanted.needed.unit == _YEAR}
    others = tuple(wanted.name for wanted in setting.wanted if wanted.name not in named | times)
    home_care = {wanted.name for wanted in _among(setting, others)} <= set(_HOURS)
    rest = "How much home care is there, and how is it bought?" if home_care else "What else do you know better?"
    figures = [
        ("Are the year's new admissions still right?", _ADMISSIONS),
        ("What does a new placement cost a week, and what do residents pay?", _PLACEMENT),
        ("What does support at home take and cost, and what do people pay?", _SUPPORT),
        (rest, others),
        ("How much longer do people stay at home, or does an effect last?", tuple(sorted(times))),
    ]
    asked = [(heading, _values(names)) for heading, names in figures if _among(setting, names)]
    return [
        ("What is to be decided, by whom and when?", _decision),
        ("When does it start, and for how many years is it paid for?", _timing),
        *([("What can only you give?", _only_here)] if any(map(_asked_of_the_case, setting.wanted)) else []),
        *asked,
        ("What is already achieved, and what is already in the plan?", _already),
        ("What does it cost, and who pays?", _cost),
        ("Which budget line falls, when, and who owns it?", _release),
        ("Can the posts be filled, and who may lose?", _people),
    ]


def _among(setting: Setting, names: tuple[str, ...]) -> list[Wanted]:
    return [wanted for wanted in setting.wanted if wanted.model is None and wanted.needed.ask and wanted.name in names]


def _asked_of_the_case(wanted: Wanted) -> bool:
    return wanted.model is not None


def _decision(setting: Setting, answers: Answers) -> None:
    _say(f"Nothing is assumed: what is left open stands in the draft as a blank. The case is for {setting.place.name}.")
    answers.resolution = _one("The decision, as a resolution", readers.words)
    answers.decided_by = _one("Decided by", readers.words)
    answers.decided_on = _one("On (such as 2027-01-14)", readers.field(Date), _in_full)


def _timing(setting: Setting, answers: Answers) -> None:
    _say(f"If left open: from the first month of {setting.start}, and paid for in every year.")
    month = _one("First month", readers.field(Month), lambda number: MONTHS[number - 1].capitalize())
    answers.start_month = MONTHS[month - 1].capitalize() if month else None
    answers.years_funded = _one("Years paid for", readers.whole_number(1, setting.years))


def _only_here(setting: Setting, answers: Answers) -> None:
    _say("The library holds nothing for these. What is left open stands in the draft as a blank that check asks for.")
    for model in setting.models:
        wanted_here = setting.only_here(model.model)
        if wanted_here:
            _say(f"{model.title}:")
        for wanted in wanted_here:
            needed = wanted.needed
            _say(needed.ask or needed.title)
            if not wanted.required:
                _say("Not needed for what the draft chooses; another choice of the model needs it.", "  ")
            if needed.unit.power("£"):
                _say(f"Yours is taken to be in {setting.price_base} prices.", "  ")
            given = _one(f"Yours ({_in_words(needed)})", readers.measure(needed.unit, needed.is_))
            if given is not None:
                answers.only_here.setdefault(model.model, {})[wanted.name] = given


def _values(names: tuple[str, ...]) -> _Ask:
    def ask(setting: Setting, answers: Answers) -> None:
        for wanted in _among(setting, names):
            _shown(wanted, setting)
            in_months = wanted.needed.unit == _YEAR
            read = readers.length_of_time if in_months else readers.measure(wanted.needed.unit, wanted.needed.is_)
            unit = "months, or 6 to 12, central 9" if in_months else _in_words(wanted.needed)
            said = _one(f"Yours ({unit})", _with_its_words(read), _said_back(wanted.needed))
            if said is not None:
                answers.values[wanted.key] = said[0]
                if in_months:
                    answers.said[wanted.key] = said[1]

    return ask


def _said_back(needed: Input) -> Callable[[tuple[Quantity, str]], str]:
    return lambda pair: written(pair[0], needed.is_)


def _in_words(needed: Input) -> str:
    """What an answer is to be in: its unit, or an example of a plain number of its kind."""
    return RULES[needed.is_].expected if needed.is_ is not None else unit_in_words(needed.unit)


def _with_its_words(read: Callable[[str], Quantity]) -> Callable[[str], tuple[Quantity, str]]:
    return lambda text: (read(text), text)


def _shown(wanted: Wanted, setting: Setting) -> None:
    held = wanted.held
    _say(wanted.needed.ask or wanted.needed.title)
    if held.quantity is None:
        _say(f"Nothing is held: {held.why_not}", "  ")
        return
    prices = f", {held.price_base} prices" if held.price_base else f", {held.period}" if held.period else ""
    _say(f"If left open: {written(held.quantity, wanted.needed.is_)}{prices} ({held.standing}).", "  ")
    behind = held.how if held.status is not None and held.status.value == "illustrative" else held.source
    _say(str(behind or held.source), "  ")
    if wanted.needed.unit.power("£"):
        _say(f"Yours is taken to be in {setting.price_base} prices.", "  ")


def _already(setting: Setting, answers: Answers) -> None:
    _say("If left open: nothing is taken off, and the paper says that nobody has said.")
    _say(f"Amounts by year are written {setting.start} £200,000; {setting.start + 1} £300,000.")
    for model in setting.models:
        _say(f"{model.title}:")
        if model.claim:
            share = _one("Share achieved since the claim's base year", readers.field(Share), written)
            if share is not None:
                answers.already_achieved[model.model] = share
        planned = _one("£ by year in the approved plan", readers.pounds_by_year(setting.horizon), _by_year)
        if planned is not None:
            answers.already_in_plan[model.model] = planned


def _cost(setting: Setting, answers: Answers) -> None:
    _say("If left open: no cost is made up; the paper says that it awaits one, and the case is not complete.")
    pounds = readers.measure(parse_unit("£ / year"))
    answers.cost_each_year = _one(f"Each year, £ in {setting.price_base} prices", pounds, written)
    answers.cost_at_the_start = _one("Once, at the start, £", readers.measure(parse_unit("£")), written)
    _say(f"If left open: the body that leads, {setting.lead.id}. Money from elsewhere goes under funding.")
    answers.payer = _one("Paid by (council, ijb, nhs ...)", readers.body, lambda body: body.name)


def _release(setting: Setting, answers: Answers) -> None:
    _say("Answer none where no budget line falls. If left open, the same: what is saved is capacity freed, not cash.")
    for model in setting.models:
        if not _can_release(model):
            continue
        _say(f"{model.title}:")
        line = _one("The budget line that falls", readers.words)
        if line is None:
            continue
        if line.casefold() in ("none", "no"):
            answers.releases[model.model] = None
            continue
        first = _one(f"From which year (if left open, {setting.start})", readers.year_within(setting.horizon), str)
        owner = _one("Who owns that budget", readers.words)
        if owner is None:
            _say("Nobody owns it yet, so the draft keeps this as a blank and counts capacity.", "  ")
        else:
            answers.releases[model.model] = NamedRelease(line, owner, first or setting.start)


def _can_release(model: Model) -> bool:
    return any(line.cash_type == "by_release" for line in model.lines.values())


def _people(setting: Setting, answers: Answers) -> None:
    _say("Your words go into the draft as a risk and as gaps to assess; they are never made into a finding.")
    answers.posts = _one("Can the posts be filled, and how", readers.words)
    _say(f"What kind of change is it: {', '.join(get_args(ChangeType))}?")
    answers.change = _one("The change", readers.one_of(get_args(ChangeType), "one of these"))
    answers.may_lose = _one("Who may lose by it", readers.words)
    for prompt in prompts(setting.place.nation, body_type_of(setting.lead, setting.place.nation), answers.change):
        _say(prompt.question)
        said = _one("Your words", readers.words)
        if said is not None:
            answers.of_people[prompt.question] = said


def _in_full(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _by_year(amounts: Mapping[Year, Quantity]) -> str:
    return "; ".join(f"{year} {written(amount)}" for year, amount in sorted(amounts.items()))


def _one(prompt: str, read: Callable[[str], T], shown: Callable[[T], str] | None = None) -> T | None:
    """One answer, asked until it can be read, and said back as it was read; None when there is none."""
    while True:
        given: str = click.prompt(f"   {prompt}", default="", show_default=False).strip()
        if given.casefold() in _DO_NOT_KNOW:
            return None
        try:
            answer = read(given)
        except readers.UnreadableError as error:
            _say(f"Not read: {error}.", "   ")
            continue
        if shown is not None and shown(answer) != given:
            _say(f"Read as {shown(answer)}.", "   ")
        return answer


def _say(text: str, indent: str = "") -> None:
    click.echo(textwrap.fill(text, _WIDTH, initial_indent=f"   {indent}", subsequent_indent=f"   {indent}"))
