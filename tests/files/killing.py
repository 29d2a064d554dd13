"""Kills each command that writes files, at random moments and at the moments of the write itself.

    python tests/files/killing.py --each 50 [--seed 1] [--only pdf ...]

Each writer is tried so many times with SIGKILL, with SIGINT and with SIGTERM, half of them aimed at the write; then
many write one file at once while some are killed and somebody reads. What must hold: every file is the old one or the
new one, whole; the next run leaves nothing behind; SIGINT and SIGTERM end in one sentence, which is true, and leave
nothing behind themselves.

A process that has loaded everything forks one child a trial, so that the moments fall on the work and not on loading.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from investcase.cli.at_once import STOPPED

OLD = b"what was there before\n" * 20_000
EPOCH = "1795305600"
SENTENCES = ("Stopped; nothing was written.", "Stopped; written before that: ")


@dataclass(frozen=True)
class Writer:
    """A command, and the files that it writes, from a folder that holds `lancs` and `other`."""

    name: str
    args: tuple[str, ...]
    files: tuple[str, ...]


NEW = ("--place", "Kent", "--model", "ccn-independent-settings", "--no-input", "--force")
MODEL = tuple(f"out/assumptions/models/falls/{name}" for name in ("model.yaml", "technical-notes.md"))
FIGURES = "id,value,unit,source,date,owner,prices\nhome-care.hourly-rate,25,£/hour,Ledger,1 May 2026,Finance,2026-27\n"
WRITERS = (
    Writer("pdf", ("pdf", "lancs", "-o", "out/paper.pdf"), ("out/paper.pdf", "out/paper-evidence.pdf")),
    Writer("html", ("report", "lancs", "--to", "html", "-o", "out/paper.html"), ("out/paper.html",)),
    Writer("json", ("report", "lancs", "--to", "json", "-o", "out/paper.json"), ("out/paper.json",)),
    Writer("plan", ("plan", "lancs", "-o", "out/plan.csv"), ("out/plan.csv",)),
    Writer("by a link", ("plan", "lancs", "-o", "link.csv"), ("out/linked.csv",)),
    Writer("equality", ("equality", "lancs", "-o", "out/note.html"), ("out/note.html",)),
    Writer(
        "several",
        ("report", "lancs", "--to", "html,json,csv", "-o", "out"),
        ("out/lancs.html", "out/lancs.json", "out/lancs.csv"),
    ),
    Writer("new", ("new", "out", *NEW), ("out/case.yaml",)),
    Writer("word", ("report", "lancs", "--to", "docx", "-o", "out/paper.docx"), ("out/paper.docx",)),
    Writer("workbook", ("report", "lancs", "--to", "xlsx", "-o", "out/book.xlsx"), ("out/book.xlsx",)),
    Writer(
        "import",
        ("import", "figures.csv", "--force", "--output", "out"),
        ("out/assumptions/figures/home-care.yaml", "out/assumptions/sources/figures.yaml"),
    ),
    Writer("new-model", ("new-model", "falls", "--force", "--output", "out"), MODEL),
)
NEXT = ("plan", "lancs", "-o", "out/next.csv")


def begin(args: tuple[str, ...], away: Path) -> tuple[int, int]:
    """Fork one run; its number, and a pipe that tells `l` when it can be stopped and `w` when it begins to write."""
    reads, writes = os.pipe()
    child = os.fork()
    if child:
        os.close(writes)
        return child, reads
    code = 70
    try:
        os.close(reads)
        for number, name in ((1, "stdout"), (2, "stderr")):
            handle = os.open(away / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, number)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        from investcase.cli import main, stopping
        from investcase.files.unfinished import Unfinished

        listen, write = stopping.listen, Unfinished.write

        def listening() -> None:
            listen()
            os.write(writes, b"l")

        def writing(self: Unfinished, content: bytes) -> None:
            os.write(writes, b"w")
            write(self, content)

        stopping.listen, Unfinished.write = listening, writing
        sys.argv = ["investcase", *args]
        main.main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    except BaseException:
        with contextlib.suppress(BaseException):
            os.write(2, traceback.format_exc().encode())
    os._exit(code)


def load(args: tuple[str, ...]) -> None:
    """Do once here what a command does, so that its children have everything loaded."""
    from investcase.cli.main import cli

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        cli(args, standalone_mode=False)


def ended(child: int) -> int:
    """How a run ended, as `subprocess` says it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(args: tuple[str, ...], away: Path) -> int:
    """One run to its end."""
    child, pipe = begin(args, away)
    code = ended(child)
    os.close(pipe)
    return code


def stopped(args: tuple[str, ...], away: Path, how: signal.Signals, after: float, aimed: bool) -> int:
    """One run, stopped so many seconds after it can be, or after it begins to write."""
    child, pipe = begin(args, away)
    for wanted in (b"l", b"w")[: 1 + aimed]:
        while os.read(pipe, 1) not in (wanted, b""):
            continue
    moment = time.monotonic() + after
    while time.monotonic() < moment:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            os.close(pipe)
            return os.waitstatus_to_exitcode(status)
        time.sleep(min(0.01, max(0.0, moment - time.monotonic())))
    os.kill(child, how)
    code = ended(child)
    os.close(pipe)
    return code


def listed(folder: Path) -> set[str]:
    """Everything that lies in a folder and those below it."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


class Trials:
    """All trials of one writer."""

    def __init__(self, writer: Writer, root: Path, draw: random.Random) -> None:
        self.writer, self.draw = writer, draw
        self.here = root / writer.name.replace(" ", "-")
        self.away = root / "streams"
        self.away.mkdir(exist_ok=True)
        shutil.copytree(root / "cases", self.here)
        (self.here / "out").mkdir()
        (self.here / "figures.csv").write_text(FIGURES, "utf-8")
        (self.here / "link.csv").symlink_to("out/linked.csv")
        os.chdir(self.here)
        load(writer.args)
        start = time.monotonic()
        assert run(writer.args, self.away) == 0, (self.away / "stderr").read_text()
        self.takes = time.monotonic() - start
        self.new = {name: (self.here / name).read_bytes() for name in writer.files}
        self.expected = listed(self.here)
        self.seen: Counter[str] = Counter()

    def trial(self, how: signal.Signals, *, aimed: bool) -> None:
        """One run that is stopped; everything that must hold of it is held."""
        for name in self.writer.files:
            (self.here / name).write_bytes(OLD)
        after = self.draw.uniform(0, 0.012 if aimed else self.takes * 1.1)
        start = time.monotonic()
        code = stopped(self.writer.args, self.away, how, after, aimed)
        if code == 0:  # a machine that is busy at first must not send every moment past the end
            self.takes = min(self.takes, time.monotonic() - start)
        told = (self.away / "stderr").read_text("utf-8", "replace")
        moment = f"{'write + ' if aimed else ''}{after:.4f} s"
        where = f"{self.writer.name}, {how.name}, {moment}, ended with {code}: {told[-400:]}"
        written = [name for name in self.writer.files if (self.here / name).read_bytes() == self.new[name]]
        for name in self.writer.files:
            assert (self.here / name).read_bytes() in (OLD, self.new[name]), f"{name} is neither old nor new: {where}"
        left = listed(self.here) - self.expected
        if how is signal.SIGKILL:
            assert code in (0, -signal.SIGKILL), where
            self.seen["left until the next run"] += bool(left)
        else:
            assert not left, f"left behind {left}: {where}"
            assert "Traceback" not in told, where
            assert len(written) in (0, len(self.writer.files)), f"some new, some old: {where}"
            assert code in (0, STOPPED), where
            if code:
                assert sum(told.count(sentence) for sentence in SENTENCES) == 1, where
                assert (SENTENCES[0] in told) == (not written), where
                named = self.writer.args[-1:] if "link" in self.writer.name else written
                assert not written or all(name in told.rpartition(SENTENCES[1])[2] for name in named), where
        assert code != 0 or len(written) == len(self.writer.files), where
        whole = "new" if len(written) == len(self.writer.files) else "old" if not written else "some new, some old"
        self.seen[whole] += 1
        self.seen["finished before it was stopped"] += code == 0
        # What is left goes with the next run that writes into the folder.
        deeper = any(name.count("/") > 1 for name in self.writer.files)
        assert run(self.writer.args if deeper else NEXT, self.away) == 0, where
        (self.here / "out" / "next.csv").unlink(missing_ok=deeper)
        assert listed(self.here) == self.expected, f"the next run left {listed(self.here) - self.expected}: {where}"


def at_once(root: Path, draw: random.Random, rounds: int) -> Counter[str]:
    """Four write one file at once, from two cases; half of them are killed, and what is read meanwhile is whole."""
    here, away = root / "at-once", root / "streams"
    shutil.copytree(root / "cases", here)
    os.chdir(here)
    sources = ("lancs", "other")
    whole = set()
    for source in sources:
        assert run(("plan", source, "-o", "one.csv"), away) == 0
        whole.add(Path("one.csv").read_bytes())
    assert len(whole) == 2
    expected = listed(here)
    seen: Counter[str] = Counter()
    for _ in range(rounds):
        running = [begin(("plan", draw.choice(sources), "-o", "one.csv"), away) for _ in range(4)]
        doomed = {child: time.monotonic() + draw.uniform(0, 0.6) for child, _ in running[:2]}
        alive = {child for child, _ in running}
        while alive:
            assert Path("one.csv").read_bytes() in whole, "what was read is not whole"
            seen["read meanwhile"] += 1
            for child in list(alive):
                if child in doomed and time.monotonic() > doomed[child]:
                    os.kill(child, signal.SIGKILL)
                    del doomed[child]
                    seen["killed"] += 1
                if os.waitpid(child, os.WNOHANG)[0]:
                    alive.discard(child)
                    doomed.pop(child, None)
            time.sleep(0.002)
        for _, pipe in running:
            os.close(pipe)
        assert run(("plan", "lancs", "-o", "one.csv"), away) == 0
        assert listed(here) == expected, listed(here) - expected
        seen["rounds"] += 1
    return seen


@contextlib.contextmanager
def cases() -> Iterator[Path]:
    """A folder with two cases to write papers of."""
    example = Path(__file__).resolve().parents[2] / "examples" / "grants-close-early"
    with tempfile.TemporaryDirectory(dir=os.environ.get("PROOF_AWAY")) as root:
        for name in ("lancs", "other"):
            shutil.copytree(example, Path(root, "cases", name))
        other = Path(root, "cases", "other", "case.yaml")
        other.write_text(other.read_text("utf-8").replace("£40000", "£50000"), "utf-8")
        yield Path(root)
        os.chdir("/")


def main(say: Callable[[str], None] = print) -> None:
    """Every writer, so many times with each signal."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=50)
    asked.add_argument("--asked", type=int, help="how many times with SIGINT and SIGTERM, if not as often")
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", nargs="*", default=[writer.name for writer in WRITERS])
    options = asked.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    draw = random.Random(options.seed)
    with cases() as root:
        for writer in WRITERS:
            if writer.name not in options.only:
                continue
            trials = Trials(writer, root, draw)
            for how in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
                trials.seen.clear()
                times = options.each if how is signal.SIGKILL or options.asked is None else options.asked
                for number in range(times):
                    trials.trial(how, aimed=bool(number % 2))
                counted = ", ".join(f"{what} {count}" for what, count in sorted(trials.seen.items()) if count)
                say(f"{writer.name}: {times} of {how.name}: {counted}")
        seen = at_once(root, draw, options.rounds)
        say("four at once: " + ", ".join(f"{what} {count}" for what, count in sorted(seen.items())))


if __name__ == "__main__":
    main()
