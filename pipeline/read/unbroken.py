"""A text that lost all its line breaks (pasted into a form, told in one cell): where its lines began.

Cut at what only begins a line: the parts of the letterhead, the type, what opens the preamble, markers of sections and
items that stand behind a stop or a heading and follow one another in order, the recipients, the signature.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.nlp.letters import LOWER, UPPER
from pipeline.nlp.lexicons import rows
from pipeline.nlp.markers import Marker, split_marker

_SHORTEST, _MOST_LINES = 800, 3
_HEADER = re.compile(
    r"(?=CỘNG H(?:ÒA|OÀ) XÃ HỘI)|(?=Độc lập\s*-)|(?=ĐẢNG CỘNG SẢN VIỆT NAM)|(?=Số\s*:?\s*\d*\s*[-/]\s?[A-ZĐ])"
    rf"|(?<=\s)(?:TP\.\s?)?{UPPER}{LOWER}+(?:\s{UPPER}{LOWER}+){{0,3}}(?=,\s+ngày\s)"
)
_TYPE = re.compile(rf"(?<!\w)(?:#{{1,6}}\s)?KẾ HOẠCH(?: LIÊN TỊCH)?(?=\s+(?:#|{UPPER}|{LOWER}))")
_CUE = r"(?:Căn cứ|Thực hiện|Triển khai(?: thực hiện)?|Hưởng ứng|Thi hành|Xét|Theo)"
_CITES = re.compile(rf"(?<=\w\s){_CUE}(?=\s+(?:[^\W\d]+\s+){{1,4}}số\s)|(?<=[\w”\"]\s)Căn cứ(?=\s+{UPPER})")
_OPENS = re.compile(r"(?<=[\w”\"]\s)(?:Nhằm|Để|Xác định|Phát huy|Thực hiện|Tiếp tục)(?=\s)")
_NEXT_CUE = re.compile(rf"(?<=[.;]\s){_CUE}(?=\s)")
_MARKED = re.compile(
    r"(?<=\s)(?=(?:#{1,6}\s+|\*\*)?(?:[IVX]{1,5}[./)]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|[a-zđ]\)|[-+*•]\s))"
)
_MARKDOWN = re.compile(r"#{1,6}\s+|\*\*")
_STOPS = tuple(".;:!?/…*")
_CITED = re.compile(r"(?:số|điều|khoản|điểm|mục|phần|chương|ngày|tháng|năm|quý|và|từ|đến)\s*$", re.IGNORECASE)
_FAREWELL = re.compile(r"(?<=[.;]\s)(?=Trên đây là|Yêu cầu các|Đề nghị các)")
# the recipients, or a signature before them: './. TM. ỦY BAN NHÂN DÂN'
_CLOSES = re.compile(r"Nơi nhận\s*:|(?<=\./\.\s)(?=[A-ZĐ])")
_SIGNED = re.compile(
    r"(?<=\s)(?:(?:TM|KT|TL|TUQ|Q)\.(?=\s)|[TK]/[MTL]?(?=\s)"
    r"|(?<![KT][TLM]\.\s)(?<!UQ\.\s)(?<!/\s)(?<!/[MTL]\s)(?<!PHÓ\s)(?:PHÓ )?"
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG \w+|CHÁNH \w+)(?!\w))"
)
_NAME = re.compile(rf"(?<={UPPER}{{2}})\s+(?={UPPER}{LOWER})")
_LONGEST_HEAD, _SHORTEST_HEAD = 120, 6


def line_starts(text: str) -> list[int]:
    """Return where lines of `text` begin if all its breaks are lost and its sections show it, else nothing."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or len(lines) > _MOST_LINES or max(map(len, lines)) < _SHORTEST:
        return []
    head = _letterhead(text)
    start = max(head, default=0)
    closing = _CLOSES.search(text, start)
    end = closing.start() if closing else len(text)
    items, sections = _items(text, start, end)
    if sections < 2:
        return []
    farewell = {match.start() for match in _FAREWELL.finditer(text, start, end)}
    return sorted({*head, *items, *farewell, *_closing(text, end)} - {0, len(text)})


def _letterhead(text: str) -> set[int]:
    typed = _TYPE.search(text)
    if typed is None:
        return set()
    found = {match.start() for match in _HEADER.finditer(text, 0, typed.start())} | {typed.start(), typed.end() + 1}
    opened = _CITES.search(text, typed.end() + 15) or _OPENS.search(text, typed.end() + 30)
    first_section = re.compile(r"(?<=\s)I[./)]\s").search(text, typed.end())
    limit = first_section.start() if first_section else len(text)
    if opened is not None and opened.start() < limit:
        found |= {opened.start(), *(cue.start() for cue in _NEXT_CUE.finditer(text, opened.end(), limit))}
    return found


def _items(text: str, start: int, end: int) -> tuple[set[int], int]:
    """Return where marked lines begin, with the words behind their headings; and how many sections there are."""
    found: set[int] = set()
    counts: dict[str, int] = {}
    last = behind = start
    sections = 0
    for match in _MARKED.finditer(text, start, end):
        at = match.start()
        marks = _MARKDOWN.match(text, at)
        first = marks.end() if marks else at
        marker = split_marker(text[first : first + 60])
        if at < behind or marker is None or not _is_next(marker, counts) or not _may_begin(text, last, first, marker):
            continue
        if marker.kind in {"roman", "number", "letter"}:
            sections += marker.kind != "letter"
            counts = {kind: counts[kind] for kind in _above(marker.kind) if kind in counts}
            counts[marker.kind] = marker.numbers[0]
        found.add(at)
        last, behind = at, first + marker.rest
        words = _behind_heading(text, behind) if marker.kind in {"roman", "number", "decimal", "letter"} else None
        if words is not None:
            found.add(words)
            last = words
    return found, sections


def _above(kind: str) -> tuple[str, ...]:
    return {"roman": (), "number": ("roman",)}.get(kind, ("roman", "number"))


def _is_next(marker: Marker, counts: dict[str, int]) -> bool:
    if marker.kind in {"dash", "plus", "bullet", "decimal"}:
        return True
    if marker.kind == "letter" and marker.numbers[0] == 6 and counts.get("letter") == 4:
        return True  # lists that leave out the đ
    return marker.kind in {"roman", "number", "letter"} and marker.numbers[0] in {1, counts.get(marker.kind, 0) + 1}


def _may_begin(text: str, last: int, at: int, marker: Marker) -> bool:
    """A marker stands behind a stop or behind a heading; a section in capitals anywhere."""
    before = text[last:at].rstrip()
    behind = text[at + marker.rest : at + marker.rest + 12]
    if marker.kind == "roman" and behind[:6].isupper():
        return True
    if before.endswith(_STOPS):
        return True
    if _CITED.search(before) or not behind[:1].isupper():
        return False
    bare = _MARKDOWN.sub("", before)
    if marker.kind == "dash" and bare.isupper() and behind.split()[0].isupper():
        return False  # 'I. MỤC ĐÍCH - YÊU CẦU'
    return len(bare) <= _LONGEST_HEAD and (split_marker(bare) is not None or bare.isupper()) and "," not in bare[-2:]


def _behind_heading(text: str, start: int) -> int | None:
    """Return where the words behind a heading begin: 'V. KINH PHÍ Từ nguồn', '1. Mục đích Tiếp tục triển khai'."""
    if (named := _named_heads().match(text, start)) is not None:
        return named.end()
    words = list(re.finditer(r"\S+", text[start : start + 2 * _LONGEST_HEAD]))
    for before, after in pairwise(words):
        if not before.group().isupper() or _MARKED.match(text, start + after.start()):
            return None
        if any(char.islower() for char in after.group()):
            return start + after.start() if after.start() > _SHORTEST_HEAD else None
    return None


@cache
def _named_heads() -> re.Pattern[str]:
    """Return the pattern of a section's name with a sentence behind it."""
    forms = {form for row in rows("section_role").values() for form in row["forms"]}
    names = "|".join(re.escape(form[:1].upper() + form[1:]) for form in sorted(forms, key=len, reverse=True))
    return re.compile(
        rf"(?:{names})(?: (?:thi đua|thực hiện|tổ chức|phát động|khen thưởng)){{0,2}}\s+(?={UPPER}{LOWER})"
    )


def _closing(text: str, start: int) -> set[int]:
    """Return where recipients and the lines of the signature begin, from where the plan closes on."""
    found = {start, *(match.start() for match in re.compile(r"(?<=[;.,:]\s)(?=-\s)").finditer(text, start))}
    signed = [match.start() for match in _SIGNED.finditer(text, start)]
    name = _NAME.search(text, signed[-1]) if signed else None
    return found | set(signed) | ({name.end()} if name else set())
