"""Outline -> CampaignRecord, one file per field."""
