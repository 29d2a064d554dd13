"""What a case comes to in one world never rests on which others it is worked out beside, whatever those come to."""

from __future__ import annotations

import random

from law import Whole, law

from investcase.appraisal.switching_worlds import Trying

FIGURES = 6


@law(cases=8, every=4, also=(12039,))
def test_a_world_is_the_same_alone_and_beside_others(case: Whole) -> None:
    worked = case.appraisal
    figures = list(worked.case.register().values())
    trying = Trying(worked, figures, ())
    some = random.Random(case.seed).sample(range(len(figures)), min(FIGURES, len(figures)))
    tried = [(number, figures[number].quantity.central * by) for number in some for by in (0.0, 0.5, 3.0)]
    together = trying.states(tried).T.tolist()
    alone = [trying.states([each])[:, 0].tolist() for each in tried]
    apart = [each for each, mine, its in zip(tried, together, alone, strict=True) if mine != its]
    assert not apart, [(figures[number].key, value) for number, value in apart]
