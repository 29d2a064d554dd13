"""The equality impact note and the public summary alone, as HTML or PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.catalogue.shipped import templates_dir
from investcase.equality.cumulative import SameGroup, assessed, same_groups
from investcase.equality.note import note_of
from investcase.reading.problems import Severity
from investcase.report.face import PLAIN, Face
from investcase.report.view.bands import bands
from investcase.report.view.heads import is_cut, running_statement, running_title
from investcase.report.view.people import people_page
from investcase.report.view.people_words import DIRECTIONS, date_words
from investcase.report.view.tables import Grid, Row, grid
from investcase.resolving.canonical import fingerprint


def equality_rendered(
    appraisal: Appraisal,
    form: str,
    others: Sequence[Appraisal] = (),
    progress: Callable[[str], None] = lambda _: None,
    face: Face = PLAIN,
) -> bytes:
    """The note and the summary as `pdf` or `html`, as the bytes of its file.

    `others` are further cases, whose findings on the same groups are set beside this one's. `face` is the
    council's own.

    Raises:
        PdfUnavailable: this machine lacks Pango.
        Problems: words or figures would run off the paper.
    """
    progress("Laying out the note")
    html = equality_html(appraisal, others, screen=form == "html", face=face)
    if form == "html":
        return html.encode("utf-8")
    from investcase.report.pdf import pdf_bytes
    from investcase.report.pdf.where import told_where

    created = dt.datetime.combine(appraisal.case.as_of or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    with told_where(appraisal.case.loaded):
        return pdf_bytes(
            html,
            title=f"Equality impact note: {appraisal.case.document.title}",
            attachments=(),
            identifier=bytes.fromhex(fingerprint(html.encode("utf-8")))[:16],
            created=created,
            templates_dir=templates_dir(),
        )


def equality_html(appraisal: Appraisal, others: Sequence[Appraisal] = (), *, screen: bool, face: Face = PLAIN) -> str:
    """The page of the note and the summary."""
    from investcase.report.html import page_html

    case = appraisal.case
    note = note_of(case)
    people = people_page(note, appraisal)
    problems = tuple(problem for problem in appraisal.problems if problem.severity is not Severity.NOTE)
    inputs = fingerprint(appraisal.inputs)
    return page_html(
        "equality-alone.html",
        templates_dir(),
        screen=screen,
        case=case.document,
        face=face,
        title=case.document.title,
        place=case.place_name,
        lead=case.lead.name,
        date=date_words(case.as_of),
        foot=f"Equality impact note · inputs {inputs[:8]}",
        running_title=running_title(case.document.title),
        statement=running_statement(case.document.disclaimer),
        disclaimer=case.document.disclaimer if is_cut(case.document.disclaimer) else None,
        bands=bands(appraisal, problems),
        people=people,
        public=people.public,
        twice=_twice(same_groups([assessed(each.case) for each in (appraisal, *others)])) if others else None,
    )


def _twice(groups: Sequence[SameGroup]) -> Grid:
    rows = [
        Row(
            f"{entry.called}{'' if entry.same_name else ' (the names differ: perhaps the same people)'}",
            (touched.group, touched.case, DIRECTIONS[touched.impact.direction], touched.impact.mechanism),
        )
        for entry in groups
        for touched in entry.touched
    ]
    note = (
        "Groups are matched by characteristic or frame, then by name. Nothing is added up, and no gain is set against "
        "a loss."
        if rows
        else "No group is named by more than one of these cases. That is not a finding about anybody."
    )
    columns = ("Characteristic or group", "Who", "Case", "Direction", "How")
    return grid("Groups that more than one of these cases touches", columns, rows, money=False, note=note)
