"""The shipped library, and a small case of one model."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from worked_case import CASE, Worked

from investcase import appraise, load
from investcase.catalogue.library import Library, shipped_library


@pytest.fixture
def library() -> Library:
    return shipped_library()


@pytest.fixture
def work(tmp_path: Path) -> Callable[..., Worked]:
    """Appraise a case of one model, in Kent and 2026-27 prices unless a test says otherwise."""

    def made(
        model: str,
        choices: Mapping[str, str] | None = None,
        inputs: Mapping[str, str] | None = None,
        *,
        place: str = "Kent",
        start: str = "2027-28",
        price_base: str = "2026-27",
        years: int = 8,
        more: str = "",
    ) -> Worked:
        given = ", ".join(f"{name}: {{value: {value}, source: the test}}" for name, value in (inputs or {}).items())
        picked = ", ".join(f"{name}: {value}" for name, value in (choices or {}).items())
        file = tmp_path / "case.yaml"
        file.write_text(
            CASE.format(
                model=model,
                choices=f"{{{picked}}}",
                inputs=f"{{{given}}}",
                place=place,
                start=start,
                price_base=price_base,
                years=years,
                more=more,
            ),
            "utf-8",
        )
        return Worked(appraise(load(file)))

    return made
