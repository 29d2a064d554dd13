"""What a paper can be written as."""

FORMATS = ("pdf", "html", "json", "csv")
"""By the ending of the file's name; csv is the savings plan."""
