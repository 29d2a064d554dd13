"""Changes of a text as a file: its lines, its indents, its letters, its bytes and how they are encoded."""

from __future__ import annotations

import random
from collections.abc import Callable

_JUNK = "{}[],:#&*!|>%@`£?-'\"\\ \t\n\x00\x07\x85\u2028\u200b\u202e\ufeffé٣"


def spoilt(text: str, chance: random.Random) -> bytes:
    """A text changed in one to four ways, and encoded, mostly as it should be."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        text = chance.choice(_TEXT_CHANGES)(text, chance)
    return chance.choice(_ENCODINGS)(text, chance)


def _lines(change: Callable[[list[str], int, random.Random], None]) -> Callable[[str, random.Random], str]:
    def made(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines)

    return made


def _dropped(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.choice((1, 1, 2, 8))]


def _doubled(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.choice((1, 2, 5))] * chance.choice((1, 1, 20))


def _swapped(lines: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indented(lines: list[str], at: int, chance: random.Random) -> None:
    by = chance.choice((" ", "  ", "   ", "\t", "    ", "\u00a0", "- ", "# "))
    for number in range(at, min(at + chance.choice((1, 1, 3, 999)), len(lines))):
        lines[number] = by + lines[number]


def _outdented(lines: list[str], at: int, chance: random.Random) -> None:
    by = chance.choice((1, 2, 4))
    for number in range(at, min(at + chance.choice((1, 1, 3, 999)), len(lines))):
        lines[number] = lines[number][by:]


def _junk_on(lines: list[str], at: int, chance: random.Random) -> None:
    spot = chance.randrange(len(lines[at]) + 1)
    junk = "".join(chance.choice(_JUNK) for _ in range(chance.choice((1, 1, 2, 5))))
    lines[at] = lines[at][:spot] + junk + lines[at][spot + chance.choice((0, 1)) :]


def _line_between(lines: list[str], at: int, chance: random.Random) -> None:
    indent = " " * chance.choice((0, 0, 2, 4, 6, 8))
    between = (
        "---",
        "...",
        "%YAML 1.2",
        "- x",
        "x",
        "x: y",
        "? x",
        ": y",
        "<<: *a",
        "[",
        "}",
        "|",
        "# x",
        "x" * 7000,
        "\t",
    )
    lines.insert(at, indent + chance.choice(between))


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _beheaded(text: str, chance: random.Random) -> str:
    return text[chance.randrange(len(text) + 1) :]


def _colons(text: str, chance: random.Random) -> str:
    spots = [at for at, letter in enumerate(text) if letter in ":,{}[]'\"-#"]
    if not spots:
        return text
    at = chance.choice(spots)
    return text[:at] + chance.choice(("", " ", ": ", ":", "：", ",", "\n", text[at] * 2)) + text[at + 1 :]


def _block(text: str, chance: random.Random) -> str:
    """A value on its line written as a block of lines, rightly or wrongly."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    name, colon, value = lines[at].partition(": ")
    if colon:
        indent = " " * (len(name) - len(name.lstrip(" ")) + chance.choice((-2, 0, 2, 4)))
        lines[at : at + 1] = [
            f"{name}: {chance.choice('|>')}{chance.choice(('', '-', '+', '2', '9', '0'))}",
            indent + value,
        ]
    return "\n".join(lines)


def _straight(text: str, chance: random.Random) -> str:
    """All of it on one line, or each line apart."""
    return text.replace("\n", chance.choice((" ", "", "\n\n", ", ", "\u2028", "\x0b")))


_TEXT_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *map(_lines, (_dropped, _doubled, _swapped, _indented, _outdented, _junk_on, _junk_on, _junk_on, _line_between)),
    *(_cut, _colons, _colons, _block, _block, _beheaded, _straight),
)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _flipped(text: str, chance: random.Random) -> bytes:
    raw = bytearray(_bytes(text))
    for _ in range(chance.choice((1, 2, 5))):
        if raw:
            raw[chance.randrange(len(raw))] = chance.choice(
                (0, 0x80, 0xA3, 0xC0, 0xFF, 0x1A, 0x0D, chance.randrange(256))
            )
    return bytes(raw)


def _cut_anywhere(text: str, chance: random.Random) -> bytes:
    raw = _bytes(text)
    return raw[: chance.randrange(len(raw) + 1)]


_ENCODINGS: tuple[Callable[[str, random.Random], bytes], ...] = (
    *[lambda text, _: _bytes(text)] * 8,
    lambda text, _: b"\xef\xbb\xbf" + _bytes(text),
    lambda text, _: b"\xef\xbb\xbf" * 2 + _bytes(text),
    lambda text, _: _bytes(text.replace("\n", "\r\n")),
    lambda text, _: _bytes(text.replace("\n", "\r")),
    lambda text, _: text.encode("latin-1", "replace"),
    lambda text, _: text.encode("cp1252", "replace"),
    lambda text, _: text.encode("utf-16", "surrogatepass"),
    lambda text, _: text.encode("utf-16-le", "surrogatepass"),
    lambda text, _: _bytes(text) + b"\x00" * 10,
    _flipped,
    _flipped,
    _cut_anywhere,
)
