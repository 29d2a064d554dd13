"""How much, times when, times the rest: what an amount over draws and years nearly always is.

An amount is kept as a size [draw, 1], a timing [1, year] and, where something did not come apart, a rest [draw, year].
Multiplying and dividing touch one factor alone, so that most amounts are never written out for every draw of every
year. What a sum, a floor or a limit needs whole is multiplied out, and counted: a place that does so is slow, and never
wrong.

Rounding: the factors are multiplied in whatever order leaves them apart. So an amount is within a few parts in 10 ** 16
of the same factors multiplied as they are written, and its last digits may turn with what else is drawn beside it. No
sum over years is left to a library that adds up in an order of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, ClassVar, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from investcase.quantities.arrays import Array

Shape = tuple[int, int]
_ONE = np.ones((1, 1))
"""A factor that is not there: known by being this very array."""


class Product:
    """An amount by draw and year: `size` [draw or 1, 1] x `timing` [1, year or 1] x `rest` [draw, year] or None.

    It is read by numpy as the array that it multiplies out to, of `shape` [draw, year]. What has one value for all
    draws, or for all years, counts as that of every one; its own shape may then be 1 there.

    Attributes:
        multiplied_out: how often amounts that differ by draw and by year were written out whole, in this process.
    """

    __slots__ = ("rest", "shape", "size", "timing")
    __array_priority__ = 1000.0
    multiplied_out: ClassVar[int] = 0

    def __init__(self, size: Array, timing: Array, shape: Shape, rest: Array | None = None) -> None:
        self.size, self.timing, self.shape, self.rest = size, timing, shape, rest

    @staticmethod
    def of(value: ArrayLike, shape: Shape | None = None) -> Product:
        """A number, a row [year], or an array [draw or 1, year or 1]; with a shape, as that of every draw and year."""
        if isinstance(value, Product):
            return value if shape in (None, value.shape) else Product(value.size, value.timing, shape, value.rest)
        array = np.asarray(value, dtype=np.float64)
        if array.ndim < 2:
            array = array.reshape(1, -1)
        draws, years = array.shape
        shape = shape or (draws, years)
        if years == 1:
            return Product(array, _ONE, shape)
        return Product(_ONE, array, shape) if draws == 1 else Product(_ONE, _ONE, shape, array)

    @property
    def ndim(self) -> int:
        """The axes: draws and years."""
        return 2

    @property
    def factors(self) -> tuple[Array, ...]:
        """The factors that are there."""
        found = (self.size, self.timing) if self.rest is None else (self.size, self.timing, self.rest)
        return tuple(factor for factor in found if factor is not _ONE) or (_ONE,)

    def whole(self) -> Array:
        """Every draw of every year, [draw, year]; not to be written to."""
        if self.rest is None:
            if len(self.size) > 1 and self.timing.shape[1] > 1:
                Product.multiplied_out += 1
            return np.broadcast_to(_times(self.size, self.timing), self.shape)
        alone = self.size is _ONE and self.timing is _ONE
        if not alone:
            Product.multiplied_out += 1
        return np.broadcast_to(_times(_times(self.rest, self.timing), self.size), self.shape)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        found = self.whole()
        return np.array(found, dtype=dtype) if copy or dtype not in (None, np.float64) else found

    def __len__(self) -> int:
        return self.shape[0]

    @overload
    def __getitem__(self, key: tuple[int, int]) -> float: ...
    @overload
    def __getitem__(self, key: int | tuple[int, slice] | tuple[slice, int]) -> Array: ...
    @overload
    def __getitem__(self, key: slice | tuple[slice, slice]) -> Product: ...
    def __getitem__(self, key: int | slice | tuple[int | slice, int | slice]) -> float | Array | Product:
        """A draw, a year, or one of one; or the same of some of the draws and the years: no more is multiplied out."""
        row, column = key if isinstance(key, tuple) else (key, slice(None))
        rows, columns = (slice(at, at + 1 or None) if isinstance(at, int) else at for at in (row, column))
        shape = len(range(self.shape[0])[rows]), len(range(self.shape[1])[columns])
        size = self.size if len(self.size) == 1 else self.size[rows]
        timing = self.timing if self.timing.shape[1] == 1 else self.timing[:, columns]
        picked = Product(size, timing, shape)
        if self.rest is not None:
            picked = picked * Product.of(self.rest[rows, columns])
        if isinstance(row, slice) and isinstance(column, slice):
            return picked
        found = picked.whole()
        if isinstance(row, slice):
            return found[:, 0]
        return float(found[0, 0]) if isinstance(column, int) else found[0]

    def __mul__(self, other: ArrayLike) -> Product:
        by = Product.of(other)
        rest = self.rest if by.rest is None else by.rest if self.rest is None else self.rest * by.rest
        return Product(_times(self.size, by.size), _times(self.timing, by.timing), _over(self, by), rest)

    __rmul__ = __mul__

    def __truediv__(self, other: ArrayLike) -> Product:
        by = Product.of(other)
        size = self.size if by.size is _ONE else self.size / by.size
        timing = self.timing if by.timing is _ONE else self.timing / by.timing
        rest = self.rest if by.rest is None else (_ONE if self.rest is None else self.rest) / by.rest
        return Product(size, timing, _over(self, by), rest)

    def __rtruediv__(self, other: ArrayLike) -> Product:
        return Product.of(other) / self

    def __pow__(self, power: float) -> Product:
        # Factor by factor only where that is the same: a root of two factors below nil is none of either.
        if any((factor < 0).any() for factor in self.factors):
            return Product.of(self.whole() ** power)
        size, timing = (factor if factor is _ONE else factor**power for factor in (self.size, self.timing))
        return Product(size, timing, self.shape, None if self.rest is None else self.rest**power)

    def __neg__(self) -> Product:
        return Product(self.size, -self.timing, self.shape, self.rest)

    def __add__(self, other: ArrayLike) -> Product:
        return _added(np.add, self, Product.of(other))

    __radd__ = __add__

    def __sub__(self, other: ArrayLike) -> Product:
        return _added(np.subtract, self, Product.of(other))

    def __rsub__(self, other: ArrayLike) -> Product:
        return _added(np.subtract, Product.of(other), self)

    def weighed(self, weights: Array) -> Array:
        """The sum over years of each year's amount times its weight [year], of shape [draw]."""
        if self.rest is None:
            by_year = np.broadcast_to(self.timing, (1, len(weights)))
        else:
            by_year, weights = self.rest, (self.timing * weights)[0]
        # The same sum in the same order for one draw and for many, which BLAS does not promise.
        return np.broadcast_to(self.size[:, 0] * np.einsum("dy,y->d", by_year, weights), (self.shape[0],))

    def any(self) -> bool:
        """Whether any draw of any year is other than nil."""
        if not all(factor.any() for factor in self.factors):
            return False
        if self.rest is None or (self.size.all() and self.timing.all()):
            return True
        # The first draw nearly always says so, and the rest need then not be multiplied out.
        return bool(self[0].any()) or bool(self.whole().any())

    def all(self) -> bool:
        """Whether every draw of every year is other than nil."""
        return all(bool(factor.all()) for factor in self.factors)

    def nil(self) -> NDArray[np.bool_]:
        """In which draws it is nil in some year, [draw]."""
        found = (self.size == 0)[:, 0] | bool((self.timing == 0).any())
        if self.rest is not None:
            found = found | (self.rest == 0).any(axis=1)
        return np.broadcast_to(found, self.shape[:1])

    def not_finite(self) -> NDArray[np.bool_]:
        """In which draws it is no finite number in some year, [draw]."""
        return np.asarray(~np.isfinite(self.whole()).all(axis=1))

    def never_negative(self) -> bool:
        """Whether no draw of any year is below nil. A draw that comes to no number says nothing of the others."""
        if not any((factor < 0).any() for factor in self.factors):
            return True
        return self.least() >= 0 if self.is_finite() else not bool((self.whole() < 0).any())

    def ever_positive(self) -> bool:
        """Whether any draw of any year is above nil. A draw that comes to no number says nothing of the others."""
        if not any((factor < 0).any() for factor in self.factors):
            return self.any()
        return self.most() > 0 if self.is_finite() else bool((self.whole() > 0).any())

    def negative(self) -> NDArray[np.bool_]:
        """Where it is below nil, [draw or 1, year or 1]."""
        if self.rest is None:
            if (self.size > 0).all():
                return np.asarray(self.timing < 0)
            if (self.timing > 0).all():
                return np.asarray(self.size < 0)
        elif all((factor >= 0).all() for factor in self.factors):
            return np.zeros((1, 1), dtype=np.bool_)
        return np.asarray(self.whole() < 0)

    def least(self) -> float:
        """The least of every draw of every year."""
        if self.rest is not None:
            return float(self.whole().min())
        # Size and timing vary by themselves, so that the least lies where each is at its own least or most.
        return min(size * timing for size in _ends(self.size) for timing in _ends(self.timing))

    def most(self) -> float:
        """The most of every draw of every year."""
        return -(-self).least()

    def reach(self) -> float:
        """What no draw of any year is further from nil than; not a number where one of them is none."""
        return math.prod(max(map(abs, _ends(factor))) for factor in self.factors)

    def is_finite(self) -> bool:
        """Whether every draw of every year is a finite number."""
        return math.isfinite(self.reach()) or bool(np.isfinite(self.whole()).all())


def smaller(left: Product, right: Product) -> Product:
    """The smaller of two amounts, in every draw and year."""
    return _each(np.minimum, left, right)


def larger(left: Product, right: Product) -> Product:
    """The larger of two amounts, in every draw and year."""
    return _each(np.maximum, left, right)


def of_each(function: Callable[[Array], Array], value: Product) -> Product:
    """A function of one number, of every draw and year: of the sizes or the timing alone where there is no more."""
    if value.rest is None and value.timing.shape[1] == 1:
        return Product.of(function(_times(value.size, value.timing)), value.shape)
    if value.rest is None and len(value.size) == 1:
        return Product.of(function(_times(value.size, value.timing)), value.shape)
    return Product.of(function(value.whole()), value.shape)


def through_time(function: Callable[[Array, Array], Array], value: Product, length: Product) -> Product:
    """A function of `timing` in proportion to its first argument, which acts on when alone: how much stays outside."""
    when = value.timing if value.rest is None else value.rest * value.timing
    return Product.of(function(when, _times(length.size, length.timing))) * Product(value.size, _ONE, value.size.shape)


def _ends(factor: Array) -> tuple[float, ...]:
    return (factor.item(),) if factor.size == 1 else (float(factor.min()), float(factor.max()))


def _times(left: Array, right: Array) -> Array:
    return right if left is _ONE else left if right is _ONE else left * right


def _over(left: Product, right: Product) -> Shape:
    return max(left.shape[0], right.shape[0]), max(left.shape[1], right.shape[1])


def _added(function: Callable[[Array, Array], Array], left: Product, right: Product) -> Product:
    """A sum or a difference: of the factor in which alone the two differ, where there is one."""
    if left.rest is None and right.rest is None:
        if left.size is right.size:
            return Product(left.size, function(left.timing, right.timing), _over(left, right))
        if left.timing.shape == right.timing.shape and (left.timing == right.timing).all():
            return Product(function(left.size, right.size), left.timing, _over(left, right))
    return _each(function, left, right)


def _each(function: Callable[[Array, Array], Array], left: Product, right: Product) -> Product:
    shape = _over(left, right)
    if left.rest is None and right.rest is None:
        if left.timing.shape[1] == right.timing.shape[1] == 1:
            sizes = (_times(each.size, each.timing) for each in (left, right))
            return Product.of(function(*sizes), shape)
        if len(left.size) == len(right.size) == 1:
            rows = (_times(each.size, each.timing) for each in (left, right))
            return Product.of(function(*rows), shape)
    return Product.of(function(left.whole(), right.whole()), shape)
