"""A case while it is being asked about: its text is all there is, and what has been answered is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from investcase.cli.asking.editing import Edit, Path, edited
from investcase.cli.asking.setting import Setting
from investcase.documents.bodies import Body
from investcase.documents.figure import Nation
from investcase.documents.model import Model
from investcase.quantities import Year, parse_year
from investcase.reading.blanks import BLANK
from investcase.reading.nodes import Data, parse
from investcase.reading.problems import Problems
from investcase.reading.text import SourceText

if TYPE_CHECKING:
    from investcase.appraisal.appraise import Appraisal
    from investcase.resolving.figures import Resolved


@dataclass(frozen=True)
class Draft:
    """The text of a case and what it was settled with; an answer makes another draft, and changes none."""

    setting: Setting
    text: str
    file: str = "case.yaml"

    def with_edits(self, edits: Iterable[Edit]) -> Draft:
        """The draft with some values written."""
        text = self.text
        for edit in edits:
            text = edited(text, edit)
        return self if text == self.text else Draft(self.setting, text, self.file)

    @cached_property
    def data(self) -> Data:
        """The document as plain data."""
        return parse(SourceText(self.file, self.text)).data

    def at(self, *path: str | int) -> Data:
        """What stands at a path; None where nothing does, and where it is still a blank."""
        found: Data = self.data
        for part in path:
            if isinstance(found, Mapping) and isinstance(part, str):
                found = found.get(part)
            elif isinstance(found, list) and isinstance(part, int) and part < len(found):
                found = found[part]
            else:
                return None
        return None if isinstance(found, str) and BLANK in found else found

    def given(self, *path: str | int) -> bool:
        """Whether something stands at a path that is no blank, nor holds one in place of its value."""
        found = self.at(*path)
        if isinstance(found, Mapping):
            value = found.get("value")
            return not (isinstance(value, str) and BLANK in value)
        return found is not None

    @cached_property
    def option(self) -> Path:
        """The path of the option that is asked about: the preferred one, else the first that is not rejected."""
        options = self.at("options")
        entries = [each for each in options if isinstance(each, Mapping)] if isinstance(options, list) else []
        chosen = [n for n, each in enumerate(entries) if str(each.get("preferred")).casefold() in ("yes", "true")]
        chosen += [n for n, each in enumerate(entries) if "rejected" not in each and "business_as_usual" not in each]
        return ("options", chosen[0] if chosen else 0)

    def entries(self, name: str) -> list[Mapping[str, Data]]:
        """The items of a list of the option."""
        found = self.at(*self.option, name)
        return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []

    def end_of(self, name: str) -> Path:
        """The path of one more item of a list of the option."""
        return (*self.option, name, len(self.entries(name)))

    def of_model(self, model: Model) -> Path:
        """The path of the intervention that puts a model to work."""
        for number, entry in enumerate(self.entries("interventions")):
            if entry.get("model") == model.model:
                return (*self.option, "interventions", number)
        return (*self.option, "interventions", len(self.entries("interventions")))

    @property
    def start(self) -> Year:
        """The first year of the case."""
        return parse_year(str(self.at("start")))

    @property
    def years(self) -> int:
        """How many years it looks at."""
        return int(str(self.at("years")))

    @property
    def last(self) -> Year:
        """The last of them."""
        return self.start + (self.years - 1)

    @property
    def paid_until(self) -> Year | None:
        """The last year for which there is money, where the option says."""
        found = self.at(*self.option, "paid_until")
        return parse_year(found) if isinstance(found, str) else None

    @property
    def lead(self) -> Body:
        """The body that leads."""
        return self.setting.lead

    @cached_property
    def worked(self) -> Appraisal | None:
        """The case worked out; None where something that it rests on is still to be given, or is wrong."""
        from investcase.appraisal.appraise import appraise
        from investcase.resolving.case import load_text

        setting = self.setting
        try:
            case = load_text(SourceText(self.file, self.text), setting.folder, setting.library, setting.today)
            return appraise(case)
        except Problems:
            return None

    @cached_property
    def figures(self) -> Mapping[str, Resolved]:
        """Every figure that the case rests on, in its prices; none where it cannot be worked out."""
        return self.worked.case.register() if self.worked else {}

    @cached_property
    def moves(self) -> dict[str, float]:
        """How far each figure moves the value to society from one end of its range to the other, in pounds."""
        return {swing.figure.key: swing.width for swing in self.worked.swings} if self.worked else {}


@dataclass(frozen=True, slots=True)
class Heard:
    """What an answer was taken to mean: what is said back, what is written, and what is asked once more."""

    said: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    again: str | None = None


@dataclass(slots=True)
class Hearing:
    """An answer while it is taken apart, thing by thing."""

    said: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def say(self, words: str, number: int | None = None) -> None:
        """Say something back, of one of several things by its number."""
        self.said.append(words if number is None else f"{number}  {words}")

    def write(self, path: Path, value: object) -> None:
        """Write a value."""
        self.edits.append(Edit(path, value))  # type: ignore[arg-type]

    def not_read(self, why: str, number: int | None = None) -> None:
        """Say why something was not read; it is asked once more."""
        self.say(f"Not read: {why}{'' if why.endswith(('.', '?')) else '.'}", number)
        self.unread.append(number or 0)

    def heard(self, count: int = 1) -> Heard:
        """All of it."""
        again = None
        if self.unread:
            numbers = [str(number) for number in self.unread if number]
            again = f"Again for {_listed(numbers)}" if numbers and count > 1 else "Again"
            again += " (the rest is kept)" if numbers and count > len(numbers) else ""
        return Heard(tuple(self.said), tuple(self.edits), again)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def body_name(setting: Setting, body: Body) -> str:
    """What a body is called here: Kent County Council, NHS Greater Glasgow and Clyde; else what its kind is called."""
    place = setting.place
    own = place.name.partition(",")[0]
    if body.id == "council" and place.kind == "council":
        return f"{own} {_council(place.labels.get('authority_type'))}"
    if body.id == "council":
        return f"{place.labels.get('councils') or own} Council"
    if body.id == "ijb":
        return f"{own} Integration Joint Board"
    if body.id == "nhs":
        board = place.labels.get("nhs_board") or place.labels.get("health_board")
        if place.kind in ("nhs_board", "hsc_trust"):
            board = place.name
        if board and place.nation is Nation.SCOTLAND:
            return f"NHS {board.removeprefix('NHS ')}"
        return board or "the NHS"
    return body.name if body.public else body.name[:1].lower() + body.name[1:]


def _council(kind: str | None) -> str:
    return "County Council" if kind == "county_council" else "Council"
