"""Funding: who pays, from a section or a sentence of the plan (domain notes 2.6); not a duty to arrange money."""

from __future__ import annotations

import re

from models.campaign import Item
from pipeline.extract.context import Reading
from pipeline.extract.sections import members, run_in, sections_of

_SENTENCE = re.compile(
    r"(?<!\w)(?:nguồn )?kinh phí(?: [^.;:\n]{0,80}?)?\s*"
    r"(?::|(?:được )?(?:lấy |trích |chi |bố trí |sử dụng |thực hiện |cân đối )?(?:từ|trong|theo))\s*"
)
# 'Kinh phí khen thưởng do Hội LHPN huyện bố trí': who provides it, where no source is named.
_PROVIDED = re.compile(
    r"(?:nguồn )?kinh phí(?: [^.;:\n]{0,60}?)? do [^.;:\n]{3,90}?"
    r"(?:bố trí|chi trả|bảo đảm|đảm bảo|cấp)(?!\w)[^.;\n]{0,80}"
)
_SOURCE = re.compile(r"ngân sách|nguồn|quỹ|kinh phí|dự toán|xã hội hóa|quy định|qui định|phụ lục")
_PLAIN_FROM = re.compile(r"(?:lấy |trích |chi )?từ\s*$")
_ARRANGED = re.compile(r"được|bố trí|thực hiện từ")
_PRIZES = re.compile(r"(?:mức|tiền) (?:tiền )?thưởng")
_FIRST_SENTENCE = re.compile(r"\.(?=\s)")
# 'từ ngân sách xã; mức tiền thưởng áp dụng theo Nghị định số ...' says on about the same money
_CLAUSE = re.compile(r"\.(?=\s)|;(?!\s(?:mức )?(?:tiền thưởng|chi thưởng|thưởng))")
_STOP = re.compile(r"\.(?=\s|$)|;|/")


def extract_funding(reading: Reading) -> Item | None:
    """Return the words that say who pays: behind a run-in head, in the funding section, or behind 'kinh phí ... từ'."""
    # A form in an annex asks for figures: 'Tổng nhu cầu vốn: ... tỷ đồng'.
    sections = [node for node in sections_of(reading, "funding") if node.start not in reading.outline.annexes]
    for node in sorted(sections, key=lambda node: "kinh phí" not in reading.low[node.body : node.head_end]):
        # 'V. MỨC THƯỞNG - Giải Nhất: 500.000 đồng' says how much, not who pays
        prizes = _PRIZES.search(reading.low, node.body, node.head_end) is not None
        if prizes and not _SOURCE.search(
            reading.low, node.head_end, max(one.end for one in reading.outline.walk(node))
        ):
            continue
        words = run_in(reading, node)
        if words is not None:
            return reading.item_at(*_source_words(reading, *words))
        if set(node.roles) == {"funding"} and (listed := members(reading, node)):
            first = listed[0]
            stop = _FIRST_SENTENCE.search(reading.low, first.body, first.end)
            start, end = reading.trim(first.body, stop.start() if stop else first.end)
            return reading.item_at(*_source_words(reading, start, end), first.label)
    return _funding_sentence(reading)


def _source_words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """'Nguồn kinh phí khen thưởng lấy từ Quỹ ...' -> 'Quỹ ...'; 'được bố trí từ', 'theo' keep their sentence."""
    stop = _CLAUSE.search(reading.low, start, end)
    end = stop.start() if stop else end
    cue = _SENTENCE.match(reading.low, start, end)
    if cue is not None and _PLAIN_FROM.search(cue.group()) and not _ARRANGED.search(cue.group()):
        return reading.trim(cue.end(), end)
    return reading.trim(start, end)


def _funding_sentence(reading: Reading) -> Item | None:
    for node in reading.outline.nodes:
        if node.start not in reading.outline.body or node.kind in {"heading", "table", "cell"}:
            continue
        provided = _PROVIDED.match(reading.low, node.body, node.end)
        if provided is not None:
            return reading.item_at(node.body, provided.end(), node.label)
        for match in _SENTENCE.finditer(reading.low, node.body, node.end):
            stop = _STOP.search(reading.low, match.end(), node.end)
            end = stop.start() if stop else node.end
            if match.group().rstrip().endswith(("từ", ":")) and _SOURCE.search(reading.low, match.end(), end):
                return reading.item_at(match.end(), end)
    return None
