"""Every kind of document there is, by the word after `investcase/` in its first line, with what may stand in it."""

from __future__ import annotations

from investcase.documents.base import Document
from investcase.documents.bias import BiasTable
from investcase.documents.brand import Brand
from investcase.documents.case import Case
from investcase.documents.events import EventsFile
from investcase.documents.figure import FiguresFile, SourcesFile
from investcase.documents.funding import FundingFile
from investcase.documents.gazetteer import GazetteerTable
from investcase.documents.guidance import DiscountSchedule, DutiesFile, OutsideView, PriceIndex
from investcase.documents.model import Model
from investcase.documents.place import PlacesTable
from investcase.documents.profile import ProfilesTable
from investcase.documents.projection import ProjectionsTable
from investcase.documents.review import ReviewFile

KINDS: dict[str, type[Document]] = {
    "case": Case,
    "figures": FiguresFile,
    "sources": SourcesFile,
    "model": Model,
    "places": PlacesTable,
    "gazetteer": GazetteerTable,
    "projections": ProjectionsTable,
    "profiles": ProfilesTable,
    "discount": DiscountSchedule,
    "index": PriceIndex,
    "bias": BiasTable,
    "outside-view": OutsideView,
    "duties": DutiesFile,
    "funding": FundingFile,
    "events": EventsFile,
    "review": ReviewFile,
    "brand": Brand,
}
