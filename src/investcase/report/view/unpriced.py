"""Effects that have no price, in words: as the service gives them, and turned where the service is cut."""

from __future__ import annotations

from investcase.appraisal.appraise import Appraisal
from investcase.documents.model import Model
from investcase.documents.unpriced import EffectKind, UnpricedEffect
from investcase.report.words import lowered

_GIVEN = {EffectKind.EITHER: "{}, for better or worse"}
_CUT = {
    EffectKind.GAIN: "Lost: {}",
    EffectKind.HARM: "Ended: {}",
    EffectKind.EITHER: "Changed back, for better or worse: {}",
}


def unpriced_lines(appraisal: Appraisal) -> tuple[str, ...]:
    """What the models put to work by the preferred option do that has no price, and what the author adds."""
    given = [
        _GIVEN.get(effect.kind, "{}").format(effect.words)
        for mechanism in appraisal.preferred.flows.mechanisms
        for effect in mechanism.intervention.document.unpriced_effects
    ]
    return tuple(dict.fromkeys([*given, *appraisal.case.document.narrative.unpriced_effects]))


def lost_lines(model: Model) -> tuple[str, ...]:
    """The same of a service that is cut: what it gave is lost, and what it did harm by ends."""
    return tuple(_turned(effect) for effect in model.unpriced_effects)


def lost_gains(model: Model) -> tuple[str, ...]:
    """What a service that is cut gave, as it reads after a colon."""
    return tuple(lowered(effect.words) for effect in model.unpriced_effects if effect.kind is EffectKind.GAIN)


def _turned(effect: UnpricedEffect) -> str:
    if effect.kind is EffectKind.NOTE:
        return effect.words
    return _CUT[effect.kind].format(lowered(effect.words))
