"""Cases of direct lines that Hypothesis draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from cases import with_lines

YEARS = 4
BODIES = ("council", "nhs", "dwp", "people", "carers", "society")
CASH_TYPES = ("cash_releasing", "avoided_growth", "capacity", "wider_value")


@dataclass(frozen=True)
class Spec:
    """A line as a test means it: whole pounds by year from the first, a range in hundredths, a bias in hundredths."""

    body: str
    cash_type: str | None
    amounts: tuple[int, ...]
    ends: tuple[int, int] | None = None
    bias: int | None = None
    capital: bool = False

    def scaled(self, factor: int) -> Spec:
        """The same line with every amount times a factor."""
        return replace(self, amounts=tuple(amount * factor for amount in self.amounts))

    def yaml(self, line: str, start: int) -> str:
        """The inside of a YAML flow mapping."""
        years = ", ".join(
            f"{start + t}-{(start + t + 1) % 100:02d}: {'-' if amount < 0 else ''}£{abs(amount)}"
            for t, amount in enumerate(self.amounts)
        )
        text = f"id: {line}, title: {line}, body: {self.body}, amount: {{{years}}}"
        if self.cash_type:
            text += f", cash_type: {self.cash_type}, budget_line: b, owner: o"
        if self.ends:
            text += f", likely_range: '{self.ends[0]}% to {self.ends[1]}%, central 100%'"
        if self.bias is not None:
            text += f", optimism_bias: {self.bias}%"
        return text + (", spend: capital" if self.capital else "")


amounts = st.lists(st.integers(-5_000_000, 50_000_000), min_size=YEARS, max_size=YEARS).map(tuple)
ends = st.none() | st.tuples(st.integers(10, 100), st.integers(100, 250))
bias = st.none() | st.integers(0, 60)
spent = st.lists(st.integers(0, 50_000_000), min_size=YEARS, max_size=YEARS).map(tuple)
costs = st.builds(Spec, st.sampled_from(BODIES), st.none(), spent, ends, bias, st.booleans())
benefits = st.builds(Spec, st.sampled_from(BODIES), st.sampled_from(CASH_TYPES), amounts, ends, bias)
lines = st.lists(costs | benefits, min_size=1, max_size=6)


def text_of(specs: Sequence[Spec], start: int = 2026, discount: str = "{flat: 3.5%}", extra: Sequence[str] = ()) -> str:
    """A case of these lines, named `l0`, `l1` and so on in their order, in the prices of 2026-27."""
    written = [(spec.cash_type is None, spec.yaml(f"l{index}", start)) for index, spec in enumerate(specs)]
    return with_lines(
        [text for is_cost, text in written if is_cost],
        [text for is_cost, text in written if not is_cost],
        start=f"{start}-{(start + 1) % 100:02d}",
        years=YEARS,
        discount=discount,
        extra=extra,
    )
