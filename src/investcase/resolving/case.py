"""A case, settled: every option with its figures, in one price base, and the register of all figures used."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from investcase.catalogue.events import Vocabulary, vocabulary
from investcase.catalogue.guidance import Duties, Rates, deflators_on_the_day, duties, outside_views, price_index
from investcase.catalogue.library import Library
from investcase.catalogue.opening import open_library
from investcase.catalogue.places import Place, Places
from investcase.catalogue.profiles import GroupShare
from investcase.documents.base import Loaded, read_document
from investcase.documents.bodies import Body, known_bodies
from investcase.documents.case import Case, OwnPlace
from investcase.documents.edits import Changed, Edit
from investcase.documents.equality import Equality, protected, words_protected
from investcase.documents.figure import Nation
from investcase.documents.given import given_mapping, given_text, is_text
from investcase.documents.guidance import DiscountSchedule, OutsideView
from investcase.documents.partly import read_partly
from investcase.quantities import Year
from investcase.reading.problems import Problem, Problems, Severity, has_errors, in_order
from investcase.reading.text import SourceText, read_text
from investcase.resolving.alike_ids import alike_ids
from investcase.resolving.changes import changes_of, fixed_among, names_of_changes, said_of
from investcase.resolving.context import Context
from investcase.resolving.discount import settle_rates
from investcase.resolving.events import unknown_events
from investcase.resolving.figures import Prices, Resolved
from investcase.resolving.in_law import words_of_another_law
from investcase.resolving.in_their_units import in_their_units
from investcase.resolving.library_checks.where_used import open_checked
from investcase.resolving.option import ResolvedOption, option_figures, resolve_options
from investcase.resolving.price_years import before_the_index, reached_back_to
from investcase.resolving.profiles import settle_profiles
from investcase.resolving.renamed import by_their_names_now
from investcase.resolving.together import Moving, settle_moving
from investcase.resolving.unsourced import read_as_not_given
from investcase.resolving.unused import nothing_uses
from investcase.resolving.what_ifs import NamedChanges, settle_what_ifs

CAPACITY_BOUNDS = ("capacity.marginal-share-low", "capacity.marginal-share-high")


@dataclass(frozen=True, slots=True, repr=False)
class ResolvedCase:
    """A case ready to be worked out.

    `schedule` is the discount schedule in force for it; a flat rate is a schedule of one band. `health_schedule` is
    what lines of life and health take beside it, if there are any and it has one. `compared` are the editions the
    answer is shown under side by side. `problems` holds everything below an error. `texts` are the documents it was
    read from, by name. `equality` is the case's section with the shares of every national profile it lets stand in, and
    None while the assessment is still to be made; `stand_ins` are the published rows they came from. `written` is the
    document with its words as they were typed, for the review alone. `capacity_bounds` are the least and the most that
    one fewer hospital stay is known to save, as shares of its average cost. `events` is the vocabulary by which an
    event counted twice is known. `changes` are the values that were put in place of what its file says, and
    `unchanged` is the case without them. `what_ifs` is what its file asks; a case that is changed, or set in another
    place, asks nothing.
    """

    loaded: Loaded[Case]
    written: Case
    nation: Nation
    place: Place | None
    place_name: str
    horizon: tuple[Year, ...]
    prices: Prices
    schedule: DiscountSchedule
    health_schedule: DiscountSchedule | None
    compared: tuple[Rates, ...]
    options: tuple[ResolvedOption, ...]
    library: Library
    duties: Duties | None
    equality: Equality | None
    stand_ins: tuple[GroupShare, ...]
    events: Vocabulary
    outside_views: tuple[OutsideView, ...]
    problems: tuple[Problem, ...]
    texts: dict[str, SourceText]
    as_of: dt.date | None = None
    capacity_bounds: tuple[Resolved, ...] = ()
    moving: tuple[Moving, ...] = ()
    changes: tuple[Changed, ...] = ()
    unchanged: ResolvedCase | None = None
    what_ifs: tuple[NamedChanges, ...] = ()

    def __repr__(self) -> str:
        first, last = self.horizon[0], self.horizon[-1]
        return f"<case {self.document.case}: {self.document.title} ({self.place_name}, {first} to {last})>"

    @property
    def document(self) -> Case:
        """The case document, its words outside the equality section as they may be printed."""
        return self.loaded.document

    @property
    def preferred(self) -> ResolvedOption:
        """The preferred option."""
        return next(option for option in self.options if option.preferred)

    @property
    def lead(self) -> Body:
        """The body that leads the case."""
        return self.document.lead_body

    @property
    def council(self) -> Body:
        """The council whose tax base the case gives."""
        band_d = self.document.band_d
        if band_d is not None and band_d.body is not None:
            return band_d.body
        return self.lead if self.lead.kind.local_authority else self.body_called("council")

    @property
    def to_be_assessed(self) -> Equality | None:
        """What the case says of an equality assessment that is still to be made, as it may be printed."""
        found = self.document.equality
        return None if found is None or found.is_made else protected(found)

    def body_called(self, name: str) -> Body:
        """A body that the case may name, by its id."""
        return known_bodies(self.document.bodies)[name]

    def register(self) -> dict[str, Resolved]:
        """Every figure any option uses, by key, in the order met."""
        figures: dict[str, Resolved] = {}
        for option in self.options:
            for figure in option_figures(option):
                figures.setdefault(figure.key, figure)
        return figures


def load(
    path: str | FilePath | Mapping[str, object],
    library: FilePath | None = None,
    as_of: dt.date | None = None,
    changes: Mapping[str, str] | None = None,
    place: str | None = None,
) -> ResolvedCase:
    """Read and settle a case: at a path, which is a YAML file or a folder holding `case.yaml`; its text; or a mapping.

    Dated judgements are as of the case's own `as_of`, else the one given; nothing here reads the clock. `changes` are
    values put in place of what the file says, by name, as `resolving.changes` has them; `place` stands in place of the
    case's own, and nothing else that it says is another.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    if isinstance(path, Mapping) or (isinstance(path, str) and is_text(path)):
        given = given_text(path) if isinstance(path, str) else given_mapping(path)
        if isinstance(given, Problem):
            raise Problems([given])
        return load_text(given, None, library, as_of, changes, place)
    shown = FilePath(path)
    # By `os`: a name too long for a disk, or with a NUL in it, is no folder, and no fault either.
    is_folder = os.path.isdir(path)  # noqa: PTH112
    file = shown / "case.yaml" if is_folder else shown
    if is_folder and not file.exists() and not file.is_symlink():
        raise Problems([_no_case_in(shown)])
    text = read_text(file, str(file))
    if isinstance(text, Problem):
        raise Problems([text])
    return load_text(text, file.parent, library, as_of, changes, place)


def _no_case_in(folder: FilePath) -> Problem:
    others = sorted(path.name for path in folder.iterdir() if path.suffix.casefold() in (".yaml", ".yml"))
    remedy = f"name the file itself, such as {folder / others[0]}" if others else "name a folder that holds one"
    return Problem("unreadable", f"{folder} holds no case.yaml", remedy=remedy)


def load_text(
    text: SourceText,
    folder: FilePath | None,
    library: FilePath | None = None,
    as_of: dt.date | None = None,
    changes: Mapping[str, str] | None = None,
    place: str | None = None,
) -> ResolvedCase:
    """Settle a case from its text, as if it stood in a folder, at its own place or at another, some figures changed.

    Raises:
        Problems: every problem found, when at least one is an error.
    """
    moved = [] if place is None else [Edit(("place",), place)]
    found = _settled(text, folder, library, as_of, moved)
    if not changes:
        return found
    made = changes_in(found, changes)
    edits = [*moved, *(edit for each in made for edit in each.edits)]
    try:
        return replace(_settled(text, folder, library, as_of, edits), changes=made, unchanged=found)
    except Problems as problems:
        raise Problems(said_of(problems, made)) from None


def _settled(
    text: SourceText,
    folder: FilePath | None,
    library: FilePath | None,
    as_of: dt.date | None,
    edits: Sequence[Edit],
) -> ResolvedCase:
    written, problems = read_document(text, "case", Case, edits)
    if written is None:
        problems = in_their_units(problems, text, lambda: open_library(folder, library))
        raise Problems([*problems, *_of_the_rest(text, folder, library, as_of, edits)])
    loaded = replace(written, document=_printable(written.document))
    problems = [*problems, *read_as_not_given(written)]
    found = open_checked(folder, library, text.text)
    found.as_of = loaded.document.as_of or as_of
    if has_errors(found.problems):
        # What a case lacks on a library that is wrong is most likely not the case's fault.
        raise Problems([*problems, *found.problems])
    settled, more = settle(loaded, found)
    problems = [*problems, *more, *found.problems]
    if settled is None:
        problems += _wherever_it_is(loaded, found)
    if settled is None or has_errors(problems):
        raise Problems(problems)
    asked: tuple[NamedChanges, ...] = ()
    if written.document.what_ifs and not edits:
        case, rests_on = settled, _rests_on(settled)
        # Of the words as they were typed: a value is no count of people to be protected.
        asked, more = settle_what_ifs(
            written,
            case.document,
            case.options,
            found,
            lambda changes: _rests_on(settled_with(case, changes)) if changes else rests_on,
        )
        problems = [*problems, *more]
    if has_errors(problems):
        raise Problems(problems)
    return replace(
        settled,
        what_ifs=asked,
        problems=in_order(problems),
        texts={text.name: text, **found.used},
        written=written.document,
        as_of=loaded.document.as_of or as_of,
    )


def _rests_on(case: ResolvedCase) -> tuple[object, ...]:
    """The value of every figure in every place where an option uses it, and the years."""
    return case.horizon, *(figure.quantity for option in case.options for figure in option_figures(option))


def _of_the_rest(
    text: SourceText, folder: FilePath | None, library: FilePath | None, as_of: dt.date | None, edits: Sequence[Edit]
) -> Iterator[Problem]:
    """What is wrong with the meaning of a case that cannot be read whole: with the rest of it, in its own right."""
    partly = read_partly(text, "case", Case, edits)
    if partly is None:
        return
    found = open_checked(folder, library, text.text)
    found.as_of = partly.loaded.document.as_of or as_of
    if has_errors(found.problems):
        yield from found.problems
        return
    settled, problems = settle(partly.loaded, found)
    if settled is None:
        problems = [*problems, *_wherever_it_is(partly.loaded, found)]
    yield from (each for each in problems if each.severity is Severity.ERROR and partly.is_sound(each))


_OF_NO_PLACE = ("outside-horizon", "years-reversed", "year-kind", "unit")
"""Problems of a case's meaning, beside names that mean nothing, that are the same in every place."""


def _wherever_it_is(loaded: Loaded[Case], library: Library) -> Iterator[Problem]:
    """What is wrong with a case whose place cannot be found, and would be in any place."""
    if isinstance(loaded.document.place, OwnPlace):
        return
    somewhere = OwnPlace.model_construct(name="Somewhere", nation=Nation.ENGLAND)
    _, problems = settle(replace(loaded, document=loaded.document.model_copy(update={"place": somewhere})), library)
    for problem in problems:
        if problem.code.startswith("unknown-") or problem.code in _OF_NO_PLACE:
            yield problem


def changes_in(case: ResolvedCase, changes: Mapping[str, str]) -> tuple[Changed, ...]:
    """What changes by name edit in a case's document.

    Raises:
        Problems: a name is of nothing that the case can give.
    """
    return changes_of(case.document, case.options, case.library, changes)


def fixed_in(case: ResolvedCase, names: Iterable[str]) -> dict[str, Problem]:
    """Those of some figures' names that the case can give no value, each with why not."""
    return fixed_among(case.document, case.options, case.library, names)


def names_that_change(case: ResolvedCase) -> tuple[str, ...]:
    """Every name that `changes_in` takes of a case: figures, inputs and adjustments by their short names, and years."""
    return names_of_changes(case.document, case.options, case.library)


def settled_with(case: ResolvedCase, changes: Iterable[Changed]) -> ResolvedCase:
    """A case settled again with some of the changes that could be made in it, on the same library; unreviewed.

    Raises:
        Problems: the changes cannot stand without the others.
    """
    edits = [edit for each in changes for edit in each.edits]
    written, problems = read_document(case.loaded.positions.source, "case", Case, edits)
    if written is None:
        raise Problems(problems)
    settled, more = settle(replace(written, document=_printable(written.document)), case.library)
    if settled is None or has_errors(more):
        raise Problems(more)
    return settled


def _printable(case: Case) -> Case:
    """The case with small counts of people out of its words; what names something is left as it is."""
    names = {"equality", *(["place"] if isinstance(case.place, str) else [])}
    words = {
        name: words_protected(case.equality, getattr(case, name)) for name in Case.model_fields if name not in names
    }
    return case.model_copy(update=words)


def settle(
    loaded: Loaded[Case], library: Library, known_places: Places | None = None
) -> tuple[ResolvedCase | None, list[Problem]]:
    """A case with every figure found in a library, and the problems met; None when one of them forbids it.

    `known_places` are that library's, read already.
    """
    loaded, problems = by_their_names_now(loaded, library)
    case = loaded.document
    index_id = case.deflator or deflators_on_the_day(library)
    # Written down, so that two cases of two days differ where `compare` looks.
    case = case.model_copy(update={"deflator": index_id})
    loaded = replace(loaded, document=case)
    places = known_places or Places(library)
    place, nation = _place(loaded, places, problems)
    rates, compared = settle_rates(loaded, library, problems)
    index, faults = price_index(index_id, library)
    problems.extend(loaded.placed(fault, ("deflator",)) for fault in faults)
    if nation is None or rates is None or index is None:
        return None, problems
    if not index.reaches(case.start):
        message = f"{index.document.title} begin in {index.first}: {case.start} is before it"
        problems.append(loaded.problem("price-base", message, ("start",), expected=f"a year from {index.first}"))
        return None, problems
    too_early = list(before_the_index(loaded, index, near=case.start))
    problems.extend(too_early)
    if too_early:
        index = reached_back_to(index, case)
    context = Context(loaded, library, places, nation, place, Prices(case.price_base, index), case.horizon)
    for figure_id in case.figures:
        if library.figure(figure_id):
            continue
        why = library.why_missing(figure_id)
        if why:
            message = f"{figure_id} is not in the library. {why}"
            context.report("figure-not-here", message, ("figures", figure_id), on_key=True)
        else:
            context.unknown("figure", figure_id, library.figure_ids(), ("figures", figure_id), on_key=True)
    options = resolve_options(context)
    problems.extend(context.problems)
    if options is None:
        return None, problems
    problems.extend(alike_ids(loaded, options))
    events, faults = vocabulary(library)
    problems.extend(faults or unknown_events(loaded, events, options))
    views, faults = outside_views(library)
    problems.extend(faults)
    owed, faults = duties(library, nation, case.lead_body)
    problems.extend(faults)
    problems.extend(words_of_another_law(loaded, nation))
    equality, stand_ins, faults = settle_profiles(loaded, library, nation)
    problems.extend(faults)
    place_name = place.name if place else case.place.name if isinstance(case.place, OwnPlace) else str(case.place)
    settled = ResolvedCase(
        loaded=loaded,
        written=case,
        nation=nation,
        place=place,
        place_name=place_name,
        horizon=case.horizon,
        prices=context.prices,
        schedule=rates.schedule,
        health_schedule=rates.health,
        compared=compared,
        options=options,
        library=library,
        duties=owed,
        equality=equality,
        stand_ins=stand_ins,
        events=events,
        outside_views=views,
        problems=(),
        texts={},
        capacity_bounds=tuple(figure for name in CAPACITY_BOUNDS if (figure := context.figure(name))),
    )
    problems.extend(nothing_uses(loaded, context.settled))
    moving, faults = settle_moving(loaded, options, settled.register())
    problems.extend(faults)
    return replace(settled, moving=moving), problems


def _place(loaded: Loaded[Case], places: Places, problems: list[Problem]) -> tuple[Place | None, Nation | None]:
    written = loaded.document.place
    if isinstance(written, OwnPlace):
        return None, written.nation
    found, faults = places.find(written, lead=loaded.document.lead_body)
    problems.extend(loaded.placed(fault, ("place",)) for fault in faults)
    return found, found.nation if found else None
