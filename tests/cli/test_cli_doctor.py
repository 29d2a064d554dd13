"""`investcase doctor`: what is well, what is not, and the one line that mends it."""

import re
import sys
from pathlib import Path

import pytest
from cli_helpers import investcase
from click.testing import CliRunner

from investcase.catalogue import shipped
from investcase.cli import health
from investcase.cli.doctor import command
from investcase.report.pdf.unavailable import install_line


def test_all_is_well_where_everything_works(tmp_path):
    ended = investcase("doctor", cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert ended.stdout.splitlines()[-1] == "All is well."
    flat = " ".join(ended.stdout.split())
    # What is found may go on in a second line.
    assert [line[:8] for line in ended.stdout.splitlines()[:-1] if line[:8].strip()] == ["ok      "] * 8
    assert re.search(r"Library: [1-9]\d* models, [1-9]\d* figures, [1-9]\d* places, [1-9]\d* sources", flat)
    assert "SourceSans3-Regular" in ended.stdout
    libraries = r"WeasyPrint 70\.\S+, pydyf \S+, fontTools \S+, Pango 1\.\d+\.\d+, HarfBuzz \d+\.\d+\.\d+, zlib \S+"
    assert re.search(f"Bytes of a paper: those of {libraries}", flat)
    assert list(tmp_path.iterdir()) == []


class _NoPango:
    """An importer for which WeasyPrint finds no Pango."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'\nmore lines")


def test_without_pango_the_one_line_that_installs_it_is_shown(monkeypatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_NoPango(), *sys.meta_path])
    ended = CliRunner().invoke(command, standalone_mode=False)
    assert ended.return_value == 3
    assert "not ok  PDF: Pango cannot be loaded (cannot load library 'libpango-1.0-0')" in ended.output
    assert f"        {install_line()}\n" in ended.output
    assert "more lines" not in ended.output
    assert ended.output.endswith("1 of 7 are not ok.\n")


def test_a_terminal_that_lacks_signs_ends_with_three(tmp_path):
    ended = investcase("doctor", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 3
    assert "not ok  Terminal: ascii cannot show every sign of the paper\n        export PYTHONUTF8=1" in ended.stdout


def test_a_folder_that_cannot_be_written_is_said(monkeypatch):
    def refused(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("investcase.files.unfinished.try_folder", refused)
    (found,) = [finding for finding in health.examined() if finding.what == "This folder"]
    assert (found.good, found.mend) == (False, "cd to a folder of your own")
    assert "Permission denied" in found.found


@pytest.mark.parametrize("what", ["Fonts", "Library"])
def test_a_broken_installation_is_said(what, monkeypatch, tmp_path):
    package = tmp_path / "src" / "investcase"
    package.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    (found,) = [finding for finding in health.examined() if finding.what == what]
    assert not found.good
    assert "folder is missing" in found.found
    assert found.mend == "python3 -m pip install --force-reinstall investcase"


def test_a_damaged_library_is_said_with_its_first_fault(monkeypatch, tmp_path):
    assumptions = tmp_path / "assumptions"
    (assumptions / "models" / "bad").mkdir(parents=True)
    (assumptions / "models" / "bad" / "model.yaml").write_text("format: investcase/model/1\nmodel: [\n", "utf-8")
    package = Path(tmp_path / "src" / "investcase")
    package.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    (found,) = [finding for finding in health.examined() if finding.what == "Library"]
    assert not found.good
    assert "models/bad/model.yaml" in found.found
