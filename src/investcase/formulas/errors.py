"""What is wrong with a formula, and where in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from investcase.reading.carried import Carried

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class FormulaError(Carried, ValueError):
    """A fault at `offset` characters into the formula's text; who holds the document makes a Problem of it.

    `expected` says what could have stood there, `remedy` what to write instead; either may be None. `worlds` is where
    an amount is at fault, [draw or 1]; None where it is the formula itself.
    """

    def __init__(
        self,
        message: str,
        offset: int,
        *,
        expected: str | None = None,
        remedy: str | None = None,
        worlds: NDArray[np.bool_] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.expected = expected
        self.remedy = remedy
        self.worlds = worlds
