"""The page on asking why shows what the commands print."""

import re
from pathlib import Path

import pytest

from cases import SMALLEST
from investcase.appraisal.appraise import appraise
from investcase.appraisal.comparing import compare
from investcase.appraisal.explaining import Explainer
from investcase.report.compared import compared_text
from investcase.report.explained import explained_text
from investcase.resolving.case import load

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "asking-why.md"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is not part of the wheel")
TEXT = PAGE.read_text("utf-8") if PAGE.is_file() else ""
BLOCKS = re.findall(r"^```console\n\$ investcase (.*?)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    changed = SMALLEST.replace("£60000", "£70000").replace("2027-28: £80k", "2027-28: £90k").replace("3.5%", "3%")
    (tmp_path / "draft-3.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "draft-4.yaml").write_text(changed, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("command", "output"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_every_output_shown_is_what_the_command_prints(command, output, drafts):
    kind, first, name, *depth = command.split()
    if kind == "compare":
        assert compared_text(compare(load(first), load(name))) == output
    else:
        path = ROOT / first if first.startswith("examples/") else first
        shown = Explainer(appraise(load(path))).explain(name)
        assert explained_text(shown, int(depth[1]) if depth else 2) == output


def test_every_name_in_the_table_can_be_asked_for():
    explainer = Explainer(appraise(load(ROOT / "examples" / "kent-at-home")))
    rows = [line for line in TEXT.splitlines() if line.startswith("|") and "`" in line]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    assert len(names) > 12
    for name in names:
        explainer.explain(name)
