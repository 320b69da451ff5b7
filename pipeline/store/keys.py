"""Values in the form in which the store compares them: numbers, provinces, free text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.record import CampaignRecord
from pipeline.nlp.fold import search_key
from pipeline.nlp.symbols import canonical_symbol

_PROVINCE_KIND = re.compile(r"^(?:tinh|thanh pho|tp)\s+")
_PHRASES = re.compile(r"[,;\n]")


def number_key(number: str | None) -> str | None:
    """Return a document number without leading zeros and spaces: '07' and '7' are one (NĐ 30/2020 prints '07')."""
    return canonical_symbol(number).lstrip("0") or "0" if number else None


def symbol_key(symbol: str | None) -> str | None:
    """Return a canonical symbol whose number has no leading zeros."""
    return canonical_symbol(symbol).lstrip("0") if symbol else None


def province_key(province: str | None) -> str | None:
    """Return the bare province without diacritics: 'tỉnh Sóc Trăng' and 'soc trang' are one."""
    return _PROVINCE_KIND.sub("", search_key(province)) if province else None


def phrases(text: str) -> list[str]:
    """Return the folded phrases of a query, separated by commas or semicolons; every one must occur."""
    return [key for part in _PHRASES.split(text) if (key := search_key(part))]


def folded_text(record: CampaignRecord) -> str:
    """Return everything of a record that a search should find: its text, and what was read from it."""
    # Past the cache of `search_key`: whole documents would stay in memory.
    return search_key.__wrapped__("\n".join(_searchable(record)))


def _searchable(record: CampaignRecord) -> Iterator[str]:
    header, campaign = record.document, record.campaign
    names = (header.symbol, header.title, campaign.name, campaign.theme, *header.recipients)
    issuers = (body.name for body in (header.issuer, *header.co_issuers) if body)
    yield from filter(None, (*names, *issuers))
    if record.text is not None:
        yield record.text
        return
    parts = (campaign.contents, campaign.purposes, campaign.requirements, campaign.audiences, campaign.targets)
    yield from (part.text for group in (*parts, campaign.criteria) for part in group)
    yield from (award.form for award in campaign.awards)
