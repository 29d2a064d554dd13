"""The ends of an answer as the result writes them: which figures moved, and how many did not."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import said
from investcase.appraisal.ends import Ends, Extreme
from investcase.appraisal.part import Part
from investcase.resolving.behind import figures_behind
from investcase.resolving.option import ResolvedOption


class EndResult(Part):
    """One end of an answer: each figure that is not central there, by its id, at its `low` or its `high`.

    Of the figures behind the option, `figures_with_a_range` could be moved and `figures_not_moved` stay at their
    central value. `together` is false where moving every figure that helps goes less far than the figures named here.
    """

    figures: Annotated[dict[str, str], said("Each figure that is not central there, by its id: `low` or `high`")]
    figures_moved: Annotated[int, said("How many that is")]
    figures_not_moved: Annotated[int, said("How many of the figures behind the option stay at their central value")]
    figures_with_a_range: Annotated[int, said("How many of the figures behind the option could be moved")]
    together: Annotated[
        bool, said("False where moving every figure that helps goes less far than the figures named here")
    ]


class EndsResult(Part):
    """Both ends of an answer."""

    cautious: Annotated[EndResult, said("The worse end")]
    favourable: Annotated[EndResult, said("The better end")]


def ends_result(option: ResolvedOption, ends: Ends) -> EndsResult:
    """The ends of one of an option's answers."""
    return EndsResult(cautious=end_result(option, ends.cautious), favourable=end_result(option, ends.favourable))


def end_result(option: ResolvedOption, extreme: Extreme) -> EndResult:
    """One end of one of an option's answers."""
    behind = {figure.key: figure for figure in figures_behind(option)}
    return EndResult(
        figures={key: str(end) for key, end in extreme.moved.items()},
        figures_moved=len(extreme.moved),
        figures_not_moved=len(behind.keys() - extreme.moved.keys()),
        figures_with_a_range=sum(figure.quantity.is_range for figure in behind.values()),
        together=extreme.together,
    )
