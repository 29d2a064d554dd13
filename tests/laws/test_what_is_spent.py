"""What is saved is written in one way: turn any cost of any case below zero, and it is no case."""

from __future__ import annotations

import copy

from law import Whole, law


@law(cases=25, every=10)
def test_a_cost_below_zero_is_no_case(case: Whole) -> None:
    """So that no saving escapes what is asked of a benefit: who makes which budget fall, when, and with whom."""
    for place, option in enumerate(case.tree["options"]):
        for number, line in enumerate(option.get("costs", [])):
            name = "amount" if "amount" in line else "each_year"
            if name not in line:
                continue
            tree = copy.deepcopy(case.tree)
            worse = tree["options"][place]["costs"][number]
            worse[name] = "-£1000" if name == "each_year" else dict.fromkeys(line[name], "-£1000")
            assert case.changed(tree).refused == ("cost-below-zero",)
            break
