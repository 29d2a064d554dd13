"""What each command imports, asked of the interpreter itself after the command has run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")
HEAVY = ("numpy", "pandas", "scipy", "weasyprint", "jinja2")
RUN_AND_TELL = """
import json, sys
from investcase.cli.main import main
sys.argv = ["investcase", *json.loads(sys.argv[1])]
try:
    main()
finally:
    print("\\nimported:" + json.dumps([name for name in sys.modules if "." not in name]), file=sys.stderr)
"""
NOTHING = frozenset(HEAVY)
NO_PAPER = NOTHING - {"numpy"}
NO_PDF = frozenset({"pandas", "scipy", "weasyprint"})


@pytest.mark.parametrize(
    ("args", "kept_out"),
    [
        (["--help"], NOTHING),
        (["--version"], NOTHING),
        *[
            ([name, "--help"], NOTHING)
            for name in ("new", "list", "show", "doctor", "check", "run", "pdf", "report", "explain", "compare")
        ],
        (["list", "models"], NOTHING),
        (["list", "places"], NOTHING),
        (["list", "figures"], NOTHING),
        (["list", "sources"], NOTHING),
        (["list", "checks"], NO_PAPER),
        (["show", "Kent"], NOTHING),
        (["show", "ccn-independent-settings"], NOTHING),
        (["show", "home-care.hourly-rate"], NOTHING),
        (["new", "a", "--place", "Kent", "--model", "ccn-independent-settings"], NO_PAPER),
        (["check", KENT], NO_PAPER),
        (["run", KENT], NO_PDF),
        (["run", KENT, "--format", "json"], NO_PDF),
        (["plan", KENT], NO_PDF),
        (["explain", KENT, "npsv"], NO_PAPER),
        (["compare", KENT, KENT], NO_PAPER),
    ],
    ids=lambda value: "-".join(value).replace(KENT, "kent") if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(args, kept_out, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", RUN_AND_TELL, json.dumps(args)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    imported = set(json.loads(ended.stderr.rpartition("imported:")[2]))
    assert "investcase" in imported
    assert not imported & kept_out


def test_the_module_runs_the_same_commands_with_the_same_exit_codes() -> None:
    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "investcase", *args]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)

    version, misuse = run("--version"), run("nothing")
    assert (version.returncode, version.stdout[:10]) == (0, "investcase")
    assert misuse.returncode == 2
    assert "there is no command 'nothing'" in misuse.stderr
