"""What `investcase show` says of the study behind a figure, and of how the figure may be used."""

from __future__ import annotations

from typing import Any

from investcase.cli.written import figure_written
from investcase.documents.figure import Figure, FigureValue
from investcase.documents.study import Transfer
from investcase.numbers.writing import number
from investcase.quantities import Quantity
from investcase.report.words import NATIONS


def study_pairs(figure: Figure, value: FigureValue) -> list[tuple[str, str]]:
    """Labelled lines; a blank one is left out where they are printed."""
    interval, study = value.interval, value.study
    ends = (
        [figure_written(figure, Quantity(end, interval.unit)) for end in (interval.low, interval.high)]
        if interval
        else []
    )
    pairs = [
        ("Measure", figure.measure.value.replace("_", " ") if figure.measure else ""),
        ("95% interval", " to ".join(ends)),
        ("Method", value.method or ""),
        ("Counts", value.gross_or_net or ""),
        ("Category", figure.category or ""),
        ("Superseded", f"by {figure.superseded_by}" if figure.superseded_by else ""),
    ]
    if study is None:
        return pairs
    people = f" ({number(study.n)} taking part)" if study.n else ""
    return [
        *pairs,
        ("Study", f"{study.design}; {study.country}; {study.population}{people}"),
        ("Compared", study.comparator or ""),
        ("Followed", study.follow_up),
        ("To use in", use_words(study.transfer)),
    ]


def use_words(transfer: Transfer) -> str:
    """Where, and for whom, a result may be used, and why no further."""
    nations = ", ".join(NATIONS[nation] for nation in transfer.nations) or "nowhere: context only"
    return f"{nations}. Of whom: {transfer.groups.rstrip('.')}. {transfer.because}"


def study_data(figure: Figure, value: FigureValue) -> dict[str, Any]:
    """The same as data."""
    interval = value.interval
    return {
        "measure": figure.measure.value if figure.measure else None,
        "interval": {"low": interval.low, "high": interval.high, "level": 0.95} if interval else None,
        "method": value.method,
        "gross_or_net": value.gross_or_net,
        "category": figure.category,
        "superseded_by": figure.superseded_by,
        "study": value.study.model_dump(mode="json") if value.study else None,
    }
