"""Numbers of people that were never counted: what a vehicle holds, how many to each worker, what one person needs.

Also organisations of people, and a number whose thing stands before it: `on three days and not five`. Only general
words for people are taken so, since `room for 7 blind women` may well count them.
"""

from __future__ import annotations

import re

from investcase.reading.signs_beside_numbers import NUMBER
from investcase.reading.vocabulary import words_under
from investcase.reading.words_for_things import is_thing

_ANYBODY = (
    r"(?:people|persons|passengers|users|children|pupils|adults|wheelchairs|wheelchair users|carers|staff|helpers|"
    r"workers)"
)
_ONE_AT_WORK = (
    r"(?:workers?|carers?|adults?|members? of staff|nurses?|teachers?|drivers?|leaders?|supervisors?|instructors?)"
)
_BOUND = r"(?:(?:up to|at most|at least|no more than|no fewer than|a minimum of|a maximum of|only)\s+)?"
_HOLDS = re.compile(
    rf"\b(?:(?:groups|parties|teams|classes|tables) of (?:up to|at most|no more than|at least)\s+"
    rf"|(?:spaces?|room|capacity|bus|buses|minibus|minibuses|vans?|cars?|taxis?|licensed|lifts?) for\s+{_BOUND}"
    rf"|(?:holds?|seats?|carries|carry|takes?|fits?)\s+{_BOUND})\Z",
    re.IGNORECASE,
)
_HELD = re.compile(
    rf"\s+{_ANYBODY}\b(?!\s+(?:who|with|from|of|that|would|will|lose|left|are|were|aged)\b)", re.IGNORECASE
)
_TO_EACH = re.compile(
    rf"\s+{_ANYBODY}\s+(?:to|for|per)\s+(?:each|every|a|an|one|1|the)?\s*{_ONE_AT_WORK}\b", re.IGNORECASE
)
_RATIO = re.compile(rf"\bratios?\s+(?:of|is|are)\s+(?:(?:{NUMBER}|one)\s*(?:to|:)\s*)?\Z", re.IGNORECASE)
_ONE_NEEDS = re.compile(rf"\b(?:needs|requires|takes|needing|requiring)\s+{_BOUND}(?:the help of\s+)?\Z", re.IGNORECASE)
_HELPERS = re.compile(
    r"\s+(?:carers|staff|people|workers|nurses|helpers|assistants|members of staff)\s+to\s+[a-z]+", re.IGNORECASE
)
_AT_LEAST = re.compile(
    r"\b(?:at least|at most|no more than|no fewer than|a minimum of|a maximum of|up to)\s+\Z", re.IGNORECASE
)
_MUST_BOOK = re.compile(
    rf"\s+{_ANYBODY}\s+(?:(?:must|need to|have to|can|may|should)\s+(?:book|share|join|travel|sign up|register|ride)|"
    r"(?:can|may|must) be booked)\b",
    re.IGNORECASE,
)
_THING_BEFORE = re.compile(
    rf"\b(?:{NUMBER})\s+([a-z-]+),?\s+(?:a week\s+|a year\s+|a day\s+)?(?:(?:and|but|,)?\s*not|or|"
    r"rather than|instead of|to|down to|"
    r"(?:(?:should|would|will|must)\s+)?(?:not\s+)?becom(?:e|es|ing)|became)\s+"
    r"(?:only\s+|just\s+)?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;:)!?]|\Z|(?:and|but|or|so|as|if|when|because)\b)")
_BELONGS = re.compile(r"\s+(?:[a-z-]+\s+){0,3}?[a-z-]+(?:['’]s|s['’])\s+([a-z-]+)(?:\s+([a-z-]+))?")
_ORGANISATIONS = words_under("organisations")
_FOR_ONE = words_under("one to a person")
_FOR_SOME = re.compile(
    r"\s+([a-z]+)(?:\s+of\s+care)?\s+(?:used by|taken by|held by|for|of)\s+(?:the\s+)?([a-z-]+)\s+([a-z-]+)",
    re.IGNORECASE,
)


def was_never_counted(before: str, after: str) -> bool:
    """Whether a number between what stands before and after it is a need, a limit, a ratio or organisations."""
    return (
        (_HOLDS.search(before) is not None and _HELD.match(after) is not None)
        or _TO_EACH.match(after) is not None
        or _RATIO.search(before) is not None
        or (_ONE_NEEDS.search(before) is not None and _HELPERS.match(after) is not None)
        or (_AT_LEAST.search(before) is not None and _MUST_BOOK.match(after) is not None)
        or _belongs_to_people(after)
        or _thing_stands_before(before, after)
    )


def is_one_to_a_person(after: str) -> tuple[str, str] | None:
    """The two words for people after places that one of them has each: `7 places for blind women`."""
    found = _FOR_SOME.match(after)
    return (found[2].casefold(), found[3].casefold()) if found and found[1].casefold() in _FOR_ONE else None


def _belongs_to_people(after: str) -> bool:
    """`three disabled people's organisations`."""
    found = _BELONGS.match(after)
    return found is not None and any(word in _ORGANISATIONS for word in found.groups())


def _thing_stands_before(before: str, after: str) -> bool:
    found = _THING_BEFORE.search(before)
    return found is not None and is_thing(found[1].casefold()) and _ENDS.match(after) is not None
