"""Documents spoilt in every way we can think of, for the one law of them all: an answer, or problems in plain words."""
