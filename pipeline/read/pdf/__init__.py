"""PDF with a text layer -> `Document`: glyphs -> words -> lines, columns and tables -> paragraphs."""

from __future__ import annotations

from pipeline.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
