"""The shipped tables are what the tool makes of prepared data, byte for byte, and bad data is refused whole."""

import runpy
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from investcase.catalogue.shipped import assumptions_dir

TOOL = Path(__file__).parents[2] / "tools" / "ingest_areas.py"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    if not TOOL.exists():
        pytest.skip("the tool is kept in the repository only")
    module = SimpleNamespace(__name__="ingest_areas")
    monkeypatch.setitem(sys.modules, "ingest_areas", module)  # dataclasses look their module up
    module.__dict__.update(runpy.run_path(str(TOOL), run_name="ingest_areas"))
    return module


@pytest.fixture
def prepared(tool: SimpleNamespace, tmp_path: Path) -> Path:
    source = tmp_path / "prepared"
    source.mkdir()
    for table in tool.TABLES:
        shipped = (assumptions_dir() / "places" / f"{table.name}.csv").read_bytes()
        (source / table.source).write_bytes(b"# where it comes from\n" + shipped)
    return source


def test_the_shipped_tables_are_made_again_byte_for_byte(tool: SimpleNamespace, prepared: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    assert tool.main([str(prepared), "--to", str(made)]) == 0
    shipped = {path.name: path.read_bytes() for path in (assumptions_dir() / "places").glob("*.csv")}
    assert {path.name: path.read_bytes() for path in made.iterdir()} == shipped


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"E06000002,Middlesbrough", b"E06000001,Middlesbrough", "a code has two rows"),
        (b"Kent,1729,", b"Kent,1279,", "E10000016 admissions_65_plus_2024_25 is '1279', not '1729'"),
        (b"\nE06000002,Middlesbrough", b"\n#E06000002,Middlesbrough", "152 rows, not 153"),
        (b"Kent,1729,", b"Kent,", "a row is longer or shorter than the heading"),
    ],
)
def test_data_that_is_not_what_was_published_is_refused_and_nothing_is_written(
    tool: SimpleNamespace,
    prepared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    old: bytes,
    new: bytes,
    said: str,
) -> None:
    activity = prepared / "england_asc_activity.csv"
    raw = activity.read_bytes()
    assert old in raw
    activity.write_bytes(raw.replace(old, new))
    made = tmp_path / "made"
    made.mkdir()
    assert tool.main([str(prepared), "--to", str(made)]) == 1
    assert f"england_asc_activity.csv: {said}" in capsys.readouterr().err
    assert list(made.iterdir()) == []
