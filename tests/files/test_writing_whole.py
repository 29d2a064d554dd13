"""A file is written whole or not at all, with the permissions it should have, and what is left behind is swept."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from investcase.files import unfinished, whole
from investcase.files.output import Output, UnwritableError, output_at
from investcase.files.unfinished import Unfinished, sweep
from investcase.files.whole import write_all, write_whole

unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions, links and locks are those of Unix")
root_alone = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def masked():
    """Sets the umask, and sets it back."""
    old = os.umask(0o022)
    yield os.umask
    os.umask(old)


@unix
@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077, 0o000])
def test_the_umask_decides_on_a_new_file(mask, masked, tmp_path):
    masked(mask)
    write_whole(tmp_path / "new", b"x")
    assert mode(tmp_path / "new") == 0o666 & ~mask


@unix
@pytest.mark.parametrize("kept", [0o664, 0o600, 0o755, 0o222, 0o644])
def test_a_file_keeps_its_permissions_and_is_never_readable_by_more_meanwhile(kept, tmp_path, monkeypatch):
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(kept)
    seen = []
    write = Unfinished.write
    monkeypatch.setattr(Unfinished, "write", lambda self, content: (seen.append(mode(self.path)), write(self, content)))
    write_whole(path, b"new")
    assert mode(path) == kept
    assert seen == [kept]


@root_alone
def test_a_file_keeps_its_owner(tmp_path):
    path = tmp_path / "old"
    path.write_bytes(b"old")
    os.chown(path, NOBODY, NOBODY)
    write_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)
    assert path.read_bytes() == b"new"


@unix
def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "real").write_bytes(b"old")
    for name, leads in (("out", "shared/real"), ("twice", "out"), ("ahead", "shared/not-yet")):
        (tmp_path / name).symlink_to(leads)
        write_whole(tmp_path / name, name.encode())
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / leads).read_bytes() == name.encode()
    assert names(tmp_path / "shared") == ["not-yet", "real"]


@unix
@pytest.mark.parametrize(("leads", "said"), [("nowhere/x", "there is no folder"), ("out", "leads only to itself")])
def test_a_link_to_nowhere_is_refused(leads, said, tmp_path):
    (tmp_path / "out").symlink_to(leads)
    with pytest.raises(UnwritableError, match=said):
        output_at(tmp_path / "out")


@unix
def test_a_read_only_file_is_refused_before_anything_is_done_even_to_root(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(UnwritableError, match=r"paper\.pdf is read-only") as refused:
        output_at(path)
    assert not refused.value.asked
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["replace", "fsync", "write"])
def test_a_failure_leaves_the_old_file_nothing_beside_it_and_names_it(step, tmp_path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner = {"replace": Path, "fsync": unfinished.os, "write": Unfinished}[step]
    monkeypatch.setattr(owner, step, full)
    with pytest.raises(OSError, match="No space left") as failed:
        write_whole(path, b"new")
    assert failed.value.filename == str(path)
    monkeypatch.undo()
    assert names(tmp_path) == ["paper.pdf"]
    assert path.read_bytes() == b"old"


def test_several_files_are_written_all_or_none(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    outputs = [output_at(tmp_path / name) for name in ("a", "b")]
    write = Unfinished.write

    def fails_on_the_second(self: Unfinished, content: bytes) -> None:
        if content == b"second":
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, content)

    monkeypatch.setattr(Unfinished, "write", fails_on_the_second)
    told: list[Output] = []
    with pytest.raises(OSError, match="No space left") as failed:
        write_all(list(zip(outputs, (b"first", b"second"), strict=True)), told.append)
    assert failed.value.filename == str(tmp_path / "b")
    assert told == []
    assert [(tmp_path / name).read_bytes() for name in ("a", "b")] == [b"old", b"old"]
    assert names(tmp_path) == ["a", "b"]


def test_who_is_stopped_just_after_the_move_is_told_that_it_stands(tmp_path, monkeypatch):
    move = Unfinished.move

    def stopped(self: Unfinished, place: Path) -> None:
        move(self, place)
        raise KeyboardInterrupt

    monkeypatch.setattr(Unfinished, "move", stopped)
    told: list[Output] = []
    output = output_at(tmp_path / "a")
    with pytest.raises(KeyboardInterrupt):
        write_all([(output, b"new")], told.append)
    assert told == [output]
    assert names(tmp_path) == ["a"]


@unix
def test_what_is_swept_is_ours_and_of_the_dead(tmp_path):
    mine = [
        "paper.part",
        ".paper.pdf.1234.part",
        ".investcase-notes.part",
        f"{unfinished._START}x.pdf",
        ".investcase-00000000-0123456789abcdef.part",
    ]
    for name in mine:
        (tmp_path / name).write_bytes(b"somebody's")
    folder, linked, twice = (f"{unfinished._START}{end}{unfinished._END}" for end in ("1", "2", "3"))
    (tmp_path / folder).mkdir()
    (tmp_path / linked).symlink_to("paper.part")
    (tmp_path / twice).hardlink_to(tmp_path / "paper.part")
    living = Unfinished(tmp_path)
    dead = tmp_path / f"{unfinished._START}0123456789abcdef{unfinished._END}"
    dead.write_bytes(b"half")
    sweep(tmp_path)
    assert names(tmp_path) == sorted([*mine, folder, linked, twice, living.path.name])
    living.end()


@root_alone
def test_what_another_left_is_his(tmp_path):
    theirs = tmp_path / f"{unfinished._START}0123456789abcdef{unfinished._END}"
    theirs.write_bytes(b"half")
    os.chown(theirs, NOBODY, NOBODY)
    sweep(tmp_path)
    assert theirs.exists()


@unix
def test_what_another_process_is_still_writing_stays_until_it_dies(tmp_path):
    code = "import sys, pathlib; from investcase.files.unfinished import Unfinished\n"
    code += "u = Unfinished(pathlib.Path(sys.argv[1])); print(u.path, flush=True); sys.stdin.read()"
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    theirs = Path(writer.stdout.readline().strip())
    write_whole(tmp_path / "mine", b"x")
    assert theirs.exists()
    writer.kill()
    writer.communicate()
    write_whole(tmp_path / "mine", b"y")
    assert names(tmp_path) == ["mine"]


@unix
def test_one_who_begins_while_another_sweeps_begins_again(tmp_path, monkeypatch):
    holds = []

    def swept_at_once(handle: int) -> None:
        holds.append(handle)
        if len(holds) == 1:
            for path in tmp_path.iterdir():
                path.unlink()

    monkeypatch.setattr(unfinished, "_hold", swept_at_once)
    unfinished.try_folder(tmp_path)
    assert len(holds) == 2
    assert names(tmp_path) == []


@unix
def test_a_limit_on_the_size_of_files_names_the_file(tmp_path):
    code = "import sys; from investcase.files.whole import write_whole; write_whole(sys.argv[1], b'x' * 100_000)"
    (tmp_path / "a").write_bytes(b"old")
    ended = subprocess.run(
        ["sh", "-c", f'ulimit -f 8; exec "$0" -c "{code}" "$1"', sys.executable, str(tmp_path / "a")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"File too large: '{tmp_path / 'a'}'" in ended.stderr
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_nothing_else_in_the_package_writes_files():
    """One rule needs one place where it is kept."""
    import ast

    import investcase

    calls = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "mkdir", "makedirs", "touch", "symlink_to"}
    package = Path(investcase.__file__).parent
    found = []
    for path in package.rglob("*.py"):
        if path.parent.name == "files" or path.is_relative_to(package / "assumptions"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                modes = [a.value for a in node.args if isinstance(a, ast.Constant) and name == "open"]
                modes += [k.value.value for k in node.keywords if k.arg == "mode" and isinstance(k.value, ast.Constant)]
                if name in calls or any(set("wax+") & set(str(m)) for m in modes if len(str(m)) < 4):
                    found.append(f"{path.relative_to(package)}:{node.lineno}: {name}")
    assert found == []
    assert whole.__doc__
