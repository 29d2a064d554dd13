"""`investcase new`: a draft that loads at once, for any place, and becomes a fuller case line by line."""

import datetime as dt
import re
from pathlib import Path

import pytest
from cli_helpers import BOTH, investcase

from investcase.cli.answers import Answers
from investcase.cli.awaited import awaited
from investcase.cli.draft import draft_text
from investcase.cli.draft_setting import settle
from investcase.documents.bodies import Body, plain_body
from investcase.quantities import Year
from investcase.reading.problems import Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

TODAY = dt.date(2026, 11, 22)
AT_HOME = "home-care.contribution-share"
MODELS = ("ccn-independent-settings", "ccn-home-care-hours")
FILLED = (
    (r"(date|assessed_on): ___", r"\1: 2027-01-14"),
    (r"change_type: ___", "change_type: redesign"),
    (r"£___", "£1,000"),
    (r"___%", "10%"),
    (r"(?<=q\d: )___", "120"),
    (r"___ (?=[a-z])", "10 "),
    (r"___", "words of the author"),
)


def setting_for(place: str, lead: Body | None = None, models: tuple[str, ...] = MODELS):
    return settle("draft", place, models, lead, None, 10, Path("draft"), None, TODAY)


def loaded(text: str):
    return load_text(SourceText("draft/case.yaml", text), None, as_of=TODAY)


def uncommented(text: str) -> str:
    """Every dormant line brought to life, and every blank filled."""
    lines = []
    for line in text.split("\n"):
        found = re.fullmatch(r"( *)# (.*)", line)
        if found:
            line = found[1] + found[2]
            for blank, words in FILLED:
                line = re.sub(blank, words, line)
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("place", "lead", "name", "basis"),
    [
        ("Kent", None, "Kent", "admissions"),
        ("Fife", plain_body("ijb"), "Fife", "population"),
        ("Cardiff", None, "Cardiff", "population"),
        ("Belfast", plain_body("council"), "Belfast", "population"),
        ("Belfast", plain_body("nhs"), "Belfast", "population"),
        ("NHS Fife", None, "Fife", "population"),
        ("City of London", None, "City of London", "admissions"),
        ("Isles of Scilly", None, "Isles of Scilly", "population"),
    ],
)
def test_a_draft_loads_at_once_and_so_does_all_that_it_holds_back(place, lead, name, basis):
    setting = setting_for(place, lead)
    text = draft_text(setting, Answers())
    if name in ("Cardiff", "Belfast"):
        # Wales and Northern Ireland have no share that people pay at home: it is asked, and no other nation's is used.
        (awaiting,) = awaited(setting, Answers()).values()
        assert [wanted.key for wanted in awaiting] == [AT_HOME]
        text = text.replace("options:\n", f"figures:\n  {AT_HOME}: {{value: 10%, source: the test}}\noptions:\n", 1)
    case = loaded(text)
    assert case.place_name == name
    assert case.place.code == setting.place.code
    assert case.lead is setting.lead
    assert case.preferred.interventions[0].choices["share_by"] == basis
    assert {problem.severity for problem in case.problems} <= {Severity.WARNING, Severity.NOTE}
    whole = loaded(uncommented(draft_text(setting, Answers())))
    assert whole.document.decision.date == dt.date(2027, 1, 14)
    assert whole.document.equality.change_type == "redesign"
    assert len(whole.preferred.interventions[0].omitted) == 7
    assert not any(answer.awaiting for entry in whole.preferred.interventions for answer in entry.omitted)
    assert set(whole.document.figures) == {wanted.figure for wanted in setting.wanted if wanted.figure}
    assert whole.preferred.interventions[0].values["population_65_plus"].origin == "the case"


def test_the_draft_says_why_it_shares_the_claim_by_another_basis():
    outside = draft_text(setting_for("Cardiff"), Answers())
    assert "## Why so: the claim is England's: elsewhere it is taken by the head." in outside
    withheld = " ".join(draft_text(setting_for("Isles of Scilly"), Answers()).replace("##", "").split())
    assert "not by admissions to care homes, 65 and over, 2024-25, for Isles of Scilly: blank in the pub" in withheld


def test_the_draft_quotes_what_is_published_with_its_source():
    text = " ".join(draft_text(setting_for("Kent"), Answers()).replace("##", "").split())
    assert "aged 65 and over: 1,729 people / year, 2024-25 (second-hand) [1]" in text
    assert "People aged 65 and over: 335,964 people, mid-2024 (30 June 2024) (second-hand) [2]" in text
    assert "2024-25, cash: £721,076,000 / year, 2024-25 (second-hand) [3]" in text
    assert "[1] Department of Health and Social Care, Measures from the Adult Social Care Outcomes" in text
    assert "Stands: £956 / person / week, 2025-26 prices (second-hand)." in text
    assert "How it was chosen: Our judgement: two hours a day." in text


def test_a_draft_invents_no_cost_and_no_finding():
    case = loaded(draft_text(setting_for("Kent"), Answers()))
    option = case.document.options[0]
    assert option.costs == ()
    assert option.benefits == ()
    assert case.document.figures == {}
    assert case.document.equality is None
    assert all(entry.inputs == {} and entry.release == "none" for entry in option.interventions)
    assert all(answer.awaiting for entry in case.preferred.interventions for answer in entry.omitted)


def test_every_omitted_cost_is_listed_with_its_reason():
    setting = setting_for("Kent")
    flat = " ".join(draft_text(setting, Answers()).replace("##", "").split())
    for model in setting.models:
        for cost in model.omitted_costs.values():
            assert " ".join(cost.why.split()) in flat


def test_no_line_is_wider_than_a_page():
    text = draft_text(setting_for("Isles of Scilly"), Answers())
    assert max(map(len, text.split("\n"))) <= 110


def test_check_finds_no_error_in_a_new_draft(tmp_path):
    made = investcase("new", "kent-at-home", "--place", "Kent", *BOTH, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == "Wrote kent-at-home/case.yaml\nNext:  investcase check kent-at-home\n"
    checked = investcase("check", "kent-at-home", "--all", cwd=tmp_path)
    assert checked.returncode == 0
    assert re.fullmatch(r"\d+ warnings(, \d+ notes?)?", checked.stdout.splitlines()[-1])
    assert sorted(path.name for path in (tmp_path / "kent-at-home").iterdir()) == ["case.yaml"]


def test_years_come_from_the_date_and_the_options(tmp_path):
    investcase("new", "a", "--place", "Kent", *BOTH, cwd=tmp_path)
    text = (tmp_path / "a" / "case.yaml").read_text("utf-8")
    assert "\nstart: 2027-28\nyears: 10\nprice_base: 2026-27\n" in text
    investcase("new", "b", "--place", "Kent", *BOTH, "--start", "2028", "--years", "3", cwd=tmp_path)
    case = loaded((tmp_path / "b" / "case.yaml").read_text("utf-8"))
    assert case.horizon == (Year(2028, False), Year(2029, False), Year(2030, False))


def test_a_draft_is_replaced_only_when_told(tmp_path):
    made = ("new", "a", "--place", "Kent", *BOTH)
    assert investcase(*made, cwd=tmp_path).returncode == 0
    file = tmp_path / "a" / "case.yaml"
    file.write_text("mine\n", "utf-8")
    refused = investcase(*made, cwd=tmp_path)
    assert refused.returncode == 2
    assert "a/case.yaml is already there" in refused.stderr
    assert "--force" in refused.stderr
    assert file.read_text("utf-8") == "mine\n"
    assert investcase(*made, "--force", cwd=tmp_path).returncode == 0
    assert file.read_text("utf-8").startswith("format: investcase/case/1\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("Bad_Name", "--place", "Kent", *BOTH), "is not an id; expected small letters"),
        (("a", "--place", "Kennt", *BOTH), "did you mean 'Kent'"),
        (("a", "--place", "Fife", *BOTH), "or say who leads, as in --lead council"),
        (("a", "--place", "Kent", "--model", "ccn-home-care"), "did you mean 'ccn-home-care-hours'?"),
        (("a", "--place", "Kent", *BOTH, "--start", "2027-29"), "2027 is followed by 28"),
        (("a", "--place", "Kent", *BOTH, "--years", "0"), "1<=x<=60"),
        (("a", "--place", "Kent"), "Missing option '--model'"),
    ],
)
def test_misuse_is_explained_and_leaves_nothing_behind(args, said, tmp_path):
    ended = investcase("new", *args, cwd=tmp_path)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize(
    ("place", "ages"), [("Kent", "all ages"), ("Cardiff", "all ages"), ("Fife Council", "65 and over")]
)
def test_the_equality_note_starts_from_who_lives_in_the_place_itself(tmp_path, place, ages):
    investcase("new", "ours", "--place", place, "--lead", "council", *BOTH, cwd=tmp_path)
    text = (tmp_path / "ours" / "case.yaml").read_text("utf-8")
    assert "in the most deprived fifth" in " ".join(text.replace("##", "").split())
    assert "Not held:" in text
    block = text[text.index("#   profiles:") :]
    assert f"age_range: {ages}" in block


def test_no_comparator_is_offered_where_areas_were_counted_and_not_people(tmp_path):
    investcase("new", "ours", "--place", "N09000003", *BOTH, cwd=tmp_path)
    text = (tmp_path / "ours" / "case.yaml").read_text("utf-8")
    assert "Share of areas in the most deprived fifth" in " ".join(text.replace("##", "").split())
    assert "profiles:" not in text
