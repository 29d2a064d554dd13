"""The sins of business cases that lines can commit, each planted in two cases that are clean without it.

The number of a sin is that of a list of what auditors, treasuries and researchers complain of. What a plant replaces is
the honest way of saying the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sins.clean import MODEL, OWN

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Plant:
    """A sin in one of the two cases: what it changes, and the codes of which at least one is to be raised by it."""

    sin: str
    clean: str
    edits: tuple[Edit, ...]
    codes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The case with the sin in it."""
        text = self.clean
        for edit in self.edits:
            changed = edit(text)
            assert changed != text, f"{self.sin}: an edit of it changes nothing"
            text = changed
        return text


def put(old: str, new: str) -> Edit:
    """Text that stands in the case once, replaced."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} stands in the case {text.count(old)} times"
        return text.replace(old, new)

    return edit


def every(pattern: str, new: str) -> Edit:
    """Whatever a pattern finds, replaced."""
    return lambda text: re.sub(pattern, new, text)


def out(begin: str, end: str) -> Edit:
    """Everything from one text to the next that follows it, left out."""

    def edit(text: str) -> str:
        start = text.index(begin)
        return text[:start] + text[text.index(end, start + 1) :]

    return edit


def before(marker: str, block: str) -> Edit:
    """A block put before a text that stands in the case once."""
    return put(marker, block + marker)


def own(sin: str, *edits: Edit, codes: tuple[str, ...]) -> Plant:
    """A sin in the case of lines of its own."""
    return Plant(sin, OWN, edits, codes)


def model(sin: str, *edits: Edit, codes: tuple[str, ...]) -> Plant:
    """A sin in the case of a model."""
    return Plant(sin, MODEL, edits, codes)


SAVING = """\
    benefits:
      - id: more
        title: {title}
        body: {body}
        cash_type: {cash_type}
{rest}        each_year: £{amount}
        from: 2028-29
        likely_range: 50% to 130%, central 100%
        source: Records
"""
CUT = """\
    disinvestments:
      - id: lunch-clubs
        title: Lunch clubs
        change: stop
        start: 2028-29
        saving:
          - id: clubs
            title: Grants to lunch clubs
            body: council
            budget_line: Lunch clubs
            owner: Director of adult social care
            each_year: £90000
            source: Ledger
        exit_costs:
          redundancy: {zero: The council employs nobody there.}
          notice: {zero: The grants end then.}
          clawback: {zero: Nothing is owed back.}
          stranded_overheads: {zero: One officer has other work.}
"""


def saving(title: str, body: str, cash_type: str, amount: int, **rest: str) -> str:
    """A benefit of one's own as it is written."""
    lines = "".join(f"        {name}: {value}\n" for name, value in rest.items())
    return SAVING.format(title=title, body=body, cash_type=cash_type, amount=amount, rest=lines)


ALIKE = "likely_range: 90% to 110%, central 100%"
CASH = {"budget_line": "Care homes", "owner": "Director of adult social care"}
WHOLE = {"marginal_share": "{share: 30%, reason: Counted by the trust, source: Trust}"}
WARD = {"budget_line": "Wards", "owner": "The trust"}
DEMAND = r"(?s)demand:\n.*?(?=options:)"
RIVAL = r"(?s)  - id: (leaflet|call)\n.*"
ADMISSIONS_CASH = put(
    "        cash_type: capacity\n        event: fracture-stay\n",
    "        cash_type: cash_releasing\n        budget_line: Wards\n        owner: The trust\n"
    "        event: fracture-stay\n",
)
NO_SHARE = put(
    "        marginal_share: {share: 30%, reason: Counted by the trust, source: Costing team of the trust}\n"
    "        source: Hospital",
    "        source: Hospital",
)

HOMES = before(
    "    costs:\n      - id: instructors",
    """\
    interventions:
      - id: homes
        model: home-adaptations
        choices: {evidence: as_reported}
        start: 2028-29
        ramp: [50%, 100%]
        inputs:
          people_adapted: {value: 100 people / year, source: Grants team}
          grant: {value: £9000 / grant, price_base: 2026-27, source: Grants team, reason: Ours}
          assessment_cost: {value: £600 / person, price_base: 2026-27, source: Grants team}
          time_in_use: {value: 4 years, source: Grants team}
          home_week: {value: £200 / person / week, price_base: 2026-27, source: Brokerage}
        adjustments: {deadweight: 20%, reasons: {deadweight: One in five paid for it themselves before.}}
""",
)

PLANTS = (
    own("S01", put("        owner: Director of adult social care\n", ""), codes=("release-not-named",)),
    model("S01", put("            closes: Placements no longer bought\n", ""), codes=("release-step",)),
    own("S02", ADMISSIONS_CASH, NO_SHARE, codes=("average-cost",)),
    model(
        "S02",
        before("  - id: call\n", saving("Days in bed", "nhs", "cash_releasing", 90000, event="bed-day", **WARD)),
        codes=("average-cost",),
    ),
    own("S03", out("    costs:\n      - id: instructors", "    benefits:"), codes=("gross-called-net",)),
    model(
        "S03",
        every(r" +delivery: .*\n", ""),
        out("      - id: team", "      - id: mobilisation"),
        codes=("omitted-costs",),
    ),
    Plant(
        "S04",
        HOMES(OWN),
        (every("deadweight: 20%", "leakage: 5%"), every("deadweight: One", "leakage: One")),
        ("no-deadweight",),
    ),
    model(
        "S04",
        every(r"deadweight: 10%", "leakage: 0%"),
        every(", deadweight: Four of", ", leakage: Four of"),
        codes=("no-deadweight",),
    ),
    own(
        "S05",
        before(
            "      - id: company\n",
            "      - id: beds\n        title: Days in bed\n        body: nhs\n        cash_type: capacity\n"
            "        event: bed-day\n        each_year: £300000\n        from: 2028-29\n        source: Records\n"
            "        marginal_share: {share: 30%, reason: Counted by the trust, source: Trust}\n",
        ),
        codes=("same-events",),
    ),
    model(
        "S05",
        before(
            "  - id: call\n", saving("Placements", "council", "cash_releasing", 500000, event="care-home-stay", **CASH)
        ),
        codes=("same-events",),
    ),
    own(
        "S06",
        out("    funding:\n", "  - id: leaflet"),
        put("£360000", "£60000"),
        codes=("wrong-pocket",),
    ),
    model(
        "S06",
        put("wte: 14", "wte: 60"),
        before("  - id: call\n", saving("Beds", "nhs", "capacity", 40000000, event="bed-day", **WHOLE)),
        codes=("wrong-pocket",),
    ),
    own(
        "S07",
        put("        each_year: £360000\n        from: 2028-29\n", "        each_year: £360000\n"),
        codes=("no-ramp",),
    ),
    model("S07", put("        start_month: October\n", ""), every(r" +ramp: .*\n", ""), codes=("no-ramp",)),
    own("S08", every(r" +optimism_bias: 10%\n", ""), codes=("no-optimism-bias",)),
    model("S08", every(r" +optimism_bias: 10%\n", ""), codes=("no-optimism-bias",)),
    own("S09", put("years: 6", "years: 20"), codes=("past-evidence",)),
    model(
        "S09",
        put("years: 8", "years: 30"),
        put("        until: 2031-32\n", ""),
        codes=("past-evidence",),
    ),
    own("S10", out("      - id: beginning", "    benefits:"), codes=("no-set-up-cost",)),
    model(
        "S10",
        out("      - id: mobilisation", "  - id: call"),
        put("double-running: {covered_by: mobilisation}", "double-running: {zero: Placements are bought singly.}"),
        codes=("no-set-up-cost",),
    ),
    own(
        "S11",
        put(
            "        price_base: 2026-27\n        source: Quotations",
            "        price_base: 2008-09\n        source: Quotations",
        ),
        codes=("figures-old",),
    ),
    model(
        "S11",
        put(
            "equipment: {each_year: £100000, price_base: 2026-27", "equipment: {each_year: £100000, price_base: 2008-09"
        ),
        codes=("figures-old",),
    ),
    own("S12", every(DEMAND, ""), codes=("growth-not-said",)),
    model("S12", every(DEMAND, ""), codes=("growth-not-said",)),
    own("S13", put(", review_on: 2029-03-31", ""), codes=("never-seen-again",)),
    model("S13", put(", review_on: 2029-03-31", ""), codes=("never-seen-again",)),
    own("S14", every(r" +likely_range: .*\n", ""), codes=("no-spread",)),
    model("S14", every(r" +likely_range: .*\n", ""), codes=("no-spread",)),
    own(
        "S15",
        every(r" +source: Brokerage records of the pilot.*\n", ""),
        codes=("line-unsourced",),
    ),
    model("S15", put("        source: What the last such team cost\n", ""), codes=("line-unsourced",)),
    own("S17", put("discount: green-book-2026", "discount: {flat: 2.5%}"), codes=("odd-discount",)),
    model("S17", put("discount: green-book-2026", "discount: green-book-2026-health"), codes=("discount-role",)),
    own(
        "S19",
        put("Hours of home care no longer bought", "Vacancy freeze in home care"),
        codes=("once-as-recurrent",),
    ),
    model(
        "S19",
        before("  - id: call\n", saving("Other efficiencies", "council", "cash_releasing", 200000, **CASH)),
        codes=("saving-not-found",),
    ),
    own(
        "S21",
        put("years: 6", "years: 10"),
        every("2032-33", "2036-37"),
        put("{2027-28: £60000}", "{2027-28: £2650000}"),
        codes=("horizon-turns",),
    ),
    model("S21", put("£380000", "£2900000"), codes=("horizon-turns",)),
    own("S22", put("cash_type: wider_value", "cash_type: capacity"), codes=("no-budget",)),
    model(
        "S22",
        before("  - id: call\n", saving("Lives", "society", "avoided_growth", 90000, **CASH)),
        codes=("no-budget",),
    ),
    own("S23", every(RIVAL, ""), codes=("few-options",)),
    model("S23", every(RIVAL, ""), codes=("few-options",)),
    own(
        "S25",
        put(
            "        from: 2028-29\n        likely_range: 40%",
            "        from: 2028-29\n        group: older-people-at-home\n        likely_range: 40%",
        ),
        codes=(),
    ),
    model("S25", every(r" +community-health: .*\n", ""), codes=("omitted-costs",)),
    own("S26", every(r"likely_range: .*", ALIKE), codes=("ranges-alike",)),
    model(
        "S26",
        every(r"likely_range: .*", ALIKE),
        put("        recurrent: no\n", f"        recurrent: no\n        {ALIKE}\n"),
        before(
            "  - id: call\n",
            saving("Beds", "nhs", "capacity", 40000, event="bed-day", **WHOLE).replace("50% to 130%", "90% to 110%"),
        ),
        codes=("ranges-alike",),
    ),
    own("S27", before("    benefits:\n      - id: home-care\n", CUT), codes=("missing",)),
    model("S27", before("    costs:\n      - id: team\n", CUT), codes=("missing",)),
)
