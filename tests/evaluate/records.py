"""Records built by hand for tests of evidence, folders and comparisons."""

from __future__ import annotations

import hashlib

from models.campaign import Campaign, Item
from models.header import PlanHeader
from models.record import CampaignRecord, Source
from models.span import Span

TEXT = "KẾ HOẠCH\nPhát động phong trào thi đua\nSố: 15/KH-UBND"


def quote(words: str, text: str = TEXT, page: int | None = None) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words, page=page)


def record(*spans: Span, text: str | None = TEXT, pages: int | None = None, title: str | None = None) -> CampaignRecord:
    return CampaignRecord(
        id=hashlib.sha256(b"x").hexdigest(),
        source=Source(uri="a.txt", media_type="text/plain", bytes=1, pages=pages, origin="text"),
        text=text,
        document=PlanHeader(genre="plan", is_campaign=True, title=title, evidence={"title": spans}),
        campaign=Campaign(contents=(Item(text="x", evidence=spans),)),
    )
