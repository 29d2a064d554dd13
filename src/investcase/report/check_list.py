"""The short list of a case as plain text, for a terminal of any width, and one item of it whole."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.short_list import About, Group, Item, ShortList
from investcase.numbers.writing import number, pounds_said
from investcase.reading.codes import Code
from investcase.reading.problems import Problem, told
from investcase.report.view.tables import listed

_HEADINGS = {
    Group.BEFORE_FINAL: "BEFORE IT CAN BE FINAL",
    Group.BETTER: "WOULD MAKE IT BETTER",
    Group.SAID: "ONLY SAID",
}
_HANG = 4
_PLACES = 3
"""So many lines are named; of more the first and the last."""


def list_text(appraisal: Appraisal, found: ShortList, codes: dict[str, Code], asked: str, width: int) -> str:
    """The list: whether the case stands, the three groups with what each item moves and where it is, what to type."""
    document = appraisal.case.document
    head = list(_wrapped(f"{document.title}: it can be worked out. {_standing(document.standing, found)}", width))
    lines = [*_beside(head, appraisal.case.loaded.file, width)]
    for group, heading in _HEADINGS.items():
        items = found.of(group)
        if not items:
            continue
        lines += ["", f"{heading}  {len(items)}"]
        both = len({item.about for _, item in items}) > 1
        for about in About:
            of_it = [(n, item) for n, item in items if item.about is about]
            if both and of_it:
                lines.append(f"  {about}")
            for n, item in of_it:
                lines += _item(n, item, codes, appraisal.case.loaded.file, width)
    lines.append("")
    lines += _next_steps(asked, found, width)
    return "\n".join(lines) + "\n"


def item_text(number_of: int, item: Item, code: Code | None, case_file: str, width: int) -> str:
    """One item whole: its problems with their lines, as many as anybody reads, why they matter, and what to do."""
    lines = list(_hanging(f"{number_of:>2}  ", _title(item, code), width))
    if item.if_final:
        lines += ["", *_wrapped("Only if the case is marked final:", width, _HANG)]
    for problem, more in told(item.problems):
        lines += ["", *_problem(problem, width)]
        if more:
            lines += ["", *_wrapped(more, width, _HANG)]
    for label, words in (("Why", code.why if code else ""), ("Do", code.remedy if code else "")):
        if words:
            lines += ["", *_hanging(f"    {label:<5} ", words, width)]
    lines += ["", *_hanging("    Rule  ", f"investcase show {item.code}", width)]
    first = item.problems[0]
    own = first.position is not None and first.position.file == case_file
    if item.group is Group.BETTER and own:
        lines += ["", *_wrapped("Accept it as it is, with a reason and a name that the paper prints:", width, _HANG)]
        lines += ["    accepted:", f"      - check: {item.code}"]
        lines += [f"        at: {first.field}"] if first.field else []
        lines += ["        because: ___", "        by: ___"]
    return "\n".join(lines) + "\n"


def _standing(standing: str, found: ShortList) -> str:
    if standing == "final":
        return "Marked final." if found.could_be_final else "Marked final; something stands in its way."
    can = "it could be marked final" if found.could_be_final else "it could not be marked final yet"
    return f"Marked {standing}; {can}."


def _title(item: Item, code: Code | None) -> str:
    title = code.title if code else item.problems[0].message
    many = [] if len(item.problems) == 1 else [number(len(item.problems))]
    beside = [*many, *(["accepted"] if item.problems[0].accepted else [])]
    return f"{title} ({', '.join(beside)})" if beside else title


def _item(n: int, item: Item, codes: dict[str, Code], case_file: str, width: int) -> Iterator[str]:
    """The title, and flush right what it moves and where it is: on the title's last line where there is room."""
    lines = list(_hanging(f"{n:>2}  ", _title(item, codes.get(item.code)), width))
    moves = f"{pounds_said(item.moves)}  " if item.moves else ""
    yield from _beside(lines, moves + places_of(item.problems, case_file), width)


def _beside(lines: Sequence[str], text: str, width: int) -> Iterator[str]:
    """Lines with a text flush right on the last of them where there is room, else beneath."""
    if len(lines[-1]) + 2 + len(text) <= width:
        yield from lines[:-1]
        yield (lines[-1] + text.rjust(width - len(lines[-1]))).rstrip()
        return
    yield from lines
    yield from _right(text, width)


def places_of(problems: Iterable[Problem], case_file: str) -> str:
    """Where problems are, by lines of the case's own file: `line 4`, `lines 38 and 67, and library`."""
    at = [problem.position for problem in problems if problem.position is not None]
    lines = sorted({place.line for place in at if place.file == case_file})
    elsewhere = any(place.file != case_file for place in at)
    if not lines:
        return "library" if elsewhere else ""
    if len(lines) > _PLACES:
        said = f"lines {lines[0]} to {lines[-1]}"
    else:
        said = f"line{'s' if len(lines) > 1 else ''} {listed([str(line) for line in lines])}"
    return f"{said}, and library" if elsewhere else said


def _problem(problem: Problem, width: int) -> Iterator[str]:
    place = f"{problem.position}: " if problem.position else ""
    yield from _wrapped(f"{place}{problem.severity}[{problem.code}]", width, _HANG)
    if problem.excerpt:
        for line in problem.excerpt.splitlines():
            yield f"  {line}"[:width].rstrip()
    field = f"{problem.field}: " if problem.field else ""
    yield from _wrapped(f"{field}{problem.message}", width, _HANG)
    for label, words in (("expected", problem.expected), ("remedy", problem.remedy)):
        if words:
            yield from _hanging(f"    {label}: ", words, width)


def _next_steps(asked: str, found: ShortList, width: int) -> Iterator[str]:
    if not found.items:
        yield "Nothing is to be said of it."
        return
    steps = (
        (f"{asked} 1", "what to write, and why"),
        (f"{asked} --all", "every problem, whole"),
    )
    size = max(len(command) for command, _ in steps) + 2
    for command, what in steps:
        if size + len(what) <= width:
            yield command.ljust(size) + what
        else:
            yield from _wrapped(command, width)
            yield from _wrapped(what, width, _HANG)


def _wrapped(text: str, width: int, indent: int = 0) -> Iterator[str]:
    return _hanging(" " * indent, text, width)


def _hanging(label: str, text: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    ) or [label.rstrip()]


def _right(text: str, width: int) -> Iterator[str]:
    """Text flush right, in as many lines as it takes."""
    if text:
        yield from (line.rjust(width) for line in textwrap.wrap(text, width - _HANG, break_on_hyphens=False))
