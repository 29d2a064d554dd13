"""A command that is stopped while it loads: one sentence and no traceback, from the first line that is ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import investcase
from investcase.cli.at_once import STOPPED

STOPPED_WHILE = """
import os, runpy, signal, sys

class Stopping:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[-1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Stopping())
"""
"""A process that gets a Ctrl-C when it begins to load a module."""
BY_SCRIPT = "from investcase.cli.start import main; sys.exit(main())"
BY_MODULE = "runpy.run_module('investcase', run_name='__main__')"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("how", [BY_SCRIPT, BY_MODULE], ids=["script", "module"])
@pytest.mark.parametrize(
    "module", ["investcase.cli.main", "click", "investcase.cli.failure", "investcase.cli.stopping"]
)
def test_a_stop_while_it_loads_is_one_sentence(how: str, module: str) -> None:
    code = f"{STOPPED_WHILE}\n{how}"
    ended = subprocess.run([sys.executable, "-c", code, module], capture_output=True, text=True, check=False)
    assert ended.stderr.strip() == "Stopped; nothing was written."
    assert ended.returncode == STOPPED


def test_nothing_is_loaded_before_a_stop_is_answered() -> None:
    # Without `site`, which loads much itself, and with it the place where an editable installation is.
    there = str(Path(investcase.__file__).parents[1])
    code = f"import sys; sys.path.insert(0, {there!r}); had = set(sys.modules); import investcase.cli.start; "
    code += "print(sorted(set(sys.modules) - had))"
    ended = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(ended.stdout.replace("'", '"')))
    assert {name for name in loaded if name.startswith("investcase")} == {
        "investcase",
        "investcase.cli",
        "investcase.cli.at_once",
        "investcase.cli.start",
    }
    assert not loaded & {"click", "dataclasses", "datetime", "enum", "pathlib", "re", "signal", "typing"}


def test_who_ignores_ctrl_c_is_not_stopped_by_it() -> None:
    code = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{STOPPED_WHILE}\n{BY_SCRIPT}"
    args = [sys.executable, "-c", code, "--version", "click"]
    ended = subprocess.run(args, capture_output=True, text=True, check=False)
    assert "Stopped" not in ended.stderr
