"""What `investcase show` says of one thing: a short page of text, and the same as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from investcase.catalogue.dated import before
from investcase.catalogue.gazetteer import Change
from investcase.catalogue.library import FoundFigure, Library
from investcase.catalogue.place_changes import full_date, listing, what_becomes
from investcase.catalogue.place_names import KIND_WORDS
from investcase.catalogue.places import Place, PlaceValue
from investcase.cli.held import value_standing
from investcase.cli.listing import holds_for_words
from investcase.cli.showing_study import study_data, study_pairs, use_words
from investcase.cli.tables import heading, labelled, wrapped
from investcase.cli.written import figure_written, plain_number, written
from investcase.documents.figure import Assumed, Figure, FigureValue, Finding, Source, price_year
from investcase.numbers.writing import number
from investcase.quantities import Quantity, parse_unit
from investcase.quantities.writing import plain_words, unit_in_words
from investcase.reading.codes import Code
from investcase.report.words import NATIONS, STATUSES
from investcase.resolving.figures import cite

_A_YEAR = parse_unit("1 / year")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of lines, and its data."""

    lines: tuple[str, ...]
    data: dict[str, Any]


def show_source(source: Source) -> Shown:
    """A source, and how far it was read."""
    pairs = [
        ("Title", source.title),
        ("Publisher", source.publisher),
        ("Date", source.date),
        ("Read", STATUSES[source.read]),
        ("Reported by", source.reported_by or ""),
        ("Address", source.url or ""),
        ("Read in", source.read_in or ""),
        ("Licence", source.licence or ""),
        ("Interest", source.interest or ""),
        ("Note", source.note or ""),
    ]
    return Shown((f"{source.id}: a source", *labelled(pairs, 2)), source.model_dump(mode="json"))


def show_code(code: Code) -> Shown:
    """A problem's code."""
    pairs = [("Means", code.title), ("Matters", code.why), ("Remedy", code.remedy), ("About", f"the {code.about}")]
    data = {"code": code.code, "about": code.about, "title": code.title, "why": code.why, "remedy": code.remedy}
    return Shown((f"{code.code}: a problem", *labelled(pairs, 2)), data)


def show_figure(figure_id: str, library: Library) -> Shown:
    """A figure: every value of every origin, the strongest first, with what stands behind each."""
    held = library.figure(figure_id)
    unit = unit_in_words(held[0].figure.unit) or plain_words(held[0].figure.is_)
    lines = [f"{figure_id}: a figure", *wrapped(f"{held[0].figure.title}, in {unit}", 2)]
    origins = []
    for entry in held:
        lines += heading(f"From {entry.origin}")
        for value in entry.figure.values:
            lines += _whole(entry, value, library)
        origins.append(
            {"origin": entry.origin, "values": [_with_history(entry, v, library) for v in entry.figure.values]}
        )
    data = {
        "id": figure_id,
        "title": held[0].figure.title,
        "unit": str(held[0].figure.unit),
        "is": held[0].figure.is_,
        "origins": origins,
    }
    return Shown(tuple(lines), data)


def show_finding(finding: Finding, library: Library) -> Shown:
    """What a study found and gave no number for."""
    source, study = library.source(finding.source), finding.study
    people = f" ({number(study.n)} taking part)" if study.n else ""
    review = f", to review by {finding.review_by}" if finding.review_by else ""
    pairs = [
        ("Title", finding.title),
        ("Found", finding.finding),
        ("Status", STATUSES[finding.status]),
        ("Source", source.cited() if source else finding.source),
        ("Study", f"{study.design}; {study.country}; {study.population}{people}"),
        ("Compared", study.comparator or ""),
        ("Followed", study.follow_up),
        ("To use in", use_words(study.transfer)),
        ("Grade", f"{finding.grade} (A is best, E worst)" if finding.grade else ""),
        ("Checked", f"{finding.checked}{review}" if finding.checked else ""),
    ]
    lines = (f"{finding.id}: a finding, without a number", *labelled(pairs, 2))
    return Shown(lines, finding.model_dump(mode="json"))


def _behind(value: FigureValue, library: Library) -> list[tuple[str, str]]:
    base = price_year(value.price_base)
    assumed = f", assumed because {value.price_base.because}" if isinstance(value.price_base, Assumed) else ""
    review = f", to review by {value.review_by}" if value.review_by else ""
    return [
        ("Status", value_standing(value)),
        ("Price base", f"{base}{assumed}" if base else ""),
        ("Period", value.period or ""),
        ("Source", cite(value, library)),
        ("Where", value.locator or ""),
        ("How", value.how or ""),
        ("Grade", f"{value.grade} (A is best, E worst)" if value.grade else ""),
        ("Rests on", ", ".join(value.rests_on)),
        ("Since", str(value.since) if value.since else ""),
        ("Checked", f"{value.checked}{review}" if value.checked else ""),
    ]


def _whole(entry: FoundFigure, value: FigureValue, library: Library, until: str = "") -> Iterator[str]:
    """A value with what stands behind it, and after it those that it took the place of, the latest first."""
    yield f"{holds_for_words(value.holds_for)}{until}: {figure_written(entry.figure, value.value)}"
    yield from labelled([*_behind(value, library), *study_pairs(entry.figure, value)], 2)
    earlier = before(entry.kept, value)
    if earlier:
        yield from _whole(entry, earlier[0], library, f", before {value.since}")


def _with_history(entry: FoundFigure, value: FigureValue, library: Library) -> dict[str, Any]:
    data = _value_data(entry.figure, value, library)
    data["before"] = [_value_data(entry.figure, old, library) for old in before(entry.kept, value)]
    return data


def _value_data(figure: Figure, value: FigureValue, library: Library) -> dict[str, Any]:
    base = price_year(value.price_base)
    low, high = value.value.ends
    return {
        "holds_for": value.holds_for,
        "value": figure_written(figure, value.value),
        "central": value.value.central,
        "low": low,
        "high": high,
        "unit": str(figure.unit),
        "price_base": str(base) if base else None,
        "price_base_assumed": isinstance(value.price_base, Assumed),
        "period": value.period,
        "status": value.status.value,
        "inputs_status": value.inputs_status.value if value.inputs_status else None,
        "source": cite(value, library),
        "source_id": value.source,
        "locator": value.locator,
        **study_data(figure, value),
        "how": value.how,
        "grade": value.grade,
        "rests_on": list(value.rests_on),
        "since": value.since.isoformat() if value.since else None,
        "checked": value.checked.isoformat() if value.checked else None,
        "review_by": value.review_by.isoformat() if value.review_by else None,
    }


def show_place(place: Place, context: Place, beside: list[str]) -> Shown:
    """A place: all that is published of it, source by source; a blank is shown as one, with its reason.

    `context` is what no model uses, and `beside` how it lies among its neighbours, in words.
    """
    labels, published = place.labels | context.labels, place.values | context.values
    kind = KIND_WORDS[place.kind]
    lines = [f"{place.code}: {place.name}, {kind}, {NATIONS[place.nation]}"]
    lines += labelled([(name.replace("_", " "), text) for name, text in labels.items()], 2)
    if place.called:
        lines += labelled([("also called", listing(place.called))], 2)
    if place.followed_by:
        lines += wrapped(f"{place.name}: {what_becomes(place.followed_by)}.", 2)
    if place.follows:
        before = [change for change in place.follows if change.how_much == "whole"]
        parts = [change for change in place.follows if change.how_much != "whole"]
        lines += wrapped(_came_from(before, parts), 2)
    by_source: dict[str, list[PlaceValue]] = {}
    for value in published.values():
        by_source.setdefault(value.source.cited(), []).append(value)
    for cited, values in by_source.items():
        lines += ["", *wrapped(cited)]
        for value in values:
            lines += wrapped(f"{value.column.title}: {_number(value)}", 4, label="- ")
    lines += ["", *wrapped(beside[0])] if beside else []
    for words in beside[1:]:
        lines += wrapped(words, 4, label="- ")
    data = {
        "code": place.code,
        "name": place.name,
        "nation": place.nation.value,
        "kind": place.kind,
        "labels": labels,
        "also_called": list(place.called),
        "followed_by": [_change_data(change, change.new_code, change.new_name) for change in place.followed_by],
        "follows": [_change_data(change, change.old_code, change.old_name) for change in place.follows],
        "beside_neighbours": beside,
        "values": [_place_data(value) for value in published.values()],
    }
    return Shown(tuple(lines), data)


def _came_from(whole: list[Change], part: list[Change]) -> str:
    first = (whole or part)[0]
    names = listing(change.old_name for change in whole)
    parts = f"part of {listing(change.old_name for change in part)}" if part else ""
    since = f" on {full_date(first.begins)}" if first.begins else ""
    return f"It followed {', and '.join(filter(None, (names, parts)))}{since}."


def _change_data(change: Change, code: str | None, name: str | None) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "ends": change.ends.isoformat() if change.ends else None,
        "begins": change.begins.isoformat() if change.begins else None,
        "standing": change.standing,
        "how_much": change.how_much,
        "source": change.source,
        "note": change.note,
    }


def _number(value: PlaceValue) -> str:
    if value.value is None:
        return f"blank. {value.note or 'Not published.'} ({value.column.period})"
    made = f" {value.note}" if value.note else ""
    if value.unit == _A_YEAR and value.value < 1:
        often = plain_number(round(value.value * 1000, 6))
        return f"{often} in 1,000 a year ({value.column.period}; {STATUSES[value.status]}).{made}"
    number = written(Quantity(value.value, value.unit), value.column.is_)
    return f"{number} ({value.column.period}; {STATUSES[value.status]}).{made}"


def _place_data(value: PlaceValue) -> dict[str, Any]:
    return {
        "name": value.name,
        "title": value.column.title,
        "value": value.value,
        "unit": str(value.unit),
        "is": value.column.is_,
        "period": value.column.period,
        "status": value.status.value,
        "source": value.source.id,
        "note": value.note,
    }
