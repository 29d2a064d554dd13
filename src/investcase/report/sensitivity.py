"""The whole table of switching values, for a terminal and for programs."""

from __future__ import annotations

import json

from investcase.appraisal.against import Against
from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.spreads import rounded
from investcase.appraisal.switching_result import switching_result
from investcase.report.terminal import Bullets, Part, Screen, laid_out
from investcase.report.view.switching import against_grids, beside_sentences, switching_grids

SCHEMA = "investcase/sensitivity/1"
AGAINST = "investcase/against/1"


def sensitivity_text(appraisal: Appraisal, screen: Screen | None = None) -> str:
    """What would have to be so for each answer to turn, as tables."""
    parts: list[Part] = [appraisal.case.document.title, *switching_grids(appraisal)]
    beside = beside_sentences(appraisal)
    if beside:
        parts.append(Bullets("Beside the figures", beside))
    return laid_out(parts, screen or Screen())


def sensitivity_json(appraisal: Appraisal) -> str:
    """The same for programs: what the result holds under `switching_values`."""
    head = {"schema": SCHEMA, "case": appraisal.case.document.case}
    data = {**head, **switching_result(appraisal).model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def against_text(appraisal: Appraisal, found: Against, screen: Screen | None = None) -> str:
    """Two figures against each other, a table for each answer."""
    return laid_out([appraisal.case.document.title, *against_grids(appraisal, found)], screen or Screen())


def against_json(appraisal: Appraisal, found: Against) -> str:
    """The same for programs: `answers` by the first figure's value, then the second's, in pounds of the price base."""
    data = {
        "schema": AGAINST,
        "case": appraisal.case.document.case,
        "first": {"figure": found.first.key, "values": found.first_values},
        "second": {"figure": found.second.key, "values": found.second_values},
        "answers": {
            str(name): [[rounded(cell, 2) for cell in row] for row in rows.tolist()]
            for name, rows in found.answers.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
