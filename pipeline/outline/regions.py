"""The regions of an administrative document: header, title, preamble, body, closing, annexes.

Order of parts: NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I. A part that is not there is an empty region at its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.document import Block, Document
from models.outline import Region
from pipeline.nlp.markers import split_marker
from pipeline.nlp.phrases import alternation
from pipeline.outline.closing import find_closing
from pipeline.outline.headings import names_section, opens_section
from pipeline.outline.landmarks import MOTTO, PLACE_AND_DAY, TYPE_LINE, block_text, is_rule, names_type

_ISSUED_WITH = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_TITLE_STOP = re.compile(
    rf"{alternation('title_stops')}(?!\w).*[;:.,]$|căn cứ\b|kính gửi|[-_*. ]{{3,}}$|\(.*kèm theo|{PLACE_AND_DAY}",
    re.IGNORECASE | re.DOTALL,
)
# The preamble begins with a capital and a number right below the trích yếu, and its line may be cut anywhere.
_CITES = re.compile(
    r"(?:Thực hiện|Triển khai(?: thực hiện)?|Căn cứ|Hưởng ứng|Thi hành|Theo)\s+(?:[^\W\d]+\s+){1,4}số\s*:?\s*\d"
)
_DECISION, _PLAN = re.compile(r"QUYẾT ĐỊNH\b"), re.compile(r"KẾ HOẠCH\b")
_AUTHORITY = re.compile(
    rf"(?:{alternation('signing_titles')}|ỦY BAN|HỘI ĐỒNG|BỘ TRƯỞNG|BAN (?:THƯỜNG VỤ|CHẤP HÀNH))(?!\w)"
)
_DECIDER = re.compile(rf"{_AUTHORITY.pattern}|CHÍNH PHỦ")
_GOES_ON = re.compile(r"(?<!\w)(?:CỦA|VÀ|DO|CHO|BỞI|VỚI|TẠI|,)$")
_PLAN_NUMBER = re.compile(r"Số\s*:?\s*[\d.…\s]*[/-]\s*(?:\d{4}\s*/\s*)?KH(?!\w)")
_OPENS_PREAMBLE = re.compile(rf"{alternation('title_stops')}(?!\w)", re.IGNORECASE)
_MAX_LETTERHEAD = 12
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


def find_regions(document: Document) -> Regions:
    """Cut the blocks of a document into its parts."""
    texts = [block_text(document, block) for block in document.blocks]
    type_line = _type_line(document, texts)
    header_end = type_line if type_line is not None else _untyped_end(texts)
    title_end = _title_end(document, texts, type_line) if type_line is not None else header_end
    # 'GIÁM ĐỐC SỞ Y TẾ' below the trích yếu of a decision is who decides, no signature
    authority = title_end < len(texts) and _AUTHORITY.match(texts[title_end]) is not None
    closing_start, closing_end = find_closing(document, texts, title_end + authority)
    plan = _issued_plan(document, texts, type_line, closing_end) if type_line is not None else None
    if plan is not None:
        return _with_plan(document, texts, (header_end, title_end, closing_start, closing_end), plan)
    preamble_end = _preamble_end(document, texts, title_end + authority, closing_start)
    return Regions(
        header=(0, header_end),
        title=(header_end, title_end),
        preamble=(title_end, preamble_end),
        body=(preamble_end, closing_start),
        closing=(closing_start, closing_end),
        annexes=(closing_end, len(texts)),
    )


def _issued_plan(document: Document, texts: list[str], type_line: int, annexes: int) -> int | None:
    """Return the line 'KẾ HOẠCH' of the plan that follows the decision issuing it, under a letterhead or without."""
    if _DECISION.match(texts[type_line]) is None:
        return None
    near = range(annexes, min(len(texts), annexes + _MAX_LETTERHEAD))
    named = next((index for index in near if names_type(texts[index], document.blocks[index])), None)
    return named if named is not None and _PLAN.match(texts[named]) else None


def _with_plan(document: Document, texts: list[str], decision: tuple[int, int, int, int], plan: int) -> Regions:
    """Return the regions of a decision with its plan: the plan is the body, the articles only lead up to it.

    Header, title and closing are the decision's: it has the number, the signature and Nơi nhận (NĐ 30, Phụ lục I).
    """
    header_end, title_end, closing_start, closing_end = decision
    plan_title_end = _title_end(document, texts, plan)
    if plan_title_end < len(texts) and _ISSUED_WITH.match(texts[plan_title_end]):
        plan_title_end += 1
    plan_closing, plan_end = find_closing(document, texts, plan_title_end)
    return Regions(
        header=(0, header_end),
        title=(header_end, title_end),
        preamble=(title_end, closing_start),
        body=(plan_title_end, plan_closing),
        closing=(closing_start, closing_end),
        annexes=(plan_end, len(texts)),
    )


def _type_line(document: Document, texts: list[str]) -> int | None:
    near = range(min(len(texts), _MAX_HEADER_BLOCKS))
    named = [
        index
        for index in near
        if not (document.blocks[index].table is not None and document.blocks[index].col)
        and names_type(texts[index], document.blocks[index])
    ]
    return next((index for index in named if not _is_headline(texts, index, named)), None)


def _untyped_end(texts: list[str]) -> int:
    """Return where a letterhead ends that a portal reprints without 'KẾ HOẠCH' and trích yếu; 0 without one.

    The symbol then tells the type ('Số: 130/KH-UBND'), and the preamble begins below it.
    """
    near = texts[:_MAX_LETTERHEAD]
    if not any(MOTTO.search(text) for text in near):
        return 0
    number = next((index for index, text in enumerate(near) if _PLAN_NUMBER.match(text)), None)
    if number is None:
        return 0
    below = range(number + 1, min(len(texts), number + 4))
    return next((index for index in below if _OPENS_PREAMBLE.match(texts[index])), 0)


def _is_headline(texts: list[str], index: int, named: list[int]) -> bool:
    """Tell whether a portal's headline above the letterhead says 'KẾ HOẠCH Phát động ...' before the document does."""
    below = next((other for other in named if other > index and texts[other][:4] == texts[index][:4]), None)
    if below is None or below - index > _MAX_LETTERHEAD:
        return False
    motto = [MOTTO.search(text) is not None for text in texts[:below]]
    return any(motto[index + 1 :]) and not any(motto[:index])


def _title_end(document: Document, texts: list[str], type_line: int) -> int:
    index = type_line + 1
    first = _stands_alone(texts[type_line])
    while index < min(len(texts), type_line + 1 + _MAX_TITLE_BLOCKS):
        text = texts[index]
        if is_rule(text):
            index += 1
            continue
        block = document.blocks[index]
        if split_marker(text) is not None or _ISSUED_WITH.match(text) or block.table is not None:
            break
        if text.endswith(":") or _TITLE_STOP.match(text) or (not first and _names_authority(text, texts[index - 1])):
            break
        if not first and (_CITES.match(text) or _decides(texts, type_line, index)):
            break
        if not first and not _continues_title(block, document.blocks[index - 1], text):
            break
        first = False
        index += 1
    return index


def _decides(texts: list[str], type_line: int, index: int) -> bool:
    """Tell whether the line is who decides, below a trích yếu in capitals too: 'ỦY BAN NHÂN DÂN TỈNH X' / 'Căn cứ'."""
    if not texts[index].isupper() or _DECISION.match(texts[type_line]) is None or index + 1 == len(texts):
        return False
    if _DECIDER.match(texts[index]) is None or _GOES_ON.search(texts[index - 1]):
        return False
    return texts[index + 1].lower().startswith(("căn cứ", "xét đề nghị", "theo đề nghị"))


def _names_authority(text: str, above: str) -> bool:
    """Tell whether the line names who decides, in capitals below a trích yếu that is not: 'GIÁM ĐỐC SỞ Y TẾ'."""
    return text.isupper() and not above.isupper() and _AUTHORITY.match(text) is not None


def _stands_alone(text: str) -> bool:
    """Tell whether the line of the type has no word of the trích yếu."""
    line = TYPE_LINE.fullmatch(text)
    return line is None or not line["rest"]


def _continues_title(block: Block, previous: Block, text: str) -> bool:
    if text[-1:] in ";:.,":
        return False
    same_look = (block.bold, block.align, block.level) == (previous.bold, previous.align, previous.level)
    looks_set = block.bold or block.align == "center" or block.level is not None
    return text[:1].islower() or text[:1] in '("' or (same_look and looks_set) or (same_look and len(text) < 90)


def _opens_body(text: str) -> bool:
    """'Mục đích: ...' or 'Mục đích' alone; 'MỤC ĐÍCH' in a text without bold, but not 'QUYẾT ĐỊNH:'."""
    capitals = text.isupper() and _DECISION.match(text) is None
    return capitals or opens_section(text) or names_section(text)


def _preamble_end(document: Document, texts: list[str], first: int, last: int) -> int:
    for index in range(first, last):
        block = document.blocks[index]
        marker = split_marker(texts[index])
        if (marker is not None and marker.kind not in {"dash", "plus", "bullet"}) or block.table is not None:
            return index
        if block.level is not None or (block.bold and texts[index].isupper()):
            return index
        # A letter of instructions goes on without numbers: '... như sau:' / 'Mục đích: ...' / 'Đối tượng: ...'
        if index > first and texts[index - 1][-1:] in ":." and _opens_body(texts[index]):
            return index
        if index == first and names_section(texts[index]):
            return index
    return first if first == 0 else last
