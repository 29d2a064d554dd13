"""The commands that the pages of docs/ show, run as they stand there, each page in a folder of its own.

`python -m shown` (with src and tests on the path) makes the picture of the first paper again; it needs pdftoppm.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
import pypdf
from click.testing import CliRunner

from cases import SMALLEST

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
FIRST = DOCS / "fifteen-minutes.md"
PICTURE = DOCS / "pictures" / "first-paper-page-1.png"
LEFT_OUT = "…"
"""A line of it alone stands for lines of an output that a page leaves out."""
# The 22nd of November 2026, on which everything here is judged.
_DAY = {"SOURCE_DATE_EPOCH": "1795305600", "COLUMNS": None}
# The name of a file may stand by itself on the line above.
_FENCE = re.compile(r"(?:^`([^`\n]+)`\n)?^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A command on a page, what the page says it prints, and what is typed where it asks."""

    page: str
    command: str
    output: str

    @property
    def words(self) -> list[str]:
        """The command's words, without its own name and the file that it is written to."""
        return shlex.split(self.command.partition(" > ")[0])[1:]

    def run(self) -> tuple[int, str]:
        """How it ends, and all that it prints, in the folder that one is in."""
        code, printed = printed_by(self.words, self.answers)
        if into := self.command.partition(" > ")[2]:
            Path(into).write_text(printed, "utf-8")
        return code, printed

    @property
    def answers(self) -> str:
        """What is typed where it asks, a line each."""
        return "".join(f"{line[2:]}\n" for line in self.output.splitlines() if line.startswith("> "))

    def agrees(self, printed: str) -> bool:
        """Whether what it printed is what the page shows, if it shows any, but for the lines that it leaves out."""
        if not self.output:
            return True
        lines = self.output.split("\n")[:-1]
        pattern = "".join("(?:.*\n)*" if line == LEFT_OUT else re.escape(line.rstrip()) + " *\n" for line in lines)
        return re.fullmatch(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


def fences(text: str) -> list[tuple[str, str]]:
    """Every fenced block: what stands behind its first fence, and what is in it."""
    return [(found[2].strip(), found[3]) for found in _FENCE.finditer(text)]


@dataclass(frozen=True)
class Written:
    """A file that a page shows whole, under its name."""

    path: str
    text: str


def steps_of(page: Path) -> list[Shown | Written]:
    """Every file that a page shows under its name, and every command of its console blocks, in order."""
    steps: list[Shown | Written] = []
    for found in _FENCE.finditer(page.read_text("utf-8")):
        name, mark, block = found.groups()
        if name:
            steps.append(Written(name, block))
        if mark.strip() == "console":
            steps += [Shown(page.name, *each) for each in _COMMAND.findall(block)]
    return steps


def shown_on(page: Path) -> list[Shown]:
    """Every command of a page's console blocks, in order."""
    return [step for step in steps_of(page) if isinstance(step, Shown)]


def furnish(folder: Path, *, library: bool = False) -> None:
    """What the pages take to lie where they are read: the examples, and two drafts of one case; a copy of the library
    that ships, to write into.
    """
    if library:
        shutil.copytree(ROOT / "assumptions", folder / "assumptions")
    (folder / "examples").symlink_to(ROOT / "examples")
    for name in ("kent-at-home", "fife-at-home"):
        shutil.copytree(ROOT / "examples" / name, folder / name)
    changed = SMALLEST.replace("£60000", "£70000").replace("2027-28: £80k", "2027-28: £90k").replace("3.5%", "3%")
    (folder / "draft-3.yaml").write_text(SMALLEST, "utf-8")
    (folder / "draft-4.yaml").write_text(changed, "utf-8")


def printed_by(words: list[str], answers: str = "") -> tuple[int, str]:
    """How a command ends, and all that it prints, in the folder that one is in."""
    from investcase.cli.failure import guarded
    from investcase.cli.main import cli

    @click.command()
    def whole() -> None:
        sys.exit(guarded(partial(cli, words, prog_name="investcase")))

    ended = CliRunner().invoke(whole, input=answers, env=_DAY)
    return ended.exit_code, ended.output


def renew_picture() -> None:
    """Make the first paper as its page says, and keep a picture of page 1 with its words beside it."""
    with tempfile.TemporaryDirectory() as away, chdir(away):
        furnish(Path(away))
        for shown in shown_on(FIRST):
            shown.run()
        paper = Path(away) / "our-case.pdf"
        PICTURE.parent.mkdir(exist_ok=True)
        subprocess.run(
            ["pdftoppm", "-r", "90", "-f", "1", "-l", "1", "-png", "-singlefile", paper, PICTURE.with_suffix("")],
            check=True,
            timeout=60,
        )
        PICTURE.with_suffix(".txt").write_text(words_of_page_1(paper), "utf-8")


def words_of_page_1(paper: Path) -> str:
    """The words of a paper's first page, a line, whatever laid them out."""
    return " ".join(pypdf.PdfReader(paper).pages[0].extract_text().split()) + "\n"


if __name__ == "__main__":
    renew_picture()
