"""The one law: a document ends with an answer or with problems, and with nothing else.

Nothing but `Problems` flies, nothing is printed, no warning is given, and no file is changed. Every problem has a code
that is described, a message in words, and a place in its file; none is longer than 10 kB as it is told, nor are all of
them together longer than 100 kB. Loading, working out and reviewing take less than two seconds of the processor.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import re
import signal
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.explaining import Explainer
from investcase.checks.library import check_library
from investcase.checks.review import appraised
from investcase.cli.every_code import CODES
from investcase.reading.problems import Problem, Problems, Severity
from investcase.reading.text import decode
from investcase.report.equality_paper import equality_html
from investcase.report.explained import explained_text
from investcase.report.render import html_page
from investcase.report.savings_plan import savings_plan_csv
from investcase.report.text import summary_text
from investcase.resolving.canonical import canonical_inputs
from investcase.resolving.case import load_text
from random_whole.solving import LIBRARY

LONGEST_PROBLEM = 10_000
LONGEST_TOLD = 100_000
SECONDS = 2.0
HANGS = 60.0
_OF_PROGRAMS = re.compile(
    r'Traceback|File "|object at 0x|pydantic|NoneType|<class|<function|\b[A-Z]\w+Error\b|constrained-str|'
    r"""function-before|[Ii]nput should|\{'\w+': |\[\{'|\['\w"""
)


@dataclass(frozen=True)
class Spoilt:
    """A spoilt document by the way it was made and its number: the bytes of its files by name, `case.yaml` the case."""

    way: str
    number: int
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        """Such as `grafted:12`, by which it is made again."""
        return f"{self.way}:{self.number}"


@dataclass
class Outcome:
    """What came of a document: whether it was answered, which laws it broke, and what it cost."""

    answered: bool = False
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0
    longest: int = 0
    told: int = 0
    codes: tuple[str, ...] = ()


class Hangs(BaseException):
    """It goes on and on."""


def outcome(spoilt: Spoilt, folder: Path, *, written: bool, timed: bool = False) -> Outcome:
    """What comes of a document, whose library is put in a folder.

    Args:
        spoilt: the document.
        folder: an empty folder, which is empty again afterwards.
        written: whether every output is written too, when it is answered.
        timed: whether what takes longer than two seconds of the processor breaks the law.
    """
    found = Outcome()
    library = _laid_out(spoilt, folder)
    with _watched(found):
        began = time.process_time()
        appraisal = _answer(spoilt, library, found)
        found.seconds = time.process_time() - began
        if timed and found.seconds > SECONDS:
            found.broken.append("slow: it takes more than two seconds")
        if appraisal is not None:
            found.answered = True
            if written:
                _write(appraisal)
        if written and library is not LIBRARY:
            _judge(check_library(library), {}, found)
    if library is not LIBRARY:
        for name, content in _library_files(spoilt).items():
            if (library / name).read_bytes() != content:
                found.broken.append(f"changed: {name} is no longer what it was")
            (library / name).unlink()
    return found


def _library_files(spoilt: Spoilt) -> dict[str, bytes]:
    return {name: content for name, content in spoilt.files.items() if name != "case.yaml"}


def _laid_out(spoilt: Spoilt, folder: Path) -> Path:
    files = _library_files(spoilt)
    if not files:
        return LIBRARY
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _answer(spoilt: Spoilt, library: Path, found: Outcome) -> Appraisal | None:
    text = decode(spoilt.files["case.yaml"], "case.yaml")
    texts = {"case.yaml": spoilt.files["case.yaml"]}
    texts |= {str(library / name): content for name, content in _library_files(spoilt).items()}
    if isinstance(text, Problem):
        _judge((text,), texts, found)
        return None
    try:
        appraisal = appraised(load_text(text, None, library))
    except Problems as problems:
        if not any(problem.severity is Severity.ERROR for problem in problems):
            found.broken.append("no error: it is refused and no error is told")
        _judge(problems.problems, texts, found)
        return None
    _judge(appraisal.problems, texts, found)
    return appraisal


def _judge(problems: tuple[Problem, ...], texts: dict[str, bytes], found: Outcome) -> None:
    """Every problem, as it is told."""
    found.codes = tuple(problem.code for problem in problems)
    found.told = len(str(Problems(problems)))
    if found.told > LONGEST_TOLD:
        found.broken.append("much told: all its problems together are more than 100 kB")
    for problem in problems:
        words = str(problem)
        found.longest = max(found.longest, len(words.encode("utf-8", "surrogatepass")))
        own = " ".join(filter(None, (problem.message, problem.expected, problem.remedy)))
        if found.longest > LONGEST_PROBLEM:
            found.broken.append(f"long: {problem.code} is told in more than 10 kB")
        if problem.code not in CODES:
            found.broken.append(f"unknown code: {problem.code}")
        if not problem.message.strip():
            found.broken.append(f"no message: {problem.code}")
        leak = _OF_PROGRAMS.search(own)
        if leak is not None and not any(leak[0].encode("utf-8", "replace") in content for content in texts.values()):
            found.broken.append(f"words of programs: {problem.code} says {leak[0]}: {own[:300]}")
        at = problem.position
        if at is None or not at.file or at.line < 1 or at.column < 1:
            found.broken.append(f"no place: {problem.code} says {at}")
        elif at.file in texts and at.line > _lines(texts[at.file]):
            found.broken.append(f"no place: {problem.code} stands after the end of {at.file}")


def _lines(content: bytes) -> int:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def _write(appraisal: Appraisal) -> None:
    before = canonical_inputs(appraisal.case)
    result = appraisal.result(balanced=True)
    text = result.to_json()
    if not all(map(math.isfinite, _numbers(json.loads(text)))):
        raise AssertionError("a number of the result is not finite")
    if type(result).from_json(text) != result:
        raise AssertionError("the result does not come back from JSON as itself")
    for write in (html_page, savings_plan_csv, summary_text):
        write(appraisal)
    equality_html(appraisal, screen=True)
    explainer = Explainer(appraisal)
    asked = [entry.name for entry in explainer.askable]
    for name in dict.fromkeys(("npsv", *asked[:: max(len(asked) // 12, 1)])):
        explained_text(explainer.explain(name), 8)
    if canonical_inputs(appraisal.case) != before:
        raise AssertionError("writing changed the inputs")


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)


@contextlib.contextmanager
def _watched(found: Outcome) -> Iterator[None]:
    """Whatever flies is a broken law, and so is whatever is printed, warned of, or never ends."""

    def hangs(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    said = io.StringIO()
    try:
        with warnings.catch_warnings(), contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            warnings.simplefilter("error")
            yield
    except Hangs as error:
        found.broken.append(f"hangs: in {_where(error)}")
    except Exception as error:
        found.broken.append(f"{type(error).__name__}: {str(error)[:200]!r} in {_where(error)}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    if said.getvalue():
        found.broken.append(f"printed: {said.getvalue()[:200]!r}")


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/investcase/" in frame.filename]
    if not frames:
        return "the driver"
    last = frames[-1]
    return f"{last.filename.partition('/investcase/')[2]}:{last.lineno} {last.name}"


def kind(broken: str) -> str:
    """What two breaches have in common that are one fault: all but the values that are named in them."""
    head, _, rest = broken.partition(": ")
    where = rest.rpartition(" in ")[2] if " in " in rest else rest.partition(":")[0]
    return f"{head}: {where}"
