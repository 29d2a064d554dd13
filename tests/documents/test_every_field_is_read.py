"""No field exists for the schema alone: each is read on the way to the answer or the paper, or says here why not.

Reading a document, hashing it and protecting the counts in it look at every field alike, and do not count.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import investcase
from investcase.documents.base import Document
from investcase.documents.case import Case
from investcase.report.render import html_page
from investcase.report.savings_plan import savings_plan_csv
from random_whole.draw import Tree
from random_whole.fields import kinds_within
from random_whole.marked import TRIED, covering
from random_whole.solving import worked_out
from random_whole.whole import whole_case

SOURCE = Path(investcase.__file__).parent
TEMPLATES = next(p for p in (SOURCE.parents[1] / "templates", SOURCE / "templates") if p.is_dir())
ALIKE = {
    ("resolving/canonical.py", "<genexpr>"): "every field of a document, to hash it",
    ("resolving/case.py", "<dictcomp>"): "every part of a case, to protect its words",
    ("checks/equality_public.py", "_texts"): "every text of an assessment, to look for counts in it",
    ("documents/walk.py", "values_in"): "every value, to look for what can hardly be meant",
    ("documents/equality_protection.py", "<dictcomp>"): "every value, to protect the counts in it",
    ("documents/equality_protection.py", "observed_in"): "every count",
    ("documents/differences.py", "<dictcomp>"): "every field, to compare two cases",
}
"""What looks at all fields alike: the file and the function."""
NOT_READ = {
    "Gap.id": "a name to tell two gaps apart by",
    "AdjustmentGiven.share": "parted into share, reason and standing before anything reads it",
    "AdjustmentGiven.reason": "for the same reason",
    "AdjustmentGiven.status": "for the same reason",
}
"""Fields that only their own reading looks at, and why they stand."""
NEVER_ASKED = {
    "Terminal.prompts": "counted for the tests, which hold that no more than twelve are put",
}
"""Attributes of our own that nothing of ours reads, and why they stand."""


@pytest.fixture(scope="module")
def read() -> Iterator[set[tuple[str, str]]]:
    """Every field of every kind of document that something has read, but for those that look at all alike."""
    seen: set[tuple[str, str]] = set()
    plain = Document.__getattribute__

    def watched(self: Document, name: str) -> Any:
        kind = object.__getattribute__(self, "__class__")
        if name in kind.model_fields:
            code = sys._getframe(1).f_code
            file = Path(code.co_filename)
            place = file.relative_to(SOURCE).as_posix() if file.is_relative_to(SOURCE) else ""
            place = place or ("a template" if "jinja2" in file.parts else "")
            checks = kind.__pydantic_decorators__
            own = place.startswith("documents/") and code.co_name in {
                *checks.model_validators,
                *checks.field_validators,
            }
            if place and not own and (place, code.co_name) not in ALIKE:
                seen.add((kind.__name__, name))
        return plain(self, name)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Document, "__getattribute__", watched)
        for case in (*map(whole_case, covering()), _weighed()):
            appraisal = worked_out(case)
            appraisal.result(balanced=True)
            html_page(appraisal)
            savings_plan_csv(appraisal)
        yield seen


def _weighed() -> dict[str, Tree]:
    """A case whose income weights are worked out: no group of the profile that they are for is withheld."""
    for seed in TRIED:
        case = whole_case(seed)
        weights = case.get("equality", {}).get("welfare_weights")
        for profile in case.get("equality", {}).get("profiles", ()) if weights else ():
            if profile["id"] == weights["profile"] and "groups" in profile:
                profile["groups"] = dict.fromkeys(profile["groups"], "400")
                profile.pop("measure", None)
                if '"eta"' in worked_out(case).result().to_json():
                    return case
    raise AssertionError("no case has income weights for a profile of counts")


def test_every_field_of_a_case_is_read(read: set[tuple[str, str]]) -> None:
    fields = {f"{kind.__name__}.{name}" for kind in kinds_within(Case) for name in kind.model_fields}
    unread = fields - {f"{kind}.{name}" for kind, name in read}
    assert unread == set(NOT_READ), "read it, print it or remove it; or say under NOT_READ why it stands"


def test_every_attribute_of_ours_is_read_somewhere() -> None:
    """By its name, in the code or in a template: what is worked out and asked for by nobody goes."""
    kept: dict[str, str] = {}
    asked = set(re.findall(r"\.([a-z_0-9]+)", "".join(p.read_text("utf-8") for p in TEMPLATES.glob("*.html"))))
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                asked.add(node.attr)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
                asked |= {each.value for each in node.args if isinstance(each, ast.Constant)}
            elif isinstance(node, ast.ClassDef) and any("dataclass" in ast.dump(each) for each in node.decorator_list):
                names = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
                kept |= {f"{node.name}.{each.id}": each.id for each in names if isinstance(each, ast.Name)}
    unread = {place for place, name in kept.items() if name not in asked}
    assert unread == set(NEVER_ASKED)
