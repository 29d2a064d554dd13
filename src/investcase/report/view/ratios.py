"""The benefit-cost ratio in words, or why an option has none."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.appraisal.measures import NoRatio, OptionAppraisal
from investcase.numbers.writing import ratio


def ratio_or_why_not(option: OptionAppraisal) -> str:
    """An option's ratio over net public cost, central: `1.46`, or `n/a (a cut)`."""
    if option.flows.option.business_as_usual or option.why_unknown:
        return "–"
    none = option.no_ratio
    return f"n/a ({none})" if none else ratio(float(option.bcr_net_public[0]))


def why_none(options: Sequence[OptionAppraisal]) -> str:
    """A sentence for each reason for which some of these options have no ratio; nothing where all have one."""
    known = (option for option in options if not option.flows.option.business_as_usual and not option.why_unknown)
    found = {option.no_ratio for option in known}
    return "".join(f"No ratio ({none}): {none.reason}. " for none in NoRatio if none in found)
