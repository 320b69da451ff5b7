"""The regions of an administrative document: header, title, preamble, body, closing, annexes.

Order of parts: NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I. A part that is not there is an empty region at its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.document import Block, Document
from models.outline import Region
from pipeline.nlp.fold import fold
from pipeline.nlp.markers import split_marker

# Type names that stand alone in capitals above the trích yếu (Phụ lục III), the plan first.
_TYPE_NAMES = (
    "KẾ HOẠCH LIÊN TỊCH|KẾ HOẠCH PHỐI HỢP|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|"
    "HƯỚNG DẪN|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BIÊN BẢN|HỢP ĐỒNG|GIẤY MỜI"
)
TYPE_LINE = re.compile(rf"(?P<type>{_TYPE_NAMES})(?P<rest>\s+.*)?", re.DOTALL)
_SPACED_PLAN = re.compile(r"K\s?Ế\s+H\s?O\s?Ạ\s?C\s?H")
_ISSUED_WITH = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_TITLE_STOP = re.compile(
    r"(?:căn cứ|thực hiện|triển khai|xét|theo|để|nhằm|hưởng ứng|trên cơ sở|thi hành|tiếp tục)\b.*[;:.,]$|căn cứ\b|kính gửi|"
    r"[-_–—*. ]{3,}$|\(.*kèm theo",
    re.IGNORECASE | re.DOTALL,
)
_RULE_LINE = re.compile(r"[\W_]*")
RECIPIENTS_HEAD = re.compile(r"nơi nhận\b\s*[:.]?", re.IGNORECASE)
# TM., KT., TL., TUQ., Q. with dot or slash ('T/M', 'K/ CHỦ TỊCH' after OCR), or a bare title in capitals.
SIGNATURE_HEAD = re.compile(
    r"(?:T\s?/\s?M|K\s?/\s?T|K\s?/|T\s?/\s?L|TM|KT|TL|TUQ|Q)\s*[./]?\s*(?=[A-ZĐÂÊÔƠƯĂÁÀẢÃẠÍÌÚÙỦỤÝỲỶỸỴẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ]{2})"
    r"|(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG|CHI CỤC TRƯỞNG"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG KHỐI|TRƯỞNG CỤM|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CỤM TRƯỞNG|KHỐI TRƯỞNG|VIỆN TRƯỞNG"
    r"|CHÁNH ÁN|CHỈ HUY TRƯỞNG|TRƯỞNG CÔNG AN|ĐẠI DIỆN)\b"
)
ANNEX_HEAD = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số|ĐỀ CƯƠNG)\b")
_MAX_HEADER_BLOCKS = 40
_MAX_TITLE_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Regions:
    """Block ranges `[first, last)` of each part."""

    header: tuple[int, int]
    title: tuple[int, int]
    preamble: tuple[int, int]
    body: tuple[int, int]
    closing: tuple[int, int]
    annexes: tuple[int, int]

    def region(self, name: str, document: Document) -> Region:
        """Return the part as character offsets."""
        first, last = getattr(self, name)
        if first >= last:
            at = document.blocks[first].start if first < len(document.blocks) else len(document.text)
            return Region(at, at)
        return Region(document.blocks[first].start, document.blocks[last - 1].end)


def block_text(document: Document, block: Block) -> str:
    """Return the words of a block with unified dashes and quotes."""
    return fold(document.text[block.start : block.end])


def find_regions(document: Document) -> Regions:
    """Cut the blocks of a document into its parts."""
    texts = [block_text(document, block) for block in document.blocks]
    type_line = _type_line(document, texts)
    title_end = _title_end(document, texts, type_line) if type_line is not None else 0
    header_end = type_line if type_line is not None else 0
    closing_start, closing_end = _closing(document, texts, title_end)
    preamble_end = _preamble_end(document, texts, title_end, closing_start)
    return Regions(
        header=(0, header_end),
        title=(header_end, title_end),
        preamble=(title_end, preamble_end),
        body=(preamble_end, closing_start),
        closing=(closing_start, closing_end),
        annexes=(closing_end, len(texts)),
    )


def _type_line(document: Document, texts: list[str]) -> int | None:
    for index, text in enumerate(texts[:_MAX_HEADER_BLOCKS]):
        if document.blocks[index].table is not None and document.blocks[index].col:
            continue
        match = TYPE_LINE.fullmatch(text)
        if match is not None or _SPACED_PLAN.fullmatch(text):
            return index
    return None


def _title_end(document: Document, texts: list[str], type_line: int) -> int:
    index = type_line + 1
    first = True
    while index < min(len(texts), type_line + 1 + _MAX_TITLE_BLOCKS):
        text = texts[index]
        if _is_rule(text):
            index += 1
            continue
        block = document.blocks[index]
        if split_marker(text) is not None or _ISSUED_WITH.match(text) or block.table is not None:
            break
        if _TITLE_STOP.match(text) or (not first and not _continues_title(block, document.blocks[index - 1], text)):
            break
        first = False
        index += 1
    return index


def _is_rule(text: str) -> bool:
    return _RULE_LINE.fullmatch(text) is not None


def _continues_title(block: Block, previous: Block, text: str) -> bool:
    if text[-1:] in ";:.,":
        return False
    same_look = (block.bold, block.align, block.level) == (previous.bold, previous.align, previous.level)
    looks_set = block.bold or block.align == "center" or block.level is not None
    return text[:1].islower() or text[:1] in '("' or (same_look and looks_set) or (same_look and len(text) < 90)


def _preamble_end(document: Document, texts: list[str], first: int, last: int) -> int:
    for index in range(first, last):
        block = document.blocks[index]
        marker = split_marker(texts[index])
        if (marker is not None and marker.kind not in {"dash", "plus", "bullet"}) or block.table is not None:
            return index
        if block.level is not None or (block.bold and texts[index].isupper()):
            return index
    return first if first == 0 else last


def _closing(document: Document, texts: list[str], first: int) -> tuple[int, int]:
    end = _annex_start(document, texts, first)
    heads = [index for index in range(first, end) if RECIPIENTS_HEAD.match(texts[index])]
    start = heads[-1] if heads else end
    start = _with_signature_above(document, texts, start, first)
    if start == end:
        start = _trailing_signature(texts, first, end)
    return start, end


def _annex_start(document: Document, texts: list[str], first: int) -> int:
    seen_closing = False
    for index in range(first, len(texts)):
        text = texts[index]
        seen_closing = seen_closing or RECIPIENTS_HEAD.match(text) is not None or _is_signature(text)
        starts_annex = ANNEX_HEAD.match(text) is not None and len(text) < 160
        if seen_closing and starts_annex and document.blocks[index].column == "full":
            return index
    return len(texts)


def _is_signature(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    return SIGNATURE_HEAD.match(text) is not None and len(text) < 120 and upper > 0.8 * len(letters)


def _with_signature_above(document: Document, texts: list[str], start: int, first: int) -> int:
    """Take in a signature printed above Nơi nhận: title first, at most six short lines ('GIÁM ĐỐC' / name)."""
    for index in range(start - 1, max(first, start - 7) - 1, -1):
        if _is_signature(texts[index]):
            return _with_signature_above(document, texts, index, first)
        if len(texts[index]) > 60 or split_marker(texts[index]) is not None:
            break
    return start


def _trailing_signature(texts: list[str], first: int, end: int) -> int:
    for index in range(end - 1, max(first, end - 12) - 1, -1):
        if _is_signature(texts[index]):
            above = index
            while above > first and _is_signature(texts[above - 1]):
                above -= 1
            return above
    return end
