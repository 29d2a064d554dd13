"""`investcase new` for every model: a draft with a blank for what only the case can give, a case once it is filled."""

import re
from pathlib import Path

import pytest
from asking_helpers import TODAY, begun, setting_for
from cli_helpers import investcase

from investcase.appraisal.appraise import appraise
from investcase.catalogue.library import Library
from investcase.catalogue.origins import origins_for
from investcase.catalogue.shipped import assumptions_dir
from investcase.cli.asking.answer import answer
from investcase.reading.problems import Problems, Severity
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text

MODELS = Library(origins_for(None, None)).model_ids()
PLACES = [("Kent", None), ("Fife", "ijb"), ("Cardiff", None), ("Belfast", "nhs")]
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
    "episodes / fall": "0.02",
    "qalys / person": "0.02",
    "episodes / person": "0.1",
}
A_BLANK = re.compile(
    r"^(?P<before> *[\w.-]+: \{value: £?)___(?P<after>%| [^,]*|)(?P<rest>, source: )___\}", re.MULTILINE
)


def loaded(text: str, library: Path | None = None):
    return load_text(SourceText("draft/case.yaml", text), None, library, as_of=TODAY)


def filled(text: str) -> str:
    """Every blank with a value and a source."""

    def one(found: re.Match[str]) -> str:
        value = "10" if found["after"] == "%" else PLAUSIBLE.get(found["after"].strip(), "2")
        value = "100" if found["before"].endswith("£") else value
        return f"{found['before']}{value}{found['after']}{found['rest']}our own count}}"

    return A_BLANK.sub(one, text)


@pytest.mark.parametrize("model", MODELS)
def test_a_draft_has_a_blank_for_what_it_needs_and_is_a_case_once_filled(model):
    place, lead = PLACES[MODELS.index(model) % len(PLACES)]
    draft, _ = begun(setting_for(place, model, lead=lead))
    blanks = A_BLANK.findall(draft.text)
    try:
        loaded(draft.text)
        assert not blanks
    except Problems as faults:
        errors = [fault for fault in faults if fault.severity is Severity.ERROR]
        assert {error.code for error in errors} <= {"still-blank", "input-missing"}
        assert blanks
        assert any("a blank" in line for line in answer(draft))
    case = loaded(filled(draft.text))
    assert {problem.severity for problem in case.problems} <= {Severity.WARNING, Severity.NOTE}
    result = appraise(case).result()
    assert not [problem for problem in result.problems if problem.severity == "error"]
    assert any(option.npsv.central != 0 for option in result.options)


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
    assert "It cannot be worked out yet: one figure has a blank (___) that only you can fill:" in said
    assert "Share of home care bought by the hour" in said
    assert max(map(len, made.stdout.splitlines())) <= 80
    text = (tmp_path / "a" / "case.yaml").read_text("utf-8")
    assert "          share_bought_by_hour: {value: ___%, source: ___}" in text
    checked = investcase("check", "a", cwd=tmp_path)
    assert checked.returncode == 1
    assert "still-blank" in checked.stdout + checked.stderr


def test_two_models_that_use_one_name_are_asked_apart(tmp_path):
    library = ours(tmp_path, "first", "second")
    args = ["new", "a", "--place", "Kent", "--model", "first", "--model", "second", "--library", str(library)]
    made = investcase(*args, cwd=tmp_path, stdin="\n\n\n1 40% from us\n1 60%\n")
    assert made.returncode == 0, made.stderr
    case = load_text(
        SourceText("a/case.yaml", (tmp_path / "a" / "case.yaml").read_text("utf-8")), tmp_path / "a", library, TODAY
    )
    first, second = case.document.options[0].interventions
    assert first.inputs["share_bought_by_hour"].value.central == pytest.approx(0.4)
    assert second.inputs["share_bought_by_hour"].value.central == pytest.approx(0.6)
    assert first.inputs["share_bought_by_hour"].source == "us"
