"""The sections of the short paper after page 1, one module each, in the order printed."""

from __future__ import annotations

from investcase.report.short.sections import formal, money, options, people, sure, why
from investcase.report.short.telling import Writer

SECTIONS: tuple[Writer, ...] = (
    why.section,
    options.section,
    money.section,
    sure.section,
    people.section,
    formal.section,
)
