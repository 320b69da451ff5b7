"""Targets: a number or a grade somebody must reach (contract, campaign.targets; domain notes 5.4; gold guidelines).

Numbers of sessions, guests and results of past years are none.
"""

from __future__ import annotations

import re

from models.campaign import Context, SectionRole, Target
from models.outline import Node
from pipeline.extract.amount import Amount
from pipeline.extract.amounts import find_amounts
from pipeline.extract.context import Reading
from pipeline.extract.due import due_between, due_of
from pipeline.extract.groups import under_recipients
from pipeline.extract.sentences import Sentence
from pipeline.extract.target_tables import table_targets

_CONTEXTS: tuple[tuple[SectionRole, Context], ...] = (
    ("criteria", "criterion"),
    ("targets", "objective"),
    ("objectives", "objective"),
    ("purposes", "objective"),
    ("requirements", "objective"),
    ("contents", "content"),
    ("solutions", "content"),
)
_YEAR_BEHIND = re.compile(r"(?: trở (?:lên|xuống))? ?\(?(?:vào |trong |đến )?(?:hết |cuối )?năm (20\d\d)(?!\d|[-–])\)?")
_PAST = re.compile(
    r"\bđã (?:đạt|hoàn thành|có|giảm|tăng|được)|kết quả (?:đạt được )?năm|so với năm \d{4} (?:đã )?đạt"
    # 'năm 2023 đã giải quyết đúng hạn 97%', but 'kế hoạch năm 2024 đã đề ra'
    r"|năm 20\d\d[^,.;]{0,60}?(?<!\w)đã(?! (?:được )?(?:đề|đặt|giao|duyệt|phê|ban|đăng|xác|ký|nêu|cam))(?!\w)"
    r"|năm (?:trước|qua) đạt|thực trạng|hiện nay (?:có|đạt)|(?:trong )?(?:năm|giai đoạn)[^,.;]{0,25} qua(?!\w)"
)
_TIME_ONLY = re.compile(
    r"(?:phấn đấu )?(?:(?:đến|trong|vào|trước|hết|tới)(?: hết| cuối)? )?(?:năm|tháng|quý|ngày)[\s\d/năm]*"
)
# '2,5 tỷ đồng/năm (tăng 10%': what closes the number before is no subject.
_REST_OF_UNIT = re.compile(r"(?:\s?/\s?[^\W\d]+(?: [^\W\d]+)?(?=\s*[,;(/]))+")
# 'Thực hiện các chỉ tiêu kinh tế: 600 điểm' under 'Bảng điểm' weighs, nobody must reach it.
_WEIGHS = re.compile(r"(?:bảng|thang|chấm|tính|tổng|cách tính) điểm|điểm (?:chuẩn|tối đa|thưởng)")
_LINKS = re.compile(r"\s*(?:đạt|đạt từ|là|phải|có|từ|đạt mức|phải đạt)$")


def context_of(reading: Reading, node: Node) -> Context | None:
    """Return where a commitment of this node stands; None outside the sections that set any.

    Under 'Chỉ tiêu, tiêu chí' over both, what no heading of criteria or of recipients ('2. Tập thể:') holds is a goal.
    """
    roles = reading.outline.roles(node)
    if {"targets", "criteria"} <= set(roles):
        return "criterion" if under_recipients(reading, node) else "objective"
    return next((context for role, context in _CONTEXTS if role in roles), None)


def extract_targets(reading: Reading, elsewhere: Context | None = None) -> tuple[Target, ...]:
    """Return the targets of the sections that set any, in printed order.

    `elsewhere` is the context of what no section holds (an article has none); None: nothing is taken there.
    """
    found: list[Target] = []
    read_as_tables: set[int] = set()
    for node in reading.outline.nodes:
        context = context_of(reading, node) or elsewhere
        if context is None or node.start in reading.outline.preamble or _counts_awards(reading, node):
            continue
        if node.kind == "table" and node.table is not None:
            of_table = table_targets(reading, node, context)
            found.extend(of_table)
            if of_table:
                read_as_tables.add(node.table)
        elif node.kind != "heading" and node.table not in read_as_tables:
            found.extend(_in_node(reading, node, context))
    return tuple(found)


def _counts_awards(reading: Reading, node: Node) -> bool:
    """Tell whether the numbers of the section are quotas: 'Chỉ tiêu khen thưởng', 'Số lượng danh hiệu'."""
    roles = reading.outline.roles(node)
    return "awards" in roles and "criteria" not in roles


def _in_node(reading: Reading, node: Node, context: Context) -> list[Target]:
    found: list[Target] = []
    for sentence in reading.sentences(node.body, node.end):
        amounts = [one for one in find_amounts(reading.low, *sentence, context) if not _is_weight(reading, node, one)]
        past = _PAST.search(reading.low, *sentence) if amounts else None
        # 'đã được tặng Giấy khen từ 02 lần trở lên' is a condition where it stands among the criteria
        if past is not None and not (context == "criterion" and past.group() == "đã được"):
            continue
        due = due_of(reading, node, sentence) if amounts else None
        at = sentence.start
        for one in amounts:
            # 'năm 2022 đạt 45%, năm 2023 đạt 60%': the year before the number is its own.
            # '92% năm 2026 và 95% năm 2030': so is the year right behind it.
            behind = _YEAR_BEHIND.match(reading.low, one.end, sentence.end) if len(amounts) > 1 else None
            own = behind[1] if behind else due_between(reading, at, one.start) if len(amounts) > 1 else None
            found.append(_target(reading, sentence, one, at, context, own or due))
            at = behind.end() if behind else one.end
    return found


def _is_weight(reading: Reading, node: Node, one: Amount) -> bool:
    if one.comparator != "=" or one.unit is None or reading.low[slice(*one.unit)] != "điểm":
        return False
    heads = (reading.low[up.body : max(up.head_end, min(up.end, up.body + 160))] for up in reading.outline.path(node))
    return any(_WEIGHS.search(head) for head in heads)


def _target(  # noqa: PLR0917 (an amount with all that surrounds it)
    reading: Reading, sentence: Sentence, one: Amount, at: int, context: Context, due: str | None
) -> Target:
    first, last = reading.trim(*sentence)
    return Target(
        text=reading.text[first:last],
        subject=_subject(reading, max(at, first), one.start),
        comparator=one.comparator,
        value=one.value,
        unit=_unit(reading, one),
        grade=one.grade,
        baseline=reading.text[slice(*one.baseline)] if one.baseline else None,
        due=due,
        context=context,
        readings=one.readings,
        evidence=(reading.span(one.start, one.end), reading.span(first, last)),
    )


def _unit(reading: Reading, one: Amount) -> str | None:
    if one.unit is None:
        return None
    unit = reading.text[slice(*one.unit)]
    return "%" if unit.lower() == "phần trăm" else unit


def _subject(reading: Reading, start: int, end: int) -> str | None:
    # '..., trong đó trực tuyến toàn trình đạt từ 70%': the number is of the part.
    part = reading.low.rfind("trong đó", start, end)
    start = start if part < 0 else part + len("trong đó")
    start = rest.end() if (rest := _REST_OF_UNIT.match(reading.low, start, end)) else start
    words = _LINKS.sub("", reading.text[start:end].strip(" ,;:-+(")).strip(" ,;:-(")
    return words if len(words) > 2 and not _TIME_ONLY.fullmatch(words.lower()) else None
