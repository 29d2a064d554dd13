"""Who pays and who gains, by group: the same lines as every other total of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.groups.split import MoneySplit, split_money
from investcase.appraisal.groups.weighted import Weighted, weighted_split
from investcase.documents.equality import Equality
from investcase.equality.note import EqualityNote
from investcase.numbers.writing import number, pounds, thousands
from investcase.report.charts import Chart
from investcase.report.view.counting import counted
from investcase.report.view.keyed import say, short
from investcase.report.view.money import basis_words
from investcase.report.view.people_chart import split_chart, split_title
from investcase.report.view.people_words import plain, stand_in_words
from investcase.report.view.tables import Grid, Row, grid


@dataclass(frozen=True, slots=True)
class SplitPage:
    """One split: a chart and its sentence for the note; the table, with its assumptions, for the workings."""

    chart: Chart
    sentence: str
    table: Grid


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The splits, the reasons for those there are not, and the weighted strip."""

    splits: tuple[SplitPage, ...]
    withheld: tuple[str, ...]
    weights: Grid | None


def money_page(note: EqualityNote, appraisal: Appraisal) -> MoneyPage:
    """The page of a case."""
    if note.equality is None:
        return MoneyPage((), (), None)
    found = split_money(note.equality, appraisal.preferred)
    weighted = weighted_split(note.equality, found)
    return MoneyPage(
        splits=tuple(_page(split, appraisal) for split in found if split.why_not is None),
        withheld=(
            *(
                f"No split by {plain(split.profile.by).lower()}{_by(split.given.source)}: {split.why_not}."
                for split in found
                if split.why_not
            ),
            *_no_weights(note.equality, found, weighted),
        ),
        weights=_weights(weighted) if weighted is not None else None,
    )


def _by(source: str | None) -> str:
    return f" ({source})" if source else ""


def _no_weights(equality: Equality, found: tuple[MoneySplit, ...], weighted: Weighted | None) -> Iterator[str]:
    """Why weights that the assessment gives are put on nothing."""
    given = equality.welfare_weights
    if given is None or weighted is not None:
        return
    split = next((split for split in found if split.profile.id == given.profile and split.why_not is None), None)
    why = "nothing is split by its groups" if split is None else "not every group has an income"
    yield f"No weighting by income{_by(given.source)}: {why}.{f' {given.mapping}' if given.mapping else ''}"


def _page(split: MoneySplit, appraisal: Appraisal) -> SplitPage:
    shares = f"{stand_in_words(split.profile)}. " if split.profile.is_stand_in else ""
    npsv = short("npsv", float(appraisal.preferred.npsv[0]), pounds)
    whole = "" if split.given.lines else say(" The groups add to the value to society, {npsv}.", npsv=npsv)
    return SplitPage(
        chart=split_chart(split, basis_words(appraisal)),
        sentence=say("{shares}Unweighted, {basis}.{whole}", shares=shares, basis=basis_words(appraisal), whole=whole),
        table=_split(split, appraisal),
    )


def _split(split: MoneySplit, appraisal: Appraisal) -> Grid:
    groups = [(plain(group), group) for group in split.groups]
    rows = [
        Row(name, tuple(thousands(pence / 100) for pence in (split.benefits(g), split.costs(g), split.net(g))))
        for name, g in groups
    ]
    names = ("everyone.benefits", "everyone.costs", "npsv")
    sums = [sum(of(g) for g in split.groups) / 100 for of in (split.benefits, split.costs, split.net)]
    cells = [thousands(value) for value in sums]
    if not split.given.lines:
        cells = [short(name, value, thousands) for name, value in zip(names, sums, strict=True)]
    rows.append(Row("All groups", tuple(cells), "total"))
    whole = "every line of the preferred option" if not split.given.lines else counted(len(split.given.lines), "line")
    return grid(
        f"{split_title(split)}: £000, {basis_words(appraisal)}",
        ("", "Gains", "Pays", "Net"),
        rows,
        note=f"Unweighted, {whole}; no group's gain is set against another's loss. {' '.join(split.assumptions)}",
    )


def _weights(found: Weighted) -> Grid:
    """The lines that reach people alone, unweighted first; a weight belongs to an income."""
    given = found.given
    rows = [
        Row(
            plain(row.group),
            (thousands(row.unweighted), pounds(row.income), number(row.weight, 2), thousands(row.weighted)),
        )
        for row in found.groups
    ]
    rows.append(Row("All groups", (thousands(found.unweighted), "", "", thousands(found.total)), "total"))
    tried = "; ".join(f"at {number(at, 1)} it is {pounds(total)}" for at, total in found.tried)
    switch = found.switching
    words = f"it is nil at {number(switch, 2)}" if switch is not None else "no elasticity up to 4 makes it nil"
    mapping = f" {given.mapping}" if given.mapping else ""
    return grid(
        "Beside it, never instead of it: the lines that reach people, unweighted, then weighted by income (£000)",
        ("", "Unweighted", "Income", "Weight", "Weighted"),
        rows,
        note=f"Weight = ({pounds(given.reference.central)} / income) to the power {number(given.eta.central, 1)}. "
        f"{given.source}.{mapping} The elasticity tried: {tried}; {words}.",
    )
