"""`investcase library add`, `supersede` and `review`: lines of a file that stand whole and keep what was before."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.origins import COUNCIL, Origin
from investcase.catalogue.shipped import assumptions_dir
from investcase.cli.main import cli
from own_library import lay

FIGURES = """\
format: investcase/figures/1
figures:
  - id: ours.visit
    title: A visit  # with travel
    unit: £ / visit
    values:
      - value: £40 / visit
        holds_for: england
        price_base: 2025-26
        source: ours
        locator: page 3
        status: local
        grade: B
        method: with travel
        checked: 2026-03-01
        review_by: 2027-03-01
      # What Wales pays.
      - {value: £41 / visit, holds_for: wales, price_base: 2025-26, source: ours, status: local}
  - id: ours.round
    title: A round of ten
    unit: £ / visit
    values: [{value: £400 / visit, price_base: 2025-26, source: ours, status: derived, inputs_status: local, \
how: Ten visits., rests_on: [ours.visit]}]
"""
SOURCES = """\
format: investcase/sources/1
sources:
  - {id: ours, title: Ours, publisher: Us, date: '2026', licence: our own, read: read_at_source}
  - {id: newer, title: Ours, publisher: Us, date: '2027', licence: our own, read: read_at_source}
"""
NEXT = ("--since", "2027-04-01", "--source", "newer", "--holds-for", "england", "--price-base", "2027-28")
WHOLE = (*NEXT, "--locator", "page 4", "--grade", "B", "--checked", "2027-03-20", "--review-by", "2028-04-01")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return lay(tmp_path / "assumptions", {"figures/ours.yaml": FIGURES, "sources/ours.yaml": SOURCES})


def library(folder: Path, *arguments: str) -> Result:
    environment = {"SOURCE_DATE_EPOCH": "1795305600"}
    return CliRunner().invoke(cli, ["library", *arguments, "--library", str(folder)], env=environment)


def text(folder: Path) -> str:
    return (folder / "figures" / "ours.yaml").read_text("utf-8")


def standing(folder: Path, day: str) -> list[str]:
    shelf: Library = shipped_library([Origin(COUNCIL, folder)])
    shelf.as_of = dt.date.fromisoformat(day)
    return [value.value.as_written() for value in shelf.figure("ours.visit")[0].figure.values]


def test_the_next_value_stands_from_its_day_and_a_case_of_before_finds_the_last(ours: Path) -> None:
    ended = library(ours, "add", "ours.visit", "£44 / visit", *WHOLE)
    assert ended.exit_code == 0, ended.output
    assert standing(ours, "2027-03-31") == ["£40 / visit", "£41 / visit"]
    assert standing(ours, "2027-04-01") == ["£44 / visit", "£41 / visit"]
    assert "Made from it, and to be made again by hand: ours.round." in ended.output
    added = [line for line in text(ours).splitlines() if line not in FIGURES.splitlines()]
    assert [f"+{line}" in ended.output.splitlines() for line in added] == [True] * len(added)


def test_no_other_line_moves_and_what_says_how_it_is_counted_goes_on(ours: Path) -> None:
    library(ours, "add", "ours.visit", "£44 / visit", *WHOLE)
    before, after = FIGURES.splitlines(), text(ours).splitlines()
    first = before.index("        review_by: 2027-03-01") + 1
    added = len(after) - len(before)
    assert after[:first] + after[first + added :] == before
    assert "        method: with travel" in after[first : first + added]
    assert "        status: read_at_source" in after[first : first + added]


def test_behind_what_stands_in_braces(ours: Path) -> None:
    arguments = [*WHOLE[:5], "wales", *WHOLE[6:]]
    ended = library(ours, "add", "ours.visit", "£45 / visit", *arguments)
    assert ended.exit_code == 0, ended.output
    assert standing(ours, "2027-04-01") == ["£40 / visit", "£45 / visit"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ours.visit", "£44 / visit", *NEXT), "needs --locator, --review-by, --grade"),
        (("ours.visit", "£44 / hour", *WHOLE), "the figure in £ / visit"),
        (("ours.visit", "44 pounds", *WHOLE), "ours.yaml:"),
        (("ours.vist", "£44 / visit", *WHOLE), "did you mean 'ours.visit'"),
        (("ours.visit", "£44 / visit", *WHOLE, "--source", "never"), "there is no source never"),
        (("ours.visit", "£44 / visit", *WHOLE, "--since", "soon"), "is not a date"),
        (("ours.visit", "£44 / visit", *WHOLE, "--holds-for", "scotland"), "--holds-for england"),
        (("ours.round", "£440 / visit", *WHOLE, "--holds-for", "uk"), "nobody can add its next year as a number"),
        (("home-care.hourly-rate", "£30 / hour", *WHOLE), "it ships with investcase"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    ours: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = library(ours, "add", *arguments)
    told = ended.output + str(ended.exception)
    assert ended.exit_code != 0
    assert said in told, told
    assert text(ours) == FIGURES


def test_a_value_that_would_stand_behind_the_one_there_is_is_refused(ours: Path) -> None:
    assert library(ours, "add", "ours.visit", "£44 / visit", *WHOLE).exit_code == 0
    kept = text(ours)
    ended = library(ours, "add", "ours.visit", "£45 / visit", *WHOLE)
    assert ended.exit_code != 0
    assert "stands since 2027-04-01 already" in ended.output + str(ended.exception)
    assert text(ours) == kept


def test_a_dry_run_shows_the_lines_and_writes_none(ours: Path) -> None:
    dry = library(ours, "add", "ours.visit", "£44 / visit", *WHOLE, "--dry-run")
    assert dry.exit_code == 0
    assert "+      - value: £44 / visit" in dry.output
    assert text(ours) == FIGURES


def test_what_supersedes_is_named_and_both_stay(ours: Path) -> None:
    assert library(ours, "supersede", "ours.visit", "ours.nowhere").exit_code != 0
    assert text(ours) == FIGURES
    assert library(ours, "supersede", "ours.visit", "ours.round").exit_code == 0
    shelf = shipped_library([Origin(COUNCIL, ours)])
    assert [shelf.figure(name)[0].figure.superseded_by for name in ("ours.visit", "ours.round")] == ["ours.round", None]


def test_a_circle_of_what_supersedes_is_refused(ours: Path) -> None:
    assert library(ours, "supersede", "ours.visit", "ours.round").exit_code == 0
    kept = text(ours)
    assert library(ours, "supersede", "ours.round", "ours.visit").exit_code != 0
    assert text(ours) == kept


def test_a_review_moves_the_days_of_the_standing_values_of_its_source_alone(ours: Path) -> None:
    assert library(ours, "add", "ours.visit", "£44 / visit", *WHOLE).exit_code == 0
    kept = text(ours)
    ended = library(ours, "review", "ours", "--checked", "2027-05-01", "--review-by", "2028-05-01")
    assert ended.exit_code == 0, ended.output
    now = text(ours)
    assert "        checked: 2026-03-01\n        review_by: 2027-03-01\n" in now, "the value before stays as it was"
    assert now.count("2028-05-01") == 2, "of Wales, and of the round"
    assert len(now.splitlines()) == len(kept.splitlines())
    assert (
        "All of that stands there already"
        in library(ours, "review", "ours", "--checked", "2027-05-01", "--review-by", "2028-05-01").output
    )
    wrong = library(ours, "review", "ours", "--checked", "2027-05-01", "--review-by", "2027-04-01")
    assert wrong.exit_code != 0
    assert text(ours) == now


def test_a_review_that_was_cut_off_between_two_files_is_whole_and_goes_on(ours: Path) -> None:
    """Each file stands whole before the next: the library is read as it is, and the same command does the rest."""
    other = ours / "figures" / "second.yaml"
    other.write_text(FIGURES.replace("ours.", "second."), "utf-8")
    before = {path: path.read_bytes() for path in (ours / "figures" / "ours.yaml", other)}
    review = ("review", "ours", "--checked", "2027-05-01", "--review-by", "2028-05-01")
    assert library(ours, *review).exit_code == 0
    whole = {path: path.read_bytes() for path in before}
    assert all(before[path] != whole[path] for path in before)
    for path, old in before.items():
        path.write_bytes(old)  # this one was not reached
        assert library(ours, "report").exit_code == 0
        assert library(ours, *review).exit_code == 0
        assert {path: path.read_bytes() for path in before} == whole


def test_the_next_nursing_rate_moves_every_model_that_pays_it(tmp_path: Path) -> None:
    """What a maintainer does each spring, on a copy of the library that ships."""
    folder = tmp_path / "assumptions"
    shutil.copytree(assumptions_dir(), folder)
    with (folder / "sources" / "social-care.yaml").open("a", encoding="utf-8") as sources:
        sources.write(
            "  - {id: next-rate, title: The rate, publisher: DHSC, date: '2027', licence: OGL, read: read_at_source}\n"
        )
    words = [*WHOLE[:2], "--source", "next-rate", *WHOLE[4:]]
    ended = library(folder, "add", "care-home.nhs-nursing-payment", "£276 / person / week", *words)
    assert ended.exit_code == 0, ended.output
    shelf = Library((Origin("ours", folder),))
    models = {name: shelf.model(name) for name in shelf.model_ids()}
    inputs = {name: loaded.document.inputs.values() for name, loaded in models.items() if loaded is not None}
    pay = [name for name in inputs if any(each.figure == "care-home.nhs-nursing-payment" for each in inputs[name])]
    assert len(pay) > 1
    assert f"Models that name it: {', '.join(pay)}." in " ".join(ended.output.split())
