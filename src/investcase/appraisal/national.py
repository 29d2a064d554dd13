"""A national claim shared over every place of a nation, or over one place, on each basis it can be shared by.

Method: the claim times a place's count over the published total for the claim's own nation. Outside that nation this
is the claim's amount per head carried over: transferred evidence, which has no total to agree with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from investcase.appraisal.shares import Shares, share_out
from investcase.catalogue.library import Library
from investcase.catalogue.places import Place, Places, PlaceValue
from investcase.documents.base import Loaded
from investcase.documents.figure import Nation, price_year
from investcase.documents.model import Basis, Claim, Model
from investcase.documents.place import PlaceKind
from investcase.quantities import Year
from investcase.reading.problems import Problem, Problems, has_errors
from investcase.resolving.candidates import best_value
from investcase.resolving.figures import Prices, Resolved, from_library

KINDS: dict[Nation, PlaceKind] = {
    Nation.ENGLAND: "council",
    Nation.SCOTLAND: "integration_authority",
    Nation.WALES: "council",
    Nation.NORTHERN_IRELAND: "hsc_trust",
}
"""The kind of place that decides on adult social care, by nation."""

NO_TARGET = (
    "This is a planning estimate for a population. It sets no target, cap or rule for any person's care, which follows "
    "their own assessment, choice and legal entitlement."
)
"""What stands wherever a national share is used."""


@dataclass(frozen=True, slots=True)
class SharedBasis:
    """The claim shared on one basis.

    `total` is the published total for the claim's own nation; `counted` describes the places' own counts, and is None
    when there is no place. `shares.residual` means something only where `complete`: every place of the claim's own
    nation is there.
    """

    id: str
    basis: Basis
    total: PlaceValue
    counted: PlaceValue | None
    shares: Shares
    complete: bool

    @property
    def per_count(self) -> float:
        """Pounds a year for each one counted."""
        return float(self.shares.amount) / self.shares.total

    @property
    def given(self) -> Decimal:
        """The shares of the places, without what is left over."""
        return self.shares.summed - self.shares.residual

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the places that publish no count, and so have no share on this basis."""
        return tuple(place.name for place in self.shares.places if place.amount is None)


@dataclass(frozen=True, slots=True)
class NationalClaim:
    """A claim and its shares, in pounds a year at steady state.

    `published` is the claim as a figure, whose `quantity` is in the prices of `prices`. `own_price` is the same amount
    brought there by the price of the service instead of general inflation; None in the claim's own prices.
    """

    model: Model
    claim: Claim
    published: Resolved
    prices: Year
    own_price: float | None
    nation: Nation
    place: Place | None
    bases: tuple[SharedBasis, ...]

    @property
    def transferred(self) -> bool:
        """Whether the shares are for another nation than the one the claim was made for."""
        return self.nation is not self.claim.nation

    @property
    def amount(self) -> float:
        """The whole claim, in pounds a year of `prices`."""
        return self.published.quantity.central


def share_claim(
    loaded: Loaded[Model],
    library: Library,
    places: Places,
    over: Nation | Place,
    bases: Iterable[str],
    prices: Prices,
    as_published: bool,
) -> NationalClaim:
    """Share a model's national claim over a nation's places, or over one place.

    Args:
        loaded: a model that rests on a claim.
        library: where its figures and their sources are.
        places: where the counts are.
        over: the nation whose places are to have shares, or the one place.
        bases: which of the claim's bases, by id.
        prices: the price base of the shares, and the index that leads to it.
        as_published: share the claim in its own price base, whatever `prices` says.

    Raises:
        Problems: the claim is no figure of the library with a price base, or a total or table cannot be read.
    """
    model = loaded.document
    claim = model.claim
    if claim is None:
        raise Problems([loaded.problem("no-claim", f"{model.model} rests on no national claim", ("model",))])
    if as_published:
        prices = Prices(_own_base(loaded, library, claim), prices.index)
    place, nation = (over, over.nation) if isinstance(over, Place) else (None, over)
    amount = _figure(loaded, library, claim.input, claim.nation, prices)
    own_price = None
    if not as_published:
        later = _figure(loaded, library, claim.own_price_now, claim.nation, prices)
        then = _figure(loaded, library, claim.own_price_then, claim.nation, prices)
        own_price = amount.quantity.central * later.quantity.central / then.quantity.central
    shared = tuple(_share(name, claim, amount.quantity.central, places, over) for name in bases)
    return NationalClaim(model, claim, amount, prices.base, own_price, nation, place, shared)


def refused(found: NationalClaim) -> list[Problem]:
    """Why one place has no share on a basis, a problem for each; none when every place of a nation is there."""
    if found.place is None:
        return []
    problems = []
    for basis in found.bases:
        if basis.withheld:
            why = (basis.counted.note if basis.counted else None) or "no table holds it"
            others = [name for name in found.claim.bases if name != basis.id]
            problems.append(
                Problem(
                    "withheld",
                    f"{found.place.name} has no share by {basis.basis.title}: the figure is withheld",
                    expected=f"a published figure. {why}",
                    remedy=f"share it by {' or '.join(others)}" if others else None,
                )
            )
    return problems


def _own_base(loaded: Loaded[Model], library: Library, claim: Claim) -> Year:
    for found in library.figure(loaded.document.inputs[claim.input].figure or ""):
        candidate = best_value(found, claim.nation)
        base = price_year(candidate.value.price_base) if candidate else None
        if base is not None:
            return base
    raise _no_figure(loaded, claim.input)


def _figure(loaded: Loaded[Model], library: Library, name: str, nation: Nation, prices: Prices) -> Resolved:
    figure_id = loaded.document.inputs[name].figure
    held = library.figure(figure_id) if figure_id else []
    candidates = [candidate for found in held if (candidate := best_value(found, nation))]
    if figure_id is None or not candidates:
        raise _no_figure(loaded, name)
    return from_library(figure_id, candidates, library, prices)


def _no_figure(loaded: Loaded[Model], name: str) -> Problems:
    return Problems(
        [
            loaded.problem(
                "claim-figure",
                "a national claim is shared out only from a figure with a source and a price base",
                ("inputs", name),
                expected="figure: the id of a figure in the library",
            )
        ]
    )


def _share(name: str, claim: Claim, amount: float, places: Places, over: Nation | Place) -> SharedBasis:
    basis = claim.bases[name]
    total, problems = places.national_total(claim.nation, basis.column)
    counts: list[tuple[str, str, float | None]] = []
    counted: PlaceValue | None = None
    if isinstance(over, Place):
        counted = over.values.get(basis.column)
        counts.append((over.code, over.name, counted.value if counted else None))
    else:
        rows, more = places.all_places(over, basis.column, KINDS[over])
        problems = [*problems, *more]
        counted = rows[0][1] if rows else None
        counts.extend((place.code, place.name, value.value) for place, value in rows)
    if total is None or total.value is None or has_errors(problems):
        raise Problems(problems or [Problem("no-national-total", f"no total was published for {basis.column!r}")])
    shares = share_out(name, amount, total.value, sorted(counts, key=lambda row: row[1].casefold()))
    return SharedBasis(name, basis, total, counted, shares, over is claim.nation)
