"""What kind of change it is, and who may lose by it."""

from __future__ import annotations

import re

from investcase.cli.asking.profile import profile_held_back
from investcase.cli.asking.question import Question
from investcase.cli.asking.replies import NONE
from investcase.cli.asking.state import Draft, Hearing
from investcase.cli.asking.values import Held, Raw, Value
from investcase.documents.equality_words import ChangeType
from investcase.documents.figure import Nation

_CHANGES: tuple[tuple[str, ChangeType, str], ...] = (
    (r"new(?:\s+service)?|something new", "new", "Something new"),
    (r"expan\w*|an expansion|more", "expand", "An expansion"),
    (r"(?:a )?redesign\w*|change", "redesign", "A redesign"),
    (r"(?:a )?(?:cut|reduc\w*|smaller)", "reduce", "A cut"),
    (r"(?:a )?(?:clos\w*|stop\w*|end\w*)", "stop", "A closure"),
    (r"(?:a )?charg\w*|eligib\w*", "charge_or_eligibility", "A charge, or a change of who is eligible"),
)


def equality_said(draft: Draft, change: str, who: str) -> dict[str, Value]:
    """What is written of people: not yet assessed, unless somebody has; and, held back, a profile to be counted."""
    block: dict[str, Value] = {}
    if draft.at("equality", "assessed_on") is None:
        block["assessed_on"] = "not yet"
    block["change_type"] = Raw(change)
    if who:
        block["may_lose"] = [who]
    profile = profile_held_back(draft.setting.context)
    if profile is not None:
        block["profiles"] = Held(profile)
    return block


class People(Question):
    """What kind of change it is, and who may lose by it, in the author's own words."""

    name = "who may lose"

    def asks(self, draft: Draft) -> list[str]:
        """With what a nation's own law looks at, which is no answer to who may lose and comes with the assessment."""
        also = {
            Nation.SCOTLAND: " Children and islands come with the assessment, later.",
            Nation.WALES: " The Welsh language comes with the assessment, later.",
            Nation.NORTHERN_IRELAND: " Dependants and belief come with the assessment, later.",
        }.get(draft.setting.place.nation, "")
        return [
            "Is this new, an expansion, a redesign, a cut, a closure or a charge?",
            f"And who may lose by it? In your own words; nobody else's are written.{also}",
            "Such as: expand, people waiting for a physiotherapist",
        ]

    def hear(self, words: str, draft: Draft, to: Hearing) -> None:
        """A kind of change, then words."""
        for pattern, change, shown in _CHANGES:
            found = re.match(rf"(?:{pattern})(?=[\s,.;:]|$)[\s,.;:]*", words, re.IGNORECASE)
            if found is None:
                continue
            who = re.sub(r"^and\s+", "", words[found.end() :].strip(" ,.;"))
            to.write(("equality",), equality_said(draft, change, who))
            if not who:
                to.say(f"{shown}. Nobody has said who may lose.")
                return
            loses = "Nobody loses by it, you said" if who.casefold() in NONE else f'"{who}" may lose by it'
            to.say(f"{shown}. {loses}; the paper says so, and that nobody has yet looked into it.")
            return
        to.not_read("begin with the kind of change: new, expand, redesign, cut, close or charge; then who may lose")

    def standing(self, draft: Draft) -> str | None:
        """The kind of change, and the words."""
        change = draft.at("equality", "change_type")
        if not isinstance(change, str):
            return None
        lose = draft.at("equality", "may_lose")
        words = f", {'; '.join(map(str, lose))}" if isinstance(lose, list) else ""
        return f"{change.replace('_', ' ')}{words}"

    def if_left(self, draft: Draft) -> str | None:
        """Not assessed."""
        return "Left open; the paper says NOT ASSESSED."
