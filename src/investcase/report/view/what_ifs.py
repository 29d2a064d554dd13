"""What a case asks of itself: each set of changes beside the case as it stands, and what its parts do together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from investcase.appraisal.what_if import MovedFigure, NamedWhatIf, WhatIf, named_what_ifs
from investcase.appraisal.worked import Worked
from investcase.numbers.writing import NOTHING, pounds_short, signed_pounds_short
from investcase.report.view.tables import Grid, Row, grid, listed
from investcase.report.words import figure_words

TOGETHER = "Together, beyond each alone"
NONE_ALONE = "A change that cannot stand without the others has a dash."


def what_ifs_grid(appraisal: Worked) -> Grid | None:
    """Each set of changes: what it makes of the two answers, by how much it moves them, and of several parts what each
    does by itself and what they do together beyond that. None where the case asks nothing.
    """
    found = appraisal.once(named_what_ifs)
    if not found:
        return None
    option, lead = appraisal.preferred, appraisal.case.lead
    now = Row(
        "As it stands",
        (pounds_short(float(option.npsv[0])), "", pounds_short(float(option.cash_npv_of(lead)[0])), ""),
    )
    rows = [now, *(row for each in found for row in _rows(each))]
    lacking = any(part.moves is None for each in found if each.found for part in each.found.alone)
    base = appraisal.case.document.price_base
    note = (
        f"{option.flows.option.title}: present value, {base} prices, central values. {lead.name} cash: before funding, "
        f"loans and payments between partners.{f' {NONE_ALONE}' if lacking else ''}"
    )
    return grid("What if", ("", "Value to society", "Change", f"{lead.name}: cash", "Change"), rows, note=note)


def what_ifs_lines(appraisal: Worked) -> tuple[str, ...]:
    """What each set of changes changes, from what to what."""
    found = appraisal.once(named_what_ifs)
    titles = {each.asked.id: f"‘{each.asked.title}’" for each in found}
    return tuple(_changes(each, titles, appraisal.case.lead.name) for each in found)


def changed_words(found: WhatIf) -> Iterator[str]:
    """What is changed, from what to what."""
    yield from _moved(found.figures)
    before, after = found.years
    if before != after:
        yield f"Years: {before}, now {after}"


def _moved(figures: Sequence[MovedFigure]) -> Iterator[str]:
    """Figures from what to what; each with its id where another has the same title."""
    titles = [moved.title for moved in figures]
    for moved in figures:
        known = moved.after or moved.before
        named = titles.count(moved.title) > 1 and known is not None
        title = f"{moved.title} ({known.key})" if named and known is not None else moved.title
        before = figure_words(moved.before) if moved.before is not None else "not given"
        after = figure_words(moved.after) if moved.after is not None else "no longer used"
        yield f"{title}: {before}, now {after}"


def moves_words(both: tuple[float, float] | None) -> tuple[str, str]:
    """By how much something moves the value to society and the lead body's cash."""
    return (NOTHING, NOTHING) if both is None else (signed_pounds_short(both[0]), signed_pounds_short(both[1]))


def _rows(each: NamedWhatIf) -> Iterator[Row]:
    found = each.found
    if found is None:
        yield Row(each.asked.title, (NOTHING,) * 4)
        return
    npsv, cash = moves_words(found.moves)
    yield Row(each.asked.title, (pounds_short(found.npsv[1]), npsv, pounds_short(found.lead_cash[1]), cash))
    things = [part.of for part in found.alone]
    for part in found.alone:
        npsv, cash = moves_words(part.moves)
        # By its title, as a reader knows it; by its name where another part has the same.
        name = part.name if part.of is None or things.count(part.of) > 1 else part.of
        yield Row(f"{name}, alone", ("", npsv, "", cash), "part")
    if found.alone:
        npsv, cash = moves_words(found.together)
        yield Row(TOGETHER, ("", npsv, "", cash), "part")


def _changes(each: NamedWhatIf, titles: Mapping[str, str], lead: str) -> str:
    found, asked = each.found, each.asked
    if found is None:
        return f"{asked.title}: it cannot be worked out. {each.why_unknown}"
    if asked.combines and not asked.own:
        changed = f"Together: {listed([titles[name] for name in asked.combines])}"
    else:
        changed = "; ".join(changed_words(found)) or "Nothing that the answer rests on is changed"
    year = found.repaid[1]
    return f"{asked.title}. {changed}. {lead} cash: {'not repaid' if year is None else f'repaid by {year}'}."
