"""Each line of money split over groups of people: who pays and who gains, on the same flows as every total.

What reaches people falls as those people do: a_g is proportional to s_g u_g e_g (share, uptake, effect). What a public
body spends or saves is taken from or returned to everybody who lives on public money: by deprivation quintile a fifth
each unless a gradient is chosen (NICE's base case), otherwise by the comparator's shares. Both are assumptions, and
the note prints them. Of people whom nobody counted, and of whom nothing else is known, no pound is split: it would say
no more than the shares that stand in. Shares come from protected counts, so that no pound gives a person away, and the
attached inputs give the same pounds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from investcase.appraisal.groups.care_hours import shares_of
from investcase.appraisal.groups.represented import NO_PROFILE
from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.equality import Equality, Profile
from investcase.documents.equality_analysis import GRADIENTS, Split
from investcase.flows.lines import FlowLine
from investcase.numbers.writing import percent
from investcase.quantities import Quantity

_ONLY_ASSUMED = "nobody here was counted, and pounds by group would only repeat the shares that stand in"


@dataclass(frozen=True, slots=True)
class LineSplit:
    """One line's present value over the groups, in pence: benefits plus, costs minus.

    `follows` says what the shares are: `people` or `budgets`. The pence add to `total` exactly.
    """

    line: FlowLine
    total: int
    by_group: Mapping[str, int]
    follows: str


@dataclass(frozen=True, slots=True)
class MoneySplit:
    """Every line of the preferred option over the groups of one profile; `why_not` says why there is none."""

    profile: Profile
    given: Split
    groups: tuple[str, ...]
    lines: tuple[LineSplit, ...]
    assumptions: tuple[str, ...]
    why_not: str | None = None

    def benefits(self, group: str) -> int:
        """The group's benefits, in pence."""
        return self._sum("benefit", group)

    def costs(self, group: str) -> int:
        """The group's costs, in pence: minus, and plus where they are saved."""
        return self._sum("cost", group)

    def net(self, group: str) -> int:
        """Benefits and costs together, in pence."""
        return self.benefits(group) + self.costs(group)

    def net_to_people(self, group: str) -> int:
        """The same for the lines that reach people alone: what income weights may be put on."""
        return sum(split.by_group[group] for split in self.lines if split.follows == "people")

    @property
    def total(self) -> int:
        """Benefits and costs over all lines, from the lines themselves, in pence."""
        return sum(split.total for split in self.lines)

    def _sum(self, kind: str, group: str) -> int:
        return sum(split.by_group[group] for split in self.lines if split.line.kind == kind)


def apportioned(pence: int, shares: Mapping[str, float]) -> dict[str, int]:
    """Whole pence over groups by their shares, adding exactly to the whole, whatever the order of the groups.

    Each gets the whole pence below its share; what is left goes a penny each to the largest remainders, ties by name.

    Raises:
        ValueError: a share below zero, or none above it.
    """
    whole = math.fsum(shares.values())
    if whole <= 0 or min(shares.values()) < 0:
        raise ValueError("money is shared by shares of zero or more, not all zero")
    sign, size = (-1 if pence < 0 else 1), abs(pence)
    exact = {group: size * share / whole for group, share in shares.items()}
    floors = {group: min(math.floor(amount), size) for group, amount in exact.items()}
    left = size - sum(floors.values())
    by_remainder = sorted(shares, key=lambda group: (floors[group] - exact[group], group))
    step = 1 if left >= 0 else -1
    turn = by_remainder if left >= 0 else [group for group in reversed(by_remainder) if floors[group] > 0]
    for index in range(abs(left)):
        floors[turn[index % len(turn)]] += step
    return {group: sign * floors[group] for group in shares}


def split_money(shown: Equality, option: OptionAppraisal) -> tuple[MoneySplit, ...]:
    """Every split that a protected assessment asks for."""
    found = []
    for given in shown.split:
        profile = shown.profile(given.profile)
        if profile is not None:
            found.append(_split(given, profile, option))
    return tuple(found)


def _split(given: Split, profile: Profile, option: OptionAppraisal) -> MoneySplit:
    shares = shares_of(profile)
    if not shares:
        why = NO_PROFILE if profile.is_missing else "counts are withheld, so the split is too"
        return MoneySplit(profile, given, profile.names, (), (), why)
    if profile.measure == "rates" or sum(shares.values()) > 1.005:
        return MoneySplit(profile, given, profile.names, (), (), "the profile gives rates, which are not shares")
    if profile.is_stand_in and not given.uptake and not given.effect:
        return MoneySplit(profile, given, profile.names, (), (), _ONLY_ASSUMED)
    people = _weighted(shares, given)
    budgets, words = _budgets(given, profile, shares)
    lines = []
    for line in option.cash.lines:
        if given.lines and line.id not in given.lines:
            continue
        follows = "budgets" if line.body.public else "people"
        pence = round(float(line.net[0] @ option.factors_of(line)) * 100)
        lines.append(LineSplit(line, pence, apportioned(pence, budgets if follows == "budgets" else people), follows))
    return MoneySplit(profile, given, tuple(shares), tuple(lines), _assumptions(given, profile, words))


def _weighted(shares: Mapping[str, float], given: Split) -> dict[str, float]:
    def factor(of: Mapping[str, Quantity], group: str) -> float:
        return of[group].central if group in of else 1.0

    return {group: share * factor(given.uptake, group) * factor(given.effect, group) for group, share in shares.items()}


def _budgets(given: Split, profile: Profile, shares: Mapping[str, float]) -> tuple[dict[str, float], str]:
    """Whom public money is taken from and returned to, and that in words."""
    if isinstance(given.budgets, dict):
        return {
            g: given.budgets[g].central if g in given.budgets else 0.0 for g in shares
        }, f"by the shares given ({given.source or 'no source given'})"
    if profile.by == "deprivation_quintile" and len(shares) == 5:
        name = given.budgets or "flat"
        row = dict(zip(sorted(shares), GRADIENTS[name], strict=True))
        printed = ", ".join(f"{percent(share, 0)}" for share in GRADIENTS[name])
        return row, f"by quintile, most deprived first: {printed} ({name})"
    comparator = profile.comparator
    if comparator is not None and comparator.measure == "shares" and set(shares) <= set(comparator.shares):
        return {g: comparator.shares[g].central for g in shares}, f"as the groups live in {comparator.dataset}"
    return dict(shares), "as the people themselves, for want of anything else"


def _assumptions(given: Split, profile: Profile, budgets: str) -> tuple[str, ...]:
    alike, told = not given.uptake and not given.effect, isinstance(given.budgets, dict)
    reach = (
        f"everybody who uses it is touched alike{f' ({given.source})' if given.source and not told else ''}"
        if alike
        else f"uptake and effect differ by group ({given.source or 'no source given'})"
    )
    stand_in = ""
    if profile.is_stand_in:
        kind = "a national stand-in" if profile.stand_in else "assumed"
        stand_in = f" These shares are {kind}, and not this place's people."
    return (
        f"What reaches people falls as they do ({profile.source}): {reach}.{stand_in}",
        f"What public bodies spend and save falls {budgets}.",
    )
