"""Rules that one nation's duties raise. The register states the law with its date; these only ask."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from investcase.checks.card import Card
from investcase.checks.equality_answers import says_why
from investcase.checks.equality_assessment import LOOK, Assessment, months_after, rule
from investcase.checks.equality_losing import headings
from investcase.documents.equality_words import Direction, key_of
from investcase.documents.figure import Nation
from investcase.reading.nodes import Path
from investcase.reading.phrases import first_phrase
from investcase.reading.problems import Problem, Severity

_POSSIBLE = ("yes", "possible")
_ISLAND_COUNCILS = re.compile(r"Orkney|Shetland|Eilean|Western Isles")
_WANTED = {
    "deprivation": ("deprivation_quintile", "deprivation", "socio_economic"),
    "ethnicity": ("ethnicity", "race"),
    "age": ("age",),
    "sex": ("sex",),
}


E08 = Card(
    "E08",
    Severity.BLOCKER,
    title="An island, a child or a village is said not to be touched, or is not assessed",
    why=LOOK,
    remedy="A finding about them, or published reasons.",
)


@rule(E08)
def islands_without_reasons(found: Assessment) -> Iterator[Problem]:
    """E08: in Scotland an island community may be affected; it is neither assessed nor are reasons given."""
    yield from _noes_contradicted(found)
    islands = found.true.islands
    if found.nation is not Nation.SCOTLAND or islands is None or islands.affected not in _POSSIBLE:
        return
    if not found.has_frame("islands") and not says_why(islands.reasons):
        yield found.problem(
            E08,
            "an island community may be affected, and there is neither an assessment nor published reasons for none",
            ("islands",),
            expected="a finding with frame: islands, or islands: reasons",
            remedy="describe how the effect differs there, or publish why it was not assessed",
        )


def _noes_contradicted(found: Assessment) -> Iterator[Problem]:
    """An answer of `no`, beside a finding or a title about just that."""
    islands = found.true.islands
    told = [impact for impact in found.true.impacts if impact.direction is not Direction.NONE_IDENTIFIED]
    texts = [*headings(found.appraisal), *(impact.who.group for impact in told)]
    frames = {who.key for impact in told for who in (impact.who, *impact.also)}
    if found.nation is Nation.SCOTLAND and islands is not None and islands.affected == "no":
        whole = _ISLAND_COUNCILS.search(found.appraisal.case.place_name)
        if whole or "islands" in frames or any(first_phrase(text, "islands") for text in texts):
            yield _contradicted(found, ("islands", "affected"), "an island community is touched")
    spoken = any(first_phrase(text, "children", but="no child") for text in texts)
    if found.true.children == "no" and ("children" in frames or spoken):
        yield _contradicted(found, ("children",), "a child may be touched")
    spoken = any(first_phrase(text, "rural") for text in texts)
    if found.nation is Nation.NORTHERN_IRELAND and found.true.rural == "no" and ("rural" in frames or spoken):
        yield _contradicted(found, ("rural",), "a rural community is touched")


def _contradicted(found: Assessment, path: Path, what: str) -> Problem:
    return found.problem(
        E08,
        f"this says no, and the place, a title or a finding of the case says that {what}",
        path,
        expected="yes or possible",
        remedy="write possible, and a finding about them",
    )


W11 = Card(
    "W11",
    Severity.WARNING,
    title="An NHS body lacks required breakdowns",
    why=LOOK,
    remedy="Deprivation, ethnicity, age and sex.",
)


@rule(W11)
def nhs_breakdowns_missing(found: Assessment) -> Iterator[Problem]:
    """W11: an NHS body in England without the four breakdowns that NHS England's statement asks for."""
    if found.nation is not Nation.ENGLAND or found.body_type not in ("icb", "nhs_trust"):
        return
    have = {profile.by for profile in found.true.profiles}
    missing = [name for name, ways in _WANTED.items() if not have.intersection(ways)]
    if missing:
        yield found.problem(
            W11,
            f"no breakdown by {', '.join(missing)}",
            ("profiles",),
            expected="profiles by deprivation_quintile, ethnicity, age and sex",
            remedy="add them, with those whose group is unknown",
        )


W13 = Card(
    "W13",
    Severity.WARNING,
    title="Socio-economic disadvantage was not looked at",
    why=LOOK,
    remedy="A finding, or the reason for none.",
)


@rule(W13)
def no_socio_economic_frame(found: Assessment) -> Iterator[Problem]:
    """W13: a strategic decision that nobody looked at for socio-economic disadvantage."""
    if not found.true.strategic or found.has_frame("socio_economic"):
        return
    adopted = any("socio" in key_of(duty) for duty in found.true.adopts)
    binding = found.nation in (Nation.SCOTLAND, Nation.WALES) or adopted
    if not binding and found.nation is not Nation.ENGLAND:
        return
    yield found.problem(
        W13,
        "a strategic decision, and nobody has looked at socio-economic disadvantage"
        + ("" if binding else "; in England this is voluntary unless the body has adopted the duty"),
        ("strategic",),
        expected="a finding with frame: socio_economic",
        remedy="say what it does to people with the least money, or that it is unknown",
        severity=None if binding else Severity.NOTE,
    )


W14 = Card(
    "W14",
    Severity.WARNING,
    title="Children may be touched and nobody looked",
    why=LOOK,
    remedy="A finding for children.",
)


@rule(W14)
def no_children_frame(found: Assessment) -> Iterator[Problem]:
    """W14: in Scotland children may be touched, and nobody looked; or nobody has said whether they may be."""
    if found.nation is not Nation.SCOTLAND or found.has_frame("children"):
        return
    if found.true.children == "unknown":
        yield found.problem(
            W14,
            "nobody has said whether a child may be touched, and in Scotland a duty turns on the answer",
            ("children",),
            expected="children: yes, possible or no",
            remedy="think of young carers and of grandchildren in the house; the note prints that it is not answered",
        )
    if found.true.children in _POSSIBLE:
        yield found.problem(
            W14,
            "children may be touched, and nobody has looked at their rights",
            ("children",),
            expected="a finding with frame: children",
            remedy="think of young carers and of grandchildren in the house; or write children: no",
        )


W16 = Card(
    "W16",
    Severity.WARNING,
    title="The register of duties is old",
    why="The law may have changed.",
    remedy="Use a newer register.",
)


@rule(W16)
def register_is_old(found: Assessment) -> Iterator[Problem]:
    """W16: the register of duties is more than twelve months old, whole or in a row."""
    duties = found.note.duties
    if duties is None:
        return
    old = [duty.id for duty in duties.duties if _is_old(duty.as_of, found)]
    if _is_old(duties.register_date, found) or old:
        rows = f"; rows: {', '.join(old)}" if old else ""
        yield found.problem(
            W16,
            f"the register of duties is of {duties.register_date}, more than twelve months ago{rows}",
            (),
            expected="a register of the last twelve months",
            remedy="check that each duty is still the law, and bring a newer register",
        )


def _is_old(written: str, found: Assessment) -> bool:
    day = dt.date.fromisoformat(written if len(written) == 10 else f"{written}-01")
    return months_after(day, 12) < found.today
