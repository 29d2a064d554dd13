"""`investcase run --set`: what moves when figures are changed, and the same refusals as in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_helpers import investcase

KENT = str(Path(__file__).resolve().parents[2] / "examples" / "kent-at-home")


def test_it_says_what_was_changed_and_what_moved(tmp_path):
    ended = investcase("run", KENT, "--set", "home_care_hours=18", "--set", "deadweight=20% to 40%", cwd=tmp_path)
    words = " ".join(ended.stdout.split())
    assert ended.returncode == 0
    assert "Hours of home care instead: 14 hours a week for each person" in words
    assert "now 18 hours a week for each person" in words
    assert "(independent-settings.deadweight): 10%, now 30% (20% to 40%)" in words
    assert "(home-care-hours.deadweight): 10%, now 30% (20% to 40%)" in words
    assert "Value to society, net present value" in words
    assert "Together, beyond each alone" in words
    assert "The case's file is as it was." in words


def test_programs_read_the_result_of_the_changed_case(tmp_path):
    def npsv(*more):
        data = json.loads(investcase("run", KENT, "--format", "json", *more, cwd=tmp_path).stdout)
        return next(option["npsv"]["central"] for option in data["options"] if option["preferred"])

    assert npsv("--set", "home-care.hours-instead-of-care-home=18") < npsv()


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ("home_care_hourz=18", 2, "did you mean 'home_care_hours'"),
        ("home_care_hours", 2, "write --set home_care_hours=18"),
        ("deadweight=140%", 1, "deadweight=140%: this share lies outside 0% to 100%"),
        ("home_care_hours=18 people", 1, "expected: a value in hours / person / week"),
        ("deadweight=lots", 1, "deadweight=lots: 'lots' is not a quantity"),
        ("england_admissions=0", 1, "divides by zero"),
        ("years=1000", 1, "years=1000"),
    ],
)
def test_what_the_file_would_be_refused_for_is_refused(tmp_path, change, status, said):
    ended = investcase("run", KENT, "--set", change, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert said in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


def test_a_figure_is_set_once(tmp_path):
    ended = investcase("run", KENT, "--set", "deadweight=20%", "--set", "deadweight=30%", cwd=tmp_path)
    assert ended.returncode == 2
    assert "deadweight is set twice" in ended.stderr


def test_the_sensitivity_command_has_every_turn_as_text_and_for_programs(tmp_path):
    text = investcase("sensitivity", KENT, cwd=tmp_path)
    assert text.returncode == 0
    assert "Share of the claim achieved" in text.stdout
    assert max(map(len, text.stdout.splitlines())) <= 80
    data = json.loads(investcase("sensitivity", KENT, "--format", "json", cwd=tmp_path).stdout)
    assert data["schema"] == "investcase/sensitivity/1"
    turned = {figure["figure"] for figure in data["figures"] if figure["turns"]}
    assert {"ccn.achievement", "home-care.hours-instead-of-care-home"} <= turned


def test_two_figures_stand_against_each_other(tmp_path):
    pair = ("--against", "home_care_hours", "achievement")
    text = investcase("sensitivity", KENT, *pair, cwd=tmp_path)
    assert text.returncode == 0
    assert "62.5%" in text.stdout
    data = json.loads(investcase("sensitivity", KENT, *pair, "--format", "json", cwd=tmp_path).stdout)
    assert (data["first"]["values"], data["second"]["values"][2]) == ([9.8, 11.9, 14, 17.5, 21], 0.5)
    npsv = data["answers"]["npsv"]
    whole = json.loads(investcase("run", KENT, "--format", "json", cwd=tmp_path).stdout)
    assert npsv[2][2] == next(option["npsv"]["central"] for option in whole["options"] if option["preferred"])
    one = investcase(
        "run", KENT, "--format", "json", "--set", "home_care_hours=21", "--set", "achievement=25%", cwd=tmp_path
    )
    both = json.loads(one.stdout)["options"]
    assert npsv[4][0] == next(option["npsv"]["central"] for option in both if option["preferred"])


@pytest.mark.parametrize(("name", "said"), [("deadweight", "several figures"), ("achievment", "'achievement'")])
def test_a_name_that_is_not_one_figure_s_is_refused(tmp_path, name, said):
    ended = investcase("sensitivity", KENT, "--against", name, "overlap", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr


@pytest.mark.parametrize("other", ["home_care_hours", "home-care.hours-instead-of-care-home"])
def test_a_figure_is_not_set_against_itself_by_whatever_name(tmp_path, other):
    ended = investcase("sensitivity", KENT, "--against", "home_care_hours", other, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "are one figure: Hours of home care instead" in " ".join(ended.stderr.split())


def test_it_says_what_check_would_warn_of_anew(tmp_path):
    new = "What check would say with this"
    plain = investcase("run", KENT, "--set", "home_care_hours=15", cwd=tmp_path).stdout
    odd = investcase("run", KENT, "--set", "deadweight=85%", cwd=tmp_path).stdout
    assert new not in plain
    assert "- warning[gross-to-net] " in odd[odd.index(new) :]
    assert max(map(len, odd.splitlines())) <= 80
