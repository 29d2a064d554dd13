"""Sentences with small numbers, from tables beside the tests, each with one number or another in its place."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
_FIGURES = {
    2: ("two", "II", "chwech", "dwy"),
    3: ("three", "III", "saith", "tair"),
    4: ("four", "IV", "wyth", "bedair"),
    6: ("six", "VI", "chwech", "ddwy"),
    7: ("seven", "VII", "saith", "dair"),
    8: ("eight", "VIII", "wyth", "bump"),
    9: ("nine", "IX", "naw", "pedair"),
}
_OTHER = {
    6: {
        "l": "vi",
        "f": "６",
        "i": "٦",
        "t": "a sextet",
        "g": "sia",
        "p": "sianar",
        "q": "seisear",
        "s": "sax",
        "c": "⑥",
        "k": "𝟔",
        "u": "s\u00adix",
        "o": "sixth",
    },
    7: {
        "l": "vii",
        "f": "７",
        "i": "٧",
        "t": "a septet",
        "g": "seachd",
        "p": "seachdnar",
        "q": "seachtar",
        "s": "seeven",
        "c": "⑦",
        "k": "𝟕",
        "u": "se\u200bven",
        "o": "seventh",
    },
    8: {
        "l": "viii",
        "f": "８",
        "i": "٨",
        "t": "an octet",
        "g": "ochd",
        "p": "ochdnar",
        "q": "ochtar",
        "s": "aicht",
        "c": "⑧",
        "k": "𝟖",
        "u": "ei\u00adght",
        "o": "eighth",
    },
    9: {
        "l": "ix",
        "f": "９",
        "i": "٩",
        "t": "a nonet",
        "g": "naoi",
        "p": "naoinear",
        "q": "naonúr",
        "s": "nine",
        "c": "⑨",
        "k": "𝟗",
        "u": "ni\u200bne",
        "o": "ninth",
    },
}
_TENS_AND_ONES = {
    231: "thirty-one", 232: "thirty-two", 233: "thirty-three", 234: "thirty-four", 236: "thirty-six",
    237: "thirty-seven", 238: "thirty-eight",
}  # fmt: skip


def sentences(name: str) -> list[str]:
    """The sentences of a table, without its notes."""
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def filled(sentence: str, number: int) -> str:
    """A sentence with a number in its place."""
    word, roman, welsh, mutated = _FIGURES[number]
    for mark, written in (("n", str(number)), ("w", word), ("W", word.title()), ("r", roman), ("a", welsh)):
        sentence = sentence.replace(f"{{{mark}}}", written)
    for mark, written in (("b", mutated), *_OTHER.get(number, {}).items()):
        sentence = sentence.replace(f"{{{mark}}}", written)
    left = _TENS_AND_ONES.get(240 - number, "")
    return sentence.replace("{m}", str(240 - number)).replace("{M}", f"Two hundred and {left}")
