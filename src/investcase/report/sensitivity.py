"""The whole table of switching values, for a terminal and for programs."""

from __future__ import annotations

import json

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.switching_result import switching_result
from investcase.report.text import Bullets, Part, laid_out
from investcase.report.view.switching import beside_sentences, switching_grids

SCHEMA = "investcase/sensitivity/1"


def sensitivity_text(appraisal: Appraisal) -> str:
    """What would have to be so for each answer to turn, as tables of 80 columns."""
    parts: list[Part] = [appraisal.case.document.title, *switching_grids(appraisal)]
    beside = beside_sentences(appraisal)
    if beside:
        parts.append(Bullets("Beside the figures", beside))
    return laid_out(parts)


def sensitivity_json(appraisal: Appraisal) -> str:
    """The same for programs: what the result holds under `switching_values`."""
    head = {"schema": SCHEMA, "case": appraisal.case.document.case}
    data = {**head, **switching_result(appraisal).model_dump(mode="json")}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
