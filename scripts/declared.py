"""What pyproject.toml declares, for the proofs: the lowest versions as pip constraints, or a pattern of the names.

declared.py --lowest     a line NAME==LOWEST for each dependency and each tool that the tests need
declared.py --pattern    a regular expression that the names of the dependencies match in `pip list --format freeze`
"""

import re
import sys
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
NAMED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<lowest>[0-9.]+)(,<[0-9.]+)?")


def declared(group: list[str]) -> list[tuple[str, str]]:
    """Name and lowest version of each; ends the program at one that gives no lowest version."""
    found = []
    for line in group:
        if line.startswith("investcase["):
            continue  # its own extras, which are declared beside it
        match = NAMED.fullmatch(line)
        if match is None:
            sys.exit(f"pyproject.toml: {line!r} does not say its lowest version as NAME>=VERSION")
        found.append((match["name"], match["lowest"]))
    return found


extras = PROJECT["optional-dependencies"]
apart = ("dev", "docs", "languages", "test")
needed = declared(
    PROJECT["dependencies"] + [line for name, lines in extras.items() if name not in apart for line in lines]
)
if sys.argv[1:] == ["--lowest"]:
    tools = declared(extras["test"])
    sys.stdout.writelines(f"{name}=={lowest}\n" for name, lowest in needed + tools)
elif sys.argv[1:] == ["--pattern"]:
    sys.stdout.write(f"^({'|'.join(name for name, _ in needed)})==\n")
else:
    sys.exit(__doc__)
