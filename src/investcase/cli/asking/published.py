"""The published figures that the author of a case may know better."""

from __future__ import annotations

from collections.abc import Sequence

from investcase.cli.asking.amounts import in_words
from investcase.cli.asking.editing import Path
from investcase.cli.asking.figures import read_figure, source_words, sourced
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import Reply, numbered, reply
from investcase.cli.asking.setting import Wanted
from investcase.cli.asking.state import Draft, Hearing
from investcase.cli.asking.values import Raw
from investcase.cli.readers import UnreadableError
from investcase.documents.figure import Status
from investcase.numbers.writing import pounds_short
from investcase.quantities import Quantity, Unit

NOT_GIVEN = Raw("not given")
_SHOWN = 9
_LITTLE = 20_000


class Published(Question):
    """What is published, the figures that move the answer most first."""

    name = "published"

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self.wanted = tuple(wanted)
        self.count = len(self.wanted)
        self._order: tuple[Wanted, ...] = ()

    def ranked(self, draft: Draft) -> tuple[Wanted, ...]:
        """In the order in which they are asked; it holds until they are asked anew, so that no number changes hands."""
        if not self._order:
            moves = draft.moves
            self._order = tuple(sorted(self.wanted, key=lambda wanted: -moves.get(wanted.key, 0.0)))
        return self._order

    def asks(self, draft: Draft) -> list[str]:
        """What stands, from when, and how far it moves the answer."""
        self._order = ()
        moves, ranked = draft.moves, self.ranked(draft)
        lines = [f"These are published. Which do you know better? Yours is taken in {draft.setting.price_base} prices."]
        for number_, wanted in enumerate(ranked[:_SHOWN], start=1):
            width = moves.get(wanted.key, 0.0)
            far = f"  moves {pounds_short(width)}" if width >= _LITTLE else ""
            lines.append(f"  {number_}  {wanted.needed.title}: {self._stands(draft, wanted)}{far}")
        if len(ranked) > _SHOWN:
            lines.append(f"{len(ranked) - _SHOWN} more hardly move the answer: more shows them.")
        if any(moves.get(wanted.key, 0.0) >= _LITTLE for wanted in ranked[:_SHOWN]):
            lines.append('"Moves" is how far the value goes from one end of the figure\'s range to the other.')
        return [*lines, "Answer by number. Enter keeps them all. ?1 says where figure 1 comes from."]

    def _stands(self, draft: Draft, wanted: Wanted) -> str:
        for path in self._paths(draft, wanted):
            own = draft.at(*path, "value")
            if isinstance(own, str):
                return f"{own} (yours)"
        held = wanted.held
        if held.quantity is None:
            return f"nothing is held: {held.why_not}"
        used = draft.figures.get(wanted.key)
        value = used.quantity if used is not None else held.quantity
        value = Quantity(_rounded(value.central, value.unit), value.unit)
        prices = f"{held.price_base} prices" if held.price_base and used is None else ""
        standing = "ILLUSTRATIVE" if held.status is Status.ILLUSTRATIVE else prices or held.price_base or held.period
        return f"{in_words(value, wanted.needed.is_)}, {standing}".rstrip(", ")

    def _paths(self, draft: Draft, wanted: Wanted) -> list[Path]:
        if wanted.figure:
            return [("figures", wanted.figure)]
        places: list[Path] = []
        for model in draft.setting.models:
            for name, needed in model.inputs.items():
                if needed.place == wanted.needed.place:
                    places.append((*draft.of_model(model), "inputs", name))
        return places

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """Each by its number."""
        if words.casefold() == "more":
            for number_, wanted in enumerate(self.ranked(draft)[_SHOWN:], start=_SHOWN + 1):
                to.say(f"{wanted.needed.title}: {self._stands(draft, wanted)}", number_)
            to.unread.append(0)
            return
        found, lost = numbered(words, self.count)
        for each in lost:
            to.not_read(f"{each!r}: begin with the number of the figure, as in 1 {each}")
        for number_, text in sorted(found.items()):
            self._one(number_, self.ranked(draft)[number_ - 1], reply(text), draft, to)

    def _one(self, number_: int, wanted: Wanted, said: Reply, draft: Draft, to: Hearing) -> None:
        if said.open:
            return
        try:
            read = read_figure(said.words, wanted, draft)
        except UnreadableError as error:
            stands = "" if wanted.held.quantity is None else " Enter keeps what stands"
            to.not_read(f"{error}.{stands}", number_)
            return
        for path in self._paths(draft, wanted):
            to.write(path, sourced(read.text, said))
        was = wanted.held.quantity
        before = f" (it was {self._stands(draft, wanted)})" if was is not None else ""
        to.say(f"{read.said}{before}. {source_words(said)}", number_)

    def standing(self, draft: Draft) -> str | None:
        """How many are replaced."""
        own = sum(any(draft.given(*path) for path in self._paths(draft, wanted)) for wanted in self.wanted)
        return f"{own} of {self.count} replaced" if own else None

    def if_left(self, draft: Draft) -> str | None:
        """They are kept."""
        return "All are kept."

    def help(self, draft: Draft, number: int) -> list[str]:
        """Where one comes from."""
        if not 1 <= number <= self.count:
            return self.asks(draft)
        wanted = self.ranked(draft)[number - 1]
        held = wanted.held
        behind = held.how if held.status is Status.ILLUSTRATIVE else held.source
        named = f"investcase show {wanted.figure}" if wanted.figure else f"investcase show {draft.setting.place_text}"
        return [f"{wanted.needed.title}: {held.standing or held.why_not}.", *([str(behind)] if behind else []), named]


def _rounded(value: float, unit: Unit) -> float:
    """A price in pounds and pence, or in whole pounds from a hundred up."""
    return round(value, 0 if value >= 100 else 2) if unit.power("£") else value
