"""Which story a case tells: the rule for each, from which headline, figures and titles follow."""

from __future__ import annotations

from enum import StrEnum

from investcase.report.short.cut import back_on
from investcase.report.short.facts import Facts


class Pattern(StrEnum):
    """A story of the preferred option, by what it does to the lead body's cash and to everyone."""

    UNKNOWN = "unknown"
    """Nothing was worked out."""
    CUT = "cut"
    """A service is cut, and something comes back on somebody."""
    CUT_NOTHING_KNOWN = "cut-nothing-known"
    """A service is cut, and nothing is known to come back."""
    NO_CASH = "no-cash"
    """No cash of the lead body's moves."""
    NEVER_OUT = "never-out-of-pocket"
    """The lead body is never out of pocket, and it is worth doing for everyone together."""
    PAYS_BACK = "pays-back"
    """The lead body gets its money back, and it is worth doing for everyone together."""
    BACK_FOR_ONE = "back-for-one"
    """The lead body gets its money back, or never lays any out, and everyone together is worse off."""
    WORTH_NOT_REPAID = "worth-not-repaid"
    """Worth doing for everyone together, and the lead body never gets its money back."""
    NEVER = "never"
    """Neither the lead body nor everyone together gets back what it costs."""


def pattern_of(facts: Facts) -> Pattern:
    """The story of an option; exactly one is true of each."""
    if facts.option.why_unknown:
        return Pattern.UNKNOWN
    if facts.option.is_cut:
        return Pattern.CUT if comes_back(facts) else Pattern.CUT_NOTHING_KNOWN
    if not facts.moves:
        return Pattern.NO_CASH
    worth = not facts.worth.is_nil and facts.worth.amount > 0
    if facts.back is None:
        return Pattern.WORTH_NOT_REPAID if worth else Pattern.NEVER
    if not worth:
        return Pattern.BACK_FOR_ONE
    return Pattern.PAYS_BACK if facts.out_of_pocket else Pattern.NEVER_OUT


def comes_back(facts: Facts) -> bool:
    """Whether anything of a cut is known to come back on anybody, centrally."""
    return any(not back.is_nil and back.amount < 0 for _, _, back in back_on(facts))
