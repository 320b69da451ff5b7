"""The base of every model: frozen, no unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value; unknown fields are refused so that a misspelt field never passes in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
