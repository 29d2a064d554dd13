"""Whether each number is one that could be meant: held against the place, the years of the case and its own unit."""
