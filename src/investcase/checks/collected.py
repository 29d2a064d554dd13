"""Every check there is, found where it stands: no list names them, so adding one touches its own file alone."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

import investcase.checks
from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Check
from investcase.checks.equality_assessment import Rule


@cache
def collected() -> tuple[Check[Any], ...]:
    """Checks and rules, module by module in the order of their names, each where its module has it."""
    modules = pkgutil.walk_packages(investcase.checks.__path__, f"{investcase.checks.__name__}.")
    found: list[Check[Any]] = []
    for name in sorted(module.name for module in modules):
        here = vars(importlib.import_module(name)).values()
        found += [each for each in here if isinstance(each, Check) and each.question.__module__ == name]
    return tuple(found)


def checks() -> tuple[Check[Appraisal], ...]:
    """What is asked of every case."""
    return tuple(each for each in collected() if not isinstance(each, Rule))


def rules() -> tuple[Rule, ...]:
    """What is asked of every equality assessment."""
    return tuple(each for each in collected() if isinstance(each, Rule))
