"""Moved figures kept: the very lines of the file, shown before they are written, and taken back once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from investcase.documents.adjustments import Adjustments
from investcase.documents.edits import Edit, same_key
from investcase.documents.walk import Written, values_in
from investcase.documents.written_into import Hunk, UnwritableLineError, hunks, written_into
from investcase.files.output import UnwritableError, output_at
from investcase.files.whole import write_whole
from investcase.quantities import QuantityError, parse_quantity
from investcase.reading.nodes import Data, Path, parse
from investcase.resolving.case import changes_in
from investcase.resolving.resolved_case import ResolvedCase
from investcase.serving.moving import Moved

NOT_GIVEN = "not given"
_CENTRAL = "central "


class NotKeptError(Exception):
    """What was to be kept cannot be; nothing is written. In words for the page."""


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


def lines_of(case: ResolvedCase, content: bytes, moves: Sequence[Moved], said: Mapping[str, Said]) -> Lines:
    """What keeping some moved figures does to the file as it stands.

    Raises:
        NotKeptError: it cannot be written line by line.
    """
    at = {written.path: written for written in values_in(case.document)}
    data = parse(case.loaded.positions.source).data
    edits: list[Edit] = []
    asked = set()
    for each in moves:
        (change,) = changes_in(case, {each.slider.key: each.text})
        for edit in change.edits:
            more, room = _what_is_said(edit, each, said.get(each.slider.key, Said()), at.get(edit.path))
            edits += more if isinstance(edit.value, dict) else [_in_its_words(edit, each, data), *more]
            asked |= {each.slider.key} if room else set()
    try:
        text = content.decode("utf-8")
        after = written_into(text, edits)
    except (UnicodeDecodeError, UnwritableLineError) as error:
        why = str(error) if isinstance(error, UnwritableLineError) else "it is not UTF-8 text"
        raise NotKeptError(f"This cannot be written for you: {why}.") from None
    return Lines(content, after.encode("utf-8"), hunks(text, after), frozenset(asked))


def _in_its_words(edit: Edit, each: Moved, data: Data) -> Edit:
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


def _what_is_said(edit: Edit, each: Moved, said: Said, written: Written | None) -> tuple[list[Edit], bool]:
    """What stands beside a value, or the whole of one that has no place yet; and whether there is room for it there."""
    source, reason = (" ".join(words.split()) or NOT_GIVEN for words in (said.source, said.reason))
    if isinstance(edit.value, dict):
        value = edit.value["value"]
        return [Edit(edit.path, {"value": value, "source": source, "reason": reason})], True
    holder, beside = (written.holder, _of_holder(written)) if written is not None else (None, ())
    if isinstance(holder, Adjustments):
        return [Edit((*beside, "reasons", str(edit.path[-1])), f"{reason} ({source})")], True
    fields = type(holder).model_fields if holder is not None else {}
    if each.slider.figure.is_likely_range or each.slider.figure.is_optimism_bias or "source" not in fields:
        return [], False  # The source beside it is of the amount, and not of how far that may be out.
    more = [Edit((*beside, "source"), source)]
    if "reason" in fields:
        more.append(Edit((*beside, "reason"), reason))
    return more, True


def _of_holder(written: Written) -> Path:
    """The path of what holds the field that a value is in: an amount of a year stands deeper than its line."""
    return written.path[: len(written.path) - 1 - written.path[::-1].index(written.name)]


def may_be_written(file: FilePath) -> None:
    """Find out whether the page may write a case's file.

    Raises:
        NotKeptError: it is read-only or somebody else's, or leads out of its folder.
    """
    place = FilePath(os.path.realpath(file))
    folder = FilePath(os.path.realpath(file.parent))
    if folder not in place.parents:
        raise NotKeptError(f"{file.name} is a link to a file outside its folder, which the page leaves alone.")
    try:
        found = place.stat()
        if hasattr(os, "geteuid") and found.st_uid != os.geteuid() and os.geteuid() != 0:
            raise NotKeptError(f"{file.name} belongs to somebody else, and would be yours if the page wrote it.")
        output_at(str(place))
    except UnwritableError:
        raise NotKeptError(f"{file.name} is read-only here.") from None
    except OSError as error:
        raise NotKeptError(f"{file.name} cannot be written: {error.strerror or error}.") from None


def put(file: FilePath, before: bytes, after: bytes) -> None:
    """Write a file whole in place of what was read of it: beside it first, then moved there in one step.

    Raises:
        NotKeptError: it may not be written, or is no longer what was read.
    """
    may_be_written(file)
    place = FilePath(os.path.realpath(file))
    try:
        if place.read_bytes() != before:
            raise NotKeptError(f"{file.name} was saved by somebody at this very moment. Look at the lines again.")
        write_whole(str(place), after)
    except OSError as error:
        raise NotKeptError(f"{file.name} cannot be written: {error.strerror or error}.") from None
