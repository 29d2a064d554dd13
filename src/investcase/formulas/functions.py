"""The functions a formula may call, and what may be a name beside them."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Function:
    """How a function is called: its parameters as shown to people, and whether the last may be repeated."""

    name: str
    parameters: tuple[str, ...]
    repeats: bool = False

    @property
    def usage(self) -> str:
        """The call as it is written, such as `stock(flow, stay)`."""
        return f"{self.name}({', '.join(self.parameters)}{', ...' if self.repeats else ''})"

    def takes(self, count: int) -> bool:
        """Whether it can be called with this many values."""
        return count == len(self.parameters) or (self.repeats and count > len(self.parameters))


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        Function("min", ("a", "b"), repeats=True),
        Function("max", ("a", "b"), repeats=True),
        Function("stock", ("flow", "stay")),
        Function("build_up", ("profile", "stay")),
        Function("ramp", ("x", "years")),
        Function("lag", ("x", "years")),
        Function("grow", ("x", "rate")),
        Function("national", ("x",)),
    )
}


TIMED = ("stock", "build_up", "ramp", "lag", "grow")
"""The functions that look at what they act on in more than one year."""


def nationally(name: str) -> str:
    """How the value of a name at the claim's own national figures is called, where both are held side by side."""
    return f"national({name})"


def is_name(text: str) -> bool:
    """Whether an input or a step may be called this: snake_case, no function's name, no word of Python's."""
    return _NAME.fullmatch(text) is not None and text not in FUNCTIONS and not keyword.iskeyword(text)
