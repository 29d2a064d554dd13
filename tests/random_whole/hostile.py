"""Whole cases in whose every text stands what pages break on: endless words, other scripts, signs, heaps of words."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any, get_args

from pydantic import StringConstraints

from random_whole.draw import Tree
from random_whole.fields import documents_in

_UNITS = (
    *("x", "W", "ADULTSOCIALCARE_", "a/", "a-", "/", "A_", "@", "%", "&", "<b>", "{{ x }}", "${x}", "\\", "\\A "),
    *("https://example.org/page?query=", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "word "),
    *(
        "ŵŷ",
        "é",
        "ß",
        "خدمات ",
        "الرعاية",
        "שלום ",
        "漢字",
        "한국어",
        "ไทย",
        "हिन्दी",
        "বাংলা",
        "தமிழ்",
        "👍",
        "👩\u200d👧",
        "♿️",
    ),
    *("\u200b", "a\u200b", "a\u00ad", "a\u00a0", "a\u2060", "…", "—", "−", "→", "₂", "Ω"),
)
_LENGTHS = (1, 30, 90, 230)
_LEFT = frozenset({"place", "url", "read_in"})
"""What is looked up, or is an address."""


def plain(tree: Tree) -> Tree:
    """The case with a short word in each text."""
    return _rewritten(tree, lambda number, _: f"Word {_letters(number)}")


def hostile(tree: Tree, seed: int) -> Tree:
    """The case with something hostile in each text, no figure among it, each as different from others as before.

    It begins with a word, since signs alone say nothing, and a source of those counts as none.
    """
    chance = random.Random(f"hostile {seed}")

    def words(number: int, most: int) -> str:
        unit, length = chance.choice(_UNITS), min(chance.choice(_LENGTHS), most - 17)
        return f"Word {_letters(number)} {(unit * length)[:length]}".strip()

    return _rewritten(tree, words)


def _rewritten(tree: Tree, words: Callable[[int, int], str]) -> Tree:
    made = copy.deepcopy(tree)
    told: dict[str, str] = {}

    def put(value: Tree, most: int) -> Tree:
        if isinstance(value, list):
            return [put(item, most) for item in value]
        if isinstance(value, dict):
            return {name: put(item, most) for name, item in value.items()}
        # What is written twice may name one thing in two places.
        if value not in told:
            told[value] = words(len(told), most)
        return told[value][:most]

    for kind, document in list(documents_in(made)):
        for name, info in kind.model_fields.items():
            most = _most(info.annotation, info.metadata)
            key = info.alias or name
            if most and key in document and key not in _LEFT:
                document[key] = put(document[key], most)
    return made


def _most(annotation: Any, metadata: Any = ()) -> int:
    """The greatest length of the texts that a field holds; nil where it holds none, or something else as well."""
    for entry in metadata:
        if isinstance(entry, StringConstraints):
            return entry.max_length or 0
    found = [_most(inner, getattr(inner, "__metadata__", ())) for inner in get_args(annotation)]
    return max(found, default=0)


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(97 + number % 26)
