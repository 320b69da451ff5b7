"""R30: do the bodies that a plan gives tasks to exist on its day?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.nlp import places
from pipeline.nlp.fold import lower
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import inferred_issue_window, issue_window, vi_date
from pipeline.reconcile.issuers import TWO_TIERS
from pipeline.reconcile.rules.registry import plan_rule

# "thị trấn Diễn Thành cũ" is a place of before; "Phòng Nội vụ huyện" would be a body of today.
_DISTRICT = (
    r"\b(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|(?:phòng|ban|trung tâm) [\w\s,-]{2,40}?)\s+"
    r"(?:huyện|quận|thị xã|thị trấn)\b|\b(?:huyện|quận|thị) (?:ủy|đoàn)\b"
    r"|\b(?:hội [\w\s]{2,40}?|liên đoàn lao động|ủy ban mặt trận tổ quốc(?: việt nam)?)\s+"
    r"(?:huyện|quận|thị xã|thị trấn)\b"
)
# 'Thành đoàn Hạ Long', 'UBND thành phố Hạ Long'; with the name of a province it is the province's.
_CITY = r"\bthành (?:ủy|đoàn)\b|\b(?:ủy ban nhân dân|ubnd|phòng [\w\s,-]{2,40}?|hội [\w\s]{2,40}?)\s+thành phố\b"
_PAST = re.compile(r"\bcũ\b|trước đây|trước sắp xếp|ngày \d{1,2}/\d{1,2}/20(?:1\d|2[0-4])")


@plan_rule("R30")
def bodies_exist(case: Case) -> Iterable[Remark]:
    """R30: no body of the district level is given a task after 1 July 2025."""
    named = [
        (sentence, said)
        for sentence in case.child_words.sentences(rf"{_DISTRICT}|{_CITY}")
        if not _PAST.search(lower(sentence.text)) and (said := _district_body(sentence.text))
    ]
    issued = issue_window(case.child)
    window = issued or inferred_issue_window(case.child)
    if not named or (window and window.latest < TWO_TIERS):
        return [Remark("ok")]
    if window and window.earliest < TWO_TIERS:
        return [Remark("undated")]
    told = vi_date(case.child.document.issued_on)
    return [
        Remark("gone" if issued else "undated", (line,), (), said, None, {"issued": f"ngày {told}", "words": said})
        for line, said in named
    ]


def _district_body(text: str) -> str | None:
    """Return the body of the district level that a sentence names; a city that is run centrally is a province."""
    match = re.search(_DISTRICT, lower(text))
    if match:
        return text[match.start() : match.end()]
    for match in re.finditer(_CITY, lower(text)):
        name = re.match(r"\s+((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\s?){1,4})", text[match.end() :])
        if name and not places.is_province(name.group(1).strip()):
            return text[match.start() : match.end() + name.end()].strip()
    return None
