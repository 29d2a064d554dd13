"""The smallest text that breaks a law in the same way: lines and what stands under them taken out, then letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator


def smallest(raw: bytes, fails: Callable[[bytes], bool], tries: int = 600) -> bytes:
    """The bytes of a file without all that is not needed for it to fail."""
    left = tries
    shrunk = True
    while shrunk and left > 0:
        shrunk = False
        lines = raw.split(b"\n")
        for first, last in _blocks(lines):
            if left <= 0:
                break
            smaller = b"\n".join(lines[:first] + lines[last:])
            left -= 1
            if fails(smaller):
                raw, shrunk = smaller, True
                break
    return _shorter_lines(raw, fails, 150)


def _blocks(lines: list[bytes]) -> Iterator[tuple[int, int]]:
    """Each line with all that is further in beneath it, and each item with the next, largest first."""
    spans = {(at, _end(lines, at)) for at in range(len(lines))} | {(at, at + 1) for at in range(len(lines))}
    yield from sorted(spans, key=lambda span: (span[0] - span[1], -span[0]))


def _end(lines: list[bytes], at: int) -> int:
    indent = _indent(lines[at])
    for number in range(at + 1, len(lines)):
        if lines[number].strip() and _indent(lines[number]) <= indent:
            return number
    return len(lines)


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _shorter_lines(raw: bytes, fails: Callable[[bytes], bool], tries: int) -> bytes:
    """Long lines cut down from the middle."""
    for length in (400, 100, 30):
        lines = raw.split(b"\n")
        for at in range(len(lines)):
            while len(lines[at]) > length and tries > 0:
                tries -= 1
                part = max(len(lines[at]) // 4, 1)
                shorter = [*lines[:at], lines[at][:part] + lines[at][2 * part :], *lines[at + 1 :]]
                if not fails(b"\n".join(shorter)):
                    break
                lines = shorter
        raw = b"\n".join(lines)
    return raw
