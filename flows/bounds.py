"""How much one document may take before its process is ended."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.base import Model


class Bounds(Model):
    """Limits of the process that reads a document, beside those of `pipeline.read.Limits` on the document itself.

    A plan takes 0.1 s and 160 MB, 145 MB of them for tables and models, 500 pages take 340 MB; a scanned page takes 5 s
    and 500 MB, LibreOffice 300 MB.
    """

    seconds: Annotated[float, Field(gt=0, description="for a document, and again from each page that OCR begins")] = 120
    memory: Annotated[int, Field(gt=0, description="MB of the process and of the programs that it started")] = 1000
    process: Annotated[int, Field(gt=0, description="MB of the process alone, until OCR begins")] = 400
    ocr_memory: Annotated[int, Field(gt=0, description="MB from the first page that OCR begins")] = 2000

    @classmethod
    def of(cls, seconds: float | None = None, memory: int | None = None) -> Bounds:
        """Return the bounds that a user asked for; OCR may take twice the memory."""
        plain = cls()
        megabytes = memory or plain.memory
        process = memory or plain.process
        return cls(seconds=seconds or plain.seconds, memory=megabytes, process=process, ocr_memory=2 * megabytes)
