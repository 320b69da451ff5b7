"""The campaign record: what `extract` prints and every other part reads (contract/campaign-json)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.campaign import Campaign
from models.diagnostics import Diagnostic
from models.header import PlanHeader
from models.reference import Reference

SCHEMA_VERSION: Literal["1"] = "1"

Origin = Literal["text", "pdf-text", "pdf-ocr", "pdf-mixed", "docx", "doc", "rtf", "html"]


class Source(Model):
    """The bytes a record was read from."""

    uri: Annotated[str, Field(description="path or address as given by the user")]
    media_type: str
    bytes: Annotated[int, Field(ge=0, description="size in bytes")]
    pages: Annotated[int | None, Field(description="number of pages; null for formats without pages")] = None
    origin: Origin
    producer: Annotated[str | None, Field(description="the program that wrote the file, as the file says")] = None
    retrieved_at: Annotated[
        str | None, Field(description="ISO 8601 instant of the ingestion; null outside a store")
    ] = None
    warnings: Annotated[
        tuple[str, ...], Field(description="what the reader had to repair or leave out, with the page")
    ] = ()


class CampaignRecord(Model):
    """One document, read."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the source bytes")]
    source: Source
    text: Annotated[str | None, Field(description="canonical text; left out on request")] = None
    document: PlanHeader
    references: tuple[Reference, ...] = ()
    campaign: Campaign
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def parent(self) -> Reference | None:
        """The reference of role "parent", at most one."""
        return next((reference for reference in self.references if reference.role == "parent"), None)
