"""The page for maintainers names files that are there, the layers in their order, and words that the code has."""

import importlib.util
import re
from pathlib import Path

import pytest

from investcase.documents.bodies import plain_bodies

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "for-maintainers.md"
LAYERS = ROOT / "tests" / "packaging" / "test_layers.py"
NAMED = re.compile(r"`((?:src|tests|templates|assumptions|docs)/[^`\s]*)`")

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the docs stand in the source tree only")


def test_every_file_and_folder_named_is_there() -> None:
    named = NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_floors_are_those_that_the_imports_keep_to() -> None:
    spec = importlib.util.spec_from_file_location("layers", LAYERS)
    assert spec is not None
    assert spec.loader is not None
    layers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(layers)
    drawn = re.findall(r"^([a-z]+) {2,}\S", PAGE.read_text("utf-8"), re.MULTILINE)
    assert tuple(drawn) == layers.LAYERS
    assert all((ROOT / "src" / "investcase" / name).is_dir() for name in drawn)


def test_it_stays_short() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) <= 130


def test_every_name_of_ours_in_code_is_in_the_source() -> None:
    source = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "src").rglob("*.py")))
    names = re.findall(r"`@?([A-Z][A-Za-z_.]+)`", PAGE.read_text("utf-8"))
    missing = [name for name in names if name.rpartition(".")[2] not in source and name not in ("ID",)]
    assert names
    assert missing == []


def test_every_kind_of_body_stands_in_the_guide() -> None:
    guide = (ROOT / "docs" / "writing-a-case.md").read_text("utf-8")
    listed = guide[guide.index("\n## Naming the bodies") :].split("\n\n")[1]
    assert [body.id for body in plain_bodies() if f"`{body.id}`" not in listed] == []
