"""A short run of the proof `scripts/proofs/kills`, and what somebody sees who stops a real command."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from investcase.cli.at_once import STOPPED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and signals of Unix")
HERE = Path(__file__).parent
LISTENING = """
import signal
for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # whatever whoever runs the tests has them ignore
    signal.signal(getattr(signal, name), signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
"""
STOPPED_ON_ITS_WAY = """
import os, signal, sys
from investcase.cli import main
from investcase.files.unfinished import Unfinished
write = Unfinished.write
def writing(self, content):
    os.kill(os.getpid(), {number})
    write(self, content)
Unfinished.write = writing
sys.argv = ["investcase", *sys.argv[1:]]
main.main()
"""


def test_whatever_is_killed_a_file_is_the_old_or_the_new_one():
    ended = subprocess.run(
        [sys.executable, str(HERE / "killing.py"), "--each", "2", "--rounds", "1", "--only", "several", "new"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert len(ended.stdout.splitlines()) == 7


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_stops_a_command_gets_one_sentence_and_the_old_file(name, tmp_path):
    code = LISTENING + STOPPED_ON_ITS_WAY.format(number=int(getattr(signal, name)))
    args = [sys.executable, "-c", code, "new", "a", "--place", "Kent", "--model", "ccn-independent-settings"]
    ended = subprocess.run(args, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.strip()) == (STOPPED, "Stopped; nothing was written.")
    assert "Wrote" not in ended.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_nothing_is_written_after_a_library_kept_a_signal_to_itself(name, tmp_path):
    """As one does now and then while a page is laid out: the paper that comes of it is another."""
    code = (
        f"{LISTENING}\n"
        "import os, signal, sys, time\n"
        "from investcase.cli import main\n"
        "from investcase.report import render\n"
        "def keeping_it(*_, **__):\n"
        "    try:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "        time.sleep(5)\n"
        "    except BaseException:\n"
        "        return (b'half',)\n"
        "render.rendered = keeping_it\n"
        "sys.argv = ['investcase', *sys.argv[1:]]\n"
        "main.main()"
    )
    example = HERE.parents[1] / "examples" / "grants-close-early"
    args = [sys.executable, "-c", code, "plan", str(example)]
    ended = subprocess.run(args, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (STOPPED, "")
    assert ended.stderr.splitlines()[-1] == "Stopped; nothing was written."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_several_files_are_put_in_their_places_together_and_said_to_be(name, tmp_path):
    """A stop that comes between two of them waits until both stand."""
    code = (
        "import os, signal, sys\n"
        "from investcase.cli import main\n"
        f"signal.signal(signal.{name}, signal.SIG_DFL)\n"
        "from investcase.files.unfinished import Unfinished\n"
        "move = Unfinished.move\n"
        "def moving(self, place):\n"
        "    move(self, place)\n"
        f"    os.kill(os.getpid(), signal.{name}) if place.suffix == '.json' else None\n"
        "Unfinished.move = moving\n"
        "sys.argv = ['investcase', *sys.argv[1:]]\n"
        "main.main()"
    )
    example = HERE.parents[1] / "examples" / "grants-close-early"
    args = [sys.executable, "-c", code, "report", str(example), "--to", "json,csv"]
    ended = subprocess.run(args, cwd=tmp_path, capture_output=True, text=True, check=False)
    names = [f"grants-close-early.{form}" for form in ("json", "csv")]
    assert ended.returncode == STOPPED
    assert ended.stdout.splitlines() == [f"Wrote {name}" for name in names]
    assert ended.stderr.splitlines()[-1] == f"Stopped; written before that: {', '.join(names)}."
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_is_to_be_ignored_is_ignored(name, tmp_path):
    """As `nohup` and a shell's background do it."""
    code = STOPPED_ON_ITS_WAY.format(number=int(getattr(signal, name)))
    code = f"import signal; signal.signal(signal.{name}, signal.SIG_IGN)\n{code}"
    args = [sys.executable, "-c", code, "new", "a", "--place", "Kent", "--model", "ccn-independent-settings"]
    subprocess.run(args, cwd=tmp_path, capture_output=True, check=True)
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [".investcase", "case.yaml"]


def test_what_was_written_before_is_said(tmp_path, monkeypatch):
    from investcase.cli.failure import guarded
    from investcase.cli.stopping import StoppedError, note_written, stopped_words

    def command(*, standalone_mode: bool) -> None:
        assert not standalone_mode
        note_written("a.pdf")
        note_written("a.html")
        raise StoppedError

    said: list[str] = []
    monkeypatch.setattr("click.echo", lambda words, err: said.append(words))
    assert guarded(command) == STOPPED
    assert said == [stopped_words()] == ["Stopped; written before that: a.pdf, a.html."]
