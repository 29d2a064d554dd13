"""Cases that tests write: short texts, read as if in no folder, so that only the shipped library is beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.documents.figure import Status
from investcase.quantities import Quantity
from investcase.reading.problems import Problem, Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase

KENT = Path(__file__).resolve().parents[1] / "examples" / "kent-at-home" / "case.yaml"

SMALLEST = """\
format: investcase/case/1
case: grants-2026
title: Community grants
place: {name: Elsewhere, nation: england}
start: 2026-27
years: 3
price_base: 2026-27
discount: {flat: 3.5%}
options:
  - id: programme
    title: Grants programme
    preferred: yes
    costs:
      - {id: grants, title: Grants, body: council, amount: {2026-27: £60000, 2027-28: £45k}}
    benefits:
      - {id: visits, title: Visits avoided, body: nhs, cash_type: capacity, amount: {2027-28: £80k, 2028-29: £85k}, \
marginal_share: {share: 100%, reason: as this test means it}}
"""

WHOLE = "marginal_share: {share: 100%, reason: as this test means it}"
"""Freed capacity counted whole, so that a test of something else sees all that is freed."""

HEAD = """\
format: investcase/case/1
case: made-up
title: A case that a test makes
place: {{name: {place}, nation: {nation}}}
start: {start}
years: {years}
price_base: {price_base}
discount: {discount}
"""


def loaded(text: str, folder: Path | None = None, library: Path | None = None) -> ResolvedCase:
    """A case settled from its text."""
    return load_text(SourceText("case.yaml", text), folder, library)


def solved(text: str, folder: Path | None = None, library: Path | None = None) -> Appraisal:
    """A case worked out from its text."""
    return appraise(loaded(text, folder, library))


def faults(text: str, folder: Path | None = None, library: Path | None = None) -> tuple[Problem, ...]:
    """The problems that stop a text from being a case; empty when nothing does."""
    try:
        loaded(text, folder, library)
    except Problems as problems:
        return problems.problems
    return ()


def with_lines(
    costs: Sequence[str] = (),
    benefits: Sequence[str] = (),
    *,
    start: str = "2026-27",
    years: int = 3,
    price_base: str = "2026-27",
    discount: str = "{flat: 3.5%}",
    extra: Sequence[str] = (),
    whole: bool = True,
) -> str:
    """A case of one option, made of cost and benefit lines, each the inside of a YAML flow mapping.

    `whole` counts what a benefit frees whole, whether or not anybody closes or fills it.
    """
    if whole:
        freed = ("cash_type: capacity", "cash_type: cash_releasing", "cash_type: avoided_growth")
        frees = [any(each in line for each in freed) and "transfer_with" not in line for line in benefits]
        benefits = [f"{line}, {WHOLE}" if is_freed else line for line, is_freed in zip(benefits, frees, strict=True)]
    head = HEAD.format(
        place="Elsewhere", nation="england", start=start, years=years, price_base=price_base, discount=discount
    )
    rows = ["options:", "  - id: programme", "    title: The programme"]
    for name, lines in (("costs", costs), ("benefits", benefits)):
        if lines:
            rows.append(f"    {name}:")
            rows.extend(f"      - {{{line}}}" for line in lines)
    rows.extend(f"    {line}" for line in extra)
    return head + "\n".join(rows) + "\n"


def with_model(
    *lines: str,
    place: str = "Kent",
    model: str = "ccn-independent-settings",
    lead: str = "council",
    start: str = "2027-28",
    years: int = 6,
    discount: str = "green-book-2026",
    extra: Sequence[str] = (),
    top: Sequence[str] = (),
    whole: bool = True,
) -> str:
    """A case of one option with one intervention, `m`; `lines` are its own, `extra` the option's, `top` the case's.

    `whole` counts what it frees whole, whether or not anybody closes or fills it.
    """
    rows = [
        "format: investcase/case/1",
        "case: made-up",
        "title: A case that a test makes",
        f"place: {place}",
        f"lead_body: {lead}",
        f"start: {start}",
        f"years: {years}",
        "price_base: 2026-27",
        f"discount: {discount}",
        *top,
        "options:",
        "  - id: programme",
        "    title: The programme",
        "    interventions:",
        "      - id: m",
        f"        model: {model}",
        *(f"        {line}" for line in lines),
        *([f"        {WHOLE}"] if whole else []),
        *(f"    {line}" for line in extra),
    ]
    return "\n".join(rows) + "\n"


def figure(key: str, low: float = 0.0, central: float = 1.0, high: float = 4.0) -> Resolved:
    """A plain number with a range, as a case would give it."""
    quantity = Quantity(central, low=low, high=high)
    return Resolved(
        key=key,
        title=key,
        quantity=quantity,
        original=quantity,
        price_base=None,
        price_base_because=None,
        status=Status.LOCAL,
        inputs_status=None,
        source="a test",
        locator=None,
        how=None,
        grade=None,
        origin="a test",
    )
