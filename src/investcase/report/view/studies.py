"""What each effect was measured by: its interval, its study, its grade, and where it may be carried."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.documents.study import Study
from investcase.numbers.writing import number
from investcase.report.view.of_services import TAKEN_AWAY, figure_title, only_of_cuts
from investcase.report.view.tables import Grid, Row, grid
from investcase.report.words import NATIONS, figure_amount, figure_words
from investcase.resolving.behind import keys_behind
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures


def studies_grid(appraisal: Appraisal) -> Grid | None:
    """Every effect behind the preferred option that a study measured; None when there is none."""
    option = appraisal.preferred.flows.option
    behind = keys_behind(option)
    effects = [f for f in option_figures(option) if f.key in behind and (f.study is not None or f.interval is not None)]
    rows = [Row(figure_title(option, f), (_effect(f), _study(f.study), _use(f))) for f in effects]
    return (
        grid(
            "What each effect was measured by",
            ("Effect", "Used (range tried), and the study's 95% interval", "Study", "Grade, and where it may be used"),
            rows,
            money=False,
            note="An odds ratio is no risk ratio, and neither is a percentage. Grades run from A (best) to E."
            + (f" {TAKEN_AWAY}" if only_of_cuts(option) else ""),
        )
        if rows
        else None
    )


def _effect(figure: Resolved) -> str:
    if figure.interval is None:
        return figure_words(figure) if figure.quantity.is_range else f"{figure_words(figure)}; no interval is held"
    low, high = (figure_amount(figure, end) for end in (figure.interval.low, figure.interval.high))
    return f"{figure_words(figure)}; 95% interval {low} to {high}"


def _study(study: Study | None) -> str:
    if study is None:
        return "not described"
    people = f", {number(study.n)} taking part" if study.n else ""
    against = f" Compared with {study.comparator}." if study.comparator else ""
    return f"{study.design}; {study.country}; {study.population}{people}.{against} Followed: {study.follow_up}."


def _use(figure: Resolved) -> str:
    grade = f"Grade {figure.grade}." if figure.grade else "No grade."
    if figure.study is None:
        return grade
    transfer = figure.study.transfer
    nations = ", ".join(NATIONS[nation] for nation in transfer.nations) or "nowhere: context only"
    return f"{grade} For {nations}. {transfer.because}"
