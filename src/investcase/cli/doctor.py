"""`investcase doctor`."""

from __future__ import annotations

import click

from investcase.cli.failure import DONE, MACHINE
from investcase.cli.tables import wrapped


@click.command(epilog="Example: investcase doctor")
def command() -> int:
    """Whether this machine can do everything, and the one line that mends what it cannot.

    Ends with 0 when all is well, and with 3 when something is not.
    """
    from investcase.cli.health import examined

    findings = list(examined())
    for finding in findings:
        click.secho("ok      " if finding.good else "not ok  ", nl=False, fg="green" if finding.good else "red")
        click.echo("\n".join(wrapped(f"{finding.what}: {finding.found}", 8)).removeprefix(" " * 8))
        if finding.mend:
            click.echo(f"        {finding.mend}")
    wrong = sum(not finding.good for finding in findings)
    click.echo("All is well." if not wrong else f"{wrong} of {len(findings)} are not ok.")
    return MACHINE if wrong else DONE
