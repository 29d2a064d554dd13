"""What is in the approved plan already, and what of a claim has been achieved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from investcase.cli.asking.amounts import amount
from investcase.cli.asking.days import when_in
from investcase.cli.asking.figures import NOT_GIVEN, source_words
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import NONE, Reply, numbered, reply
from investcase.cli.asking.setting import in_a_sentence
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw, Short, Value, inline, quantity
from investcase.cli.readers import UnreadableError
from investcase.documents.model import Model
from investcase.numbers.writing import pounds
from investcase.quantities import Kind, Quantity, Year, parse_unit

_POUND, _SHARE = parse_unit("£"), parse_unit("1")
_YEAR_AND_SUM = re.compile(
    r"(?P<year>\d{4}\s*[-/–]\s*\d{2,4}|\d{2}/\d{2}|\d{4})[:\s]+(?P<sum>£?[\d.,]*\d\s*[a-z]*)", re.I | re.A
)


class InPlan(Question):
    """What of it is in the approved plan already, and what of a claim has been achieved."""

    name = "in the plan"

    def __init__(self, models: Sequence[Model]) -> None:
        self.models = tuple(models)
        self.count = len(self.models)

    def asks(self, draft: Draft) -> list[str]:
        """Model by model; of a claim, what has been done since its year too."""
        who, first = body_name(draft.setting, draft.lead), draft.start
        claims = any(model.claim for model in self.models)
        lines = [f"Is any of this already in the approved plan of {who}?"]
        if claims:
            lines.append("And how much of each national claim has been done since its year?")
        lines.append("What is there already is taken off, so that no saving counts twice.")
        if self.count > 1:
            lines += [f"  {n}  {in_a_sentence(model.title)}" for n, model in enumerate(self.models, start=1)]
        n = "1 " if self.count > 1 else ""
        done = f"{n}20% from our returns;  " if claims else ""
        return [*lines, f"Such as: {done}{n}{first} £200k, {first + 1} £300k.  Or: no.  Enter: nobody has said"]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number; `no` for all of them."""
        if words.casefold() in NONE:
            for model in self.models:
                to.write((*draft.of_model(model), "already_in_plan"), Raw("none"))
            to.say(f"Nothing of it is in the approved plan of {body_name(draft.setting, draft.lead)}.")
            return
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with the number of what it is about, as in 1 {each}")
        for number_, text in sorted(found.items()):
            self._one(number_ if self.count > 1 else None, self.models[number_ - 1], reply(text), draft, to)

    def _one(self, number_: int | None, model: Model, said: Reply, draft: Draft, to: Hearing) -> None:
        path = draft.of_model(model)
        if said.open:
            return
        if said.none:
            to.write((*path, "already_in_plan"), Raw("none"))
            to.say("Nothing of it is in the approved plan.", number_)
            return
        words = said.words.removeprefix("plan ")
        sums = list(_YEAR_AND_SUM.finditer(words))
        try:
            if not sums and model.claim:
                share = amount(words, _SHARE, Kind.SHARE)
                reason: Value = said.source or NOT_GIVEN
                entry: dict[str, Value] = {"share": share.text, "reason": reason}
                if said.guess:
                    entry["status"] = Raw("illustrative")
                to.write((*path, "adjustments", "already_achieved"), Short(entry))
                to.say(f"{share.said} is done already, and taken off. {source_words(said)}", number_)
                return
            by_year = _by_year(words, sums, draft)
        except UnreadableError as error:
            to.not_read(str(error), number_)
            return
        value = [
            Short(
                body=Raw(draft.lead.id),
                amount=Short({str(y): quantity(Quantity(a, _POUND)) for y, a in by_year.items()}),
            )
        ]
        note = f"    # from {said.source}" if said.source else ""
        to.write((*path, "already_in_plan"), Raw(inline(value) + note))
        shown = ", ".join(f"{pounds(a)} in {year}" for year, a in by_year.items())
        to.say(
            f"{shown} is taken off what it saves {body_name(draft.setting, draft.lead)}. {source_words(said)}", number_
        )

    def standing(self, draft: Draft) -> str | None:
        """What is said of each."""
        said = []
        for model in self.models:
            path = draft.of_model(model)
            planned, done = draft.at(*path, "already_in_plan"), draft.at(*path, "adjustments", "already_achieved")
            said += ["no"] if planned == "none" else ["amounts by year"] if planned else []
            said += ["part done already"] if done is not None else []
        return "; ".join(dict.fromkeys(said)) or None

    def if_left(self, draft: Draft) -> str | None:
        """The paper says so."""
        return "Left open; the paper says that nobody has said."


def _by_year(words: str, sums: Sequence[re.Match[str]], draft: Draft) -> dict[Year, float]:
    left = words
    found: dict[Year, float] = {}
    for each in sums:
        left = left.replace(each[0], "", 1)
        year = when_in(each["year"], draft.start).year
        if year is None or not draft.start <= year <= draft.last:
            raise UnreadableError(f"{each['year']} is not a year of the case, {draft.start} to {draft.last}")
        typed = each["sum"].strip()
        found[year] = amount(typed if typed.startswith("£") else _sure(typed), _POUND).value.central
    if not found or left.strip(" ,;"):
        raise UnreadableError(
            f"{words!r} is not a year with an amount. Write: {draft.start} £200k, {draft.start + 1} £300k"
        )
    return dict(sorted(found.items()))


def _sure(typed: str) -> str:
    """Pounds where a plain number beside a year can be nothing else: from a thousand up."""
    digits = typed.replace(",", "")
    return f"£{typed}" if not digits.isdigit() or int(digits) >= 1000 else typed
