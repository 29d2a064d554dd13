"""The blank that a draft leaves for its author, and whether a text still holds one."""

BLANK = "___"
"""What an author writes over."""


def is_blank(text: str) -> bool:
    """Whether some of a text is still to be written."""
    return BLANK in text
