"""A case with a few people in every kind of phrase gives the same bytes in every output, whichever few they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from planted import full
from small_numbers import filled, sentences

from investcase.cli.main import cli


def a_case_of(number: int) -> dict[str, object]:
    """Phrases in texts of the assessment, and those about people in the rest of the case too."""
    case = full()
    anywhere = [filled(words, number) for words in [*sentences("counts_of_people"), *sentences("counts_in_welsh")]]
    inside = [*anywhere, *(filled(words, number) for words in sentences("counts_in_an_assessment"))]
    section = case["equality"]
    section["assessed_by"] = [words for words in inside if words.strip()]
    section["summary"] = ". ".join(inside[:200])
    section["public_summary"]["who_may_lose"] = "; ".join(inside[-160:])
    section["evidence"][0]["what"] = anywhere[7]
    case["narrative"]["risks"] = anywhere
    case["narrative"]["strategic"] = "\n".join(anywhere[:200])
    case["title"] = f"Help for {anywhere[0]}"
    case["options"][0]["costs"][0]["title"] = anywhere[5]
    case["options"][0]["costs"][0]["source"] = anywhere[9]
    return case


def outputs(number: int, into: Path) -> dict[str, str]:
    folder = into / "case"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = yaml.safe_dump(a_case_of(number), allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "case.yaml").write_text(text, "utf-8")
    page, note = into / "page.html", into / "note.html"
    said = {
        "report": ran("report", str(folder), "--to", "html", "-o", str(page)),
        "equality": ran("equality", str(folder), "-o", str(note)),
        "check": ran("check", str(folder)),
        "json": ran("run", str(folder), "--format", "json"),
        "explain": ran("explain", str(folder)),
    }
    return {**said, "page": page.read_text("utf-8"), "note": note.read_text("utf-8")}


def ran(*arguments: str) -> str:
    outcome = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    assert outcome.exception is None, outcome.output[:2000]
    return outcome.output


@pytest.fixture(scope="module")
def six_and_eight(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    into = tmp_path_factory.mktemp("few")
    return outputs(6, into), outputs(8, into)


@pytest.mark.parametrize("output", ["report", "equality", "check", "json", "explain", "page", "note"])
def test_nobody_can_tell_six_from_eight(six_and_eight: tuple[dict[str, str], dict[str, str]], output: str) -> None:
    six, eight = six_and_eight
    assert len(six[output]) > 30
    assert six[output] == eight[output]


def test_what_was_withheld_is_told_with_its_place(six_and_eight: tuple[dict[str, str], dict[str, str]]) -> None:
    told = six_and_eight[0]["check"]
    assert told.count("blocker[E09]: ") == 25
    assert "more of the same kind: blocker[E09]" in told
    assert "a small number" in told


@pytest.mark.parametrize("name", ["women-6", "male_8", "six-women", "mums7"])
def test_a_name_that_counts_people_is_refused_and_not_repeated(name: str, tmp_path: Path) -> None:
    case = full()
    case["equality"]["profiles"][0]["groups"] = {name.replace("-", "_"): "412", "male": "500"}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(case), "utf-8")
    outcome = CliRunner().invoke(cli, ["check", str(tmp_path)])
    told = str(outcome.exception)
    assert outcome.exit_code != 0
    assert "name-counts-people" in told
    assert name.replace("-", "_") not in told


@pytest.mark.parametrize("name", ["65_to_79", "85_plus", "q1", "0_to_4", "under_5", "women_0_to_4", "children_under_5"])
def test_ages_and_places_in_order_name_groups(name: str, tmp_path: Path) -> None:
    case = full()
    case["equality"]["profiles"][0]["groups"] = {name: "412", "other": "500"}
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(case), "utf-8")
    assert "name-counts-people" not in str(CliRunner().invoke(cli, ["check", str(tmp_path)]).exception)
