"""Lines by which a reader finds the parts of an administrative document (NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I).

All patterns are for the folded view of one block.
"""

from __future__ import annotations

import re
from functools import cache

from models.document import Block, Document
from pipeline.nlp.fold import folded_document, search_key
from pipeline.nlp.letters import UPPER
from pipeline.nlp.phrases import alternation, words

TYPE_LINE = re.compile(rf"(?P<type>{alternation('type_lines')})(?P<rest>\s+.*)?", re.DOTALL)
# 'K Ế  H O Ạ C H': capitals set apart.
_SPACED_PLAN = re.compile(r"K\s?Ế\s+H\s?O\s?Ạ\s?C\s?H")
# 'KẾ HOẠCH BÀI DẠY' of a teacher, 'KẾ HOẠCH KINH DOANH' of a firm: no administrative plan.
_OTHER_PLAN = re.compile(r"KẾ HOẠCH (?:BÀI DẠY|KINH DOANH|GIẢNG DẠY|HỌC TẬP CÁ NHÂN|TÀI CHÍNH CÁ NHÂN)\b")
RECIPIENTS_HEAD = re.compile(r"nơi nhận\s*(?:\(.{1,40}?\)\s*)?(?:[:.;]|$)|nơi nhận(?=\s+[-+])", re.IGNORECASE)
# TM., KT., TL., TUQ., Q. with dot or slash ('T/M', 'K/ CHỦ TỊCH' after OCR) need a capital word behind, and a mark or a
# space between: 'QUYẾT ĐỊNH' is no Q. Or a bare title in capitals.
_AUTHORITY = (
    r"(?:T\s?[/.]\s?M|K\s?[/.]\s?T|T\s?[/.]\s?L|K\s?/|(?:TM|KT|TL|TUQ|Q)(?:\s*[./,]|(?=\s)))"
    rf"\s*[./]?\s*(?={UPPER}{{2}})"
)
SIGNATURE_HEAD = re.compile(
    rf"{_AUTHORITY}|(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:PHÓ\s+)?{alternation('signing_titles')}(?!\w)"
)
ANNEX_HEAD = re.compile(rf"{alternation('annex_heads')}(?!\w)")
MOTTO = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
# 'Hưng Hà, ngày … tháng 3 năm 2024' on a line of its own; days may be blank.
PLACE_AND_DAY = r"[^\W\d_][\w\s.'-]{1,40},\s*ngày\b[\s\d.…_/-]*(?:tháng\b[\s\d.…_]*(?:năm\b[\s\d.…_]*)?)?$"
_RULE_LINE = re.compile(r"[\W_]*")


def block_text(document: Document, block: Block) -> str:
    """Return the words of a block with unified dashes and quotes."""
    return folded_document(document.printed_text)[block.start : block.end]


def names_type(text: str, block: Block) -> bool:
    """Tell whether the block is the line of the type, alone or with the trích yếu behind it.

    Its name stands in capitals; alone on a centred bold line it may be 'Kế hoạch', and its tone marks may be damaged
    ('KÉ HOẠCH').
    """
    if TYPE_LINE.fullmatch(text):
        return _OTHER_PLAN.match(text) is None
    if _SPACED_PLAN.fullmatch(text):
        return True
    set_apart = block.bold and block.align == "center"
    return (text.isupper() or set_apart) and len(text) < 24 and _joined(text) in _bare_types()


@cache
def _bare_types() -> frozenset[str]:
    return frozenset(_joined(name) for name in words("type_lines"))


def _joined(text: str) -> str:
    """Return the letters alone: a scan has '- KÉHOẠCH'."""
    return "".join(char for char in search_key(text) if char.isalpha())


def is_rule(text: str) -> bool:
    """Tell whether the line has no word: a rule, stars."""
    return _RULE_LINE.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """Tell whether the line is the head of a signature: an authority or a title, all but all in capitals."""
    if len(text) >= 120 or SIGNATURE_HEAD.match(text) is None:
        return False
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.8 * len(letters)
