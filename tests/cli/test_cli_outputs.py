"""Where a command writes: named after the folder, links followed, `-` is standard output, and no input is written over.

What cannot be written is told before any work is done, with what to write instead.
"""

import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helpers import RUN, investcase

from cases import SMALLEST

CASE = SMALLEST.replace("title: Grants, body", 'title: =HYPERLINK("x"), body')
unix = pytest.mark.skipif(sys.platform == "win32", reason="devices and permissions of Unix")
NEW = ("--place", "Kent", "--model", "ccn-independent-settings")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with one case in a folder, and its copy."""
    for name in ("lancs", "lancs-v2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").write_text(CASE, "utf-8")
    return tmp_path


def made(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"lancs", "lancs-v2"}


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("lancs", "lancs"),
        ("lancs-v2/", "lancs-v2"),
        ("lancs-v2/case.yaml", "lancs-v2"),
        ("lancs/../lancs-v2", "lancs-v2"),
        ("lancs/draft 1.2.yaml", "draft 1.2"),
    ],
)
def test_a_copy_never_writes_over_the_paper_of_the_first(case, name, here):
    shutil.copy(here / "lancs" / "case.yaml", here / "lancs" / "draft 1.2.yaml")
    done = investcase("plan", case, cwd=here)
    assert (done.returncode, done.stdout) == (0, f"Wrote {name}.csv\n")
    assert made(here) == {f"{name}.csv"}


def test_a_case_is_called_after_its_folder_from_inside_too(here):
    for case, where in ((".", here / "lancs-v2"), ("..", here / "lancs-v2" / "in")):
        where.mkdir(exist_ok=True)
        assert investcase("report", case, "--to", "json,csv", cwd=where).returncode == 0
        assert {"lancs-v2.json", "lancs-v2.csv"} <= {path.name for path in where.iterdir()}
    assert investcase("equality", "lancs-v2", "-o", "x.html", cwd=here).returncode == 0
    named = investcase("equality", "lancs-v2", "-o", "lancs", cwd=here)
    assert f"write -o {Path('lancs') / 'lancs-v2-equality.pdf'}" in named.stderr


@pytest.mark.parametrize("command", [("plan",), ("report", "--to", "html"), ("report", "--to", "json"), ("pdf",)])
def test_a_dash_is_standard_output_and_nothing_else_stands_there(command, here):
    if command == ("pdf",):
        pytest.importorskip("weasyprint", reason="needs Pango", exc_type=OSError)
    ending = command[-1] if len(command) > 1 else {"pdf": "pdf", "plan": "csv"}[command[0]]
    assert investcase(command[0], "lancs", *command[1:], "-o", f"x.{ending}", cwd=here).returncode == 0
    for dash in ("-", "/dev/stdout")[: 1 if sys.platform == "win32" else 2]:
        done = subprocess.run(
            [sys.executable, "-c", RUN, command[0], "lancs", *command[1:], "-o", dash],
            cwd=here,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0
        assert done.stdout == (here / f"x.{ending}").read_bytes()
    assert made(here) == {f"x.{ending}", *(["x-evidence.pdf"] if ending == "pdf" else [])}


@unix
def test_standard_output_by_any_name_is_not_written_over(here):
    """A shell has opened it already: what is moved there would be what nobody reads."""
    with (here / "out.csv").open("wb") as out:
        for name in ("out.csv", "/dev/stdout"):
            subprocess.run([sys.executable, "-c", RUN, "plan", "lancs", "-o", name], cwd=here, stdout=out, check=True)
    assert (here / "out.csv").read_bytes().count(b"Reference,Body") == 2
    assert made(here) == {"out.csv"}


@unix
def test_devices_and_pipes_are_written_to(here):
    assert investcase("plan", "lancs", "-o", "/dev/null", cwd=here).returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert not Path("/dev/null.csv").exists()
    os.mkfifo(here / "pipe")
    nobody = investcase("plan", "lancs", "-o", "pipe", cwd=here)
    assert (nobody.returncode, nobody.stderr.splitlines()[-1]) == (
        3,
        "investcase: nobody reads from this pipe; start its reader first: pipe",
    )
    reader = subprocess.Popen(["cat", "pipe"], cwd=here, stdout=subprocess.PIPE)
    holding = os.open(here / "pipe", os.O_RDWR)  # the reader is there for certain
    written = investcase("plan", "lancs", "-o", "pipe", cwd=here)
    os.close(holding)
    assert written.returncode == 0
    assert reader.communicate(timeout=60)[0].startswith(b"\xef\xbb\xbfReference")
    assert stat.S_ISFIFO((here / "pipe").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_device_is_named(here):
    done = investcase("plan", "lancs", "-o", "/dev/full", cwd=here)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (3, "investcase: No space left on device: /dev/full")


@pytest.mark.parametrize(
    ("command", "output", "code", "said"),
    [
        ("pdf", "x.txt", 2, "x.txt ends in .txt, not in .pdf; write -o x.pdf"),
        ("plan", "draft-1.2", 2, "draft-1.2 ends in .2, not in .csv; write -o draft-1.2.csv"),
        ("equality", "x.docx", 2, "x.docx ends in .docx, not in .pdf or .html; write -o x.pdf"),
        ("pdf", "", 2, "-o is empty; write -o lancs.pdf"),
        ("pdf", "lancs", 2, f"lancs is a folder; write -o {Path('lancs') / 'lancs.pdf'}"),
        ("pdf", "no such/x.pdf", 2, "there is no folder no such; make it first: mkdir -p 'no such'"),
        ("report", "none/", 2, "there is no folder none/; make it first: mkdir -p none/"),
        ("plan", "lancs/case.yaml/x.csv", 2, "case.yaml is not a folder"),
        ("plan", "a" * 300, 2, "cannot be written: that name is too long for this disk; choose a shorter one"),
        ("plan", "loop.csv", 2, "loop.csv cannot be written: that is a link which leads only to itself"),
        ("plan", "read-only.csv", 3, "read-only.csv is read-only, so it is left as it is"),
    ],
)
def test_what_cannot_be_written_is_told_before_any_work(command, output, code, said, here):
    """The case is broken: it would be told of, had it been read."""
    (here / "lancs" / "case.yaml").write_text("format: nonsense\n", "utf-8")
    (here / "read-only.csv").write_text("mine", "utf-8")
    (here / "read-only.csv").chmod(0o444)
    if "loop" in output:
        if sys.platform == "win32":
            pytest.skip("links are for administrators there")
        (here / "loop.csv").symlink_to("loop.csv")
    before = made(here)
    done = investcase(command, "lancs", "-o", output, cwd=here)
    assert said in done.stderr
    assert (done.returncode, done.stdout) == (code, "")
    assert made(here) == before
    assert (here / "read-only.csv").read_text("utf-8") == "mine"


def test_the_remedies_work_when_typed(here):
    done = investcase("plan", "lancs", "-o", "no such/x.csv", cwd=here)
    subprocess.run(shlex.split(done.stderr.strip().rpartition("make it first: ")[2]), cwd=here, check=True)
    assert investcase("plan", "lancs", "-o", "no such/x.csv", cwd=here).returncode == 0
    done = investcase("plan", "lancs", "-o", "a b.txt", cwd=here)
    remedy = shlex.split(done.stderr.strip().rpartition("write ")[2])
    assert investcase("plan", "lancs", *remedy, cwd=here).returncode == 0
    assert (here / "a b.csv").exists()


def test_no_case_is_written_over_whatever_it_is_called(here):
    shutil.copy(here / "lancs" / "case.yaml", here / "same.json")
    (here / "hard.json").hardlink_to(here / "same.json")
    outputs = [(), ("-o", "same.json"), ("-o", "hard.json"), ("-o", str(Path("lancs") / ".." / "same.json"))]
    if sys.platform != "win32":
        (here / "soft.json").symlink_to("same.json")
        outputs.append(("-o", "soft.json"))
    for output in outputs:
        done = investcase("report", "same.json", "--to", "json", *output, cwd=here)
        assert done.returncode == 2
        assert "is a case that is read here" in done.stderr
        assert (here / "same.json").read_text("utf-8") == CASE
    done = investcase("equality", "lancs", "--with", "same.json", "-o", "same.json", cwd=here)
    assert done.returncode == 2


def test_no_file_of_a_library_is_written_over(here):
    figures = here / "assumptions" / "places"
    figures.mkdir(parents=True)
    table = figures / "wales-mine.csv"
    table.write_text("code,name\nX1,Empty Vale\n", "utf-8")
    (figures / "wales-mine.yaml").write_text(
        "format: investcase/places/1\ntable: wales-mine\ntitle: Ours\nnation: wales\nkind: council\n"
        "csv: wales-mine.csv\nkey: code\nname: name\nlists_places: yes\ncolumns: []\n",
        "utf-8",
    )
    (here / "mine.csv").hardlink_to(table)
    for output in ("mine.csv", str(table)):
        for library in ((), ("--library", "assumptions")):
            done = investcase("plan", "lancs", "-o", output, *library, cwd=here)
            assert (done.returncode, done.stdout) == (2, "")
            assert "is part of a library that is read here" in done.stderr
    assert table.read_text("utf-8").endswith("Empty Vale\n")


def test_the_rule_holds_from_python_too(here, monkeypatch):
    import investcase as package

    monkeypatch.chdir(here)
    shutil.copy(here / "lancs" / "case.yaml", here / "same.json")
    appraisal = package.appraise(package.load("same.json"))
    with pytest.raises(OSError, match="is a case that is read here"):
        package.render(appraisal, here / "same.json")
    with pytest.raises(OSError, match="there is no folder"):
        package.render(appraisal, here / "none" / "x.json")
    with pytest.raises(ValueError, match=r"x\.txt ends in none of"):
        package.render(appraisal, here / "x.txt")


def test_several_formats_need_a_folder(here):
    for output, said in (
        ("-", "- is standard output"),
        ("", "-o is empty"),
        ("none", "make it first"),
        ("lancs/case.yaml", "not a folder"),
    ):
        done = investcase("report", "lancs", "--to", "csv,json", "-o", output, cwd=here)
        assert done.returncode == 2
        assert said in done.stderr
    done = investcase("report", "lancs", "--to", "csv,json", "-o", "lancs-v2", cwd=here)
    assert done.stdout.splitlines() == [f"Wrote {Path('lancs-v2') / f'lancs.{form}'}" for form in ("csv", "json")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("command", [("plan", "lancs", "-o", "shut/x.csv"), ("new", "a", *NEW, "--output", "shut/in")])
def test_somebody_without_the_right_is_told_before_any_work(command, here):
    """As the user nobody, since root may write everywhere."""
    (here / "lancs" / "case.yaml").write_text("format: nonsense\n", "utf-8")
    (here / "shut").mkdir(mode=0o755)
    for folder in (here, *here.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o755)
    names = ("plan", "new", "asking.asked", "asking.first", "asking.keeping", "failure", "stopping")
    # Everything is loaded first: nobody may be unable to read the interpreter's own folders.
    loaded = "click, os, sys, investcase.resolving.case, investcase.checks.review, investcase.cli.report, "
    loaded += ", ".join(f"investcase.cli.{name}" for name in names)
    code = f"import {loaded}; from investcase.cli.main import main; os.setgid(65534); os.setuid(65534); "
    code += f"sys.argv = {['investcase', *command]}; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=here, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "nothing can be put into" in done.stderr
    assert "Permission denied" in done.stderr
    assert list((here / "shut").iterdir()) == []


@unix
def test_a_draft_follows_the_umask(tmp_path):
    """So that a colleague in the group can edit it (folder and file alike)."""
    made = subprocess.run(
        ["sh", "-c", 'umask 002; exec "$0" "$@"', sys.executable, "-c", RUN, "new", "a", *NEW],
        cwd=tmp_path,
        check=False,
    )
    assert made.returncode == 0
    assert stat.S_IMODE((tmp_path / "a" / "case.yaml").stat().st_mode) == 0o664
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o775


def test_a_draft_that_cannot_be_written_leaves_no_folder(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from investcase.cli.new import command
    from investcase.files.unfinished import Unfinished

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Unfinished, "write", full)
    done = CliRunner().invoke(command, ["a", *NEW, "--output", str(tmp_path / "deep" / "down")])
    assert isinstance(done.exception, OSError)
    assert list(tmp_path.iterdir()) == []


@unix
def test_a_pdf_is_not_thrown_at_a_terminal(here):
    import pty

    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine gives no terminal: {error}")
    args = [sys.executable, "-c", RUN, "pdf", "lancs", "-o", "-"]
    done = subprocess.run(args, cwd=here, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"a PDF is not for a terminal to show; write it to a file: -o paper.pdf" in done.stderr


def test_a_template_that_is_none_is_told_before_any_work(here):
    (here / "council.docx").write_text("not a document", "utf-8")
    for options, words in (
        (("docx", "--template", "council.docx"), "council.docx cannot be a template: it is no Word document"),
        (("html", "--template", "council.docx"), "--template is of a paper in Word, and html is none; add docx"),
        (("docx", "--template", "there.docx"), "the template 'there.docx' cannot be found: nothing of that name"),
        (("docx", "--template", "."), "the template '.' is a folder; name a file"),
        (("doxc",), "did you mean 'docx'?"),
    ):
        done = investcase("report", "lancs", "--to", *options, cwd=here)
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
        assert made(here) == {"council.docx"}
