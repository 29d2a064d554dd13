"""The questions an assessment starts from. They are asked, and never answered here.

Which are asked follows from the nation, the kind of body and the change. `new` puts them to whoever drafts a case, and
`check` puts those that the assessment does not yet speak to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from investcase.documents.bodies import Body
from investcase.documents.equality import Equality
from investcase.documents.equality_words import TAKES_AWAY, BodyType, ChangeType
from investcase.documents.figure import Nation


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question. A finding about any of `touches` speaks to it: a characteristic, a frame, or `staff`.

    With none of those, only the author knows whether it is answered, and it is always asked.
    """

    question: str
    touches: frozenset[str] = frozenset()


def _prompt(question: str, *touches: str) -> Prompt:
    return Prompt(question, frozenset(touches))


LOSS = (
    _prompt("Who loses the service altogether, and what did it do for them?"),
    _prompt("Whose journey becomes longer or harder?"),
    _prompt("What will it cost people themselves?"),
    _prompt("Who loses company, a meal, or the only visit of the week?"),
    _prompt("Does the new way carry a stigma that the old one did not?"),
    _prompt("How many hours of care move to families, and to whom in the family?"),
    _prompt("Who works there, and are most of them women?"),
    _prompt("Where will people turn up later, and in what state?"),
)
"""Asked whenever something is taken away, whatever the assessment says already."""

_NO_LOSS = (
    _prompt("Will families give more hours of care or fewer, and who in the family gives them?", "carers"),
    _prompt("What happens to the people who work there?", "staff"),
)
_ANY = (
    _prompt("What does it mean for women and for men, as users, carers and staff?", "sex"),
    _prompt("Does it work as well for disabled people, and who asked them?", "disability"),
    _prompt("Who of each ethnic group uses this now, and who does not?", "race", "racial_group"),
    _prompt("What does it mean for the people with the least money?", "socio_economic"),
)
_OF_NATION = {
    Nation.ENGLAND: (),
    Nation.SCOTLAND: (
        _prompt("May a child be touched: a young carer, or a grandchild in the house?", "children"),
        _prompt("Would it work differently on an island?", "islands"),
        _prompt("What does it mean for those who use the service as consumers, now and later?", "consumers"),
    ),
    Nation.WALES: (_prompt("Can people use the service in Welsh as easily as in English?", "language"),),
    Nation.NORTHERN_IRELAND: (
        _prompt("What does it mean for people with dependants?", "dependants"),
        _prompt("Does it touch people of one belief or opinion more?", "religious_belief", "political_opinion"),
        _prompt("Would it work differently in the country than in a town?", "rural"),
    ),
}
_ENGLISH_NHS = _prompt("Who are the people, by deprivation, ethnicity, age and sex?", "health_inequalities")

_OF_DUTIES = (
    _prompt("Which rights of the Convention may it touch, whose, and why is it proportionate?", "rights"),
    _prompt("What does it mean for those who serve or served in the armed forces, and their families?", "armed_forces"),
)
"""What a duty asks and no nation's prompts do."""


def question_about(matter: str) -> str | None:
    """The question that is asked of a characteristic, a frame or `rights`; None where none is."""
    of_nations = (prompt for asked in _OF_NATION.values() for prompt in asked)
    every = (*_ANY, *of_nations, _ENGLISH_NHS, *_OF_DUTIES)
    return next((prompt.question for prompt in every if matter in prompt.touches), None)


def body_type_of(lead: Body, nation: Nation) -> BodyType:
    """The kind of body that decides, from the body that leads a case."""
    return lead.kind.decides_as.get(nation, "other")


def prompts(nation: Nation, body_type: BodyType, change_type: ChangeType | None = None) -> tuple[Prompt, ...]:
    """Every question for a nation, a kind of body and a change, None where nobody has said; those of loss first."""
    of_nation = _OF_NATION.get(nation, ())
    of_body = (_ENGLISH_NHS,) if nation is Nation.ENGLAND and body_type in ("icb", "nhs_trust") else ()
    return (*(LOSS if change_type in TAKES_AWAY else _NO_LOSS), *_ANY, *of_nation, *of_body)


def unspoken(asked: Sequence[Prompt], equality: Equality) -> tuple[Prompt, ...]:
    """The questions to which no finding, and no reason for there being none, speaks; an unknown is an answer."""
    spoken = {str(entry.characteristic) for entry in equality.not_relevant}
    for impact in equality.impacts:
        for who in (impact.who, *impact.also):
            spoken |= {who.key, str(who.people)}
    settled = (("children", equality.children), ("rural", equality.rural))
    spoken |= {name for name, answer in settled if answer == "no"}
    if equality.islands is not None and equality.islands.affected == "no":
        spoken.add("islands")
    return tuple(prompt for prompt in asked if not prompt.touches & spoken)
