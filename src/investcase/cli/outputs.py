"""What a command writes: its name, where it goes, and what is said of it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from investcase.cli.named import STANDARD_INPUT
from investcase.cli.stopping import note_written, stop_if_asked, undisturbed
from investcase.cli.streams import by_the_way
from investcase.files.output import Output, UnwritableError, is_stream, output_at, standard_output
from investcase.files.whole import write_all

if TYPE_CHECKING:
    from investcase.resolving.resolved_case import ResolvedCase

STANDARD = "-"
_NO_TEXT = {"pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook", "parquet": "a Parquet file"}

# As it was typed: a Path forgets whether ./- or out/ was meant.
output_type = click.Path()


def named_after(case: Path) -> str:
    """What files made from a case are called, without an ending: after its folder, or after its file if that has a name
    of its own. So a copy of a folder never writes over the paper of the first.
    """
    if case is STANDARD_INPUT:
        return "case"
    is_file = not case.is_dir()
    if is_file and case.name != "case.yaml":
        return case.stem
    folder = case.parent if is_file else case
    return folder.name if folder.name not in ("", "..") else folder.resolve().name or "case"


def the_output(wanted: str | None, name: str, forms: Sequence[str], *, in_folder: bool = False) -> tuple[Output, str]:
    """Where one file goes and its format, the first of some unless its name ends in another of them.

    `wanted` is what -o says, `name` what the file is called without it. `in_folder`: -o may be a folder to put it in.

    Raises:
        UsageError: that is no place for it.
        OSError: this machine does not let it be written.
    """
    usual = f"{name}.{forms[0]}"
    if wanted is None:
        return _at(usual), forms[0]
    if not wanted.strip():
        raise click.UsageError(f"-o is empty; write -o {shlex.quote(usual)}")
    path = Path(wanted)
    form = path.suffix.removeprefix(".").casefold() or forms[0]
    if wanted == STANDARD or is_stream(wanted):
        form = form if form in forms else forms[0]
        return _stream(wanted, form), form
    if os.path.isdir(wanted):  # noqa: PTH112 (a name too long for a disk is no folder, and no fault either)
        if not in_folder:
            raise click.UsageError(f"{wanted} is a folder; write -o {shlex.quote(str(path / usual))}")
        return _at(path / usual), forms[0]
    if form not in forms:
        endings = " or ".join(f".{each}" for each in forms)
        right = shlex.quote(str(_ended(path, forms[0])))
        raise click.UsageError(f"{path.name} ends in {path.suffix}, not in {endings}; write -o {right}")
    if not path.suffix and not wanted.endswith(os.sep):
        return _at(f"{wanted}.{form}"), form
    return _at(wanted), form


def refuse_one_for_several(formats: Sequence[str], output: str | None) -> None:
    """Say that several formats need a folder, which is there.

    Raises:
        UsageError: they have none.
    """
    if output is None or len(formats) < 2 or os.path.isdir(output):  # noqa: PTH112 (a name too long is no fault)
        return
    if not output:
        raise click.UsageError("-o is empty; name a folder, or leave it out")
    if output == STANDARD:
        raise click.UsageError(f"{len(formats)} formats need a folder, and - is standard output; ask for one format")
    wrong = f"is not there; make it first: mkdir -p {shlex.quote(output)}"
    if os.path.lexists(output):
        wrong = "is not a folder; name another"
    raise click.UsageError(f"{len(formats)} formats need a folder, and {output} {wrong}")


def refuse_read(outputs: Iterable[Output], cases: Sequence[ResolvedCase], others: Sequence[Path] = ()) -> None:
    """Say that an output is one of the files that cases are read from, or one of some others.

    Raises:
        UsageError: it is.
    """
    from investcase.report.kept import refuse_inputs

    with as_misuse():
        for output in outputs:
            refuse_inputs(output, cases, others)


def write(contents: Sequence[tuple[Output, bytes]], beside: Sequence[tuple[Output, bytes]] = ()) -> None:
    """Write files, all or none, and say of each that it is there; what goes to standard output stands there alone.

    Of those `beside` them, which are ours and nobody's to read, nothing is said.

    Raises:
        OSError: one cannot be written.
        StoppedError: somebody has asked to stop.
    """
    stop_if_asked()
    said = {output.named for output, _ in contents}
    write_all([*contents, *beside], lambda output: _say(output) if output.named in said else None, undisturbed())


def write_folder(contents: Sequence[tuple[Output, bytes]]) -> None:
    """Write the many files of one folder, all or none, and say only that the folder is there.

    Raises:
        OSError: one cannot be written.
        StoppedError: somebody has asked to stop.
    """
    stop_if_asked()
    write_all(contents, moving=undisturbed())
    for folder in dict.fromkeys(str(Path(output.named).parent) for output, _ in contents):
        _say(Output(folder))


@contextmanager
def as_misuse() -> Iterator[None]:
    """What is no place for a file was asked for wrongly."""
    try:
        yield
    except UnwritableError as error:
        if error.asked:
            raise click.UsageError(str(error)) from None
        raise


def progress(words: str) -> None:
    """Say on a terminal what is being done; never on standard output, which may be the paper."""
    if sys.stderr.isatty():
        click.echo(f"{words} ...", err=True)


def _say(output: Output) -> None:
    note_written(output.named)
    if not output.standard:
        with by_the_way():
            click.echo(f"Wrote {output.named}")


def _at(name: str | Path) -> Output:
    with as_misuse():
        return output_at(name)


def _stream(wanted: str, form: str) -> Output:
    with as_misuse():
        output = standard_output() if wanted == STANDARD else output_at(wanted)
    if output.standard and form in _NO_TEXT and sys.stdout.isatty():
        raise click.UsageError(f"{_NO_TEXT[form]} is not for a terminal to show; write it to a file: -o paper.{form}")
    return output


def _ended(path: Path, form: str) -> Path:
    """A name with the right ending: in place of one that reads like an ending, else after it, as after `draft-1.2`."""
    return path.with_suffix(f".{form}") if path.suffix[1:].isalpha() else path.with_name(f"{path.name}.{form}")
