"""What resolving a case needs to hand throughout: the library, the place, the prices, and where problems go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from investcase.catalogue.library import Library
from investcase.catalogue.origins import SHIPPED
from investcase.catalogue.places import Place, Places
from investcase.documents.base import Loaded
from investcase.documents.case import Case
from investcase.documents.figure import Nation, price_year
from investcase.documents.lines import LocalValue
from investcase.documents.walk import year_key
from investcase.quantities import Kind, Quantity, Unit, Year
from investcase.quantities.in_unit import called, in_unit
from investcase.quantities.kinds import RULES, misfit, unlikely
from investcase.quantities.typed import as_typed
from investcase.quantities.year_meant import year_meant
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity
from investcase.reading.suggest import did_you_mean, nearest, one_of
from investcase.resolving.candidates import Candidate, columns_of_another, values_here
from investcase.resolving.figure_key import FigureKey
from investcase.resolving.figures import Prices, Replaced, Resolved, as_replaced, from_case, from_library
from investcase.resolving.judged import with_judged
from investcase.resolving.price_years import OLDEST

_AHEAD = 5
"""Years ahead of the case of which a library's prices may be before they are pointed out."""


@dataclass(slots=True)
class Context:
    """The surroundings of one case while its figures are settled."""

    loaded: Loaded[Case]
    library: Library
    places: Places
    nation: Nation
    place: Place | None
    prices: Prices
    horizon: tuple[Year, ...]
    goes_on_after: Year | None = None
    """The last year that the case itself has, where it is settled over more: what recurs in it goes on as in that."""
    problems: list[Problem] = field(default_factory=list)
    _settled: dict[str, Resolved | None] = field(default_factory=dict)
    _given: dict[str, tuple[Quantity, object]] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case document."""
        return self.loaded.document

    def report(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        severity: Severity = Severity.ERROR,
        expected: str | None = None,
        remedy: str | None = None,
        instead: Sequence[str] = (),
        on_key: bool = False,
    ) -> None:
        """Note a problem at a place in the case; `instead` is what may be written there, the likeliest first."""
        self.problems.append(
            self.loaded.problem(
                *(code, message, path),
                severity=severity,
                expected=expected,
                remedy=remedy,
                instead=instead,
                on_key=on_key,
            )
        )

    def unknown(
        self, kind: str, name: str, known: Iterable[str], path: Path, *, on_key: bool = False, else_: str = ""
    ) -> None:
        """Note a name that means nothing, with the nearest that do; `else_` says what to do where none is meant."""
        allowed = list(known)
        self.report(
            f"unknown-{kind.replace(' ', '-')}",
            f"there is no {kind} called {name!r}",
            path,
            expected=one_of(allowed) if allowed else None,
            remedy=" Else ".join(words for words in (did_you_mean(name, allowed), else_) if words) or None,
            instead=nearest(name, allowed),
            on_key=on_key,
        )

    def figure(self, figure_id: str) -> Resolved | None:
        """A figure by id, settled once: the case's value over the library's, strongest origin first."""
        figure_id = self.library.name_now(figure_id)
        if figure_id not in self._settled:
            self._settled[figure_id] = self._settle(figure_id)
        return self._settled[figure_id]

    @property
    def settled(self) -> frozenset[str]:
        """The ids of the figures that anything has asked for so far."""
        return frozenset(self._settled)

    def library_figure(self, figure_id: str, nation: Nation) -> Resolved | None:
        """What the library holds of a figure for a nation, whatever the case says."""
        candidates = self._candidates(figure_id, nation, None)
        return from_library(figure_id, candidates, self.library, self.prices) if candidates else None

    def _candidates(self, figure_id: str, nation: Nation, place: Place | None) -> list[Candidate]:
        for entry, message in columns_of_another(self.library, figure_id, place):
            self.problems.append(
                entry.problem("figure-unit", message, expected="a column of the figure's unit and kind")
            )
        found = values_here(self.library, figure_id, nation, place)
        return [candidate for candidate in found if self._in_the_index(candidate)]

    def _in_the_index(self, candidate: Candidate) -> bool:
        base, index = price_year(candidate.value.price_base), self.prices.index
        if base is None or not candidate.found.figure.unit.power("£"):
            return True
        if index.reaches(base):
            self._tell_prices_far_away(candidate, base)
            return True
        message = f"{index.document.title} begin in {index.first}: {base} is before it"
        expected = f"a price base from {index.first}"
        self.problems.append(candidate.found.problem("price-base", message, expected=expected))
        return False

    def _tell_prices_far_away(self, candidate: Candidate, base: Year) -> None:
        """Point out a year of prices in a library of the user's that can hardly be meant."""
        first, last = self.prices.base.start - OLDEST, max(self.prices.base.start, self.horizon[0].start) + _AHEAD
        if candidate.found.origin == SHIPPED or first <= base.start <= last:
            return
        meant = year_meant(base, first, last, self.prices.base.start)
        message = f"these are prices of {base}, and the case's are of {self.prices.base}"
        remedy = f"write price_base: {meant}" if meant is not None else "look at the digits of its price base"
        self.problems.append(
            replace(candidate.found.problem("year-far", message, remedy=remedy), severity=Severity.WARNING)
        )

    def own_key(self, option: str, key: str, value: LocalValue) -> FigureKey:
        """A key for a value the case gives: one for all the options that give the same, else the option's own.

        The same key moves together in every option, as one assumption should; two values need two keys. The preferred
        option is settled first, so that a key without an option's name in front is its own where it has one.
        """
        same = self._given.setdefault(key, (value.value, value.price_base))
        return FigureKey(None if same == (value.value, value.price_base) else option, key)

    def within_horizon(self, year: Year | None, path: Path) -> bool:
        """Whether a year, if given, is one of the case's; a problem is noted when it is not."""
        if year is None or year in self.horizon:
            return True
        self._outside(year, path)
        return False

    def _outside(self, year: Year, path: Path, *, beside: set[Year] | None = None) -> None:
        first, last = self.horizon[0], self.horizon[-1]
        same_kind = year.financial == first.financial
        other = Year(year.start, first.financial)
        meant = (
            year_meant(year, first.start, last.start, first.start, beside or ())
            if same_kind
            else other
            if other in self.horizon and other not in (beside or ())
            else None
        )
        if meant is not None and beside is not None:
            beside.add(meant)
        self.report(
            "outside-horizon",
            f"{year} is not one of the years of this case",
            path,
            expected=f"a year from {first} to {last}",
            instead=() if meant is None else (str(meant),),
            on_key=beside is not None,
        )

    def same_kind(self, year: Year, path: Path) -> bool:
        """Whether a year is of the case's own kind, financial or calendar; a problem is noted when it is not."""
        if year.financial == self.horizon[0].financial:
            return True
        self.report(
            *("year-kind", f"{year} is another kind of year", path),
            expected=f"years such as {self.horizon[0]}",
            instead=(str(Year(year.start, self.horizon[0].financial)),),
        )
        return False

    def in_turn(self, first: Year | None, last: Year | None, path: Path) -> bool:
        """Whether a last year, if given, does not come before the first."""
        if last is None or last >= (first or self.horizon[0]):
            return True
        message = f"{last} comes before {first or self.horizon[0]}, when this starts"
        self.report("years-reversed", message, path, expected=f"a year from {first or self.horizon[0]}")
        return False

    def _settle(self, figure_id: str) -> Resolved | None:
        candidates = self._candidates(figure_id, self.nation, self.place)
        local = self.case.figures.get(figure_id)
        if local is not None:
            held = self.library.figure(figure_id)
            if not held:
                return None
            unit, kind, title = held[0].figure.unit, held[0].figure.is_, held[0].figure.title
            path: Path = ("figures", figure_id)
            local = in_its_unit(local, unit)
            if self.fits(local, unit, kind, path):
                replaced = tuple(as_replaced(candidate, self.library) for candidate in candidates)
                given = self.local(figure_id, title, local, path, replaced)
                return replace(given, kind=kind, measure=held[0].figure.measure)
        if not candidates:
            return None
        return with_judged(self.case, from_library(figure_id, candidates, self.library, self.prices))

    def local(
        self, key: FigureKey | str, title: str, value: LocalValue, path: Path, replaced: tuple[Replaced, ...] = ()
    ) -> Resolved:
        """A value the case gives; replacing a value asks for a reason."""
        if replaced and value.reason is None:
            before = f"{replaced[0].value.as_written()} from {replaced[0].origin}"
            self.report(
                "no-reason",
                f"{title}: this replaces {before} and does not say why",
                path,
                severity=Severity.WARNING,
                expected="a line 'reason: ...'",
            )
        if value.value.unit.power("£") and value.price_base is None:
            self.report(
                "price-base-taken",
                f"{title}: no price base is given, so {self.prices.base} prices are taken",
                path,
                severity=Severity.NOTE,
                expected=f"price_base: {self.prices.base}",
            )
        return replace(self.given(key, title, value, replaced), spot=self.loaded.spot((*path, "value")))

    def given(
        self, key: FigureKey | str, title: str, value: LocalValue, replaced: tuple[Replaced, ...] = ()
    ) -> Resolved:
        """A value of the case as a figure. Where its `source` is the id of a source, that is cited."""
        own = next((source for source in self.case.sources if source.id == value.source), None)
        found = own or (self.library.source(value.source) if " " not in value.source else None)
        made = from_case(str(key), title, value, self.prices, replaced, found.cited() if found else None)
        return with_judged(self.case, replace(made, moves_as=key.stream) if isinstance(key, FigureKey) else made)

    def fits(self, local: LocalValue, unit: Unit, kind: Kind | None, path: Path) -> bool:
        """Whether a local value is in the unit wanted, and a plain number is of its kind; else a problem is noted."""
        value = local.value
        if value.unit != unit:
            self._in_another_unit(value, unit, kind, (*path, "value"))
            return False
        found = misfit(value, kind) if kind is not None else None
        if found is not None:
            self.report(
                *(found.code, found.message, (*path, "value")),
                expected=found.expected,
                remedy=found.remedy,
                instead=found.instead,
            )
            return False
        likely = unlikely(value, kind) if kind is not None else None
        if likely is not None:
            self.report(
                "ratio-taken",
                f"this ratio is taken as it stands, as {value.ends[1]:.10g} to 1",
                (*path, "value"),
                severity=Severity.WARNING,
                expected=RULES[Kind.RATIO].expected,
                remedy=f"did you mean {likely}?",
                instead=(likely,),
            )
        return True

    def _in_another_unit(self, value: Quantity, unit: Unit, kind: Kind | None, path: Path) -> None:
        """Note a value in another unit than is wanted, with what it may have been meant as."""
        found = [each for each in in_unit(value, unit) if kind is None or misfit(each.value, kind) is None]
        said = f"this value is {'a percentage' if value.percent else f'in {called(value.unit)}'}"
        if value.counted:
            said = f"{value.as_written()} is a part of a whole or a rate of one count to another"
        if found and found[0].sum:
            said += f"; {found[0].sum} is {as_typed(found[0].value)}"
        expected = f"a value in {called(unit)}" if kind is None else RULES[kind].expected
        instead = [as_typed(each.value) for each in found]
        alone = value.unit.is_number and not (value.is_range or value.percent or value.counted)
        if alone and unit.is_rate_of_counts and value.central >= 1:
            instead.append(f"{value.central:.10g} of 100")
        self.report("unit", said, path, expected=expected, instead=tuple(instead))

    def in_horizon(self, amounts: Mapping[Year, float], path: Path) -> tuple[float, ...]:
        """Amounts by year as a row over the horizon; a year outside it is noted as a problem."""
        row = [0.0] * len(self.horizon)
        beside = set(amounts)
        for year, amount in amounts.items():
            if year in self.horizon:
                row[self.horizon.index(year)] = amount
            else:
                self._outside(year, year_key(path, year, self.loaded.positions), beside=beside)
        return tuple(row)

    def note_transfer(self, figure: Resolved, path: Path) -> None:
        """Say that a figure belongs to another nation."""
        if figure.transferred is not None:
            self.report(
                "transferred",
                f"{figure.title}: {nation_name(figure.transferred)}'s figure is used in {nation_name(self.nation)}",
                path,
                severity=Severity.WARNING,
                remedy=f"give your own under figures: {figure.key}",
            )


def in_its_unit(local: LocalValue, unit: Unit) -> LocalValue:
    """A value in the unit wanted, where that is a rate of one count to another and it is typed as `6 of 100` or 6%."""
    if local.value.percent and unit.is_rate_of_counts:
        return local.model_copy(update={"value": local.value.in_unit(unit)})
    return local


_NATIONS = {
    Nation.UK: "the UK",
    Nation.ENGLAND: "England",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def nation_name(nation: Nation) -> str:
    """A nation's name in words."""
    return _NATIONS[nation]
