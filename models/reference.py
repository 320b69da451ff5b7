"""A document that a plan cites."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.span import Span
from models.values import Edtf

Role = Literal["parent", "basis", "mention", "replaces", "amends"]


class Reference(Model):
    """One cited document, however often it is cited; `evidence` has every mention, the fullest first."""

    doc_type: str | None = None
    number: str | None = None
    code: str | None = None
    symbol: str | None = None
    issued_on: Edtf | None = None
    issuer: Annotated[str | None, Field(description="abbreviations expanded")] = None
    title: str | None = None
    role: Role = "mention"
    evidence: tuple[Span, ...] = ()
