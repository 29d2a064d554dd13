"""What is asked of a cut, and of what is no longer bought."""

from __future__ import annotations

import re

from investcase.cli.asking.days import day_in, in_full, month_of, when_in
from investcase.cli.asking.figures import NOT_GIVEN, source_words
from investcase.cli.asking.heading import Decision, Title
from investcase.cli.asking.of_starters import ReadOf, amount_of, filled, pieces, share_of, span, status
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import reply
from investcase.cli.asking.starters import Asks, Starter
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Short, Value
from investcase.cli.readers import UnreadableError
from investcase.quantities.years import MONTHS


class Service(ReadOf):
    """Which service, whether it closes or by how much it falls, and from when."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`Mill Lane day service, close, july`."""
        title, *parts = pieces(words)
        change, share, month, year = "stop", None, None, None
        for part in parts:
            smaller = share_of(part)
            when = when_in(part, draft.start)
            if smaller is not None:
                change, share = "reduce", smaller
            elif re.match(r"(?:clos|stop|end)", part, re.IGNORECASE):
                change = "stop"
            elif when.year is not None and not when.words:
                month, year = when.month, when.year
            else:
                raise UnreadableError(f"{part!r}: write close, or by how much it is made smaller, such as a third less")
        cut = self.path(draft, "disinvestments.0")
        verb = "Close" if change == "stop" else "Reduce"
        to.write((*cut, "title"), title)
        to.write((*cut, "change"), Raw(change))
        if share is not None:
            to.write((*cut, "share"), share.text)
        if month is not None:
            to.write((*cut, "start_month"), Raw(MONTHS[month - 1].capitalize()))
        if year is not None and year != draft.start:
            to.write(("start",), Raw(str(year)))
        to.write((*draft.option, "title"), f"{verb} {title}")
        to.write(("title",), f"{verb} {title}, {draft.setting.place.name}")
        what = "closes" if share is None else f"is made smaller by {share.said}"
        to.say(f"{title} {what} from {month_of(year or draft.start, month)}. Looked at over {draft.years} years.")

    def standing(self, draft: Draft) -> str | None:
        """The service."""
        found = draft.at(*self.path(draft, "disinvestments.0.title"))
        return found if isinstance(found, str) else None


class Heading(Question):
    """The title, who decides, and when, in one answer."""

    def __init__(self, asks: Asks, starter: Starter) -> None:
        self.name = asks.name
        self._title, self._decision = Title(), Decision(starter.resolution)

    def asks(self, draft: Draft) -> list[str]:
        """With the title that stands."""
        year = draft.setting.today.year + 1
        return [
            "What should the paper be called, who decides, and when?",
            f"Enter keeps: {draft.at('title')}.  Such as: Cabinet, 14 January {year}",
            f"Or with a title of your own: {str(draft.at('title')).partition(',')[0]}; Cabinet; 14 January {year}",
        ]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """A title where one stands before the body; then the body and the day."""
        try:
            found = day_in(words, draft.setting.today)
        except UnreadableError as error:
            to.not_read(str(error))
            return
        parts = [part for part in pieces(found.words.strip(" ;,")) if part]
        if len(parts) > 1 or (parts and found.day is None):
            title = ", ".join(parts[:-1]) if len(parts) > 1 else parts[0]
            self._title.hear(title, draft, to)
            parts = parts[-1:] if len(parts) > 1 else []
        if parts or found.day is not None:
            day = f", {found.day.isoformat()}" if found.day else ""
            self._decision.hear(f"{parts[0] if parts else ''}{day}".strip(", "), draft, to)

    def standing(self, draft: Draft) -> str | None:
        """The decision."""
        return self._decision.standing(draft)

    def if_left(self, draft: Draft) -> str | None:
        """The title stands, and no decision."""
        return f"{draft.at('title')}. The paper names no decision."


class Users(ReadOf):
    """How many use it, and who they are."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`46 people, most over 80`."""
        said = reply(words)
        found = re.match(r"(?:about\s+)?(\d[\d,]*)\s*(?:people|users|clients|residents|carers)?[\s,;.]*", said.words)
        who = said.words[found.end() :].strip() if found else said.words
        change = draft.at(*self.path(draft, "disinvestments.0.change"))
        to.write(("equality", "assessed_on"), "not yet")
        to.write(("equality", "change_type"), Raw(str(change or "stop")))
        if found:
            count = found[1].replace(",", "")
            to.write(("equality", "people_now"), Short(count=Raw(count), source=said.source or NOT_GIVEN))
            to.say(f"{count} people use it now. {source_words(said)}")
        if who:
            to.write(("equality", "may_lose"), [who])
            to.say(f'"{who}": the paper says that they may lose by it, and that nobody has yet looked into it.')

    def standing(self, draft: Draft) -> str | None:
        """Whether anything is said of them."""
        people = draft.at("equality", "people_now") or draft.at("equality", "may_lose")
        return "said" if people is not None and filled(people) else None

    def if_left(self, draft: Draft) -> str | None:
        """A cut is not ready without it."""
        return "Left open. The paper says NOT ASSESSED, and is not ready for decision."


class SavingLine(ReadOf):
    """What is no longer spent: how much, from which budget line, who owns it, and from or until when.

    Of a service that is made smaller it is asked how much less is spent, and not what is: a third less of a service is
    seldom a third less of its cost, and what is spent would be taken for what is saved.
    """

    def asks(self, draft: Draft) -> list[str]:
        """The starter's words, of a service that closes."""
        found = super().asks(draft)
        smaller = draft.at(*self.path(draft, "disinvestments.0.share"))
        if smaller is None:
            return found
        name = body_name(draft.setting, draft.lead)
        return [
            f"How much LESS a year would {name} spend on it, from which budget line, and who owns it?",
            "Not what is spent now: the part that goes. Rent and managers often stay.",
            "Such as: £90k a year, Day services 40812, Head of provider services",
        ]

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`£310k a year, Day services 40812, Head of provider services`."""
        said = reply(words)
        rest, start, end = span(said.words, draft)
        parts = pieces(rest)
        read, how = amount_of(parts[0])
        if len(parts) != 3:
            raise UnreadableError(f"{rest!r}: write how much, the budget line and who owns it, with commas between")
        if self.data.ends and end is None:
            raise UnreadableError(f"until when would it have run? Write it too, such as: to {draft.start + 1}")
        path = self.path(draft, self.data.at)
        value: dict[str, Value] = {"id": Raw(self.data.line), "title": self.data.title, "body": Raw(draft.lead.id)}
        value |= {"each_year": read.text}
        if start is not None:
            value["from"] = Raw(str(start))
        if end is not None:
            value["to"] = Raw(str(end))
        if self.data.cash_type is not None:
            value["cash_type"] = Raw(self.data.cash_type)
        value |= {"budget_line": parts[1], "owner": parts[2], **status(said)}
        to.write(path, Short(value))
        when = f" from {start}" if start else ""
        until = f" to {end}" if end else ""
        to.say(f'"{parts[1]}" falls by {read.said}{how}{when}{until}. {parts[2]} makes it fall. {source_words(said)}')

    def standing(self, draft: Draft) -> str | None:
        """The amount and the line."""
        path = self.path(draft, self.data.at)
        found, line = draft.at(*path, "each_year"), draft.at(*path, "budget_line")
        return f"{found}, {line}" if isinstance(found, str) and isinstance(line, str) else None


class Consulted(ReadOf):
    """Who was asked, and when."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`staff briefed 3 november 2026`."""
        found = day_in(words, draft.setting.today, past=True)
        when = in_full(found.day).partition(" ")[2] if found.day else "not given"
        path = ("committee", "consultation")
        before = draft.at(*path)
        place = len(before) if isinstance(before, list) else 0
        to.write((*path, place), Short(who=found.words or words, when=when, said=NOT_GIVEN))
        to.say(f"{found.words or words}, {when}. What they said is still to be written.")

    def standing(self, draft: Draft) -> str | None:
        """How many are named."""
        found = draft.at("committee", "consultation")
        return f"{len(found)} named" if isinstance(found, list) else None

    def if_left(self, draft: Draft) -> str | None:
        """Nobody has said."""
        return "Left open; the paper says that nobody is known to have been asked."
