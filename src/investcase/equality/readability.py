"""How hard a text is to read, by formula: a smoke alarm, not a claim that anything is easy to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

WARN_AGE, FAIL_AGE, LONGEST_MEAN = 11.0, 14.0, 20.0
"""Reading ages above which a public summary is warned of and fails, and the longest mean sentence, in words."""
COMPULSORY = {
    "proposed": "What is proposed",
    "who_gains": "Who gains",
    "who_may_lose": "Who may lose",
    "what_we_do_not_know": "What we do not know",
    "if_we_do_nothing": "What happens if we do nothing",
    "have_your_say": "How to have a say",
}
"""The headings of the public summary, in order."""

_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n{2,}")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouycgshxz]es|[^aeiouytd]ed|[^l]e)$")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")
_KNOWN = frozenset({"NHS", "UK", "GP", "GPS", "TV", "BBC"})


@dataclass(frozen=True, slots=True)
class Readability:
    """A text measured: words, sentences, syllables."""

    words: int
    sentences: int
    syllables: int

    @property
    def mean_sentence(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
        if not self.words:
            return 0.0
        return 0.39 * self.mean_sentence + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> float:
        """The reading age, about five more than the grade."""
        return self.grade + 5


def measure(text: str) -> Readability:
    """Measure a text; numbers are not words."""
    sentences = [part for part in _SENTENCE_END.split(text) if part and _WORD.search(part)]
    words = [word for part in sentences for word in _WORD.findall(part)]
    return Readability(len(words), len(sentences), sum(syllables(word) for word in words))


def syllables(word: str) -> int:
    """Syllables by runs of vowels, a silent ending apart; never less than one."""
    plain = word.casefold()
    shorter = _SILENT.sub(lambda match: match[0][0], plain) if len(plain) > 3 else plain
    return max(1, len(_VOWELS.findall(shorter)))


def unopened_acronyms(text: str) -> tuple[str, ...]:
    """Acronyms that no bracket opens or follows, in the order met."""
    opened = set(re.findall(r"\(([A-Z]{2,6})s?\)", text)) | set(re.findall(r"\b([A-Z]{2,6})s? \(", text))
    found = (match.rstrip("s") for match in _ACRONYM.findall(text))
    return tuple(dict.fromkeys(name for name in found if name not in opened and name not in _KNOWN))
