"""What Word documents and pages have in common: runs in lines, lines in paragraphs, grids, and how they are read."""

from __future__ import annotations

from pipeline.read.layout.laying import LaidOut, lay_out

__all__ = ["LaidOut", "lay_out"]
