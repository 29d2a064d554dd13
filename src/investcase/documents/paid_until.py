"""The last year of an option, written once: it holds for everything in the option that says no end of its own."""

from __future__ import annotations

from investcase.documents.like import OPTIONS
from investcase.reading.nodes import Data, Positions

PAID_UNTIL = "paid_until"
_ENDS = {"interventions": "until", "costs": "to"}
_SAYS_ITS_YEARS = "amount"


def ended(data: dict[str, Data], positions: Positions) -> dict[str, Data]:
    """The case with the last year of each option written on its interventions and costs that say none.

    A cost with amounts by year says already when it ends.
    """
    options = data.get(OPTIONS)
    if not isinstance(options, list):
        return data
    return {**data, OPTIONS: [_ended(option, positions, index) for index, option in enumerate(options)]}


def _ended(option: Data, positions: Positions, index: int) -> Data:
    if not isinstance(option, dict) or PAID_UNTIL not in option:
        return option
    last = option[PAID_UNTIL]
    said = (OPTIONS, index, PAID_UNTIL)
    made = dict(option)
    for part, field in _ENDS.items():
        entries = option.get(part)
        if not isinstance(entries, list):
            continue
        whole: list[Data] = []
        for number, entry in enumerate(entries):
            if isinstance(entry, dict) and field not in entry and _SAYS_ITS_YEARS not in entry:
                entry = {**entry, field: last}
                positions.copy(last, said, (OPTIONS, index, part, number, field))
                made.pop(PAID_UNTIL, None)  # It is said now where it holds, and nowhere twice.
            whole.append(entry)
        made[part] = whole
    return made
