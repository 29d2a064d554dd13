"""How long the commands take to start and answer, as ratios to a bare interpreter in the same run.

    python benchmarks/start_up.py [rounds]

Every command runs as a whole process, round robin, so that a busy moment falls on all of them alike; the best of each
is compared, because what is added to the best is noise.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = str(Path(__file__).resolve().parent.parent / "examples" / "kent-at-home")
MAIN = "import sys; from investcase.cli.main import main; sys.argv = ['investcase', *sys.argv[1:]]; main()"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import numpy, pydantic, yaml, click": ["-c", "import numpy, pydantic, yaml, click"],
    "investcase --help": ["-c", MAIN, "--help"],
    "investcase check": ["-c", MAIN, "check", EXAMPLE],
    "investcase run": ["-c", MAIN, "run", EXAMPLE],
    "investcase list models": ["-c", MAIN, "list", "models"],
}


def seconds(arguments: list[str]) -> float:
    """One whole process, from start to end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the best of every command and its ratio to the bare interpreter."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    base = min(taken["python -c pass"])
    print(f"{'command':<40} {'best, ms':>9} {'ratio':>7}")
    for name, times in taken.items():
        print(f"{name:<40} {min(times) * 1000:>9.0f} {min(times) / base:>7.1f}")


if __name__ == "__main__":
    main()
