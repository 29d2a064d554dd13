"""Random cases, worked out by investcase and by a second implementation that shares no code with it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cases import solved
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.outside_view import gained_and_lost
from investcase.appraisal.paybacks import payback_years
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.bodies import plain_body
from investcase.documents.kinds_of_money import CashType
from second.drawn import drawn
from second.freed import Growth, Service, of_services, reaches
from second.plainly import Answer, Deflator, Drawn, Line, Price, worked_out
from second.services import demand, folder_of, growths, interventions, services

TABLE = assumptions_dir() / "guidance" / "prices" / "gdp-deflators-2026-06.csv"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def written(case: Drawn, services: tuple[Service, ...] = (), growths: tuple[Growth, ...] = ()) -> str:
    """The same case as its author would write it."""

    def year(start: int) -> str:
        return f"{start}-{(start + 1) % 100:02d}" if case.financial else str(start)

    def money(amount: int) -> str:
        return f"{'-' if amount < 0 else ''}£{abs(amount)}"

    def rate(share: float) -> str:
        return f"{share * 100:.10g}%"

    def price(given: Price) -> str:
        if given.each_year is not None:
            return f"{{each_year: {rate(given.each_year)}, source: s}}"
        rates = ", ".join(f"{year(at)}: {rate(share)}" for at, share in given.by_year.items())
        return f"{{by_year: {{{rates}}}, source: s}}"

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
        if entry.price_year is not None or entry.in_cash:
            text.append(f"        price_base: {'cash' if entry.price_year is None else year(entry.price_year)}")
        if entry.prices_as is not None:
            text.append(f"        prices_as: {entry.prices_as}")
        if entry.grows is not None:
            text.append(f"        relative_price: {{each_year: {rate(entry.grows)}, reason: r}}")
        if entry.ends is not None:
            low, high = entry.ends
            text.append(f"        likely_range: {low * 100:g}% to {high * 100:g}%, central 100%")
        if entry.chance is not None:
            text.append(f"        only_if: {entry.name}-risk")
        if entry.bias is not None:
            text.append(f"        optimism_bias: {entry.bias * 100:g}%")
        if entry.capital:
            text.append("        spend: capital")
        if entry.other is not None:
            text.append(f"        transfer_with: {entry.other}")
        if entry.vat is not None or entry.vat_share is not None:
            vat = f"{entry.vat_share * 100:g}%" if entry.vat is None else money(entry.vat)
            text.append(f"        irrecoverable_vat: {vat}")
        if entry.life is not None:
            text.append(f"        life: {entry.life:g} years")
        if entry.left is not None:
            text.append(f"        residual_value: {money(entry.left)}")
        if entry.benefit is not None:
            text += [f"        cash_type: {entry.benefit}", "        budget_line: b", "        owner: o"]
            if entry.margin is not None and entry.benefit != "wider_value":
                text.append(f"        marginal_share: {{share: {entry.margin * 100:g}%, reason: r}}")
        return text

    text = ["format: investcase/case/1", "case: drawn", "title: Drawn", "place: {name: Elsewhere, nation: england}"]
    text += [f"start: {year(case.start)}", f"years: {case.years}", f"price_base: {year(case.price_base)}"]
    text += [f"discount: {{flat: {case.rate * 100:g}%}}"]
    if case.prices:
        text += ["prices:", f"  relative_prices: {'yes' if case.relative else 'no'}", "  bodies:"]
    for body in {body for body, _ in case.prices}:
        own = [f"{kind}: {price(given)}" for (whose, kind), given in case.prices.items() if whose == body]
        text.append(f"    {body}: {{{', '.join(own)}}}")
    text += demand(case, growths)
    text += ["options:", "  - id: p", "    title: P", "    preferred: yes"]
    text += interventions(case, services) if services else []
    for title, wanted in (("costs", False), ("benefits", True)):
        entries = [entry for entry in case.lines if (entry.benefit is not None) is wanted]
        text += [f"    {title}:"] * bool(entries) + [row for entry in entries for row in line(entry)]
    if case.streams:
        text.append("    funding:")
    for stream in case.streams:
        text += [f"      - id: {stream.name}", f"        title: {stream.name}", f"        body: {stream.body}"]
        text += [f"        paid_by: {stream.payer}"] * bool(stream.payer) + by_year(stream.amounts)
    if risky := [entry for entry in case.lines if entry.chance is not None]:
        text += ["committee:", "  risks:"]
    for entry in risky:
        assert entry.chance is not None
        text += [f"    - {{id: {entry.name}-risk, risk: r, likelihood: low, impact: low, mitigation: m, owner: o,"]
        text += [f"       chance: {rate(entry.chance)}, source: s}}"]
    return "\n".join(text) + "\n"


def near(ours: float, theirs: float, size: float) -> bool:
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9 * max(size, 1.0))


@pytest.mark.parametrize("seed", range(150))
def test_every_measure_agrees_to_a_part_in_a_thousand_million(seed: int) -> None:
    case = drawn(seed)
    _agrees(case, worked_out(case, Deflator(TABLE)), solved(written(case)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the model of the services lies."""
    return folder_of(tmp_path_factory.mktemp("services"))


@pytest.mark.parametrize("seed", [*range(40), 497])
def test_what_is_freed_and_released_agrees_too(seed: int, folder: Path) -> None:
    of_releases(seed, folder)


def of_releases(seed: int, folder: Path) -> None:
    """A case of services beside its lines, held to the second engine."""
    case, deflator = drawn(seed), Deflator(TABLE)
    made = services(seed, case.years)
    grows = growths(seed, made)
    theirs = worked_out(case, deflator, of_services(case, made, grows, deflator), reaches(made))
    _agrees(case, theirs, solved(written(case, made, grows), folder))


def _agrees(case: Drawn, theirs: Answer, found: Appraisal) -> None:
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
    _same_ratios(found.at(ours, ours.bcr_net_public), theirs.net_public, theirs.burden, size)
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
