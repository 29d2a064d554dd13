"""Where and when a case is set: its place, its leader, its years, and the bodies it may name."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from investcase.catalogue.library import shipped_library
from investcase.catalogue.places import Place, Places
from investcase.documents.bodies import Body, plain_body
from investcase.documents.figure import Nation
from investcase.quantities import Year
from random_whole.draw import Draw, Tree, Years

PLACES = {
    Nation.ENGLAND: ("Kent", "Lancashire", "Birmingham", "E10000003", "Rutland", "City of London", "Cornwall"),
    Nation.SCOTLAND: ("Fife", "S12000042", "S37000003", "S08000031", "S12000018"),
    Nation.WALES: ("W06000002", "Swansea", "Blaenau Gwent"),
    Nation.NORTHERN_IRELAND: ("N09000002", "N09000007", "SHSCT"),
}
LEADS = {Nation.SCOTLAND: (plain_body("council"), plain_body("ijb"), plain_body("nhs"))}
EVERYWHERE = (
    *("council", "nhs", "police", "dwp", "government"),
    *("people", "carers", "providers", "third_sector", "society"),
)
BODIES = tuple(map(plain_body, EVERYWHERE))
SCOTTISH = (BODIES[0], plain_body("ijb"), *BODIES[1:])


@dataclass
class Setting:
    """What everything in a case is drawn against."""

    draw: Draw
    years: Years
    nation: Nation
    lead: Body
    place: Place | None
    written_place: Tree
    financial: bool = True
    source_ids: list[str] = field(default_factory=list)
    figures_used: set[str] = field(default_factory=set)
    budget_lines: list[tuple[str, str]] = field(default_factory=list)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body there is here."""
        return SCOTTISH if self.nation is Nation.SCOTLAND else BODIES

    def body(self) -> str:
        """Any body, the one that leads more often than others."""
        return self.lead.id if self.draw.rarely(0.4) else self.draw.one(self.bodies).id

    def public_body(self) -> str:
        """A body with a budget."""
        return self.draw.one([body for body in self.bodies if body.public]).id

    def partner(self) -> str:
        """A body that may pay another."""
        return self.draw.one(self.partners)

    @property
    def partners(self) -> list[str]:
        """The bodies that may pay one another."""
        partners = (plain_body("council"), plain_body("ijb"), plain_body("nhs"), plain_body("police"))
        return [body.id for body in partners if body in self.bodies]

    @property
    def without_budget(self) -> list[str]:
        """The bodies that have no budget of public money."""
        return [body.id for body in self.bodies if not body.public]

    def source(self) -> str:
        """Where something comes from: words, or a source of the case."""
        if self.source_ids and self.draw.rarely(0.4):
            return self.draw.one(self.source_ids)
        return self.draw.saying()

    def budget_line(self, body: str) -> str:
        """A budget line of a body's; the same one again now and then."""
        own = [line for whose, line in self.budget_lines if whose == body]
        if own and self.draw.rarely(0.4):
            return self.draw.one(own)
        made = f"Budget of the {self.draw.one(('ward', 'homes', 'team', 'day centre'))} ({self.draw.whole(100, 999)})"
        self.budget_lines.append((body, made))
        return made

    def told_by(self, *, price_base: bool = True, chance: float = 1.0) -> dict[str, Tree]:
        """The standing of an amount: its price base, source and status, each if it is drawn."""
        made: dict[str, Tree] = {}
        if price_base and self.draw.maybe(chance):
            made["price_base"] = self.years.price_base()
        if self.draw.maybe(chance):
            made["source"] = self.source()
        if self.draw.maybe(chance):
            made["status"] = self.draw.one(["local", "illustrative"])
        return made


def drawn_setting(draw: Draw) -> Setting:
    """A nation, a place in its catalogue or of no catalogue, who leads, and the years."""
    nation = draw.one(tuple(PLACES))
    lead = draw.one(LEADS.get(nation, (plain_body("council"), plain_body("council"), plain_body("nhs"))))
    financial = not draw.rarely(0.2)
    count = draw.one((1, 2, 3, 4, 5, 6, 8, 10, 10, 12, 20, 40))
    years = Years(Year(draw.whole(2024, 2029), financial), count, draw)
    if draw.rarely(0.45):
        written: Tree = {"name": draw.one(("Elsewhere", "Y Fro", "Nowhere-on-Sea")), "nation": nation.value}
        return Setting(draw, years, nation, lead, None, written, financial)
    written = draw.one(PLACES[nation])
    found = place_called(written, lead)
    return Setting(draw, years, nation, lead, found, written, financial)


@cache
def place_called(name: str, lead: Body) -> Place | None:
    """A place of the catalogue."""
    found, _ = Places(shipped_library()).find(name, lead=lead)
    return found
