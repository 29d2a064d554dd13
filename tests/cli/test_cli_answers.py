"""What an author answers stands in the draft exactly as given, and an answer that cannot be read is asked again."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from investcase.cli import new, questions, readers
from investcase.cli.answers import Answers, NamedRelease
from investcase.cli.draft import draft_text
from investcase.cli.draft_setting import settle
from investcase.cli.written import scalar, written
from investcase.documents.base import read_document
from investcase.documents.bodies import plain_bodies, plain_body
from investcase.documents.case import Case
from investcase.documents.equality_words import ChangeType
from investcase.equality.prompts import LOSS, body_type_of, prompts
from investcase.quantities import Kind, Quantity, Year, parse_quantity, parse_unit
from investcase.reading.text import SourceText
from investcase.resolving.case import load

BOTH = ("ccn-independent-settings", "ccn-home-care-hours")
FIRST, SECOND = BOTH
SETTING = settle("draft", "Kent", BOTH, None, None, 10, Path("draft"), None, dt.date(2026, 11, 22))

SCRIPT = [
    ("To approve: the plan, #1", "resolution"),
    ("Cabinet", "body"),
    ("14 January", "not a date"),
    ("2027-01-14", "date"),
    ("octobre", "not a month"),
    ("October", "month"),
    ("12", "more years than the case has"),
    ("5", "years paid for"),
    ("1,650", "admissions"),
    ("£1,010 / week", "fee, part of its unit left out"),
    ("30", "a share without its sign"),
    ("31%", "resident's contribution"),
    ("", "hours instead: the library's"),
    ("£24 to £26, central £24.50", "rate, a range"),
    ("don't know", "other support"),
    ("", "contribution at home"),
    ("8 hours", "hours a person has"),
    ("95%", "bought by the hour"),
    ("9 months", "months longer"),
    ("20%", "already achieved, first model"),
    ("2027-28 £200,000; 2028-29 £300k", "already in plan"),
    ("Unknown", "already achieved, second model"),
    ("", "already in plan"),
    ("420000", "cost a year"),
    ("£150k", "cost at the start"),
    ("counicl", "not a body"),
    ("NHS", "payer"),
    ("Older people: residential", "budget line"),
    ("2040-41", "not a year of the case"),
    ("2028-29", "year"),
    ("Director of care", "owner"),
    ("none", "no budget line"),
    ("Half are hard to fill", "posts"),
    ("reduction", "not a kind of change"),
    ("reduce", "the change"),
    ("Carers: mostly daughters", "who may lose"),
    ("", "who loses the service"),
    ("Longer for the villages", "whose journey becomes longer"),
    *[("don't know", "another question")] * 10,
]


def document_of(answers: Answers) -> Case:
    document, problems = read_document(SourceText("draft", draft_text(SETTING, answers)), "case", Case)
    assert not problems
    return document.document


def test_a_scripted_run_writes_every_answer_down(tmp_path, monkeypatch):
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    models = [part for model in BOTH for part in ("--model", model)]
    args = ["kent", "--place", "Kent", *models, "--output", str(tmp_path)]
    ended = CliRunner().invoke(new.command, args, input="\n".join(answer for answer, _ in SCRIPT) + "\n")
    assert ended.exception is None, ended.output
    for number in range(1, 12):
        assert f"\n{number}. " in ended.output
    assert "\n12. " not in ended.output
    asked_again = [line.strip() for line in ended.output.splitlines() if "Not read:" in line]
    assert len(asked_again) == 7
    assert "Not read: '14 January' is not a date; expected a date written" in ended.output
    assert "did you mean 'council'?" in " ".join(ended.output.split())

    case = load(tmp_path / "kent")
    document = case.document
    assert document.decision.resolution == "To approve: the plan, #1"
    assert (document.decision.body, document.decision.date) == ("Cabinet", dt.date(2027, 1, 14))
    first, second = document.options[0].interventions
    assert (first.start_month, str(first.until)) == (10, "2031-32")
    assert first.inputs["admissions"].value == parse_quantity("1,650 people / year")
    assert second.inputs == {}
    figures = {key: value.value for key, value in document.figures.items()}
    assert figures == {
        "care-home.fee-without-nursing": parse_quantity("£1,010 / person / week"),
        "care-home.resident-contribution-share": parse_quantity("31%"),
        "home-care.hourly-rate": parse_quantity("£24 to £26, central £24.50 / hour"),
        "home-care.hours-per-client": parse_quantity("8 hours / person / week"),
        "home-care.share-bought-by-hour": parse_quantity("95%"),
        "ccn.delay-years": parse_quantity("0.75 years"),  # 9 months over 12 months to a year
    }
    assert all(v.source == "local: given when this draft was made, to be sourced" for v in document.figures.values())
    assert all(v.reason for v in document.figures.values())
    assert first.adjustments.already_achieved == parse_quantity("20%")
    assert second.adjustments.already_achieved is None
    (plan,) = first.already_in_plan
    assert {str(year): money.central for year, money in plan.amount.items()} == {"2027-28": 200e3, "2028-29": 300e3}
    delivery, set_up = document.options[0].costs
    assert (delivery.body, delivery.each_year.central, str(delivery.to)) == (plain_body("nhs"), 420e3, "2031-32")
    assert (set_up.body, set_up.amount[Year(2027)].central, set_up.recurrent) == (plain_body("nhs"), 150e3, False)
    assert first.omitted_costs["delivery"].covered_by == second.omitted_costs["delivery"].covered_by == "delivery"
    (release,) = first.release
    assert (release.budget_line, release.owner) == ("Older people: residential", "Director of care")
    assert str(release.from_) == "2028-29"
    assert second.release == "none"
    assert document.narrative.risks == ("Half are hard to fill",)
    text = (tmp_path / "kent" / "case.yaml").read_text("utf-8")
    assert "Given as 9 months" in text
    assert document.equality is None, "who may lose is a gap to assess, never a finding"
    assert '#     - what: "Carers: mostly daughters"' in text
    assert "#   change_type: reduce" in text
    assert "##     Whose journey becomes longer or harder?\n#     - what: Longer for the villages" in text
    told = " ".join(ended.output.split())
    for as_read in ("14 January 2027", "£420,000 / year", "1,650 people / year", "£1,010 / person / week"):
        assert f"Read as {as_read}." in told, as_read
    assert "Read as 2027-28 £200,000; 2028-29 £300,000." in told
    assert "Read as Older people" not in told, "words are as they were given"


def test_answering_nothing_is_the_same_as_not_being_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    models = [part for model in BOTH for part in ("--model", model)]
    texts = []
    for folder, answers in (("asked", True), ("unasked", False)):
        monkeypatch.setattr(new, "is_terminal", lambda answers=answers: answers)
        args = ["kent", "--place", "Kent", *models, "--output", str(tmp_path / folder)]
        assert CliRunner().invoke(new.command, args, input="\n" * 40).exception is None
        texts.append((tmp_path / folder / "kent" / "case.yaml").read_text("utf-8"))
    assert texts[0] == texts[1]


def test_stopping_half_way_writes_nothing(tmp_path, monkeypatch):
    answers = iter(["To approve", "Cabinet"])

    def next_or_gone(*_: object, **__: object) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise click.Abort from None

    monkeypatch.setattr(new, "is_terminal", lambda: True)
    # Not by an input that ends: what click's own runner makes of its end differs with click's version.
    monkeypatch.setattr(click, "prompt", next_or_gone)
    monkeypatch.setattr(click, "confirm", next_or_gone)
    args = ["kent", "--place", "Kent", "--model", FIRST, "--output", str(tmp_path)]
    ended = CliRunner().invoke(new.command, args)
    assert ended.exit_code == 1
    assert next(answers, "every answer was given") == "every answer was given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("reply", "kept"), [("", True), ("y", True), ("n", False)])
def test_what_was_answered_before_stopping_can_be_kept(tmp_path, monkeypatch, reply, kept):
    def stop(*_: object) -> None:
        raise click.Abort

    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setattr(questions, "_timing", stop)
    args = ["kent", "--place", "Kent", "--model", FIRST, "--output", str(tmp_path)]
    ended = CliRunner().invoke(new.command, args, input=f"To approve\nCabinet\n\n{reply}\n")
    assert "Keep what you have answered so far as a draft?" in ended.output
    assert ended.exit_code == (0 if kept else 1)
    assert [path.name for path in tmp_path.iterdir()] == (["kent"] if kept else [])
    if kept:
        assert load(tmp_path / "kent").document.decision.resolution == "To approve"


def test_a_calendar_year_is_said_to_be_one(tmp_path):
    args = ["kent", "--place", "Kent", "--model", FIRST, "--output", str(tmp_path), "--start"]
    ended = CliRunner().invoke(new.command, [*args, "2027"])
    assert "calendar year 2027, January to December" in ended.output
    assert "--start 2027-28" in ended.output
    assert "calendar year" not in CliRunner().invoke(new.command, [*args, "2027-28", "--force"]).output


def test_the_questions_about_people_are_those_that_check_puts():
    nation = SETTING.place.nation
    text = " ".join(draft_text(SETTING, Answers()).replace("##", "").split())
    for prompt in (*prompts(nation, body_type_of(SETTING.lead, nation)), *LOSS):
        assert prompt.question in text
    reducing = " ".join(draft_text(SETTING, Answers(change="reduce")).replace("##", "").split())
    assert all(prompt.question in reducing for prompt in prompts(nation, "council", "reduce"))
    assert "And where something is reduced" not in reducing


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_real_terminal_is_asked(tmp_path):
    import pty

    args = ["investcase", "new", "k", "--place", "Kent", "--model", SECOND, "--output", str(tmp_path)]
    try:
        pid, terminal = pty.fork()
    except OSError as error:
        pytest.skip(f"this machine gives no terminal: {error}")
    if pid == 0:
        run = "import sys; from investcase.cli.main import main; main()"
        os.execv(sys.executable, [sys.executable, "-c", run, *args[1:]])
    seen = b""
    os.write(terminal, b"\n" * 40)
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"\x1b[1m1. What is to be decided" in seen
    assert (tmp_path / "k" / "case.yaml").is_file()


line_of_text = (
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
    | st.sampled_from(
        ["yes", "null", "~", "- a", "a: b", "# c", "'", '"', "{x}", "[1]", "&a", "*a", "!t", "%d", "1e3", "£5"]
    )
).filter(lambda text: text.casefold() not in ("no", "none"))
shares = st.integers(0, 1000).map(lambda tenths: parse_quantity(f"{tenths / 10}%"))
pounds = st.integers(0, 10**9).map(lambda n: n / 100)


def money(unit: str):
    return pounds.map(lambda value: Quantity(value, parse_unit(unit)))


answers_given = st.builds(
    Answers,
    resolution=line_of_text,
    decided_by=line_of_text,
    decided_on=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)),
    start_month=st.none() | st.sampled_from(["April", "October"]),
    years_funded=st.none() | st.integers(1, 10),
    values=st.fixed_dictionaries(
        {},
        optional={
            "admissions_65_plus": st.integers(1, 9999).map(lambda n: Quantity(float(n), parse_unit("people / year"))),
            "support_clients_65_plus_at_home": st.integers(1, 9999).map(
                lambda n: Quantity(float(n), parse_unit("people"))
            ),
            "care-home.fee-without-nursing": money("£ / person / week"),
            "home-care.hourly-rate": money("£ / hour"),
            "home-care.contribution-share": shares,
        },
    ),
    already_achieved=st.dictionaries(st.sampled_from(BOTH), shares),
    already_in_plan=st.dictionaries(
        st.sampled_from(BOTH), st.dictionaries(st.integers(2027, 2036).map(Year), money("£"), min_size=1)
    ),
    cost_each_year=st.none() | money("£ / year"),
    cost_at_the_start=st.none() | money("£"),
    payer=st.none() | st.sampled_from(list(plain_bodies())),
    releases=st.dictionaries(
        st.sampled_from(BOTH),
        st.none() | st.builds(NamedRelease, line_of_text, line_of_text, st.integers(2027, 2036).map(Year)),
    ),
    posts=st.none() | line_of_text,
    change=st.none() | st.sampled_from(get_args(ChangeType)),
    may_lose=st.none() | line_of_text,
    of_people=st.dictionaries(st.sampled_from([prompt.question for prompt in LOSS]), line_of_text),
)


@given(answers_given)
@settings(max_examples=40)
def test_every_answer_comes_back_from_the_loaded_case(answers):
    case = document_of(answers)
    assert (case.decision.resolution, case.decision.body) == (answers.resolution, answers.decided_by)
    assert case.decision.date == answers.decided_on
    entries = {entry.model: entry for entry in case.options[0].interventions}
    found = {key: value.value for key, value in case.figures.items()}
    columns = {name: needed.place for model in SETTING.models for name, needed in model.inputs.items()}
    for entry in entries.values():
        found.update({columns[name]: value.value for name, value in entry.inputs.items()})
    assert found == answers.values
    for model, entry in entries.items():
        until = None if answers.years_funded is None else Year(2027 + answers.years_funded - 1)
        assert entry.until == until
        assert entry.adjustments.already_achieved == answers.already_achieved.get(model)
        planned = {} if not entry.already_in_plan else dict(entry.already_in_plan[0].amount)
        assert planned == answers.already_in_plan.get(model, {})
        named = answers.releases.get(model)
        given_release = () if entry.release == "none" else entry.release
        assert [(r.budget_line, r.owner, r.from_) for r in given_release] == (
            [(named.budget_line, named.owner, named.first)] if named else []
        )
    costs = {line.id: line for line in case.options[0].costs}
    assert ("delivery" in costs) == (answers.cost_each_year is not None)
    assert ("set-up" in costs) == (answers.cost_at_the_start is not None)
    if answers.cost_each_year is not None:
        assert costs["delivery"].each_year.central == answers.cost_each_year.central
    if answers.cost_at_the_start is not None:
        assert costs["set-up"].amount[Year(2027)] == answers.cost_at_the_start
    assert {line.body for line in costs.values()} <= {answers.payer or plain_body("council")}
    assert case.narrative.risks == (() if answers.posts is None else (answers.posts,))
    assert case.equality is None


@given(st.text(max_size=60))
def test_any_text_survives_as_a_value(text):
    line = " ".join(text.split())
    if not line or not line.isprintable():
        return
    document = f"format: investcase/case/1\ntitle: {scalar(line)}\n"
    from investcase.reading.nodes import parse

    parsed = parse(SourceText("x", document))
    assert not parsed.problems
    assert parsed.data["title"] == line


quantities = st.sampled_from(
    ["£ / person / week", "£", "people / year", "hours / person / week", "years", "%"]
).flatmap(
    lambda unit: st.lists(st.integers(0, 10**7), min_size=3, max_size=3).map(
        lambda ns: Quantity(sorted(ns)[1] / 1000, parse_unit(unit), sorted(ns)[0] / 1000, sorted(ns)[2] / 1000)
    )
)


@given(quantities)
def test_a_quantity_is_read_back_as_it_was_written(quantity):
    again = parse_quantity(written(quantity))
    assert again.unit == quantity.unit
    assert (again.central, *again.ends) == pytest.approx((quantity.central, *quantity.ends), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "years"),
    [("9", 0.75), ("9 months", 0.75), ("0.75 years", 0.75), ("10 months", 0.8333), ("30 months", 2.5)],
)
def test_months_become_years(text, years):
    """Twelve months to a year: 10 months are 10 / 12 = 0.8333 years."""
    assert readers.length_of_time(text) == Quantity(years, parse_unit("years"))


def test_a_range_of_months_becomes_a_range_of_years():
    assert readers.length_of_time("6 to 12, central 9") == Quantity(0.75, parse_unit("year"), 0.5, 1.0)


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (readers.measure(parse_unit("£ / hour")), "£20 / week", "this is in £ / week; expected a value in £ / hour"),
        (readers.measure(parse_unit("£ / hour")), "-£20", "below zero"),
        (readers.measure(parse_unit("£ / hour")), "about 20", "is not a quantity"),
        (readers.measure(parse_unit("%"), Kind.SHARE), "30", "outside 0% to 100%"),
        (readers.measure(parse_unit("%"), Kind.SHARE), "30", "did you mean 30%"),
        (readers.measure(parse_unit("%"), Kind.SHARE), "£30", "this is in £"),
        (readers.measure(parse_unit("incidents / fall")), "6%", "this is a percentage; expected a value in incidents"),
        (readers.measure(parse_unit("£ / hour")), "5%", "this is a percentage; expected a value in £ / hour"),
        (readers.length_of_time, "£5", "this is in £"),
        (readers.length_of_time, "-3", "below zero"),
        (readers.pounds_by_year(SETTING.horizon), "£200,000", "is not a year with an amount"),
        (readers.pounds_by_year(SETTING.horizon), "2050-51 £1", "2050-51 is not a year of the case"),
        (readers.pounds_by_year(SETTING.horizon), ";", "nothing is written"),
        (readers.year_within(SETTING.horizon), "soon", "'soon' is not a year"),
        (readers.whole_number(1, 10), "٣", "a whole number from 1 to 10"),
        (readers.whole_number(1, 10), "11", "a whole number from 1 to 10"),
        (readers.body, "county hall", "is not a body investcase knows"),
        (readers.words, "a\x07b", "cannot be printed"),
        (readers.words, "a" * 1001, "longer than 1000"),
    ],
)
def test_an_answer_that_cannot_be_read_says_why(read, text, said):
    with pytest.raises(readers.UnreadableError, match=said.replace("£", ".").replace("(", ".")):
        read(text)
