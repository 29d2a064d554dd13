"""What every part of the result keeps."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Frozen, no unknown keys, never NaN or infinity."""

    # A prevention model is one of our words; pydantic before 2.10 keeps every name that begins so for itself.
    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True, protected_namespaces=()
    )
