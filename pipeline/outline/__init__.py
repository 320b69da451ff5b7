"""Document -> Outline."""

from pipeline.outline.build import outline

__all__ = ["outline"]
