"""The part of a draft that says how need would grow without the programme: from the projections of the place."""

from __future__ import annotations

from investcase.catalogue.projections import Growth
from investcase.cli.draft_lines import DraftLines
from investcase.cli.draft_setting import Setting
from investcase.cli.written import scalar
from investcase.numbers.writing import number, percent
from investcase.reading.blanks import BLANK
from investcase.report.words import NATIONS, STATUSES


def write_demand(lines: DraftLines, setting: Setting) -> None:
    """Growth by age over the years of the case, and the section `demand:` held back; or that none was read."""
    found, place = setting.projection, setting.place
    lines.say(0, "How need would grow behind a budget line, were nothing done. Left out, it is taken as it is today.")
    if found is None:
        lines.say(
            0,
            f"No projection of older people is held for {place.name} over these years: ask for that of the statistics "
            f"office for {NATIONS[place.nation]}.",
            within=2,
        )
    else:
        whose = f"the region {found.name}, because {place.name}'s own was not read" if found.stands_in else found.name
        lines.say(0, f"People projected, mid-{found.first_year} to mid-{found.last_year}, in {whose}:", within=2)
        for growth in (*found.by_age, found.together):
            lines.say(0, f"aged {growth.ages}: {_people(growth)}, {percent(growth.a_year, 2)} a year", within=4)
        lines.say(0, f"{found.source.cited()} ({STATUSES[found.status]}). {found.source.note or ''}".strip(), within=4)
    rate = percent(found.together.a_year, 2) if found else f"{BLANK}%"
    source = (
        f"Projections of {found.name}, 65 and over, mid-{found.first_year} to mid-{found.last_year}" if found else None
    )
    lines.dormant(0, "demand:")
    lines.dormant(0, f"- body: {setting.lead.id}", 2)
    lines.dormant(0, f"  budget_line: {BLANK}", 2)
    lines.dormant(0, f"  baseline: £{BLANK}", 2)
    lines.dormant(0, f"  population_growth: {rate}", 2)
    lines.dormant(0, f"  source: {scalar(source) if source else BLANK}", 2)
    lines.gap()


def _people(growth: Growth) -> str:
    return f"{number(growth.first)} to {number(growth.last)}"
