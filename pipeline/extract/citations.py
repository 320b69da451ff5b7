"""Mentions of documents in running text: type, symbol, date, issuer, trích yếu (domain notes 5.5, 1.1-1.3).

Text -> `Mention`s in reading order, disjoint. What a mention is to the plan is decided in references.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention, date_at
from pipeline.nlp.abbreviations import expand

_UPPER_CODE = r"[A-ZĐ][A-ZĐƯÂÊÔƠa-zđ]*\d{0,2}(?:&[A-ZĐ]+)*"
# 52/KH-UBND, 98/2023/NĐ-CP, 4002/UBND-NC, 06/2022/QH15, 30c/NQ-CP, 23/CT- TTg (a space from OCR), 05/2026/VLN/CV-LV.
_STATE = re.compile(
    rf"(?<![\w/.,])(?P<number>\d{{1,5}}[a-zđ]?(?:\.\d{{1,2}})?)\s?/\s?"
    rf"(?P<code>(?:(?:19|20)\d\d\s?/\s?)?{_UPPER_CODE}(?:\s?/\s?{_UPPER_CODE})*(?:-\s?{_UPPER_CODE})*)(?![\w])"
)
# 10-NQ/TU, 09-CTr/TU, 34-CT/TW (05-HD/VPTW): number, hyphen, type, slash, committee.
_PARTY = re.compile(
    r"(?<![\w/.,])(?P<number>\d{1,4}[a-z]?)\s?-\s?(?P<code>[A-ZĐ][A-Za-zĐ]{1,5}\s?/\s?[A-ZĐ][A-Za-zĐ]{1,8})(?!\w)"
)
_TYPE_GAP = re.compile(r"\s*(?:liên tịch\s*)?(?:(?:số|sổ)\s*[:.]?)?\s*")
_CITED_LAWS = {"LUẬT", "PL"}
_LAW_NAME_END = re.compile(
    r"\s*(?:[;:()]|\.(?:\s|$)|,?\s*(?:số|ngày|năm)\s+\d|,\s*(?:nghị định|luật|bộ luật|thông tư|quyết định|pháp lệnh|và các)\b"
    r"|\s(?:và\s+(?:luật|nghị định|thông tư|các|quy định)|được|đã|theo|do|của quốc hội|đối với|thì|hiện hành)\b|$)"
)
_ISSUER_CUE = re.compile(r"\s*,?\s*(?:do|của)\s+(?=\S)")
_ISSUER_END = re.compile(
    r"\s*(?:[,;:()]|\.(?:\s|$)|\"|(?<!\w)(?:về|v/v|phát động|ban hành|phê duyệt|quy định|qui định|triển khai|thực hiện|hướng dẫn|sửa đổi"
    r"|tổ chức (?:phong|thực|triển)|tăng cường|đẩy mạnh|giao|công bố|điều chỉnh|bổ sung|thành lập|kèm theo|nêu trên|đã|trong|để|nhằm|đảm bảo"
    r"|bảo đảm|gắn|quy hoạch|kiểm tra việc|ngày \d|và(?= (?:kế hoạch|quyết định|nghị|công văn|chỉ thị|hướng dẫn|luật|các|chương trình))|được|là|năm \d)(?!\w)|$)"
)
_TITLE_CUE = re.compile(
    r"\s*(?:về|v/v|phát động|ban hành|phê duyệt|quy định|qui định|triển khai|thực hiện|hướng dẫn|sửa đổi|tổ chức|tăng cường|đẩy mạnh"
    r"|giao|công bố|điều chỉnh|bổ sung|thành lập|xây dựng|hưởng ứng|quy hoạch|kiểm tra|gắn|tiếp tục|bãi bỏ|thay thế|đề nghị)(?!\w)"
)
_TITLE_END = re.compile(r";|\.(?=\s|$)|:(?=\s|$)|\n")
# 'Bộ Y tế, Công văn số ...': the next citation ends this one's title; so does the subject of the sentence: ', Sở X ban hành'.
_SUBJECT = re.compile(
    r",\s+(?=(?:ubnd|ủy ban|sở|ban|phòng|đảng ủy|ban chấp hành|liên đoàn|công đoàn|trường|hội đồng|bộ|cục|chi cục|văn phòng|công an|bệnh viện|trung tâm|thường trực|tỉnh|huyện|thành|bch|btv|lđlđ|cơ quan|đơn vị)\b[^,;.]{0,90}?(?:xây dựng|ban hành|phát động|triển khai|đề nghị|yêu cầu|lập|tổ chức|hướng dẫn|cụ thể|thông báo|đã))"
)
_PARENTHESIS = re.compile(r"\s*\((?:sau đây|gọi tắt|viết tắt|kèm theo|dưới đây)")


class Range(NamedTuple):
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation at `start..end`; parts that the words do not give are None."""

    start: int
    end: int
    doc_type: str | None
    number: str | None
    code: str | None
    symbol: str | None
    date: DateMention | None
    issuer: str | None
    title: str | None
    node: int | None = None


def find_mentions(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the citations in `text[start:end]`, one block at a time handed in by the caller."""
    anchors = sorted([*_symbols(reading, start, end), *_laws(reading, start, end)], key=lambda anchor: anchor[0].start)
    mentions: list[Mention] = []
    for index, (place, doc_type, number, code, title) in enumerate(anchors):
        if index and place.start < anchors[index - 1][0].end:
            continue
        limit = _limit(reading, [anchor[0] for anchor in anchors[index + 1 :] if anchor[0].start >= place.end], end)
        mention = _complete(reading, place, doc_type, number, code, title, limit)
        # 'quy định chi tiết một số điều của Luật ...': a bare law inside a trích yếu is not cited for itself.
        nested = bool(mentions) and place.start < mentions[-1].end
        if not (nested and mention.symbol is None and mention.date is None):
            mentions.append(mention)
    return mentions


# The next citation ends this one where the words pass over to it; inside a trích yếu they do not.
_PASSES_OVER = re.compile(r"(?:[,;(]|(?<!\w)(?:và|cùng|theo|tại|trên cơ sở|của|căn cứ|thực hiện))\s*$")
_INSIDE_TITLE = re.compile(
    r"(?:thực hiện|triển khai|của|kèm theo|thi hành|sửa đổi|bổ sung|một số điều(?: của)?|quy định chi tiết|hướng dẫn)\s+$"
)


def _limit(reading: Reading, places: list[Range], end: int) -> int:
    """Return where the words of a citation end: before the next one, or behind the symbol that its trích yếu names.

    'thực hiện Nghị quyết số 21-NQ/TW ngày 25/10/2017 của ...': what follows describes the inner document.
    """
    for place in places:
        before = reading.low[max(0, place.start - 24) : place.start]
        if _PASSES_OVER.search(before) and not _INSIDE_TITLE.search(before):
            return place.start
        quoted = reading.folded.count('"', places[0].start - 200 if places[0].start > 200 else 0, place.start) % 2
        if (not quoted and _STATE.search(reading.folded, place.start, place.end)) or _PARTY.search(
            reading.folded, place.start, place.end
        ):
            return place.end
    return end


Anchor = tuple[Range, str | None, str | None, str | None, str | None]


def _symbols(reading: Reading, start: int, end: int) -> list[Anchor]:
    found: list[Anchor] = []
    for pattern in (_PARTY, _STATE):
        for match in pattern.finditer(reading.folded, start, end):
            code = re.sub(r"\s", "", match["code"])
            if sum(char.isupper() for char in code) < 2 or any(
                match.start() < a[0].end and a[0].start < match.end() for a in found
            ):
                continue
            doc_type, at = _type_before(reading, match.start(), start)
            found.append((Range(at, match.end()), doc_type or type_of_code(code), match["number"], code, None))
    return found


def _type_before(reading: Reading, at: int, start: int) -> tuple[str | None, int]:
    """Return the type named right before a symbol ('công văn số 4002/UBND-NC') and where the citation begins."""
    for hit in reversed(reading.hits("doc_type", max(start, at - 60), at)):
        if _TYPE_GAP.fullmatch(reading.low, hit.end, at):
            return hit.key, hit.start
        break
    word = re.compile(r"(?:số\s*:?\s*)$").search(reading.low, max(start, at - 6), at)
    return None, word.start() if word else at


_CODE_TYPES = (
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "TTr",
    "CĐ",
    "NĐ",
    "TT",
    "KL",
    "TTLT",
    "QyĐ",
)


def type_of_code(code: str) -> str | None:
    """Return the type that a code names: `KH-UBND` -> KH, `2023/NĐ-CP` -> NĐ, `NQ/TU` -> NQ, `2022/QH15` -> LUẬT."""
    parts = [part for part in re.split(r"[/-]", code) if part and not part.isdecimal()]
    if parts and re.fullmatch(r"QH\d{2}", parts[0]):
        return "LUẬT"
    by_fold = {kind.upper(): kind for kind in _CODE_TYPES}
    return by_fold.get(parts[0].upper()) if parts else None


def _laws(reading: Reading, start: int, end: int) -> list[Anchor]:
    found: list[Anchor] = []
    for hit in reading.hits("doc_type", start, end):
        if hit.key not in _CITED_LAWS or not reading.text[hit.start].isupper():
            continue
        stop = _LAW_NAME_END.search(reading.low, hit.end, end)
        name_end = stop.start() if stop else end
        name = reading.text[hit.start : name_end].strip()
        if 2 <= len(name.split()) <= 30 and name_end > hit.end + 2:
            found.append((Range(hit.start, name_end), hit.key, None, None, name))
    return found


def _complete(
    reading: Reading,
    place: Range,
    doc_type: str | None,
    number: str | None,
    code: str | None,
    name: str | None,
    limit: int,
) -> Mention:
    """Read on behind the symbol or the name: number, date, issuer, date, trích yếu."""
    low, at = reading.low, place.end
    limit = max(limit, at)
    if name is not None:
        number, code, at = _law_number(reading, at, limit)
    date = date_at(low, at, limit) or _year_after(low, at, limit, law=name is not None)
    at = date.end if date else at
    issuer, at = _issuer(reading, at, limit)
    issuer = issuer or _issuer_before(reading, place.start)
    if date is None and (late := date_at(low, at, limit)) is not None:
        date, at = late, late.end
    title = name
    if name is None:
        title, at = _title(reading, at, limit)
    symbol = f"{number}-{code}" if code and _is_party(code) else f"{number}/{code}" if code else None
    return Mention(place.start, at, doc_type, number, code, symbol, date, issuer, title)


def _is_party(code: str) -> bool:
    return re.fullmatch(r"[A-ZĐ][A-Za-zĐ]*/[A-ZĐ][A-Za-zĐ]*", code) is not None and type_of_code(code) is not None


def _law_number(reading: Reading, at: int, limit: int) -> tuple[str | None, str | None, int]:
    """'Luật Dược số 105/2016/QH13'."""
    gap = re.compile(r"\s*,?\s*\(?(?:số\s*:?\s*)?").match(reading.low, at, limit)
    match = _STATE.match(reading.folded, gap.end() if gap else at, limit)
    if match is None:
        return None, None, at
    return match["number"], re.sub(r"\s", "", match["code"]), match.end()


_LAW_YEAR = re.compile(r"\s*,?\s*năm\s+((?:19|20)\d\d)(?!\d)")


def _year_after(low: str, at: int, limit: int, *, law: bool) -> DateMention | None:
    match = _LAW_YEAR.match(low, at, limit) if law else None
    return DateMention(match.start(), match.end(), int(match[1])) if match else None


def _issuer(reading: Reading, at: int, limit: int) -> tuple[str | None, int]:
    cue = _ISSUER_CUE.match(reading.low, at, limit)
    if cue is None or not reading.text[cue.end()].isupper():
        return None, at
    end = _name_end(reading, cue.end(), limit)
    name = reading.text[cue.end() : end].strip(" ,")
    if not name or len(name) > 120:
        return None, at
    return expand(name), end


# 'phong trào thi đua ... do UBND tỉnh Bình Định phát động tại Kế hoạch số 24/KH-UBND'.
_ISSUED_BY = re.compile(
    r"(?<!\w)do (?P<name>[^,.;\n]{4,90}?) (?:phát động|ban hành|triển khai)(?: tại| trong| theo| kèm theo)\s*$"
)


def _issuer_before(reading: Reading, at: int) -> str | None:
    start = max(0, at - 140)
    match = _ISSUED_BY.search(reading.low[start:at])
    return expand(reading.text[start + match.start("name") : start + match.end("name")]) if match else None


def _name_end(reading: Reading, start: int, limit: int) -> int:
    """Return where the name of a body ends; a lexicon body keeps its comma ('Sở Văn hóa, Thể thao và Du lịch')."""
    known = max((hit.end for hit in reading.hits("body", start, limit) if hit.start == start), default=start)
    stop = _ISSUER_END.search(reading.low, max(known, start + 1), limit)
    end = stop.start() if stop else limit
    return start + len(reading.text[start:end].rstrip(" ,"))


def _title(reading: Reading, at: int, limit: int) -> tuple[str | None, int]:
    cue = _TITLE_CUE.match(reading.low, at, limit)
    if cue is None:
        return None, at
    stop = _TITLE_END.search(reading.low, cue.end(), limit)
    end = stop.start() if stop else limit
    for pattern in (_SUBJECT, _PARENTHESIS):
        if (cut := pattern.search(reading.low, cue.end(), end)) is not None:
            end = cut.start()
    words = re.sub(r"[\s,]+(?:và|tại|theo|cùng)?\s*$", "", reading.text[at:end])
    start = at + len(words) - len(words.lstrip())
    title = words.strip()
    return (title, start + len(title)) if title else (None, at)
