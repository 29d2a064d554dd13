"""Rules for what is said of uncertainty, over random cases; that no word stands for a chance is held beside this.

A number beside any word (van der Bles and others, 2020); one interval everywhere, said as 8 in 10; what a range leaves
out before the range (Uncertainty Toolkit for Analysts, 4.1); what moves the answer most before what moves it less;
chances in what is downloaded as in print (OSR, 2022); and no words that a ratio is good or poor (Green Book Review
2025).
"""

from __future__ import annotations

import html
import json
import re
from functools import cache

import pytest

from investcase.appraisal.appraise import Appraisal
from investcase.appraisal.risks import risks_taken
from investcase.report.render import web_page
from investcase.report.text import summary_text
from random_whole.risks import named
from random_whole.solving import worked_out
from random_whole.whole import whole_case

SEEDS = (0, 6, 9, 39, 41, 60)
"""Some with ranges and some without; three with risks in money."""
INTERVAL = re.compile(r"(\d+) in (\d+)(?: answers)? lies?\b|(\d+)% (?:interval|of (?:the )?(?:draws|answers))")
RATIO_WORDS = re.compile(r"\b(?:poor|low|medium|high|very high|good|excellent) value for money\b", re.IGNORECASE)
LEFT_OUT = "What these chances leave out"


@cache
def case(seed: int) -> Appraisal:
    return worked_out(whole_case(seed))


@cache
def printed(seed: int) -> dict[str, str]:
    """What the terminal and the web page say, without marks and with one blank between words."""
    page = html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", web_page(case(seed)), flags=re.DOTALL))
    return {"terminal": " ".join(summary_text(case(seed)).split()), "page": " ".join(page.split())}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_interval_of_an_answer_is_8_in_10(seed: int) -> None:
    for text in printed(seed).values():
        for part, whole, level in INTERVAL.findall(text):
            assert (part, whole) == ("8", "10") or level == "95", (part, whole, level)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_chances_leave_out_stands_before_their_ranges_in_the_terminal(seed: int) -> None:
    text = printed(seed)["terminal"]
    if case(seed).chances is None:
        assert LEFT_OUT not in text
        return
    assert 0 <= text.find(LEFT_OUT) < text.find("8 in 10 lie")


@pytest.mark.parametrize("seed", SEEDS)
def test_what_moves_the_answer_most_comes_first(seed: int) -> None:
    widths = [swing.width for swing in case(seed).swings]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_of_ours_says_that_a_ratio_is_good_or_poor(seed: int) -> None:
    for text in printed(seed).values():
        assert RATIO_WORDS.search(text) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_a_word_for_how_likely_a_risk_is_has_its_number_beside_it(seed: int) -> None:
    """The case's own word, low to high, is never alone where the case gives a chance."""
    committee = case(seed).case.document.committee
    for risk in committee.risks if committee is not None else ():
        if risk.chance is not None:
            assert re.search(rf"\b{risk.likelihood} \((?:\d+ in \d+|fewer than|more than)", printed(seed)["page"])


@pytest.mark.parametrize("seed", SEEDS)
def test_chances_are_in_what_is_downloaded_too(seed: int) -> None:
    found, data = case(seed).chances, json.loads(case(seed).result().to_json())
    assert ("chances" in data) == (found is not None)
    assert ("risks" in data) == bool(case(seed).once(risks_taken))
    for told in data.get("chances", {}).get("options", ()):
        assert {"p10", "p50", "p90", "mean", "chance_above_nil", "chance_error"} <= told["npsv"].keys()


def test_these_cases_have_what_is_held() -> None:
    assert sum(case(seed).chances is not None for seed in SEEDS) >= 4
    assert sum(named(whole_case(seed)) for seed in SEEDS) >= 3
    assert any(case(seed).once(risks_taken) for seed in SEEDS)
