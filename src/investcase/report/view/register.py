"""The assumptions register: every figure behind the preferred option, with its value, status and source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from investcase.appraisal.ages import why_aged
from investcase.appraisal.appraise import Appraisal
from investcase.documents.figure import Source
from investcase.reading.filler import NOT_GIVEN
from investcase.report.view.of_services import TAKEN_AWAY, figure_title, only_of_cuts
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import amount_words, figure_words, status_words
from investcase.resolving.behind import keys_behind
from investcase.resolving.figures import Resolved
from investcase.resolving.option import ResolvedOption, option_figures

_REPORTED = ", as reported by "


@dataclass(frozen=True, slots=True)
class Cited:
    """A source by its number: the publisher's work, who reports it, and in smaller type what is to be known of it.

    `url` is where its publisher has the work on the web. Where a copy of one of the library's was read, its address is
    not printed: whoever wants it has it from `investcase show`.
    """

    number: str
    work: str
    url: str | None
    reported: str | None
    trail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The figures, the sources they cite by number, and on what terms those may be used."""

    figures: Grid
    sources: tuple[Cited, ...]
    licences: str | None


def make_register(appraisal: Appraisal) -> Register:
    """Every figure of the preferred option, in the order it is met, and every source once."""
    option = appraisal.preferred.flows.option
    figures, behind = option_figures(option), keys_behind(option)
    cited = dict.fromkeys(figure.source for figure in figures if figure.source != NOT_GIVEN)
    numbers = {source: f"S{n}" for n, source in enumerate(cited, start=1)}
    base = appraisal.case.document.price_base
    days = dict.fromkeys(behind, appraisal.case.as_of)
    known, own = _known(appraisal), set(appraisal.case.document.sources)
    return Register(
        grid(
            "Every figure behind the preferred option, and those shown beside it",
            ("Figure", f"Value used ({base} prices)", "Status", "Source and method"),
            [
                Row(
                    _title(option, f),
                    (
                        _value(f),
                        _status(f, behind),
                        _source(f, numbers.get(f.source, "Source not given"), days.get(f.key)),
                    ),
                )
                for f in figures
            ],
            money=False,
            note=(
                "Read at source: the publisher's own words were read. Second-hand: reported by somebody else, the "
                "original not seen. Derived: worked out from other figures. Local: given by the author of the case. "
                "Illustrative: nobody has measured or published it. Compared only: it stands beside the answer and "
                "not in it. Evidence grades run from A (best) to E."
            )
            + (f" {TAKEN_AWAY}" if only_of_cuts(option) else ""),
        ),
        tuple(_cited(number, source, known.get(source), own) for source, number in numbers.items()),
        _licences({number: known[source] for source, number in numbers.items() if source in known}),
    )


def _title(option: ResolvedOption, figure: Resolved) -> str:
    """A figure's title, with whose it is where a study measured what a service does that is cut."""
    measured = figure.study is not None or figure.interval is not None
    return figure_title(option, figure) if measured else figure.title


def _known(appraisal: Appraisal) -> dict[str, Source]:
    """The sources that are documents, of the library and of the case, by how they are cited."""
    sources = (*appraisal.case.library.sources_looked_up, *appraisal.case.document.sources)
    return {source.cited(): source for source in sources}


def _cited(number: str, cited: str, source: Source | None, own: set[Source]) -> Cited:
    """A note on a source of the case's own stands here; `investcase show` has those of the library's."""
    work, reported, by = cited.partition(_REPORTED)
    said = [f"Interest: {source.interest}"] if source and source.interest else []
    said += [source.note] if source and source.note and source in own else []
    if source and source.url and not is_link(source.url):
        said.append(source.url)
    said += [f"Read in {source.read_in}"] if source and source.read_in and source in own else []
    return Cited(
        number,
        work[:1].upper() + work[1:],
        url=source.url if source and source.url and is_link(source.url) else None,
        reported=f"As reported by {by}." if reported else "Read in a copy." if source and source.read_in else None,
        trail=tuple(f"{words.rstrip('.')}." for words in said),
    )


def is_link(address: str) -> bool:
    """Whether an address may be a link: nothing but the web, and safely."""
    return address.startswith("https://")


def _licences(known: dict[str, Source]) -> str | None:
    """On what terms the sources may be used, each licence with those it holds for."""
    held: dict[str, list[str]] = {}
    for number, source in known.items():
        if source.licence:
            held.setdefault(source.licence.rstrip("."), []).append(number)
    parts = [f"{licence}: {', '.join(numbers)}." for licence, numbers in held.items()]
    return f"Licences. {' '.join(parts)}" if parts else None


def _status(figure: Resolved, behind: set[str]) -> str:
    words = status_words(figure)
    return words if figure.key in behind else f"{words}; compared only"


def _value(figure: Resolved) -> str:
    words = figure_words(figure)
    if figure.price_base is not None and figure.original != figure.quantity:
        taken = ", assumed" if figure.price_base_because else ""
        original = amount_words(figure.original.central, figure.unit)
        words += f"; {original} in {figure.price_base} prices{taken}"
    elif figure.period:
        words += f"; {figure.period}"
    return words


def _source(figure: Resolved, number: str, day: dt.date | None) -> str:
    parts = [number + (f", {figure.locator}" if figure.locator else "")]
    if figure.how:
        parts.append(figure.how)
    if figure.price_base_because:
        parts.append(f"Price base assumed: {figure.price_base_because}")
    if figure.grade:
        parts.append(f"Grade {figure.grade}")
    if day is not None:
        parts += [f"Look again: {why}" for _, why in why_aged(figure, day)]
    for old in figure.replaced:
        parts.append(f"Replaces {figure_words(figure, old.value)} from {old.origin}")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def departures(appraisal: Appraisal) -> tuple[str, ...]:
    """Each change from the national default, in words."""
    changed = [f for f in option_figures(appraisal.preferred.flows.option) if f.replaced]
    return tuple(
        f"{figure.title}: {figure_words(figure, figure.original)} instead of "
        f"{figure_words(figure, figure.replaced[0].value)} ({figure.replaced[0].source}). "
        f"{figure.how or 'No reason given'}"
        for figure in changed
    )
