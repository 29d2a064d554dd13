"""Bytes to text, tables, suggestions, and the order problems are told in."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.reading.nodes import parse
from investcase.reading.problems import (
    LONGEST,
    MOST_ALIKE,
    Position,
    Problem,
    Problems,
    Severity,
    has_errors,
    in_order,
    told,
)
from investcase.reading.suggest import did_you_mean, nearest, one_of
from investcase.reading.tables import read_table
from investcase.reading.text import MAX_BYTES, SourceText, decode, read_text


def text_of(raw: bytes) -> str:
    found = decode(raw, "case.yaml")
    assert isinstance(found, SourceText)
    return found.text


def problem_of(raw: bytes) -> Problem:
    found = decode(raw, "case.yaml")
    assert isinstance(found, Problem)
    return found


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace() -> None:
    assert text_of(b"\xef\xbb\xbfa: 1\r\nb: \xc2\xa32\rc: 3\n") == "a: 1\nb: £2\nc: 3\n"


def test_positions_are_the_same_with_either_line_end() -> None:
    for raw in (b"a: 1\nb: *x\n", b"a: 1\r\nb: *x\r\n", b"\xef\xbb\xbfa: 1\rb: *x\r"):
        found = decode(raw, "case.yaml")
        assert isinstance(found, SourceText)
        assert [str(p.position) for p in parse(found).problems] == ["case.yaml:2:4"]


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"a: 1\nb: \xa3200\n", 2, 4),
        (b"a: \xc3\xa9\xc3\xa9 \xff\n", 1, 7),  # two letters of two bytes each count as two columns
        (b"a: 1\r\nb: 2\rc: \xe9", 3, 4),
        (b"\xef\xbb\xbfa: \xff", 1, 4),
        (b"a: \xc3", 1, 4),
        (b"a: \xed\xa0\x80", 1, 4),  # half of a surrogate pair
    ],
)
def test_what_is_not_utf_8_is_pointed_at_by_line_and_character(raw: bytes, line: int, column: int) -> None:
    problem = problem_of(raw)
    assert problem.code == "not-utf-8"
    assert problem.position == Position("case.yaml", line, column)
    assert problem.expected == "a text file saved as UTF-8"


def test_two_megabytes_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    assert len(text_of(b"#" * MAX_BYTES)) == MAX_BYTES
    assert problem_of(b"#" * (MAX_BYTES + 1)).code == "too-large"
    (tmp_path / "big.yaml").write_bytes(b"#" * (MAX_BYTES + 100))
    found = read_text(tmp_path / "big.yaml", "big.yaml")
    assert isinstance(found, Problem)
    assert (found.code, str(found.position)) == ("too-large", "big.yaml:1:1")


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "nul").symlink_to("/dev/null")
    for path in (tmp_path / "absent.yaml", tmp_path, tmp_path / "loop", tmp_path / "nul", tmp_path / "a\0b"):
        found = read_text(path, "case.yaml")
        assert isinstance(found, Problem)
        assert found.code == "unreadable"
        assert "cannot be read" in found.message


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets in a folder are things of Unix")
def test_only_a_file_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    short = Path(tempfile.mkdtemp(prefix="s"))
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(short / "s"))
        kinds = {
            tmp_path / "pipe": "a pipe",
            short / "s": "a socket",
            Path("/dev/zero"): "a device",
            Path("/dev/null"): "a device",
            tmp_path: "a folder",
        }
        for path, kind in kinds.items():
            found = read_text(path)
            assert isinstance(found, Problem)
            assert found.message == f"this file cannot be read: it is {kind} and not a file"
    shutil.rmtree(short)


def test_a_link_that_leads_nowhere_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").symlink_to("gone.yaml")
    found = read_text(tmp_path / "case.yaml")
    assert isinstance(found, Problem)
    assert found.message == "this file cannot be read: it is a link to gone.yaml, which is not there"


def test_a_huge_file_is_not_read_to_tell_its_size(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(2_147_483_648)
    found = read_text(tmp_path / "huge.yaml")
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("too-large", "this file is larger than 2 MB: it has 2,147.5 MB")


@given(st.binary(max_size=120))
def test_any_bytes_give_text_or_a_problem_inside_them(raw: bytes) -> None:
    found = decode(raw, "f")
    if isinstance(found, Problem):
        assert found.position is not None
        assert found.position.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        assert found.position.column <= len(raw) + 1
    else:
        assert "\r" not in found.text
        assert len(found.text) <= len(raw)


@given(st.text(st.sampled_from("ab\né"), max_size=30), st.integers(0, 40))
def test_a_place_is_the_count_of_line_feeds_and_of_characters_since(text: str, index: int) -> None:
    at = SourceText("f", text).position_of(index)
    before = text[:index]
    assert at == Position("f", before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def test_an_excerpt_of_a_line_that_is_not_there_is_nothing() -> None:
    source = SourceText("f", "a\nb")
    assert source.excerpt(3, 1) is None
    assert source.excerpt(0, 1) is None
    assert source.excerpt(2, 1) == "  2 | b\n    | ^"
    assert source.excerpt(2, 99) == "  2 | b\n    |  ^", "never beyond one past the end"


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    assert SourceText("f", "\n" * 99 + "xy").excerpt(100, 2) == "  100 | xy\n      |  ^"


def test_a_table_keeps_lines_and_leaves_blanks_blank() -> None:
    columns, rows, problems = read_table(SourceText("t.csv", 'code,n,"a, b"\nA,,1\nB,0, x \n'))
    assert columns == ("code", "n", "a, b")
    assert [(row.line, row.cells) for row in rows] == [
        (2, {"code": "A", "n": None, "a, b": "1"}),
        (3, {"code": "B", "n": "0", "a, b": "x"}),
    ]
    assert problems == []


def test_a_ragged_row_is_a_problem_at_its_line_and_is_left_out() -> None:
    _, rows, problems = read_table(SourceText("t.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n"))
    assert [row.line for row in rows] == [2, 5]
    assert [(p.code, str(p.position), p.message) for p in problems] == [
        ("ragged-row", "t.csv:3:2", "this row has 1 cells; the header has 2"),
        ("ragged-row", "t.csv:4:5", "this row has 3 cells; the header has 2"),
    ]


def test_a_heading_over_two_columns_is_told_at_the_second_and_blank_ones_are_not() -> None:
    _, _, problems = read_table(SourceText("t.csv", "a,b,,a,\n1,2,,3,\n"))
    assert [(p.code, str(p.position), p.message) for p in problems] == [
        ("heading-twice", "t.csv:1:6", "two columns are headed 'a'")
    ]


def test_a_row_over_two_lines_is_told_at_its_first() -> None:
    _, rows, problems = read_table(SourceText("t.csv", 'a,b\n"x\ny",2\n'))
    assert problems == []
    assert [(row.line, row.cells["a"]) for row in rows] == [(2, "x\ny")]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab",\n 7'), max_size=5), min_size=3, max_size=3).filter(
            lambda row: any(cell.strip() for cell in row)
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_cell_is_told_where_it_begins(cells: list[list[str]]) -> None:
    written = [[_as_cell(cell) for cell in row] for row in cells]
    source = SourceText("t.csv", "\n".join(",".join(row) for row in [["x", "y", "z"], *written]))
    _, rows, problems = read_table(source)
    assert problems == []
    assert len(rows) == len(cells)
    for row, expected in zip(rows, written, strict=True):
        for column, cell in zip("xyz", expected, strict=True):
            at = row.place(column)
            assert source.text[source.line_starts[at.line - 1] + at.column - 1 :].startswith(cell)


def _as_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\n') else text


def test_suggestions_are_near_ignore_case_and_come_nearest_first() -> None:
    assert nearest("COUNCIl", ["police", "council", "councils"]) == ["council", "councils"]
    assert nearest("zzz", ["council"]) == []
    assert did_you_mean("titel", ["title", "place"]) == "did you mean 'title'?"
    assert did_you_mean("qqq", ["title"]) is None
    assert did_you_mean("green-book-2025", ["green-book-2026", "green-book-2022", "x"]) == (
        "did you mean 'green-book-2026' or 'green-book-2022'?"
    )


def test_a_long_list_of_names_is_cut_and_says_by_how_many() -> None:
    assert one_of(["a", "b"]) == "one of: a, b"
    assert one_of(str(n) for n in range(15)) == "one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"


def _at(line: int, severity: Severity, file: str = "f", code: str = "c") -> Problem:
    return Problem(code, "m", severity, Position(file, line, 1))


def test_problems_come_worst_first_then_by_place_and_each_once() -> None:
    note, warning, blocker = _at(1, Severity.NOTE), _at(2, Severity.WARNING), _at(9, Severity.BLOCKER)
    early, late, other = _at(3, Severity.ERROR), _at(20, Severity.ERROR), _at(1, Severity.ERROR, "g")
    assert in_order([note, late, warning, other, early, blocker, early]) == (early, late, other, blocker, warning, note)
    assert has_errors([note, early])
    assert not has_errors([note, warning, blocker])


def test_a_problem_says_everything_it_knows_in_order() -> None:
    problem = Problem(
        "unit", "in hours", position=Position("f", 3, 4), field="a.b", expected="£", remedy="x", excerpt="  3 | y"
    )
    assert str(problem) == "f:3:4: error[unit]: a.b: in hours\n  3 | y\n  expected: £\n  remedy: x"
    assert len(Problems([problem, problem])) == 1
    assert list(Problems([problem])) == [problem]


def test_no_words_of_a_problem_run_on_for_pages() -> None:
    long = Problem(
        "x", "y" * 5000, expected="z" * 5000, remedy="w" * 5000, field="v" * 5000, position=Position("f", 1, 1)
    )
    for words in (long.message, long.expected, long.remedy, long.field):
        assert words is not None
        assert len(words) == LONGEST
        assert words.endswith(" ...")
    assert Problem("x", "y" * LONGEST).message == "y" * LONGEST


@pytest.mark.parametrize("text", ["a" * 5000, "it's" * 1000, 'say "so" ' * 1000, 'it\'s "so" ' * 1000, "\\'" * 2000])
def test_a_quoted_value_is_cut_and_what_is_said_of_it_is_not(text: str) -> None:
    message = Problem("x", f"in Kent's case {text!r} is not a year, as England's are").message
    assert message.startswith(f"in Kent's case {text!r}"[:60])
    assert message.endswith("is not a year, as England's are")
    assert len(message) < 180


def test_words_between_apostrophes_are_no_quotation() -> None:
    message = "England's figure is used in Wales, and nobody has said why it might hold there; Wales's own is unread"
    assert Problem("x", message).message == message


def test_of_a_thousand_problems_alike_a_few_are_told_and_the_others_counted() -> None:
    alike = [_at(line, Severity.ERROR, code="unknown-field") for line in range(1, 1001)]
    others = [_at(line, Severity.WARNING) for line in range(1, 4)]
    found = Problems([*alike, *others])
    assert len(found) == 1003
    lines = str(found).split("\n\n")
    assert len(lines) == MOST_ALIKE + 1 + 3
    assert lines[MOST_ALIKE - 1 : MOST_ALIKE + 1] == [
        str(alike[MOST_ALIKE - 1]),
        f"... and {1000 - MOST_ALIKE} more of the same kind: error[unknown-field]",
    ]
    assert [more for _, more in told(alike[:MOST_ALIKE])] == [""] * MOST_ALIKE
