"""PDF -> `Document`: glyphs -> words -> lines, columns and tables -> paragraphs; first, letters where they hide."""

from __future__ import annotations

from pipeline.read.pdf.reader import read_pdf, triage
from pipeline.read.pdf.triage import PageState, PageTriage

__all__ = ["PageState", "PageTriage", "read_pdf", "triage"]
