"""What to write instead of a name that means nothing where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from investcase.documents.model_fields import it_goes_under
from investcase.documents.retired import instead_of
from investcase.reading.mends import alone, as_value
from investcase.reading.nodes import Path, Positions
from investcase.reading.problems import Mend
from investcase.reading.suggest import did_you_mean, nearest
from investcase.reading.text import SourceText

_A_YEAR = re.compile(r"\d{4}([-/]\d{2,4})?")
_INSIDE_AMOUNT = "a year and its amount stand under amount:, two spaces further in"


def instead_of_unknown(
    name: str, allowed: list[str], model: type[BaseModel], loc: Path, positions: Positions
) -> dict[str, Any]:
    """The remedy for a name that means nothing here, in words and as mends."""
    if "amount" in allowed and _A_YEAR.fullmatch(name):
        return {"remedy": _INSIDE_AMOUNT, "mends": _inside_amount(name, loc, positions)}
    retired = instead_of(name, allowed)
    if retired:
        return {"remedy": retired}
    free = [other for other in allowed if (*loc[:-1], other) not in positions.keys]
    near = nearest(name, free)
    if near:
        return {"remedy": did_you_mean(name, free), "mends": positions.mends(loc, near, on_key=True)}
    under = it_goes_under(name, model, loc[:-1])
    above = next(((*loc[:end], name) for end in range(len(loc) - 1) if (*loc[:end], name) in positions.keys), None)
    out = alone(positions.source, positions.key_at(loc), name) if above else None
    if out is None or above is None:
        return {"remedy": under}
    kept = f"take this line out: {name!r} at line {positions.key_at(above).line} is for all of it"
    return {"remedy": f"{kept}; for one part alone, {under}" if under else kept, "mends": (out,)}


def _inside_amount(name: str, loc: Path, positions: Positions) -> tuple[Mend, ...]:
    """A year and its amount in braces after amount:, where no other stands beside it."""
    beside = [path for path in positions.keys if path[:-1] == loc[:-1] and _A_YEAR.fullmatch(str(path[-1]))]
    if len(beside) > 1 or (*loc[:-1], "amount") in positions.keys or loc in positions.in_braces:
        return ()
    found = positions.mends(loc, (name,))
    source, key = positions.source, positions.key_at(loc)
    return tuple(
        replace(mend, start=key, text=f"amount: {{{name}: {as_value(_text_of(source, mend), in_braces=True)}}}")
        for mend in found
    )


def _text_of(source: SourceText, mend: Mend) -> str:
    return source.lines[mend.start.line - 1][mend.start.column - 1 : mend.end.column - 1]
