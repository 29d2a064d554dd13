"""A workbook comes to what the engine comes to: as it is written, and at every value that it takes."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from example_books import NAMES, book_of
from recalculated import Book, by_formulas, changes, disagreements, drawn, moved_by_the_unread
from small_engine import cached

from investcase.report.workbook.shut import GROWTH, OTHER, PRICES, UNREAD
from investcase.resolving.figures import Resolved
from random_whole.solving import worked_out
from random_whole.whole import whole_case

LONGEST = 8192
WHY_NOT = {UNREAD, GROWTH, PRICES, OTHER}
SEEDS = (*range(5), 13, 47, 59, 64)
"""Of 13 the posts that no line holds stand in some years alone; the last three brought about a line, a loan or a share
that was nothing before. scripts/prove workbooks tries 200."""


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_written_as_it_is_worked_out(name: str) -> None:
    """So that a viewer that works nothing out shows the same numbers."""
    book = book_of(name)
    found = book.engine.with_values({})
    for place, value in cached(book.content).items():
        here = found.value(place)
        if isinstance(value, int | float):
            assert here == pytest.approx(value, rel=1e-9, abs=1e-9), place
        else:
            assert here == value, place


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_the_examples_is_live(name: str) -> None:
    assert all(not sheet.still for sheet in book_of(name).made.options)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_at_either_end_moves_every_total_as_the_engine_does(name: str) -> None:
    book = book_of(name)
    for figure in book.open:
        if figure.quantity.is_range:
            for end in figure.quantity.ends:
                assert disagreements(book, {figure.key: end}) == [], figure.key


@pytest.mark.parametrize("name", NAMES)
def test_values_of_ones_own_move_every_total_as_the_engine_does(name: str) -> None:
    book, chance = book_of(name), random.Random(name)
    for _ in range(5):
        values = {figure.key: drawn(chance, book, figure) for figure in book.open if chance.random() < 0.4}
        assert disagreements(book, values) == [], values


@pytest.mark.parametrize("name", NAMES)
def test_clearing_every_value_brings_the_original_back(name: str) -> None:
    book = book_of(name)
    before = book.changed({})
    assert book.changed({figure.key: figure.quantity.central * 0.9 for figure in book.open}) != before
    assert book.changed({}) == before


def test_another_engine_comes_to_the_same(tmp_path: Path) -> None:
    """`formulas`, which is nothing of ours, on the example that most of a workbook is in."""
    book, chance = book_of("kent-at-home"), random.Random(1)
    values = {figure.key: drawn(chance, book, figure) for figure in book.open if chance.random() < 0.4}
    assert values
    file = tmp_path / "book.xlsx"
    file.write_bytes(book.content)
    assert by_formulas(book, file, values) == []


@cache
def random_book(seed: int) -> Book:
    return Book(worked_out(whole_case(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_said_to_move_nothing_moves_nothing(seed: int) -> None:
    book = random_book(seed)
    assert moved_by_the_unread(book) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_formula_is_longer_than_a_spreadsheet_takes(seed: int) -> None:
    assert max(map(len, random_book(seed).engine.texts.values())) <= LONGEST


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_and_loans_move_what_they_move(seed: int) -> None:
    """A body's own prices, a line's own growth and the rate of a loan, each by itself."""
    book = random_book(seed)
    for figure in rates_of(book):
        if figure.key not in book.made.shut:
            assert disagreements(book, {figure.key: figure.quantity.central + 0.013}) == [], figure.key


def test_prices_and_loans_take_a_value_unless_something_else_stands_still() -> None:
    rates = [(book, figure) for book in map(random_book, SEEDS) for figure in rates_of(book)]
    taken = [(book, figure) for book, figure in rates if figure.key not in book.made.shut]
    assert {book.made.shut[figure.key] for book, figure in rates if (book, figure) not in taken} <= WHY_NOT
    assert len(taken) >= 10
    moving = 0
    for book, figure in taken:
        before, after = book.truth({}), book.truth({figure.key: figure.quantity.central + 0.013})
        moving += any(before(asked) != after(asked) for asked in book.asked())
    assert moving >= len(taken) / 2


def rates_of(book: Book) -> list[Resolved]:
    """The rates of prices and loans of every option, each once."""
    found = {}
    for option in book.appraisal.case.options:
        own = (line.price_growth for line in option.lines if line.price_growth is not None)
        for figure in (*option.price_paths.figures, *(loan.rate for loan in option.borrowing), *own):
            found[figure.key] = figure
    return list(found.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_random_cases_recalculate(seed: int) -> None:
    book = random_book(seed)
    assert disagreements(book, {}) == []
    for values in changes(book, random.Random(f"seed {seed}")):
        assert disagreements(book, values) == [], values
