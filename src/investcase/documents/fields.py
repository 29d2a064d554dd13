"""The kinds of value a document may hold, each read from the text people write."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from investcase.documents.offering import fault as fault
from investcase.documents.offering import reads_its_remedies
from investcase.documents.reading_names import NamesSomething, matching
from investcase.documents.reading_numbers import of_kind, read_growth, read_measure, read_money, read_yearly_money
from investcase.documents.reading_texts import SaysWhereFrom, a_text, read_flag, where_from
from investcase.documents.reading_years import each_year_once, of_some_year, read_date, read_month, read_year
from investcase.documents.unseen import without_unseen
from investcase.quantities import Kind, Quantity, Unit, UnitError, Year, parse_unit
from investcase.quantities.units import unit_words
from investcase.reading.suggest import did_you_mean, nearest

_A_UNIT = "a unit such as £ / hour, people / year or %"


@reads_its_remedies
def _unit(value: object) -> Unit:
    if isinstance(value, Unit):
        return value
    try:
        return parse_unit(a_text(value, "unit", "a unit", _A_UNIT))
    except UnitError as error:
        near = nearest(error.word, unit_words()) if error.word else []
        remedy = did_you_mean(error.word, unit_words()) if error.word else None
        instead = [value.replace(error.word, name) for name in near if error.word and isinstance(value, str)]
        raise fault("unit", str(error), _A_UNIT, remedy, instead) from None


Measure = Annotated[Quantity, BeforeValidator(read_measure)]
Share = Annotated[Quantity, of_kind(Kind.SHARE)]
Ratio = Annotated[Quantity, of_kind(Kind.RATIO)]
PlainNumber = Annotated[Quantity, of_kind(Kind.PLAIN)]
Growth = Annotated[Quantity, BeforeValidator(read_growth)]
Money = Annotated[Quantity, BeforeValidator(read_money)]
YearlyMoney = Annotated[Quantity, BeforeValidator(read_yearly_money)]
YearField = Annotated[Year, BeforeValidator(read_year)]
ByYear = Annotated[dict[YearField, Money], BeforeValidator(each_year_once)]
AmountByYear = Annotated[ByYear, BeforeValidator(of_some_year)]
"""Amounts by year where `each_year` may be said instead."""
MeasureByYear = Annotated[dict[YearField, Measure], BeforeValidator(each_year_once)]
GrowthByYear = Annotated[dict[YearField, Growth], BeforeValidator(each_year_once)]
Month = Annotated[int, BeforeValidator(read_month)]
UnitField = Annotated[Unit, BeforeValidator(_unit)]
Date = Annotated[dt.date, BeforeValidator(read_date)]
Flag = Annotated[bool, BeforeValidator(read_flag)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000), BeforeValidator(without_unseen)
]
SourceField = Annotated[Text, AfterValidator(where_from), SaysWhereFrom()]
"""Where something comes from, in words, or the id of a source; `not given` where nobody says."""
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=250), BeforeValidator(without_unseen)
]
"""What a thing is called wherever it is printed: in rows of tables, charts and sentences."""


def _beside(name: str) -> str:
    if PurePath(name).name != name or name == ".." or "\\" in name:
        raise fault("table-csv", "the table must lie beside this file", "a file's name, such as places.csv")
    return name


FileBeside = Annotated[Text, AfterValidator(_beside)]
"""The name of a file in the folder of the document that names it."""
Id = Annotated[
    str,
    matching(r"[a-z0-9]+(?:-[a-z0-9]+)*", "id", "small letters, digits and single hyphens, such as care-at-home"),
    NamesSomething(),
]
FigureId = Annotated[
    str,
    matching(
        r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*",
        "figure's id",
        "a group, a dot and a name, such as home-care.hourly-rate",
    ),
    NamesSomething(),
]
Name = Annotated[
    str,
    matching(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "name", "small letters, digits and underscores, such as delay_years"),
    NamesSomething(),
]
