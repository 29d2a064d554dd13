"""The parsed formula: what every other module of this layer reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Operator = Literal["+", "-", "*", "/", "**"]


@dataclass(frozen=True, slots=True)
class Number:
    """A literal as written in `text` (`0.5`, `18%`); `value` is 0.18 for `18%`."""

    start: int
    end: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """An input or an earlier step."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Negate:
    """Unary minus."""

    start: int
    end: int
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands; the right one of `**` is always a Number, negative if it was written so."""

    start: int
    end: int
    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """One of `functions.FUNCTIONS`, with as many arguments as it takes."""

    start: int
    end: int
    function: str
    arguments: tuple[Node, ...]


Node = Number | Name | Negate | Binary | Call


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula's text and its tree. `text[node.start:node.end]` is the text of any node, its brackets included.

    No tree is deeper than `parse.MAX_DEPTH`, so walking one by recursion is safe.
    """

    text: str
    tree: Node

    @property
    def names(self) -> frozenset[str]:
        """Every name the formula uses."""
        return names_in(self.tree)

    @property
    def nationals(self) -> frozenset[str]:
        """The names that it uses at the claim's own national figures."""
        calls = [node for node in nodes(self.tree) if isinstance(node, Call) and node.function == "national"]
        return frozenset(name for call in calls for name in names_in(call))


def nodes(node: Node) -> list[Node]:
    """A node and everything below it."""
    found, waiting = [], [node]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(children(here))
    return found


def names_in(node: Node) -> frozenset[str]:
    """Every name at a node or below it."""
    return frozenset(each.name for each in nodes(node) if isinstance(each, Name))


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, in the order written."""
    match node:
        case Negate():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Call():
            return node.arguments
        case _:
            return ()
