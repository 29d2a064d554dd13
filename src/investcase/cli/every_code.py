"""Every problem there can be: what its code means, why it matters, and what to do."""

from __future__ import annotations

from investcase.appraisal import codes as of_the_answer
from investcase.catalogue import codes as of_names
from investcase.checks import codes_of_upkeep
from investcase.checks.collected import collected
from investcase.cli import codes as of_commands
from investcase.documents import codes as of_documents
from investcase.documents import codes_of_libraries, codes_of_money
from investcase.flows import codes as of_flows
from investcase.many import codes as of_places
from investcase.reading import codes as of_text
from investcase.reading.codes import Code
from investcase.report import codes as of_papers
from investcase.resolving import codes as of_settling
from investcase.resolving import codes_of_changes, codes_of_models
from investcase.resolving import codes_of_money as codes_of_money_settled
from investcase.resolving.library_checks import codes as of_libraries
from investcase.rounds import codes as of_rounds

_TABLES = (
    of_text,
    of_documents,
    codes_of_money,
    codes_of_libraries,
    of_names,
    of_settling,
    codes_of_money_settled,
    codes_of_changes,
    codes_of_models,
    of_libraries,
    of_flows,
    of_the_answer,
    of_papers,
    of_places,
    of_rounds,
    codes_of_upkeep,
    of_commands,
)

CODES: dict[str, Code] = {
    **{words.code: words for table in _TABLES for words in table.CODES},
    **{card.code: card.words for check in collected() for card in check.cards},
}
"""Every code, by its name: the tables of each layer, and the cards of the checks."""
