"""The workbook that recalculates: the case in live cells, from the same formulas and parts of lines."""
