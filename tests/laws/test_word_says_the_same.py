"""The paper in Word of every valid case says what its view says, each thing under the number that the view gives it."""

from __future__ import annotations

from docx.oxml.ns import qn
from law import Whole, law

from investcase.report.views import Views
from investcase.report.word.document import word_document
from word_read import Word, numbers_of, said, words_of


@law(cases=6, every=40)
def test_word_says_the_same_under_the_same_numbers(case: Whole) -> None:
    views = Views(case.appraisal)
    word = Word(word_document(views))
    foot = " ".join(said(p) for p in word.document.sections[0].footer._element.iter(qn("w:p")))
    told, numbers = f"{word.words()} {foot}", list(numbers_of(views.short))
    assert list(word.counted()) == numbers
    for words in words_of(views.short):
        assert words in told or words in numbers, words
