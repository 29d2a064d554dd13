"""`investcase schema`."""

from __future__ import annotations

import click

from investcase.cli.failure import DONE


@click.command(epilog="Example: investcase schema > result.schema.json")
def command() -> int:
    """The JSON Schema of the result: every field described, with its sign and whose pounds it is in."""
    from investcase.appraisal.result_schema import schema_text

    click.echo(schema_text(), nl=False)
    return DONE
