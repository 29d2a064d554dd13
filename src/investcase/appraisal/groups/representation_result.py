"""A profile beside its comparator as the result writes it."""

from __future__ import annotations

from typing import Annotated

from investcase.appraisal.described import said
from investcase.appraisal.groups.represented import ProfileTable
from investcase.appraisal.part import Part


class RepresentedResult(Part):
    """One group: people as printed, shares 0-1, and the ratio with its 95% interval; null is withheld or not known."""

    group: Annotated[str, said("The group")]
    people: Annotated[str, said("People as printed")]
    share: Annotated[float | None, said("Its share here, 0-1; null where withheld or not known")]
    comparator: Annotated[float | None, said("Its share in the comparator, 0-1")]
    ratio: Annotated[float | None, said("The one over the other")]
    low: Annotated[float | None, said("Lower end of the 95% interval")]
    high: Annotated[float | None, said("Upper end of the 95% interval")]
    words: Annotated[str, said("The same in words")]


class RepresentationResult(Part):
    """One profile beside its comparator."""

    profile: Annotated[str, said("The profile")]
    by: Annotated[str, said("What the groups are")]
    of: Annotated[str, said("Whose profile it is")]
    stand_in: Annotated[bool, said("Whether it is not this place's people")]
    total: Annotated[str | None, said("People in all, as printed")]
    unknown: Annotated[str | None, said("People of no known group, as printed")]
    groups: Annotated[tuple[RepresentedResult, ...], said("Every group")]
    why_no_ratio: Annotated[str | None, said("Why there is no ratio; null where there is")]


def representation_result(table: ProfileTable) -> RepresentationResult:
    """One profile beside its comparator as the result writes it: people as printed, shares 0-1."""
    return RepresentationResult(
        profile=table.profile.id,
        by=table.profile.by,
        of=table.profile.of,
        stand_in=table.profile.is_stand_in,
        total=table.total,
        unknown=None if table.profile.unknown is None else str(table.profile.unknown),
        groups=tuple(
            RepresentedResult(
                group=row.group,
                people=row.people,
                share=row.share,
                comparator=row.comparator,
                ratio=row.ratio,
                low=row.interval.low if row.interval else None,
                high=row.interval.high if row.interval else None,
                words=row.words,
            )
            for row in table.rows
        ),
        why_no_ratio=table.why_no_ratio,
    )
