"""Everything but figures, models and places that a library holds, by id, so that it can be listed and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.catalogue.guidance import bias_ids, bias_table, discount_schedule, discount_schedule_ids, outside_views
from investcase.catalogue.library import Library
from investcase.catalogue.place_shelf import Shelf
from investcase.catalogue.place_tables import Table
from investcase.catalogue.price_index import price_index, price_indices
from investcase.catalogue.registers import funding_streams, newest_duties, review_marks
from investcase.documents.base import Document


@dataclass(frozen=True, slots=True)
class Held:
    """One thing: its id, what kind of thing it is in words, its title, and the document that says all of it.

    `more` is what its table says that the document does not.
    """

    id: str
    kind: str
    title: str
    document: Document
    more: tuple[tuple[str, str], ...] = ()


def guidance_held(library: Library) -> Iterator[Held]:
    """Discount schedules, price indices, optimism bias, outside views, kinds of money, duties and marks of the review.
    What cannot be read is among the library's problems.
    """
    for schedule_id in discount_schedule_ids(library):
        schedule, problems = discount_schedule(schedule_id, library)
        library.problems.extend(problems)
        if schedule is not None:
            yield Held(schedule.schedule, "discount schedule", schedule.title, schedule)
    for said in price_indices(library):
        index, problems = price_index(said.index, library)
        library.problems.extend(problems)
        if index is not None:
            levels = "; ".join(f"{year}-{(year + 1) % 100:02}: {level:g}" for year, level in index.values.items())
            more = (("Years", f"{index.first} to {index.last}"), ("Index", levels))
            yield Held(said.index, "price index", said.title, said, more)
    for table_id in bias_ids(library):
        bias, problems = bias_table(table_id, library)
        library.problems.extend(problems)
        if bias is not None:
            yield Held(bias.bias, "table of optimism bias", bias.title, bias)
    views, problems = outside_views(library)
    library.problems.extend(problems)
    yield from (Held(view.view, "outside view", view.title, view) for view in views)
    streams, problems = funding_streams(library)
    library.problems.extend(problems)
    yield from (Held(rule.id, "kind of money", rule.title, rule) for rule in streams.values())
    register, problems = newest_duties(library)
    library.problems.extend(problems)
    if register is not None:
        yield from (Held(duty.id, "duty", duty.name, duty) for duty in register.duties)
        yield from (Held(law.id, "reading of the law", law.says, law) for law in register.law_read)
        yield from (Held(duty.id, "duty that was not read", duty.name, duty) for duty in register.not_shipped)
    marks, problems = review_marks(library)
    library.problems.extend(problems)
    yield from (Held(mark.id, "mark of the review", mark.what, mark) for mark in marks.values())


def tables_held(library: Library) -> Iterator[Held]:
    """Every table of places, with how many rows it has and how many of each column are blank."""
    for table in Shelf(library).tables(None, library.problems):
        said = table.document
        more = (("Rows", str(len(table.rows))), *_blanks(table))
        yield Held(said.table, "table of places", said.title, said, more)


def _blanks(table: Table) -> Iterator[tuple[str, str]]:
    for column in table.document.columns:
        blank = sum(row.cells[column.column] is None for row in table.rows.values())
        if blank:
            yield "Blank", f"{column.name}: {blank}"
