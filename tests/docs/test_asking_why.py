"""The page on asking why names what can be asked for; its commands are run by test_commands_shown.py."""

import re
from pathlib import Path

import pytest

from investcase.appraisal.appraise import appraise
from investcase.appraisal.explaining import Explainer
from investcase.resolving.case import load

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "asking-why.md"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of the wheel")
TEXT = PAGE.read_text("utf-8") if PAGE.is_file() else ""


def test_every_name_in_the_table_can_be_asked_for():
    explainer = Explainer(appraise(load(ROOT / "examples" / "kent-at-home")))
    rows = [line for line in TEXT.splitlines() if line.startswith("|") and "`" in line]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert len(names) > 12
    for name in names:
        explainer.explain(name)
