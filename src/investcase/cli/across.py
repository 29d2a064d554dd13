"""`investcase across`."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from investcase.cli.choices import WholeNumber
from investcase.cli.failure import DONE, ERRORS, CannotError
from investcase.cli.loading import case_by_name, library_option, load_for
from investcase.cli.outputs import output_type
from investcase.cli.progress import Progress
from investcase.cli.stopping import undisturbed


@click.command(epilog="Example: investcase across kent-at-home --places england -o at-every-council")
@case_by_name
@click.option(
    "--places",
    "wanted",
    required=True,
    metavar="WHICH",
    help="england, scotland, wales or northern_ireland; icb: and a board's name; or a CSV with a column place, and one "
    "for each name that run --set takes.",
)
@click.option("-o", "folder", type=output_type, metavar="FOLDER", help="CASE-across when not given.")
@click.option("--workers", type=WholeNumber(1, 256), help="How many processes; one for each core when not given.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster instead: tcp://host:8786.")
@click.option("--papers", is_flag=True, help="Also each place's paper, in papers/.")
@click.option("--results", is_flag=True, help="Also each place's whole result as JSON, in results/.")
@click.option("--parquet", is_flag=True, help="Also the rows as Parquet.")
@library_option
def command(
    case: Path,
    wanted: str,
    folder: str | None,
    workers: int | None,
    scheduler: str | None,
    papers: bool,
    results: bool,
    parquet: bool,
    library: Path | None,
) -> int:
    """CASE worked out at many places, each at what is published of it; all else that the case says is held.

    FOLDER gets index.html, places.csv, claims.csv where the case rests on a national claim, refused.csv where places
    have no answer, and answers/, in which answers are kept. Stopped and begun again, it goes on where it was; changed,
    it does again only what the change touches. A place that cannot be worked out is told, and the rest go on.
    """
    from investcase.cli.outputs import as_misuse, named_after, write, write_folder
    from investcase.cli.problems import print_problems
    from investcase.cli.streams import by_the_way
    from investcase.files.folders import try_new_folder
    from investcase.many.across import KEPT, across
    from investcase.many.claims import shared_claims
    from investcase.many.places import places_asked
    from investcase.many.running import ADDRESSES, Crew, NoSchedulerError, WorkersLostError, is_address
    from investcase.many.writing import refuse_others, rows_as_parquet, write_across, write_papers, write_results
    from investcase.report.view.counting import counted

    if scheduler is not None and not is_address(scheduler):
        raise click.UsageError(f"--scheduler takes {ADDRESSES}; this is {scheduler[:80]!r}")
    found = load_for(case, library)
    file = Path(found.loaded.file)
    usual = f"{named_after(case)}-across"
    if folder is not None and not folder.strip():
        raise click.UsageError(f"-o is empty; write -o {shlex.quote(usual)}")
    into = Path(folder or usual)
    with as_misuse():
        try_new_folder(into)
        refuse_others(into, found, Path(wanted))
    crew = Crew(workers or os.cpu_count() or 1, scheduler)
    asked = places_asked(found, wanted)
    unread = [problem for each in asked for problem in each.unread]
    if unread:
        print_problems(unread)  # Now, and not after all the others are worked out.
    kept = into / KEPT
    try:
        answered = across(found, file, asked, library=library, kept=kept, crew=crew, told=Progress("places", kept))
    except NoSchedulerError as error:
        raise CannotError(f"{error}; leave out --scheduler, or begin one: dask scheduler") from None
    except WorkersLostError as error:
        raise CannotError(f"{error}; give --workers 1, or see what ends them") from None
    claims = shared_claims(found, tuple(each.asked for each in answered.at))
    table = rows_as_parquet(answered) if parquet else None
    if papers:
        write_papers(answered, into, crew, Progress("papers", kept), write_folder)
    if results:
        write_results(answered, into, crew, Progress("results", kept), write_folder)
    with undisturbed():  # nothing of an earlier answer stands beside the new one
        write_across(answered, claims, into, table, write)
    refused = f", {len(answered.refused)} refused: see refused.csv" if answered.refused else ""
    with by_the_way():
        click.echo(f"{counted(len(answered.answered), 'place')} answered{refused}")
    return DONE if answered.answered and not unread else ERRORS
