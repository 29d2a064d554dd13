"""The inputs as text: the same bytes from either emitter, since a fingerprint is taken of them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from investcase.resolving.canonical_text import canonical_text

_PLAIN = [
    "word",
    "£12,000",
    "it's",
    "a: b",
    "#x",
    "- y",
    '"q"',
    "é–é",
    "no",
    "12",
    "1e3",
    "~",
    "null",
    "<<",
    "[a]",
    "{b}",
]
_MARKS = ["%", "@c", "`", "!t", "&a", "*b", "|", ">", "? a", "---", "..."]
_HARD = ["", "\n", "\n\n", "😀", "\x85", "\t", "\u2028"]
_WORDS = st.sampled_from([*_PLAIN, *_MARKS, *_HARD])
_TEXT = st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=40)
_CONTENT = st.recursive(
    _TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)


def _in_python(content: Any) -> str:
    return str(yaml.dump(content, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=120))


@given(st.dictionaries(_TEXT, _CONTENT, max_size=3))
def test_both_emitters_write_the_same(content: dict[str, Any]) -> None:
    assert canonical_text(content) == _in_python(content)


@pytest.mark.parametrize("words", ["£12,000 – it's", "a: b # c", "no", "12", "%d", "'", "- x", "? a"])
def test_a_long_text_is_broken_alike(words: str) -> None:
    content = {"entry": [{"text": (f"{words} " * 40).strip(), "inner": {"again": (f"{words} " * 40).strip()}}]}
    assert canonical_text(content) == _in_python(content)


def test_one_is_written_without_the_emitter_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"title": "A case", "costs": ["£12,000", None]}
    before = canonical_text(content)
    monkeypatch.delattr(yaml, "CSafeDumper", raising=False)
    assert canonical_text(content) == before
