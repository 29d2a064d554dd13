"""What a figure that a case gives is called: its name in the case, and the option whose own it is, if any."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureKey:
    """A name such as `home-first-team.salary`, and the option whose own value it is; None where all options share it.

    Two options may give one name two values, or two likely ranges: those are two figures. It is still one thing that
    nobody knows, so in draws they lie high or low together.
    """

    option: str | None
    name: str

    def of(self, part: str) -> FigureKey:
        """The key of a part of it."""
        return FigureKey(self.option, f"{self.name}.{part}")

    @property
    def stream(self) -> str:
        """What its draws come of: no id of the library has a space, so none is ever drawn with one of its figures."""
        return f"case {self.name}"

    def __str__(self) -> str:
        return self.name if self.option is None else f"{self.option}.{self.name}"
