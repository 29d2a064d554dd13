"""Who was asked: what is still to be written is said to be, and never printed as what somebody said."""

from __future__ import annotations

import re

import pytest

from cases import SMALLEST, solved
from investcase.report.render import web_page


def asked(when: str, said: str) -> str:
    entry = f"  consultation: [{{who: Staff, when: {when}, said: {said}}}]"
    page = web_page(solved(f"{SMALLEST.rstrip()}\ncommittee:\n{entry}\n"))
    found = re.search(r"<strong>Asked\.</strong>(.*?)</p>", page, re.DOTALL)
    assert found is not None
    return " ".join(found[1].split())


@pytest.mark.parametrize(
    ("when", "said", "printed"),
    [
        ("12 November 2026", "They want it", "Staff (12 November 2026). They want it."),
        ("12 November 2026", "not given", "Staff (12 November 2026). What they said is still to be written."),
        ("not given", "Not given.", "Staff (no day is given). What they said is still to be written."),
        ("12 November 2026", "Nothing", "Staff (12 November 2026). Nothing."),
    ],
)
def test_what_is_not_given_is_said_to_be_still_to_come(when: str, said: str, printed: str) -> None:
    assert asked(when, said) == printed
