"""What a worked case holds, in the short forms its tests compare."""

import re

from worked_case import Worked

from investcase.catalogue.library import shipped_library


def lines_of(worked: Worked) -> dict[str, tuple[str, str, str | None]]:
    """Each line's body, kind and cash type, by its id in the model."""
    return {
        line.id.partition(".")[2]: (
            line.body.id,
            line.kind,
            None if line.cash_type is None else line.cash_type.value,
        )
        for line in worked.appraisal.preferred.flows.cash.lines
    }


def by_year(worked: Worked, line: str) -> list[float]:
    """A line's central amounts, pounds of the case's price base; freed capacity at average cost, counted or not."""
    (found,) = [entry for entry in worked.appraisal.preferred.flows.cash.lines if entry.id == f"it.{line}"]
    return [float(amount) for amount in found.at_average[0]]


def bounds_broken(worked: Worked) -> list[str]:
    """What the bounds of its model say, errors and warnings alike."""
    return [problem.message for problem in worked.appraisal.problems if problem.code == "bound"]


def printed(model: str, *numbers: str) -> None:
    """Each number stands in the model's technical notes, whole."""
    path = shipped_library().dossier(model)
    assert path is not None
    text = re.sub(r"\s+", " ", path.read_text("utf-8"))
    for number in numbers:
        assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|[.,]\d)", text), f"{number} is not in the notes"
