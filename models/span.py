"""Evidence: where in the canonical text a value stands, and where on the page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from models.base import Model

Box = tuple[int, float, float, float, float]
"""`[page, x0, top, x1, bottom]`, 1-based page, PDF points from the top left corner."""


class Span(Model):
    """A stretch of the canonical text; `record.text[start:end] == text`, always."""

    start: Annotated[int, Field(ge=0, description="offset of the first character in record.text")]
    end: Annotated[int, Field(ge=0, description="offset behind the last character in record.text")]
    text: Annotated[str, Field(description="the words themselves")]
    page: Annotated[int | None, Field(description="1-based page of the first character; null without pages")] = None
    boxes: Annotated[tuple[Box, ...], Field(description="one box per printed line, in PDF points")] = ()

    @model_validator(mode="after")
    def _length_fits(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}..{self.end} does not have the length of its text")
        return self
