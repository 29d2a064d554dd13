"""Optimism bias from a table: the published examples, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import faults, loaded, solved, with_lines, with_model
from investcase.resolving.rollout import begun_later

COST = "id: c, title: C, body: council, amount: {{2026-27: £100000000}}, spend: {spend}, optimism_bias_from: {bias}"
OWN = ("adjustments:", "  already_achieved: 20%", "  reasons: {already_achieved: ledger}")


def text(bias: str, spend: str = "capital") -> str:
    return with_lines([COST.format(spend=spend, bias=bias)])


def area(name: str, contribution: int, mitigated: int) -> str:
    return f"{{risk_area: {name}, contribution: {contribution}%, mitigated: {mitigated}%, evidence: seen}}"


def spent(bias: str) -> tuple[float, float, float]:
    found = solved(text(bias))
    return found.at(found.preferred, found.preferred.pv_costs)


def test_a_combined_building_as_published() -> None:
    # Mott MacDonald 2002: 30% non-standard (51%), 70% standard (24%): 32.1%. Lower: 0.3 x 4 + 0.7 x 2 = 2.6%.
    central, cautious, favourable = spent("{kinds: {non-standard-buildings: 30%, standard-buildings: 70%}}")
    assert central == cautious == pytest.approx(132_100_000)
    assert favourable == pytest.approx(102_600_000)


def test_a_contract_award_as_published() -> None:
    # Mott MacDonald 2002: £100m, upper bound 51%, 92% managed: 4.08%, printed as 4%; £104m.
    central, cautious, favourable = spent(f"{{kind: non-standard-buildings, mitigation: [{area('all', 92, 100)}]}}")
    assert central == pytest.approx(104_080_000)
    assert round(central / 1e6) == 104
    assert (cautious, favourable) == (pytest.approx(151_000_000), pytest.approx(104_000_000))


def test_fully_managed_is_never_below_the_lower_bound() -> None:
    assert spent(f"{{kind: standard-buildings, mitigation: [{area('all', 100, 100)}]}}")[0] == pytest.approx(
        102_000_000
    )


def test_a_duration_as_published() -> None:
    # Mott MacDonald 2002: 28 months, 39%; contributions 5, 2, 22, 5 and 3, all managed but the third at 40%: 23.8%
    # managed, 29.7% left, 36.3 months.
    areas = ", ".join(
        area(f"a{n}", c, m) for n, (c, m) in enumerate([(5, 100), (2, 100), (22, 40), (5, 100), (3, 100)])
    )
    bias = f"{{kind: non-standard-buildings, mitigation: [{areas}]}}"
    set_up = ("set_up:", "  months: 28", "  reason: published", f"  optimism_bias_from: {bias}")
    late = loaded(with_model(*OWN, *set_up)).options[-1].interventions[0].late
    assert late is not None
    assert round(100 * late.share, 1) == 29.7
    assert round(late.taken, 1) == 36.3


def test_what_is_late_comes_late_and_costs_as_planned() -> None:
    late = ("set_up:", "  months: 24", "  optimism_bias: 50%", "  reason: ours")
    prompt, put_off = (solved(with_model(*OWN, *more)).preferred for more in ((), late))
    first, second = (option.cash.of(kind="benefit").amounts()[0] for option in (prompt, put_off))
    assert second[0] == 0.0
    assert second[1:] == pytest.approx(first[:-1]), "twelve months late is the same a year on"


@pytest.mark.parametrize(
    ("starts", "part", "months", "expected"),
    [
        (0, 1.0, 0.0, (0, 1.0)),
        (0, 1.0, 3.0, (0, 0.75)),
        (0, 0.5, 6.0, (1, 1.0)),
        (2, 0.25, 6.0, (3, 0.75)),
        (1, 1.0, 12.0, (2, 1.0)),
    ],
)
def test_a_start_put_off(starts: int, part: float, months: float, expected: tuple[int, float]) -> None:
    assert begun_later(starts, part, months) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("bias", "spend", "code"),
    [
        ("{kind: standard-buildings}", "revenue", "bias-spend"),
        ("{kind: outsourcing}", "capital", "bias-spend"),
        ("{kind: standard-building}", "capital", "unknown-kind-of-work"),
        ("{table: mott, kind: standard-buildings}", "capital", "unknown-table-of-optimism-bias"),
        ("{kinds: {standard-buildings: 70%}}", "capital", "bias-kind"),
        ("{}", "capital", "bias-kind"),
    ],
)
def test_what_is_refused(bias: str, spend: str, code: str) -> None:
    assert [problem.code for problem in faults(text(bias, spend)) if problem.severity == "error"] == [code]


def test_outsourcing_is_of_running_costs() -> None:
    found = solved(text("{kind: outsourcing}", "revenue"))
    assert found.at(found.preferred, found.preferred.pv_costs)[0] == pytest.approx(141_000_000)


def test_a_grade_of_evidence_from_a_council_s_own_table(tmp_path: Path) -> None:
    folder = tmp_path / "assumptions" / "guidance" / "optimism-bias"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(
        "format: investcase/bias/1\nbias: ours\ntitle: Our grades\nsource: mott-macdonald-2002\nlocator: p 1\n"
        "status: local\ngrades: {weak: 25%}\n"
    )
    graded = (*OWN, "  evidence_grade: {table: ours, grade: weak, signed_off_by: Chief economist}")
    library = tmp_path / "assumptions"
    plain, lowered = (solved(with_model(*rows), library=library).preferred for rows in (OWN, graded))
    assert lowered.pv_benefits[0] == pytest.approx(0.75 * plain.pv_benefits[0])
    unknown = (*OWN, "  evidence_grade: {table: ours, grade: strong, signed_off_by: Chief economist}")
    assert "unknown-grade-of-evidence" in [p.code for p in faults(with_model(*unknown), library=library)]
