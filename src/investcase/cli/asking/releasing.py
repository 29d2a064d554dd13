"""Which budget lines fall, and where the money comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from investcase.cli.asking.amounts import amount
from investcase.cli.asking.days import when_in
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import NONE, numbered, reply
from investcase.cli.asking.setting import in_a_sentence
from investcase.cli.asking.skeleton import who_could_release
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Short, Value, quantity
from investcase.cli.readers import UnreadableError
from investcase.documents.bodies import Body
from investcase.documents.model import Model
from investcase.numbers.writing import pounds, pounds_short
from investcase.quantities import Quantity, Year, parse_unit

_POUND = parse_unit("£")


class Releases(Question):
    """The budget lines that fall, model by model: none, or the line, its owner and from when."""

    name = "budget lines"

    def __init__(self, models: Sequence[Model], lead: Body) -> None:
        could = [(model, who_could_release(model, lead)) for model in models]
        freed = [(model, body) for model, body in could if body is not None]
        # A body that leads first: what others could free is asked only where the lead can free nothing.
        own = [(model, body) for model, body in freed if body == lead]
        self.asked = own or freed
        self.count = len(self.asked)

    def asks(self, draft: Draft) -> list[str]:
        """What each could free, and whose."""
        bodies = dict.fromkeys(body_name(draft.setting, body) for _, body in self.asked)
        many = "Which budget lines" if self.count > 1 else "Does a budget line"
        lines = [f"{many} of {', or of '.join(bodies)} fall?"]
        for number_, (model, body) in enumerate(self.asked, start=1):
            n = f"{number_}  " if self.count > 1 else ""
            lines.append(f"  {n}{in_a_sentence(model.title)}{self._freed(draft, model, body)}")
        n = "1 " if self.count > 1 else ""
        return [
            *lines,
            "It is cash only if somebody takes it out of a line; otherwise it is time freed.",
            f"Write the line, who owns it, and from when: {n}Home care, Director of care, {draft.start + 1}.  Or: none",
        ]

    def _freed(self, draft: Draft, model: Model, body: Body) -> str:
        worked = draft.worked
        if worked is None:
            return ""
        path = draft.of_model(model)
        entry = draft.at(*path, "id")
        most = 0.0
        for line in worked.preferred.cash.of(body=body, kind="benefit").lines:
            if line.intervention == entry:
                most += float(max(line.at_average[0].tolist()))
        return f": can free up to {pounds_short(most)} a year, once built up" if most >= 1 else ""

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number; `none` for all of them."""
        if words.casefold() in NONE:
            for model, _ in self.asked:
                to.write((*draft.of_model(model), "release"), Raw("none"))
            to.say("No line falls: everything freed is time, not cash.")
            return
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with the number of what frees it, as in 1 {each}")
        for number_, text in sorted(found.items()):
            self._one(number_, text, draft, to)

    def _one(self, number_: int, text: str, draft: Draft, to: Hearing) -> None:
        model, body = self.asked[number_ - 1]
        shown = number_ if self.count > 1 else None
        said = reply(text)
        path = (*draft.of_model(model), "release")
        if said.open:
            return
        if said.none:
            to.write(path, Raw("none"))
            to.say("No line falls: what it frees is time, not cash.", shown)
            return
        parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
        year: Year | None = None
        for place in range(len(parts) - 1, 0, -1):
            try:
                when = when_in(parts[place], draft.start)
            except UnreadableError as error:
                to.not_read(str(error), shown)
                return
            if when.year is not None and not when.words:
                year = when.year
                parts.pop(place)
                break
        if len(parts) != 2:
            to.not_read(
                f"{text!r}: write the line, who owns it and from when, with commas between, such as: Home care, "
                f"Director of care, {draft.start + 1}",
                shown,
            )
            return
        first = year or draft.start
        if not draft.start <= first <= draft.last:
            to.not_read(f"{first} is not a year of the case, {draft.start} to {draft.last}", shown)
            return
        line, owner = parts
        whose: dict[str, Value] = {} if body == draft.lead else {"body": Raw(body.id)}
        to.write(path, [{**whose, "budget_line": line, "owner": owner, "from": Raw(str(first))}])
        freed = self._freed(draft, model, body).removeprefix(": can free ").partition(", once")[0]
        to.say(f'From {first} "{line}" falls{f" by {freed}" if freed else ""}. {owner} makes it fall.', shown)

    def standing(self, draft: Draft) -> str | None:
        """What is said of each."""
        said = []
        for model, _ in self.asked:
            found = draft.at(*draft.of_model(model), "release")
            first = found[0] if isinstance(found, list) and found else None
            line = first.get("budget_line") if isinstance(first, dict) else None
            said += [str(line)] if line else ["none"] if found == "none" else []
        return "; ".join(dict.fromkeys(said)) or None

    def if_left(self, draft: Draft) -> str | None:
        """Time, and no cash."""
        return "Left open: what is freed counts as time, not cash."


class Funding(Question):
    """Where the money comes from, where it is not the general budget."""

    name = "funding"

    def asks(self, draft: Draft) -> list[str]:
        """With an example."""
        return [
            f"Where does the money of {body_name(draft.setting, draft.lead)} come from?",
            f"Such as: reserve £900k {draft.start}, £450k {draft.start + 1}.  Enter: the general budget",
        ]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """A name, then amounts with their years."""
        if words.casefold() in NONE | {"general budget", "the general budget", "general"}:
            to.say("The general budget pays.")
            return
        said = reply(words)
        first = re.search(r"£|\d", said.words)
        name = said.words[: first.start()].strip(" ,:") if first else said.words
        rest = said.words[first.start() :] if first else ""
        try:
            by_year = dict(_in_year(piece, draft, name) for piece in re.split(r",\s+|;|\band\b", rest) if piece.strip())
        except UnreadableError as error:
            to.not_read(str(error))
            return
        if not name or not by_year:
            to.not_read(f"write what pays, then how much and in which year: reserve £900k {draft.start}")
            return
        own = re.search(r"\breserves?\b", name, re.IGNORECASE) is not None
        title = f"{name[:1].upper()}{name[1:]}"
        line_id = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
        value: dict[str, Value] = {"id": Raw(line_id), "title": title, "body": Raw(draft.lead.id)}
        if own:
            value |= {"stream": Raw("reserves"), "paid_by": Raw(draft.lead.id)}
        amounts = {str(year): quantity(Quantity(a, _POUND)) for year, a in sorted(by_year.items())}
        value |= {"amount": Short(amounts), "recurrent": Raw("no")}
        to.write(draft.end_of("funding"), Short(value))
        shown = " and ".join(f"{pounds(a)} in {year}" for year, a in sorted(by_year.items()))
        from_ = f"the reserves of {body_name(draft.setting, draft.lead)}" if own else title
        to.say(f"{shown} from {from_}. Nobody has confirmed it yet.")

    def standing(self, draft: Draft) -> str | None:
        """The streams."""
        return "; ".join(str(each.get("title")) for each in draft.entries("funding")) or None

    def if_left(self, draft: Draft) -> str | None:
        """The general budget."""
        return "The general budget pays."


def _in_year(piece: str, draft: Draft, name: str) -> tuple[Year, float]:
    """`£900k 2027-28` as its year and its pounds."""
    when = when_in(piece.strip(), draft.start)
    if when.year is None or not draft.start <= when.year <= draft.last:
        raise UnreadableError(f"{piece!r} names no year of the case. Write: {name or 'reserve'} £900k {draft.start}")
    return when.year, amount(when.words, _POUND).value.central
