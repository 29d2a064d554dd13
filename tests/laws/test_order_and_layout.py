"""What a case says does not depend on how it is set out: order, layout and notes never change a number."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

from law import Whole, law

from investcase.catalogue.origins import CASE
from investcase.checks.review import appraised
from investcase.resolving.option import option_figures
from random_whole.changes import shuffled
from random_whole.solving import settled
from random_whole.writing import rewritten


@law(cases=10, every=10)
def test_layout_and_notes_change_nothing_at_all(case: Whole) -> None:
    """Flow or block style, quotation marks, indents, blank lines and notes: the result is the same to the letter."""
    text = rewritten(case.tree, case.seed)
    again = json.loads(appraised(settled(text)).result().to_json())
    assert _without_positions(again) == _without_positions(json.loads(case.result.to_json()))


@law(cases=15, every=10, also=(458, 11034, 13003))
def test_order_changes_no_number(case: Whole) -> None:
    """Every mapping and list in another order, but for the lists whose order is their meaning."""
    again = case.changed(shuffled(case.tree, case.seed))
    ours, theirs = (_in_one_order(json.loads(each.result.to_json())) for each in (case, again))
    _same(ours, theirs, ())
    assert _codes(ours) == _codes(theirs)


@law(cases=40, also=(14401,))
def test_a_figure_and_a_line_are_named_by_what_they_are(case: Whole) -> None:
    """Not by where they stand in a list: however the case is put in order, the same names are of the same things, and
    the same things come of the same draws."""
    again = case.changed(shuffled(case.tree, case.seed))
    assert _named(case) == _named(again)
    settled = case.appraisal.case
    given = [figure for figure in settled.register().values() if figure.origin == CASE]
    taken_for_another_s = [f.key for f in given if f.moves_as is None and not settled.library.figure(f.key)]
    assert not taken_for_another_s, "beside other cases, what a case gives of its own is its own"


@law(cases=80)
def test_a_name_that_two_options_share_is_of_the_preferred_one(case: Whole) -> None:
    """Of a figure to which they give two values, wherever they stand: the other's has its option's name in front."""
    known, chosen = case.appraisal.case.register(), case.appraisal.preferred.flows.option
    own = {figure.key for figure in option_figures(chosen)}
    plain = {key.removeprefix(f"{chosen.id}.") for key in own}
    assert not (plain & set(known)) - own


def _named(case: Whole) -> set[tuple[str, ...]]:
    worked = case.appraisal
    figures = {
        ("figure", each.key, each.stream, each.original.as_written())
        for each in worked.case.register().values()
        if each.origin == CASE
    }
    lines = {
        ("line", option.id, line.id, line.title, str(line.body))
        for option in worked.options
        for line in option.cash.lines
    }
    return figures | lines


def _without_positions(data: Any) -> Any:
    return {**data, "problems": [{**each, "line": None, "column": None} for each in data["problems"]]}


def _codes(data: Any) -> Counter[tuple[str, str]]:
    return Counter((problem["severity"], problem["code"]) for problem in data["problems"])


def _in_one_order(value: Any) -> Any:
    """The same data, every list of entries sorted by the words in them."""
    if isinstance(value, dict):
        return {name: _in_one_order(inner) for name, inner in value.items() if name != "manifest"}
    if isinstance(value, list):
        items = [_in_one_order(inner) for inner in value]
        if all(isinstance(each, str) for each in items):
            return sorted(items)
        return sorted(items, key=lambda each: (_words(each), _sizes(each))) if isinstance(items[0], dict) else items
    return value


def _words(entry: dict[str, Any]) -> list[str]:
    return [f"{name}: {value}" for name, value in entry.items() if isinstance(value, str) and name != "title"]


def _sizes(entry: dict[str, Any]) -> list[float]:
    """Its numbers to six figures, for entries whose words are all the same."""
    held = [number for value in entry.values() for number in (value if isinstance(value, list) else [value])]
    return [float(f"{number:.6g}") for number in held if isinstance(number, float)]


def _same(ours: Any, theirs: Any, place: tuple[str, ...]) -> None:
    if place[:1] == ("problems",) or (place[:1] == ("figures",) and place[-1] == "title"):
        return  # What is named first, or gives a figure its title, may then be the other of two.
    if isinstance(ours, dict):
        assert isinstance(theirs, dict), place
        assert set(ours) == set(theirs), place
        for name in ours:
            _same(ours[name], theirs[name], (*place, name))
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), place
        for index, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            _same(one, other, (*place, str(index)))
    elif isinstance(ours, float):
        assert isinstance(theirs, float), place
        # A sum in another order may round the other way in its last written digit.
        assert math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=0.011), (place, ours, theirs)
    else:
        assert ours == theirs, place
