"""Random cases, worked out by investcase and by a second implementation that shares no code with it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import solved
from investcase.appraisal.outside_view import gained_and_lost
from investcase.appraisal.paybacks import payback_years
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType
from second.plainly import Answer, Deflator, Drawn, Line, Stream, worked_out

TABLE = assumptions_dir() / "guidance" / "prices" / "gdp-deflators-2026-06.csv"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
BODIES = ("council", "nhs", "ijb", "police", "people", "carers", "society")
TYPES = ("cash_releasing", "avoided_growth", "capacity", "wider_value")
gained = st.integers(-40_000_000, 90_000_000)
spent = st.integers(0, 90_000_000)
"""A cost is never below zero."""


@st.composite
def drawn_lines(draw: st.DrawFn, name: str, start: int, years: int) -> Line:
    how = draw(st.sampled_from(("amounts", "each_year", "posts")))
    ends = draw(st.none() | st.tuples(st.integers(5, 100), st.integers(100, 300)))
    common = {
        "name": name,
        "body": draw(st.sampled_from(BODIES)),
        "benefit": draw(st.none() | st.sampled_from(TYPES)),
        "price_year": draw(st.none() | st.integers(1990, 2030)),
        "ends": ends and (ends[0] / 100, ends[1] / 100),
        "bias": draw(st.none() | st.integers(0, 60).map(lambda x: x / 100)),
        "capital": draw(st.booleans()),
        "margin": draw(st.none() | st.integers(0, 100).map(lambda x: x / 100)),
    }
    pounds = spent if common["benefit"] is None else gained
    if how == "amounts":
        offsets = st.integers(0, years - 1)
        return Line(**common, amounts=draw(st.dictionaries(offsets, pounds, min_size=1, max_size=12)))
    first = draw(st.integers(0, years - 1))
    common |= {
        "first": first,
        "last": draw(st.integers(first, years - 1)),
        "month": draw(st.none() | st.integers(1, 12)),
    }
    if how == "each_year":
        return Line(**common, each_year=draw(pounds))
    posts = (draw(st.integers(1, 400)) / 10, draw(st.integers(15_000, 90_000)), draw(st.integers(0, 40)) / 100)
    return Line(**common, posts=posts)


@st.composite
def drawn_cases(draw: st.DrawFn) -> Drawn:
    start, years = draw(st.integers(1990, 2040)), draw(st.integers(1, 60))
    count = draw(st.integers(1, 6))
    lines = tuple(draw(drawn_lines(f"l{i}", start, years)) for i in range(count))
    offsets = st.dictionaries(st.integers(0, years - 1), st.integers(0, 5_000_000), min_size=1, max_size=5)
    streams = tuple(
        Stream(f"s{i}", draw(st.sampled_from(("council", "nhs"))), draw(offsets))
        for i in range(draw(st.integers(0, 2)))
    )
    return Drawn(
        start=start,
        financial=draw(st.booleans()),
        years=years,
        price_base=draw(st.integers(1990, 2035)),
        rate=draw(st.integers(0, 1200)) / 10_000,
        lines=lines,
        streams=streams,
    )


def written(case: Drawn) -> str:
    """The same case as its author would write it."""

    def year(start: int) -> str:
        return f"{start}-{(start + 1) % 100:02d}" if case.financial else str(start)

    def money(amount: int) -> str:
        return f"{'-' if amount < 0 else ''}£{abs(amount)}"

    def by_year(amounts: dict[int, int]) -> list[str]:
        return [
            "        amount:",
            *(f"          {year(case.start + t)}: {money(a)}" for t, a in sorted(amounts.items())),
        ]

    def line(entry: Line) -> list[str]:
        text = [f"      - id: {entry.name}", f"        title: {entry.name}", f"        body: {entry.body}"]
        if entry.amounts:
            text += by_year(entry.amounts)
        else:
            text += [f"        from: {year(case.start + entry.first)}", f"        to: {year(case.start + entry.last)}"]
            if entry.month is not None:
                text.append(f"        start_month: {MONTHS[entry.month - 1]}")
        if entry.each_year is not None:
            text.append(f"        each_year: {money(entry.each_year)}")
        if entry.posts is not None:
            wte, salary, on_costs = entry.posts
            text += ["        staff:", f"          wte: {wte}", f"          salary: £{salary}"]
            text += [f"          on_costs: {on_costs * 100:g}%", "          on_costs_as_of: 2026-04-01"]
        if entry.price_year is not None:
            text.append(f"        price_base: {year(entry.price_year)}")
        if entry.ends is not None:
            low, high = entry.ends
            text.append(f"        likely_range: {low * 100:g}% to {high * 100:g}%, central 100%")
        if entry.bias is not None:
            text.append(f"        optimism_bias: {entry.bias * 100:g}%")
        if entry.capital:
            text.append("        spend: capital")
        if entry.benefit is not None:
            text += [f"        cash_type: {entry.benefit}", "        budget_line: b", "        owner: o"]
            if entry.margin is not None and entry.benefit != "wider_value":
                text.append(f"        marginal_share: {{share: {entry.margin * 100:g}%, reason: r}}")
        return text

    text = ["format: investcase/case/1", "case: drawn", "title: Drawn", "place: {name: Elsewhere, nation: england}"]
    text += [f"start: {year(case.start)}", f"years: {case.years}", f"price_base: {year(case.price_base)}"]
    text += [f"discount: {{flat: {case.rate * 100:g}%}}", "options:", "  - id: p", "    title: P", "    preferred: yes"]
    for title, wanted in (("costs", False), ("benefits", True)):
        entries = [entry for entry in case.lines if (entry.benefit is not None) is wanted]
        text += [f"    {title}:"] * bool(entries) + [row for entry in entries for row in line(entry)]
    if case.streams:
        text.append("    funding:")
    for stream in case.streams:
        text += [f"      - id: {stream.name}", f"        title: {stream.name}", f"        body: {stream.body}"]
        text += by_year(stream.amounts)
    return "\n".join(text) + "\n"


def near(ours: float, theirs: float, size: float) -> bool:
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9 * max(size, 1.0))


@settings(max_examples=120, deadline=None)
@given(drawn_cases())
def test_every_measure_agrees_to_a_part_in_a_thousand_million(case: Drawn) -> None:
    theirs = worked_out(case, Deflator(TABLE))
    found = solved(written(case))
    ours = found.preferred
    size = sum(abs(x) for line in ours.cash.lines for x in line.amounts[0])

    def same(array: object, expected: list[float]) -> bool:
        return all(near(a, b, size) for a, b in zip(found.at(ours, array), expected, strict=True))  # type: ignore[arg-type]

    assert same(ours.npsv, theirs.npsv)
    assert same(ours.pv_costs, theirs.costs)
    assert same(ours.pv_benefits, theirs.benefits)
    assert all(same(ours.pv_benefits_of(CashType(kind)), row) for kind, row in theirs.by_type.items())
    assert all(same(ours.npv_of(plain_body(body)), row) for body, row in theirs.by_body.items())
    assert all(same(ours.cash_npv_of(plain_body(body)), row) for body, row in theirs.cash_by_body.items())
    for body, row in theirs.own_cash_by_body.items():
        assert all(near(a, b, size) for a, b in zip(found.cash_at(ours, plain_body(body)), row, strict=True)), body
    for body, row in theirs.cash_terms.items():
        net = found.budget(ours, plain_body(body)).net.tolist()
        assert all(near(a, b, size) for a, b in zip(net, row, strict=True)), body
    assert all(near(a, b, size) for a, b in zip(gained_and_lost(ours), theirs.gained_and_lost[0], strict=True))
    burden = [
        -sum(theirs.cash_by_body.get(b, [0.0] * 3)[w] for b in ("council", "ijb", "nhs", "police")) for w in range(3)
    ]
    _same_ratios(found.at(ours, ours.bcr_net_public), theirs.net_public, burden, size)
    _same_paybacks(case, theirs, {k: v and str(v) for k, v in payback_years(found, ours).items()}, size)


def _same_ratios(ours: tuple[float, ...], theirs: list[float | None], divisors: list[float], size: float) -> None:
    for mine, other, divisor in zip(ours, theirs, divisors, strict=True):
        if abs(divisor) <= 1e-6 * max(size, 1.0) or (other is not None and abs(other * divisor) <= 0.01):
            continue  # One of the two is rounding alone: neither ratio means anything.
        assert math.isnan(mine) if other is None else mine == pytest.approx(other, rel=1e-6)


def _same_paybacks(case: Drawn, theirs: Answer, ours: dict[str, str | None], size: float) -> None:
    if size > 1e9:
        return  # Half a penny is then within the rounding of a running total.
    for name, index in (
        ("simple", theirs.simple),
        ("discounted", theirs.discounted),
        ("lead_body_cash", theirs.lead_cash),
    ):
        at = None if index is None else case.start + index
        label = None if at is None else f"{at}-{(at + 1) % 100:02d}" if case.financial else str(at)
        assert ours[name] == label, name
