"""How small an amount is before it is nothing: the two answers there are, one for sums and one for print."""

NEGLIGIBLE = 0.005
"""Pounds: half a penny. What is worked out to less is rounding, and counts as nothing."""

UNPRINTED = 0.5
"""Pounds, people or posts: half of one. The paper prints whole ones, and what is less prints as nothing."""
