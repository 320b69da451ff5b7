"""Mentions of documents in running text: type, symbol, date, issuer, trích yếu (domain notes 5.5, 1.1-1.3).

Text -> `Mention`s in reading order. What a mention is to the plan is decided in references.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.anchors import Anchor, find_anchors, type_of_code
from pipeline.extract.cited_titles import cited_title, title_before
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention, date_at
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.phrases import alternation

_NEXT_TYPE = alternation("next_types")
_ISSUER_CUE = re.compile(r"\s*,?\s*(?:do|của)\s+(?=\S)")
# The word left out: 'Công văn số 1935/BYT-BM-TE ngày 14/4/2017 Bộ Y tế về việc'.
_BARE_ISSUER = re.compile(rf"\s+(?=(?:{alternation('acting_bodies')})\s[^,;.()\n]{{2,60}}?\s(?:về|v/v)\s)")
_ISSUER_END = re.compile(
    r"\s*(?:[,;:()\n]|\.(?:\s|$)|\"|$"
    rf"|(?<!\w)(?:(?:{alternation('issuer_ends')}|và(?= {_NEXT_TYPE}))(?!\w)|(?:ngày|năm) \d))"
)
# The next citation ends this one where the words pass over to it; inside a trích yếu they do not.
_PASSES_OVER = re.compile(r"(?:[,;(]|(?<!\w)(?:và|cùng|theo|tại|trên cơ sở|của|căn cứ|thực hiện))\s*$")
_INSIDE_TITLE = re.compile(
    r"(?:thực hiện|triển khai|của|kèm theo|thi hành|sửa đổi|bổ sung|một số điều|quy định chi tiết|hướng dẫn)\s+$"
)
# 'phong trào thi đua ... do UBND tỉnh Bình Định phát động tại Kế hoạch số 24/KH-UBND', 'được Thủ tướng phê duyệt tại'.
_ISSUED_BY = re.compile(
    r"(?<!\w)(?:do|được) (?P<name>[^,.;\n]{4,90}?) (?:đã )?(?:phát động|ban hành|triển khai|phê duyệt|thông qua)"
    r"(?: tại| trong| theo| kèm theo)\s*$"
)
# 'Xét đề nghị của Sở Nội vụ tại Tờ trình số', 'gồm: Công ty TNHH Lương Việt tại Văn bản số'.
_AT = re.compile(
    rf"(?:^|[;:,]\s*|(?<!\w)(?:của|và)\s+)(?P<name>{alternation('writing_bodies')}\s[^;:,\n]{{2,110}}?)\s+tại\s*$"
)
# Said once before a list: 'Căn cứ các Quyết định của Thủ tướng Chính phủ: số 140/QĐ-TTg ...'.
_OF_ALL = re.compile(r"(?<!\w)[Cc]ác [^.;:\n]{4,40}? của (?P<name>[^.;:\n\d]{3,60}?)\s*:(?:\s*số)?\s*$")
_LAW_YEAR = re.compile(r"\s*,?\s*\(?năm\s+((?:19|20)\d\d)(?!\d)")
# 'ngày 14/6/2005 và ngày 16/11/2013': two laws of one name.
_AND_DATE = re.compile(r"\s*(?:,|và|,\s*và)\s*(?=ngày\s)")
_UNSURE_DATE = re.compile(r"\s*,?\s*ngày\s+\S{1,4}\s+tháng\s+\S{1,4}\s+năm\s+\S{2,5}")
_PARTY_CODE = re.compile(r"[A-ZĐ][A-ZĐa-z]*/[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ][A-ZĐa-z]*)?")
_MAX_ISSUER = 160
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # 'Sở Y tế (Thường trực Ban Chỉ đạo) tại Tờ trình số'
_LONGEST = 1200  # characters of one citation with its trích yếu


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation at `start..end`; parts that the words do not give are None.

    `listed`: a law without number or year in a list of laws, cited there for itself.
    """

    start: int
    end: int
    doc_type: str | None
    number: str | None
    code: str | None
    symbol: str | None
    date: DateMention | None
    issuer: str | None
    title: str | None
    listed: bool = False


def find_mentions(reading: Reading, start: int, end: int) -> list[Mention]:
    """Return the citations in `text[start:end]`, one block at a time handed in by the caller."""
    anchors = find_anchors(reading, start, end)
    mentions: list[Mention] = []
    for index, anchor in enumerate(anchors):
        mention = _complete(reading, anchor, start, max(_limit(reading, anchors, index + 1, end), anchor.end))
        mention = _with_title_before(reading, mention, max(start, mentions[-1].end) if mentions else start)
        # 'quy định chi tiết một số điều của Luật ...': a bare law inside a trích yếu is not cited for itself.
        nested = bool(mentions) and anchor.start < mentions[-1].end
        if not (nested and mention.symbol is None and mention.date is None):
            mentions.append(mention)
            mentions.extend(_further_dates(reading, mention, end))
    return mentions


def _with_title_before(reading: Reading, mention: Mention, start: int) -> Mention:
    """Return a citation without a trích yếu with the name printed before it, if there is one behind `start`."""
    named = title_before(reading, mention.doc_type, start, mention.start) if mention.title is None else None
    return replace(mention, start=named[0], title=reading.text[slice(*named)]) if named else mention


def _limit(reading: Reading, anchors: list[Anchor], following: int, end: int) -> int:
    """Return where the words of a citation end: before the next one, or behind the symbol that its trích yếu names.

    'thực hiện Nghị quyết số 21-NQ/TW ngày 25/10/2017 của ...': what follows describes the inner document.
    """
    own = anchors[following - 1].end
    for index in range(following, len(anchors)):
        anchor = anchors[index]
        before = reading.low[max(0, anchor.start - 24) : anchor.start]
        if _PASSES_OVER.search(before) and not _INSIDE_TITLE.search(before):
            return anchor.start
        quoted = reading.folded.count('"', own, anchor.start) % 2
        if anchor.number is not None and anchor.name is None and not quoted:
            return anchor.end
        if anchor.start > own + _LONGEST:
            break
    return end


def _complete(reading: Reading, anchor: Anchor, start: int, limit: int) -> Mention:
    """Read on behind the symbol or the name: date, issuer, date, trích yếu."""
    low, at = reading.low, anchor.end
    date = date_at(low, at, limit) or (_year_after(low, at, limit) if anchor.name is not None else None)
    at = date.end if date else _behind_unsure_date(reading, at, limit)
    issuer, at = _issuer(reading, at, limit)
    issuer = issuer or _issuer_before(reading, start, anchor.start)
    if date is None and (late := date_at(low, at, limit)) is not None:
        date, at = late, late.end
    title = anchor.name
    if title is None:
        title, at = cited_title(reading, at, limit)
    symbol = anchor.symbol or _symbol(anchor.number, anchor.code)
    return Mention(anchor.start, at, anchor.doc_type, anchor.number, anchor.code, symbol, date, issuer, title)


def _behind_unsure_date(reading: Reading, at: int, limit: int) -> int:
    """Return where to read on behind a date of a scan that is no date: 'ngày 2l tháng 02 năm 2012'."""
    match = _UNSURE_DATE.match(reading.low, at, limit) if reading.document.unsure else None
    return match.end() if match and reading.document.is_unsure(*match.span()) else at


def _further_dates(reading: Reading, mention: Mention, end: int) -> Iterator[Mention]:
    """Yield the same law by its other dates: 'ngày 14/6/2005 và ngày 16/11/2013'."""
    if mention.symbol is not None or mention.date is None or mention.date.day is None:
        return
    while (joint := _AND_DATE.match(reading.low, mention.end, end)) is not None:
        date = date_at(reading.low, joint.end(), end)
        if date is None or date.year is None:
            return
        mention = replace(mention, start=date.start, end=date.end, date=date)
        yield mention


def _symbol(number: str | None, code: str | None) -> str | None:
    if number is None or code is None:
        return None
    party = _PARTY_CODE.fullmatch(code) is not None and type_of_code(code) is not None
    return f"{number}-{code}" if party else f"{number}/{code}"


def _year_after(low: str, at: int, limit: int) -> DateMention | None:
    match = _LAW_YEAR.match(low, at, limit)
    return DateMention(match.start(), match.end(), int(match[1])) if match else None


def _issuer(reading: Reading, at: int, limit: int) -> tuple[str | None, int]:
    cue = _ISSUER_CUE.match(reading.low, at, limit) or _BARE_ISSUER.match(reading.folded, at, limit)
    if cue is None or not reading.text[cue.end()].isupper():
        return None, at
    end = _name_end(reading, cue.end(), limit)
    name = reading.text[cue.end() : end].strip(" ,")
    return (expand(name), end) if name and len(name) <= _MAX_ISSUER else (None, at)


def _issuer_before(reading: Reading, start: int, at: int) -> str | None:
    start = max(start, at - 140)
    match = _ISSUED_BY.search(reading.low[start:at])
    match = match or _AT.search(reading.folded[start:at]) or _OF_ALL.search(reading.folded[start:at])
    return (
        expand(_ASIDE.sub("", reading.text[start + match.start("name") : start + match.end("name")])) if match else None
    )


def _name_end(reading: Reading, start: int, limit: int) -> int:
    """Return where the name of a body ends; a lexicon body keeps its comma ('Sở Văn hóa, Thể thao và Du lịch')."""
    reach = min(limit, start + 2 * _MAX_ISSUER)
    known = max((hit.end for hit in reading.hits("body", start, reach) if hit.start == start), default=start)
    stop = _ISSUER_END.search(reading.low, max(known, start + 1), limit)
    end = stop.start() if stop else limit
    return start + len(reading.text[start:end].rstrip(" ,"))
