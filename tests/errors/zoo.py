"""Mistakes that people make in a case, as data: what was typed in place of what, and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from investcase.checks.review import appraised
from investcase.reading.mends import lines_of, mended
from investcase.reading.problems import Mend, Problem, Problems
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

FOLDER = Path(__file__).parent
RIGHT = SourceText("case.yaml", (FOLDER / "case.yaml").read_text("utf-8"))
"""A case with nothing wrong in it that a mistake of the zoo is made in."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: a piece of the right case, and what stands there instead."""

    kind: str
    number: int
    right: str
    typed: str
    told: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called among tests."""
        return f"{self.kind}-{self.number}"

    def made(self) -> SourceText:
        """The case with the mistake in it."""
        assert RIGHT.text.count(self.right) == 1, f"{self.right!r} stands {RIGHT.text.count(self.right)} times"
        return SourceText(RIGHT.name, RIGHT.text.replace(self.right, self.typed))


def kinds() -> Iterator[tuple[str, dict]]:
    """Every file of the zoo by its name, as it is written."""
    for file in sorted(FOLDER.glob("*.yaml")):
        if file.stem not in ("case", "read-alike"):
            yield file.stem, _read(file)


def read_alike() -> Iterator[tuple[str, dict]]:
    """What is no mistake: a piece of the right case, what stands there instead, and what it means."""
    yield from (("read-alike", entry) for entry in _read(FOLDER / "read-alike.yaml")["read"])


def _read(file: Path) -> dict:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


def mistakes() -> Iterator[Mistake]:
    """Every mistake of the zoo."""
    for kind, written in kinds():
        for number, entry in enumerate(written["mistakes"], start=1):
            yield Mistake(kind, number, entry["right"], entry["typed"], tuple(entry.get("told", ())))


def problems_of(text: SourceText, *, reviewed: bool) -> tuple[Problem, ...]:
    """Everything that is said of a text: as far as it can be read, or with the review."""
    try:
        case = load_text(text, None)
        return appraised(case).problems if reviewed else case.problems
    except Problems as problems:
        return problems.problems


@cache
def _of_the_right_case(reviewed: bool) -> Counter:
    return Counter(map(_said, problems_of(RIGHT, reviewed=reviewed)))


def _said(problem: Problem) -> tuple[str, str, str | None]:
    return problem.severity, problem.code, problem.field


def new_problems(text: SourceText, *, reviewed: bool) -> list[Problem]:
    """What is said of a text and not of the right case."""
    left = Counter(_of_the_right_case(reviewed))
    found = []
    for problem in problems_of(text, reviewed=reviewed):
        if left[_said(problem)]:
            left[_said(problem)] -= 1
        else:
            found.append(problem)
    return found


def told(text: SourceText, problem: Problem) -> list[str]:
    """A problem as the zoo has it: its place and words, its remedy, and each line that would be pasted."""
    at = problem.position
    said = [f"{at.line}:{at.column} {problem.severity}[{problem.code}]: {problem.message}" if at else problem.message]
    if problem.expected:
        said.append(f"expected: {problem.expected}")
    if problem.remedy:
        said.append(f"remedy: {problem.remedy}")
    return [*said, *(pasted(text, mend) for mend in problem.mends)]


def pasted(text: SourceText, mend: Mend) -> str:
    """The lines a mend leaves, in words."""
    lines = lines_of(text, mend)
    first, last = mend.start.line, mend.end.line
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    return f"{where}: " + ("\n".join(lines) if any(line.strip() for line in lines) else "(taken out)")


def tried(text: SourceText, mend: Mend, *, reviewed: bool) -> list[Problem]:
    """What is still said, or newly, once a mend is made."""
    return new_problems(mended(text, mend), reviewed=reviewed)
