"""A case written short and the same case written out are one case: its result, its registers, its paper."""

from __future__ import annotations

import copy
import json
import random
import re
from typing import Any

from law import Whole, law

from investcase.report.render import html_page
from random_whole.draw import Tree

PROBLEM = re.compile(r'\s*<li class="(?:blocker|warning|note)"')
LISTS = ("interventions", "costs", "benefits", "disinvestments", "funding")


@law(cases=24, every=4)
def test_what_is_like_another_thing_is_that_thing_written_out(case: Whole) -> None:
    short, whole = likened(case.tree, case.seed)
    one, other = case.changed(short), case.changed(whole)
    assert sorted(set(one.refused)) == sorted(set(other.refused))
    if one.refused:
        return
    assert _alike(one) == _alike(other)
    assert one.appraisal.case.register() == other.appraisal.case.register()
    if case.seed % 8 == 0:
        assert _paper(one) == _paper(other)


def likened(tree: Tree, seed: int) -> tuple[Any, Any]:
    """A case with some things that are like others, and the same with each of them written out."""
    chance = random.Random(f"like {seed}")
    short: Any = copy.deepcopy(tree)
    whole: Any = copy.deepcopy(tree)
    for index, (option, written) in enumerate(zip(short["options"], whole["options"], strict=True)):
        for part in LISTS:
            for other in whole["options"][:index]:
                ids = {entry["id"] for entry in written.get(part, ())}
                for entry in other.get(part, ()):
                    if entry["id"] not in ids and chance.random() < 0.5:
                        changed = {"title": "As before"} if chance.random() < 0.5 else {}
                        _add(option, part, {"like": f"{other['id']}.{entry['id']}"} | changed)
                        _add(written, part, copy.deepcopy(entry) | changed)
                        ids.add(entry["id"])
            for entry in [*written.get(part, ())]:
                if chance.random() < 0.1:
                    _add(option, part, {"like": entry["id"], "id": f"{entry['id']}-2"})
                    _add(written, part, copy.deepcopy(entry) | {"id": f"{entry['id']}-2"})
    last = whole["options"][-1]
    changed = {"id": "much-the-same", "title": "Much the same", "preferred": "no"}
    short["options"].append({"like": last["id"]} | changed)
    whole["options"].append(copy.deepcopy(last) | changed)
    return short, whole


def _paper(case: Whole) -> tuple[list[str], set[str]]:
    """The lines of a paper, but for those of its problems, of which each is wanted once."""
    lines = html_page(case.appraisal).split("\n")
    problems = {line for line in lines if PROBLEM.match(line)}
    return [line for line in lines if line not in problems], problems


def _add(option: Any, part: str, entry: Any) -> None:
    option.setdefault(part, []).append(entry)


def _alike(case: Whole) -> Any:
    """A result without the lines of its file."""
    data = json.loads(case.result.to_json())
    problems = [{k: v for k, v in p.items() if k not in ("line", "column", "field")} for p in data.pop("problems")]
    told = sorted({json.dumps(problem, sort_keys=True) for problem in problems})
    return data, told
