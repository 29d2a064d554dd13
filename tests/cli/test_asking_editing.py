"""A value written into a document: it stands there afterwards, and every line that does not say it is as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investcase.cli.asking.editing import Edit, edited
from investcase.cli.asking.values import Held, Raw, Short
from investcase.reading.nodes import parse
from investcase.reading.text import SourceText

TEXT = """\
format: x   # a note
title: A title    # kept
# decision: {resolution: ___}

options:
  - id: first     # the one
    paid: yes

    entries:
      - id: falls
        inputs:
          starting: {value: ___, source: ___}    # people who start
        # planned: ___
        release:
          - line: x
            owner: y
        costs:
          recruiting: {zero: none}
          # own-time: {zero: ___}     # own time
      - id: other
        model: other
    # costs: [{id: ___}]
  # - {id: second, title: ___}

figures:                   # yours
  # home: {value: ___}
  hourly: {value: 1, source: mine}
"""
FALLS = ("options", 0, "entries", 0)
PATHS = [
    ("title",),
    ("decision", "body"),
    (*FALLS, "inputs", "starting"),
    (*FALLS, "inputs", "starting", "value"),
    (*FALLS, "inputs", "further"),
    (*FALLS, "planned"),
    (*FALLS, "release"),
    (*FALLS, "release", 0, "owner"),
    (*FALLS, "costs", "own-time"),
    (*FALLS, "costs", "recruiting", "zero"),
    ("options", 0, "entries", 1, "costs", "set-up"),
    ("options", 0, "costs", 0),
    ("options", 0, "title"),
    ("options", 1),
    ("figures", "home"),
    ("figures", "hourly", "source"),
    ("narrative", "risks"),
    ("committee", "said", 0),
]
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
values = st.one_of(
    words,
    st.lists(words, min_size=1, max_size=3),
    st.builds(lambda one, two: Short(id=Raw("second"), a=one, b=two), words, words),
    st.builds(lambda one: {"id": Raw("second"), "a": one, "b": Short(c=one)}, words),
)


def at(text, path):
    parsed = parse(SourceText("x", text))
    assert not parsed.problems, text
    found = parsed.data
    for part in path:
        found = found[part]
    return found


def plain(value):
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("path", PATHS, ids=str)
@given(value=values)
def test_a_value_stands_where_it_was_written(path, value):
    text = edited(TEXT, Edit(path, value))
    found = at(text, path)
    if isinstance(value, dict) and isinstance(found, dict):
        found = {key: found[key] for key in value}
    assert found == plain(value)
    assert edited(text, Edit(path, value)) == text, "written twice it is as written once"


@pytest.mark.parametrize("path", PATHS, ids=str)
@given(value=words)
def test_no_line_of_another_value_changes(path, value):
    before, after = TEXT.split("\n"), edited(TEXT, Edit(path, value)).split("\n")
    gone = [line for line in before if line not in after]
    told = [line for line in gone if not line.lstrip().startswith("# ")]
    allowed = 2 if path == (*FALLS, "release") else 1
    assert len(gone) <= allowed + 1
    assert len(told) <= allowed + (path == (*FALLS, "release"))


def test_what_is_held_back_makes_room_for_the_live_line_and_its_note_goes():
    text = edited(TEXT, Edit((*FALLS, "costs", "own-time"), Short(zero="theirs")))
    assert "          own-time: {zero: theirs}\n" in text
    assert "# own-time" not in text
    assert "\n  - {id: second, a: b}\n" in edited(TEXT, Edit(("options", 1), Short(id=Raw("second"), a="b")))


def test_a_note_behind_a_value_stays():
    assert "title: Another    # kept\n" in edited(TEXT, Edit(("title",), "Another"))
    text = edited(TEXT, Edit((*FALLS, "inputs", "starting"), Short(value=Raw("1 person"))))
    assert "          starting: {value: 1 person}    # people who start\n" in text


def test_a_mapping_over_a_mapping_keeps_what_its_author_added():
    text = edited(TEXT, Edit((*FALLS, "release"), [{"line": "z", "owner": "w"}]))
    assert "x" not in at(text, (*FALLS, "release"))[0].values()
    text = edited(TEXT, Edit((*FALLS, "costs"), {"recruiting": Short(each=Raw("1")), "further": Held("{zero: ___}")}))
    assert "          # own-time: {zero: ___}     # own time\n" in text
    assert "further" not in text, "what is held back is written with its heading alone"


def test_lines_held_back_are_written_with_a_new_heading():
    text = edited(TEXT, Edit(("options", 0, "entries", 1, "costs"), {"a": Short(zero="b"), "c": Held("___", "a note")}))
    assert "        costs:\n          a: {zero: b}\n          # c: ___     # a note\n" in text


@pytest.mark.parametrize(("text", "path"), [("- a\n", ("b",)), (TEXT, ("options", "first")), (TEXT, ())])
def test_what_cannot_hold_a_value_is_told(text, path):
    with pytest.raises(ValueError, match=r"mapping|hold|path"):
        edited(text, Edit(path, "x"))
