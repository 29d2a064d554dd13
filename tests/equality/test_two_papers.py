"""Two papers on the same people: what changed by a few is warned of, in words that are the same whatever the counts."""

from __future__ import annotations

import pytest
from assessed_case import Data, worked

from investcase.appraisal.comparing import compare
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
