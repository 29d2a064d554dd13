"""A conversation with `investcase new` without a terminal: a draft, its questions, and answers given one by one."""

import datetime as dt
from pathlib import Path

from investcase.cli.asking.asked import asked
from investcase.cli.asking.question import Question
from investcase.cli.asking.setting import Setting, settle
from investcase.cli.asking.skeleton import skeleton
from investcase.cli.asking.starters import Starter
from investcase.cli.asking.state import Draft
from investcase.documents.bodies import plain_body
from investcase.reading.text import SourceText
from investcase.resolving.case import load_text
from investcase.resolving.resolved_case import ResolvedCase

TODAY = dt.date(2026, 11, 30)
DRAFT = Path("draft")


def setting_for(place: str, *models: str, lead: str | None = None, years: int = 10, library=None) -> Setting:
    leader = plain_body(lead) if lead else None
    return settle("draft", place, models, leader, None, years, DRAFT, library, TODAY)


def begun(setting: Setting, starter: Starter | None = None) -> tuple[Draft, list[Question]]:
    return Draft(setting, skeleton(setting, starter)), asked(setting, starter)


def answered(draft: Draft, question: Question, *answers: str) -> tuple[Draft, list[str]]:
    """The draft after some answers to one question, and all that was said back."""
    said = []
    question.asks(draft)
    for answer in answers:
        heard = question.heard(answer, draft)
        draft = draft.with_edits(heard.edits)
        said += heard.said
    return draft, said


def named(questions: list[Question], name: str) -> Question:
    return next(question for question in questions if question.name == name)


def loaded(draft: Draft) -> ResolvedCase:
    return load_text(SourceText("draft/case.yaml", draft.text), DRAFT, None, TODAY)
