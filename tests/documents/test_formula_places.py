"""A problem inside a formula points at the character, however the formula is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import faults, with_model
from investcase.catalogue.shipped import assumptions_dir
from investcase.reading.problems import Severity

OLD = "        formula: hours_now * reduction * rollout\n"


@pytest.mark.parametrize(
    "written",
    [
        "        formula: hours_now * @ reduction\n",
        "        formula:   hours_now * @ reduction\n",
        "        formula: 'hours_now * @ reduction'\n",
        '        formula: "hours_now * @ reduction"\n',
        "        formula: |\n          hours_now * @ reduction\n",
        "        formula: |\n          hours_now\n          * @ reduction\n",
        "        formula: |-\n            hours_now\n\n              * @ reduction\n",
        "        formula: >\n          hours_now\n          * @ reduction\n",
    ],
)
def test_the_caret_stands_under_the_character_at_fault(written: str, tmp_path: Path) -> None:
    text = (assumptions_dir() / "models" / "ccn-home-care-hours" / "model.yaml").read_text("utf-8")
    assert text.count(OLD) == 1
    folder = tmp_path / "assumptions" / "models" / "ccn-home-care-hours"
    folder.mkdir(parents=True)
    changed = text.replace(OLD, written)
    (folder / "model.yaml").write_text(changed, "utf-8")
    found = [p for p in faults(with_model(model="ccn-home-care-hours"), tmp_path) if p.severity is Severity.ERROR]
    assert [p.code for p in found] == ["formula"]
    at = found[0].position
    assert at is not None
    assert changed.split("\n")[at.line - 1][at.column - 1] == "@"
    assert found[0].excerpt is not None
    shown, caret = found[0].excerpt.split("\n")
    assert shown[caret.index("^")] == "@"
