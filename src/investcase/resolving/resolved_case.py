"""A case ready to be worked out: its options, figures and rates, and what it was read from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from investcase.catalogue.events import Vocabulary
from investcase.catalogue.guidance import Rates
from investcase.catalogue.library import Library
from investcase.catalogue.places import Place
from investcase.catalogue.profiles import GroupShare
from investcase.catalogue.registers import Duties
from investcase.documents.base import Loaded
from investcase.documents.bodies import Body, known_bodies
from investcase.documents.case import Case
from investcase.documents.edits import Changed
from investcase.documents.equality import Equality, protected
from investcase.documents.figure import Nation
from investcase.documents.guidance import DiscountSchedule, OutsideView
from investcase.quantities import Year
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText
from investcase.resolving.figures import Prices, Resolved
from investcase.resolving.option import ResolvedOption, option_figures
from investcase.resolving.together import Moving
from investcase.resolving.what_ifs import NamedChanges


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
