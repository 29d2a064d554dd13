"""The national claims behind a case shared over the places asked: with what is left over, they are the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from investcase.appraisal.national import KINDS, share_claim
from investcase.catalogue.places import Places
from investcase.many.places import Asked
from investcase.resolving.resolved_case import ResolvedCase


@dataclass(frozen=True, slots=True)
class SharedClaim:
    """A claim in pounds a year of the price base at steady state: each place's share by its code, None where it
    publishes no count; `elsewhere` are the nation's places that were not asked, `unallocated` what nobody has.
    """

    model: str
    title: str
    basis: str
    whole: Decimal
    shares: dict[str, Decimal | None]
    elsewhere: Decimal
    unallocated: Decimal


def shared_claims(case: ResolvedCase, asked: tuple[Asked, ...]) -> tuple[SharedClaim, ...]:
    """Every claim that the preferred option rests on, shared as the case says, over those asked that are of its nation.

    Raises:
        Problems: a total or a table cannot be read.
    """
    return tuple(_shared(case, asked))


def _shared(case: ResolvedCase, asked: tuple[Asked, ...]) -> Iterator[SharedClaim]:
    places = Places(case.library)
    done: set[str] = set()
    for entry in case.preferred.interventions:
        claim = entry.document.claim
        own = {each.code for each in asked if claim is not None and each.nation is claim.nation}
        if claim is None or entry.document.model in done or not own or claim.nation not in KINDS:
            continue
        done.add(entry.document.model)
        basis = next(name for name, each in claim.bases.items() if each.choice == entry.choices[claim.share_choice])
        found = share_claim(entry.model, case.library, places, claim.nation, [basis], case.prices, as_published=False)
        (shared,) = found.bases
        amounts = {share.code: share.amount for share in shared.shares.places}
        yield SharedClaim(
            model=entry.document.model,
            title=entry.title,
            basis=shared.basis.title,
            whole=shared.shares.amount,
            shares={code: amounts[code] for code in amounts if code in own},
            elsewhere=sum((each for code, each in amounts.items() if each and code not in own), Decimal(0)),
            unallocated=shared.shares.residual,
        )
