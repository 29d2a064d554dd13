"""Whether a saving that is counted year after year can be made more than once, and whether anybody has found it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from investcase.appraisal.appraise import Appraisal
from investcase.checks.card import Card, check
from investcase.checks.marks import mark
from investcase.checks.places_in_case import options_of
from investcase.checks.releases import names_nothing
from investcase.documents.case import Option
from investcase.documents.kinds_of_money import CashType
from investcase.documents.lines import BenefitLine
from investcase.reading.filler import plain_words
from investcase.reading.nodes import Path
from investcase.reading.problems import Problem, Severity

ONCE_AS_RECURRENT = Card(
    "once-as-recurrent",
    Severity.WARNING,
    title="A saving that can be made once is counted year after year",
    why="A frozen post is filled again or its work is lost, and a reserve can be spent once.",
    remedy="recurrent: no with the one year's amount; or a title that says what is given up for good.",
)


@check(ONCE_AS_RECURRENT)
def once_counted_each_year(appraisal: Appraisal) -> Iterator[Problem]:
    """A recurring saving of the case's own whose words are those of one that is made once."""
    words = mark(appraisal, "for-once").words
    flows = {option.id: option for option in appraisal.options}
    for index, option in options_of(appraisal):
        goes_on = {line.id for line in flows[option.id].cash.of(kind="benefit").lines if line.recurrent}
        for line, path in _savings(option):
            said = _first_said((line.title, line.budget_line or ""), words)
            if said and line.id in goes_on:
                yield ONCE_AS_RECURRENT.problem(
                    appraisal.case.loaded,
                    f"{line.title} is counted year after year, and {said!r} is made once",
                    ("options", index, *path, "title"),
                    expected="recurrent: no, with the one year's amount",
                    remedy="where something is given up for good, say in the title what: the posts, the contract",
                )


SAVING_NOT_FOUND = Card(
    "saving-not-found",
    Severity.WARNING,
    title="A saving is counted that nobody has found yet",
    why="What nobody has found is a target, and such targets come in part if at all.",
    remedy="Leave it out until it is found, or name what will no longer be paid for.",
)


@check(SAVING_NOT_FOUND)
def counted_before_it_is_found(appraisal: Appraisal) -> Iterator[Problem]:
    """A saving of the case's own whose title says that nobody knows yet what it is."""
    words = mark(appraisal, "not-found-yet").words
    for index, option in options_of(appraisal):
        for line, path in _savings(option):
            said = _first_said((line.title,), words)
            if line.cash_type is not CashType.WIDER_VALUE and (said or names_nothing(line.title)):
                yield SAVING_NOT_FOUND.problem(
                    appraisal.case.loaded,
                    f"{line.title!r} names nothing that will no longer be paid for",
                    ("options", index, *path, "title"),
                    expected="what is given up: a contract, posts, places, hours",
                    remedy="leave it out until it is found, and say under risks how much is still to find",
                )


def _savings(option: Option) -> Iterator[tuple[BenefitLine, Path]]:
    for i, benefit in enumerate(option.benefits):
        yield benefit, ("benefits", i)
    for i, cut in enumerate(option.disinvestments):
        for j, saving in enumerate(cut.saving):
            yield saving, ("disinvestments", i, "saving", j)


def _first_said(texts: Sequence[str], words: Sequence[str]) -> str | None:
    """The first of some words that stands in one of the texts, as whole words."""
    said = " | ".join(plain_words(text) for text in texts)
    return next((each for each in words if re.search(rf"\b{re.escape(plain_words(each))}\b", said)), None)
