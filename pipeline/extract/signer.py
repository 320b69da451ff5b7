"""The signature block: authority, position, name (NĐ 30/2020/NĐ-CP, Điều 13; Party: T/M, K/T, T/L).

A drafter's initial below Nơi nhận ('A.Trang') and an approver beside the signer are not signers.
"""

from __future__ import annotations

import re

from models.header import Capacity, Signer
from models.outline import Region
from models.span import Span
from pipeline.extract.casing import proper_case
from pipeline.extract.context import Reading
from pipeline.outline.regions import RECIPIENTS_HEAD, SIGNATURE_HEAD

_CAPACITY = re.compile(
    r"(?<!\w)(TM|KT|TL|TUQ|Q|T\s?/\s?M|K\s?/\s?T|K\s?/|T\s?/\s?L)\s*[./]?\s+(?=\w{2})|(?<!\w)(TM|KT|TL|TUQ|Q)\.(?=\w)"
)
_CAPACITIES: dict[str, Capacity] = {
    "TM": "TM.", "T/M": "TM.", "KT": "KT.", "K/T": "KT.", "K/": "KT.", "TL": "TL.", "T/L": "TL.", "TUQ": "TUQ.", "Q": "Q.",
}  # fmt: skip
_WORD = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ][a-zđà-ỹơưăâêô']*"
_PERSON = re.compile(rf"(?:(?:TS|ThS|PGS|GS|BS|CKI|CKII|Dr|KS|NGƯT|NGND)\.?\s*)*(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})")
_UPPER_PERSON = re.compile(r"[A-ZĐÀ-ỸƠƯĂÂÊÔ]+(?:\s+[A-ZĐÀ-ỸƠƯĂÂÊÔ]+){1,4}")
_NOTE = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|ký và đóng dấu|đóng dấu)", re.IGNORECASE)


def read_signer(reading: Reading, closing: Region) -> tuple[Signer | None, tuple[Span, ...]]:
    """Return the signer of the last signature block in the closing region with the spans of its lines."""
    lines = _signature_lines(reading, closing)
    heads = [
        (start, end)
        for start, end in lines
        if SIGNATURE_HEAD.match(reading.folded, start, end) or _is_title(reading, start, end)
    ]
    if not heads:
        return None, ()
    capacity, position = _authority(reading, heads)
    name = _name(reading, [line for line in lines if line[0] > heads[-1][0]], heads[-1])
    spans = [reading.span(start, end) for start, end in heads]
    if name is not None:
        spans.append(reading.span(*name))
    signer = Signer(name=reading.text[slice(*name)] if name else None, position=position, capacity=capacity)
    return signer, tuple(spans)


def _signature_lines(reading: Reading, closing: Region) -> list[tuple[int, int]]:
    """Return the lines of the signature: those of the right column, or those outside the list of recipients."""
    blocks = [block for block in reading.document.blocks if block.start in closing]
    lines: list[tuple[int, int]] = []
    started = False
    for block in blocks:
        text = reading.folded[block.start : block.end]
        if block.column == "left" or RECIPIENTS_HEAD.match(text):
            if started and block.column == "full":
                break
            continue
        if not started and SIGNATURE_HEAD.match(text) is None:
            continue
        started = True
        lines.append((block.start, block.end))
    return lines


def _is_title(reading: Reading, start: int, end: int) -> bool:
    text = reading.text[start:end]
    return text.isupper() and bool(reading.hits("position", start, end)) and len(text) < 100


def _authority(reading: Reading, heads: list[tuple[int, int]]) -> tuple[Capacity | None, str | None]:
    """Return the authority nearest the name and the position it stands with."""
    text = "\n".join(reading.folded[start:end] for start, end in heads)
    marks = list(_CAPACITY.finditer(text))
    capacity = _CAPACITIES[re.sub(r"\s", "", marks[-1][1] or marks[-1][2])] if marks else None
    positions = _positions(reading, heads)
    # 'KT. GIÁM ĐỐC' alone names the post signed for, not the signer's own.
    if not positions or (capacity == "KT." and len(positions) == 1):
        return capacity, None
    return capacity, positions[-1]


def _positions(reading: Reading, heads: list[tuple[int, int]]) -> list[str]:
    """Return the positions named in the heads; a longer title keeps its office ('Trưởng phòng Văn hóa - Xã hội')."""
    found: list[str] = []
    for start, end in heads:
        hits = reading.hits("position", start, end)
        for hit, after in zip(hits, [*hits[1:], None], strict=False):
            stop = after.start if after else end
            tail = re.sub(r"\s*(?:TM|KT|TL|TUQ|Q|K)\s*[./]*\s*$", "", reading.text[hit.end : stop]).strip(" /.,")
            found.append(f"{hit.key} {_office(reading, tail)}".strip())
    return found


def _office(reading: Reading, tail: str) -> str:
    """Return the office behind a title in the case of the text: 'PHÒNG VĂN HÓA - XÃ HỘI' after 'TRƯỞNG'."""
    words = " ".join(tail.split())
    return proper_case(reading, words) if words and words.isupper() and len(words) > 2 else ""


def _name(reading: Reading, lines: list[tuple[int, int]], head: tuple[int, int]) -> tuple[int, int] | None:
    for start, end in lines:
        text = reading.text[start:end]
        if _NOTE.match(text):
            continue
        match = _PERSON.fullmatch(text.strip(" .,*"))
        if match is not None:
            at = text.index(match["name"])
            return start + at, start + at + len(match["name"])
        if _UPPER_PERSON.fullmatch(text.strip()) and not reading.hits("position", start, end):
            return start, end
    return None
