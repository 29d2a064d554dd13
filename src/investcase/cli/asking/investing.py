"""What is asked of something that is built, and of a pilot that grows."""

from __future__ import annotations

import re

from investcase.cli.asking.amounts import amount
from investcase.cli.asking.days import when_in
from investcase.cli.asking.figures import NOT_GIVEN, source_words
from investcase.cli.asking.of_starters import ReadOf, pieces
from investcase.cli.asking.replies import NONE, reply
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Short
from investcase.cli.readers import UnreadableError
from investcase.quantities import Year, parse_unit

_POUND = parse_unit("£")


class Works(ReadOf):
    """What is built or bought, for how much, and when."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`twelve reablement places, £2.4m, 2027-28`."""
        said = reply(words)
        parts = pieces(said.words)
        year: Year | None = None
        sums = []
        title = []
        for part in parts:
            when = when_in(part, draft.start)
            if when.year is not None and not when.words and year is None:
                year = when.year
            elif re.fullmatch(r"£?\s*[\d.,]+\s*(?:k|m|bn|thousand|million)?", part, re.IGNORECASE):
                sums.append(part)
            else:
                title.append(part)
        if len(sums) != 1 or not title:
            raise UnreadableError(
                f"write what it is, its cost and its year, such as: twelve places, £2.4m, {draft.start}"
            )
        read, first = amount(sums[0], _POUND), year or draft.start
        name = ", ".join(title)
        shown = f"{name[:1].upper()}{name[1:]}"
        path = self.path(draft, "costs.0")
        to.write((*path, "title"), shown)
        to.write((*path, "amount"), Short({str(first): read.text}))
        if said.guess:
            to.write((*path, "status"), Raw("illustrative"))
        to.write((*path, "source"), said.source or NOT_GIVEN)
        to.write((*draft.option, "title"), shown)
        to.write(("title",), f"{shown}, {draft.setting.place.name}")
        to.say(f"{read.said} of capital in {first}, {body_name(draft.setting, draft.lead)}. {source_words(said)}")

    def standing(self, draft: Draft) -> str | None:
        """What it is."""
        found = draft.at(*self.path(draft, "costs.0.title"))
        return found if isinstance(found, str) else None


class Loan(ReadOf):
    """The rate and the years of a loan."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`5.2%, 25 years`."""
        said = reply(words)
        found = re.fullmatch(
            r"(\d+(?:\.\d+)?)\s*%[,;]?\s*(?:over\s+|for\s+)?(\d{1,2})(?:\s*(?:years?|yrs?))?", said.words
        )
        if found is None or not 1 <= int(found[2]) <= 60:
            raise UnreadableError("write its rate a year and its years, such as: 5.2%, 25 years")
        path = self.path(draft, "borrowing.0")
        to.write((*path, "rate"), Raw(f"{found[1]}%"))
        to.write((*path, "years"), Raw(found[2]))
        to.write((*path, "source"), said.source or NOT_GIVEN)
        to.say(f"{found[1]}% over {found[2]} years, in equal yearly payments. {source_words(said)}")

    def standing(self, draft: Draft) -> str | None:
        """The rate."""
        path = self.path(draft, "borrowing.0")
        rate, years = draft.at(*path, "rate"), draft.at(*path, "years")
        return f"{rate}, {years} years" if rate and years else None


class Risk(ReadOf):
    """A risk, in the author's own words."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """Any words."""
        if words.casefold() in NONE | {"yes"}:
            to.say("Nothing is written of it.")
            return
        before = draft.at("narrative", "risks")
        to.write(("narrative", "risks"), [*(map(str, before) if isinstance(before, list) else ()), words])
        to.say("Kept as a risk, in your words.")

    def standing(self, draft: Draft) -> str | None:
        """Whether as many risks are written as are asked up to here."""
        place = [each.name for each in self.starter.asks if each.kind == "risk"].index(self.name)
        found = draft.at("narrative", "risks")
        return str(found[place]) if isinstance(found, list) and len(found) > place else None


class Words(ReadOf):
    """A few words for what is decided on."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """Any words."""
        shown = f"{words[:1].upper()}{words[1:]}"
        to.write(self.path(draft, self.data.at), shown)
        to.write(("title",), f"{shown}: {draft.setting.place.name}")
        to.say(f"{shown}.")


class Growth(ReadOf):
    """How the effort grows, year by year."""

    def read(self, words: str, draft: Draft, to: Hearing) -> None:
        """`40%, 70%, 100%`."""
        shares = re.findall(r"\d+(?:\.\d+)?\s*%", words)
        if not shares or re.sub(r"[\d.%\s,;]|then|and", "", words):
            raise UnreadableError("write the share of its full size in each year, such as: 40%, 70%, 100%")
        numbers = [float(share.rstrip("% ")) for share in shares]
        if max(numbers) > 100 or numbers != sorted(numbers):
            raise UnreadableError("the shares grow from year to year, up to 100%")
        ramp = [Raw(share.replace(" ", "")) for share in shares]
        for number, _ in enumerate(draft.entries("interventions")):
            to.write((*draft.option, "interventions", number, "ramp"), ramp)
        to.say(f"{', then '.join(ramp)} of its full size, from {draft.start}.")

    def standing(self, draft: Draft) -> str | None:
        """The shares."""
        found = draft.at(*draft.option, "interventions", 0, "ramp")
        return ", ".join(map(str, found)) if isinstance(found, list) else None

    def if_left(self, draft: Draft) -> str | None:
        """At once."""
        return "All of it from the first year."
