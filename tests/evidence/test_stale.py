"""A figure grows old on a stated date, for a stated reason."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest

from investcase.catalogue.library import Library, shipped_library
from investcase.catalogue.stale import why_stale


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def reasons(library: Library, figure_id: str, as_of: dt.date) -> tuple[str, ...]:
    figure = library.figure(figure_id)[0].figure
    return why_stale(figure, figure.values[0], as_of)


def test_prices_are_old_when_more_than_three_financial_years_have_passed(library: Library) -> None:
    """In March 2026 it is still 2025-26, three years after 2022-23; in April it is 2026-27, four years after."""
    figure = library.figure("derived.stmax-episode-2223")[0].figure
    value = figure.values[0].model_copy(update={"review_by": None})
    assert why_stale(figure, value, dt.date(2026, 3, 31)) == ()
    assert why_stale(figure, value, dt.date(2026, 4, 1)) == ("in prices of 2022-23, more than three years old",)


def test_a_review_is_due_on_its_day_and_past_the_day_after(library: Library) -> None:
    assert reasons(library, "ncc.ae-vb11z", dt.date(2027, 4, 1)) == ()
    assert reasons(library, "ncc.ae-vb11z", dt.date(2027, 4, 2)) == ("to be reviewed by 2027-04-01",)


def test_a_superseded_figure_names_the_newer_one(library: Library) -> None:
    assert reasons(library, "gmca14.he4-0", dt.date(2026, 11, 22)) == (
        "superseded by ncc.ae-attendance-avg",
        "in prices of 2011-12, more than three years old",
    )


def listed(*arguments: str, epoch: str = "1795305600") -> subprocess.CompletedProcess[str]:
    """As of 22 November 2026, unless told otherwise."""
    command = [sys.executable, "-c", "from investcase.cli.main import main; main()", "list", *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


def test_the_list_holds_old_figures_alone_with_their_reasons() -> None:
    ended = listed("figures", "--stale", "--format", "json")
    assert ended.returncode == 0, ended.stderr
    figures = {entry["id"]: entry for entry in json.loads(ended.stdout)}
    assert "ncc.ae-vb11z" not in figures
    assert figures["gmca14.he4-0"]["superseded_by"] == "ncc.ae-attendance-avg"
    assert figures["sco.lgbf-sw5"]["values"][0]["stale"] == ["in prices of 2020-21, more than three years old"]
    assert all(value["stale"] for entry in figures.values() for value in entry["values"])


def test_the_date_is_the_one_given() -> None:
    later = json.loads(listed("figures", "--stale", "--format", "json", epoch="1806624000").stdout)
    assert "ncc.ae-vb11z" in {entry["id"] for entry in later}, "2 April 2027 is past its review"


def test_in_words_and_only_of_figures() -> None:
    assert "superseded by ncc.ae-attendance-avg" in " ".join(
        listed("figures", "--stale", "gmca14.he4-0").stdout.split()
    )
    refused = listed("models", "--stale")
    assert refused.returncode == 2
    assert "--stale goes with figures" in refused.stderr
