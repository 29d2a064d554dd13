"""The equality impact note as data: what was found for each characteristic, and what nobody looked at.

An omission is "not assessed": it is never read as no impact. `unknown` always becomes a gap. Nothing here makes a
finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.catalogue.guidance import Duties
from investcase.documents.equality import Direction, Equality, Gap, Impact
from investcase.documents.figure import Nation

_GREAT_BRITAIN = (
    "Age",
    "Disability",
    "Gender reassignment",
    "Marriage and civil partnership",
    "Pregnancy and maternity",
    "Race",
    "Religion or belief",
    "Sex",
    "Sexual orientation",
)
_NORTHERN_IRELAND = (
    "Age",
    "Dependants",
    "Disability",
    "Marital status",
    "Men and women",
    "Political opinion",
    "Racial group",
    "Religious belief",
    "Sexual orientation",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A characteristic, or another group the case names, with what was said of it; empty when nobody looked."""

    characteristic: str
    impacts: tuple[Impact, ...]
    listed_in_law: bool

    @property
    def assessed(self) -> bool:
        """Whether anything at all was said."""
        return bool(self.impacts)


@dataclass(frozen=True, slots=True)
class EqualityNote:
    """What the note sets out. `equality` is None when the case has no assessment at all."""

    equality: Equality | None
    findings: tuple[Finding, ...]
    duties: Duties | None
    gaps: tuple[Gap, ...]

    @property
    def may_lose(self) -> tuple[Impact, ...]:
        """Every impact found to be negative or mixed."""
        return self._with(Direction.NEGATIVE, Direction.MIXED)

    @property
    def may_gain(self) -> tuple[Impact, ...]:
        """Every impact found to be positive or mixed."""
        return self._with(Direction.POSITIVE, Direction.MIXED)

    @property
    def unknown(self) -> tuple[Impact, ...]:
        """Every impact that nobody knows."""
        return self._with(Direction.UNKNOWN)

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """The characteristics in law of which the case says nothing."""
        return tuple(f.characteristic for f in self.findings if f.listed_in_law and not f.assessed)

    def _with(self, *directions: Direction) -> tuple[Impact, ...]:
        impacts: Sequence[Impact] = self.equality.impacts if self.equality else ()
        return tuple(impact for impact in impacts if impact.direction in directions)


def characteristics(nation: Nation) -> tuple[str, ...]:
    """The characteristics that the nation's law names: nine in Great Britain, nine others in Northern Ireland."""
    return _NORTHERN_IRELAND if nation is Nation.NORTHERN_IRELAND else _GREAT_BRITAIN


def equality_note(equality: Equality | None, nation: Nation, duties: Duties | None) -> EqualityNote:
    """The note of a case: every characteristic in law, then every other group the case names."""
    impacts = equality.impacts if equality else ()
    named = {name.casefold(): name for name in characteristics(nation)}
    by_name: dict[str, list[Impact]] = {}
    for impact in impacts:
        by_name.setdefault(_key(impact), []).append(impact)
    findings = [Finding(name, tuple(by_name.get(key, ())), listed_in_law=True) for key, name in named.items()]
    findings += [
        Finding(found[0].who.characteristic.capitalize(), tuple(found), listed_in_law=False)
        for key, found in by_name.items()
        if key not in named
    ]
    unknown = (
        Gap(what=f"{impact.who.group}: {impact.mechanism}")
        for impact in impacts
        if impact.direction is Direction.UNKNOWN
    )
    gaps = (*(equality.gaps if equality else ()), *unknown)
    return EqualityNote(equality, tuple(findings), duties, gaps)


def _key(impact: Impact) -> str:
    return impact.who.characteristic.replace("_", " ").replace("-", " ").casefold()
