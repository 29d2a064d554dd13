"""A value written into a document's text: read again it is what it says, and every other byte is as it was."""

from pathlib import Path

import pytest

from investcase.documents.edits import Edit, edited
from investcase.documents.written_into import UnwritableLineError, hunks, written_into
from investcase.reading.nodes import Data, parse
from investcase.reading.nodes import Path as Where
from investcase.reading.text import SourceText

EXAMPLES = sorted(Path("examples").glob("*/case.yaml"))
OWN = {"value": "25% to 75%, central 40%", "source": "Board, 3 December: item 4", "reason": 'Our "pilot" reached it'}


def data_of(text: str) -> dict[str, Data]:
    found = parse(SourceText("", text))
    assert not found.problems
    assert isinstance(found.data, dict)
    return found.data


def texts_in(data: Data, path: Where = ()) -> list[tuple[Where, str]]:
    """Every text of a document with its path."""
    if isinstance(data, dict):
        return [found for key, each in data.items() for found in texts_in(each, (*path, key))]
    if isinstance(data, list):
        return [found for number, each in enumerate(data) for found in texts_in(each, (*path, number))]
    return [(path, data)] if isinstance(data, str) else []


def untouched(before: str, after: str) -> None:
    """Whatever no hunk names is the same, byte for byte."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    put, shift = list(old), 0
    for hunk in hunks(before, after):
        at = hunk.line - 1 + shift
        assert [line.rstrip("\r\n") for line in put[at : at + len(hunk.removed)]] == list(hunk.removed)
        put[at : at + len(hunk.removed)] = new[at : at + len(hunk.added)]
        shift += len(hunk.added) - len(hunk.removed)
    assert [line.rstrip("\r\n") for line in put] == [line.rstrip("\r\n") for line in new]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_any_text_of_a_case_is_replaced_in_its_own_lines(path: Path) -> None:
    text = path.read_text("utf-8")
    data = data_of(text)
    every = texts_in(data)
    for where, old in every[:: max(1, len(every) // 12)]:
        edit = Edit(where, "12%, said: 'here' # and there")
        after = written_into(text, [edit])
        assert data_of(after) == edited(data, [edit])
        untouched(text, after)
        (hunk,) = hunks(text, after)
        assert len(hunk.removed) <= old.count("\n") + old.count(" ") // 6 + 3, where
        # And back again: as it was, but for how it was quoted and folded.
        assert data_of(written_into(after, [Edit(where, " ".join(old.split()))])) == edited(
            data, [Edit(where, " ".join(old.split()))]
        )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(
    ("ends", "mark", "last"), [("\n", "", True), ("\r\n", "\ufeff", False)], ids=["plain", "of-windows"]
)
def test_what_is_not_there_is_added_and_nothing_else(path: Path, ends: str, mark: str, last: bool) -> None:
    plain = path.read_text("utf-8")
    text = mark + (plain if last else plain.rstrip("\n")).replace("\n", ends)
    for where in (("figures", "a.new-one"), ("options", 0, "interventions", 0, "inputs", "a_new_one"), ("new",)):
        edit = Edit(where, dict(OWN))
        after = written_into(text, [edit])
        assert data_of(after.removeprefix("\ufeff").replace("\r\n", "\n")) == edited(data_of(plain), [edit])
        untouched(text, after)
        assert after.startswith(mark)
        assert ("\r" in after) == (ends == "\r\n")
        assert after.count("\n") == after.count(ends)
        assert after.endswith("\n") == last


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("a: 1 # note\nb: 2\n", Edit(("a",), "3"), "a: 3 # note\nb: 2\n"),
        ("a: {b: 1, c: 2}\n", Edit(("a", "b"), "1, 2"), 'a: {b: "1, 2", c: 2}\n'),
        ("a: {b: 1}\n", Edit(("a", "c", "value"), "3"), "a: {b: 1, c: {value: 3}}\n"),
        ("a: {}\nb: 1\n", Edit(("a", "c"), "3"), "a: {c: 3}\nb: 1\n"),
        ("a:\n  b: 1\n\n# next\nd: 2\n", Edit(("a", "c"), "3"), "a:\n  b: 1\n  c: 3\n\n# next\nd: 2\n"),
        ("a:\n  - b: 1\n    # last\nc: 2\n", Edit(("a", 0, "d"), "3"), "a:\n  - b: 1\n    d: 3\n    # last\nc: 2\n"),
        ("a:\nb: 2\n", Edit(("a",), "3"), "a: 3\nb: 2\n"),
        ("a: >-\n  long\n  words\nb: 2\n", Edit(("a",), "short"), "a: short\nb: 2\n"),
        ("a: |\n  long\n\nb: 2\n", Edit(("a",), "short"), "a: short\nb: 2\n"),
        ("a: |\n  long\nb: 2", Edit(("c",), "3"), "a: |\n  long\nb: 2\nc: 3"),
        ("a: 14 hours\n", Edit(("a", "value"), "15 hours"), "a: 15 hours\n"),
        ("y: {2027/28: 1}\n", Edit(("y", "2027-28"), "3"), "y: {2027/28: 3}\n"),
        ("a:\n  b:\n  c: 1\n", Edit(("a", "b"), {"value": "2"}), "a:\n  b:\n    value: 2\n  c: 1\n"),
        ("a:  # none yet\nc: 1\n", Edit(("a", "b"), "2"), "a:  # none yet\n  b: 2\nc: 1\n"),
        ("a: {b: , c: 1}\n", Edit(("a", "b"), {"value": "2"}), "a: {b: {value: 2} , c: 1}\n"),
        ("a: 'it''s'\n", Edit(("a",), "C:\\new"), "a: C:\\new\n"),
        ("a: x\n", Edit(("a",), '"C:\\new'), "a: '\"C:\\new'\n"),
    ],
)
def test_each_way_of_writing_is_kept(before: str, edit: Edit, after: str) -> None:
    assert written_into(before, [edit]) == after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [1\n", Edit(("a",), "3")),
        ("a: 1\r\nb: 2\n", Edit(("a",), "3")),
        ("a: 1\rb: 2\n", Edit(("a",), "3")),
        ("- 1\n", Edit(("a",), "3")),
        ("a: [1]\n", Edit(("a", 3), "3")),
        ("a:\n  b: 1\n", Edit(("a",), {"c": "3"})),
        ("a: words\n", Edit(("a", "b"), "3")),
        ("a: 1\n", Edit(("a",), "a\x00b")),
        ("a: 1\n", Edit(("a",), "two\nlines")),
    ],
)
def test_what_cannot_be_written_line_by_line_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(UnwritableLineError):
        written_into(text, [edit])
