"""What a paper can be written as."""

FORMATS = ("pdf", "html", "xlsx", "json", "csv")
"""By the ending of the file's name; xlsx is the workbook, and csv the savings plan."""
