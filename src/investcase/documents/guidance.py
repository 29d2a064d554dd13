"""Guidance as dated vintages: discount schedules, deflators, duties."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from investcase.documents.base import Document
from investcase.documents.bodies import Body
from investcase.documents.digits import Decimal, Whole
from investcase.documents.equality_words import Characteristic, Frame
from investcase.documents.fields import Date, FileBeside, Flag, Id, Share, Text, YearField, fault
from investcase.documents.figure import Nation, Status


class Band(Document):
    """A rate that holds up to and including a year; the last band has no end."""

    to_year: Whole | None = None
    rate: Share


class DiscountSchedule(Document):
    """`investcase/discount/1`: rates by year from the first year of spend, which is year 0.

    `role` says what it is for: a case's own `standard` rates; the run beside them for effects that last more than 50
    years; what was `recommended` and not adopted; or lines of life and `health` alone. `health` names the schedule that
    such lines take beside this one; without it they take this one's rates. `since` is the day from which it holds,
    where that was read.
    """

    schedule: Id
    title: Text
    in_force: Text
    since: Date | None = None
    source: Id
    locator: Text
    status: Status
    role: Literal["standard", "long_run", "recommended", "health"] = "standard"
    health: Id | None = None
    bands: tuple[Band, ...]
    note: Text | None = None

    @model_validator(mode="after")
    def _bands_rise(self) -> DiscountSchedule:
        ends = [band.to_year for band in self.bands]
        if not ends or ends[-1] is not None or None in ends[:-1]:
            raise fault("bands", "every band but the last needs 'to_year'", "the last band open-ended")
        known = [end for end in ends if end is not None]
        if known != sorted(set(known)):
            raise fault("bands", "the bands' years do not rise", "rising years, such as 30, 75, 125")
        return self


class PriceIndex(Document):
    """`investcase/index/1`: a price index by year, beside a CSV table with the columns year, index and status.

    Years after the table's last grow at `later_growth`, the published growth of its last year. `published` is the day
    of its edition; those of one `series` follow one another, and a case that names no index takes the newest of
    the GDP deflators on its day.
    """

    index: Id
    title: Text
    csv: FileBeside
    source: Id
    published: Date | None = None
    series: Id | None = None
    status: Status
    outturn_to: YearField
    later_growth: Share
    note: Text | None = None


class OutsideView(Document):
    """`investcase/outside-view/1`: a published average return, to hold a case against and never to multiply by.

    `average`, `lowest` and `highest` are pounds of benefit, to everyone together, for each pound of cost.
    """

    view: Id
    title: Text
    what: Text
    nations: tuple[Nation, ...]
    average: Decimal
    lowest: Decimal
    highest: Decimal
    source: Id
    locator: Text
    status: Status
    selection: Text

    @model_validator(mode="after")
    def _in_order(self) -> OutsideView:
        if not 0 < self.lowest <= self.average <= self.highest:
            raise fault(
                "outside-view-ends", "the average is not between the ends", "lowest, average and highest, rising"
            )
        return self


Covers = Literal["characteristics", "rights"] | Characteristic | Frame
"""What a duty is about: every characteristic in law, the rights of the Convention, or one characteristic or frame."""


class Duty(Document):
    """One legal duty, stated with its date: never a claim that a case meets it.

    A reader is told all of it but `for_maintainer`: what `trigger` makes it bear, what must be done and what published,
    and whom it binds in the register's own words, `bodies_as_written`. Where those name bodies only in general ("public
    authorities"), `bodies` holds every public body a case may be led by, so that a duty is shown rather than missed.
    `bears_when` is what must be so of a case for it to bear; what a case does not know does not set a duty aside. The
    duty a nation's law turns on is `main`. One that is not `in_force` bears where a body took it on by choice.
    """

    id: Text
    nations: tuple[Nation, ...]
    bodies: tuple[Body, ...]
    bodies_as_written: Text
    name: Text
    main: Flag = False
    covers: Covers | None = None
    trigger: Text | None = None
    bears_when: Literal["strategic", "children", "islands", "rural"] | None = None
    must_do: Text | None = None
    publish: Text | None = None
    in_force: Flag = True
    status: Text
    as_of: Text
    source: Text
    url: Text | None = None
    read: Status
    for_maintainer: Text | None = None


class LawRead(Document):
    """How the law of those duties is read: a judgment, or a code, as the source named puts it."""

    id: Text
    nations: tuple[Nation, ...] = Field(min_length=1)
    says: Text
    as_of: Text
    source: Text
    url: Text | None = None
    read: Status
    for_maintainer: Text | None = None


class UnreadDuty(Document):
    """A duty known by name only, because no source that states it was read: named so that nobody thinks it absent."""

    id: Text
    nations: tuple[Nation, ...]
    name: Text


class DutiesFile(Document):
    """`investcase/duties/1`: the register of duties on one date, in the order printed."""

    register_date: Date
    duties: tuple[Duty, ...]
    law_read: tuple[LawRead, ...] = ()
    not_shipped: tuple[UnreadDuty, ...] = ()
    note: Text | None = None
