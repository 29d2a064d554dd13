"""The evidence grade: one letter, given by rule, that says how much weight a figure bears.

The grade is about the figure, not about the service: a good trial that found no effect has a high grade. It says
nothing of whether we read the original; the status says that.
"""

from __future__ import annotations

EFFECTS = {
    "A": "A review of randomised trials whose certainty is stated to be high",
    "B": "A randomised trial, or a review of them whose certainty is moderate or not stated",
    "C": "A comparison group without randomisation; or trials whose certainty is stated to be low or very low",
    "D": "No comparison group, a model, a self-report, or a set of studies chosen for their results",
    "E": "No study: a judgement, marked illustrative",
}
"""How an effect is graded, by the design of its study."""

COSTS = {
    "A": "An official figure, read in the publisher's own words",
    "B": "An official figure as reported by others; or the publisher's own words where it is not official",
    "C": "Any other figure as reported by others",
    "D": "A figure that loses letters, as below, or has none left to lose",
    "E": "No source: a judgement, marked illustrative",
}
"""How a price or cost is graded."""

COSTS_LOSE_A_LETTER = (
    "our own arithmetic on published figures",
    "prices of before 2021-22",
    "a newer figure that supersedes it",
    "one place, product or programme standing for all, or a mark of weakness by its own source",
)
"""Each of these lowers the grade of a price or cost by a letter, never below D."""

HOW_FAR = {"A": 0.1, "B": 0.2, "C": 0.3, "D": 0.4, "E": 0.5}
"""How far to either side a figure is drawn that nobody gave a range, where the case asks for it: ours, no finding."""

GRADES = tuple(EFFECTS)
"""Best first."""


def lower(grade: str, by: int = 1) -> str:
    """A grade so many letters down, never below D: E is kept for judgements."""
    return GRADES[min(GRADES.index(grade) + by, GRADES.index("D"))]
