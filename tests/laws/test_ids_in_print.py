"""No two lines of an option have one id in print, and every id there may be is known before anything is worked out."""

from __future__ import annotations

from law import Whole, law

from investcase.resolving.alike_ids import line_ids


@law(cases=40)
def test_each_line_is_printed_by_an_id_of_its_own_that_was_looked_for(case: Whole) -> None:
    for option in case.appraisal.options:
        lines = (*option.cash.lines, *option.flows.vat.lines)
        looked_for = set(line_ids(option.flows.option, case.appraisal.case.lead))
        assert {str(line.labels.id) for line in lines if line.labels.id not in looked_for} == set()
        assert len({line.id for line in lines}) == len(lines)
