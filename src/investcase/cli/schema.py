"""`investcase schema`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice
from investcase.cli.failure import DONE
from investcase.cli.loading import library_option

if TYPE_CHECKING:
    from investcase.catalogue.library import Library

Ids = Mapping[tuple[str, str], Sequence[str]]
_KINDS = (
    *("result", "case", "figures", "sources", "model", "places", "gazetteer", "projections", "profiles", "discount"),
    *("index", "bias", "outside-view", "duties", "funding", "events", "review", "brand", "round"),
)


@click.command(epilog="Example: investcase schema case > .investcase/case-1.json")
@click.argument("kind", type=Choice(_KINDS), default="result", metavar="[KIND]")
@library_option
def command(kind: str, library: Path | None) -> int:
    """The JSON Schema of the result, of a budget round, or of a kind of document that you write, such as a case.

    An editor that has it offers what may stand at a place, explains it and marks what is misspelt. Of a case it offers
    the ids of the library; with --library nothing but those may stand.
    """
    if kind == "result":
        from investcase.appraisal.result_schema import schema_text

        click.echo(schema_text(), nl=False)
        return DONE
    if kind == "round":
        from investcase.rounds.result import round_schema

        click.echo(json.dumps(round_schema(), ensure_ascii=False, indent=1))
        return DONE
    click.echo(schema_of(kind, library), nl=False)
    return DONE


def schema_of(kind: str, library: Path | None = None) -> str:
    """The schema of a kind of document as JSON, with the ids of the library, and a final newline."""
    from investcase.cli.shelf import library_here
    from investcase.reading.problems import Problems, has_errors

    if kind != "case":
        return schema_text(kind)
    shelf = library_here(library)
    if has_errors(shelf.problems):
        raise Problems(shelf.problems)
    return schema_text(kind, ids_of(shelf), strictly=library is not None)


def schema_text(kind: str, known: Ids | None = None, *, strictly: bool = False) -> str:
    """The schema of a kind of document as JSON with a final newline; `strictly` lets no id stand but those known."""
    from investcase.catalogue.kinds_of_document import KINDS
    from investcase.documents.json_schema import document_schema

    return json.dumps(document_schema(kind, KINDS[kind], known, strictly=strictly), ensure_ascii=False, indent=1) + "\n"


def ids_of(library: Library) -> Ids:
    """The ids that a case may write, by the class and the field in which it writes them."""
    from investcase.catalogue.guidance import discount_schedule_ids

    models = library.model_ids()
    return {
        ("Intervention", "model"): models,
        ("Disinvestment", "model"): models,
        ("Case", "figures"): library.figure_ids(),
        ("Case", "discount"): discount_schedule_ids(library),
    }
