"""Where people may turn up next: each link goes the way its line goes, and its worst is a bound."""

from __future__ import annotations

import re

import numpy as np
from assessed_case import Data, worked
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import solved
from cut_cases import blocks, case
from investcase.appraisal.appraise import Appraisal
from investcase.equality.demand import links
from investcase.report.render import html_page
from investcase.report.view.knock_on import moved_words


def linked(kind: str, body: str, cash_type: str, amounts: list[int], ends: tuple[int, int] | None) -> Appraisal:
    """A case whose finding names one line: of a body, of a kind, and of these pounds a year."""

    def change(data: Data) -> None:
        option = data["options"][0]
        option["costs"] = [line for line in option["costs"] if line["id"] != "hospital"]
        years = {f"{2027 + t}-{28 + t}": f"{'-' if a < 0 else ''}£{abs(a)}" for t, a in enumerate(amounts)}
        line: Data = {"id": "hospital", "title": "Hospital", "body": body, "amount": years}
        if ends:
            line["likely_range"] = f"{ends[0]}% to {ends[1]}%, central {max(ends[0], min(100, ends[1]))}%"
        if kind == "benefit":
            line |= {"cash_type": cash_type, "budget_line": "b", "owner": "o"}
        option["costs" if kind == "cost" else "benefits"].append(line)

    return worked(change)


GAINED = ("less to spend", "less to pay", "freed (not cash)", "of value gained")
LOST = ("more to spend", "more to pay", "more pressure (not cash)", "of value lost")


@settings(max_examples=60)
@given(
    st.sampled_from(["cost", "benefit"]),
    st.sampled_from(["nhs", "council", "people", "carers"]),
    st.sampled_from(["cash_releasing", "avoided_growth", "capacity", "wider_value"]),
    st.lists(st.sampled_from([-90_000, -40_000, 0, 0, 1, 40_000, 40_000, 90_000]), min_size=3, max_size=3),
    st.none() | st.tuples(st.integers(0, 150), st.integers(150, 300)),
)
def test_a_link_goes_the_way_its_line_goes_and_its_worst_is_a_bound(
    kind: str, body: str, cash_type: str, amounts: list[int], ends: tuple[int, int] | None
) -> None:
    if kind == "cost":
        amounts = [abs(amount) for amount in amounts]
    appraisal = linked(kind, body, cash_type, amounts, ends)
    equality = appraisal.case.document.equality
    assert equality is not None
    link = next(found for found in links(equality, appraisal.preferred) if found.line.id == "hospital")
    net = link.line.net.whole()
    assert abs(link.central.pounds) == np.abs(net[0]).max()
    assert link.worst.pounds <= link.central.pounds
    if net.min() < 0:
        assert link.worst.pounds == net.min(), "nothing that was worked out is worse"
    words, _, worst = moved_words(appraisal, link).partition("; at worst ")
    if link.central.pounds > 0.5:
        assert any(word in words for word in GAINED)
        assert not any(word in words for word in LOST)
    elif link.central.pounds < -0.5:
        assert any(word in words for word in LOST)
        assert not any(word in words for word in GAINED)
    else:
        assert words.startswith("nothing in our central figures")
    assert bool(worst) == (link.worst.pounds < link.central.pounds - 0.5)
    if worst and link.worst.pounds < -0.5:
        assert any(word in worst for word in LOST)
    assert "£0" not in words + worst


def test_where_nothing_comes_back_centrally_the_note_gives_the_cautious_end_and_why() -> None:
    equality = """\
equality:
  assessed_on: 2026-11-16
  change_type: stop
  stage: draft
  impacts:
    - id: less-help
      who: {characteristic: age, group: Older people}
      direction: negative
      mechanism: Loses somebody to talk to.
      demand: [m.hospital-freed]
  system_demand: [m.gp-freed]
"""
    appraisal = solved(case("link-workers", cut=True) + equality)
    html = html_page(appraisal)
    texts = [words for words, _ in blocks(html)]
    named = (
        "nothing in our central figures, where ‘Lower cost of hospital care (of the service that is cut)’ is put at "
        "nil; at worst £"
    )
    (cell,) = [words for words in texts if words.startswith(f"NHS: {named}")]
    assert re.fullmatch(r".*; at worst £[\d.]+[km]? more (pressure \(not cash\)|to spend) in 20\d\d-\d\d", cell)
    beside = [words for words in texts if words.startswith("Loses somebody to talk to.")]
    assert f"Where they may turn up next: NHS, {named}" in beside[0]
    assert any(words == "No finding names anybody for this" for words in texts)
    worst = appraisal.preferred.cash.where(lambda line: line.id == "m.hospital-freed").net().min()
    assert worst < 0
    cautious = appraisal.ends_of(appraisal.preferred).cautious.world
    at_cautious = appraisal.preferred.cash.where(lambda line: line.id == "m.hospital-freed").net()[cautious].min()
    assert worst <= at_cautious < 0, "no better than page 1's own cautious end"
