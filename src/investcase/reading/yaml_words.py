"""What a YAML parser says, in our own words: its own speak of tokens and block mappings."""

from __future__ import annotations

_UNREADABLE = "this line cannot be read with those above it"
_SAID = (
    ("mapping values", "a colon stands here where no name can begin"),
    ("mapping keys", "a ? stands here where no name can begin"),
    ("block sequence entries", "a dash stands here where no list can begin"),
    ("sequence entries", "a dash stands here where no list can begin"),
    ("expected ':'", "a name here has no colon after it"),
    ("unexpected ':'", "a colon stands here where none can"),
    ("expected ','", "a comma, or what closes a bracket, is missing before this"),
    ("expected '-'", "a dash is missing before this line, or it is not as far in as the dashes above it"),
    ("<block end>", "this line is not as far in as those it belongs with"),
    ("expected key", "this line is not as far in as those it belongs with, or begins with a dash where they do not"),
    ("unexpected end of stream", "the text ends inside a quotation mark or bracket"),
    ("unexpected document", "a line of dashes or dots stands inside a quotation mark"),
    ("escape", "in double quotation marks a \\ has a meaning of its own"),
    ("hexdecimal", "in double quotation marks a \\ has a meaning of its own"),
    ("hexadecimal", "in double quotation marks a \\ has a meaning of its own"),
    ("cannot start any token", "no text can begin with this sign, unless it is in quotation marks"),
    ("tab character", "a tab stands here where spaces belong"),
    ("alphabetic or numeric", "a text that begins with & or * stands in quotation marks"),
    ("alias", "a text that begins with * stands in quotation marks"),
    ("anchor", "a text that begins with & stands in quotation marks"),
    ("directive", "a line that begins with % tells a program how to read YAML, and this one is not known here"),
    ("YAML document", "a line that begins with % tells a program how to read YAML, and this one is not known here"),
    ("version", "a line that begins with % tells a program how to read YAML, and this one is not known here"),
    ("tag", "a text that begins with ! stands in quotation marks"),
    ("URI", "a text that begins with ! stands in quotation marks"),
    ("indentation indicator", "a text of several lines begins with | or > and nothing else on its first line"),
    ("comment or line break", "a text of several lines begins with | or > and nothing else on its first line"),
    ("chomping", "a text of several lines begins with | or > and nothing else on its first line"),
    ("<document start>", "the document has ended, and this stands after it"),
    ("node content", "a value is missing here"),
    ("control characters", "a sign stands here that cannot be seen"),
)
"""A part of what is said, and what it means to whoever wrote the line; the first that fits."""


def in_plain_words(said: str) -> str:
    """What is wrong with a line, from what the parser said of it."""
    return next((words for part, words in _SAID if part in said), _UNREADABLE)
