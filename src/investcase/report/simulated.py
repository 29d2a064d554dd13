"""What was drawn, and what it is worth to find out, as text for the terminal and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.chances import Chances
from investcase.appraisal.chances_result import written
from investcase.appraisal.finding_out import FindingOut
from investcase.report.terminal import Bullets, Part, Screen, titled
from investcase.report.view.chances import choices_grid, lines_of, running_grid
from investcase.report.view.finding_out import finding_out_lines

NOBODY_SAID = (
    "No figure behind the choices has a range, so nobody has said how sure any of it is. Write one as a range, such as "
    "12% to 22%, central 18%."
)


def simulated_text(appraisal: Appraisal, found: Chances, screen: Screen | None = None) -> str:
    """How the options turned out over some draws, with the running total of every body under the preferred one."""
    return titled(appraisal.case.document.title, _parts(appraisal, found), screen or Screen())


def _parts(appraisal: Appraisal, found: Chances) -> Iterator[Part]:
    yield Bullets("Chances", tuple(lines_of(appraisal, found)))
    yield choices_grid(appraisal, found)
    for option in found.options:
        if option.option == appraisal.preferred.id:
            yield from (running_grid(appraisal, body) for body in option.bodies)


def simulated_json(found: Chances, worth: FindingOut) -> str:
    """The same as the result has it under `chances`, with a final newline."""
    return json.dumps(written(found, worth).model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def finding_out_text(appraisal: Appraisal, worth: FindingOut, screen: Screen | None = None) -> str:
    """What it is worth to find out before deciding."""
    said = Bullets("Before deciding", tuple(finding_out_lines(appraisal, worth)))
    return titled(appraisal.case.document.title, [said], screen or Screen())
