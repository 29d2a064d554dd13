"""Words by which an assessment says that all is well, or that somebody will see to it, and tells nothing.

A court reads what was found and what was weighed; that a duty is met is for it to say. Each entry says what to write in
place of such words. What others said is theirs: in it only words that assert the law are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What such words do: assert the law, dismiss an effect, or put something off."""

    ASSERTS = "says that the law is met"
    DISMISSES = "says that there is no effect, without saying who looked and where"
    PUTS_OFF = "promises to think of it, which is no action"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words, as a pattern of small letters with one space between; what they do; and what to write instead."""

    pattern: str
    kind: Kind
    instead: str


_SAY_WHAT = "write what was found of each group and what was weighed; whether the duty is met is for others to say"
_SAY_WHERE = "write direction: none_identified with evidence that says where somebody looked, or unknown"
_SAY_WHO = "write who will do what by when, as a mitigation or a gap with an owner and a date"
_LAW = (
    r"(?:the )?(?:equality act(?: 2010)?|equalities act(?: 2010)?|act|psed|public sector equality duty|"
    r"equality dut(?:y|ies)|"
    + (
        r"s ?149|section 149|s ?75|section 75|law|legislation|dut(?:y|ies)|legal requirements|"
        r"all (?:relevant )?legislation)"
    )
)
PHRASES: tuple[Phrase, ...] = (
    Phrase(r"(?:fully|wholly|entirely|duly|legally) compliant", Kind.ASSERTS, _SAY_WHAT),
    Phrase(
        rf"compl(?:y|ies|ied|iant|iance) (?:fully )?with (?:all )?(?:our |its |of )?{_LAW}", Kind.ASSERTS, _SAY_WHAT
    ),
    Phrase(r"(?:equality act|psed|s ?149|s ?75) compliant", Kind.ASSERTS, _SAY_WHAT),
    Phrase(
        r"due regard (?:has|have|had|is|was|were|will be|being)(?: also)?(?: been| be)?(?: fully)? (?:had|paid|"
        r"given|shown|taken)",
        Kind.ASSERTS,
        _SAY_WHAT,
    ),
    Phrase(
        r"(?:ha[sd]|have|having|pa(?:id|ys|y)|gave|give[ns]?|shown?|showing|paying|with|taken?) (?:full |"
        r"proper |all )?due regard",
        Kind.ASSERTS,
        _SAY_WHAT,
    ),
    Phrase(
        rf"(?:meets?|met|satisf(?:y|ies|ied)|fulfil(?:s|led)?|discharge[sd]?) (?:all )?(?:of )?(?:our |its |"
        rf"their )?{_LAW}",
        Kind.ASSERTS,
        _SAY_WHAT,
    ),
    Phrase(
        rf"{_LAW} (?:has|have|is|are|was|were)(?: all)?(?: been)?(?: fully)? (?:met|satisfied|discharged|"
        rf"complied with|fulfilled)",
        Kind.ASSERTS,
        _SAY_WHAT,
    ),
    Phrase(rf"in (?:line|accordance|keeping) with (?:our |its |all )?{_LAW}", Kind.ASSERTS, _SAY_WHAT),
    Phrase(r"(?:is|are|was|would be|remains) (?:entirely |fully |wholly )?lawful", Kind.ASSERTS, _SAY_WHAT),
    Phrase(
        r"(?:do|does|will|would|did) not (?:unlawfully |directly |indirectly )?discriminat\w+", Kind.ASSERTS, _SAY_WHAT
    ),
    Phrase(r"no (?:direct |indirect |unlawful )*discrimination", Kind.ASSERTS, _SAY_WHAT),
    Phrase(
        r"no (?:known |significant |major |particular |specific |obvious |foreseeable |identified |differential |"
        r"disproportionate |detrimental |adverse |negative |direct |real |material |equality |"
        r"other )*(?:impacts?|effects?|"
        r"disadvantages?|implications?|detriment)",
        Kind.DISMISSES,
        _SAY_WHERE,
    ),
    Phrase(
        r"(?:not|un)(?: be| been)?(?: \w+ly)? (?:adversely |negatively |disproportionately )*(?:affect|"
        r"impact)(?:ed)? (?:on )?"
        r"(?:any|anybody|anyone|protected|people with protected|those with protected)",
        Kind.DISMISSES,
        _SAY_WHERE,
    ),
    Phrase(
        r"no ?(?:body|one|group|people)(?: \w+){0,3} (?:will|would|is|are|"
        r"should)(?: be)?(?: \w+ly)? (?:affected|impacted|"
        r"disadvantaged|lose(?: out)?|worse off)",
        Kind.DISMISSES,
        _SAY_WHERE,
    ),
    Phrase(r"neutral(?: impacts?| effects?)?", Kind.DISMISSES, _SAY_WHERE),
    Phrase(
        r"(?:appl(?:y|ies)|treat(?:s|ed)?|open|available|accessible|affects?)(?: to)?(?: \w+){0,2} (?:equally|"
        r"the same|alike)(?: to "
        r"(?:all|everyone|everybody))?",
        Kind.DISMISSES,
        "say how what holds for everybody falls on each group: that is what indirect discrimination is",
    ),
    Phrase(r"equally (?:to|for) (?:all|everyone|everybody)", Kind.DISMISSES, _SAY_WHERE),
    Phrase(r"not applicable|n/a", Kind.DISMISSES, "say why it cannot be touched, or write direction: unknown"),
    Phrase(r"(?:be |is |are |remain |was |were |being )?mindful of", Kind.PUTS_OFF, _SAY_WHO),
    Phrase(
        r"(?:will|would|shall|to) (?:also )?be (?:fully |duly |carefully )?(?:considered|taken into (?:account|"
        r"consideration)|kept under "
        r"review|borne in mind|monitored closely|looked (?:at|into)|explored|addressed|mitigated|managed)",
        Kind.PUTS_OFF,
        _SAY_WHO,
    ),
    Phrase(
        r"(?:where|wherever|if|when|as) (?:possible|practicable|appropriate|necessary|needed|required|feasible)",
        Kind.PUTS_OFF,
        _SAY_WHO,
    ),
    Phrase(r"(?:all )?reasonable (?:steps|adjustments) will be (?:taken|made)", Kind.PUTS_OFF, _SAY_WHO),
    Phrase(r"tb[cdai]|to be (?:confirmed|advised|determined|decided|agreed|identified)", Kind.PUTS_OFF, _SAY_WHO),
)
"""The vocabulary. Order decides between two that begin at one place: the first of them is told."""

_KNOWN = re.compile("|".join(rf"(?P<p{place}>\b(?:{phrase.pattern})(?!\w))" for place, phrase in enumerate(PHRASES)))
_NOT_SAID_BEFORE = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bcannot|\bno evidence (?:that|of)|\bnobody (?:can|could)|\bunless|\bwhether|\bif|"
    r"\bwithout|\bcarbon|"
    r"\bcost|\bbudget|\bgender|\brevenue|\bfiscally|\bpolitically|\brather than|\binstead of|\bdoubts?|"
    r"\bhow)[\s-]+(?:\w+[\s-]+){0,4}$"
)
_NOT_SAID_AFTER = re.compile(
    r"^(?:[\s-]+(?:\w+[\s-]+){0,2})?(?:cannot|could not|is not|was not|has not|would not)\b|^[\s-]+(?:about|"
    r"venue|ground|place|words?|language|party|chair|facilitator)\b"
)
_SOMEBODY_SAID = re.compile(
    r"\b(?:said|told us|reported|found|finds|showed|shows|measured|recorded|trial|study|survey|evaluation|"
    r"inspect\w+|asked|wrote|"
    r"answered|replied|think|thought|felt|according to)\b"
)
_NEAR = 80
"""Letters on either side in which a denial is looked for."""
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]|$)")


@dataclass(frozen=True, slots=True)
class Waved:
    """Such words in a text: which, and where they begin."""

    words: str
    start: int
    phrase: Phrase


def waved_through(text: str, of_others: bool = False) -> Iterator[Waved]:
    """Every such phrase of a text, in order.

    An effect that somebody found to be nil, a question, and a denial are none: `a trial found no effect on falls`,
    `We cannot say that there is no impact`. In what others said only words that assert the law are told.
    """
    small = text.casefold()
    if len(small) != len(text):  # A letter that casefolding lengthens would move every place.
        small = text.lower()
    for sentence in _SENTENCE.finditer(small):
        words = sentence[0]
        if words.rstrip().endswith("?"):
            continue
        told = _SOMEBODY_SAID.search(words) is not None
        for found in _KNOWN.finditer(words):
            phrase = PHRASES[int((found.lastgroup or "p0")[1:])]
            if phrase.kind is not Kind.ASSERTS and (of_others or (told and phrase.kind is Kind.DISMISSES)):
                continue
            if phrase.kind is not Kind.PUTS_OFF and _NOT_SAID_BEFORE.search(
                words[max(0, found.start() - _NEAR) : found.start()]
            ):
                continue
            if _NOT_SAID_AFTER.search(words[found.end() : found.end() + _NEAR]):
                continue
            start = sentence.start() + found.start()
            yield Waved(text[start : start + len(found[0])], start, phrase)
