"""`investcase explain`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from investcase.cli.choices import Choice, WholeNumber
from investcase.cli.failure import DONE
from investcase.cli.loading import case_argument, library_option, load_for

_BELOW_ZERO = re.compile(r"\A-(?=[£\d])")


class _TakesNumbers(click.Command):
    """A command to which a number below zero is no option: it gets the sign that it is printed with."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments; what stands after an option is its own."""
        pairs = zip(["", *args], args, strict=False)
        return super().parse_args(
            ctx, [each if last.startswith("--") else _BELOW_ZERO.sub("\N{MINUS SIGN}", each) for last, each in pairs]
        )


@click.command(cls=_TakesNumbers, epilog="Example: investcase explain kent-at-home council.net@2028-29 --depth 3")
@case_argument
@click.argument("figure", required=False)
@click.option(
    "--depth",
    type=WholeNumber(0, 60),
    default=2,
    show_default=True,
    help="How many levels to show beneath the number.",
)
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
def command(case: Path, figure: str | None, depth: int, form: str, library: Path | None) -> int:
    """Any number of CASE as a tree, down to the source of each leaf.

    FIGURE is npsv, pv_costs, bcr.net_public, a body (council, council.cash_releasing_npv), a budget row
    (council.net@2028-29), a line or a line in a year, a model's quantity, a figure's id, or any of these after an
    option's id and a dot; or a number as it is printed (2,393, £5.16m). Without FIGURE, every name there is.
    """
    from investcase.appraisal.appraise import appraise
    from investcase.appraisal.explaining import Explainer
    from investcase.appraisal.explaining.printed import as_printed
    from investcase.cli.refusal import RefusedError
    from investcase.cli.screen import columns
    from investcase.reading.problems import Problem, Problems
    from investcase.report.explained import (
        WIDTH,
        askable_json,
        askable_text,
        explained_json,
        explained_text,
        settable_text,
    )
    from investcase.resolving.case import names_that_change

    wide = columns(WIDTH)
    appraisal = appraise(load_for(case, library))
    explainer = Explainer(appraisal)
    if figure is None:
        every = explainer.askable
        asked = {each.name for each in every}
        more = [name for name in names_that_change(appraisal.case) if name not in asked]
        if form == "json":
            click.echo(askable_json(appraisal, every, more), nl=False)
        else:
            click.echo(askable_text(appraisal, every, wide) + settable_text(more, wide), nl=False)
        return DONE
    names = explainer.printed_as(figure)
    if not names and as_printed(figure) is not None:
        said = f"no number that has a name is printed as {figure}; chances and the ends of ranges have none"
        remedy = f"investcase explain {case} lists every name"
        raise RefusedError([Problem("unknown-number", said, remedy=remedy)])
    if len(names) > 1:
        said = f"More than one number is printed as {figure}: ask for one of these by its name.\n\n"
        click.echo(
            askable_json(appraisal, names) if form == "json" else said + askable_text(appraisal, names, wide), nl=False
        )
        return DONE
    try:
        found = explainer.explain(names[0].name if names else figure)
    except Problems as problems:
        raise RefusedError(problems.problems) from None
    click.echo(
        explained_json(appraisal, found, depth) if form == "json" else explained_text(found, depth, wide), nl=False
    )
    return DONE
