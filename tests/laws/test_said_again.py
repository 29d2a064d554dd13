"""Money that a case holds, said again as a line of its own, is told: whoever wrote it first."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from law import Whole, law

from investcase.checks.twice.money import Money, money_of
from investcase.reading.problems import Problems

TELLS = {"line-twice", "same-events"}
LEAST = 10_000


def said_again(case: Whole, money: Money, number: int) -> dict[str, Any]:
    """The case with one more line: the same pounds in the same years, for the same body, under another name."""
    tree: dict[str, Any] = deepcopy(case.tree)
    option = next(each for each in tree["options"] if each["id"] == case.appraisal.preferred.id)
    horizon = case.appraisal.case.horizon
    gain = money.net.sum() > 0
    pounds = {str(horizon[t]): f"£{net if gain else -net:.2f}" for t, net in enumerate(money.net) if net}
    pounds = {year: f"-£{text[2:]}" if text.startswith("£-") else text for year, text in pounds.items()}
    line: dict[str, Any] = {
        "id": f"once-more-{number}",
        "title": f"Once more, number {number}",
        "body": money.body.id,
        "amount": pounds,
    }
    if gain:
        line |= {"cash_type": "wider_value"}
    option.setdefault("benefits" if gain else "costs", []).append(line)
    return tree


@law(cases=20, every=20)
def test_what_a_model_counts_is_told_when_it_is_typed_again(case: Whole) -> None:
    """Of the preferred option's models, whatever is worth more than £10,000 in all."""
    document = case.appraisal.case.document
    index = next(i for i, option in enumerate(document.options) if option.id == case.appraisal.preferred.id)
    found = money_of(document.options[index], ("options", index), case.appraisal.preferred)
    models = [money for money in found if money.told_in == "model" and abs(money.net.sum()) > LEAST]
    for number, money in enumerate(models[:3]):
        again = case.changed(said_again(case, money, number))
        try:
            problems = again.appraisal.problems
        except Problems:
            continue
        name = f"Once more, number {number}"
        assert any(p.code in TELLS and p.message.startswith(name) for p in problems), (money.id, money.net)
