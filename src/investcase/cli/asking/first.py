"""The first two questions, where no flag answers them: which place, and what is being decided."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.catalogue.library import Library
from investcase.catalogue.places import Places
from investcase.cli.asking.setting import may_lead
from investcase.cli.asking.talk import Terminal
from investcase.documents.bodies import Body, plain_bodies
from investcase.documents.model import Model
from investcase.reading.problems import Problem, Problems, has_errors
from investcase.reading.suggest import nearest
from investcase.report.words import NATIONS

_MOST_MODELS = 2
_HELP = re.compile(r"\?\s*(\d{0,2})")
_NOT_LISTED = (
    "What no model is for is written as costs, and benefits that they bring, of an option; or make a model of it: "
    "investcase new-model."
)


def ask_place(terminal: Terminal, library: Library, number: str) -> tuple[str, Body | None]:
    """A place as it was written, and who leads where that was said with it."""
    places = Places(library)
    terminal.put(number, ["Which place is it for?"])
    again = False
    while True:
        words = terminal.prompt(again=again)
        again = True
        if not words or _HELP.fullmatch(words):
            terminal.say("A council, an Integration Joint Board, a health board or a trust: investcase list places.")
            continue
        text, _, said = words.partition(",")
        lead = _lead(said)
        if said.strip() and lead is None:
            text, lead = words, None
        place, problems = places.find(text, lead=lead)
        if place is None:
            _say_why_not(terminal, problems)
            terminal.refuse(words)
            continue
        if has_errors(problems):
            raise Problems(problems)
        leads = lead or next(body for body in plain_bodies() if place.kind in body.kind.places)
        others = [b for b in may_lead(place.nation) if b.id in ("council", "ijb", "nhs", "icb") and b != leads]
        other = (
            f' Write "{place.name}, {others[0].id}" if the {_in_a_sentence(others[0])} does.'
            if others and not lead
            else ""
        )
        terminal.echo([f"{place.name}, {NATIONS[place.nation]}. {_leads(leads)} leads.{other}"])
        return text.strip(), lead


def _leads(body: Body) -> str:
    return f"The {_in_a_sentence(body)}"


def _in_a_sentence(body: Body) -> str:
    """`council`, and `Integration Joint Board` and `NHS`, which are names."""
    return body.name.lower() if " " not in body.name and not body.name[:2].isupper() else body.name


def _lead(said: str) -> Body | None:
    words = said.strip().casefold().removeprefix("the ").removesuffix(" leads").strip()
    named = {"health board": "nhs", "board": "nhs", "trust": "nhs", "hscp": "ijb", "integration joint board": "ijb"}
    words = named.get(words, words)
    return next((body for body in plain_bodies() if words in (body.id, body.name.casefold())), None)


def _say_why_not(terminal: Terminal, problems: Sequence[Problem]) -> None:
    for problem in problems:
        more = "; ".join(filter(None, (problem.expected, problem.remedy)))
        terminal.say(f"Not found: {problem.message}. {more[:1].upper()}{more[1:]}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is being decided: models put to work, or a starter by its name."""

    models: tuple[str, ...] = ()
    starter: str | None = None


def ask_decided(
    terminal: Terminal, library: Library, starters: Sequence[tuple[str, str]], number: str, most: int = _MOST_MODELS
) -> Chosen:
    """The models, by number or word, one or two; or one of the starters, each a name with its title."""
    ids = library.model_ids()
    models = [loaded.document for model_id in ids if (loaded := library.model(model_id)) is not None]
    lines = ["What is being decided? Start or change something:"]
    lines += [f"  {n}  {model.title}" for n, model in enumerate(models, start=1)]
    if starters:
        lines += ["Or another kind of decision, by its word:"]
        lines += [f"  {name}: {title}" for name, title in starters]
    lines += [f"{'One' if most == 1 else 'One or two'}, by number or word. ?8 says what is known about 8."]
    terminal.put(number, lines)
    again = False
    while True:
        words = terminal.prompt(again=again)
        again = True
        wanted = _HELP.fullmatch(words)
        if wanted is not None or not words:
            _tell(terminal, models, int((wanted[1] if wanted else 0) or 0))
            continue
        found = _found(words, models, dict(starters), most)
        if isinstance(found, str):
            terminal.say(f"Not read: {found}")
            terminal.refuse(words)
            continue
        shown = [model.title for model in models if model.model in found.models]
        terminal.echo([f"{', and '.join(shown) or dict(starters)[found.starter or '']}."])
        return found


def _tell(terminal: Terminal, models: Sequence[Model], number: int) -> None:
    if not 1 <= number <= len(models):
        terminal.say("A number of the list, or two with a comma between: 1, 3. Or a word of a title.")
        return
    model = models[number - 1]
    grade = f" Evidence grade {model.standing.grade}." if model.standing else ""
    terminal.say(f"{model.title}. {model.summary}{grade}")


def _starter_of(words: str, models: Sequence[Model], starters: Mapping[str, str]) -> str | None:
    """The starter that is meant: by its word, or by words of its title that no model has."""
    if words.casefold() in starters:
        return words.casefold()
    said = words.casefold().split()
    titled = [name for name, title in starters.items() if said and all(word in title.casefold() for word in said)]
    modelled = any(all(word in f"{model.model} {model.title}".casefold() for word in said) for model in models)
    return titled[0] if len(titled) == 1 and not modelled else None


def _found(words: str, models: Sequence[Model], starters: Mapping[str, str], most: int) -> Chosen | str:
    """What was chosen, or why that cannot be told."""
    starter = _starter_of(words, models, starters)
    if starter is not None:
        return Chosen(starter=starter)
    chosen: list[str] = []
    for piece in filter(None, (each.strip() for each in re.split(r"[,;]|\band\b", words))):
        if piece.isdigit():
            if not 1 <= int(piece) <= len(models):
                return f"{piece} is not on the list, which ends at {len(models)}."
            chosen.append(models[int(piece) - 1].model)
            continue
        told = piece.casefold().split()
        near = [model for model in models if all(word in f"{model.model} {model.title}".casefold() for word in told)]
        exact = [model for model in models if piece.casefold() == model.model]
        near = exact or near
        if len(near) != 1:
            close = [m.title for m in near] or nearest(piece, [model.title for model in models])
            like = f": {', '.join(close[:4])}" if close else ""
            other = "" if near else f" {_NOT_LISTED}"
            return f"{piece!r} is {'several' if near else 'none'} of them{like}. Write a number.{other}"
        chosen.append(near[0].model)
    chosen = list(dict.fromkeys(chosen))
    if not chosen:
        return "write a number of the list."
    if len(chosen) > most:
        return f"{'one' if most == 1 else 'two'} at most are asked about at once; another can be added in the file."
    return Chosen(tuple(chosen))
