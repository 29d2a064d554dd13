"""`investcase check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.choices import Choice, WholeNumber
from investcase.cli.failure import DONE, ERRORS
from investcase.cli.loading import case_argument, library_option, load_for
from investcase.cli.screen import columns

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal
    from investcase.checks.short_list import Item, ShortList
    from investcase.reading.problems import Problem


@click.command(epilog="Example: investcase check kent-at-home, then investcase check kent-at-home 3")
@case_argument
@click.argument("item", type=WholeNumber(1), required=False)
@click.option("--all", "whole", is_flag=True, help="Every problem with its line, as a compiler tells them.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
@library_option
def command(case: Path, item: int | None, whole: bool, form: str, library: Path | None) -> int:
    """What is to be done before CASE can be final, what would make it better, and what is only said.

    CASE is a YAML file, or a folder that holds case.yaml, or - for standard input; or a library by itself, a folder
    that is or holds assumptions/. ITEM shows one item of the list whole: where, what, why, what to write instead, how
    to accept it. A case that cannot be worked out, and a library, is told whole. Ends with 1 when there are errors or
    blockers.
    """
    from investcase.checks.library import check_library, library_folder
    from investcase.cli.problems import print_problems
    from investcase.reading.problems import Problems, Severity

    if item is not None and (whole or form == "json"):
        raise click.UsageError("ITEM is one item of the list: it goes with neither --all nor --format json")
    folder = library_folder(case)
    if folder and item is not None:
        raise click.UsageError("ITEM is of the list of a case, and this is a library")
    appraisal: Appraisal | None = None
    problems: tuple[Problem, ...]
    try:
        if folder:
            problems = check_library(folder)
        else:
            appraisal = _appraised(case, library)
            problems = appraisal.problems
    except Problems as found:
        if form != "json":
            raise
        problems = found.problems
    if form == "json":
        _print_json(case, appraisal, problems)
    elif appraisal is None or whole:
        print_problems(problems, err=False)
    else:
        _print_list(case, appraisal, item)
    stops = any(problem.severity in (Severity.ERROR, Severity.BLOCKER) for problem in problems)
    return ERRORS if stops else DONE


def _appraised(case: Path, library: Path | None) -> Appraisal:
    from investcase.checks.review import appraised

    return appraised(load_for(case, library))


def _print_list(case: Path, appraisal: Appraisal, item: int | None) -> None:
    import shlex

    from investcase.checks.short_list import short_list
    from investcase.cli.every_code import CODES
    from investcase.report.check_list import item_text, list_text

    found = short_list(appraisal)
    if item is None:
        asked = f"investcase check {shlex.quote(str(case))}"
        click.echo(list_text(appraisal, found, CODES, asked, columns()), nl=False)
        return
    one = _one(found, item)
    click.echo(item_text(item, one, CODES.get(one.code), appraisal.case.loaded.file, columns()), nl=False)


def _one(found: ShortList, item: int) -> Item:
    if item > len(found.items):
        last = len(found.items)
        raise click.UsageError(f"the list has {f'items 1 to {last}' if last else 'no items'}, and no {item}")
    return found.items[item - 1]


def _print_json(case: Path, appraisal: Appraisal | None, problems: tuple[Problem, ...]) -> None:
    from investcase.checks.short_list import list_of_faults, short_list
    from investcase.cli.every_code import CODES
    from investcase.report.check_json import check_json

    if appraisal is None:
        click.echo(check_json(list_of_faults(problems, str(case)), problems, CODES, str(case), None), nl=False)
        return
    document = appraisal.case.document
    named = (document.case, document.standing)
    click.echo(check_json(short_list(appraisal), problems, CODES, appraisal.case.loaded.file, named), nl=False)
