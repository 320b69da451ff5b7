"""Short plans to read in tests: a body under the usual header."""

from __future__ import annotations

from dataclasses import replace

from models.campaign import Campaign, Deadline
from models.document import Document, Table
from models.record import CampaignRecord
from pipeline.extract.context import Reading
from pipeline.extract.record import extract
from pipeline.nlp.analysis import analyse
from pipeline.nlp.fold import fold, lower
from pipeline.outline import outline
from pipeline.read import read_bytes

HEAD = """UBND TỈNH KON TUM
SỞ NỘI VỤ
Số: 15/KH-SNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kon Tum, ngày 10 tháng 02 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua “Công sở sạch, việc nhanh” năm 2024

Sở Nội vụ phát động phong trào thi đua như sau:

"""
TAIL = """

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

GIÁM ĐỐC
Lò Văn Sáng
"""


def document(text: str) -> Document:
    return read_bytes(text.encode(), uri="plan.txt")


def record(body: str, *, head: str = HEAD) -> CampaignRecord:
    """The record of a plan with this body; every span of it is exact."""
    found = extract(document(head + body.strip() + TAIL))
    for span in spans(found):
        assert found.text[span["start"] : span["end"]] == span["text"]
    return found


def spans(found: CampaignRecord) -> list[dict[str, object]]:
    waiting: list[object] = [found.model_dump(mode="json", exclude={"text"})]
    collected: list[dict[str, object]] = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if {"start", "end", "text"} <= set(value):
                collected.append(value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return collected


def campaign(body: str, *, head: str = HEAD) -> Campaign:
    return record(body, head=head).campaign


def deadlines(line: str, *, section: str = "VII. TỔ CHỨC THỰC HIỆN") -> tuple[Deadline, ...]:
    return campaign(f"{section}\n1. {line}\n2. Các phòng phối hợp thực hiện.").deadlines


def reading(text: str, tables: tuple[Table, ...] = ()) -> Reading:
    plan = document(text)
    if tables:
        plan = replace(plan, tables=tables)
    analysis = analyse(plan.text)
    return Reading(plan, outline(plan, analysis), analysis, fold(plan.text), lower(plan.text))
