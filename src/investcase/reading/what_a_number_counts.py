"""Whether what stands about a small number shows that it counts no people: hours, pounds, an age, a place in an order.

The question is turned round, since nobody can list how people may be counted: in a text about people a number counts
people until its neighbours show otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from investcase.reading.needs_and_limits import is_one_to_a_person, was_never_counted
from investcase.reading.number_words import (
    SCOTS,
    SMALL,
    WELSH_AND_ENGLISH,
    WELSH_BESIDE,
    WORDS,
    number_of,
    plain_word,
    says_how_many_parts,
)
from investcase.reading.signs_beside_numbers import (
    DASHES,
    NUMBER,
    beyond,
    is_age,
    is_enumerated,
    is_large_age,
    is_part,
    is_reference,
)
from investcase.reading.vocabulary import words_under
from investcase.reading.words_for_people import ONE_PERSON, POSTS, is_people, is_post
from investcase.reading.words_for_things import (
    EVENTS_OF_PEOPLE,
    MEASURES,
    MONTHS,
    NAMES_BEFORE,
    SIZES,
    is_thing,
)

REACH = 160
"""Letters on each side that are looked at."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?")
_GAP = re.compile(r"[ \t]*\n?[ \t]*(?:-(?=\w))?[ \t]*")
_SENTENCE_STOPS = words_under("sentence goes on")
_EACH = (
    r"(?:visit|call|day|night|week|month|quarter|year|shift|home|bed|round|session|team|hour|ward|site|time|100|1,000)"
)
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s)|\n\s*\n")
_BESIDE = 3
_RATE = re.compile(
    rf"\s*(?:[^\W\d_][\w'-]*\s+){{0,3}}?(?:per (?:\w+)|(?:for )?(?:each|every) (?:other )?{_EACH}|at a time\b|"
    r"an? (?:visit|call|day|night|shift|home|bed|round|session|team|hour|ward|site|carer|nurse|worker)\b)"
)
_OF_TIME = re.compile(r"(?:week|month|quarter|year|annum)$")
"""So many people each month are people; so many carers a visit are a rate."""
_SHARE = re.compile(
    r"\s+(?:in|o bob|(?:out )?of(?=\s+every))\s+(?:every\s+)?(?:an?\s+)?(\d[\d,]*|two|three|four|"
    r"five|six|seven|eight|nine|ten|twenty|hundred|thousand)\b(?!\s*(?:weeks|years|months|days))",
    re.IGNORECASE,
)
_IN_SO_MANY = re.compile(r"\s+(?:per|(?:for|in|of|out of) every)\s+\d")
_LOOK_THROUGH = re.compile(
    rf"\s+(?:out\s+)?(?:of|o)\s+(?:(?:the|our|its|their|these|those|all|your|a|an|last|first|next|past|total|y|yr|ein)\s+)*(?:{NUMBER}\s+)?|"
    rf"\s+or (?:more|fewer|less)\s+|\s*/\s*{NUMBER}\s+|\s+out\s+of\s+{NUMBER}\s*",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\.?(?:\s+|[-_ ])?(?:\(|no\.?\s*)?\Z")
_LISTED_BEFORE = re.compile(rf"(?:(?:,|\band|\bor|\bto|\ba|[/&{DASHES}])\s*)\Z")
_PLACES_AND_TIMES = words_under("places and times")
_NUMBERED = words_under("called by a number")
"""Those who are called by the number of their year or ward."""
_LED_IN = re.compile(r"\b(?:last|this|each|every|the|a|per|that|first|next|one|our|same|previous)\s+\Z", re.IGNORECASE)
_AGED = re.compile(r"\baged\s+\Z", re.IGNORECASE)
_KIN = re.compile(r"\s+(?:sets|pairs|groups|lots) of (?:twins|triplets|siblings|sisters|brothers)\b")
_NAME_BEFORE = re.compile(r"(?<=[\w,;)] )([A-Z][a-z]+) \Z")
_INN_BEFORE = re.compile(r"[a-z] \Z|\bThe \Z")
_INN_AFTER = re.compile(r"\s+([A-Z][a-z]+)\b")
_NOT_AT_ALL = re.compile(r"\bone (?:in charge|another|day|or)\b|\bno one\b", re.IGNORECASE)


def counts_no_people(text: str, found: re.Match[str], *, posts: bool) -> bool:
    """Whether a number from one to nine, as `SMALL` found it, is shown to count something else, or nothing.

    With `posts`, staff are people too; without, they belong to a plan.
    """
    before = text[max(0, found.start() - REACH) : found.start()]
    after = text[found.end() : found.end() + REACH]
    word = plain_word(found[0])
    if found["word"] and says_how_many_parts(number_of(found), after):
        return True  # three quarters women: a share
    if word in SCOTS and not people_beside(text, found.start(), found.end(), posts):
        return True
    if word in WELSH_AND_ENGLISH and not WELSH_BESIDE.search(f"{before[-40:]}|{after[:40]}"):
        return True
    if found["roman"] or "." in word:
        led = _WORD.findall(before)[-1:]
        told = bool(led) and before.endswith(f"{led[0]} ") and is_people(led[0].casefold())
        return _names_by_numeral(text, found) or not (told or _of_people_after(after, posts))
    if found["sign"]:
        return _is_thing(after, posts)
    if found["word"] and found[0][0].isupper() and _INN_BEFORE.search(before):  # the Three Horseshoes
        inn = _INN_AFTER.match(after)
        if inn is not None and not _of_people_after(after, posts):
            return True
    if _AGED.search(before) and any(is_people(found[0].casefold()) for found in _words(after, 1)):
        return False  # aged 7 women
    if word in ("one", "un"):
        return not _one_of_people(after)
    if found["phrase"] and not found[0].casefold().endswith(" of"):
        after_of = re.match(r"\s+(?:of\b)?", after)
        after = after[after_of.end() :] if after_of else after
    return (
        is_part(before, word, after, posts)
        or _is_named(before, after)
        or was_never_counted(before, after)
        or is_age(before, after)
        or is_enumerated(text, found)
        or _is_share(word, before, after, posts)
        or _is_thing(after, posts)
    )


def _of_people_after(after: str, posts: bool) -> bool:
    """Whether people follow at once, or after `of the`."""
    through = _LOOK_THROUGH.match(after)
    return _decided(after[through.end() :] if through else after, posts) is False


def _names_by_numeral(text: str, found: re.Match[str]) -> bool:
    """A Roman number after a name, `Henry VIII`, `World War II`, where people do not follow as what is counted."""
    before = _NAME_BEFORE.search(text[max(0, found.start() - REACH) : found.start()])
    return before is not None and not is_people(before[1].casefold())


def is_no_large_count(before: str, word: str, after: str, *, posts: bool) -> bool:
    """The same of a number of ten or more, in digits, between what stands before and after it.

    How often it comes about shows nothing: 233 come each week.
    """
    return (
        is_part(before, word, after, posts)
        or _is_named(before, after)
        or is_reference(before)
        or was_never_counted(before, after)
        or is_age(before, after)
        or is_large_age(before, after, people=_decided(after, posts) is False)
        or _in_every(word, before, after) is True
        or _IN_SO_MANY.match(after) is not None
        or _is_thing(after, posts)
    )


def _is_named(before: str, after: str) -> bool:
    """After `section`, `Band`, `phase`: a name; or a day of the month."""
    if _month(after) or _month(beyond(after)):
        return True
    for _ in range(6):
        named = _NAMED_BEFORE.search(before)
        if named is None:
            listed = _LISTED_BEFORE.search(before)
            earlier = list(re.finditer(rf"{NUMBER}\w?(?:\(\w+\))*\s*\Z", before[: listed.start()])) if listed else []
            if not earlier:
                return bool(
                    re.search(
                        r"(?:section|s|article|paragraph|regulation)\.?\s*\d+[A-Z]*(?:\(\w+\))*\(\Z",
                        before,
                        re.IGNORECASE,
                    )
                )
            if any(is_people(found[0]) for found in _words(after, 1)):
                return False  # in section 3, 6 women
            before = before[: earlier[-1].start()]
            continue
        last = named[1].casefold()
        if last in ("and", "or", "to", "a") and not before.endswith("-"):
            before_list = before[: named.start(1)].rstrip(" ,")
            earlier_number = re.search(rf"{NUMBER}\Z", before_list)
            if earlier_number is None:
                return False
            before = before_list[: earlier_number.start()]
            continue
        if last in ("number", "no") and (led := _WORD.findall(before[: named.start(1)])) and is_people(led[-1]):
            return False
        if last in _PLACES_AND_TIMES and _also_counts(before[: named.start(1)], after):
            return False
        return last in NAMES_BEFORE or (last in MONTHS and last != "may") or last.rpartition("-")[2] in NAMES_BEFORE
    return False


def _also_counts(before: str, after: str) -> bool:
    """Whether a number after `year` or `ward` counts those after it: `last year 7 women left`, not `Year 7 pupils`."""
    words = [found[0].casefold() for found in _words(after, 1)]
    return bool(words) and is_people(words[0]) and (words[0] not in _NUMBERED or _LED_IN.search(before) is not None)


def _month(after: str) -> bool:
    found = re.match(r"\s*(?:o\s+|of\s+)?([A-Z]?[a-z]{2,9})\b", after)
    return (
        found is not None
        and found[1].casefold() in MONTHS
        and (found[1] != "may" and found[1] != "march" and found[1] != "mai")
    )


def _is_share(word: str, before: str, after: str, posts: bool) -> bool:
    """`7 in 10`, `1 in 25`, `6 for every 100`: shares, as is what a visit takes; `7 out of 40` is a count."""
    if (share := _in_every(word, before, after)) is not None:
        return share
    rate = _RATE.match(re.split(r"[.,]", after, maxsplit=1)[0])
    if rate is not None and not (_decided(after, posts) is False and _OF_TIME.search(rate[0])):
        return True
    return re.match(r"\s*/\s*(?:week|day|year|month|hour|night|visit)", after) is not None


def _in_every(word: str, before: str, after: str) -> bool | None:
    """Whether a number is one side of a share, `7 in 10`; None where no share is written."""
    share = _SHARE.match(after)
    if share:
        of = share[1].replace(",", "").casefold()
        return not of.isdigit() or word in ("1", "one") or int(of) <= 10 or int(of) in (20, 100, 1_000, 10_000, 100_000)
    if re.search(rf"\b(?:(?:{NUMBER}|one|un)|one\s+[a-z-]+)\s+(?:in|o bob)\s+(?:every\s+)?\Z", before, re.IGNORECASE):
        return True
    return None


def _is_thing(after: str, posts: bool) -> bool:
    """What follows is counted or measured: a thing in the plural, a unit, or a size joined by a hyphen."""
    if _KIN.match(after):
        return False
    joined = re.match(r"-([a-z]+)((?:-[a-z]+)*)", after)
    if joined and (joined[1] in SIZES or joined[1] in MEASURES):
        return True
    if joined and joined[1] == "person":
        return (
            re.match(r"-person\s+(?:homes?|households?|flats?|teams?|visits?|lifts?|tents?|boats?)\b", after)
            is not None
        )
    range_end = beyond(after)
    dashed = re.match(r"-([a-z]+)", range_end)
    if range_end != after and dashed and (dashed[1] in SIZES or dashed[1] in MEASURES):
        return True
    some = is_one_to_a_person(range_end)
    if some is not None and all(is_people(word) for word in some):
        return False
    through = _LOOK_THROUGH.match(range_end)
    decided = _decided(range_end[through.end() :] if through else range_end, posts)
    return decided is True


def people_after(after: str, posts: bool) -> str | None:
    """The words for people that follow a number, `older women`; None where none follow at once."""
    if _decided(after, posts) is not False:
        return None
    words: list[str] = []
    for found in _words(after, 6):
        words.append(found[0])
        if is_people(found[0].casefold()):
            break
    return None if any(word.casefold() in WORDS for word in words) else " ".join(words)


def people_beside(text: str, start: int, end: int, posts: bool) -> bool:
    """Whether a word for people stands within three words of a number on either side, in its sentence."""
    before = _SENTENCE_ENDS.split(text[max(0, start - REACH) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + REACH], maxsplit=1)[0]
    beside = [*_WORD.findall(before)[-_BESIDE:], *_WORD.findall(after)[:_BESIDE]]
    known = (word.casefold() for word in beside if posts or not is_post(word.casefold()))
    return any(is_people(word) or word in ONE_PERSON for word in known)


def _one_of_people(after: str) -> bool:
    """Whether `one` counts a person: `one woman left`, `one of the women`; not `one person in charge`."""
    words = [found[0].casefold() for found in _words(after, 3)]
    if (
        not words
        or _NOT_AT_ALL.match(f"one{after[:12]}")
        or re.match(r"\s+\w+ (?:in charge|at a time|per|a |each )", after)
    ):
        return False
    if words[0] == "of":
        if words[1:2] == ["which"]:
            return False
        for word in (found[0].casefold() for found in _words(after, 5)):
            if is_thing(word) or word in POSTS:
                return False
            if is_people(word):
                return True
        return False
    for word in words:
        if word in _SENTENCE_STOPS or is_thing(word) or word in SIZES or word in MEASURES:
            return False
        if word in ONE_PERSON and word not in ("person", "worker", "employee", "nurse", "adult", "child", "parent"):
            return True
    return False


def _words(after: str, most: int) -> Iterator[re.Match[str]]:
    """The words that follow directly, to the end of the phrase, at most so many."""
    at = 0
    for _ in range(most):
        gap = _GAP.match(after, at)
        word = _WORD.match(after, gap.end() if gap else at)
        if word is None:
            return
        yield word
        at = word.end()


def _decided(after: str, posts: bool) -> bool | None:
    """True where the noun that follows is a thing, False where it is people, None where nobody can tell."""
    words = [found[0].casefold() for found in _words(after, 6)]
    if re.match(r"\s*[A-Z](?![A-Za-z])", after):
        return None  # M and F are more often people than metres
    for place, word in enumerate(words[:5]):
        bare = re.sub(r"['’]s?$", "", word)
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _SENTENCE_STOPS:
            return None
        if bare != word and is_thing(bare):
            return True  # `7 days' care`, `6 boroughs' residents`
        if word.endswith(("'", "’")) and following in MEASURES:
            return True  # clients' hours
        if word in MEASURES and (place == 0 or word.endswith("s")):
            return not (is_people(following) and following not in MEASURES)
        if not posts and (bare in POSTS or bare.rpartition("-")[2] in POSTS):
            return True
        if is_people(word):
            return False
        if is_thing(word) and (not posts or word not in EVENTS_OF_PEOPLE):
            return not is_people(following)
    return None


def small_numbers(text: str) -> Iterator[re.Match[str]]:
    """Every whole number from one to nine in a text, in digits or words."""
    return SMALL.finditer(text)
