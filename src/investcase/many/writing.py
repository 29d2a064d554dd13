"""What is written of one case at many places: the page, the rows, the claims shared out, and who was refused."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from investcase.files.folders import make_folder, take_away
from investcase.files.output import Output, UnwritableError, output_at
from investcase.files.spreadsheet import Cell, csv_text
from investcase.files.whole import write_all
from investcase.many.across import COLUMNS, KEPT, TEXTS, Across
from investcase.many.answering import Job, paper, whole
from investcase.many.claims import SharedClaim
from investcase.many.keeping import Kept
from investcase.many.page import across_html
from investcase.many.running import Crew, Told, answers
from investcase.reading.extras import needed
from investcase.report.kept import refuse_inputs
from investcase.resolving.resolved_case import ResolvedCase

_MARK = "\ufeff"
_SOMETIMES = ("claims.csv", "refused.csv", "places.parquet")
"""What is written where there is something to put into it, and goes where there is no longer."""
_FILES = ("index.html", "places.csv", *_SOMETIMES)


def refuse_others(folder: Path, case: ResolvedCase, places: Path) -> None:
    """Refuse a folder that holds, under a name of ours, what is read here or what no earlier answer put there.

    Raises:
        UnwritableError: it does.
    """
    there = [name for name in _FILES if (folder / name).exists()]
    for name in there:
        refuse_inputs(output_at(folder / name), [case], [places])
    if there and not (folder / KEPT).is_dir():
        sentence = f"{folder} holds {there[0]}, which is not of an earlier answer; choose a folder of its own"
        raise UnwritableError(errno.EEXIST, sentence)


Write = Callable[[Sequence[tuple[Output, bytes]]], None]
"""Puts files in their places, all or none."""


def write_across(
    found: Across, claims: Sequence[SharedClaim], folder: Path, parquet: bytes | None = None, write: Write = write_all
) -> tuple[Path, ...]:
    """Write all of it into a folder, or nothing, and say which files; what was there of before and is not now goes.

    Raises:
        OSError: a file cannot be written.
    """
    contents: dict[str, bytes] = {
        "index.html": across_html(found, claims).encode("utf-8"),
        "places.csv": _csv([COLUMNS, *(tuple(row.values()) for row in found.rows)]),
    }
    if parquet is not None:
        contents["places.parquet"] = parquet
    if claims:
        contents["claims.csv"] = _csv(_claim_rows(found, claims))
    if found.refused:
        contents["refused.csv"] = _csv(_refused_rows(found))
    make_folder(folder)
    write([(output_at(folder / name), content) for name, content in contents.items()])
    for old in set(_SOMETIMES) - set(contents):
        take_away(folder / old)
    return tuple(folder / name for name in contents)


def rows_as_parquet(found: Across) -> bytes:
    """The rows of places.csv as Parquet, in the same columns.

    Raises:
        MissingPackageError: PyArrow is not installed.
    """
    arrow = needed("pyarrow", "Parquet")
    parquet = needed("pyarrow.parquet", "Parquet")
    kinds = {name: arrow.string() if name in TEXTS else arrow.float64() for name in COLUMNS}
    columns = {name: [row[name] for row in found.rows] for name in COLUMNS}
    held = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=arrow.schema(list(kinds.items()))), held)
    return held.getvalue()


def write_papers(found: Across, folder: Path, crew: Crew, told: Told, write: Write = write_all) -> None:
    """Write the short paper of every place that has an answer; a paper that is there of the same inputs stays.

    Raises:
        OSError: one cannot be written.
        Problems: words or figures would run off a paper.
    """
    made = answers(_jobs(found), Kept(folder / KEPT, "pdf", None), crew, told, paper)
    _write_each(found, folder / "papers", "pdf", made, write)


def write_results(found: Across, folder: Path, crew: Crew, told: Told, write: Write = write_all) -> None:
    """Write the whole result of every place that has an answer, as `run --format json` writes it there.

    Raises:
        OSError: one cannot be written.
    """
    made = answers(_jobs(found), Kept(folder / KEPT, "result", ("schema", "options")), crew, told, whole)
    _write_each(found, folder / "results", "json", made, write)


def _jobs(found: Across) -> list[Job]:
    return [each.job for each in found.answered]


def _write_each(found: Across, folder: Path, ending: str, made: Mapping[str, bytes], write: Write) -> None:
    """Write a file for each place, named after it."""
    make_folder(folder)
    named = [(f"{job.name} ({job.place}).{ending}", made[job.address]) for job in _jobs(found)]
    write([(output_at(folder / name), content) for name, content in named])


def _csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    return f"{_MARK}{csv_text(rows)}".encode()


def _claim_rows(found: Across, claims: Sequence[SharedClaim]) -> Iterable[tuple[Cell, ...]]:
    """Each claim's shares; with what falls elsewhere and to nobody they are the whole claim, to the penny."""
    names = {each.asked.code: each.asked.name for each in found.at}
    yield ("model", "place", "name", f"pounds a year, {found.price_base} prices", "note")
    for claim in claims:
        for code, amount in claim.shares.items():
            note = f"shared by {claim.basis}" if amount is not None else "no count is published"
            yield (claim.model, code, names[code], amount, note)
        yield (claim.model, None, "Places not asked", claim.elsewhere, None)
        yield (claim.model, None, "Nobody", claim.unallocated, "counts withheld or rounded")
        yield (claim.model, None, "The whole claim", claim.whole, None)


def _refused_rows(found: Across) -> Iterable[tuple[Cell, ...]]:
    yield ("place", "name", "code", "message", "remedy", "field")
    for each in found.refused:
        why = each.refused or {}
        yield (each.asked.code, each.asked.name, *(why.get(name) for name in ("code", "message", "remedy", "field")))
