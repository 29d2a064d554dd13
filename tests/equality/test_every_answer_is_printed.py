"""Whatever the section asks for in a word of a list, or by yes or no, its answer changes what is printed."""

from __future__ import annotations

import re

import pytest
from assessed_case import both, in_northern_ireland, put, worked

from investcase.report.equality_paper import equality_html


def page(path: str, value: object, nation: object) -> str:
    base = in_northern_ireland if nation == "northern_ireland" else put("place.nation", nation)
    text = equality_html(worked(both(base, put(f"equality.{path}", value))), screen=True)
    return re.sub(r"inputs [0-9a-f]{8}", "", text)


@pytest.mark.parametrize(
    ("path", "answers", "nation"),
    [
        ("stage", ("draft", "final", "formative"), "england"),
        ("change_type", ("reduce", "stop", "redesign"), "england"),
        ("strategic", ("yes", "no"), "wales"),
        ("children", ("yes", "possible", "no"), "scotland"),
        ("islands", ({"affected": "yes"}, {"affected": "possible"}, {"affected": "no"}), "scotland"),
        ("rural", ("yes", "possible", "no"), "northern_ireland"),
        ("screening.result", ("full", "not_needed"), "england"),
        ("people_now", ({"count": "412", "source": "a"}, {"count": "512", "source": "a"}), "england"),
        ("outcome", ("adjust", "stop", "not_yet_decided"), "england"),
        ("publish", ({"easy_read": "planned"}, {"easy_read": "published"}, {"easy_read": "no"}), "england"),
        ("impacts.0.direction", ("negative", "mixed", "unknown"), "england"),
        ("impacts.0.directness", ("direct", "indirect"), "england"),
        ("impacts.0.severity", ("low", "high"), "england"),
        ("impacts.0.likelihood", ("likely", "possible"), "england"),
        ("impacts.0.duration", ("months", "years", "permanent"), "england"),
        ("impacts.0.reversible", ("yes", "no"), "england"),
        ("impacts.0.needs", (["eliminate"], ["advance"], ["good_relations"], ["equality_of_opportunity"]), "england"),
        ("impacts.0.rights", (["article 8"], ["article 14"]), "england"),
        ("impacts.0.confidence", ("low", "high"), "england"),
        ("impacts.0.residual", ("low", "unknown"), "england"),
        ("impacts.0.who.people", ("users", "carers", "staff"), "england"),
        ("evidence.0.kind", ("local_data", "complaints"), "england"),
        ("evidence.0.strength", ("weak", "strong"), "england"),
        ("engagement.0.about", ("equality_effects", "proposal"), "england"),
        ("engagement.0.groups", (["age"], ["carers"]), "england"),
        ("engagement.0.accessible", ("With a signer.", "By post."), "england"),
        ("mitigations.0.funded", ("yes", "no"), "england"),
        ("monitoring.0.by", (["sex"], ["age"]), "england"),
        ("other_decisions", ([{"ref": "a", "same_people": "yes"}], [{"ref": "a", "same_people": "some"}]), "england"),
    ],
)
def test_each_answer_is_printed(path: str, answers: tuple[object, ...], nation: str) -> None:
    assert len({page(path, answer, nation) for answer in answers}) == len(answers)
