"""Signs beside a small number by which it is a sum of money, a measure, a date, an age, a code or a point in a list."""

from __future__ import annotations

import re
from functools import lru_cache

from investcase.reading.number_words import ENGLISH, WELSH
from investcase.reading.words_for_people import ONE_PERSON, is_people

_LARGER = ("ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty")
_SPELT = sorted((*WELSH, *ENGLISH, *_LARGER), key=len, reverse=True)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|(?i:{'|'.join(_SPELT)})(?!\w))"
DASHES = "–—-"
_ON = re.compile(
    rf"(?:\s*(?:[/{DASHES}]|\b(?:to|or|and|neu|a|i)\b|(?:,\s*{NUMBER})*,?\s+(?:and|or)\b)"  # a range or a list
    rf"\s*{NUMBER})+"
)
_MEASURED = re.compile(
    r"\s*(?:%|p\b(?!eople)|(?:st|nd|rd|th)\b|[ap]\.?m\b|(?:per cent|percent|y cant)\b|°|"
    r"\s*x\s*\d(?!\d*\s+(?:wom[ae]n|m[ae]n|person|people|child)\b)|"
    r"(?-i:k|m|bn)\b|\s(?-i:bn)\b|(?:km|kg|kwh|mw|gb|hrs?|yrs?|mins?|pp)\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\b(?:scor(?:e|es|ed|ing)|rat(?:es|ed|ing)|stars?|marks?|scale)\b[^.;]{0,25}\Z", re.IGNORECASE)
_OF_A_SCALE = re.compile(r"\s*(?:out of|/|to|[-–]|on a scale)\s*(?:5|10|ten|nine|9|100|of)\b")
_PLACE_AFTER = re.compile(
    r"(?:\s+[A-Z][a-z'’]+){1,3}?\s+(?:Street|Road|Lane|Avenue|Close|Court|Drive|Place|Terrace|Gardens|Square|Way|Crescent|Row|"
    r"House|Lodge|Hall|Centre|Surgery|Hospital|School|Park|Hill|Green)\b"
)
_NINE_TO_FIVE = re.compile(r"\b(?:9|nine)(?: to |-|–)(?:5|five)\b(?! women| men)", re.IGNORECASE)
_BY_NUMBER = re.compile(r"\b(?:no|nos|number)\. ?\Z", re.IGNORECASE)
_GOES_BY_NUMBER = re.compile(r"\s+(?:bus|tram|train|route|service|ferry|line)\b")
_SEXES = re.compile(r"\bF\W{0,2}\d[^.]{0,20}\bM\W{0,2}\d|\bM\W{0,2}\d[^.]{0,20}\bF\W{0,2}\d")
_CURRENCY = re.compile(r"(?:[£$€]|\bGBP)\s*(?:\d[\d,.]*\s*(?:k|m|bn)?\s*(?:[-–—]|to|or|and)\s*)?\Z")
_CODE_BEFORE = re.compile(
    r"(?:^|[^\w'’])[A-Z]{1,3}\Z|(?:\d[-/.:]|\d{4}[–—])\Z|/\d+[-/]\Z|\b(?:1[89]|20)\d\d,? c\.? ?\Z"
)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\Z")
_BIG_BEFORE = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]\Z|(?:hundred|thousand|million) and \Z",
    re.IGNORECASE,
)
_BIG_AFTER = re.compile(r"\s*-?(?:hundred|thousand|million|billion|cant a|mil)\b", re.IGNORECASE)
_DATE_AFTER = re.compile(r"[/.-]\d{1,2}[/.-]\d{2,4}|:\d{2}(?!\d)|\.\d{2}\s*[ap]m|/(?:19|20)\d\d\b")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|oed)\s+(?:(?:under|over|below|above|from|between|up to)\s+)?\Z|\bturn(?:s|ed|ing)?\s+\Z"
    r"|\b(?:children|child|those|babies|infants|kids|anyone|anybody|plant)\s+(?:(?:aged|each|all|who are)\s+)*"
    r"(?:under|over|below|above)\s+(?:the age of\s+)?\Z"
    r"|\bthe age of\s+\Z|\b(?:under|over)[- ]\Z(?=s)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"(?:s\b|['’]s\b)(?=\s*(?:$|[.,;)]|and\b|in\b|who\b|are\b|were\b))"
    r"|[\s-]*(?:year|month|week|day)s?[\s-]*olds?\b|\s*oed\b|[\s-]+(?:years|months|weeks)(?:\s+of\s+age)",
    re.IGNORECASE,
)
_UNDER_S = re.compile(r"\b(?:under|over)[- ]\Z", re.IGNORECASE)


def is_part(before: str, word: str, after: str, posts: bool) -> bool:
    """Part of a sum of money, a measure, a date, a code or a larger number."""
    if _BIG_BEFORE.search(before) or _BIG_AFTER.match(after) or _MEASURED.match(after):
        return True
    rest = beyond(after)
    if _CURRENCY.search(before) or (rest != after and (_MEASURED.match(rest) or _BIG_AFTER.match(rest))):
        return True
    if (
        _is_score(before, after)
        or _is_name_of_a_place(after)
        or _NINE_TO_FIVE.search(f"{before[-9:]}{word}{after[:9]}")
    ):
        return True
    if not word.isdigit():
        return False
    if _BY_NUMBER.search(before) and _GOES_BY_NUMBER.match(after):
        return True
    ratio = (word == "1" and re.match(r":[1-9](?!\d)", after)) or re.match(r":1(?!\d)", after)
    if ratio or (re.search(r"(?<!\d)1:\Z", before) or (word == "1" and re.search(r"(?<!\d)[1-9]:\Z", before))):
        return True
    if re.search(r"(?<!\d)[2-9]x\Z", before) and re.match(r"(?!\s+[^\W\d_])|\s+(?:to|cars?|vehicles?)\b", after):
        return True
    if re.search(r"\b(?:the|and|routes?|bus|buses) \Z", before) and re.match(r"[ACDE](?!\w)", after):
        return True
    if _in_address(before, after) or _is_joined(before, word, after, posts):
        return True
    if re.match(r"/[234](?![\d/])", after) or (
        re.search(r"(?<![\d/])[123]/\Z", before) and not re.match("[/\\d]", after)
    ):
        return True
    if re.search(r"(?<!\d)\d{1,2}[/.-]\Z", before) and re.match(r"[/.-](?:19|20)?\d\d\b", after):
        return True
    if _SEXES.search(f"{before[-24:]}{word}{after[:24]}"):
        return False
    postcode = _POSTCODE.search(before) is not None and re.match(r"[A-Z]{2}\b", after) is not None
    if _DATE_AFTER.match(after) or postcode or _CODE_BEFORE.search(before):
        return not re.search(r"(?<![\d/.-])\d+[-–/]\Z", before) or bool(
            re.search(r"(?:19|20)\d\d[-–/]\Z|24/\Z", before)
        )
    return False


def _is_score(before: str, after: str) -> bool:
    """One side of a score: `six out of ten`, where the words before it speak of one."""
    scale = re.search(r"\b(?:out of|scale of|to) \Z", before) or _OF_A_SCALE.match(after)
    return scale is not None and _SCORE.search(before) is not None


def _is_name_of_a_place(after: str) -> bool:
    """Part of an address or the name of a house: `7 Mill Lane`, `Seven Oaks House`."""
    named = _PLACE_AFTER.match(after)
    return named is not None and not any(is_people(word.casefold()) for word in named[0].split())


def _in_address(before: str, after: str) -> bool:
    """Inside a web address, or the fingerprint of a file."""
    head, tail = re.search(r"\S*\Z", before), re.match(r"\S*", after)
    token = (head[0] if head else "") + "0" + (tail[0] if tail else "")
    return (
        re.search(r"://|www\.|\bdoi\b|^10\.\d{4}", token) is not None
        or re.search(r"(?<![0-9a-z])(?=[0-9a-f]*[a-f])(?=(?:[0-9a-f]*\d){3})[0-9a-f]{7,40}(?![0-9a-z])", token)
        is not None
    )


def _is_joined(before: str, number: str, after: str, posts: bool) -> bool:
    """Joined to a word as names of things are: `ev-05`; outside the assessment also `survey-2`. Not `women-6`."""
    joined = re.search(r"([^\W\d_]+)[-_.]?\Z", before)
    if joined is None or before.endswith(" ") or re.match(r"\w", after):
        return False
    word, zero = joined[1].casefold(), number.startswith("0")
    if is_people(word) or word in ONE_PERSON:
        return False
    return zero or (not posts and joined[0][-1] in "-_" and len(word) > 1)


def beyond(after: str) -> str:
    """What follows a whole range or list of numbers that begins here."""
    more = _ON.match(after)
    return after[more.end() :] if more else after


def is_age(before: str, after: str) -> bool:
    if _AGE_BEFORE.search(before) or (_AGE_AFTER.match(beyond(after)) and not re.match("s", beyond(after))):
        return True
    if _UNDER_S.search(before) and re.match("['’]?s\\b", after):
        return True
    listed = re.search(rf"{NUMBER}\s*(?:to|and|or|[{DASHES}])\s*\Z", before)
    return listed is not None and _AGE_BEFORE.search(before[: listed.start()]) is not None


_OR_OVER = re.compile(
    r"\s*(?:\+|plus\b|(?:and|or|neu) (?:over|above|older|under|younger|more than)\b|(?:a )?throsodd\b|s\b)",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:under|over|above|below|age of|from age|at|dros|dan)[- ]\Z", re.IGNORECASE)
_PER = re.compile(r"\b(?:per|every|each|any)\s+\Z", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<!\w)([A-Z]{2,6})[ ]\Z")


def is_large_age(before: str, after: str, *, people: bool) -> bool:
    """Of a number of ten or more: `over 65`, `65 and over`, `85+`; not `over 65 women`, whom it counts."""
    return not people and (_OR_OVER.match(beyond(after)) is not None or _OVER.search(before) is not None)


def is_reference(before: str) -> bool:
    """After `per`, a base; after capital letters that are no people, the name of a standard: `BS 8300`."""
    named = _ACRONYM.search(before)
    return _PER.search(before) is not None or (named is not None and not is_people(named[1].casefold()))


_MARK = re.compile(r"(?:^|(?<=\n)|(?<=[\s;:]))\(?([1-9])\)|(?:^|(?<=\n))\s*([1-9])\.(?=\s)")


def is_enumerated(text: str, found: re.Match[str]) -> bool:
    """The mark of a point in a list, such as `2)`, where the points before it stand too."""
    return found.start() in _marks(text)


@lru_cache(maxsize=4)
def _marks(text: str) -> frozenset[int]:
    """Where the marks of a list stand, if they are one, two, three and so on."""
    marks = [(mark.start(1) if mark[1] else mark.start(2), int(mark[1] or mark[2])) for mark in _MARK.finditer(text)]
    whole = len(marks) > 1 and [number for _, number in marks] == list(range(1, len(marks) + 1))
    return frozenset(at for at, _ in marks) if whole else frozenset()
