"""What the paper is called, who decides and when, and for how long there is money."""

from __future__ import annotations

import datetime as dt
import re

from investcase.cli.asking.days import day_in, in_full, last_month_of, month_of, when_in
from investcase.cli.asking.question import Question
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw
from investcase.cli.readers import UnreadableError
from investcase.quantities.years import MONTHS

_LONGEST = 200
_YEARS = re.compile(r"(?:and\s+)?(?:money\s+)?(?:for\s+)?(\d{1,3})(?:\s*(?:years?|yrs?|y))?", re.IGNORECASE | re.ASCII)
_WHO = "Write it with the date, such as: Cabinet, 14 January 2027"
TO_APPROVE = "To approve the spending set out in this paper."


class Title(Question):
    """The title."""

    name = "title"

    def asks(self, draft: Draft) -> list[str]:
        """The title that stands is kept by Enter."""
        return ["What should the paper be called?", f"Enter keeps: {draft.at('title')}"]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Any words."""
        if len(words) > _LONGEST:
            to.not_read(f"a title has at most {_LONGEST} characters")
            return
        to.write(("title",), words)
        to.say(f"{words}.")

    def standing(self, draft: Draft) -> str | None:
        """The title."""
        found = draft.at("title")
        return found if isinstance(found, str) else None


class Decision(Question):
    """Who decides, and on what date."""

    name = "decision"
    resolution = TO_APPROVE

    def __init__(self, resolution: str = TO_APPROVE) -> None:
        self.resolution = resolution

    def asks(self, draft: Draft) -> list[str]:
        """With an example."""
        return ["Who decides, and on what date?", f"Such as: Cabinet, 14 January {draft.setting.today.year + 1}"]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """A body, a day, or both."""
        try:
            found = day_in(words, draft.setting.today)
        except UnreadableError as error:
            to.not_read(str(error))
            return
        who = re.sub(r"\s+(?:on|the)$", "", found.words.strip(" ,;")).strip(" ,;") or self._body(draft)
        if who is None:
            to.not_read(f"who decides? {_WHO}")
            return
        if not any(letter.isalpha() for letter in who):
            to.not_read(f"{who!r} is nobody who decides. {_WHO}")
            return
        who = who if who.casefold().startswith("the ") else f"{who[:1].upper()}{who[1:]}"
        asked = draft.at("decision", "resolution") or self.resolution
        to.write(("decision", "resolution"), asked)
        to.write(("decision", "body"), who)
        if found.day is not None:
            to.write(("decision", "date"), Raw(found.day.isoformat()))
        when = f", {in_full(found.day)}" if found.day else "; the date is left open"
        leads = body_name(draft.setting, draft.lead)
        itself = who.casefold().startswith("the ") or leads.casefold().endswith(who.casefold())
        of = "" if itself else f" of {leads}"
        to.say(f'{who}{of}{when}. It is asked "{asked}" Reword that in the draft if it is not what you want.')
        if found.day is not None and found.day < draft.setting.today:
            to.say("That day is past.")

    def _body(self, draft: Draft) -> str | None:
        found = draft.at("decision", "body")
        return found if isinstance(found, str) else None

    def standing(self, draft: Draft) -> str | None:
        """The body and the day."""
        body, day = draft.at("decision", "body"), draft.at("decision", "date")
        if not isinstance(body, str):
            return None
        return f"{body}, {_day(day)}" if isinstance(day, str) else body

    def if_left(self, draft: Draft) -> str | None:
        """No decision is named."""
        return "Left open; the paper names no decision."


def _day(text: str) -> str:
    try:
        return in_full(dt.date.fromisoformat(text)).partition(" ")[2]
    except ValueError:
        return text


class Money(Question):
    """When spending starts, and for how many years there is money."""

    name = "money"

    def asks(self, draft: Draft) -> list[str]:
        """With what stands when nothing is said."""
        until = draft.paid_until
        money = f"money until {last_month_of(until)}" if until else f"money for all {draft.years} years looked at"
        return [
            "When does spending start, and for how many years is there money?",
            f"Such as: {month_of(draft.start)}, 3 years.  Enter keeps: {month_of(draft.start)}, and {money}",
        ]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """A year, a month, a number of years, in any order."""
        try:
            found = when_in(words, draft.start)
        except UnreadableError as error:
            to.not_read(str(error))
            return
        count = _YEARS.fullmatch(found.words.strip(" ,;"))
        if found.words.strip(" ,;") and count is None:
            to.not_read(f"{found.words!r} is no number of years. Write: {month_of(draft.start)}, 3 years")
            return
        start = found.year or draft.start
        years = int(count[1]) if count else None
        if years is not None and not 1 <= years <= draft.years:
            to.not_read(
                f"the case looks at {draft.years} years. Write 1 to {draft.years}; for more, set years in the file"
            )
            return
        if start.start < draft.setting.price_base.start - 20 or start.start > draft.setting.price_base.start + 20:
            to.not_read(f"{start} is far from now. Write a year such as {draft.start}")
            return
        if start != draft.start:
            to.write(("start",), Raw(str(start)))
        if found.month is not None and found.month != (4 if start.financial else 1):
            for number, _ in enumerate(draft.entries("interventions")):
                to.write(
                    (*draft.option, "interventions", number, "start_month"), Raw(MONTHS[found.month - 1].capitalize())
                )
        until = start + (years - 1) if years else draft.paid_until
        if years:
            to.write((*draft.option, "paid_until"), Raw(str(until)))
        last = last_month_of(until) if until else f"{last_month_of(start + (draft.years - 1))}, all the years looked at"
        to.say(
            f"Money from {month_of(start, found.month)} to {last}. Effects are followed to {start + (draft.years - 1)}."
        )

    def standing(self, draft: Draft) -> str | None:
        """From when until when, once it was said until when."""
        until = draft.paid_until
        return None if until is None else f"{month_of(draft.start)} to {last_month_of(until)}"

    def if_left(self, draft: Draft) -> str | None:
        """All the years."""
        return f"Money from {month_of(draft.start)}, for all {draft.years} years looked at."
