"""Every rule fires on the case that breaks it, and on no other; the clean case breaks none but the notes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from assessed_case import Change, Data, both, data, found, put, worked

from investcase.checks.equality import codes_of_rules
from investcase.checks.review import appraised, reviewed
from investcase.cli.every_code import CODES
from investcase.documents.equality_words import BodyType
from investcase.documents.figure import Nation
from investcase.equality.prompts import LOSS, prompts, unspoken
from investcase.reading.problems import Problem, Severity
from investcase.report.equality_paper import equality_html
from investcase.report.render import html_page
from investcase.report.text import summary_text

ROOT = Path(__file__).parents[2]

IMPACTS = "equality.impacts"
PASTED = both(*(put(f"{IMPACTS}.{i}.mechanism", "Some people may be affected.") for i in (0, 1, 2)))
SCOTLAND = put("place.nation", "scotland")
HARD = "Consideration of organisational reconfiguration necessitates comprehensive multidisciplinary deliberation. "
MIDDLING = "The council will consider the written comments of residents before it decides about the service. "


def no_negative(case: Data) -> None:
    case["equality"]["impacts"] = [i for i in case["equality"]["impacts"] if i["direction"] == "none_identified"]


def only_positive(case: Data) -> None:
    for impact in case["equality"]["impacts"]:
        impact["direction"] = "positive"


def nhs(case: Data) -> None:
    case["lead_body"] = "nhs"


def rates(case: Data) -> None:
    case["equality"]["profiles"][0]["comparator"]["shares"] = {"female": "80%", "male": "70%"}


def officers_asked(case: Data) -> None:
    case["equality"]["engagement"][0]["who"] = "The head of service"


def nothing_known(case: Data) -> None:
    for impact in case["equality"]["impacts"]:
        impact["direction"] = "unknown"


LONG = "Everybody who comes now has been found a place in town that they say they like better."
WEIGHTS = put(
    "equality.welfare_weights",
    {
        "profile": "by-quintile",
        "reference": "£36700",
        "eta": "1.3",
        "incomes": {"q1": "£16800", "q2": "£25000", "q3": "£36700", "q4": "£50000", "q5": "£71100"},
        "source": "made up",
    },
)
STAND_IN: Data = {"id": "n", "by": "race", "shares": {"white": "93.6%"}, "source": "a census"}

BREAKS: dict[str, Change] = {
    "E01": no_negative,
    "E02": put(f"{IMPACTS}.5.evidence", None),
    "E03": both(put(f"{IMPACTS}.0.mitigations", None), put(f"{IMPACTS}.0.justification", None)),
    "E04": put("equality.stage", "retrospective"),
    "E05": both(put("equality.outcome", "no_major_change"), put(f"{IMPACTS}.0.residual", "high")),
    "E06": put("equality.outcome_because", None),
    "E07": put("equality.screening", {"result": "not_needed", "signed_by": {"role": "Head of service"}}),
    "E08": both(SCOTLAND, put("equality.islands.affected", "possible")),
    "E09": put("equality.summary", "It would leave 7 women with nowhere to go."),
    "E10": put(f"{IMPACTS}.0.evidence", ["recrods"]),
    "E11": rates,
    "E12": put(f"{IMPACTS}.2.who.group", "Women and trans people"),
    "W01": put("equality.gaps", []),
    "W02": put("equality.not_relevant.0", None),
    "W03": put("equality.evidence.0.date", "2021"),
    "W04": PASTED,
    "W06": put("equality.mitigations.0.funded", "no"),
    "W07": put(f"{IMPACTS}.1.who", {"frame": "consumers", "group": "Users"}),
    "W08": both(put("equality.system_demand", []), put(f"{IMPACTS}.0.demand", [])),
    "W09": put("equality.profiles.0.comparator.age_range", "all ages"),
    "W10": put("equality.profiles.0.unknown", "60"),
    "W11": nhs,
    "W12": put("equality.review_on", "2028-05-01"),
    "W13": both(SCOTLAND, put(f"{IMPACTS}.3.who", {"frame": "rural", "group": "Villages"})),
    "W14": both(SCOTLAND, put(f"{IMPACTS}.4.who", {"frame": "rural", "group": "Villages"})),
    "W15": both(only_positive, put("equality.considered_negative", "Three people looked and wrote why.")),
    "W16": put("as_of", "2028-06-01"),
    "W17": put("equality.public_summary.who_gains", MIDDLING * 9 + HARD),
    "W18": both(put("equality.given_to_decision_maker_on", None), put("as_of", "2027-02-01")),
    "W19": put("equality.summary", "Due regard has been had to the duty."),
    "P01": both(put("equality.evidence.0.kind", "professional"), officers_asked),
    "P02": put("equality.engagement.0.about", "proposal"),
    "P03": put("equality.mitigations.0.by", "2031-04-01"),
    "P04": both(put(f"{IMPACTS}.0.severity", "severe"), put(f"{IMPACTS}.0.justification", None)),
    "P05": put(
        "equality.screening",
        {"result": "not_needed", "reasons": LONG, "signed_by": {"role": "Head of service", "on": "2026-11-01"}},
    ),
    "P06": put("equality.gaps.0.by", "2029-03-31"),
    "P07": both(nothing_known, put("equality.outcome", "no_major_change")),
    "P08": put(f"{IMPACTS}.0.number.count", "5,000,000"),
    "P09": put(f"{IMPACTS}.0.demand", None),
    "P10": put("decision.date", None),
    "P11": put("standing", "final"),
    "P12": put(f"{IMPACTS}.0.mechanism", "tbc"),
    "I01": WEIGHTS,
    "I02": lambda case: case["equality"]["profiles"].append(STAND_IN),
    "I03": lambda case: None,
    "W20": put("equality.monitoring.0.baseline", "£42 a day, at six pounds each"),
    "W21": put("equality.engagement.0.when", "2027-01-20"),
    "I04": put("equality.disclosure", {"suppress_below": "8"}),
    "I05": put("equality.summary", "It had 233 sittings last year."),
}


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def test_every_rule_has_a_case_that_breaks_it() -> None:
    assert set(BREAKS) == codes_of_rules()


def test_the_clean_case_breaks_no_rule() -> None:
    # I03 only puts questions: any reduction raises those of loss, and any change those no finding speaks to.
    assert codes(found()) == {"I03"}
    assert codes(found(put("equality.change_type", "redesign"))) == {"I03"}
    assert codes(found(both(put("equality.change_type", "redesign"), put(f"{IMPACTS}.2.who.people", "staff")))) == set()


@pytest.mark.parametrize("code", BREAKS)
def test_a_rule_fires_where_it_is_broken_and_says_how_to_mend_it(code: str) -> None:
    told = [problem for problem in found(BREAKS[code]) if problem.code == code]
    assert told
    for problem in told:
        expected = {"E": Severity.BLOCKER, "P": Severity.BLOCKER, "W": Severity.WARNING, "I": Severity.NOTE}[code[0]]
        assert problem.severity is expected
        assert problem.position is not None
        assert problem.remedy


@pytest.mark.parametrize("code", BREAKS)
def test_a_rule_is_quiet_where_only_another_is_broken(code: str) -> None:
    other = "W12" if code != "W12" else "E02"
    if code != "I03":
        assert code not in codes(found(BREAKS[other]))


@pytest.mark.parametrize("code", sorted(code for code in codes_of_rules() if code[0] in "EP"))
def test_what_blocks_puts_the_band_on_page_one(code: str) -> None:
    broken = appraised(worked(BREAKS[code]).case)
    assert "NOT READY FOR DECISION" in summary_text(broken)
    assert "NOT READY FOR DECISION" in equality_html(broken, screen=True)


QUOTED = re.compile(r"(?:the note|the paper|page 1|every output) (?:says|prints) (?:'([^']+)'|([A-Z ]{6,}\b))")


@pytest.mark.parametrize("change", [*BREAKS.values(), put("equality", None)])
def test_what_a_problem_quotes_from_the_paper_stands_there(change: Change) -> None:
    appraisal = appraised(worked(change).case)
    paper = " ".join(unescape(re.sub(r"<[^>]+>", " ", html_page(appraisal))).split())
    for problem in appraisal.problems:
        for quoted, capitals in QUOTED.findall(" ".join(filter(None, (problem.message, problem.remedy)))):
            assert (quoted or capitals).strip() in paper, problem


@pytest.mark.parametrize("change", [BREAKS["W02"], BREAKS["E09"], put("equality", None)])
def test_there_are_such_quotes(change: Change) -> None:
    told = appraised(worked(change).case).problems
    assert any(QUOTED.search(" ".join(filter(None, (problem.message, problem.remedy)))) for problem in told)


def streams(*confirmed: str, ring_fence: str | None) -> list[Data]:
    tied = {} if ring_fence is None else {"ring_fence": ring_fence}
    return [
        {"id": f"grant-{place}", "title": "A grant", "body": "council", "each_year": "£9000", "confirmed": yes, **tied}
        for place, yes in enumerate(confirmed)
    ]


@pytest.mark.parametrize(
    ("tied", "of_streams", "given", "told"),
    [
        ("a grant", "a grant", ("no",), {"W06", "P03"}),
        ("a grant", "a grant", ("no", "yes"), set()),
        ("a grant", "another", ("no",), set()),
        (None, "a grant", ("no",), set()),
        (None, None, ("no", "no"), {"W06"}),
        (None, None, ("no", "yes"), set()),
    ],
)
def test_money_that_is_not_confirmed_funds_nothing(
    tied: str | None, of_streams: str | None, given: tuple[str, ...], told: set[str]
) -> None:
    funded = both(
        put("options.0.funding", streams(*given, ring_fence=of_streams)),
        put("options.0.costs.0.ring_fence", tied) if tied else put("equality.stage", "draft"),
    )
    assert codes(found(funded)) & {"W06", "P03"} == told


def test_without_errors_there_is_no_band() -> None:
    clean = appraised(worked().case)
    assert "NOT READY" not in summary_text(clean)
    assert "NOT READY" not in equality_html(clean, screen=True)


def test_turning_a_negative_into_none_identified_is_caught_wherever_it_is_done() -> None:
    negatives = [i for i, impact in enumerate(data()["equality"]["impacts"]) if impact["direction"] == "negative"]
    assert len(negatives) == 4
    for index in negatives:
        changed = both(put(f"{IMPACTS}.{index}.direction", "none_identified"), put(f"{IMPACTS}.{index}.evidence", []))
        assert "E02" in codes(found(changed))


def test_taking_every_finding_out_of_a_closure_is_caught() -> None:
    assert "E01" in codes(found(both(put("equality.change_type", "stop"), put("equality.impacts", []))))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put("equality.assessed_on", "2027-02-11"), "E04"),
        (put(f"{IMPACTS}.0.demand", ["hospitla"]), "E10"),
        (put("equality.profiles.0.comparator.shares.female", "99%"), "E11"),
        (put("equality.profiles.0.comparator.measure", "rates"), "E11"),
        (put("equality.profiles.0.groups", {"female": "251", "male": "161", "trans": "40"}), "E12"),
        (put("equality.mitigations.0.cost_line", None), "W06"),
        (put("equality.mitigations.0.owner", None), "W06"),
        (put("equality.evidence.0.kind", "national_data"), "W03"),
        (put("equality.review_on", None), "W12"),
        (put("equality.public_summary", None), "W17"),
    ],
)
def test_other_ways_to_break_a_rule(change: Change, code: str) -> None:
    if code == "W03":
        change = both(change, put("equality.engagement", []), put(f"{IMPACTS}.0.evidence", ["records"]))
    assert code in codes(found(change))


def test_a_summary_too_hard_or_without_who_may_lose_holds_the_decision_up() -> None:
    hard = [p for p in found(put("equality.public_summary.who_gains", HARD * 4)) if p.code == "W17"]
    lacking = [p for p in found(put("equality.public_summary.who_may_lose", None)) if p.code == "W17"]
    assert [p.severity for p in (*hard, *lacking)] == [Severity.BLOCKER, Severity.BLOCKER]


def test_england_is_only_told_of_the_duty_unless_it_adopted_it() -> None:
    lacking = put(f"{IMPACTS}.3.who", {"frame": "rural", "group": "Villages"})
    (told,) = [p for p in found(lacking) if p.code == "W13"]
    assert told.severity is Severity.NOTE
    (bound,) = [p for p in found(both(lacking, put("equality.adopts", ["socio_economic_duty"]))) if p.code == "W13"]
    assert bound.severity is Severity.WARNING


def test_questions_are_asked_and_nothing_is_filled_in() -> None:
    (told,) = [problem for problem in found() if problem.code == "I03"]
    assert told.message.count("?") == len(LOSS) == 8
    (told,) = [problem for problem in found(put("equality.impacts", [])) if problem.code == "I03"]
    assert told.message.count("?") == 8 + 4


@pytest.mark.parametrize(
    ("nation", "body", "words"),
    [
        (Nation.ENGLAND, "icb", "by deprivation, ethnicity, age and sex"),
        (Nation.SCOTLAND, "ijb", "on an island"),
        (Nation.WALES, "council", "in Welsh"),
        (Nation.NORTHERN_IRELAND, "council", "dependants"),
    ],
)
def test_each_nation_and_body_has_questions_of_its_own(nation: Nation, body: BodyType, words: str) -> None:
    def asked(where: Nation, kind: BodyType) -> str:
        return " ".join(prompt.question for prompt in prompts(where, kind))

    assert words in asked(nation, body)
    assert words not in asked(Nation.ENGLAND, "council")
    assert all(prompt.question.endswith("?") for prompt in prompts(nation, body, "stop"))


def test_a_question_is_dropped_only_when_somebody_spoke_to_it() -> None:
    def asked(*changes: Change) -> list[str]:
        written = worked(both(SCOTLAND, *changes)).case.document.equality
        assert written is not None
        return [prompt.question for prompt in unspoken(prompts(Nation.SCOTLAND, "ijb"), written)]

    # The clean case speaks of children (unknown is an answer) and says that no island is affected.
    assert not any("island" in question or "child" in question for question in asked())
    assert any("island" in question for question in asked(put("equality.islands.affected", "possible")))
    assert any("child" in question for question in asked(put(f"{IMPACTS}.4.who", {"frame": "rural", "group": "V"})))


@pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="the docs stand beside the tests only in the source tree")
def test_every_rule_is_in_the_catalogue_and_in_the_docs() -> None:
    docs = (ROOT / "docs" / "equality-rules.md").read_text("utf-8")
    for code in codes_of_rules():
        assert code in CODES
        assert f"| {code} |" in docs


def test_review_asks_every_rule() -> None:
    assert "I03" in codes(list(reviewed(worked())))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("It had 233 sittings last year.", "as 235"),
        ("It had 1,233 sittings last year.", "as 1,235"),
        ("It had 235 sittings last year.", None),
        ("It had 233 visits last year.", None),
        ("It had 233 users last year.", None),
    ],
)
def test_what_is_printed_rounded_is_told_where_nothing_says_what_it_counts(words: str, printed: str | None) -> None:
    told = [problem for problem in found(put("equality.summary", words)) if problem.code == "I05"]
    assert [problem.message.rpartition("rounded, ")[2] for problem in told] == ([printed] if printed else [])
    assert "233" not in "".join(map(str, told)).replace(words, "")
