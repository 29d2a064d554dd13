"""Why a text is not YAML, in plain words: the slips people make, each with the line to write instead.

A YAML parser says where it gave up, which is often a line below the slip, and why in its own terms. This looks at the
lines themselves: one that does not line up, a colon without its space, a quotation mark that never closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_KEY = r"\w[\w.-]*"
_LINE = re.compile(rf"(?P<indent> *)(?P<dash>- +)?(?P<key>{_KEY}):(?:\s|$)")
_NO_SPACE = re.compile(rf"(?P<before> *(?:- +)?{_KEY}):(?P<value>[^\s/:].*)")
_BULLET = re.compile(r" *-[^\s-].*")
_DORMANT_HEADING = re.compile(rf" *# ?(?P<key>{_KEY}):\s*")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STARTS_BADLY = "%@`*&!|>,]}"
_NAMED_VALUES = re.compile(rf"\(?(?P<named>{_KEY}: [^,:()]+(?:, {_KEY}: [^,:()]+)+)\)?")
_QUESTION = re.compile(rf" *(?:- +)?(?:{_KEY}: +)(?P<value>[?-]+)\s*")
_OTHER_BULLET = re.compile(r"(?P<indent> *)(?P<sign>[•●◦▪‣·–—*])\s+(?=[\w\"'{])")
_NAME_FIRST = re.compile(r"(?P<name> *(?:- +)?[a-z][a-z0-9_-]*)\s*=?\s*(?P<rest>[^\s=].*|)")
NOT_KNOWN = "write the figure once it is known; until then put # before this line, and whatever it leaves half said"
_SIGN_APART = re.compile(r"[-?:] ")
_BRACKETS_FIRST = re.compile(r"(\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s,\]}#:]")
_VALUE = re.compile(rf"(?P<head> *(?:- +)?(?:{_KEY}: +)?)(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong on a line: line and column count from 1. `mended` is the whole line as it should be, where that can
    be told; without a remedy in words it is the remedy.
    """

    line: int
    column: int
    message: str
    expected: str | None = None
    remedy: str | None = None
    mended: str | None = None


def slip_at(text: str, line: int, began: tuple[int, int] | None, said: str) -> Slip | None:
    """The likeliest slip behind what the parser said at a place; None when the lines show none.

    `began` is where the parser had begun what it could not finish, such as a quoted text.
    """
    lines = text.split("\n")
    line = min(line, len(lines))
    return (
        _tab(lines, line)
        or _not_known(lines, line)
        or _other_bullet(lines, line)
        or _never_closed(lines, began, said)
        or _badly_begun(lines, line, said)
        or _colon_without_space(lines, line)
        or _colon_in_text(lines, line)
        or _out_of_line(lines, line)
        or _no_colon(lines, line, said)
    )


def _tab(lines: Sequence[str], line: int) -> Slip | None:
    """Spaces that are none: a tab, or what word processors put in place of a space."""
    for number in _here_and_above(lines, line, 2):
        here = lines[number - 1]
        odd = next((at for at, sign in enumerate(here) if sign != " "), 0)
        if here[odd : odd + 1].isspace():
            name = "a tab" if here[odd] == "\t" else "a character that looks like a space and is none"
            remedy = "delete it and put spaces there, two for each step in"
            message = f"{name} stands at the beginning of this line"
            return Slip(number, odd + 1, message, "spaces", remedy, _with_spaces(lines, number))
    return None


def _with_spaces(lines: Sequence[str], number: int) -> str | None:
    """The line with as many spaces before it as the one above it has, where it is a line of the same sort."""
    here = lines[number - 1].strip()
    dashed = here.startswith("- ")
    fitting = [column for column, dash, _ in _levels(lines, number) if dash == dashed]
    return f"{' ' * fitting[-1]}{here}" if fitting and _LINE.match(here) else None


def _not_known(lines: Sequence[str], line: int) -> Slip | None:
    """`each_year: ?`, which YAML takes for the beginning of something."""
    for number in _here_and_above(lines, line, 2):
        found = _QUESTION.fullmatch(lines[number - 1])
        if found is not None:
            message = f"{found['value']!r} says that this is not known yet"
            return Slip(number, found.start("value") + 1, message, "a value", NOT_KNOWN)
    return None


def _other_bullet(lines: Sequence[str], line: int) -> Slip | None:
    """A bullet of a word processor in place of a dash, whether or not the line below it still goes with it."""
    for number in _here_and_above(lines, line, 2):
        found = _OTHER_BULLET.match(lines[number - 1])
        if found is not None:
            here = lines[number - 1]
            mended = f"{found['indent']}- {here[found.end() :]}"
            message = f"{found['sign']} is no dash that begins an entry of a list"
            return Slip(number, found.start("sign") + 1, message, "- and a space", mended=mended)
    return None


def _never_closed(lines: Sequence[str], began: tuple[int, int] | None, said: str) -> Slip | None:
    if began is None:
        return None
    line, column = began
    opener = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    here = lines[line - 1] if line <= len(lines) else ""
    if opener in ('"', "'") and "unexpected end" in said:
        message = "the quotation mark that opens here is never closed"
        value = here[column:].rstrip()
        mended = f"{here[: column - 1]}{quoted(value)}" if value and not _inside_brackets(here[: column - 1]) else None
        return Slip(line, column, message, f"a {opener} at the end of it", mended=mended)
    if opener in ("{", "[") and ("',' or" in said or "unexpected end" in said):
        closer = "}" if opener == "{" else "]"
        wrong = f"what this {opener} opens is never closed, or holds something that a comma should part"
        expected = f"a {closer} at the end, and a comma between one thing and the next"
        return Slip(line, column, wrong, expected, mended=_parted_or_closed(here, column, closer))
    return None


def _inside_brackets(before: str) -> bool:
    return any(before.count(opener) > before.count(closer) for opener, closer in ("{}", "[]"))


def _parted_or_closed(here: str, column: int, closer: str) -> str | None:
    """The line with a comma before each name that has none, or with what closes it at its end."""
    inside = here[column:]
    if ";" in inside:
        parted = re.sub(rf";\s*(?={_KEY}:\s)", ", ", inside)
    else:
        parted = re.sub(rf"(?<=[^\s,{{]) +(?={_KEY}: )", ", ", inside)
    if parted != inside:
        return here[:column] + parted
    return f"{here.rstrip().rstrip(',')}{closer}" if not inside.rstrip().endswith(closer) else None


def _badly_begun(lines: Sequence[str], line: int, said: str) -> Slip | None:
    """A text that begins with a sign YAML keeps for itself, or goes on after its closing quotation mark."""
    here = lines[line - 1]
    found = _VALUE.match(here)
    if found is None or found["value"].startswith("#"):
        return None
    value, at = found["value"].rstrip(), found.start("value") + 1
    if value[0] == "%" and not found["head"] and _LINE.match(value[1:]):
        return Slip(line, at, "a name cannot begin with %", "name: value", mended=value[1:])
    if value[0] == "%" and not found["head"]:
        message = "a line that begins with % tells a program how to read YAML, and this one is not known here"
        return Slip(line, at, message, "no such line, which nothing here needs", "delete this line", "")

    def as_text(mended: str) -> str:
        return f"{here[: at - 1]}{mended}"

    if (value[0] in _STARTS_BADLY and not re.fullmatch(r"[|>][+-]?\d?", value)) or _SIGN_APART.match(value):
        message = f"a text cannot begin with {value[0]}"
        return Slip(line, at, message, "the text in quotation marks", mended=as_text(quoted(value)))
    if _BRACKETS_FIRST.match(value):
        message = f"a text cannot begin with {value[0]}"
        return Slip(line, at, message, "the text in quotation marks", mended=as_text(quoted(value)))
    if (value[0] == '"' and "\\" in value and "escape" in said) or "hexdecimal" in said:
        message = "in double quotation marks a \\ has a meaning of its own"
        closes = value[-1] == value[0] == '"' and value.count('"') == 2
        mended = as_text(f"'{value[1:-1].replace(chr(39), chr(39) * 2)}'") if closes else None
        place = at + max(value.find("\\"), 0)
        return Slip(line, place, message, None, "use single quotation marks round this text", mended)
    closed = re.match(r"""("[^"]*"|'[^']*')\s*(?=[^\s,\]}#:])""", value)
    if closed is not None:
        message = "the text goes on after its closing quotation mark"
        if value[-1] == value[0] and len(value) > len(closed[0]) + 1:
            return Slip(line, at + len(closed[0].rstrip()), message, mended=as_text(quoted(value[1:-1])))
        bare = value.replace('"', "'") if value[0] == '"' else value.replace("'", '"')
        mark = value[0]
        return Slip(line, at + len(closed[0].rstrip()), message, mended=as_text(f"{mark}{bare}{mark}"))
    return None


def quoted(value: str) -> str:
    """A text in quotation marks that YAML reads as that text."""
    return f'"{value}"' if '"' not in value else "'" + value.replace("'", "''") + "'"


def _colon_without_space(lines: Sequence[str], line: int) -> Slip | None:
    """On this line or the one before it: the parser notices only when the next name comes."""
    for number in _here_and_above(lines, line, 2):
        found = _NO_SPACE.fullmatch(lines[number - 1])
        if found is not None and not re.search(r":\s", lines[number - 1]):
            mended = f"{found['before']}: {found['value']}"
            message = "there is no space after the colon"
            return Slip(number, found.start("value"), message, "name: value", mended=mended)
        if _BULLET.fullmatch(lines[number - 1]) and number != line:
            here = lines[number - 1]
            at = here.index("-") + 1
            message = "there is no space after the dash"
            return Slip(number, at, message, "- item", mended=f"{here[:at]} {here[at:]}")
    return None


def _colon_in_text(lines: Sequence[str], line: int) -> Slip | None:
    here = lines[line - 1]
    found = _LINE.match(here)
    if found is None:
        return None
    value = here[found.end() :].strip()
    if value[:1] in ("'", '"', "{", "[", "#", "") or not re.search(r":(\s|$)", value):
        return None
    at = here.index(value) + 1
    if (named := _NAMED_VALUES.fullmatch(value)) is not None:
        message = "several names on one line stand in { }"
        mended = f"{here[: at - 1]}{{{named['named']}}}"
        return Slip(line, at, message, "{name: value, name: value}", mended=mended)
    straight = value.strip("“”‘’")
    message = "this text holds a colon, which YAML takes for the end of a name"
    mended = f"{here[: at - 1]}{quoted(straight)}"
    return Slip(line, at, message, "the text in quotation marks", mended=mended)


def _out_of_line(lines: Sequence[str], line: int) -> Slip | None:
    here = lines[line - 1]
    indent = len(here) - len(here.lstrip(" "))
    dashed = here.lstrip().startswith("- ")
    first = _first_without_dash(lines, line)
    if first is not None:
        return first
    levels = list(_levels(lines, line))
    if dashed and (beside := next((name for at, dash, name in levels if at == indent and not dash), None)):
        bare = here.lstrip()[1:].lstrip()
        message = f"this line begins with a dash, and {beside!r} above it, which it belongs with, has none"
        return Slip(line, indent + 1, message, mended=f"{' ' * indent}{bare}")
    fitting = [level for level in levels if level[1] == dashed]
    if not fitting or any(level[0] == indent for level in fitting):
        return None
    heading = _dormant_heading(lines, line)
    if heading is not None:
        message = f"this line belongs under {heading!r} above it, which still has its mark"
        return Slip(
            line, indent + 1, message, None, f"take the # and one space off {heading!r} too, or put # back here"
        )
    column, _, name = min(fitting, key=lambda level: (abs(level[0] - indent), -level[0]))
    message = f"this line does not line up: it begins {_spaces(indent)} in, and {name!r} above it {_spaces(column)} in"
    remedy = f"put {_spaces(column)} before it, as {name!r} has"
    return Slip(line, indent + 1, message, None, remedy, f"{' ' * column}{here.lstrip()}")


def _first_without_dash(lines: Sequence[str], line: int) -> Slip | None:
    """`costs:`, and under it an entry whose second line stands two further in than its first, which has no dash."""
    said = _here_and_above(lines, line, 3)
    if len(said) < 3 or said[0] != line:
        return None
    above = said[1:]
    second, first, heading = (lines[number - 1] for number in said)
    named, over, under = _LINE.match(first), _LINE.match(heading), _LINE.match(second)
    if (
        not (named and over and under)
        or named["dash"]
        or heading[over.end() :].strip()
        or not first[named.end() :].strip()
    ):
        return None
    if len(under["indent"]) != len(named["indent"]) + 2 or len(named["indent"]) <= len(over["indent"]):
        return None
    message = f"an entry of the list under {over['key']!r} begins here, without its dash"
    at = len(named["indent"]) + 1
    return Slip(above[0], at, message, "- and a space", mended=f"{named['indent']}- {first.lstrip()}")


def _spaces(count: int) -> str:
    """In words, because figures are veiled where counts of people stand."""
    return "one space" if count == 1 else f"{_COUNTS[count] if count < len(_COUNTS) else count} spaces"


def _levels(lines: Sequence[str], line: int) -> Iterator[tuple[int, bool, str]]:
    """Where a line may begin here, and whether with a dash: column, dash, and the name last seen there."""
    open_levels: list[tuple[int, bool, str]] = []
    for text in lines[: line - 1]:
        found = _LINE.match(text)
        if found is None:
            continue
        indent = len(found["indent"])
        inner = indent + len(found["dash"] or "")
        open_levels = [level for level in open_levels if level[0] < indent or (level[0] == indent and not level[1])]
        if found["dash"]:
            open_levels.append((indent, True, f"- {found['key']}"))
        open_levels = [level for level in open_levels if level[0] != inner or level[1]]
        open_levels.append((inner, False, found["key"]))
    yield from open_levels


def _dormant_heading(lines: Sequence[str], line: int) -> str | None:
    """The heading above a line that is still held back by its mark, where no line that counts stands between."""
    for above in reversed(lines[: line - 1]):
        found = _DORMANT_HEADING.fullmatch(above)
        if found is not None:
            return found["key"]
        if above.strip() and not above.lstrip().startswith("#"):
            return None
    return None


def _no_colon(lines: Sequence[str], line: int, said: str) -> Slip | None:
    if "':'" not in said:
        return None
    for number in _here_and_above(lines, line, 3):
        here = lines[number - 1]
        if not re.search(r":(\s|$)", here) and not here.lstrip().startswith("- "):
            at = len(here) - len(here.lstrip()) + 1
            message = "this line has no name, or no colon after it"
            return Slip(number, at, message, "name: value", mended=_with_colon(here))
    return None


def _with_colon(here: str) -> str | None:
    """`costs` as `costs:`, and `title = Falls` or `title Falls` as `title: Falls`."""
    found = _NAME_FIRST.fullmatch(here)
    if found is None:
        return None
    return f"{found['name']}: {found['rest']}" if found["rest"] else f"{found['name']}:"


def _here_and_above(lines: Sequence[str], line: int, count: int) -> list[int]:
    """The numbers of a line and of those above it that say something, at most `count` in all."""
    found = [n for n in range(line, 0, -1) if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#")]
    return found[:count]
