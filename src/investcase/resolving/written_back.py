"""A figure's other value written back into the file of its case: the very lines that hold it, and no other byte."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from investcase.documents.adjustments import Adjustments
from investcase.documents.edits import Edit, same_key
from investcase.documents.walk import Written, values_in
from investcase.documents.written_into import Hunk, UnwritableLineError, hunks, written_into
from investcase.quantities import Quantity, QuantityError, Shape, parse_quantity
from investcase.quantities.typed import typed
from investcase.reading.nodes import Data, Path, parse
from investcase.reading.problems import Problems
from investcase.resolving.case import changes_in
from investcase.resolving.figures import Resolved
from investcase.resolving.resolved_case import ResolvedCase

NOT_GIVEN = "not given"
_CENTRAL = "central "
_DIGITS = 5
_TYPED = 12


class NotKeptError(Exception):
    """What was to be kept cannot be; nothing is written. In words for whoever asked."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Why a figure takes no other value from its case, in words."""

    why: str


@dataclass(frozen=True, slots=True)
class Movable:
    """A figure that its case gives, or could.

    `shown` is its range as the file would write it: in the prices of where it is written, which are the case's for a
    figure of the library. `factor` is what brings one of its values to the case's prices. `edits` are the places of the
    file that give it, or would.
    """

    figure: Resolved
    shown: Quantity
    factor: float
    edits: tuple[Edit, ...]

    def moved_to(self, value: float) -> str:
        """What the file would say with its centre there and its range as it is."""
        return written(replace(self.shown, central=value))


@dataclass(frozen=True, slots=True)
class Move:
    """A figure moved, and the whole of what the file would say of it."""

    figure: Resolved
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a figure that they moved: where it is from, and why it stands in place of another."""

    source: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """What keeping would do to a file: its bytes before and after, and the lines that differ.

    `asked` are the figures, by id, of which the file has room for a source and a reason.
    """

    before: bytes
    after: bytes
    hunks: tuple[Hunk, ...]
    asked: frozenset[str]

    @property
    def name(self) -> str:
        """What these lines are known by: the same lines of a file that has changed elsewhere have the same."""
        told = "\0".join("\1".join((*hunk.removed, "\2", *hunk.added)) for hunk in self.hunks)
        return hashlib.sha256(told.encode("utf-8")).hexdigest()


def movable(case: ResolvedCase, figure: Resolved) -> Movable | Fixed:
    """A figure as its case may give it another value, or why it takes none."""
    priced = bool(figure.unit.power("£"))
    if figure.quantity.shape is Shape.OUTCOMES:
        return Fixed("it is the mean of outcomes, which moves with their chances")
    if figure.quantity.shape is Shape.WAIT:
        return Fixed("it is the mean of a wait, which moves with when half of it and 9 in 10 are over")
    try:
        (change,) = changes_in(case, {figure.key: written(neat(figure.quantity))})
    except Problems as problems:
        return Fixed(problems.problems[0].message)
    of_case = any(isinstance(edit.value, str) for edit in change.edits)
    if of_case and not all(isinstance(edit.value, str) for edit in change.edits) and figure.price_base is not None:
        return Fixed("the case gives it in some options, in prices of its own, and the library in the others")
    shown = figure.original if of_case else figure.quantity
    kind = figure.kind
    percent = figure.original.percent or (kind is not None and kind.is_percent and figure.unit.is_number)
    if priced and not shown.central and figure.price_base not in (None, case.prices.base):
        return Fixed("it is nil in the prices of another year")
    factor = figure.quantity.central / shown.central if priced and shown.central else 1.0
    # The ends that the case gives stay as somebody typed them, or a value at one of them would lie beyond it.
    ends = neat(replace(shown, percent=percent), _TYPED if of_case else _DIGITS)
    return Movable(figure, ends, factor, change.edits)


def written(quantity: Quantity) -> str:
    """A quantity as a person would type it into a case: thousands of pounds with their commas."""
    return quantity.as_written() if quantity.unit.power("£") else typed(quantity).strip('"')


def neat(quantity: Quantity, digits: int = _DIGITS) -> Quantity:
    """A range whose numbers somebody could have typed: what comes of bringing it to other prices has no more digits."""
    pence = 2 if quantity.unit.power("£") else None
    if not quantity.is_range:
        return replace(quantity, central=rounded(quantity.central, pence, digits), low=None, high=None)
    ends = (rounded(value, pence, digits) for value in (quantity.ends[0], quantity.central, quantity.ends[1]))
    low, central, high = ends
    return replace(quantity, low=low, central=central, high=high)


def rounded(value: float, places: int | None = None, digits: int = _DIGITS) -> float:
    """A value of a few digits; money of no more than pence, unless it would be nothing."""
    short = float(f"{value:.{digits}g}")
    return (round(short, places) or short) if places is not None else short


def lines_of(case: ResolvedCase, content: bytes, moves: Sequence[Move], said: Mapping[str, Said]) -> Lines:
    """What keeping some moved figures does to the file as it stands.

    Raises:
        NotKeptError: it cannot be written line by line.
    """
    at = {written.path: written for written in values_in(case.document)}
    data = parse(case.loaded.positions.source).data
    edits: list[Edit] = []
    asked = set()
    for each in moves:
        (change,) = changes_in(case, {each.figure.key: each.text})
        for edit in change.edits:
            more, room = _what_is_said(edit, each, said.get(each.figure.key, Said()), at.get(edit.path))
            edits += more if isinstance(edit.value, dict) else [_in_its_words(edit, each, data), *more]
            asked |= {each.figure.key} if room else set()
    try:
        text = content.decode("utf-8")
        after = written_into(text, edits)
    except (UnicodeDecodeError, UnwritableLineError) as error:
        why = str(error) if isinstance(error, UnwritableLineError) else "it is not UTF-8 text"
        raise NotKeptError(f"This cannot be written for you: {why}.") from None
    return Lines(content, after.encode("utf-8"), hunks(text, after), frozenset(asked))


def _in_its_words(edit: Edit, each: Move, data: Data) -> Edit:
    """A range with its ends as they were typed and its centre moved; written anew where that does not say the same."""
    centre = each.text.rpartition(_CENTRAL)[2]
    old = data
    for step in edit.path:
        if isinstance(old, dict):
            old = old.get(same_key(str(step), old))
        elif isinstance(old, list) and isinstance(step, int) and step < len(old):
            old = old[step]
    if isinstance(old, dict) and _CENTRAL.strip() in old:
        return Edit((*edit.path, _CENTRAL.strip()), centre)
    if not isinstance(edit.value, str) or not isinstance(old, str):
        return edit
    before, word, _ = old.rpartition(_CENTRAL)
    likely = f"{before}{word}{centre}"
    try:
        same = word and parse_quantity(likely) == parse_quantity(edit.value)
    except QuantityError:
        return edit
    return replace(edit, value=likely) if same else edit


def _what_is_said(edit: Edit, each: Move, said: Said, written: Written | None) -> tuple[list[Edit], bool]:
    """What stands beside a value, or the whole of one that has no place yet; and whether there is room for it there."""
    source, reason = (" ".join(words.split()) or NOT_GIVEN for words in (said.source, said.reason))
    if isinstance(edit.value, dict):
        value = edit.value["value"]
        return [Edit(edit.path, {"value": value, "source": source, "reason": reason})], True
    holder, beside = (written.holder, _of_holder(written)) if written is not None else (None, ())
    if isinstance(holder, Adjustments):
        return [Edit((*beside, "reasons", str(edit.path[-1])), f"{reason} ({source})")], True
    fields = type(holder).model_fields if holder is not None else {}
    if each.figure.is_likely_range or each.figure.is_optimism_bias or "source" not in fields:
        return [], False  # The source beside it is of the amount, and not of how far that may be out.
    more = [Edit((*beside, "source"), source)]
    if "reason" in fields:
        more.append(Edit((*beside, "reason"), reason))
    return more, True


def _of_holder(written: Written) -> Path:
    """The path of what holds the field that a value is in: an amount of a year stands deeper than its line."""
    return written.path[: len(written.path) - 1 - written.path[::-1].index(written.name)]
