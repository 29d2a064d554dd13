"""A model's named quantities, in each year and at steady state, down to the figures they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from investcase.appraisal.explaining.explanation import Explanation, How, factor
from investcase.appraisal.explaining.figures import figure_node
from investcase.flows.model_lines import Mechanism
from investcase.formulas import TIMED, Call, Formula, Name, Node, children, nationally, nodes
from investcase.formulas.product import Product
from investcase.numbers.writing import percent
from investcase.quantities import NUMBER, Year
from investcase.resolving.figures import Prices
from investcase.resolving.program import ROLLOUT, ROLLOUT_TITLE, Definition

_SETTLED = "At steady state: once constant flows have settled."
_OF_THE_CLAIM = "As the claim was made: at national figures."
_SPREAD = ("stock", "build_up")


class Quantities:
    """The quantities of one model at work; each is explained once, in the order the model works them out."""

    def __init__(self, mechanism: Mechanism, horizon: Sequence[Year], prices: Prices, prefix: str) -> None:
        self._mechanism = mechanism
        self._horizon = horizon
        self._prices = prices
        self._prefix = f"{prefix}{mechanism.intervention.id}"
        self._definitions = mechanism.intervention.program.definitions
        self._timed = _of_a_year(self._definitions)
        self._by_year: dict[str, tuple[Explanation, ...]] = {}
        self._steady: dict[str, Explanation] = {}

    @property
    def names(self) -> dict[str, str]:
        """Every quantity's name with its title, the model's inputs first."""
        entry = self._mechanism.intervention
        inputs = {name: entry.document.inputs[name].title for name in entry.values}
        return {**inputs, ROLLOUT: ROLLOUT_TITLE, **{each.name: each.title for each in self._definitions}}

    def changes(self, name: str) -> bool:
        """Whether a quantity has a value of its own in every year."""
        return name in self._timed

    def at(self, name: str, year: int) -> Explanation:
        """A quantity in a year counted from 0, before anything is taken off."""
        if not self._by_year:
            self._explain_years()
        return self._by_year[name][year if self.changes(name) else 0]

    def settled(self, name: str) -> Explanation:
        """A quantity once the rollout has settled, before anything is taken off."""
        if not self._steady:
            self._explain_steady()
        return self._steady[name]

    def _explain_years(self) -> None:
        rollout = self._rollouts()
        self._by_year = {name: (self._input(name),) for name in self._mechanism.intervention.values}
        self._by_year |= {symbol: (node,) for symbol, node in self._nationals().items()}
        self._by_year[ROLLOUT] = tuple(rollout)
        for definition in self._definitions:
            values = self._mechanism.values[definition.name]
            many = self.changes(definition.name)
            self._by_year[definition.name] = tuple(
                self._formula(definition, values, year, f"@{self._horizon[year]}" if many else "")
                for year in range(values.shape[1])
            )

    def _formula(self, definition: Definition, values: Product, year: int, when: str) -> Explanation:
        timed = timed_names(definition.formula)
        symbols = in_order(definition.formula)
        parts = tuple(
            self._series(name, year) if name in timed and self.changes(name) else self._at_known(name, year)
            for name in symbols
        )
        return Explanation(
            f"{self._prefix}.{definition.name}{when}",
            definition.title,
            values[0, year],
            definition.unit,
            How.FORMULA,
            parts,
            formula=definition.formula,
            symbols=symbols,
            notes=self._when_it_begins(definition.formula),
        )

    def _at_known(self, name: str, year: int) -> Explanation:
        return self._by_year[name][year if self.changes(name) else 0]

    def _series(self, name: str, year: int) -> Explanation:
        """What a time function looks back on: the quantity in every year up to this one."""
        parts = self._by_year[name][: year + 1]
        last = parts[-1]
        return Explanation(None, f"{last.title}, year by year", last.value, last.unit, How.BY_YEAR, parts)

    def _explain_steady(self) -> None:
        settled = self._mechanism.rollout.settled
        self._steady = {name: self._input(name) for name in self._mechanism.intervention.values} | self._nationals()
        self._steady[ROLLOUT] = factor(ROLLOUT_TITLE, settled, "Once the ramp has run its course.")
        for definition in self._definitions:
            symbols = in_order(definition.formula)
            self._steady[definition.name] = Explanation(
                f"{self._prefix}.{definition.name}",
                definition.title,
                self._mechanism.steady[definition.name][0, 0],
                definition.unit,
                How.FORMULA,
                tuple(self._steady[name] for name in symbols),
                formula=definition.formula,
                symbols=symbols,
                notes=(_SETTLED,) if timed_names(definition.formula) else (),
            )

    def _nationals(self) -> dict[str, Explanation]:
        """What a claim was made at, down to the national figures: nothing of it changes from year to year."""
        intervention, made = self._mechanism.intervention, dict[str, Explanation]()
        nationals = intervention.program.nationals
        for name in nationals & intervention.values.keys():
            figure = intervention.nation_values.get(name)
            node = self._input(name) if figure is None else figure_node(figure, self._prices)
            made[name] = node if figure is None else replace(node, name=None, notes=(*node.notes, _OF_THE_CLAIM))
        for definition in (each for each in self._definitions if each.name in nationals):
            symbols = in_order(definition.formula)
            value = float(self._mechanism.values[nationally(definition.name)][0, 0])
            made[definition.name] = Explanation(
                None,
                definition.title,
                value,
                definition.unit,
                How.FORMULA,
                tuple(made[symbol] for symbol in symbols),
                formula=definition.formula,
                symbols=symbols,
                notes=(_OF_THE_CLAIM,),
            )
        return {nationally(name): node for name, node in made.items()}

    def _input(self, name: str) -> Explanation:
        return figure_node(self._mechanism.intervention.values[name], self._prices)

    def _rollouts(self) -> list[Explanation]:
        rollout = self._mechanism.rollout
        made = []
        for year, share in enumerate(self._mechanism.values[ROLLOUT][0].tolist()):
            name = f"{self._prefix}.{ROLLOUT}@{self._horizon[year]}"
            begins = rollout.starts < len(self._horizon)
            starts = f"in {self._horizon[rollout.starts]}" if begins else "after the years of this case"
            notes = [f"The work starts {starts}."]
            if rollout.stops is not None and rollout.stops < len(self._horizon):
                notes.append(f"Nobody new is helped after {self._horizon[rollout.stops]}.")
            node = Explanation(name, ROLLOUT_TITLE, share, NUMBER, is_factor=True, notes=tuple(notes))
            if rollout.late and rollout.ramp:
                late = f"Every step of the ramp comes {rollout.late:.1f} months late."
                node = replace(node, notes=(*notes, late))
            elif share == rollout.by_year[year] and year == rollout.starts and rollout.first_part < 1:
                full = share / rollout.first_part
                parts = (
                    factor("Share of the full effort in its first year", full, "The case's ramp."),
                    factor("Share of that year left when it starts", rollout.first_part, "The case's start month."),
                )
                node = Explanation(name, ROLLOUT_TITLE, share, NUMBER, How.PRODUCT, parts, is_factor=True)
            made.append(node)
        return made

    def _when_it_begins(self, formula: Formula) -> tuple[str, ...]:
        rollout = self._mechanism.rollout
        never = rollout.starts >= len(self._horizon)
        if calls(formula).isdisjoint(_SPREAD) or rollout.first_part == 1 or never:
            return ()
        share = f"{percent(rollout.first_part, 0)}"
        return (f"Arrivals begin in {self._horizon[rollout.starts]}, spread over the last {share} of that year.",)


def _of_a_year(definitions: Sequence[Definition]) -> frozenset[str]:
    """The names whose value is one of a year, and not of the steady state: of a case of one year as of any other."""
    found = {ROLLOUT}
    for definition in definitions:
        if not found.isdisjoint(definition.formula.names) or timed_names(definition.formula):
            found.add(definition.name)
    return frozenset(found)


def in_order(formula: Formula) -> tuple[str, ...]:
    """What a formula uses, each once, in the order written: a name, or a name at the claim's own national figures."""
    return tuple(dict.fromkeys(symbol for _, symbol in sorted(_used(formula.tree, national=False))))


def _used(node: Node, *, national: bool) -> Iterator[tuple[int, str]]:
    if isinstance(node, Name):
        yield node.start, nationally(node.name) if national else node.name
    inside = national or (isinstance(node, Call) and node.function == "national")
    for child in children(node):
        yield from _used(child, national=inside)


def timed_names(formula: Formula) -> frozenset[str]:
    """The names that a formula looks at in more than one year."""
    found: set[str] = set()
    for node in nodes(formula.tree):
        if isinstance(node, Call) and node.function in TIMED:
            found |= Formula(formula.text, node).names
    return frozenset(found)


def calls(formula: Formula) -> frozenset[str]:
    """The functions a formula calls."""
    return frozenset(node.function for node in nodes(formula.tree) if isinstance(node, Call))
