"""A model's cost may be capital, and a benefit may not."""

import pytest
from pydantic import ValidationError

from investcase.documents.model import ModelLine

COST = {"title": "Grants", "amount": "grants_paid", "kind": "cost", "body": "council"}
BENEFIT = {**COST, "kind": "benefit", "cash_type": "capacity"}


def test_a_cost_is_revenue_unless_it_says_that_it_is_capital() -> None:
    assert ModelLine.model_validate(COST).spend == "revenue"
    assert ModelLine.model_validate(COST | {"spend": "capital"}).spend == "capital"


def test_a_benefit_is_never_capital() -> None:
    with pytest.raises(ValidationError, match="only a cost is capital"):
        ModelLine.model_validate(BENEFIT | {"spend": "capital"})
