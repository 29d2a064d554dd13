"""The whole numbers below ten as people write them: in digits, in English, Welsh and Gaelic words."""

from __future__ import annotations

import re
import unicodedata

ENGLISH = {w: n for n, w in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), start=2)}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
"""What a part of a whole is called: three quarters, a third."""
_PARTS_AFTER = re.compile(rf"[\s-]+(?P<part>{'|'.join(PARTS)})s\b(?!-)", re.IGNORECASE)
ROUNDABOUT = {
    r"half[ -]a[ -]dozen|half[ -]dozen": 6,
    r"a (?:couple|pair) of": 2,
    r"a (?:trio|threesome) of": 3,
    r"a (?:quartet|foursome) of": 4,
    r"a quintet of": 5,
    r"a sextet of": 6,
    r"a septet of": 7,
    r"an? (?:octet|octette) of": 8,
    r"a nonet of": 9,
}
"""A number in a turn of phrase; what it counts follows."""
WELSH = {
    "dau": 2, "ddau": 2, "dwy": 2, "ddwy": 2, "thri": 3, "tair": 3, "dair": 3, "thair": 3,
    "pedwar": 4, "bedwar": 4, "phedwar": 4, "pedair": 4, "bedair": 4, "phedair": 4, "phump": 5, "phum": 5,
    "chwech": 6, "chwe": 6, "saith": 7, "wyth": 8, "naw": 9,
}  # fmt: skip
GAELIC = {
    "dithis": 2, "trì": 3, "triùir": 3, "ceithir": 4, "ceathrar": 4, "còig": 5, "còignear": 5, "sianar": 6, "seachd": 7,
    "seachdnar": 7, "ochd": 8, "ochdnar": 8, "naoi": 9, "naoinear": 9,
    "beirt": 2, "dhá": 2, "trí": 3, "triúr": 3, "ceithre": 4, "cúig": 5, "cúigear": 5, "seisear": 6, "seacht": 7,
    "seachtar": 7, "ocht": 8, "ochtar": 8, "naonúr": 9,
}  # fmt: skip
"""Scottish Gaelic and Irish, with the numbers that are said of people alone."""
WELSH_AND_ENGLISH = {"sia": 6, "sé": 6, "un": 1, "tri": 3, "dri": 3, "pump": 5, "bump": 5, "pum": 5, "bum": 5}
"""Spelt as another word is in English: numbers only where Welsh stands beside them."""
SCOTS = {"twa": 2, "fower": 4, "fowr": 4, "sax": 6, "seeven": 7, "sieven": 7, "aicht": 8, "echt": 8}
WELSH_BESIDE = re.compile(
    r"\b(?:yn|y|yr|ac|mae|oedd|sydd|wedi|gan|roedd|oes|eu|ei|ein|gyda|neu|"
    r"[mf]enyw(?:od)?|[bp]h?obl|(?:b|ph?)erson|ddyn|dyn|[bp]h?lentyn|oedolyn|[dt]h?eulu|[gc]h?laf|ofalwr|gofalwr|"
    r"o (?:fenywod|bobl|ddynion|blant|ofalwyr|deuluoedd|gleifion|drigolion|ddefnyddwyr|oedolion|"
    r"honynt|hyn|[a-z]+ion)|boireannaich|boireannach|daoine|duine|bhean|mná)\b",
    re.IGNORECASE,
)
ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
"""Those that are no letter of the alphabet; they count only where a word for people follows."""

WORDS = {**ENGLISH, **WELSH, **GAELIC, **SCOTS, **WELSH_AND_ENGLISH, "one": 1}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Marks that are not seen within a word, as pages and documents leave them there."""
_WORD = "|".join(f"[{_UNSEEN}]*".join(word) for word in sorted(WORDS, key=len, reverse=True))
_PHRASE = "|".join(ROUNDABOUT)
_ROMAN = "|".join(sorted(ROMAN, key=len, reverse=True))
_DIGIT = "[1-9１-９١-٩۱-۹𝟏-𝟗𝟙-𝟡𝟣-𝟫𝟭-𝟵𝟷-𝟿]"
"""A digit of ours, one as wide as a Chinese sign, one as Arabic, Persian or Urdu writes it, or one for mathematics."""
_RINGED = "①-⑨⑴-⑼⒈-⒐❶-❾➀-➈➊-➒⓵-⓽"
_RAISED = "²-³¹⁴-⁹₁-₉"
_WRITTEN_AS_CODE = r"&#(?:0*(?:49|5[0-7])|[xX]0*3[1-9]);|\\u003[1-9]"
"""A digit as a page or a program writes it."""
SMALL = re.compile(
    rf"(?P<digits>(?<!\d)(?<!\d[.,])0*{_DIGIT}(?:\.0+)?(?!\d)(?![.,]\d))"
    rf"|(?P<sign>[{_RINGED}]|(?<![^\s(\[])[{_RAISED}](?=\s+[^\W\d_]{{2}})|{_WRITTEN_AS_CODE})"
    rf"|(?P<phrase>(?<![\w'])(?i:{_PHRASE})(?![\w]))"
    rf"|(?P<word>(?<![^\W_])(?i:{_WORD})(?![^\W_]))"
    rf"|(?P<roman>(?<!\w)(?:{_ROMAN}|{_ROMAN.lower()})(?!\w))"
)
"""Every whole number from one to nine, whatever it may turn out to count."""


def number_of(found: re.Match[str]) -> int:
    """The number that `SMALL` found."""
    written = found[0]
    if found["digits"]:
        return int(float(written))
    if found["sign"]:
        return _of_sign(written)
    if found["roman"]:
        return ROMAN[written.upper()]
    if found["phrase"]:
        return next(n for phrase, n in ROUNDABOUT.items() if re.fullmatch(phrase, written, re.IGNORECASE))
    return WORDS[plain_word(written)]


def plain_word(written: str) -> str:
    """A number word in small letters, without marks that are not seen."""
    return re.sub(f"[{_UNSEEN}]", "", written.casefold())


def _of_sign(written: str) -> int:
    """A number in a ring, raised or lowered, or as a page or a program writes it."""
    if len(written) == 1:
        return int(unicodedata.numeric(written))
    code = re.sub(r"[^0-9a-fA-F]", "", written.replace("\\u", ""))
    return int(chr(int(code, 10 if written[:2] == "&#" and written[2] not in "xX" else 16)))


def says_how_many_parts(number: int, after: str) -> bool:
    """Whether a number with these words after it says how many parts of a whole, fewer than all, and counts nobody."""
    found = _PARTS_AFTER.match(after)
    return found is not None and number < PARTS[found["part"].casefold()]
