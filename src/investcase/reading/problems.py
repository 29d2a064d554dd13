"""What is wrong with a document, said once, clearly, with its place and its remedy."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from investcase.numbers.writing import number
from investcase.reading.carried import Carried

LONGEST = 1_000
"""Letters of a message, of what was expected and of a remedy: whatever a document holds, they are read on a screen."""
MOST_ALIKE = 25
"""Problems of one kind that are told; the others are counted."""
_LONG_QUOTE = re.compile(
    r"""(?<!\w)'((?:[^'\\]|\\.){60})(?:[^'\\]|\\.){20,}'(?!\w)|(?<!\w)"((?:[^"\\]|\\.){60})(?:[^"\\]|\\.){20,}"(?!\w)"""
)


class Severity(StrEnum):
    """How much a problem stops: an error everything, a blocker the decision, the others nothing."""

    ERROR = "error"
    BLOCKER = "blocker"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a document: line and column count from 1, as editors do."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mend:
    """What to type in place of what stands from one place up to, and without, another."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, in words a strategy lead can act on.

    `moves` is how far the answer moves by it, in pounds, where that is known; `accepted` says that somebody answers for
    leaving it so. `excerpt` is the offending line with a caret beneath it; `expected` says what would be right and
    `remedy` is the line to paste or the thing to do. No value that is quoted in a message runs on for pages, nor does
    any of them. `used_by` names what else has the line that it is in, by `like`; of the same problem met in several
    places one is told, with all of their names. `mends` are for a program to do what the remedy says: each alone, the
    likeliest first, takes the problem away and brings no other. There are none where only the author can know what is
    right.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    position: Position | None = None
    field: str | None = None
    expected: str | None = None
    remedy: str | None = None
    excerpt: str | None = None
    moves: float | None = None
    accepted: bool = False
    used_by: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    mends: tuple[Mend, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _cut(_LONG_QUOTE.sub(_begun, self.message)))
        for name in ("expected", "remedy", "field"):
            words = getattr(self, name)
            object.__setattr__(self, name, words and _cut(words))

    def __str__(self) -> str:
        place = f"{self.position}: " if self.position and self.position.file else ""
        field = f"{self.field}: " if self.field else ""
        lines = [f"{place}{self.severity}[{self.code}]: {field}{self.message}"]
        if self.excerpt and (self.position is None or self.position.file):
            lines.append(self.excerpt)
        if self.used_by:
            lines.append(f"  used by: {'; '.join(self.used_by)}")
        if self.expected:
            lines.append(f"  expected: {self.expected}")
        if self.remedy:
            lines.append(f"  remedy: {self.remedy}")
        return "\n".join(lines)


def _begun(quote: re.Match[str]) -> str:
    mark = quote[0][0]
    return f"{mark}{quote[1] or quote[2]}...{mark}"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 4]} ..."


class Problems(Carried):
    """Every problem found in one reading; raised only when at least one is an error. Its words are those of `told`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        super().__init__(
            "\n\n".join(words for problem, more in told(self.problems) for words in (str(problem), more) if words)
        )

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)


_RANK = {Severity.ERROR: 0, Severity.BLOCKER: 1, Severity.WARNING: 2, Severity.NOTE: 3}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Worst first, then by file and line, each problem once; files in the order met, wherever the process stands."""
    unique = _each_once(problems)
    met = dict.fromkeys(p.position.file for p in unique if p.position)
    files = {file: number for number, file in enumerate(met)}

    def place(problem: Problem) -> tuple[int, int, int]:
        at = problem.position
        return (-1, 0, 0) if at is None else (files[at.file], at.line, at.column)

    return tuple(sorted(unique, key=lambda p: (_RANK[p.severity], place(p), p.code, p.message)))


def _each_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    """Each problem once, as met first; one of a line that several things have, with the names of all."""
    unique: dict[Problem, Problem] = {}
    for problem in problems:
        first = unique.setdefault(problem, problem)
        if first.used_by != problem.used_by:
            users = tuple(dict.fromkeys((*first.used_by, *problem.used_by)))
            unique[problem] = replace(first, used_by=users)
    return unique.values()


def told(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """The problems to tell, in their order, at most `MOST_ALIKE` of one severity and code. With the last of a kind come
    words for those left out, such as `... and 975 more of the same kind: error[unknown-field]`; else no words.
    """
    every = tuple(problems)
    counts = Counter((problem.severity, problem.code) for problem in every)
    met: Counter[tuple[Severity, str]] = Counter()
    for problem in every:
        kind = (problem.severity, problem.code)
        met[kind] += 1
        if met[kind] <= MOST_ALIKE:
            left = counts[kind] - MOST_ALIKE if met[kind] == MOST_ALIKE else 0
            yield problem, f"... and {number(left)} more of the same kind: {kind[0]}[{kind[1]}]" if left > 0 else ""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem is an error, so that nothing may be written."""
    return any(problem.severity is Severity.ERROR for problem in problems)
