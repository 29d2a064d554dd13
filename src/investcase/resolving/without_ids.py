"""Names of what its author gives no id: said from what it is, so that no order of a list changes what a name means.

A demand is called after its body and its budget line, a release after its body and the lines that it names. Once both
were called after their place in their list; whoever writes such a name is told the one of now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from investcase.documents.case import Case
from investcase.documents.demand import Demand
from investcase.documents.release import Release

_DEMAND = re.compile(r"demand\.(?P<place>\d{1,4})(?P<rest>\..+)")
_WORD = re.compile(r"[^\W_]+")
_RELEASE = re.compile(r"(?:.+\.)?(?P<entry>[^.]+)-release-(?P<place>\d{1,4})-")


def demand_names(demands: Sequence[Demand]) -> tuple[str, ...]:
    """The name of each demand, such as `demand.council.home-care`, with a number where two would be called alike."""
    named: dict[tuple[str, str], str] = {}
    for body, line in sorted({_what(each) for each in demands}):
        plain = f"demand.{body}.{'-'.join(_WORD.findall(line)) or 'budget-line'}"
        alike = [plain, *(f"{plain}-{number}" for number in range(2, len(demands) + 2))]
        named[body, line] = next(name for name in alike if name not in named.values())
    return tuple(named[_what(each)] for each in demands)


def called(release: Release) -> str:
    """What tells a release from the others of its intervention: its body; where it names lines, those too."""
    return "-".join((str(release.body), *sorted(release.lines)))


def name_now(name: str, case: Case) -> str:
    """The name that a demand or a release has now, for one that tells its place in its list; else the same name."""
    if demand := _DEMAND.fullmatch(name):
        for number, now in enumerate(demand_names(case.demand), start=1):
            if number == int(demand["place"]):
                return now + demand["rest"]
    if release := _RELEASE.match(name):
        start, end = release.span("place")
        for entry in (entry for option in case.options for entry in option.interventions):
            for number, told in enumerate(() if entry.release == "none" else entry.release, start=1):
                if (entry.id, number) == (release["entry"], int(release["place"])):
                    return name[:start] + called(told) + name[end:]
    return name


def _what(demand: Demand) -> tuple[str, str]:
    return str(demand.body), demand.budget_line.strip().casefold()
