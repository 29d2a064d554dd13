"""What `investcase show` says of a national profile: whom it is of, share by share, and where each was read."""

from __future__ import annotations

import re

from investcase.catalogue.library import Library
from investcase.catalogue.profiles import GroupShare, read_profiles
from investcase.cli.showing import Shown
from investcase.cli.tables import heading, labelled, wrapped
from investcase.report.words import NATIONS, STATUSES

_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_WARNING = (
    "A national profile says who such people are in a nation. It is not a count of any one place's people: name it "
    "under stand_in only for want of a local count, and the paper says so."
)


def show_profile(population: str, library: Library) -> Shown | None:
    """Every published share of one population; None when there is none of that name."""
    if not _NAME.fullmatch(population):
        return None
    published, problems = read_profiles(library)
    library.problems.extend(problems)
    rows = [row for row in published.shares if row.said.population == population]
    if not rows:
        return None
    lines = [f"{population}: a national profile", *wrapped(_WARNING, 2)]
    by_table: dict[str, list[GroupShare]] = {}
    for row in rows:
        nations = " and ".join(NATIONS[nation] for nation in row.said.nations)
        by_table.setdefault(f"By {row.said.characteristic}, {nations}, {row.said.year}", []).append(row)
    for title, table in by_table.items():
        lines += heading(title)
        pairs = [
            (
                row.said.group.replace("_", " "),
                f"{row.share:.4g} ({STATUSES[row.said.status]}; {row.said.source.cited()})",
            )
            for row in table
        ]
        lines += labelled(pairs, 2)
    lines += ["", *(line for words in dict.fromkeys(row.said.rounding for row in rows) for line in wrapped(words, 2))]
    data = {
        "population": population,
        "shares": [
            {
                "by": row.said.characteristic,
                "group": row.said.group,
                "share": row.share,
                "year": row.said.year,
                "nations": [nation.value for nation in row.said.nations],
                "status": row.said.status.value,
                "source": row.said.source.id,
            }
            for row in rows
        ],
    }
    return Shown(tuple(lines), data)
