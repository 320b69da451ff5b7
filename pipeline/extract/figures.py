"""Remarks on printed figures: a number against its words, a second number of the document, a quota told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.diagnostics import Diagnostic
from models.header import PlanHeader
from pipeline.extract.context import Reading
from pipeline.extract.sentences import sentences
from pipeline.nlp.numbers import parse_number
from pipeline.nlp.phrases import alternation

# '06 (bảy) Giấy khen'; '15 (mười lăm)'. '03 (xã điểm)' holds no number.
_SPELLED = re.compile(r"(?<![\w.,/-])(?P<figures>\d{1,3})\s*\((?P<words>[^()\d]{2,25})\)")
_SYMBOL = re.compile(
    r"(?<!\w)số\s*[:.]?\s*(?P<symbol>\d{1,5}\s*[-/]\s*[a-zđ&]{2,12}(?:\s?[-/]\s?[a-zđ&]{2,12})*)(?!\w)"
)
# A reference to the parent ('Số lượng: theo Kế hoạch số 52/KH-UBND') or to those below ('do Hội đồng quyết định',
# 'giao Chủ tịch UBND các xã quy định cụ thể').
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:số lượng|chỉ tiêu|cơ cấu|tỷ lệ)(?: [^.;:\d]{0,60}?)?\s*:?\s*(?:được )?(?:thực hiện )?"
    rf"(?:theo(?: quy định(?: tại| của)?)?\s+(?:các )?{alternation('next_types')}(?!\w)"
    r"|(?:do|giao)\s[^.;:\d]{3,80}?\s(?:quyết định|quy định|phân bổ|xem xét|xác định)(?!\w))"
    r"|(?<!\w)giao\s(?:cho )?(?:chủ tịch|thủ trưởng|hội đồng|giám đốc|các|người đứng đầu)\s[^.;:\d]{3,80}?\s"
    r"(?:quy định|quyết định)(?: cụ thể)?(?: về)? (?:số lượng|mức|chỉ tiêu|cơ cấu)"
    r"|(?<!\w)giao\s(?:cho )?(?:chủ tịch|thủ trưởng|hội đồng|giám đốc)\s[^.;:\d]{3,80}?\squy định cụ thể(?!\w)"
)


def figure_remarks(reading: Reading, header: PlanHeader) -> Iterator[Diagnostic]:
    """Yield the remarks; of a recognised scan only where a quota is told, for its figures may be misread."""
    yield from _elsewhere(reading)
    if reading.document.source.origin != "pdf-ocr":
        yield from _spelled(reading)
        yield from _second_symbol(reading, header)


def _spelled(reading: Reading) -> Iterator[Diagnostic]:
    for match in _SPELLED.finditer(reading.low):
        words = parse_number(match["words"])
        if words is not None and words != int(match["figures"]):
            evidence = (reading.span(*match.span()),)
            message = f"Số ghi bằng chữ số ({match['figures']}) khác số ghi bằng chữ ({match['words'].strip()})."
            yield Diagnostic(code="number-words", severity=2, message=message, evidence=evidence)


def _second_symbol(reading: Reading, header: PlanHeader) -> Iterator[Diagnostic]:
    """A joint plan may bear the number of each issuer; the record holds the first."""
    if not header.co_issuers:
        return
    region = reading.outline.header
    found = list(_SYMBOL.finditer(reading.low, region.start, region.end))
    for match in found[1:]:
        if match["symbol"] != found[0]["symbol"]:
            printed = reading.text[match.start("symbol") : match.end("symbol")]
            message = f"Văn bản liên tịch còn mang số, ký hiệu thứ hai: {' '.join(printed.split())}."
            evidence = (reading.span(*match.span("symbol")),)
            yield Diagnostic(code="second-symbol", severity=1, message=message, evidence=evidence)


def _elsewhere(reading: Reading) -> Iterator[Diagnostic]:
    """The number of awards is left to another document or to those below (domain notes 5.3, 16, 17, 19)."""
    for node in reading.outline.nodes:
        if "awards" not in reading.outline.roles(node) or node.kind == "heading":
            continue
        for sentence in sentences(reading.low, node.body, node.end):
            match = _ELSEWHERE.search(reading.low, *sentence)
            if match is not None:
                message = (
                    "Số lượng khen thưởng không ghi tại đây mà dẫn đến văn bản khác hoặc giao nơi khác quyết định."
                )
                evidence = (reading.span(*reading.trim(*sentence)),)
                yield Diagnostic(code="quota-elsewhere", severity=1, message=message, evidence=evidence)
