"""Two papers on the same people: what changed by a few is warned of, in words that are the same whatever the counts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from assessed_case import Change, Data, data, worked
from click.testing import CliRunner

from investcase.appraisal.comparing import compare
from investcase.cli.main import cli
from investcase.report.compared import compared_json, compared_text


def told(first: tuple[int, int], second: tuple[int, int]) -> tuple[tuple[str, ...], str]:
    """What comparing two drafts says of their tables, and all that it prints."""

    def holding(female: int, male: int) -> object:
        def change(case: Data) -> None:
            case["equality"]["profiles"][0]["groups"] = {"female": str(female), "male": str(male)}

        return worked(change).case

    found = compare(holding(*first), holding(*second))
    return found.told_together, compared_text(found) + compared_json(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [((45, 11), (45, 9)), ((45, 60), (43, 60)), ((251, 161), (351, 161)), ((251, 161), (254, 261))],
)
def test_a_table_that_changed_in_one_group_or_by_few_is_told(first: tuple[int, int], second: tuple[int, int]) -> None:
    tables, text = told(first, second)
    assert tables == ("profile by-sex",)
    assert "Publish the later paper alone" in text


@pytest.mark.parametrize("second", [(251, 161), (291, 201)])
def test_one_that_did_not_or_by_many_in_each_is_not(second: tuple[int, int]) -> None:
    tables, text = told((251, 161), second)
    assert tables == ()
    assert "Publish the later paper alone" not in text


def test_what_is_said_is_the_same_whatever_the_counts() -> None:
    texts = {told((45, 11), second)[1] for second in ((45, 9), (45, 8), (45, 12), (43, 11), (145, 11))}
    assert len(texts) == 1


def test_two_rules_on_small_counts_are_told_before_both_are_published() -> None:
    """Eight is printed under one and withheld under the other, so that the two give it."""

    def by_rule(below: str) -> object:
        def change(case: Data) -> None:
            case["equality"]["disclosure"] = {"suppress_below": below}

        return worked(change).case

    found = compare(by_rule("8"), by_rule("10"))
    assert found.told_together[0] == "disclosure"
    assert "profile by-sex" in found.told_together
    assert "under two rules" in " ".join(compared_text(found).split())
    assert compare(by_rule("8"), by_rule("8")).told_together == ()


def test_two_rules_are_refused_side_by_side(tmp_path: Path) -> None:
    cases = []
    for below in ("8", "10"):
        case = data()
        case["equality"]["disclosure"] = {"suppress_below": below}
        cases.append(tmp_path / f"{below}.yaml")
        cases[-1].write_text(yaml.safe_dump(case), "utf-8")
    first, second = map(str, cases)
    said = ["equality", first, "--with", second, "-o", str(tmp_path / "note.html")]
    outcome = CliRunner().invoke(cli, said, standalone_mode=False)
    assert "two rules" in str(outcome.exception)
    assert not (tmp_path / "note.html").exists()


@pytest.mark.parametrize("beside", ["45 women lose it.", "Of the 45, most are women."])
def test_what_one_withholds_no_other_says_beside_it(tmp_path: Path, beside: str) -> None:
    """By sex the women are withheld beside the six men, whom they would give back with the total."""

    def page(female: int) -> str:
        first, second = data(), data()
        first["equality"]["profiles"][0]["groups"] = {"female": str(female), "male": "6"}
        second["title"] = "Another"
        second["equality"]["impacts"][2]["mechanism"] = beside.replace("45", str(female))
        for name, case in (("one", first), ("two", second)):
            (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(case), "utf-8")
        out = tmp_path / "note.html"
        said = ["equality", str(tmp_path / "one.yaml"), "--with", str(tmp_path / "two.yaml"), "-o", str(out)]
        outcome = CliRunner().invoke(cli, said, standalone_mode=False)
        assert outcome.exception is None
        return outcome.output + out.read_text("utf-8")

    # The totals print alike, as 50; 42 and 43 print as 40 and 45 where nothing withholds them.
    assert page(42) == page(43)


def test_tables_that_changed_by_few_are_told_beside_one_another(tmp_path: Path) -> None:
    def said(female: int) -> str:
        other = data()
        other["equality"]["profiles"][0]["groups"] = {"female": str(female), "male": "161"}
        for name, case in (("one", data()), ("two", other)):
            (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(case), "utf-8")
        asked = ["equality", str(tmp_path / "one.yaml"), "--with", str(tmp_path / "two.yaml")]
        return CliRunner().invoke(cli, [*asked, "-o", str(tmp_path / "note.html")], standalone_mode=False).output

    assert "changed in one group only" in said(254)
    assert "profile by-sex" in said(254)
    assert said(254) == said(253)
    assert "changed in one group only" not in said(251)


def renamed(case: Data) -> None:
    case["equality"]["profiles"][0].update(id="women-and-men", groups={"female": "254", "male": "161"})
    case["equality"]["split"] = []


def by_carers(case: Data) -> None:
    """The hours that the other draft gives outright, by how many carers give them."""
    case["equality"]["unpaid_care"][0].update(each_week="20 hours / week", carers="9", weeks="50 weeks / year")
    case["equality"]["unpaid_care"][0].pop("hours")


def outright(case: Data) -> None:
    case["equality"]["unpaid_care"][0].update(hours="9000 hours / year")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (lambda case: None, renamed, "profile women-and-men"),
        (outright, by_carers, "unpaid care 1"),
        (by_carers, outright, "unpaid care 1"),
    ],
    ids=["another id", "hours by carers", "hours outright"],
)
def test_another_name_or_another_way_of_counting_is_told_too(first: Change, second: Change, name: str) -> None:
    found = compare(worked(first).case, worked(second).case)
    assert found.told_together == (name,)


def test_any_two_of_three_are_told_beside_one_another(tmp_path: Path) -> None:
    """The two beside it changed by few from one to the other, and the first holds no such table."""
    files = []
    for name, female in (("one", None), ("two", 251), ("three", 254)):
        case = data()
        table = case["equality"]["profiles"][0]
        table["groups"] = {"female": str(female), "male": "161"}
        if female is None:
            case["equality"]["profiles"] = case["equality"]["profiles"][1:]
            case["equality"]["split"] = []
        files.append(tmp_path / f"{name}.yaml")
        files[-1].write_text(yaml.safe_dump(case), "utf-8")
    one, two, three = map(str, files)
    asked = ["equality", one, "--with", two, "--with", three, "-o", str(tmp_path / "note.html")]
    said = CliRunner().invoke(cli, asked, standalone_mode=False).output
    assert "two.yaml and" in " ".join(said.split())
    assert "profile by-sex" in said
