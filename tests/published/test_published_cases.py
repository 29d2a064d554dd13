"""Other people's published examples, written as cases, to the rounding they print."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from investcase.appraisal.appraise import appraise
from investcase.appraisal.explaining import Explainer
from investcase.resolving.case import load

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
PRINTED = list(csv.DictReader((HERE / "printed.csv").read_text("utf-8").splitlines()))
KINDS = ("value", "ratio", "fall")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_published_example_comes_out_as_printed(case: Path) -> None:
    rows = [row for row in PRINTED if row["case"] == case.stem]
    assert rows, "nothing is held against this case"
    appraisal = appraise(load(case))
    explainer = Explainer(appraisal)
    costs = {line.id for line in appraisal.preferred.cash.of(kind="cost").lines}

    def published(name: str) -> float:
        """A number as it is published: a cost is an amount there, and minus here."""
        value = explainer.explain(name).value
        assert value is not None
        return -value if name.partition("@")[0] in costs else value

    for row in rows:
        assert row["kind"] in KINDS
        value = published(row["number"])
        if row["kind"] != "value":
            under = published(row["over"])
            assert under
            value = value / under if row["kind"] == "ratio" else 100 * (value / under - 1)
        printed = Decimal(row["printed"])
        assert round(Decimal(value) / Decimal(row["in"]), -int(printed.as_tuple().exponent)) == printed, row


def test_every_printed_number_has_its_case_and_every_case_its_source() -> None:
    assert {row["case"] for row in PRINTED} == {path.stem for path in CASES}
    for path in CASES:
        head = path.read_text("utf-8").partition("format:")[0]
        assert head.startswith(("# HM Treasury", "# Scottish", "# Mott", "# Recalled")), path.name
