"""Libraries for tests: the shipped one, and one of a council's own that a test writes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.places import Places
from own_library import PLACES as SIDECAR


@pytest.fixture
def places() -> Places:
    return Places(shipped_library())


@pytest.fixture
def library() -> Library:
    return shipped_library()


@pytest.fixture
def own_places(tmp_path: Path) -> Callable[..., Places]:
    """A library whose places/extra.csv and sidecar a test gives, above the shipped one."""

    def make(csv: str, sidecar: str = SIDECAR) -> Places:
        folder = tmp_path / "assumptions"
        (folder / "places").mkdir(parents=True, exist_ok=True)
        (folder / "places" / "extra.yaml").write_text(sidecar, "utf-8")
        (folder / "places" / "extra.csv").write_text(csv, "utf-8")
        return Places(shipped_library([Origin(COUNCIL, folder)]))

    return make


@pytest.fixture
def sidecar() -> str:
    return SIDECAR
