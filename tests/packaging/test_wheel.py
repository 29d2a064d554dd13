"""What is installed is whole: the code, the library of assumptions, the templates and the licences.

From a source tree the wheel is built and looked into; in the run on an installed wheel, the installation itself is
looked into. The same assertions hold for both.
"""

import email.message
import importlib.metadata
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import investcase

ROOT = Path(__file__).parents[2]
FROM_SOURCE = (ROOT / "src" / "investcase").is_dir()


@dataclass(frozen=True)
class Shipped:
    """A wheel's content, whether still packed or installed."""

    files: frozenset[str]
    metadata: email.message.Message
    entry_points: str


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    if not FROM_SOURCE:
        installed = importlib.metadata.distribution("investcase")
        return Shipped(
            files=frozenset(str(file) for file in installed.files or []),
            metadata=email.message_from_string(installed.read_text("METADATA") or ""),
            entry_points=installed.read_text("entry_points.txt") or "",
        )
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (info,) = {name.partition("/")[0] for name in names if ".dist-info/" in name}
        return Shipped(
            files=frozenset(names),
            metadata=email.message_from_bytes(packed.read(f"{info}/METADATA")),
            entry_points=packed.read(f"{info}/entry_points.txt").decode(),
        )


@pytest.mark.parametrize("folder", ["assumptions", "templates"])
def test_every_document_at_the_top_of_the_repository_is_inside(shipped: Shipped, folder: str) -> None:
    inside = {name for name in shipped.files if name.startswith(f"investcase/{folder}/")}
    assert inside
    if FROM_SOURCE:
        tracked = {
            f"investcase/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert inside == tracked


def test_the_code_and_its_types_are_inside(shipped: Shipped) -> None:
    assert {"investcase/__init__.py", "investcase/py.typed", "investcase/cli/main.py"} <= shipped.files


def test_nothing_but_the_package_is_installed(shipped: Shipped) -> None:
    top = {name.partition("/")[0] for name in shipped.files if not name.startswith("..")}
    assert {name.partition("-")[0] for name in top} == {"investcase"}


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_the_licences_go_along(shipped: Shipped, name: str) -> None:
    assert any(file.endswith(f".dist-info/licenses/{name}") for file in shipped.files)
    assert name in shipped.metadata.get_all("License-File", [])


def test_the_metadata_says_what_it_is(shipped: Shipped) -> None:
    assert shipped.metadata["Name"] == "investcase"
    assert shipped.metadata["License-Expression"] == "MIT"
    assert shipped.metadata["Requires-Python"] == ">=3.11"
    assert shipped.metadata["Description-Content-Type"] == "text/markdown"


def test_the_command_is_installed(shipped: Shipped) -> None:
    assert "investcase = investcase.cli.start:main" in shipped.entry_points


def test_the_package_under_test_is_the_one_meant() -> None:
    found = Path(investcase.__file__).resolve()
    if FROM_SOURCE:
        assert found.is_relative_to(ROOT.resolve() / "src")
    else:
        assert found.is_relative_to(Path(sys.prefix).resolve())
        assert not found.is_relative_to(ROOT.resolve())
