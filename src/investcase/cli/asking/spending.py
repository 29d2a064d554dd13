"""What else it costs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from investcase.cli.asking.amounts import amount, is_by_a_time
from investcase.cli.asking.editing import Edit
from investcase.cli.asking.figures import NOT_GIVEN, source_words
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import numbered, reply
from investcase.cli.asking.setting import in_a_sentence
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Held, Raw, Short, Value
from investcase.cli.readers import UnreadableError
from investcase.documents.bodies import Body, body_of, plain_bodies
from investcase.documents.model import Model, OmittedCost
from investcase.numbers.writing import pounds_short
from investcase.quantities import Quantity, parse_unit
from investcase.reading.blanks import BLANK

_POUND, _YEARLY = parse_unit("£"), parse_unit("£ / year")
_ONCE = re.compile(r"\b(?:once|one[- ]off|at the start|non[- ]recurr\w*)\b,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cost that the evidence of one or several models leaves out."""

    name: str
    cost: OmittedCost
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount of an answer about a cost: each year or once."""

    text: Raw
    value: Quantity
    said: str
    once: bool


class Costs(Question):
    """What else it costs, once what the model charges by itself has been told."""

    name = "costs"

    def __init__(self, models: Sequence[Model]) -> None:
        named: dict[str, list[Model]] = {}
        for model in models:
            for name in model.omitted_costs:
                named.setdefault(name, []).append(model)
        found = [LeftOut(name, of[0].omitted_costs[name], tuple(of)) for name, of in named.items()]
        # What the models ask for first: it is what a case most often has to pay.
        self.left_out = sorted(found, key=lambda each: each.cost.ask is None)
        self.count = len(self.left_out) + 1
        self.models = tuple(models)

    def asks(self, draft: Draft) -> list[str]:
        """What is counted, and what nobody has said."""
        lines = ["What else does it cost?"]
        counted = charged(draft)
        if counted:
            lines += ["COUNTED ALREADY, from what you have said. Do not give these again:"]
            lines += [f"  {title}: {words}" for title, words in counted]
        else:
            lines += ["COUNTED ALREADY: nothing that delivers it."]
        if self.left_out:
            lines += ["LEFT OUT by the evidence, and nobody has said:"]
        several = len(self.models) > 1
        for number_, each in enumerate(self.left_out, start=1):
            of = f" ({in_a_sentence(each.models[0].title)})" if several and len(each.models) == 1 else ""
            whose = body_name(draft.setting, body_of(each.cost.body, draft.lead))
            lines.append(f"  {number_}  {in_a_sentence(each.cost.title)}{of}: {whose}{self._stands(draft, each)}")
        lines += [
            f"  {self.count}  anything else: what it is, and how much",
            "Such as: 1 £60k once; 2 £12k a year from Finance; 3 nil because nobody is added",
        ]
        return lines

    def _stands(self, draft: Draft, each: LeftOut) -> str:
        return "  (answered)" if self._is_given(draft, each) else ""

    def _is_given(self, draft: Draft, each: LeftOut) -> bool:
        return all(draft.at(*draft.of_model(model), "omitted_costs", each.name) is not None for model in each.models)

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number."""
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with a number of the list, as in {self.count} {each}")
        begun: set[str] = set()
        for number_, text in sorted(found.items()):
            try:
                if number_ == self.count:
                    self._own_line(number_, text, draft, to)
                else:
                    self._one(number_, self.left_out[number_ - 1], text, draft, to, begun)
            except UnreadableError as error:
                to.not_read(str(error), number_)

    def _one(self, number_: int, each: LeftOut, text: str, draft: Draft, to: Hearing, begun: set[str]) -> None:
        said = reply(text)
        if said.open:
            return
        if said.none and said.why is None:
            raise UnreadableError(f"nil needs a reason, because an auditor will ask. Write: {number_} nil because ...")
        if said.why is not None:
            for model in each.models:
                self._answer(draft, model, each, Short(zero=said.why), to, begun)
            to.say(f"Nil: {said.why}.", number_)
            return
        usual = body_of(each.cost.body, draft.lead)
        sums, payer = sums_of(said.words, usual)
        status: dict[str, Value] = {"status": Raw("illustrative")} if said.guess else {}
        source: Value = said.source or NOT_GIVEN
        if len(sums) == 1 and payer == usual and len(each.models) == 1:
            key = "once" if sums[0].once else "each_year"
            answer = Short({key: sums[0].text, **status, "source": source})
            self._answer(draft, each.models[0], each, answer, to, begun)
        else:
            ids = _lines(draft, to, each.name, each.cost.title, payer, sums, {**status, "source": source})
            for model in each.models:
                self._answer(draft, model, each, Short(covered_by=Raw(ids[0])), to, begun)
        to.say(f"{_said(draft, sums, payer)} {source_words(said)}", number_)

    def _answer(self, draft: Draft, model: Model, each: LeftOut, answer: Short, to: Hearing, begun: set[str]) -> None:
        path = (*draft.of_model(model), "omitted_costs")
        if draft.at(*path) is not None or model.model in begun:
            to.write((*path, each.name), answer)
            return
        begun.add(model.model)
        block: dict[str, Value] = {each.name: answer}
        for name, cost in model.omitted_costs.items():
            if name != each.name:
                block[name] = Held(f"{{each_year: £{BLANK}, source: {BLANK}}}", in_a_sentence(cost.title))
        to.write(path, block)

    def _own_line(self, number_: int, text: str, draft: Draft, to: Hearing) -> None:
        said = reply(text)
        if said.open or said.none:
            return
        found = re.search(r"£|\d", said.words)
        title = said.words[: found.start()].strip(" ,:") if found else ""
        if found is None or not title:
            raise UnreadableError(
                f"{text!r}: write what it is and how much, such as {number_} a project lead, £60k a year"
            )
        sums, payer = sums_of(said.words[found.start() :], draft.lead)
        status: dict[str, Value] = {"status": Raw("illustrative")} if said.guess else {}
        shown = title[:1].upper() + title[1:]
        name = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-") or "cost"
        _lines(draft, to, name, shown, payer, sums, {**status, "source": said.source or NOT_GIVEN})
        to.say(f"{shown}: {_said(draft, sums, payer)} {source_words(said)}", number_)

    def standing(self, draft: Draft) -> str | None:
        """How many are answered."""
        given = sum(self._is_given(draft, each) for each in self.left_out)
        lines = len(draft.entries("costs"))
        said = [f"{given} of {len(self.left_out)} left-out costs answered"] if given else []
        said += [f"{lines} cost line{'s' if lines > 1 else ''}"] if lines else []
        return ", ".join(said) or None

    def if_left(self, draft: Draft) -> str | None:
        """No cost is made up."""
        return "Left open. No cost is made up; the paper lists what nobody has said."


def sums_of(words: str, usual: Body) -> tuple[list[Sum], Body]:
    """`£1.17m a year and £150k once`, with who pays at the end where that is another: `£180k once NHS`.

    Raises:
        UnreadableError: an amount is not read, or it is not said whether it is paid each year or once.
    """
    payer = usual
    for body in plain_bodies():
        for word in (body.name, body.id):
            if re.search(rf"[\s,]{re.escape(word)}$", words, re.IGNORECASE):
                words, payer = words[: -len(word)].rstrip(" ,"), body
                break
    sums = []
    for piece in re.split(r"\s+and\s+|,\s+", words):
        once = _ONCE.search(piece)
        bare = _ONCE.sub("", piece).strip()
        if once is None and not is_by_a_time(bare):
            raise UnreadableError(f"{piece}: each year, or once? Write {piece} a year, or {piece} once")
        read = amount(bare, _POUND if once else _YEARLY)
        if min(read.value.ends) < 0:
            raise UnreadableError(f"{piece} is below zero, and a cost is asked for")
        sums.append(Sum(read.text, read.value, read.said, once is not None))
    return sums, payer


def _lines(
    draft: Draft, to: Hearing, name: str, title: str, payer: Body, sums: Sequence[Sum], more: Mapping[str, Value]
) -> list[str]:
    """Cost lines for some amounts, each under an id that nothing has."""
    path = draft.end_of("costs")
    number_ = int(path[-1]) + sum(edit.path[:-1] == path[:-1] for edit in to.edits)
    taken = {str(each.get("id")) for name_ in ("costs", "benefits", "interventions") for each in draft.entries(name_)}
    ids = []
    for place, each in enumerate(sums):
        line_id = f"{name}-once" if each.once and len(sums) > 1 else name
        while line_id in taken or line_id in ids:
            line_id += "-more"
        amounts: dict[str, Value] = (
            {"amount": Short({str(draft.start): each.text}), "recurrent": Raw("no")}
            if each.once
            else {"each_year": each.text}
        )
        shown = f"{title}, once" if each.once and len(sums) > 1 else title
        value: dict[str, Value] = {"id": Raw(line_id), "title": shown, "body": Raw(payer.id), **amounts, **more}
        to.edits.append(Edit((*path[:-1], number_ + place), Short(value)))
        ids.append(line_id)
    return ids


def _said(draft: Draft, sums: Sequence[Sum], payer: Body) -> str:
    until = draft.paid_until
    years = f" for {until - draft.start + 1} years" if until else ""
    parts = [f"{each.said} once, in {draft.start}" if each.once else f"{each.said}{years}" for each in sums]
    return f"{' and '.join(parts)}, {body_name(draft.setting, payer)}."


def charged(draft: Draft) -> list[tuple[str, str]]:
    """What is counted as a cost: in the fullest year where the case can be worked out, else by its name alone."""
    worked = draft.worked
    if worked is None:
        titles = [
            (line.title, body_name(draft.setting, body_of(line.body, draft.lead)))
            for model in draft.setting.models
            for line in model.lines.values()
            if line.kind == "cost"
        ]
        return [(in_a_sentence(title), whose) for title, whose in dict.fromkeys(titles)]
    found = []
    for line in worked.preferred.cash.of(kind="cost").lines:
        most = float(max(line.amounts[0].tolist(), key=abs))
        if abs(most) >= 1:
            found.append(
                (in_a_sentence(line.title), f"{pounds_short(most)} a year  {body_name(draft.setting, line.body)}")
            )
    return found
