"""Page 1 as plain text for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.equality.note import equality_note
from investcase.report.view.balancing import balancing_page
from investcase.report.view.chances import chances_grid, chances_lines
from investcase.report.view.horizon import horizon_sentence
from investcase.report.view.keyed import told
from investcase.report.view.options import options_grid
from investcase.report.view.standing import vintages_grid
from investcase.report.view.summary import make_summary
from investcase.report.view.switching import few_that_matter
from investcase.report.view.tables import Grid

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under a heading."""

    heading: str
    lines: tuple[str, ...]


Part = str | Grid | Bullets


def summary_text(appraisal: Appraisal, *, balanced: bool = False) -> str:
    """What page 1 says, in its order; `balanced` adds the contributions between partners, where the case asks."""
    return titled(appraisal, summary_parts(appraisal, balanced=balanced))


def titled(appraisal: Appraisal, parts: Iterable[Part]) -> str:
    """Paragraphs, tables and lists under the case's title."""
    title = appraisal.case.document.title
    return f"{title}\n{'=' * min(len(title), WIDTH)}\n\n{laid_out(tuple(parts))}"


def laid_out(parts: Sequence[Part]) -> str:
    """Paragraphs, tables and lists one after the other, for a terminal of 80 columns."""
    return "\n\n".join(_written(part) for part in parts) + "\n"


def summary_parts(appraisal: Appraisal, *, balanced: bool = False) -> tuple[Part, ...]:
    """The same before it is laid out: paragraphs, tables and bulleted lists, each amount as the paper has it."""
    case = appraisal.case
    note = equality_note(case.equality, case.nation, case.duties)
    summary = make_summary(appraisal, note, appraisal.problems)
    parts: list[Part] = [f"{band.words.upper()}. {band.detail}" for band in summary.bands]
    parts.append(summary.what)
    parts += [told(["What the cut saves, and what comes back:", words]) for words in summary.cuts]
    parts += [summary.budget, told(summary.budget_sentences), summary.who]
    parts += [words for words in (summary.lead_cash, summary.who_sentence) if words]
    parts += [told(["Value to society:", summary.value]), options_grid(appraisal), vintages_grid(appraisal)]
    parts.append(told(["Other horizons:", horizon_sentence(appraisal)]))
    parts.append(Bullets("How sure, and what would have to be true", summary.how_sure))
    grid = chances_grid(appraisal)
    if grid is not None:
        parts += [Bullets("Chances", chances_lines(appraisal)), grid]
    turning = few_that_matter(appraisal)
    if turning:
        parts.append(Bullets("Where the answer turns, one figure at a time", turning))
    if summary.claims:
        parts.append(Bullets("The national claim beside the local answer", summary.claims))
    losers = (*summary.may_lose, *(words for words in (summary.not_assessed, summary.rests_on) if words))
    parts.append(Bullets("Who may lose", losers or ("Nobody is said to lose.",)))
    page = balancing_page(appraisal.result(balanced=True), appraisal.case.body_called) if balanced else None
    if page is not None:
        parts += [page.rule, Bullets("Balancing contributions", page.sentences)]
    return tuple(parts)


def _written(part: Part) -> str:
    if isinstance(part, Grid):
        return _table(part)
    return _bullets(part.heading, part.lines) if isinstance(part, Bullets) else _wrapped(part)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH)


def _bullets(heading: str, lines: tuple[str, ...]) -> str:
    items = (textwrap.fill(line, WIDTH, initial_indent="- ", subsequent_indent="  ") for line in lines)
    return "\n".join([heading, *items])


def _table(grid: Grid) -> str:
    """A table whose first column takes what the others leave, headings and labels wrapped to fit, and its note."""
    numbers = [[row.cells[index] for row in grid.rows] for index in range(len(grid.columns) - 1)]
    words = [max((len(word) for word in heading.split()), default=0) for heading in grid.columns[1:]]
    widths = [
        max(word, *(len(cell) for cell in column)) if column else word
        for column, word in zip(numbers, words, strict=True)
    ]
    first = max(18, WIDTH - sum(width + 2 for width in widths))
    spare = WIDTH - first - sum(width + 2 for width in widths)
    if spare < 0:
        first = max(12, first + spare)
    lines = [textwrap.fill(grid.caption, WIDTH)]
    lines += _cells(grid.columns[0], grid.columns[1:], first, widths)
    lines.append("-" * min(WIDTH, first + sum(width + 2 for width in widths)))
    for row in grid.rows:
        indent = "  " if row.kind == "part" else ""
        lines += _cells(indent + row.label, row.cells, first, widths)
    if grid.note:
        lines += ["", _wrapped(grid.note)]
    return "\n".join(lines)


def _cells(label: str, cells: tuple[str, ...], first: int, widths: list[int]) -> list[str]:
    columns = [textwrap.wrap(label, first, subsequent_indent="  ") or [""]]
    columns += [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    rows = []
    for index in range(height):
        left = columns[0][index] if index < len(columns[0]) else ""
        rest = (
            f"  {(column[index] if index < len(column) else ''):>{width}}"
            for column, width in zip(columns[1:], widths, strict=True)
        )
        rows.append((f"{left:<{first}}" + "".join(rest)).rstrip())
    return rows
