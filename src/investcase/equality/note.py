"""The equality impact note as data: what was found for each characteristic, and what nobody looked at.

An omission is "not assessed": it is never read as no impact. `unknown` always becomes a gap. Nothing here makes a
finding. Everything in the note is protected, so that no count of people leaves it as observed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from investcase.catalogue.registers import Duties
from investcase.documents.equality import Direction, Equality, Gap, Impact, Mitigation, protected
from investcase.documents.equality_basis import Basis, basis_of
from investcase.documents.equality_findings import Number
from investcase.documents.equality_words import IN_LAW, Characteristic, Frame, People
from investcase.documents.figure import Nation
from investcase.resolving.resolved_case import ResolvedCase

PEOPLE: tuple[People, ...] = ("users", "carers", "staff")
_CALLED = {
    Characteristic.MARRIAGE_AND_CIVIL_PARTNERSHIP: "Marriage and civil partnership",
    Characteristic.PREGNANCY_AND_MATERNITY: "Pregnancy and maternity",
    Frame.CARERS: "Unpaid carers",
    Frame.SOCIO_ECONOMIC: "Socio-economic disadvantage",
    Frame.ISLANDS: "Island communities",
    Frame.RURAL: "Rural communities",
    Frame.LANGUAGE: "Language",
    Frame.ARMED_FORCES: "Armed forces community",
}
_SEVERITY = {"severe": 0, "high": 1, "medium": 2, "low": 3, None: 4}


@dataclass(frozen=True, slots=True)
class Finding:
    """A characteristic or frame, by key and in words, with what was said of it; empty when nobody looked.

    `not_relevant` is the author's reason why it cannot be touched; `basis` is the best that what was found rests on.
    """

    key: str
    characteristic: str
    impacts: tuple[Impact, ...]
    listed_in_law: bool
    not_relevant: str | None = None
    basis: Basis = Basis.NOTHING

    @property
    def assessed(self) -> bool:
        """Whether anything at all was said."""
        return bool(self.impacts) or self.not_relevant is not None

    @property
    def standing(self) -> str:
        """`assessed`, `unknown`, `not relevant` or `not assessed`."""
        return _standing(self.impacts, self.not_relevant)

    def about(self, people: People) -> tuple[Impact, ...]:
        """What was said of it for users, carers or staff alone."""
        return tuple(
            impact
            for impact in self.impacts
            if any((who.key, who.people) == (self.key, people) for who in (impact.who, *impact.also))
        )


@dataclass(frozen=True, slots=True)
class EqualityNote:
    """What the note sets out, protected. `equality` is None when the case has no assessment at all.

    `to_be_made` is what the case says of one that is still to be made.
    """

    equality: Equality | None
    findings: tuple[Finding, ...]
    duties: Duties | None
    gaps: tuple[Gap, ...]
    to_be_made: Equality | None = None

    @property
    def said_to_lose(self) -> tuple[str, ...]:
        """Who is said to lose before anybody has made the assessment, in the author's words."""
        return self.to_be_made.may_lose if self.to_be_made else ()

    @property
    def people_now(self) -> Number | None:
        """How many use the service now, protected as every count is."""
        shown = self.equality or self.to_be_made
        return shown.people_now if shown else None

    @property
    def rests_on(self) -> dict[Basis, int]:
        """How many of the characteristics in law that were assessed rest on what, the firmest first."""
        bases = [f.basis for f in self.findings if f.listed_in_law and f.standing == "assessed"]
        return {basis: bases.count(basis) for basis in sorted(Basis, reverse=True)}

    @property
    def may_lose(self) -> tuple[Impact, ...]:
        """Every impact found to be negative or mixed, the worst first."""
        return self._with(Direction.NEGATIVE, Direction.MIXED)

    @property
    def may_gain(self) -> tuple[Impact, ...]:
        """Every impact found to be positive or mixed, the largest first."""
        return self._with(Direction.POSITIVE, Direction.MIXED)

    @property
    def unknown(self) -> tuple[Impact, ...]:
        """Every impact that nobody knows."""
        return self._with(Direction.UNKNOWN)

    @property
    def none_identified(self) -> tuple[Impact, ...]:
        """Every finding that somebody looked and found none."""
        return self._with(Direction.NONE_IDENTIFIED)

    @property
    def unfunded(self) -> tuple[Mitigation, ...]:
        """Every mitigation that has no money yet: it lowers no harm."""
        return tuple(entry for entry in (self.equality.mitigations if self.equality else ()) if not entry.funded)

    def rests_on_no_money(self, impact: Impact) -> bool:
        """Whether a mitigation of a finding has no money yet."""
        return any(entry.id in impact.mitigations for entry in self.unfunded)

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """The characteristics in law of which the case says nothing."""
        return tuple(f.characteristic for f in self.findings if f.listed_in_law and not f.assessed)

    def _with(self, *directions: Direction) -> tuple[Impact, ...]:
        impacts: Sequence[Impact] = self.equality.impacts if self.equality else ()
        chosen = [impact for impact in impacts if impact.direction in directions]
        return tuple(sorted(chosen, key=_worst_first))


def said_so_far(note: EqualityNote) -> str:
    """What is said of who may lose before the assessment is made, in a sentence."""
    said = "; ".join(words.rstrip(".") for words in note.said_to_lose)
    return f"Said so far of who may lose: {said}." if said else "Nobody has said who may lose."


def characteristics(nation: Nation) -> tuple[str, ...]:
    """The characteristics that the nation's law names: nine in Great Britain, nine others in Northern Ireland."""
    return tuple(called(name, nation) for name in _in_law(nation))


def called(name: str, nation: Nation) -> str:
    """A characteristic or frame in words; section 75 speaks of men and women generally."""
    if name == Characteristic.SEX and nation is Nation.NORTHERN_IRELAND:
        return "Men and women generally"
    plain = name.replace("_", " ").capitalize()
    known: dict[str, str] = {str(key): words for key, words in _CALLED.items()}
    return known.get(name, plain)


def note_of(case: ResolvedCase) -> EqualityNote:
    """The note of a case."""
    return replace(equality_note(case.equality, case.nation, case.duties), to_be_made=case.to_be_assessed)


def equality_note(equality: Equality | None, nation: Nation, duties: Duties | None) -> EqualityNote:
    """The note of a case: every characteristic in law, then every other group the case names."""
    shown = None if equality is None else protected(equality)
    impacts = shown.impacts if shown else ()
    reasons = {str(entry.characteristic): entry.because for entry in (shown.not_relevant if shown else ())}
    by_key: dict[str, list[Impact]] = {}
    for impact in impacts:
        for key in dict.fromkeys((impact.who.key, *(who.key for who in impact.also))):
            by_key.setdefault(key, []).append(impact)
    in_law = _in_law(nation)
    findings = [
        Finding(str(name), called(name, nation), found, True, reasons.get(name), _basis(found, shown))
        for name in in_law
        for found in (tuple(by_key.get(name, ())),)
    ]
    findings += [
        Finding(key, called(key, nation), tuple(found), listed_in_law=False, basis=_basis(found, shown))
        for key, found in by_key.items()
        if key not in in_law
    ]
    return EqualityNote(shown, tuple(findings), duties, _gaps(shown))


def _basis(impacts: Sequence[Impact], shown: Equality | None) -> Basis:
    """What the findings rest on; an unknown rests on nothing, whatever it names."""
    found = [impact for impact in impacts if impact.direction is not Direction.UNKNOWN]
    return Basis.NOTHING if shown is None else basis_of(found, shown)


def _gaps(shown: Equality | None) -> tuple[Gap, ...]:
    """The gaps that the case names, and one for every unknown that none of them is about."""
    if shown is None:
        return ()
    named = {gap.impact for gap in shown.gaps}
    unknown = (
        Gap.model_construct(what=f"{impact.who.group}: {impact.mechanism}")
        for impact in shown.impacts
        if impact.direction is Direction.UNKNOWN and impact.id not in named
    )
    return (*shown.gaps, *unknown)


def _in_law(nation: Nation) -> tuple[Characteristic, ...]:
    return IN_LAW.get(nation, IN_LAW[Nation.ENGLAND])


def _standing(impacts: Sequence[Impact], not_relevant: str | None) -> str:
    if any(impact.direction is not Direction.UNKNOWN for impact in impacts):
        return "assessed"
    if impacts:
        return "unknown"
    return "not relevant" if not_relevant else "not assessed"


def _worst_first(impact: Impact) -> tuple[int, int, str]:
    """By severity, then by number as printed, then by id, so that convenience decides nothing."""
    number = impact.number.count.observed if impact.number else None
    return _SEVERITY[impact.severity], -(number or 0), impact.id
