"""A pound of a loan, as formulas of its rate: what it bears and what is paid back of it, by year.

Method, as the engine has it: a pound drawn in a year bears interest from the next. Until it is repaid the interest is
paid alone; then an annuity of r / (1 - (1 + r)^-n), interest and principal together, or equal parts of the principal.
"""

from __future__ import annotations

from investcase.resolving.terms import Loan


def loan_terms(loan: Loan, rate: str, drawn: int, year: int) -> tuple[str, str]:
    """The interest on a pound that was drawn in a year, and what is repaid of it, in another: two formulas."""
    begins, years = max(drawn + 1, loan.first or 0), loan.years
    if year <= drawn or year >= begins + years:
        return "0", "0"
    paid = year - begins
    if paid < 0:
        return rate, "0"
    if loan.equal_principal:
        return f"{rate}*{years - paid}/{years}", f"1/{years}"
    grown = f"((1+{rate})^{years}-1)"
    # The limit where the rate is nil: equal parts.
    left = f"IF({rate}=0,{years - paid}/{years},((1+{rate})^{years}-(1+{rate})^{paid})/{grown})"
    back = f"IF({rate}=0,1/{years},{rate}*(1+{rate})^{paid}/{grown})"
    return f"{rate}*{left}", back
