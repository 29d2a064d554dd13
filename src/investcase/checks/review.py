"""All the questions, asked of one appraisal."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal, appraise
from investcase.checks.accepting import with_accepted
from investcase.checks.collected import checks
from investcase.checks.equality import equality_rules
from investcase.reading.problems import Problem, Problems, has_errors, in_order
from investcase.resolving.resolved_case import ResolvedCase


def appraised(case: ResolvedCase) -> Appraisal:
    """A case worked out and reviewed: `problems` holds all that anybody is told of it, wherever it is told.

    Raises:
        Problems: the case, its answer or its review has an error.
    """
    worked_out = appraise(case)
    problems = reviewed(worked_out)
    if has_errors(problems):
        raise Problems(problems)
    return worked_out.told(problems)


def refuse(appraisal: Appraisal) -> None:
    """Refuse a case that its review refuses, asking no more than the checks that may: `appraised` says all.

    Raises:
        Problems: what is wrong.
    """
    problems = _with(appraisal, [each for check in checks() if check.may_refuse for each in check(appraisal)])
    if has_errors(problems):
        raise Problems(problems)


def reviewed(appraisal: Appraisal) -> tuple[Problem, ...]:
    """Every problem of the case and of its answer, worst first. The order in which they are asked changes nothing."""
    found = [problem for check in checks() for problem in check(appraisal)]
    found += equality_rules(appraisal)
    told = _with(appraisal, found)
    return in_order(with_accepted(appraisal, told)) if appraisal.case.document.accepted else told


def _with(appraisal: Appraisal, found: list[Problem]) -> tuple[Problem, ...]:
    """What was found and what working the case out told already, worst first; of the case's own file before others."""
    own = appraisal.case.loaded.file
    return in_order([*appraisal.problems, *sorted(found, key=lambda problem: _file_of(problem, own))])


def _file_of(problem: Problem, own: str) -> tuple[bool, str]:
    """The file of a problem, that of the case before all others."""
    file = problem.position.file if problem.position else own
    return file != own, file
