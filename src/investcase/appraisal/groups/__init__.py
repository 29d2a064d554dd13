"""To whom: the same flows by group of people, and the measures of how unequally things fall."""
