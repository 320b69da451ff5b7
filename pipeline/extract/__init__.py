"""Outline -> CampaignRecord, one file per field."""

from pipeline.extract.record import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
