"""The page of mistakes, and the zoo's own answers, as they are now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from errors.zoo import FOLDER, Mistake, kinds, mistakes, new_problems, read_alike, told
from mutated.shipped_once import shipped_once

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mistakes.md"
_HEAD = """\
# Mistakes, and what is said of them

What people type, what investcase says of it, and the line that it offers to write instead. Made from `tests/errors` by
`scripts/renew-mistakes`: each line that is offered is typed in a test, which sees the mistake go and no other come.

Dates and years, pounds, shares and ranges are read alike in a case and where `investcase new` asks. What cannot be
meant otherwise is read as it is typed; where it can, both ways are offered, the likelier first; what nobody can work
out is not made up, and the message says what to look up.
"""


def page() -> str:
    """The whole page, from what the zoo holds."""
    parts = [_HEAD, *_read(), *(part for kind, written in kinds() for part in _of_kind(kind, written["title"]))]
    return "\n".join(parts).rstrip() + "\n"


def _read() -> Iterator[str]:
    yield "## Read as it is meant\n"
    yield "| Typed | Read as |\n| --- | --- |"
    for _, entry in read_alike():
        yield f"| {_code(entry['typed'])} | {_code(entry['means'])} |"
    yield ""


def _of_kind(kind: str, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Typed | What is said | Write |\n| --- | --- | --- |"
    for mistake in mistakes():
        if mistake.kind == kind:
            yield _row(mistake)
    yield ""


def _row(mistake: Mistake) -> str:
    said = [line for line in mistake.told if not line.startswith(("line", "expected", "remedy"))]
    words = [line.removeprefix("remedy: ") for line in mistake.told if line.startswith("remedy")]
    words += [line for line in mistake.told if line.startswith("expected")]
    lines = [line.partition(": ")[2] for line in mistake.told if line.startswith("line")]
    first = said[0].partition("]: ")[2]
    if len(said) > 1:
        first += f"; and {len(said) - 1} more"
    write = " or ".join(map(_code, lines)) if lines else _cell(words[0] if words else "")
    return f"| {_code(mistake.typed)} | {_cell(first)} | {write} |"


def _code(text: str) -> str:
    shown = text if text.isprintable() or "\n" in text else json.dumps(text)[1:-1]
    lines = [line for line in shown.split("\n") if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    marks = ("``", " ") if "`" in text else ("`", "")
    return (
        "<br>".join(f"{marks[0]}{marks[1]}{_cell(line[indent:])}{marks[1]}{marks[0]}" for line in lines) or "(nothing)"
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|") if text.lstrip() == text else text.replace("|", "\\|")


def renew() -> None:
    """Writes what is said now into the zoo and the page."""
    with shipped_once():
        for kind, written in kinds():
            lines = [f"title: {written['title']}", "mistakes:"]
            for mistake in (each for each in mistakes() if each.kind == kind):
                text = mistake.made()
                lines += [f"  - right: {_written(mistake.right)}", f"    typed: {_written(mistake.typed)}"]
                found = [line for problem in new_problems(text, reviewed=True) for line in told(text, problem)]
                lines += (
                    ["    told:", *(f"      - {_written(line, 8)}" for line in found)] if found else ["    told: []"]
                )
            (FOLDER / f"{kind}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    PAGE.write_text(page(), "utf-8")


def _written(text: str, indent: int = 6) -> str:
    """A text as YAML that is read as it is: in single quotation marks, on its own lines, or escaped."""
    if "\n" in text:
        return "|2-\n" + "\n".join(f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else json.dumps(text)


if __name__ == "__main__":
    renew()
