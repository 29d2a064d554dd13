"""A table of wrong cases: each tells one thing, at one place, with what would be right."""

from __future__ import annotations

import re

import pytest

from cases import KENT, SMALLEST, faults, with_lines, with_model
from investcase.catalogue.shipped import assumptions_dir
from investcase.documents.base import read_document
from investcase.documents.figure import FiguresFile, SourcesFile
from investcase.documents.guidance import OutsideView
from investcase.documents.lines import CostLine
from investcase.documents.retired import RETIRED, instead_of
from investcase.reading.problems import Problem
from investcase.reading.text import SourceText

KENT_TEXT = KENT.read_text("utf-8")

FIGURES = """\
format: investcase/figures/1
figures:
  - id: care.price
    title: A price
    unit: £ / hour
    values:
      - value: £20 / hour
        holds_for: england
        price_base: 2025-26
        source: somewhere
        status: read_at_source
"""

SOURCES = """\
format: investcase/sources/1
sources:
  - id: somewhere
    title: A source
    publisher: A publisher
    date: "2025"
    read: read_at_source
"""

EQUALITY = """\
equality:
  assessed_on: 2026-11-16
  change_type: expand
  impacts:
    - id: older
      who: {characteristic: age, group: People aged 65 and over}
      direction: none_identified
      mechanism: Nothing found.
"""


def change(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def check(problem: Problem, code: str, where: str, words: str, expected: str, remedy: str | None) -> None:
    at = problem.position
    assert at is not None
    assert (problem.code, f"{at.line}:{at.column}") == (code, where), str(problem)
    assert words in f"{problem.field or ''}: {problem.message}"
    assert expected in (problem.expected or ""), problem.expected
    if remedy is not None:
        assert remedy in (problem.remedy or ""), problem.remedy
    assert problem.excerpt is not None
    assert problem.excerpt.split("\n")[1].index("^") >= 0


CASES: list[tuple[str, str, str, str, str, str, str | None]] = [
    # what is changed, to what, code, line:column, words, expected, remedy
    ("title: Community grants\n", "", "missing", "1:1", "'title' is missing", "a line 'title: ...' here", None),
    ("title: Grants, body", "body", "missing", "14:9", "costs[0]: 'title' is missing", "a line 'title: ...'", None),
    (", nation: england}", "}", "missing", "4:8", "place: 'nation' is missing", "a line 'nation: ...'", None),
    ("case: grants-2026\n", "case:\n", "name", "2:6", "nothing is written here", "small letters", None),
    (
        "title: Community",
        "titel: Community",
        "unknown-field",
        "3:1",
        "'titel' is not a field here",
        "case, title",
        "'title'",
    ),
    ("title: Grants programme", "titl: Grants", "unknown-field", "11:5", "options[0]: 'titl'", "title", "'title'"),
    (
        "{id: grants, ",
        "{id: grants, recurrant: no, ",
        "unknown-field",
        "14:22",
        "costs[0]: 'recurrant'",
        "",
        "'recurrent'",
    ),
    ("{id: grants, ", "{id: grants, frm: 2026-27, ", "unknown-field", "14:22", "costs[0]: 'frm'", "", "'from'"),
    (
        "{id: grants, title: Grants,",
        "{id: grants, label: Grants,",
        "unknown-field",
        "14:22",
        "'label'",
        "one of",
        "'title'",
    ),
    (
        "place: {name: Elsewhere, nation: england}",
        "place: [Kent, Surrey]",
        "one-place",
        "4:8",
        "is a list",
        "one",
        "bodies",
    ),
    ("{flat: 3.5%}", "{flatt: 3.5%}", "unknown-field", "8:12", "discount: 'flatt'", "one of: flat", "'flat'"),
    (
        "{name: Elsewhere, ",
        "{nme: Elsewhere, ",
        "unknown-field",
        "4:9",
        "place: 'nme'",
        "one of: name, nation",
        "'name'",
    ),
    ("nation: england", "nation: englnd", "not-one-of", "4:34", "place.nation: 'englnd'", "scotland", "'england'"),
    (
        "body: council",
        "body: counsil",
        "not-one-of",
        "14:43",
        "costs[0].body: 'counsil'",
        "one of: council",
        "'council'",
    ),
    ("capacity", "cashable", "not-one-of", "16:67", "cash_type: 'cashable'", "avoided_growth", None),
    ("start: 2026-27\n", "start: 2026-28\n", "year", "5:8", "2026 is followed by 27", "a year such as 2027-28", None),
    ("start: 2026-27\n", "start: [2026]\n", "year", "5:8", "this is not a year", "a year such as 2027-28", None),
    (
        "start: 2026-27\n",
        "start: 2026\n",
        "year-kind",
        "7:13",
        "starts in a calendar year, 2026",
        "all calendar",
        "price_base: 2026, or start: 2026-27",
    ),
    (
        "price_base: 2026-27",
        "price_base: 2025",
        "year-kind",
        "7:13",
        "the price base is a calendar year",
        "all",
        "2025-26",
    ),
    ("Community grants", "___", "still-blank", "3:8", "title: still blank", "your own words", "is needed"),
    (
        "discount: {flat: 3.5%}",
        "discount: 3.5%",
        "discount",
        "8:11",
        "a rate by itself",
        "id",
        "discount: {flat: 3.5%}",
    ),
    ("start: 2026-27", "start: 26-27", "year", "5:8", "'26-27' is not a year", "a year such as", "write 2026-27"),
    ("years: 3", "years: 3\nas_of: 14/01/2027", "date", "7:8", "is not a date", "a date", "write 2027-01-14"),
    ("years: 3", "years: 3\nas_of: 14 January 2027", "date", "7:8", "is not a date", "a date", "write 2027-01-14"),
    ("years: 3", "years: 3\nas_of: April 2026", "date", "7:8", "is not a date", "a date", "as in 2026-04-01"),
    ("years: 3", "years: 3\nas_of: 2026-27", "date", "7:8", "is not a date", "a date", "as in 2026-04-01"),
    ("title: Grants, body", "title: Grants, optimism_bias: 20, body", "share", "14:52", "outside", "", "mean 20%?"),
    (
        "title: Grants, body",
        "title: Grants, likely_range: {low: 90, central: 100, high: 125}, body",
        "likely-range",
        "14:51",
        "lies outside nil to ten times the amount",
        "90% to 125%",
        'did you mean "90% to 125%, central 100%"?',
    ),
    ("title: Grants programme", "title: Grants to ___ people", "still-blank", "11:12", "still blank", "", "is needed"),
    ("preferred: yes", "summary: ___", "still-blank", "12:14", "summary: still blank", "words", "or delete the line"),
    ("£60000", "£___", "still-blank", "14:70", "2026-27: still blank", "a number with its unit", "or delete the line"),
    ("start: 2026-27", "start: ___", "still-blank", "5:8", "start: still blank", "a year such as", "is needed"),
    ("body: nhs", "body: ___", "still-blank", "16:51", "body: still blank", "one of: council", "is needed"),
    ("{2026-27: £60000", "{___: £60000", "still-blank", "14:61", "still blank", "a year such as", "or delete the line"),
    ("£60000", "{low: £5, central: £___, high: £7}", "still-blank", "14:89", "central: still blank", "words", None),
    (
        "years: 3",
        "years: three",
        "int-parsing",
        "6:8",
        "'three' is not a whole number in digits",
        "a whole number, such as 10",
        "write 3",
    ),
    ("years: 3", "years: 0", "out-of-range", "6:8", "years: this is out of range", "a number from 1 up", None),
    ("years: 3", "years: 126", "out-of-range", "6:8", "years: this is out of range", "a number up to 125", None),
    ("years: 3", "years:", "int-parsing", "6:7", "nothing is written here", "a whole number", None),
    ("{flat: 3.5%}", "{flat: 3.5}", "share", "8:18", "discount.flat: this share lies outside", "0% and 100%", "3.5%?"),
    ("{flat: 3.5%}", "{flat: £3.50}", "share", "8:18", "this is in £", "a share between", None),
    ("{flat: 3.5%}", "Green Book", "name", "8:11", "'Green Book' is not an id", "single hyphens", "write green-book"),
    ("£60000", "60000", "money", "14:70", "2026-27: this is a plain number", "pounds, such as", "write £60000"),
    ("£60000", "£60 / hour", "money", "14:70", "this is in £ / hour", "pounds, such as", None),
    ("£60000", "£60 / huor", "quantity", "14:70", "'huor' is not a unit", "£23.56 / hour", "'hour'"),
    ("£60000", "12% to 22%", "quantity", "14:70", "no central value", "best single", None),
    ("£60000", "'£1 to £2, central £3'", "quantity", "14:70", "outside its range", "low <= central <= high", None),
    ("£60000", "{low: £1, high: £2}", "quantity", "14:70", "exactly the lines low, central and high", "low:", None),
    ("£60000", "", "quantity", "14:70", "nothing is written here", "a number with its unit", "write it here"),
    (
        "2027-28: £45k",
        "2027: £45k",
        "outside-horizon",
        "14:78",
        "2027 is not one of the years",
        "2026-27 to 2028-29",
        None,
    ),
    ("2027-28: £45k", "2027-29: £45k", "year", "14:78", "2027 is followed by 28", "a year such as 2027-28", None),
    ("2027-28: £45k", "2026/27: £45k", "year-twice", "14:60", "are the same year", "each year once", None),
    ("{2027-28: £80k, 2028-29: £85k}", "{}", "no-years", "16:85", "no year is given", "a line for each year", None),
    (
        "amount: {2026-27: £60000, 2027-28: £45k}",
        "each_year: £1, amount: {2026-27: £2}",
        "line-amount",
        "14:9",
        "this says it in 2",
        "one of: amount",
        None,
    ),
    (
        ", amount: {2026-27: £60000, 2027-28: £45k}",
        "",
        "line-amount",
        "14:9",
        "this says it in 0",
        "each_year, staff",
        None,
    ),
    (
        "£60000, 2027-28: £45k}",
        "£60000}, from: 2026-27",
        "line-amount",
        "14:9",
        "already say when",
        "use each_year",
        None,
    ),
    ("preferred: yes", "preferred: perhaps", "yes-no", "12:16", "preferred: 'perhaps' is neither", "yes or no", None),
    ("id: programme", "id: My Programme", "name", "10:9", "options[0].id: 'My Programme'", "single", "my-programme"),
    ("id: visits", "id: grants", "id-twice", "16:14", "'grants' is already at line 14", "", "another id"),
    (
        "format: investcase/case/1",
        "format: investcase/case/2",
        "newer-format",
        "1:9",
        "another edition",
        "case/1",
        "install",
    ),
    ("format: investcase/case/1", "format: investcase/model/1", "wrong-format", "1:9", "is not a case", "case/1", None),
    ("format: investcase/case/1\n", "", "no-format", "1:1", "does not say what it is", "investcase/case/1", "begin it"),
    ("start: 2026-27\n", "start: 1954-55\n", "price-base", "5:8", "begin in 1955-56", "a year from 1955-56", None),
    ("price_base: 2026-27", "price_base: 1954-55", "price-base", "7:13", "begin in 1955-56", "from 1955-56", None),
    (
        "{flat: 3.5%}",
        "green-book-2025",
        "unknown-guidance",
        "8:11",
        "no discount schedule called",
        "2018",
        "green-book-2026",
    ),
    (
        "preferred: yes",
        "preferred: yes\n    rejected: It is dear.",
        "preferred",
        "12:16",
        "'Grants programme' is marked as preferred and is rejected",
        "one option",
        "remove preferred: yes here",
    ),
    ("preferred: yes", "business_as_usual: yes", "business-as-usual", "10:5", "holds nothing itself", "", "remove its"),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "where", "words", "expected", "remedy"),
    CASES,
)
def test_one_thing_wrong_is_told_once_where_it_is_written(
    old: str, new: str, code: str, where: str, words: str, expected: str, remedy: str | None
) -> None:
    found = faults(change(SMALLEST, old, new))
    assert len(found) == 1, "\n".join(map(str, found))
    check(found[0], code, where, words, expected, remedy)


KENT_CASES: list[tuple[str, str, str, str, str, str | None]] = [
    # what is changed (first occurrence), to what, code, the text the caret is under, words, remedy
    (
        "deadweight: {share",
        "deadwieght: {share",
        "unknown-field",
        "deadwieght",
        "adjustments: 'deadwieght'",
        "'deadweight'",
    ),
    ("deadweight: {share: 10%", "deadweight: {share: 110%", "share", "110%", "deadweight.share: this share lies", None),
    ("deadweight: {share: 10%", "deadweight: {share: £10", "share", "£10", "deadweight.share: this is in £", None),
    ("as: cash_releasing", "as: wider_value", "not-one-of", "wider", "release[0].as: 'wider_value'", None),
    ("from: 2028-29", "from: 2028-30", "year", "2028-30", "release[0].from", None),
    ("from: 2028-29", "from: 2037-38", "outside-horizon", "2037-38", "release[0].from", None),
    ("owner: the director", "ownr: the director", "unknown-field", "ownr", "release[0]: 'ownr'", "'owner'"),
    ("until: 2031-32", "until: 2026-27", "outside-horizon", "2026-27", "options[0].paid_until", None),
    (
        "start: 2027-28\n        start_month",
        "start: 2032-33\n        start_month",
        "years-reversed",
        "2031-32",
        "until",
        None,
    ),
    ("start_month: October", "start_month: Octobr", "month", "Octobr", "'Octobr' is not a month", None),
    ("ramp: [40%, 70%, 100%]", "ramp: [40%, 170%]", "share", "170%", "ramp[1]: this share lies outside", None),
    ("ramp: [40%, 70%, 100%]", "ramp: 40%", "tuple-type", "40%", "ramp: this is not of the right kind", None),
    (
        "model: ccn-independent-settings",
        "model: ccn-independent",
        "unknown-model",
        "ccn-independent",
        "no model called",
        "'ccn-in",
    ),
    ("route: top_down", "rout: top_down", "unknown-choice", "rout: ", "no choice called 'rout'", "'route'"),
    ("route: top_down", "route: top", "unknown-alternative", "top,", "no alternative called 'top'", None),
    ("delivery: {covered", "delivry: {covered", "unknown-omitted-cost", "delivry", "called 'delivry'", "'delivery'"),
    (
        "covered_by: home-first-team",
        "covered_by: home-team",
        "unknown-cost-line",
        "home-team",
        "called 'home-team'",
        None,
    ),
    ("wte: 14", "wte: 14 hours", "wte", "{wte: 14 hours", "this is in hour", None),
    ("on_costs: 30%", "on_costs: 130%", "share", "130%", "staff.on_costs: this share lies outside", None),
    (", on_costs_as_of: 2026-04-01", "", "missing", "{wte: 14", "'on_costs_as_of' is missing", None),
    ("salary: £41000", "salary: 41000", "money", "41000", "staff.salary: this is a plain number", "write £41000"),
    ("recurrent: no", "recurrent: sometimes", "yes-no", "sometimes", "'sometimes' is neither yes nor no", None),
    ("spend: capital", "spend: cash", "not-one-of", "cash\n", "'cash' is not allowed here", None),
    (
        "likely_range: 90% to 120%, central 100%",
        "likely_range: £5",
        "likely-range",
        "£5",
        "this is in £",
        None,
    ),
    ("place: Kent", "place: Knet", "unknown-place", "Knet", "place", "Kent"),
    ("date: 2027-01-14", "date: 14 January 2027", "date", "14 January", "decision.date", None),
    ("direction: mixed", "direction: neutral", "not-one-of", "neutral", "direction: 'neutral'", None),
    ("kind: national_data", "kind: hearsay", "not-one-of", "hearsay", "evidence[0].kind", None),
    ("funded: yes", "funded: maybe", "yes-no", "maybe", "mitigations[0].funded", None),
    ("lead_body: council", "lead_body: cuoncil", "not-one-of", "cuoncil", "lead_body", "'council'"),
    ("standing: illustrative", "standing: done", "not-one-of", "done", "standing: 'done'", None),
]


@pytest.mark.parametrize(("old", "new", "code", "under", "words", "remedy"), KENT_CASES)
def test_deep_in_a_whole_case_one_thing_wrong_is_told_once_and_pointed_at(
    old: str, new: str, code: str, under: str, words: str, remedy: str | None
) -> None:
    assert old in KENT_TEXT
    text = KENT_TEXT.replace(old, new, 1)
    found = [problem for problem in faults(text) if problem.severity == "error"]
    assert len(found) == 1, "\n".join(map(str, found))
    at = found[0].position
    assert at is not None
    rest = "\n".join([text.split("\n")[at.line - 1][at.column - 1 :], ""])
    assert rest.startswith(under), f"{at}: {rest!r}"
    assert found[0].code == code
    assert words in f"{found[0].field or ''}: {found[0].message}"
    if remedy is not None:
        assert remedy in (found[0].remedy or "")


def test_several_things_wrong_are_all_told_in_the_order_of_the_page() -> None:
    text = change(SMALLEST, "years: 3", "years: 0")
    text = change(text, "body: nhs", "body: nsh")
    text = change(text, "£60000", "60000")
    found = faults(text)
    assert [(p.code, p.position and p.position.line) for p in found] == [
        ("out-of-range", 6),
        ("money", 14),
        ("not-one-of", 16),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "words", "expected", "remedy"),
    [
        (
            "characteristic: age",
            "characteristic: carers",
            "characteristic",
            "but a frame",
            "frame: carers",
            "write frame",
        ),
        ("characteristic: age", "characteristic: agee", "characteristic", "the law names", "age", "age"),
        ("characteristic: age", "characteristic: sex and gender", "E12", "merges them", "sex, or gender", None),
        ("characteristic: age, ", "", "who", "within", "one of: characteristic, frame", None),
    ],
)
def test_whom_a_finding_is_about(old: str, new: str, code: str, words: str, expected: str, remedy: str | None) -> None:
    (found,) = faults(SMALLEST + change(EQUALITY, old, new))
    assert (found.code, found.position and found.position.line) == (code, 22)
    assert words in found.message
    assert expected in (found.expected or "")
    assert (remedy or "") in (found.remedy or "")


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("- a\n- b\n", 1), ("just words\n", 1), ("# only a comment\n", 1), ("null\n", 1)],
)
def test_what_is_no_document_at_all_is_said_to_be_none(text: str, line: int) -> None:
    found = faults(text)
    assert [(p.code, p.position and p.position.line) for p in found] == [("not-a-document", line)]
    assert "format: investcase/case/1" in (found[0].expected or "")


def figure_faults(text: str) -> list[Problem]:
    return read_document(SourceText("figures/care.yaml", text), "figures", FiguresFile)[1]


@pytest.mark.parametrize(
    ("old", "new", "code", "where", "words", "expected"),
    [
        ("        price_base: 2025-26\n", "", "no-price-base", "3:5", "needs a price base", "price_base: 2025-26"),
        ("        source: somewhere\n", "", "no-source", "7:9", "names its source", "a line 'source: ...'"),
        ("value: £20 / hour", "value: £20 / week", "unit", "3:5", "in £ / week, the figure in £ / hour", "one unit"),
        ("unit: £ / hour", "unit: £ / huor", "unit", "5:11", "'huor' is not a unit", "a unit such as"),
        ("id: care.price", "id: price", "name", "3:9", "'price' is not a figure's id", "home-care.hourly-rate"),
        ("status: read_at_source", "status: derived", "inputs-status", "7:9", "worst status", "inputs_status"),
        ("status: read_at_source", "status: illustrative", "no-how", "7:9", "how it was come by", "a line 'how: ...'"),
        ("status: read_at_source", "status: guess", "not-one-of", "11:17", "'guess'", "second_hand"),
        (
            "status: read_at_source",
            "status: local\n        grade: F",
            "grade",
            "12:16",
            "'F' is not an",
            "A (best) to E",
        ),
        ("price_base: 2025-26", "price_base: {assumed: 2025-26}", "missing", "9:21", "'because' is missing", "because"),
        ("price_base: 2025-26", "price_base: 2025-27", "year", "9:21", "2025 is followed by 26", "a year such as"),
        ("£20 / hour\n        holds", "£20 / hour\n        hold", "unknown-field", "8:9", "'hold_for'", "holds_for"),
    ],
)
def test_a_wrong_figure_is_told_once(old: str, new: str, code: str, where: str, words: str, expected: str) -> None:
    found = figure_faults(change(FIGURES, old, new))
    assert len(found) == 1, "\n".join(map(str, found))
    check(found[0], code, where, words, expected, None)


def test_a_share_above_the_whole_is_refused() -> None:
    text = FIGURES.replace("care.price", "care.nursing-share").replace("unit: £ / hour", 'unit: "%"\n    is: share')
    assert figure_faults(text.replace("£20 / hour", "20%")) == []
    found = figure_faults(text.replace("£20 / hour", "120%"))
    assert [(p.code, p.message) for p in found] == [
        ("share", "care.nursing-share: this share lies outside 0% to 100%"),
    ]


def test_a_second_hand_source_says_who_reports_it() -> None:
    def read(text: str) -> list[Problem]:
        return read_document(SourceText("sources/s.yaml", text), "sources", SourcesFile)[1]

    assert read(SOURCES) == []
    second = SOURCES.replace("read: read_at_source", "read: second_hand")
    assert [(p.code, p.expected) for p in read(second)] == [("reported-by", "a line 'reported_by: ...'")]
    assert read(second + "    reported_by: A newspaper\n") == []
    assert [p.code for p in read(SOURCES.replace("read_at_source", "local"))] == ["source-read"]


def test_no_problem_speaks_of_the_machinery() -> None:
    for old, new, *_ in CASES:
        for problem in faults(change(SMALLEST, old, new)):
            assert not re.search(r"constrained-str|function-before|OwnPlace|Discount\b|pydantic", str(problem))


VIEW = (assumptions_dir() / "guidance" / "outside-view" / "earlier-action-2024.yaml").read_text("utf-8")


@pytest.mark.parametrize("value", ["", "[x]", "{x: y}", "x", "nan", "inf", "1e999", "9" * 5000, "£3"])
def test_what_is_no_number_is_told_as_such(value: str) -> None:
    whole = faults(SMALLEST.replace("years: 3", f"years: {value}"))
    assert {problem.code for problem in whole} <= {"int-parsing", "out-of-range", "still-blank"}
    source = SourceText("view.yaml", VIEW.replace("lowest: 2.20", f"lowest: {value}"))
    (part,) = read_document(source, "outside-view", OutsideView)[1]
    assert part.code in ("float-parsing", "outside-view-ends")
    for problem in (*whole, part):
        assert not re.search("[Ii]nput|integer|Python", problem.message)
        assert problem.expected


@pytest.mark.parametrize("value", ["", "[x, y]", "{x: y}", "[{x: y}]"])
def test_lists_and_lines_where_a_text_belongs_are_not_written_out(value: str) -> None:
    text = with_model("start_month: October", top=("as_of: 2026-11-22",), extra=("preferred: yes",))
    for line in [line for line in text.splitlines() if re.search(r"\S: \S", line)]:
        for problem in faults(text.replace(line, f"{line.partition(':')[0]}: {value}", 1)):
            assert not re.search(r"\{'|\['|None\b", problem.message), problem
    (found,) = figure_faults(FIGURES.replace("unit: £ / hour", f"unit: {value}"))
    assert found.message in ("nothing is written here", "a list is not a unit", "a group of lines is not a unit")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("workforce: [{id: w}]", "it goes under options"),
        ("deadweight: 10%", "it goes under options, interventions, adjustments"),
        ("spot_bought: yes", "it goes under options, interventions, release"),
    ],
)
def test_a_field_in_the_wrong_place_is_told_where_it_goes(line: str, told: str) -> None:
    (problem,) = faults(SMALLEST.replace("options:", f"{line}\noptions:", 1))
    assert (problem.code, problem.remedy) == ("unknown-field", told)


def test_a_value_of_another_shape_is_told_the_names_that_belong_there() -> None:
    (problem,) = faults(SMALLEST.replace("options:", "committee: {key_decision: yes}\noptions:", 1))
    assert problem.expected == "lines of the form 'name: value', indented under it; one of: key, reference"


def test_a_field_that_is_no_more_says_what_to_write_instead() -> None:
    """`saves: yes` once turned a cost into money no longer spent; where it never stood it is a slip like another."""
    text = with_lines(["id: c, title: C, body: council, each_year: £5000, saves: yes"])
    (found,) = [problem for problem in faults(text) if problem.code == "unknown-field"]
    assert (found.remedy or "").startswith("remove saves, and move the line to benefits")
    assert instead_of("saves", {"id", "title"}) is None
    for name, retired in RETIRED.items():
        assert name not in CostLine.model_fields
        assert retired.beside in CostLine.model_fields
