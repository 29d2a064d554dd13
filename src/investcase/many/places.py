"""Which places a case is to be worked out at: a nation's, those that a care board covers, or those of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from investcase.appraisal.national import KINDS
from investcase.catalogue.places import Place, Places, PlaceSummary
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.reading.problems import Problem, Problems
from investcase.reading.suggest import did_you_mean, nearest
from investcase.reading.tables import Row, read_table
from investcase.reading.text import read_text
from investcase.resolving.case import changes_in
from investcase.resolving.changes import NO_SUCH
from investcase.resolving.resolved_case import ResolvedCase

NATIONS = {nation.value: nation for nation in KINDS}
_BOARD = "icb:"
_COLUMN = "place"


@dataclass(frozen=True, slots=True)
class Asked:
    """A place, and what is known of it better than any table has it: values by name, as a case writes them."""

    code: str
    name: str
    nation: Nation
    region: str
    changes: Mapping[str, str] = field(default_factory=dict)


def places_asked(case: ResolvedCase, wanted: str) -> tuple[Asked, ...]:
    """The places that somebody named.

    Args:
        case: the case that is to be worked out there.
        wanted: a nation, `icb:` and the name of an integrated care board, or the path of a CSV that has a column
            `place`, and may have a column for each name that `run --set` takes; an empty cell changes nothing.

    Raises:
        Problems: there are no such places; or the file has something wrong with it, all of which is told.
    """
    places = Places(case.library)
    nation = NATIONS.get(wanted.strip().casefold().replace(" ", "_").replace("-", "_"))
    if nation is not None:
        return tuple(_of_nation(places, nation))
    if wanted.casefold().startswith(_BOARD):
        return _of_board(places, wanted[len(_BOARD) :].strip())
    if wanted.casefold().endswith(".csv"):
        return _of_file(places, Path(wanted), case)
    remedy = (
        did_you_mean(wanted[:80], NATIONS) or "write england, icb: and a board's name, or a file such as places.csv"
    )
    raise Problems([Problem("unknown-places", f"{wanted[:80]!r} names no places", expected=_EXPECTED, remedy=remedy)])


_EXPECTED = "england, scotland, wales or northern_ireland; icb: and a name; or a CSV with a column place"


def _of_nation(places: Places, nation: Nation) -> Iterator[Asked]:
    listed, problems = places.listed(nation)
    if not listed and problems:
        raise Problems(problems)
    yield from (_asked(places, each) for each in listed if each.kind == KINDS[nation])


def _of_board(places: Places, name: str) -> tuple[Asked, ...]:
    boards: dict[str, tuple[str, list[PlaceSummary]]] = {}
    for each in places.listed(Nation.ENGLAND)[0]:
        place, _ = places.find(each.code)
        said = None if place is None else places.context(place)[0].labels.get("integrated_care_board")
        for board in (said or "").split(";"):
            # A council that several boards serve has each with its share of the residents, in brackets.
            called = board.partition(" (")[0].strip()
            boards.setdefault(_plain(called), (called, []))[1].append(each)
    found = boards.get(_plain(name))
    if found is None or not found[0]:
        meant = nearest(_plain(name)[:80], [board for board in boards if board])
        remedy = (
            f"write icb:{boards[meant[0]][0]}" if meant else "see investcase show PLACE for the board that serves it"
        )
        raise Problems([Problem("unknown-board", f"no integrated care board is called {name[:80]!r}", remedy=remedy)])
    return tuple(_asked(places, each) for each in found[1])


def _plain(board: str) -> str:
    """A board's name as it is told from others."""
    return board.casefold().removeprefix("nhs ").removesuffix(" integrated care board").strip()


def _of_file(places: Places, path: Path, case: ResolvedCase) -> tuple[Asked, ...]:
    text = read_text(path, str(path))
    if isinstance(text, Problem):
        raise Problems([text])
    columns, rows, problems = read_table(text)
    if columns and _COLUMN not in columns:
        at = text.position(1, 1)
        words, expected = "no column says which place a row is of", f"a column headed {_COLUMN}"
        problems.append(text.problem("no-place-column", words, at, expected=expected))
        rows = []
    problems += _of_nothing(case, columns, rows)
    asked: dict[str, Asked] = {}
    for row in rows:
        found = _of_row(places, row, case.lead)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.code in asked:
            words = f"{found.name} is given twice"
            problems.append(row.source.problem("place-twice", words, row.place(_COLUMN), remedy="keep one row"))
        else:
            asked[found.code] = found
    if problems:
        raise Problems(problems)
    return tuple(asked.values())


def _of_nothing(case: ResolvedCase, columns: tuple[str, ...], rows: list[Row]) -> Iterator[Problem]:
    """The columns named after nothing that the case can be given."""
    for column in columns:
        given = next((value for row in rows if (value := row.cells[column]) is not None), None)
        if column in ("", _COLUMN) or given is None:
            continue
        try:
            changes_in(case, {column: given})
        except Problems as problems:
            for each in problems:
                if each.code in NO_SUCH:
                    heading = replace(rows[0], line=1).place(column)
                    at = {"expected": each.expected, "remedy": each.remedy}
                    yield rows[0].source.problem(each.code, each.message, heading, **at)


def _of_row(places: Places, row: Row, lead: Body) -> Asked | Problem:
    named = row.cells[_COLUMN]
    if named is None:
        return row.source.problem("place-blank", "this row names no place", row.place(_COLUMN), remedy="write its name")
    found, problems = places.find(named, lead=lead)
    if found is None:
        first = problems[0]
        return row.source.problem(
            first.code, first.message, row.place(_COLUMN), expected=first.expected, remedy=first.remedy
        )
    changes = {name: value for name, value in row.cells.items() if name != _COLUMN and name and value is not None}
    return Asked(found.code, found.name, found.nation, _region(found), changes)


def _asked(places: Places, summary: PlaceSummary) -> Asked:
    found, _ = places.find(summary.code)
    return Asked(summary.code, summary.name, summary.nation, "" if found is None else _region(found))


def _region(place: Place) -> str:
    return place.labels.get("region", "")
