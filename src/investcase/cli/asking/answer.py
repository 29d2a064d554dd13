"""What the first page of the paper would say of a draft, and what matters most for it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from investcase.catalogue.origins import CASE
from investcase.cli.asking.editing import Path
from investcase.cli.asking.setting import Wanted
from investcase.cli.asking.state import Draft, body_name
from investcase.documents.figure import Status
from investcase.numbers.writing import pounds_short
from investcase.reading.blanks import BLANK
from investcase.resolving.figures import Resolved

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal

_NEAR = 5_000
_FIRST = 3


def answer(draft: Draft) -> list[str]:
    """The answer in a few sentences; or, where there is none yet, what it waits for."""
    worked = draft.worked
    if worked is None:
        return _waiting(draft)
    option, who = worked.preferred, body_name(draft.setting, draft.lead)
    if option.flows.option.cuts:
        return [_of_a_cut(draft, worked, who)]
    at = worked.npsv_at(option)
    years = draft.years
    sentences = [f"ON THESE FIGURES it is worth {_worth(at.central)} for everyone together over {years} years"]
    if abs(at.favourable - at.cautious) > _NEAR:
        sentences[0] += f" (between {_signed(at.cautious)} and {_signed(at.favourable)}, with every figure at that end)"
    sentences[0] += "."
    cash = float(option.cash_npv_of(draft.lead)[0])
    if abs(cash) > _NEAR:
        sentences.append(f"In cash, {who} is {_better(cash)}.")
    for body in option.bodies:
        other = float(option.cash_npv_of(body)[0]) if body.public and body != draft.lead else 0.0
        if abs(other) > _NEAR:
            whose = body_name(draft.setting, body)
            sentences.append(f"{whose[:1].upper()}{whose[1:]} is {_better(other)} in cash.")
    return [" ".join(sentences)]


def _of_a_cut(draft: Draft, worked: Appraisal, who: str) -> str:
    """Of a cut its cash alone: what people lose is in no pounds, and so no value to everyone can be told."""
    cash = float(worked.preferred.cash_npv_of(draft.lead)[0])
    looked_into = draft.at("equality", "assessed_on") not in (None, "not yet")
    ready = "" if looked_into else " NOT READY FOR DECISION: this is a cut, and nobody has looked into who may lose."
    return (
        f"ON THESE FIGURES {who} is {_better(cash)} in cash over {draft.years} years, after what leaving costs and "
        "what comes back as far as anybody has said. What people and their families lose is not counted in "
        f"pounds.{ready}"
    )


def _waiting(draft: Draft) -> list[str]:
    blanks = [f"{wanted.needed.title}" for wanted, path in _own(draft) if not draft.given(*path)]
    if not blanks:
        lines = [(n, line.strip()) for n, line in enumerate(draft.text.split("\n"), start=1)]
        open_lines = [f"  line {n}: {line}" for n, line in lines if BLANK in line and not line.startswith("#")]
        if not open_lines:
            return ["It cannot be worked out as it stands: check says why."]
        return [f"It cannot be worked out yet: a blank ({BLANK}) is to be filled in, or its line deleted:", *open_lines]
    count = "one figure has" if len(blanks) == 1 else f"{len(blanks)} figures have"
    return [
        f"It cannot be worked out yet: {count} a blank ({BLANK}) that only you can fill:",
        *(f"  {blank}" for blank in blanks),
    ]


def _own(draft: Draft) -> Iterator[tuple[Wanted, Path]]:
    for wanted in draft.setting.wanted:
        if wanted.model is not None and wanted.required:
            yield wanted, (*draft.of_model(draft.setting.model(wanted.model)), "inputs", wanted.name)
        elif wanted.required and wanted.held.quantity is None and wanted.figure:
            yield wanted, ("figures", wanted.figure)


def _worth(value: float) -> str:
    if abs(value) < _NEAR:
        return "about as much as carrying on"
    return f"{pounds_short(abs(value))} {'more' if value > 0 else 'less'} than carrying on"


def _better(cash: float) -> str:
    return f"{pounds_short(abs(cash))} {'better' if cash > 0 else 'worse'} off"


def _signed(value: float) -> str:
    return f"{'-' if value < 0 else '+'}{pounds_short(abs(value))}"


def most_now(draft: Draft) -> list[str]:
    """The three figures that matter most now: those that move the answer most, and one of the case's own that has no
    source yet.
    """
    worked = draft.worked
    if worked is None:
        return []
    widths, register = draft.moves, worked.case.register()
    ranked = sorted((register[key] for key in widths if key in register), key=lambda figure: -widths[figure.key])
    unsettled = [f for f in register.values() if f.origin == CASE and (_no_source(f) or f.is_illustrative)]
    further = [figure for figure in unsettled if figure not in ranked[:2]]
    chosen = [*ranked[:2], *further[:1]]
    chosen += [figure for figure in (*ranked[2:], *further[1:]) if figure not in chosen]
    return [f"  {n}  {f.title}: {_why(f, widths)}" for n, f in enumerate(chosen[:_FIRST], start=1)]


def _why(figure: Resolved, widths: Mapping[str, float]) -> str:
    said = [f"{pounds_short(widths[figure.key])} from end to end"] if figure.key in widths else []
    if figure.is_illustrative:
        said.append("illustrative")
    elif _no_source(figure):
        said.append("no source yet")
    return "; ".join(said) or "to be settled"


def _no_source(figure: Resolved) -> bool:
    return figure.standing is Status.LOCAL and "not given" in figure.source


def given_so_far(draft: Draft) -> str | None:
    """How many of the figures that only the case can give are given, and with what behind them."""
    own = list(_own(draft))
    if not own:
        return None
    given = [path for _, path in own if draft.given(*path)]
    sources = [draft.at(*path, "source") for path in given]
    guesses = sum(draft.at(*path, "status") == "illustrative" for path in given)
    none = sum(source in (None, "not given") for source in sources) - guesses
    sourced = len(given) - none - guesses
    parts = (
        [f"{sourced} with a source"]
        + ([f"{guesses} a guess"] if guesses else [])
        + ([f"{none} with no source yet"] if none > 0 else [])
    )
    return f"You have given {len(given)} of the {len(own)} figures that only you have: {', '.join(parts)}."
