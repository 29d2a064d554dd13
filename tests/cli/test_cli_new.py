"""`investcase new` as a command: flags, places, folders, pipes, a terminal, and a draft that is valid as it stands."""

import datetime as dt
import os
import re
import sys

import click
import pytest
from asking_helpers import TODAY, begun, setting_for
from cli_helpers import BOTH, investcase
from click.testing import CliRunner

from investcase.cli import new
from investcase.cli.asking import talk
from investcase.cli.for_editors import FIRST_LINE
from investcase.documents.base import read_document
from investcase.documents.case import Case
from investcase.quantities import Year
from investcase.reading.problems import Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load, load_text

MODELS = ("ccn-independent-settings", "ccn-home-care-hours")
FILLED = (
    (r"(?<=q\d: )___", "120"),
    (r"(date|assessed_on): ___", r"\1: 2027-01-14"),
    (r"change_type: ___", "change_type: redesign"),
    (r"£___", "£1000"),
    (r"___%", "10%"),
    (r"(?<=years: )___", "20"),
    (r"(?<=to: )___", "2028-29"),
    (r"(?<=\bid: )___", "an-id"),
    (r"___ (?=[a-z])", "10 "),
    (r"___", "words of the author"),
)


def loaded(text: str):
    return load_text(SourceText("draft/case.yaml", text), None, as_of=TODAY)


def filled(line: str) -> str:
    for blank, words in FILLED:
        line = re.sub(blank, words, line)
    return line


def held_back(text: str) -> list[int]:
    lines = enumerate(text.split("\n"))
    return [n for n, line in lines if re.match(r" *# [\w-]", line) and line != FIRST_LINE]


@pytest.mark.parametrize(
    ("place", "lead", "name", "basis"),
    [
        ("Kent", None, "Kent", "admissions"),
        ("Fife", "ijb", "Fife", "population"),
        ("Belfast", "nhs", "Belfast", "population"),
        ("NHS Fife", None, "Fife", "population"),
        ("Isles of Scilly", None, "Isles of Scilly", "population"),
    ],
)
def test_a_draft_loads_at_once_and_so_does_each_line_that_it_holds_back(place, lead, name, basis):
    setting = setting_for(place, *MODELS, lead=lead)
    text = begun(setting)[0].text
    if name == "Belfast":
        # Northern Ireland has no share that people pay at home: it is asked, and no other nation's is used.
        assert "home-care.contribution-share: {value: ___%, source: ___}" in text
    case = loaded("\n".join(map(filled, text.split("\n"))))
    assert (case.place_name, case.place.code, case.lead) == (name, setting.place.code, setting.lead)
    assert case.preferred.interventions[0].choices["share_by"] == basis
    assert {problem.severity for problem in case.problems} <= {Severity.WARNING, Severity.NOTE}
    assert case.document.options[0].costs == ()
    assert case.document.equality is None
    for number in held_back(text):
        lines = text.split("\n")
        lines[number] = lines[number].replace("# ", "", 1)
        freed = "\n".join(map(filled, lines))
        loaded_, problems = read_document(SourceText("draft/case.yaml", freed), "case", Case)
        assert loaded_ is not None, (lines[number], problems)


def test_no_line_that_explains_is_wider_than_a_page():
    text = begun(setting_for("Isles of Scilly", *MODELS))[0].text
    assert max(len(line) for line in text.split("\n") if not re.match(r" *# [\w-]", line)) <= 120


def test_the_draft_says_why_it_shares_the_claim_by_another_basis():
    outside = begun(setting_for("Cardiff", *MODELS))[0].text
    assert "share_by: population" in outside
    assert "the claim is England's" in outside


def test_check_finds_no_error_in_a_new_draft(tmp_path):
    made = investcase("new", "kent-at-home", "--place", "Kent", *BOTH, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert "Wrote kent-at-home/case.yaml\n" in made.stdout
    assert "ON THESE FIGURES" in made.stdout
    assert made.stdout.endswith(
        "\nNext:  investcase check kent-at-home\n       investcase new --continue kent-at-home\n"
        "       investcase serve kent-at-home\n"
    )
    checked = investcase("check", "kent-at-home", "--all", cwd=tmp_path)
    assert checked.returncode == 0
    assert sorted(path.name for path in (tmp_path / "kent-at-home").iterdir()) == [".investcase", "case.yaml"]


def test_years_come_from_the_date_and_the_options(tmp_path):
    investcase("new", "a", "--place", "Kent", *BOTH, "--no-input", cwd=tmp_path)
    text = (tmp_path / "a" / "case.yaml").read_text("utf-8")
    assert "\nstart: 2027-28\nyears: 10\nprice_base: 2026-27\n" in text
    made = investcase("new", "b", "--place", "Kent", *BOTH, "--start", "2028", "--years", "3", cwd=tmp_path)
    assert "calendar year 2028, January to December" in made.stderr
    case = loaded((tmp_path / "b" / "case.yaml").read_text("utf-8"))
    assert case.horizon == (Year(2028, False), Year(2029, False), Year(2030, False))


def test_a_draft_is_replaced_only_when_told_and_else_says_how_to_go_on(tmp_path):
    made = ("new", "a", "--place", "Kent", *BOTH)
    assert investcase(*made, cwd=tmp_path).returncode == 0
    file = tmp_path / "a" / "case.yaml"
    file.write_text("mine\n", "utf-8")
    refused = investcase(*made, cwd=tmp_path)
    assert refused.returncode == 2
    assert "a/case.yaml is already there" in refused.stderr
    assert "investcase new --continue a" in refused.stderr
    assert "--force" in refused.stderr
    assert file.read_text("utf-8") == "mine\n"
    assert investcase(*made, "--force", cwd=tmp_path).returncode == 0
    assert file.read_text("utf-8").startswith(f"{FIRST_LINE}\nformat: investcase/case/1\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("Bad_Name", "--place", "Kent", *BOTH), "is not an id; expected small letters"),
        (("a", "--place", "Kennt", *BOTH), "did you mean 'Kent'"),
        (("a", "--place", "Fife", *BOTH), "or say who leads, as in --lead council"),
        (("a", "--place", "Kent", "--model", "ccn-home-care"), "did you mean 'ccn-home-care-hours'?"),
        (("a", "--place", "Kent", *BOTH, "--start", "2027-29"), "2027 is followed by 28"),
        (("a", "--place", "Kent", *BOTH, "--years", "0"), "whole number from 1 to 60"),
        (("a", "--place", "Kent"), "Missing option '--model'"),
        (("a", "--place", "Kent", *BOTH, "--lead", "ijb"), "Kent is in England, where there is no Integration Joint"),
        (("a", "--like", "cuts"), "did you mean 'cut'"),
        (("a", "--like", "cut", "--model", "reablement"), "cut puts no model to work"),
        (("a", "--like", "pilot", "--place", "Kent", *BOTH), "pilot puts one model to work"),
        (("--continue",), "give its folder"),
        (("--continue", "nowhere"), "nowhere/case.yaml cannot be read"),
    ],
)
def test_misuse_is_explained_and_leaves_nothing_behind(args, said, tmp_path):
    ended = investcase("new", *args, cwd=tmp_path)
    assert ended.returncode == 2
    assert said in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("more", [("--model", "ccn-home-care-hours"), ("--like", "loan"), ("--like", "cut")])
def test_a_first_year_before_the_prices_is_refused_though_the_draft_would_have_blanks(tmp_path, more) -> None:
    made = investcase("new", "a", "--place", "Kent", *more, "--start", "1900-01", "--no-input", cwd=tmp_path)
    assert made.returncode == 2
    assert "1900-01 is before it" in made.stderr
    assert "--start with a year from 1955-56" in made.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_body_that_may_lead_in_a_nation_can_be_named(tmp_path):
    made = investcase("new", "a", "--place", "Kent", "--lead", "icb", *BOTH, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "\nlead_body: icb\n" in (tmp_path / "a" / "case.yaml").read_text("utf-8")


def test_a_place_without_any_basis_is_refused_clearly(tmp_path):
    """A council of the user's own library, of which nothing at all is published."""
    places = tmp_path / "assumptions" / "places"
    places.mkdir(parents=True)
    (places / "wales-mine.csv").write_text("code,name\nX1,Empty Vale\n", "utf-8")
    (places / "wales-mine.yaml").write_text(
        "format: investcase/places/1\ntable: wales-mine\ntitle: Ours\nnation: wales\nkind: council\n"
        "csv: wales-mine.csv\nkey: code\nname: name\nlists_places: yes\ncolumns: []\n",
        "utf-8",
    )
    ended = investcase("new", "a", "--place", "Empty Vale", *BOTH, cwd=tmp_path)
    assert ended.returncode == 2
    assert "the national claim cannot be shared out to Empty Vale" in ended.stderr
    assert not (tmp_path / "a").exists()


def test_a_fault_of_the_library_is_shown_and_nothing_is_written(tmp_path):
    folder = tmp_path / "assumptions" / "models" / "ours"
    folder.mkdir(parents=True)
    (folder / "model.yaml").write_text("format: investcase/model/1\nmodel: ours\n", "utf-8")
    ended = investcase("new", "a", "--place", "Kent", "--model", "ours", cwd=tmp_path)
    assert ended.returncode == 1
    assert "model.yaml" in ended.stderr
    assert "error[missing]" in ended.stderr
    assert not (tmp_path / "a").exists()


def test_new_and_check_say_that_the_council_ends_before_the_case_does(tmp_path):
    made = investcase("new", "ours", "--place", "Surrey", *BOTH, "--start", "2027-28", cwd=tmp_path)
    ends = "it ends on 31 March 2027, and East Surrey Council, and West Surrey Council follow on 1 April 2027"
    assert made.stderr.startswith(f"Surrey: {ends} (made by order).")
    draft = " ".join((tmp_path / "ours" / "case.yaml").read_text("utf-8").replace("##", "").split())
    assert f"Surrey: {ends} (made by order)." in draft
    told = investcase("check", "ours", "--all", cwd=tmp_path)
    assert "warning[place-ends]" in told.stdout
    assert "10 of the 10 years of the case begin after that" in told.stdout


PIPED = "Care at home\nCabinet, 14 Jan 2027\n5 years\n\n\n\n\n\n"


def test_answers_may_be_piped_and_what_is_not_read_ends_it(tmp_path):
    made = investcase("new", "a", "--place", "Kent", *BOTH, cwd=tmp_path, stdin=PIPED)
    assert (made.returncode, made.stderr) == (0, "")
    text = (tmp_path / "a" / "case.yaml").read_text("utf-8")
    assert "\ntitle: Care at home\n" in text
    assert "    paid_until: 2031-32\n" in text
    ended = investcase("new", "b", "--place", "Kent", *BOTH, cwd=tmp_path, stdin="Title\nCabinet, 30 Feb 2027\n")
    assert ended.returncode == 1
    assert "line 2 of the answers was not read" in ended.stderr
    assert not (tmp_path / "b").exists()


def test_place_and_decision_may_be_piped_too(tmp_path):
    made = investcase("new", cwd=tmp_path, stdin="Powys\ncarers\n\n\n3 years\n")
    assert made.returncode == 0, made.stderr
    assert "    paid_until: 2029-30\n" in (tmp_path / "powys-carers-support" / "case.yaml").read_text("utf-8")
    cut = investcase("new", "--like", "cut", cwd=tmp_path, stdin="Kent\nMill Lane, close, July\n")
    assert cut.returncode == 0, cut.stderr
    text = (tmp_path / "kent-a-cut" / "case.yaml").read_text("utf-8")
    assert "title: Mill Lane\n" in text
    blank = next(n for n, line in enumerate(text.split("\n"), start=1) if "restart_cost" in line)
    assert f"  line {blank}: restart_cost: {{zero: ___}}\n\nNext:" in cut.stdout
    board = investcase("new", cwd=tmp_path, stdin="Aberdeen City, ijb\ncarers\n")
    assert "The Integration Joint Board leads." in board.stderr + board.stdout
    assert 'Write "Kent, nhs" if the NHS does.' in cut.stderr + cut.stdout


def test_going_on_without_an_answer_changes_no_byte(tmp_path):
    investcase("new", "a", "--place", "Kent", *BOTH, cwd=tmp_path, stdin=PIPED)
    file = tmp_path / "a" / "case.yaml"
    by_hand = file.read_bytes().replace(b"years: 10", b"years:   10  # as agreed").replace(b"\n", b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + by_hand)
    before = file.read_bytes()
    gone_on = investcase("new", "--continue", "a", cwd=tmp_path, stdin="\n" * 20)
    assert gone_on.returncode == 0, gone_on.stderr
    assert file.read_bytes() == before
    assert "as it was" in gone_on.stdout
    asked = investcase("new", "--continue", "a", cwd=tmp_path, stdin="3\n4 years\n")
    assert asked.returncode == 0, asked.stderr
    after = file.read_bytes()
    assert after == before.replace(b"paid_until: 2031-32", b"paid_until: 2030-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: investcase/case/1\ncase: [\n", "error[yaml-syntax]"),
        ("format: investcase/case/1\ncase: a\n", "the questions cannot be asked of this case"),
        ("format: investcase/case/1\nplace: Kent\nstart: 2027-28\nyears: 3\noptions: []\n", "cannot be asked of this"),
    ],
)
def test_what_cannot_be_gone_on_with_is_told(tmp_path, text, said):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "case.yaml").write_text(text, "utf-8")
    ended = investcase("new", "--continue", "a", cwd=tmp_path)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("reply", "kept"), [("", True), ("y", True), (None, True), ("n", False)])
def test_what_was_answered_before_stopping_can_be_kept(tmp_path, monkeypatch, reply, kept):
    answers = iter(["A title of mine", "Cabinet, 14 January 2027"])

    def next_or_stop(*_: object, **__: object) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise click.Abort from None

    def confirm(*_: object, **__: object) -> bool:
        if reply is None:
            raise click.Abort
        return reply != "n"

    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", next_or_stop)
    monkeypatch.setattr(click, "confirm", confirm)
    args = ["kent", "--place", "Kent", "--model", MODELS[0], "--output", str(tmp_path)]
    ended = CliRunner().invoke(new.command, args)
    assert ended.exit_code == (0 if kept else 1)
    assert [path.name for path in tmp_path.iterdir()] == (["kent"] if kept else [])
    if kept:
        assert load(tmp_path / "kent").document.decision.date == dt.date(2027, 1, 14)
        assert "questions are left" in ended.output
        assert "investcase new --continue" in ended.output


def test_going_back_and_asking_for_help_count_as_no_answer(tmp_path, monkeypatch):
    answers = iter(["First", "?", "back", "Second", "?1", "", "", "more", "", *[""] * 20])
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    args = ["kent", "--place", "Kent", "--model", MODELS[0], "--output", str(tmp_path)]
    ended = CliRunner().invoke(new.command, args)
    assert ended.exception is None, ended.output
    assert "\ntitle: Second\n" in (tmp_path / "kent" / "case.yaml").read_text("utf-8")
    assert ended.output.count("1 of 9") == 2


def test_what_is_asked_once_more_is_no_further_question(tmp_path, monkeypatch):
    given = talk.Terminal.prompt
    counted = []

    def count(self: talk.Terminal, *, again: bool = False) -> str:
        found = given(self, again=again)
        counted.append(self.prompts)
        return found

    monkeypatch.setattr(talk.Terminal, "prompt", count)
    answers = iter(["nowhere", "Lancashire", "falls", "11, 21", *["99 x", ""] * 20])
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    ended = CliRunner().invoke(new.command, ["--output", str(tmp_path)])
    assert ended.exception is None, ended.output
    assert max(counted) <= 12
    assert len(counted) > 14


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_real_terminal_is_asked(tmp_path):
    import pty

    args = ["investcase", "new", "k", "--place", "Kent", "--model", MODELS[1], "--output", str(tmp_path)]
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
    assert b"\x1b[1m1 of 9    What should the paper be called?" in seen
    assert (tmp_path / "k" / "case.yaml").is_file()
