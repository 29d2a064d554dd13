"""Files of a library spoilt, and read from a council's own folder by a case that needs them: any file that ships."""

from __future__ import annotations

import csv
import io
import random
import re
from functools import cache
from pathlib import Path, PurePosixPath

from investcase.catalogue.shipped import assumptions_dir
from mutated.bases import Case, any_cases, shipped_cases
from mutated.nasty import NASTY
from mutated.nodes import changed, slipped
from mutated.texts import spoilt
from mutated.trees import at, places, put, read
from random_whole.draw import Tree
from random_whole.solving import LIBRARY, settled
from random_whole.writing import Raw, written

_SHIPPED = "investcase:"
_CASES = 40
_FORMULA = re.compile(r"[\w.() ]+ [*/+-] [\w.() */+-]+")


@cache
def _users() -> tuple[tuple[Case, tuple[str, ...]], ...]:
    """Cases, each with the shipped files that it reads."""
    cases = [*any_cases()[:_CASES], *shipped_cases()]
    return tuple((case, _read_by(case)) for case in cases)


def _read_by(case: Case) -> tuple[str, ...]:
    return tuple(name.removeprefix(_SHIPPED) for name in settled(written(case)).texts if name.startswith(_SHIPPED))


@cache
def _files() -> tuple[str, ...]:
    """Every file that some case reads."""
    return tuple(sorted({name for _, names in _users() for name in names}))


def spoilt_library(number: int, chance: random.Random) -> tuple[str, dict[str, bytes]]:
    """A case, and the files of a library for it, one of them spoilt: every file in turn."""
    name = _files()[number % len(_files())]
    users = [case for case, names in _users() if name in names]
    folder = assumptions_dir()
    held = {path.relative_to(LIBRARY).as_posix(): path.read_bytes() for path in LIBRARY.rglob("*.yaml")}
    for part in _parts(folder, name):
        held[part] = (folder / part).read_bytes()
    text = held[name].decode("utf-8")
    held[name] = _spoilt_table(text, chance) if name.endswith(".csv") else _spoilt_document(text, chance)
    if chance.random() < 0.02:
        del held[name]
    return written(chance.choice(users)), held


def _parts(folder: Path, name: str) -> list[str]:
    """A file and its other half: a table, and what says what it holds."""
    halves = (PurePosixPath(name).with_suffix(ending).as_posix() for ending in (".yaml", ".csv"))
    return [half for half in halves if (folder / half).is_file()]


def _spoilt_document(text: str, chance: random.Random) -> bytes:
    way = chance.random()
    if way < 0.25:
        return spoilt(text, chance)
    tree = read(text)
    formulas = [place for place in places(tree) if _is_formula(at(tree, place))]
    if way < 0.5 and formulas:
        place = chance.choice(formulas)
        return written(put(tree, place, _formula(str(at(tree, place)), chance))).encode("utf-8", "surrogatepass")
    tree = changed(tree, [tree, read_any(chance)], chance, chance.choice((1, 1, 1, 2)))
    return written(tree).encode("utf-8", "surrogatepass")


def read_any(chance: random.Random) -> Tree:
    """The data of any document of the shipped library."""
    return _read_once(chance.choice([name for name in _files() if name.endswith(".yaml")]))


@cache
def _read_once(name: str) -> Tree:
    return read((assumptions_dir() / name).read_text("utf-8"))


def _is_formula(value: Tree) -> bool:
    return isinstance(value, str) and _FORMULA.fullmatch(value) is not None


def _formula(text: str, chance: random.Random) -> Tree:
    words = re.findall(r"[a-z_]\w*", text) or ["x"]
    word = chance.choice(words)
    ways: list[Tree] = [
        *(
            f"{text} / 0",
            f"{text} / ({word} - {word})",
            f"({text}) ** 9 ** 9",
            f"({text}) * 1e308 * 1e308",
            f"-({text})",
        ),
        *(f"{text} + {text}" * 60, "(" * 45 + text + ")" * 45, text.replace(word, chance.choice(words), 1)),
        *(text.replace(word, "nobody", 1), text.replace("*", "/"), text.replace("/", "*"), text.replace(" ", "")),
        *(f"max({text})", f"min({text}, {word})", f"{word}", f"0 * ({text})", f"{text} # note", f"1e-320 * ({text})"),
        *(slipped(text, chance), slipped(text, chance), slipped(text, chance), chance.choice(NASTY)),
    ]
    return chance.choice(ways)


def _spoilt_table(text: str, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return spoilt(text, chance)
    rows = list(csv.reader(io.StringIO(text)))
    for _ in range(chance.choice((1, 1, 3))):
        _spoil_rows(rows, chance)
    made = io.StringIO()
    csv.writer(made, delimiter=chance.choice(",,,,,,;\t|"), lineterminator="\n").writerows(rows)
    return made.getvalue().encode("utf-8", "surrogatepass")


def _spoil_rows(rows: list[list[str]], chance: random.Random) -> None:
    if not rows:
        return
    at_row, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    if chance.random() < 0.2:
        at_row = 0
    row = rows[at_row]
    column = chance.randrange(len(row)) if row else 0
    texts = [value for value in NASTY if isinstance(value, str) and not isinstance(value, Raw)]
    match chance.randrange(10):
        case 0:
            del rows[at_row]
        case 1:
            rows.insert(other, list(row))
        case 2:
            rows[at_row], rows[other] = rows[other], row
        case 3:
            del row[column : column + 1]
        case 4:
            row.insert(column, "")
        case 5:
            for each in rows:
                del each[column : column + 1]
        case 6:
            row[column : column + 1] = [slipped(row[column] if row else "", chance)]
        case 7:
            row[column : column + 1] = rows[other][column : column + 1]
        case 8:
            for each in rows[1:]:
                each[column : column + 1] = [chance.choice(("", "0", "x", "-1"))]
        case _:
            row[column : column + 1] = [chance.choice(texts)]
