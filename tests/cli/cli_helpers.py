"""Running the command line as its users do: a process of its own, with its exit code and both streams."""

import os
import subprocess
import sys
from pathlib import Path

RUN = "import sys; from investcase.cli.main import main; sys.argv[0] = 'investcase'; main()"
BOTH = ("--model", "ccn-independent-settings", "--model", "ccn-home-care-hours")


def investcase(
    *args: str, cwd: Path, env: dict[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """One command, run to its end with no terminal anywhere; the date is the 22nd of November 2026."""
    here = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    surroundings = {**here, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run(
        [sys.executable, "-c", RUN, *args],
        cwd=cwd,
        env=surroundings,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
