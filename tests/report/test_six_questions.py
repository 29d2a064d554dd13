"""What a member asks of page 1, written down with its answers: each stands there, and each number is the result's."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import investcase
from investcase.catalogue.shipped import templates_dir
from investcase.checks.review import appraised
from investcase.report.html import short_html
from investcase.report.short.paper import make_short_paper
from investcase.report.view.paper import make_paper

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
QUESTIONS = (
    "What am I asked to do?",
    "What does it cost us?",
    "What do we get back, and when?",
    "Who gains and who pays?",
    "How sure are we?",
    "Who may lose, and what is not known?",
)
Number = Callable[[Mapping[str, Any]], float]


@dataclass(frozen=True)
class Answer:
    """Words that stand on page 1, `{}` for each number in them, and where the result has it, plus good for the body."""

    words: str
    printed: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()


def preferred(result: Mapping[str, Any]) -> Mapping[str, Any]:
    (option,) = [option for option in result["options"] if option["preferred"]]
    return option


def body(name: str, field: str = "cash_releasing_npv") -> Number:
    def number(result: Mapping[str, Any]) -> float:
        (found,) = [each for each in preferred(result)["bodies"] if each["body"] == name]
        return float(found[field]["central"])

    return number


def cash(name: str, upto: str | None = None) -> Number:
    """The running total of a body's cash after a year, or after all."""

    def number(result: Mapping[str, Any]) -> float:
        (found,) = [each for each in preferred(result)["bodies"] if each["body"] == name]
        last = len(result["years"]) if upto is None else result["years"].index(upto) + 1
        return float(sum(found["cash_terms_by_year"][:last]))

    return number


def row(name: str, kind: str) -> Number:
    """A row of a body's budget over all years."""

    def number(result: Mapping[str, Any]) -> float:
        option = preferred(result)
        rows = [*option["who_pays"]["budget"], *option["who_gains"]["budget"]]
        return float(sum(sum(each["by_year"]) for each in rows if (each["body"], each["row"]) == (name, kind)))

    return number


def back(name: str) -> Number:
    """What comes back on a body, or on all of them, in present value."""

    def number(result: Mapping[str, Any]) -> float:
        found = [each for cut in preferred(result)["disinvestment"] for each in cut["comes_back"]]
        return float(sum(each["pv"]["central"] for each in found if name in ("all", each["body"])))

    return number


def npsv(result: Mapping[str, Any]) -> float:
    return float(preferred(result)["npsv"]["central"])


def npsv_at(end: str) -> Number:
    def number(result: Mapping[str, Any]) -> float:
        (found,) = [each for each in result["chances"]["options"] if each["option"] == preferred(result)["id"]]
        return float(found["npsv"][end])

    return number


def turning(answer: str, figure: str) -> Number:
    """The value, in per cent, of a figure at which an answer turns."""

    def number(result: Mapping[str, Any]) -> float:
        (found,) = [each for each in result["switching_values"]["figures"] if each["figure"] == figure]
        (turn,) = [each for each in found["turns"] if each["answer"] == answer and each["against"] is None]
        return float(turn["value"]) * 100

    return number


KENT = {
    QUESTIONS[0]: [
        Answer("Approve {} over five years from April 2027, {} of it capital.", ("£7.44m", "£153k")),
        Answer("Draw {} from the council’s own reserves by March 2029. None of it is confirmed.", ("£1.35m",)),
    ],
    QUESTIONS[1]: [
        Answer("{} to be spent", ("£7.4m",)),
        Answer("{} the most the council is out of pocket, in 2028-29", ("£2.1m",), (cash("council", "2028-29"),)),
    ],
    QUESTIONS[2]: [
        Answer("in cash back in 2032-33, and {} ahead after ten years", ("£27k",), (cash("council"),)),
    ],
    QUESTIONS[3]: [
        Answer("Council, cash {}", ("−0.3",), (body("council"),)),
        Answer("NHS, cash {}", ("+1.1",), (body("nhs"),)),
        Answer("Everyone {}", ("+5.2",), (npsv,)),
    ],
    QUESTIONS[4]: [
        Answer("Better for everyone more than 99 in 100"),
        Answer("8 in 10 answers lie from {} to {}", ("+£1.8m", "+£7.9m"), (npsv_at("p10"), npsv_at("p90"))),
        Answer("Below {}% it is not worth doing", ("28.2",), (turning("npsv", "ccn.achievement"),)),
    ],
    QUESTIONS[5]: [
        Answer("Family and friends who care unpaid"),
        Answer("Nobody has been asked"),
        Answer("Not looked at: 5 of 9 characteristics in law"),
    ],
}
FIFE = {
    QUESTIONS[0]: [
        Answer("Say whether it is worth {} to the Integration Joint Board", ("£152k",), (cash("ijb"),)),
        Answer("If so, approve {} over five years from April 2027.", ("£1.28m",)),
    ],
    QUESTIONS[1]: [
        Answer("{} the most the Integration Joint Board is out of pocket", ("£246k",), (cash("ijb", "2031-32"),)),
    ],
    QUESTIONS[2]: [Answer("after ten years it is {} short", ("£152k",), (cash("ijb"),))],
    QUESTIONS[3]: [
        Answer("Integration Joint Board, cash {}", ("−0.5",), (body("ijb"),)),
        Answer("Everyone {}", ("+0.8",), (npsv,)),
    ],
    QUESTIONS[4]: [
        Answer("Better for everyone 19 in 20"),
        Answer("8 in 10 answers lie from {} to {}", ("+£115k", "+£1.2m"), (npsv_at("p10"), npsv_at("p90"))),
        Answer("Below {}% it is not worth doing", ("30.7",), (turning("npsv", "ccn.achievement"),)),
    ],
    QUESTIONS[5]: [
        Answer("Family and friends who care unpaid"),
        Answer("Not looked at: 6 of 9 characteristics in law"),
    ],
}
GRANTS = {
    QUESTIONS[0]: [
        Answer("Choose: Close the grants programme early; or Taper the grants over two years; or carry on as now."),
    ],
    QUESTIONS[1]: [Answer("approve the {} that it costs the Integration Joint Board", ("£97.1k",))],
    QUESTIONS[2]: [
        Answer("saves the Integration Joint Board {} in cash, once", ("£618k",), (cash("ijb"),)),
        Answer("{} comes back on the council, the NHS and people who use services", ("£1.1m",), (back("all"),)),
    ],
    QUESTIONS[3]: [
        Answer("Council, cash {}", ("−209k",), (back("council"),)),
        Answer("NHS, time {}", ("−418k",), (back("nhs"),)),
        Answer("People who use services {}", ("−522k",), (back("people"),)),
        Answer("Everyone {}", ("−573k",), (npsv,)),
    ],
    QUESTIONS[4]: [
        Answer("Better for everyone 1 in 100"),
        Answer("8 in 10 answers lie from {} to {}", ("−£919k", "−£227k"), (npsv_at("p10"), npsv_at("p90"))),
    ],
    QUESTIONS[5]: [
        Answer("Disabled people and people with long-term conditions"),
        Answer("Not looked at: 5 of 9 characteristics in law"),
    ],
}
LINK = {
    QUESTIONS[0]: [Answer("Choose: Cut link workers by a third; or carry on as now.")],
    QUESTIONS[1]: [Answer("approve the {} that it costs the Integration Joint Board", ("£485k",))],
    QUESTIONS[2]: [
        Answer("saves the Integration Joint Board {} in cash over five years", ("£5.5m",), (cash("ijb"),)),
        Answer("{} comes back on the council and people who use services", ("£1.5m",), (back("all"),)),
    ],
    QUESTIONS[3]: [
        Answer("Integration Joint Board, cash {}", ("+4.6",), (body("ijb"),)),
        Answer("Everyone {}", ("+3.1",), (npsv,)),
    ],
    QUESTIONS[4]: [
        Answer("Better for everyone more than 99 in 100"),
        Answer("8 in 10 answers lie from {} to {}", ("+£1.9m", "+£3.4m"), (npsv_at("p10"), npsv_at("p90"))),
    ],
    QUESTIONS[5]: [
        Answer("People in the most deprived neighbourhoods"),
        Answer("Not looked at: 5 of 9 characteristics in law"),
    ],
}
ANSWERS = {
    "kent-at-home": KENT,
    "fife-at-home": FIFE,
    "grants-close-early": GRANTS,
    "link-workers-cut-by-a-third": LINK,
}
SIZES = {"": 1.0, "k": 1e3, "m": 1e6}


@cache
def page_and_result(example: str) -> tuple[str, Mapping[str, Any]]:
    """Page 1 as words alone, a table's thousands marked as such, and the result as programs get it."""
    appraisal = appraised(investcase.load(EXAMPLES / example))
    paper = make_short_paper(appraisal, make_paper(appraisal, appraisal.result()), brief=True)
    source = short_html(paper, templates_dir(), pack=None)
    text = html.unescape(re.sub(r"<(style|head)\b.*?</\1>|<[^>]+>", " ", source, flags=re.DOTALL))
    return " ".join(text.split()), json.loads(appraisal.result().to_json())


def test_the_six_questions_are_answered_of_every_example() -> None:
    assert set(ANSWERS) == {path.parent.name for path in EXAMPLES.glob("*/case.yaml")}
    assert all(tuple(answers) == QUESTIONS for answers in ANSWERS.values())


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("example", ANSWERS)
def test_each_answer_stands_on_page_one_and_is_the_result_s(example: str, question: str) -> None:
    page, result = page_and_result(example)
    for answer in ANSWERS[example][question]:
        # In a table of thousands the unit stands at the head of the column.
        printed_there = [each if "£" in each else each.removesuffix("k") for each in answer.printed]
        words = answer.words.format(*printed_there)
        assert words in page
        for printed, number in zip(answer.printed, answer.numbers, strict=bool(answer.numbers)):
            assert_rounds(printed, number(result), "%" in answer.words)


def assert_rounds(printed: str, value: float, percent: bool) -> None:
    """That what is printed is the value to the printed digits; a plain amount may be of either sign."""
    found = re.fullmatch(r"([−+]?)£?([\d.]+)([km]?)", printed)
    assert found is not None, printed
    sign, digits, size = found.groups()
    unit = SIZES[size] if "£" in printed or size or percent else 1e6
    shown = float(digits) * unit
    step = unit / 10 ** len(digits.partition(".")[2])
    if sign:
        assert (value < 0) == (sign == "−"), (printed, value)
    assert abs(shown - abs(value)) <= step / 2 * (1 + 1e-9), (printed, value)
