"""What only the case can give."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.cli.asking.amounts import Amount
from investcase.cli.asking.choosing import Choosing
from investcase.cli.asking.editing import Path
from investcase.cli.asking.figures import older_people, read_figure, source_words, sourced
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import numbered, reply
from investcase.cli.asking.setting import Wanted
from investcase.cli.asking.state import Draft, Hearing, body_name
from investcase.cli.asking.values import Raw
from investcase.cli.readers import UnreadableError
from investcase.documents.model import Model
from investcase.numbers.writing import number
from investcase.quantities.writing import unit_in_words

NOT_GIVEN = Raw("not given")
_HOW = 'Answer by number. Add "from" and where it is from, or "a guess": 1 900 from class registers; 2 a guess'


class OnlyHere(Question):
    """What the library holds nothing of, for one model or for several: figures, and the choices that rest on them."""

    def __init__(self, models: Sequence[Model], wanted: Sequence[Wanted], choosing: Sequence[Choosing]) -> None:
        self.models = tuple(models)
        self.name = self.models[0].title
        self.wanted = tuple(each for each in wanted if each.required)
        self.others = tuple(each for each in wanted if not each.required)
        self.choosing = tuple(choosing)
        self.count = len(self.wanted) + len(self.choosing)

    def asks(self, draft: Draft) -> list[str]:
        """The figures, then the choices, each with its number."""
        titles = ", and ".join(model.title for model in self.models)
        lines = [f"{titles}. Only you have these:"]
        for number_, wanted in enumerate(self.wanted, start=1):
            stands = _stands(draft, self._path(draft, wanted))
            lines.append(f"  {number_}  {_asked(wanted, draft)}{self._model_of(wanted)}{stands}")
        if self.choosing:
            lines.append("And a choice. The first stands unless you say otherwise:")
        for number_, choice in enumerate(self.choosing, start=len(self.wanted) + 1):
            answers = "  ".join(f"{'abcdefgh'[n]}  {title}." for n, (_, title, _) in enumerate(choice.answers[:8]))
            lines.append(f"  {number_}  {answers}")
        return [*lines, _HOW]

    def _model_of(self, wanted: Wanted) -> str:
        if len(self.models) == 1:
            return ""
        return f" ({next(m.title for m in self.models if m.model == wanted.model)})"

    def _path(self, draft: Draft, wanted: Wanted) -> Path:
        model = next(model for model in self.models if model.model == wanted.model)
        return (*draft.of_model(model), "inputs", wanted.name)

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number."""
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with the number of what it answers, as in 1 {each}")
        for number_, text in sorted(found.items()):
            if number_ <= len(self.wanted):
                self._figure(number_, self.wanted[number_ - 1], text, draft, to)
            else:
                self._choice(number_, self.choosing[number_ - len(self.wanted) - 1], text, draft, to)
        still = [n for n, wanted in enumerate(self.wanted, start=1) if self._missing(draft, to, wanted)]
        for number_ in still:
            if number_ not in to.unread:
                to.say("Left open. Nothing can be worked out without it; a guess is better than nothing.", number_)
                to.unread.append(number_)
        to.unread.sort()

    def _missing(self, draft: Draft, to: Hearing, wanted: Wanted) -> bool:
        path = self._path(draft, wanted)
        return not draft.given(*path) and all(edit.path != path for edit in to.edits)

    def _figure(self, number_: int, wanted: Wanted, text: str, draft: Draft, to: Hearing) -> None:
        said = reply(text)
        if said.open:
            return
        try:
            read = read_figure(said.words, wanted, draft)
        except UnreadableError as error:
            to.not_read(str(error), number_)
            return
        to.write(self._path(draft, wanted), sourced(read.text, said))
        to.say(f"{_said(read, wanted, draft)} {source_words(said)}", number_)

    def _choice(self, number_: int, choice: Choosing, text: str, draft: Draft, to: Hearing) -> None:
        letter, _, rest = text.partition(" ")
        index = "abcdefgh".find(letter.casefold()) if len(letter) == 1 else -1
        if not 0 <= index < len(choice.answers):
            letters = ", ".join("abcdefgh"[: len(choice.answers)])
            to.not_read(f"{text!r} is none of {letters}", number_)
            return
        name, title, needs = choice.answers[index]
        model = next(model for model in self.models if model.model == choice.model)
        path = draft.of_model(model)
        wanted = [each for each in self.others if each.name in needs and each.model == choice.model]
        given = [w for w in wanted if draft.given(*path, "inputs", w.name)]
        if rest and len(wanted) == 1:
            before = len(to.unread)
            self._figure(number_, wanted[0], rest, draft, to)
            given = wanted if len(to.unread) == before else []
        if len(given) < len(wanted):
            asked = "; ".join(_asked(each, draft) for each in wanted)
            if number_ not in to.unread:
                to.not_read(f"that needs your own figure: {asked} Write: {number_} {letter} and the figure", number_)
            return
        if index or draft.at(*path, "choices", choice.name) is not None:
            to.write((*path, "choices", choice.name), Raw(name))
        to.say(f"{title}.", number_)

    def standing(self, draft: Draft) -> str | None:
        """The values that are given."""
        found = [draft.at(*self._path(draft, wanted), "value") for wanted in self.wanted]
        values = [value for value in found if isinstance(value, str)]
        return "; ".join(values) if values and len(values) == len(found) else None

    def if_left(self, draft: Draft) -> str | None:
        """Nothing can be worked out."""
        return (
            "Left open. Nothing can be worked out without them; the draft has a blank for each."
            if self.wanted
            else None
        )

    def help(self, draft: Draft, number: int) -> list[str]:
        """One figure: its title, its unit, and its note."""
        if not 1 <= number <= len(self.wanted):
            return self.asks(draft)
        needed = self.wanted[number - 1].needed
        unit = unit_in_words(needed.unit) or "of 100, or %"
        return [line for line in (f"{needed.title}, in {unit}.", needed.ask, needed.note) if line]


def _said(read: Amount, wanted: Wanted, draft: Draft) -> str:
    """An answer as it was read, with its year or one thing to hold it against."""
    needed, there = wanted.needed, older_people(draft)
    if needed.unit.power("£"):
        return f"{read.said}, in {draft.setting.price_base} prices."
    if needed.unit.power("person") == 1 and there and read.value.central >= there / 10_000:
        share = number(1000 * read.value.central / there, 0 if read.value.central * 1000 / there >= 1 else 1)
        whom = f"{draft.setting.place.name}'s {number(there)} people aged 65 and over"
        return f"{read.said}: {share} in every 1,000 of {whom}."
    return f"{read.said}."


def _asked(wanted: Wanted, draft: Draft) -> str:
    """The question, in the model's words, the body that leads by its name."""
    words = wanted.needed.ask or wanted.needed.title
    return words.replace("the body that leads", body_name(draft.setting, draft.lead))


def _stands(draft: Draft, path: Path) -> str:
    found = draft.at(*path, "value")
    return f"  = {found}" if isinstance(found, str) else ""
