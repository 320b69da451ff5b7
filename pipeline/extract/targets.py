"""Targets: a number or a grade somebody must reach (contract, campaign.targets; domain notes 5.4; gold guidelines).

A bare number is `=`; ít nhất, tối thiểu, trở lên `>=`; trên `>`; dưới `<`; cao hơn năm trước `increase`. Numbers of
sessions, guests and results of past years are none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import Comparator, Context, SectionRole, Target
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.numbers import parse_number

_CONTEXTS: tuple[tuple[SectionRole, Context], ...] = (
    ("criteria", "criterion"), ("targets", "objective"), ("objectives", "objective"), ("purposes", "objective"),
    ("requirements", "objective"), ("contents", "content"), ("solutions", "content"),
)  # fmt: skip
_NUMBER = r"(?<![\w/.,-])(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_WORDED = r"(?:\s*\([^)\d%]{2,25}\))?"
_PERCENT = re.compile(rf"{_NUMBER}{_WORDED}\s*(?P<unit>%|‰|phần trăm)")
_COUNT_UNITS = (
    "người|hộ nghèo|hộ|mô hình|sáng kiến|giải pháp|tin, bài|tin bài|tin|bài|sản phẩm|công trình|xã|thôn|đơn vị|tập thể|cá nhân|lượt|điểm|km|ha|tỷ đồng|triệu đồng|đồng"
    "|đề tài|dự án|doanh nghiệp|hợp tác xã|trường|lớp|cuộc|mỏ|cây|đề xuất|tổ|câu lạc bộ|ngày|giờ|phút|bậc|vụ|nhà|căn|em|học sinh|hồ sơ|thủ tục|dịch vụ|tiêu chí|ý tưởng|điển hình|gương|cơ sở|tuyến đường|tuyến"
)
_COUNT = re.compile(rf"{_NUMBER}{_WORDED}\s+(?P<unit>{_COUNT_UNITS})(?!\w)")
_GRADE = re.compile(
    r"(?:(?:đạt|xếp|mức|loại|xếp loại|hạng)\s+)+(?:từ\s+)?(?:mức\s+|loại\s+)?[\"']?(?P<grade>xuất sắc|tốt|khá|trung bình|đạt yêu cầu|[abc]\b)[\"']?\s*(?P<up>trở lên)?"
)
_INCREASE = re.compile(
    r"(?:của )?(?:năm sau )?(?:phải |luôn )?(?P<way>cao hơn|tăng hơn|tăng so với|tăng(?= (?:lên )?so với)|thấp hơn|giảm so với)\s*(?:so với )?(?:cùng kỳ )?(?P<base>năm (?:trước|\d{4})(?: liền kề)?|kỳ trước|cùng kỳ(?: năm trước)?|bình quân[^,.;]{0,40})"
)
_RANK = re.compile(
    r"(?:nằm trong|thuộc|trong|vào) (?:nhóm|tốp|top) (?:(?:các )?[^\d,.;]{0,30})?(?P<value>\d{1,2})\s+[^,.;]{0,60}?(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)"
)
_BEFORE: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"(?:tối thiểu|ít nhất)(?: đạt| là)?(?: trên| hơn)\s*$"), ">"),
    (
        re.compile(
            r"(?:≥|>=)\s*$|(?:tối thiểu|ít nhất|không (?:thấp|ít) hơn|đạt từ|không dưới)(?: đạt| là| từ| bằng)?\s*$"
        ),
        ">=",
    ),
    (re.compile(r"(?:>|trên|hơn|vượt)(?: mức)?\s*$"), ">"),
    (
        re.compile(
            r"(?:≤|<=)\s*$|(?:không (?:quá|vượt quá|cao hơn|nhiều hơn)|tối đa|nhiều nhất|giảm (?:xuống )?(?:còn|xuống)(?: không quá)?)(?: là)?\s*$"
        ),
        "<=",
    ),
    (re.compile(r"(?:<|dưới|thấp hơn|ít hơn|nhỏ hơn|còn dưới)\s*$"), "<"),
)
_REDUCE = re.compile(r"(?:giảm|cắt giảm|rút ngắn)(?: thêm| bình quân| ít nhất| tối thiểu| trên| từ)*\s*$")
_RAISE = re.compile(
    r"(?:tăng|nâng)(?: thêm| bình quân| ít nhất| tối thiểu| trên| từ)*\s*$|(?:tăng thêm|tăng) [^.;]{3,120}:\s*$"
)
_UP = re.compile(r"\s*trở lên")
_RANGE = re.compile(r"\s*(?:-|đến)\s*\d+(?:[.,]\d+)?\s*(?:%|‰)")
_CONTRADICTION = re.compile(r"(?:tối thiểu|ít nhất)(?: đạt| là)?(?: trên| hơn)\s*$")
_PAST = re.compile(
    r"\bđã (?:đạt|hoàn thành|có|giảm|tăng|được)|kết quả (?:đạt được )?năm|so với năm \d{4} (?:đã )?đạt|năm (?:trước|qua) đạt|thực trạng|hiện nay (?:có|đạt)"
)
_DUE = re.compile(
    r"(?:(?P<by>(?:đến|trước)\s+(?:hết |cuối )?)|trong )?năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-/]\s*(?:19|20)\d\d)"
)
_CITED_YEAR = re.compile(r"(?:so với|giai đoạn|từ)\s*$")
_REQUIRES = re.compile(
    r"(?:phấn đấu|đạt|có|hoàn thành|tối thiểu|ít nhất|bảo đảm|đảm bảo|duy trì|mỗi|tổ chức|xây dựng|giảm|tăng|trở lên|không quá|thực hiện|vận động|chỉ tiêu|:)"
)


class _Found(NamedTuple):
    start: int
    end: int
    comparator: Comparator
    value: int | float | None
    unit: str | None
    grade: str | None = None
    baseline: str | None = None
    readings: tuple[Comparator, ...] = ()


def extract_targets(reading: Reading) -> tuple[Target, ...]:
    """Return the targets of the sections that set any, in printed order."""
    found: list[Target] = []
    for node in reading.outline.nodes:
        context = _context(reading, node)
        if context is None or node.kind in {"heading", "table"} or node.start in reading.outline.preamble:
            continue
        found.extend(_in_node(reading, node, context))
    return tuple(found)


def _context(reading: Reading, node: Node) -> Context | None:
    roles = reading.outline.roles(node)
    return next((context for role, context in _CONTEXTS if role in roles), None)


def _in_node(reading: Reading, node: Node, context: Context) -> list[Target]:
    if _PAST.search(reading.low, node.body, node.end):
        return []
    due = _due(reading, node)
    found = sorted(_find(reading, node.body, node.end, context))
    edges = [node.body, *(one.end for one in found)]
    targets: list[Target] = []
    for one, start in zip(found, edges, strict=False):
        first, last = reading.trim(*_clause(reading, node, one))
        targets.append(
            Target(
                text=reading.text[first:last], subject=_subject(reading, max(start, first), one.start), comparator=one.comparator, value=one.value,
                unit=one.unit, grade=one.grade, baseline=one.baseline, due=due, context=context, readings=one.readings,
                evidence=(reading.span(one.start, one.end), reading.span(first, last)),
            )
        )  # fmt: skip
    return targets


def _find(reading: Reading, start: int, end: int, context: Context) -> list[_Found]:
    low = reading.low
    found = [
        _number(low, start, match, "%" if match["unit"] == "phần trăm" else match["unit"])
        for match in _PERCENT.finditer(low, start, end)
    ]
    for match in _COUNT.finditer(low, start, end):
        one = _number(low, start, match, match["unit"])
        if _is_required(low, start, match, one, context) and not any(
            one.start < other.end and other.start < one.end for other in found
        ):
            found.append(one)
    for match in _GRADE.finditer(low, start, end):
        if match["up"] or re.match(r"(?:xếp )?loại|xếp|mức|hạng|đạt loại|đạt mức", match.group()):
            found.append(_Found(match.start(), match.end(), ">=" if match["up"] else "=", None, None, match["grade"]))
    for match in _INCREASE.finditer(low, start, end):
        way: Comparator = "decrease" if match["way"].startswith(("thấp", "giảm")) else "increase"
        if not any(one.comparator == way and 0 <= match.start() - one.end < 12 for one in found):
            found.append(_Found(match.start("way"), match.end(), way, None, None, baseline=match["base"]))
    return found


def _number(low: str, start: int, match: re.Match[str], unit: str) -> _Found:
    before = low[max(start, match.start() - 140) : match.start()]
    comparator, first = _comparator(before, match.start())
    end = match.end()
    if (up := _UP.match(low, end)) is not None:
        comparator, end = (">=" if comparator == "=" else comparator), up.end()
    if (stretch := _RANGE.match(low, end)) is not None:
        comparator, end = (">=" if comparator == "=" else comparator), stretch.end()
    readings: tuple[Comparator, ...] = (">=",) if _CONTRADICTION.search(before) else ()
    return _Found(first, end, comparator, parse_number(match["value"]), unit, readings=readings)


def _comparator(before: str, at: int) -> tuple[Comparator, int]:
    for pattern, change in ((_REDUCE, "decrease"), (_RAISE, "increase")):
        if (match := pattern.search(before)) is not None:
            return change, at - len(before) + match.start()  # type: ignore[return-value]
    for pattern, comparator in _BEFORE:
        if (match := pattern.search(before)) is not None:
            return comparator, at - len(before) + match.start()
    if re.search(r"(?:đạt |có )?từ\s*$", before):
        return "=", at
    return "=", at


def _is_required(low: str, start: int, match: re.Match[str], one: _Found, context: Context) -> bool:
    """A count is a target when it is compared, or set as one in a section of objectives ('Dân số: 374.125 người')."""
    if one.comparator != "=":
        return True
    before = low[max(start, match.start() - 60) : match.start()]
    return context == "objective" and re.search(r"(?::|phấn đấu(?: đạt| có| xây dựng)?|đạt)\s*$", before) is not None


def _due(reading: Reading, node: Node) -> str | None:
    """The year printed with the target or in the heading of its list; a compared year is none ('so với năm 2020')."""
    for start, end in (
        (node.body, node.end),
        *((up.body, up.end) for up in reading.outline.path(node) if up.kind == "heading" and up.marker != "roman"),
    ):
        for match in _DUE.finditer(reading.low, start, end):
            if not _CITED_YEAR.search(reading.low[max(start, match.start() - 12) : match.start()]):
                return match["year"]
    return None


def _clause(reading: Reading, node: Node, one: _Found) -> tuple[int, int]:
    """Return the sentence around a target inside its node."""
    low = reading.low
    stops = [m.start() for m in re.compile(r"[.;](?=\s)").finditer(low, node.body, node.end)]
    start = max([stop + 1 for stop in stops if stop < one.start], default=node.body)
    end = min([stop for stop in stops if stop >= one.end], default=node.end)
    return start, end


def _subject(reading: Reading, start: int, end: int) -> str | None:
    words = reading.text[start:end].strip(" ,;:-+")
    words = re.sub(r"\s*(?:đạt|đạt từ|là|phải|có|từ|đạt mức|phải đạt)$", "", words).strip(" ,;:-")
    return words if len(words) > 2 else None
