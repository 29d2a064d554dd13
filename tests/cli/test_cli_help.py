"""The help lists every command once, by what one is about to do."""

from __future__ import annotations

import re

from click.testing import CliRunner

from investcase.cli.main import cli


def test_every_command_stands_once_in_the_help_and_under_a_heading():
    shown = CliRunner().invoke(cli, ["--help"]).output
    headings = re.findall(r"^(\S.*):$", shown, re.MULTILINE)
    assert headings[:5] == ["Options", "Write", "Look", "Explain", "Hand over"]
    assert "More" not in headings, "each command has its group"
    below = shown[shown.index("\nWrite:") :]
    listed = re.findall(r"^  ([a-z-]+)  ", below, re.MULTILINE)
    assert sorted(listed) == sorted(cli.list_commands(None))
