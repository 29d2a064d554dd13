"""`investcase new` for every model of the library: always a draft, and a case once its blanks are filled."""

import datetime as dt
import re
from pathlib import Path

import pytest
from cli_helpers import investcase
from click.testing import CliRunner
from test_cli_new import uncommented

from investcase.appraisal.appraise import appraise
from investcase.catalogue.library import Library, origins_for
from investcase.catalogue.shipped import assumptions_dir
from investcase.cli import new
from investcase.cli.answers import Answers
from investcase.cli.awaited import awaited
from investcase.cli.draft import draft_text
from investcase.cli.draft_setting import settle
from investcase.documents.bodies import Body, plain_body
from investcase.quantities import parse_quantity
from investcase.reading.problems import Problems, Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load, load_text

TODAY = dt.date(2026, 11, 22)
MODELS = Library(origins_for(Path("draft"), None)).model_ids()
PLACES = [("Kent", None), ("Fife", plain_body("ijb")), ("Cardiff", None), ("Belfast", plain_body("nhs"))]
# Any figure of about the right size, so that bounds of the models hold; anything else is 2 of its unit.
PLAUSIBLE = {
    "people": "100",
    "people / year": "100",
    "events / year": "100",
    "bed days / year": "5000",
    "hours / year": "1000",
    "/ year": "0.05",
    "incidents / fall": "0.05",
    "attendances / fall": "0.1",
    "qalys / person": "0.02",
    "episodes / person": "0.1",
}
HELD_BACK = re.compile(r"(?P<before> *# +\w+: \{value: £?)___(?P<after>%| [^,]*|)(?P<rest>, .*source: )___\}")


def setting_for(model: str, place: str = "Kent", lead: Body | None = None, library: Path | None = None):
    return settle("draft", place, (model,), lead, None, 10, Path("draft"), library, TODAY)


def loaded(text: str, library: Path | None = None):
    return load_text(SourceText("draft/case.yaml", text), None, library, as_of=TODAY)


def filled(text: str) -> str:
    """Every one-line blank with a value and a source, its mark still on."""

    def one(found: re.Match[str]) -> str:
        value = "10" if found["after"] == "%" else PLAUSIBLE.get(found["after"].strip(), "2")
        value = "100" if found["before"].endswith("£") else value
        return f"{found['before']}{value}{found['after']}{found['rest']}our own count}}"

    return "\n".join(HELD_BACK.sub(one, line) for line in text.split("\n"))


def only_inputs_given(text: str) -> str:
    """The draft with its `inputs` brought to life, and nothing else: what a reader of the closing words would do."""
    lines = []
    for line in filled(text).split("\n"):
        one_line = re.fullmatch(r"( *)# (  \w+: \{value: .*\})", line) or re.fullmatch(r"( *)# (inputs:)", line)
        lines.append(one_line[1] + one_line[2] if one_line else line)
    return "\n".join(lines)


@pytest.mark.parametrize(("place", "lead"), PLACES)
@pytest.mark.parametrize("model", MODELS)
def test_a_draft_of_any_model_asks_for_exactly_what_it_names(model, place, lead):
    setting = setting_for(model, place, lead)
    text = draft_text(setting, Answers())
    named = {wanted.name for entries in awaited(setting, Answers()).values() for wanted in entries}
    try:
        loaded(text)
        asked: set[str] = set()
    except Problems as faults:
        errors = [fault for fault in faults if fault.severity is Severity.ERROR]
        assert {error.code for error in errors} == {"input-missing"}
        asked = {re.search(r"\((\w+)\) has no value", error.message)[1] for error in errors}
    assert asked == named


@pytest.mark.parametrize(("place", "lead"), PLACES)
@pytest.mark.parametrize("model", MODELS)
def test_every_line_held_back_is_valid_and_the_case_appraises(model, place, lead):
    setting = setting_for(model, place, lead)
    text = draft_text(setting, Answers())
    assert len(HELD_BACK.findall(text)) == len(setting.only_here(model))
    case = loaded(uncommented(filled(text)))
    assert not [problem for problem in case.problems if problem.severity is Severity.ERROR]
    (entry,) = case.preferred.interventions
    assert {wanted.name for wanted in setting.only_here(model)} <= set(entry.values)
    assert not entry.missing
    assert not any(answer.awaiting for answer in entry.omitted)
    result = appraise(case).result()
    assert not [problem for problem in result.problems if problem.severity == "error"]
    assert any(option.npsv.central != 0 for option in result.options)


@pytest.mark.parametrize("model", MODELS)
def test_filling_in_what_is_asked_for_is_enough(model):
    setting = setting_for(model)
    text = only_inputs_given(draft_text(setting, Answers())) if setting.only_here(model) else None
    case = loaded(text or draft_text(setting, Answers()))
    assert {problem.severity for problem in case.problems} <= {Severity.WARNING, Severity.NOTE}
    given = case.document.options[0].interventions[0].inputs
    assert set(given) == {wanted.name for wanted in setting.only_here(model)}
    assert all(value.source == "our own count" for value in given.values())


@pytest.mark.parametrize("model", MODELS)
def test_every_blank_is_explained_by_its_title_its_unit_and_its_question(model):
    setting = setting_for(model)
    flat = " ".join(draft_text(setting, Answers()).replace("#", "").split())
    for wanted in setting.only_here(model):
        assert f"{' '.join(wanted.needed.title.split())}, in " in flat
        assert " ".join((wanted.needed.ask or "").split()) in flat
    assert max(map(len, draft_text(setting, Answers()).split("\n"))) <= 120


def ours(folder: Path, *names: str) -> Path:
    """A library with copies of a shipped model, of which one share only the case can give."""
    shipped = (Path(assumptions_dir()) / "models" / "ccn-home-care-hours" / "model.yaml").read_text("utf-8")
    for name in names:
        model = folder / "assumptions" / "models" / name / "model.yaml"
        model.parent.mkdir(parents=True)
        text = shipped.replace("model: ccn-home-care-hours", f"model: {name}", 1)
        model.write_text(text.replace("    figure: home-care.share-bought-by-hour\n", ""), "utf-8")
    return folder / "assumptions"


def test_the_closing_words_name_what_check_will_ask_for(tmp_path):
    ours(tmp_path, "ours")
    made = investcase("new", "a", "--place", "Kent", "--model", "ours", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    said = " ".join(made.stdout.split())
    assert said.startswith("Wrote a/case.yaml It cannot be worked out yet: check will ask for one figure")
    assert "Under inputs of ours: share_bought_by_hour: Share of home care bought by the hour (%)" in said
    assert said.endswith("Next: investcase check a")
    assert max(map(len, made.stdout.splitlines())) <= 80
    text = (tmp_path / "a" / "case.yaml").read_text("utf-8")
    assert "        #   share_bought_by_hour: {value: ___%, source: ___}\n" in text
    checked = investcase("check", "a", cwd=tmp_path)
    assert checked.returncode == 1
    assert "(share_bought_by_hour) has no value: only the case can give it" in checked.stdout + checked.stderr
    assert "1 error" in checked.stdout + checked.stderr


def test_two_models_that_use_one_name_are_asked_apart(tmp_path, monkeypatch):
    library = ours(tmp_path, "first", "second")
    monkeypatch.setattr(new, "is_terminal", lambda: True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    args = ["a", "--place", "Kent", "--model", "first", "--model", "second", "--library", str(library)]
    answers = ["", "", "", "", "", "3", "40%", "60%", *[""] * 40]
    ended = CliRunner().invoke(new.command, [*args, "--output", str(tmp_path)], input="\n".join(answers) + "\n")
    assert ended.exception is None, ended.output
    assert "\n3. What can only you give?" in ended.output
    assert "\n13. " not in ended.output
    assert "It cannot be worked out yet" not in ended.output
    assert ended.output.count("Not read:") == 1, "3 is no share, and is asked again"
    first, second = load(tmp_path / "a", library).document.options[0].interventions
    assert first.inputs["share_bought_by_hour"].value == parse_quantity("40%")
    assert second.inputs["share_bought_by_hour"].value == parse_quantity("60%")
    assert first.inputs["share_bought_by_hour"].reason == "Only the case can give it."
    assert first.inputs["share_bought_by_hour"].source == "local: given when this draft was made, to be sourced"


def test_one_answer_given_leaves_the_other_held_back_beneath_it(tmp_path):
    library = ours(tmp_path, "first", "second")
    setting = settle("draft", "Kent", ("first", "second"), None, None, 10, Path("draft"), library, TODAY)
    answers = Answers(only_here={"first": {"share_bought_by_hour": parse_quantity("40%")}})
    (where,) = awaited(setting, answers)
    assert where == "inputs of second"
    case = loaded(only_inputs_given(draft_text(setting, answers)), library)
    first, second = case.document.options[0].interventions
    assert first.inputs["share_bought_by_hour"].value == parse_quantity("40%")
    assert second.inputs["share_bought_by_hour"].value == parse_quantity("10%")
