"""The two ends of an answer: the world that makes it least, and the world that makes it most.

An option's NPSV has its own ends, and so has each body's cash in it: what lowers one may raise another. The rule, which
never makes an end lie on the wrong side of the centre:

1. Each ranged figure is moved alone to each of its ends. The end that lowers the answer more is its cautious end, and
   the one that raises it more its favourable end. Where both ends lower the answer, or neither moves it, the figure
   stays central in the world that it cannot serve.
2. All figures at their cautious ends together make the cautious world, and likewise the favourable one.
3. Of every world tried for this answer (the central one, each of the option's own figures alone, the two of step 2) the
   end is where it is least, or most. That is the world of step 2, unless figures undo one another when moved together.

Worlds are ranked by the answer to the penny, so that rounding never decides. Nothing is said of how likely an end is,
and corners that were not tried may lie further out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from investcase.appraisal.measures import OptionAppraisal
from investcase.documents.bodies import Body
from investcase.flows.worlds import CENTRAL, ENDS, End, World, Worlds, alone, lay_out, one_at_a_time
from investcase.quantities.arrays import Array
from investcase.quantities.tolerance import NEGLIGIBLE
from investcase.resolving.figures import Resolved
from investcase.resolving.option import option_figures

T = TypeVar("T")


class At(NamedTuple, Generic[T]):
    """Something centrally, and at the cautious and the favourable end of an answer."""

    central: T
    cautious: T
    favourable: T


@dataclass(frozen=True, slots=True)
class Extreme:
    """The world at one end of an answer: where it stands on the draw axis, and the figures that are not central in it.

    `together` is whether it holds every figure that alone moves the answer this way; if not, they undo one another when
    moved together, and a world with fewer of them lies further out.
    """

    world: int
    moved: Mapping[str, End]
    together: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of one answer, and the worlds tried for it, as places on the draw axis."""

    cautious: Extreme
    favourable: Extreme
    tried: tuple[int, ...]

    @property
    def worlds(self) -> At[int]:
        """The places of the central world and of the two at the ends."""
        return At(0, self.cautious.world, self.favourable.world)

    def at(self, values: Array) -> At[float]:
        """Any array [draw] in these worlds. What the answer is the sum of adds up to it at each end."""
        return At(*(float(values[world]) for world in self.worlds))

    def reach(self, values: Array) -> At[float]:
        """The centre, the least and the most of another array [draw] over the worlds tried: never out of order."""
        tried = values[list(self.tried)]
        return At(float(values[0]), float(tried.min()), float(tried.max()))


@dataclass(frozen=True, slots=True)
class OptionEnds:
    """The ends of one option's NPSV, and of the cash of each public body that feels any of it."""

    npsv: Ends
    cash: Mapping[Body, Ends]


@dataclass(frozen=True, slots=True)
class Joint:
    """Every figure at the end that alone lowers an answer, and every figure at the end that alone raises it."""

    cautious: World
    favourable: World


@dataclass(frozen=True, slots=True)
class OptionJoint:
    """What the ends of one option's answers need to be laid out."""

    npsv: Joint
    cash: Mapping[Body, Joint]

    def __iter__(self) -> Iterator[World]:
        for joint in (self.npsv, *self.cash.values()):
            yield from (joint.cautious, joint.favourable)


def option_joint(option: OptionAppraisal, worlds: Worlds) -> OptionJoint:
    """The joint worlds of an option's answers, from worlds in which each of its ranged figures is moved alone."""
    figures = option_figures(option.flows.option)
    return OptionJoint(
        npsv=joint_of(option.npsv, worlds, figures),
        cash={body: joint_of(cash, worlds, figures) for body, cash in _cash_of(option).items()},
    )


def option_ends(option: OptionAppraisal, worlds: Worlds, joint: OptionJoint) -> OptionEnds:
    """The ends of an option's answers, from worlds that hold the joint ones too."""
    figures, cash = option_figures(option.flows.option), _cash_of(option)
    return OptionEnds(
        npsv=ends_of(option.npsv, worlds, figures, joint.npsv),
        cash={body: ends_of(cash[body], worlds, figures, each) for body, each in joint.cash.items()},
    )


def worked_ends(figures: Sequence[Resolved], answer: Callable[[Worlds], Array]) -> tuple[At[float], Ends]:
    """Any answer that can be worked out over worlds, [draw], at its own ends, with the worlds those are."""
    worlds = lay_out(figures, one_at_a_time(figures))
    joint = joint_of(answer(worlds), worlds, figures)
    places = worlds.places
    more = {world.name: world for world in (joint.cautious, joint.favourable) if world.name not in places}
    worlds = lay_out(figures, (*worlds.worlds, *more.values()))
    values = answer(worlds)
    ends = ends_of(values, worlds, figures, joint)
    return ends.at(values), ends


def joint_of(values: Array, worlds: Worlds, figures: Sequence[Resolved]) -> Joint:
    """The joint worlds of one answer [draw]; a figure that moves it by half a penny or less at an end stays central."""
    cautious: dict[str, End] = {}
    favourable: dict[str, End] = {}
    central = float(values[0])
    for key, low, high in _alone(worlds, figures):
        at_low, at_high = float(values[low]), float(values[high])
        lower: End = "low" if at_low < at_high else "high"
        higher: End = "high" if at_low < at_high else "low"
        if min(at_low, at_high) < central - NEGLIGIBLE:
            cautious[key] = lower
        if max(at_low, at_high) > central + NEGLIGIBLE:
            favourable[key] = higher
    return Joint(World(cautious), World(favourable))


def ends_of(values: Array, worlds: Worlds, figures: Sequence[Resolved], joint: Joint) -> Ends:
    """The ends of one answer [draw] that rests on these figures."""
    places = worlds.places
    low, high = places[joint.cautious.name], places[joint.favourable.name]
    single = (place for _, *both in _alone(worlds, figures) for place in both)
    tried = tuple(dict.fromkeys([low, high, places[CENTRAL.name], *single]))
    return Ends(_least(values, worlds, low, tried), _least(-values, worlds, high, tried), tried)


def _least(values: Array, worlds: Worlds, joint: int, tried: Sequence[int]) -> Extreme:
    """Where an answer is least: in its joint world, unless another is lower by a penny."""
    at = min((joint, *tried), key=lambda place: round(float(values[place]), 2))
    return Extreme(at, worlds.worlds[at].ends, at == joint)


def _alone(worlds: Worlds, figures: Sequence[Resolved]) -> Iterator[tuple[str, int, int]]:
    """Each figure that is moved alone, with the worlds in which it is at its low and at its high end."""
    places = worlds.places
    for figure in figures:
        low, high = (places.get(alone(figure, end).name) for end in ENDS)
        if low is not None and high is not None:
            yield figure.key, low, high


def _cash_of(option: OptionAppraisal) -> dict[Body, Array]:
    felt = [body for body in option.bodies if body.public and option.cash_felt_by(body).lines]
    return {body: option.cash_npv_of(body) for body in felt}
