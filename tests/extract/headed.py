"""Small plans with a heading, a title, a preamble, a body and a closing, each replaceable."""

from __future__ import annotations

from models.record import CampaignRecord
from pipeline.extract import extract
from pipeline.extract.context import Reading
from pipeline.nlp.analysis import analyse
from pipeline.nlp.fold import fold, lower
from pipeline.outline import outline
from pipeline.read import read_bytes

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
HEADING = f"ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LÂM\n\n{MOTTO}\n\nSố: 15/KH-UBND\n\nPhú Lâm, ngày 06 tháng 3 năm 2023"
TITLE = "KẾ HOẠCH\n\nPhát động phong trào thi đua trồng cây năm 2023"
PREAMBLE = "Ủy ban nhân dân huyện Phú Lâm phát động phong trào thi đua như sau:"
BODY = "I. MỤC ĐÍCH\n\n1. Phủ xanh các tuyến đường.\n\nII. NỘI DUNG\n\n1. Trồng cây hai bên đường liên xã."
CLOSING = "Nơi nhận:\n- UBND tỉnh;\n- Các xã, thị trấn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Bốn"


def plan(
    *,
    heading: str = HEADING,
    title: str = TITLE,
    preamble: str = PREAMBLE,
    body: str = BODY,
    closing: str = CLOSING,
) -> str:
    return "\n\n".join(part for part in (heading, title, preamble, body, closing) if part)


def record_of(text: str) -> CampaignRecord:
    return extract(read_bytes(text.encode(), "plan.txt"))


def reading_of(text: str) -> Reading:
    document = read_bytes(text.encode(), "text.txt")
    analysis = analyse(document.text)
    return Reading(document, outline(document, analysis), analysis, fold(document.text), lower(document.text))
