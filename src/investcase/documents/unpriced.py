"""What a prevention model does that has no price, and what that is to people: so that a cut can say what is lost."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from investcase.documents.base import Document
from investcase.documents.fields import Text, fault


class EffectKind(StrEnum):
    """What an effect is to those it touches; a note is about the evidence, and nobody's gain or harm."""

    GAIN = "gain"
    HARM = "harm"
    EITHER = "either"
    NOTE = "note"


class UnpricedEffect(Document):
    """An effect in words, under the one key that says what it is: `gain: Company, for those who keep going`.

    `either` is good for some and bad for others.
    """

    gain: Text | None = None
    harm: Text | None = None
    either: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> UnpricedEffect:
        if len(self._said) != 1:
            raise fault(
                "unpriced-effect",
                "an effect without a price is one thing to people",
                "one of gain, harm, either and note, with the words after it",
            )
        return self

    @property
    def kind(self) -> EffectKind:
        """What it is to those it touches."""
        return self._said[0][0]

    @property
    def words(self) -> str:
        """What it is, in words."""
        return self._said[0][1]

    @property
    def _said(self) -> list[tuple[EffectKind, str]]:
        written = {
            EffectKind.GAIN: self.gain,
            EffectKind.HARM: self.harm,
            EffectKind.EITHER: self.either,
            EffectKind.NOTE: self.note,
        }
        return [(kind, words) for kind, words in written.items() if words is not None]
