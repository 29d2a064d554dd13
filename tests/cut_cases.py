"""A service put to work and the same service cut, as cases; and the texts of a page, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

INPUTS = {
    "falls-exercise": (
        "people_starting: {value: 3000 people / year, source: ours}",
        "falls_a_year: {value: '0.8 to 1.2, central 1 falls / person / year', source: ours, reason: ours}",
        "ambulances_a_fall: {value: 0.05 incidents / fall, source: ours}",
        "attendances_a_fall: {value: 0.1 attendances / fall, source: ours}",
    ),
    "link-workers": (
        "people_referred: {value: '8000 to 12000, central 10000 people / year', source: ours}",
        "cost_per_person: {value: £360 / person, source: ours}",
        "hospital_cost: {value: £2000 / person / year, source: ours}",
    ),
    "ccn-independent-settings": (),
}
VOID = {"br", "meta", "link", "img", "input", "hr", "path", "line", "rect", "circle"}
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "caption", "figcaption", "title", "desc", "svg", "h1", "h2", "h3", "h4"}


def case(model: str, *, cut: bool, share: int = 100) -> str:
    """A service put to work, or the same reduced by a share or stopped."""
    rows = ["format: investcase/case/1", "case: turned", "title: Turned", "place: Kent", "start: 2027-28", "years: 4"]
    rows += ["price_base: 2026-27", "options:", "  - id: programme", "    title: The programme"]
    rows += ["    disinvestments:" if cut else "    interventions:", "      - id: m", f"        model: {model}"]
    if INPUTS[model]:
        rows += ["        inputs:", *(f"          {line}" for line in INPUTS[model])]
    if cut:
        stops = share == 100
        rows += ["        title: The withdrawal", f"        change: {'stop' if stops else 'reduce'}"]
        rows += [] if stops else [f"        share: {share}%"]
        rows += ["        start: 2027-28"]
        rows += [
            "        saving: [{id: team, title: Team, body: council, each_year: £900000, budget_line: b, owner: o}]",
            "        exit_costs: {redundancy: {zero: a}, notice: {zero: a}, clawback: {zero: a}, "
            "stranded_overheads: {zero: a}}",
            "        restart_cost: {zero: nobody would}",
        ]
    return "\n".join(rows) + "\n"


class Blocks(HTMLParser):
    """The texts of a page, each with whether it stands where the page says that it tells of the service that is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        self._open: list[tuple[str, bool]] = []
        self._texts: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        within = any(inside for _, inside in self._open) or "of-the-service" in (dict(attrs).get("class") or "")
        self._open.append((tag, within))
        if tag in BLOCKS:
            self._texts.append([])

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, within = self._open.pop()
            if name in BLOCKS:
                self.found.append((" ".join("".join(self._texts.pop()).split()), within))
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._texts:
            self._texts[-1].append(data)


def blocks(html: str) -> Iterator[tuple[str, bool]]:
    reader = Blocks()
    reader.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    yield from reader.found
