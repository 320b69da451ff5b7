"""Word documents (DOCX) -> `Document`: what Word would print, its automatic numbers included."""

from __future__ import annotations

from pipeline.read.docx.reader import read_docx

__all__ = ["read_docx"]
