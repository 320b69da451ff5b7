"""What an analyst says about a child and a parent, whatever they cite: declared or refused, by whom and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model

Verdict = Literal["declared", "refused"]


class LinkDecision(Model):
    """One decision; the newest on a pair of documents counts, the earlier ones are overwritten."""

    child: Annotated[str, Field(description="id of the subordinate plan")]
    parent: Annotated[str, Field(description="id of the document declared or refused as its parent")]
    verdict: Verdict
    by: Annotated[str, Field(min_length=1, description="name of the analyst")]
    at: Annotated[str, Field(description="ISO 8601 instant")]
    note: str | None = None
