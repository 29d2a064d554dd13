"""0 done, 1 errors, 2 misuse, 3 this machine cannot: and never a traceback, a colour in a pipe, or half a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helpers import BOTH, RUN, investcase

from cases import SMALLEST

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("list", "models"), 0),
        (("show", "Kent"), 0),
        (("check", KENT), 0),
        (("check", "broken.yaml"), 1),
        (("run", "broken.yaml"), 1),
        (("check", "empty"), 1),
        (("nope",), 2),
        (("list", "nonsense"), 2),
        (("list", "sources", "--nation", "wales"), 2),
        (("show", "zzzzzz"), 2),
        (("show",), 2),
        (("check", "not-there"), 2),
        (("new", "a"), 2),
        (("new", "a", "--place", "Kent", *BOTH, "--output", "broken.yaml/inside"), 2),
    ],
    ids=lambda value: "-".join(value).replace(KENT, "kent") if isinstance(value, tuple) else "",
)
def test_every_ending_has_its_code_and_no_traceback(args, code, tmp_path):
    (tmp_path / "broken.yaml").write_text("format: investcase/case/1\ncase: [\n", "utf-8")
    (tmp_path / "empty").mkdir()
    ended = investcase(*args, cwd=tmp_path)
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert (ended.stderr == "") == (code == 0 and args[0] != "check") or code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.yaml", "empty"]
    if code:
        assert (ended.stderr or ended.stdout).strip()


def test_a_misspelt_command_is_answered_with_the_nearest(tmp_path):
    assert "did you mean 'check'?" in investcase("chekc", cwd=tmp_path).stderr


def test_no_colour_reaches_a_pipe(tmp_path):
    for args in (("check", KENT), ("show", "Kent"), ("doctor",), ("list", "models")):
        ended = investcase(*args, cwd=tmp_path)
        assert "\x1b" not in ended.stdout + ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_problems_are_coloured_on_a_terminal(tmp_path):
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine gives no terminal: {error}")
    ended = subprocess.Popen(
        [sys.executable, "-c", RUN, "check", KENT, "--all"], stdout=theirs, stderr=theirs, cwd=tmp_path
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    assert ended.wait(timeout=60) == 0
    os.close(ours)
    assert b"\x1b[33m" in seen, "warnings are yellow"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
@pytest.mark.parametrize("args", [("list", "places"), ("show", "Kent"), ("check", KENT)], ids=lambda a: a[0])
def test_a_reader_that_leaves_early_is_no_error(args, tmp_path):
    ended = subprocess.Popen(
        [sys.executable, "-c", RUN, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    ended.stdout.close()
    complaint = ended.stderr.read()
    ended.stderr.close()
    assert ended.wait(timeout=60) == 0
    assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_in_one_line(tmp_path):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", RUN, "list", "places"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 3
    assert ended.stderr.decode().startswith("investcase: No space left on device")


def test_a_terminal_without_a_minus_sign_gets_a_question_mark(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", RUN, "show", "ccn-independent-settings"],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0
    assert "\N{MULTIPLICATION SIGN} (1 ? [share of care-home time" in " ".join(ended.stdout.decode("latin-1").split())


def test_a_thousand_faults_alike_are_a_screen_or_two_and_are_counted(tmp_path):
    names = "".join(f"    field-{number}: x\n" for number in range(1000))
    text = SMALLEST.replace("    title: Grants programme\n", f"    title: Grants programme\n{names}")
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    ended = investcase("check", "case.yaml", cwd=tmp_path)
    assert ended.returncode == 1
    assert len(ended.stdout + ended.stderr) < 10_000
    assert "\n... and 975 more of the same kind: error[unknown-field]\n" in ended.stdout + ended.stderr
    assert (ended.stdout + ended.stderr).endswith("\n1000 errors\n")
