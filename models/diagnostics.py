"""What a careful reader would remark inside one document."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.span import Span

State = Literal["blank", "absent", "not_stated", "ambiguous", "unreadable"]
"""Why a value is null: printed empty, part missing, part read but silent, several readings, not legible."""

Certainty = Literal["stated", "inferred"]

Severity = Annotated[int, Field(ge=1, le=3, description="1 low, 2 medium, 3 high")]


class Diagnostic(Model):
    """One remark with its words."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]+$", description="stable name, e.g. 'blank-number'")]
    severity: Severity
    message: Annotated[str, Field(description="one Vietnamese sentence")]
    evidence: tuple[Span, ...] = ()
