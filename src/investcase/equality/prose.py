"""The texts of an assessment that are sentences of its author, and what each is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from investcase.documents.equality import Equality
from investcase.documents.walk import Written, values_in
from investcase.reading.nodes import Path

AUTHORS_OWN = {
    "Equality": {"summary", "considered_negative", "outcome_because", "may_lose"},
    "Screening": {"reasons"},
    "Islands": {"reasons"},
    "NotRelevant": {"because"},
    "PublicSummary": {
        *("proposed", "who_gains", "who_may_lose", "what_we_do_not_know", "if_we_do_nothing", "have_your_say"),
    },
    "Who": {"group"},
    "Impact": {"mechanism"},
    "Justification": {"aim", "proportion", "alternatives"},
    "Mitigation": {"action", "owner", "no_cost_because"},
    "Gap": {"what", "plan", "owner"},
    "Monitoring": {"measure"},
    "UnpaidCare": {"what", "source"},
    "OtherDecision": {"ref"},
    "Number": {"source"},
    "Profile": {"source"},
    "Comparator": {"dataset", "nation", "year", "age_range"},
    "Split": {"source"},
    "WelfareWeights": {"source", "mapping"},
    "GroupValue": {"group"},
    "GradientOf": {"title", "source"},
    "HealthEquity": {"title", "source"},
    "SignedBy": {"role"},
    "Engagement": {"accessible"},
}
"""What the author says in words of their own, and must mean something."""

OF_OTHERS = {"Evidence": {"what"}, "Engagement": {"who", "said"}}
"""What others said, or what their work is called. Whether anybody was heard is another question than this."""

MAY_SAY_NOTHING = {
    "Engagement": {"changed"},
    "Monitoring": {"baseline", "trigger"},
    "OtherDecision": {"note"},
}
"""The author's own words, where nothing is an answer: nothing changed, there is no baseline yet."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One text of an assessment; `path` is within the assessment. `of_others` says that it is not the author's own."""

    path: Path
    text: str
    of_others: bool
    must_say_something: bool


def prose_of(equality: Equality) -> Iterator[Prose]:
    """Every sentence of an assessment, in the order of its fields."""
    for written in values_in(equality):
        if isinstance(written.value, str) and not written.on_key:
            if _is_in(written, AUTHORS_OWN):
                yield Prose(written.path, written.value, of_others=False, must_say_something=True)
            elif _is_in(written, OF_OTHERS):
                named = written.name == "what"
                yield Prose(written.path, written.value, of_others=True, must_say_something=named)
            elif _is_in(written, MAY_SAY_NOTHING):
                yield Prose(written.path, written.value, of_others=False, must_say_something=False)


def _is_in(written: Written, fields: dict[str, set[str]]) -> bool:
    return written.name in fields.get(type(written.holder).__name__, ())
