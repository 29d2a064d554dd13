"""Nothing in the repository tells of the machine or the circumstances it was written in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FOREIGN = re.compile(
    r"""
    (?<![\w.])/home/\w | (?<![\w.])/Users/\w | (?<![\w.])/root/   # somebody's folders
    | /var/tmp/ | \bpyenv\b | site-packages/
    """,
    re.VERBOSE,
)
UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|(?i:\bplaceholder\b)|(?i:\bstub\b)")
WRITTEN_BY_US = {".py", ".sh", ".md", ".toml", ".jinja", ".html", ".css"}


def tracked_texts() -> list[tuple[Path, str]]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("reads the tracked files, so it runs in a clone with git only")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    texts = []
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if not name or path == Path(__file__) or not path.is_file():
            continue
        raw = path.read_bytes()
        if b"\0" not in raw:
            texts.append((path.relative_to(ROOT), raw.decode("utf-8")))
    assert texts, "git lists no text file"
    return texts


def lines_with(pattern: re.Pattern[str], texts: list[tuple[Path, str]]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, text in texts
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    assert lines_with(FOREIGN, tracked_texts()) == []


def test_nothing_is_left_unfinished() -> None:
    ours = [(path, text) for path, text in tracked_texts() if path.suffix in WRITTEN_BY_US]
    assert lines_with(UNFINISHED, ours) == []


@pytest.mark.parametrize(
    "line",
    [
        "cache = '/home/someone/cache'",
        "/root/.config",
        "lib/python3.11/site-packages/investcase",
    ],
)
def test_a_foreign_word_is_caught(line: str) -> None:
    assert lines_with(FOREIGN, [(Path("a.py"), line)]) == [f"a.py:1: {line}"]


@pytest.mark.parametrize(
    "line",
    [
        "https://www.gov.uk/home/office",
        "reablement at home/in hospital",
        "an estate agent, an agency worker, a session of reablement",
        "a shared place",
        "root / 'src'",
    ],
)
def test_ordinary_words_are_let_be(line: str) -> None:
    assert lines_with(FOREIGN, [(Path("a.py"), line)]) == []


def test_an_unfinished_note_is_caught() -> None:
    assert lines_with(UNFINISHED, [(Path("a.py"), "# TODO: later")]) == ["a.py:1: # TODO: later"]
