"""Criteria: the conditions for a commendation, with whom they apply to and the award they belong to."""

from __future__ import annotations

import re

from models.campaign import AppliesTo, Criterion
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.groups import heading_applies_to, under_recipients
from pipeline.extract.sections import run_in, sections_of
from pipeline.extract.tables import listed_cells
from pipeline.nlp.analysis import attributes
from pipeline.nlp.markers import split_marker
from pipeline.nlp.phrases import alternation

# 'Giấy khen của Chủ tịch UBND xã giao Chủ tịch UBND xã quy định cụ thể', 'Tập thể đạt các tiêu chí sau:' are none.
_FRAME = re.compile(r"(?:quy định cụ thể|sau đây|như sau|sau|gồm)\s*[:.]?\s*$|:\s*$")
# 'Đối với tập thể: hoàn thành 100% ...' on one line: the head says whom, the rest is the criterion.
_HEAD = re.compile(
    r"(?:đối với |về )?(?:các )?(?:tập thể|cá nhân|hộ gia đình)[^:;.]{0,60}:\s*"
    # So may units alone, as in 'Hợp tác xã: kinh doanh có lãi'.
    rf"|(?:đối với |về )?(?:các )?{alternation('unit_heads')}(?:, {alternation('unit_heads')}){{0,3}}\s*:\s*"
)
# 'Lao động tiên tiến: hoàn thành tốt nhiệm vụ', 'Danh hiệu "Chiến sĩ thi đua cơ sở": ...': the head names the award.
_BEFORE_FORM = re.compile(r"(?:(?:đối với|về|tiêu chuẩn|danh hiệu|hình thức|tặng|xét)[\s\"']*)*[\"']?")
_BEHIND_FORM = re.compile(r"[\"']?(?: [^:;.\d]{0,60})?:\s*")
# Under 'Tiêu chuẩn và số lượng khen thưởng': 'Chủ tịch UBND xã tặng Giấy khen cho 02 thôn' is no condition.
_GRANTS = re.compile(
    r"(?<!\w)(?:tặng|trao|đề nghị|chọn)(?!\w)[^.;]{0,120}?(?<![\d/.,])\d{1,3} "
    rf"(?:{alternation('counted_groups')}|giấy khen|bằng khen|cờ)(?!\w)(?! trở lên)"
)
_KINDRED = {"criteria", "targets", "awards", "contents"}
_OPEN_HEAD = 200
_SHORTEST = 8
_COLUMN = re.compile(r"tiêu chí|tiêu chuẩn|nội dung|điều kiện")


def extract_criteria(reading: Reading) -> tuple[Criterion, ...]:
    """Return the criteria in printed order: the lowest items under the sections of criteria.

    A compound heading ('Nội dung, tiêu chí') over one list names its contents, not its criteria.
    """
    found: list[Criterion] = []
    for section in sections_of(reading, "criteria"):
        if set(section.roles) <= _KINDRED - {"contents"}:
            found.extend(_of_section(reading, section))
    return tuple(found)


def _of_section(reading: Reading, section: Node) -> list[Criterion]:
    leaves = [node for node in reading.outline.walk(section) if node.index != section.index and _is_leaf(reading, node)]
    marked = [node for node in leaves if node.label is not None]
    chosen = marked or [node for node in leaves if node.kind == "paragraph"]
    if "targets" in section.roles:
        chosen = [one for one in chosen if one.roles != ("targets",)]  # 'Chỉ tiêu năm 2023: ...' names itself a goal
    if "targets" in section.roles and (of_recipients := [one for one in chosen if under_recipients(reading, one)]):
        chosen = of_recipients  # under 'Chỉ tiêu, tiêu chí' the items before '2. Tập thể:' are goals
    words = run_in(reading, section)
    if not chosen and words is not None:
        # 'Tập thể được khen thưởng khi đạt các tiêu chí: (1) ...': the head says whom
        named = heading_applies_to(reading, section.body, section.head_end)
        applies = named or heading_applies_to(reading, *words)
        items = [reading.item_at(*part) for part in _parts(reading, *words)]
        return [Criterion(text=item.text, applies_to=applies, evidence=item.evidence) for item in items]
    if "awards" in section.roles:
        chosen = [one for one in chosen if not _GRANTS.search(reading.low, one.body, one.end)]
    award = _opening_award(reading, section)
    if not marked and (rows := _in_tables(reading, section, award)):
        return rows
    return [one for node in chosen for one in _of_node(reading, section, node, award)]


def _in_tables(reading: Reading, section: Node, award: str | None) -> list[Criterion]:
    """Return the rows of the tables of a section that lists no criteria itself: 'Tiêu chí | Điểm tối đa'."""
    found: list[Criterion] = []
    for node in reading.outline.walk(section):
        if node.kind == "table":
            applies = _inherited(reading, section, node)
            items = [reading.item_at(cell.start, cell.end) for cell in listed_cells(reading, node, _COLUMN)]
            found += [Criterion(text=one.text, applies_to=applies, award=award, evidence=one.evidence) for one in items]
    return found


def _is_leaf(reading: Reading, node: Node) -> bool:
    if reading.outline.children[node.index] or node.kind in {"heading", "table", "cell"}:
        return False
    other = set(reading.outline.roles(node)) - _KINDRED
    return not other and _FRAME.search(reading.low, max(node.body, node.end - 60), node.end) is None


def _of_node(reading: Reading, section: Node, node: Node, opening: str | None) -> list[Criterion]:
    award = _award_above(reading, section, node) or opening
    head = _HEAD.match(reading.low, node.body, node.end)
    if (form := _form_head(reading, node)) is not None:
        award, first = form
        applies, parts = _holder(award) or _inherited(reading, section, node), _parts(reading, first, node.end)
    elif head is None or head.end() >= node.end:
        applies, parts = _inherited(reading, section, node), [(node.body, node.end)]
    else:
        applies = heading_applies_to(reading, node.body, head.end())
        parts = _parts(reading, head.end(), node.end)
    items = [reading.item_at(*part, node.label) for part in parts]
    applies = applies or _holder(award)
    return [Criterion(text=one.text, applies_to=applies, award=award, evidence=one.evidence) for one in items]


def _form_head(reading: Reading, node: Node) -> tuple[str, int] | None:
    """Return the award that the words before the colon name, and where the criterion begins."""
    lead = _BEFORE_FORM.match(reading.low, node.body, node.end)
    hit = next(iter(reading.hits("award_form", lead.end() if lead else node.body, node.end)), None)
    if hit is None or lead is None or hit.start != lead.end():
        return None
    behind = _BEHIND_FORM.match(reading.low, hit.end, node.end)
    return (hit.key, behind.end()) if behind is not None and behind.end() < node.end else None


def _holder(award: str | None) -> AppliesTo | None:
    """Return who alone may hold an award: a Chiến sĩ thi đua is one person."""
    recipient = attributes("award_form", award).get("recipient") if award else None
    return recipient if recipient in {"collective", "individual"} else None


def _parts(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Return the criteria of one sentence behind a head: 'Tập thể: đúng tiến độ; không để xảy ra tai nạn'."""
    found = [
        (first + _inner_marker(reading.text[first:last]), last)
        for sentence in reading.sentences(start, end)
        for first, last in [reading.trim(*sentence)]
        if last - first > _SHORTEST
    ]
    # Sentences closed by a stop go on about the same; ';' sets conditions side by side.
    return found if ";" in reading.low[start : end - 1] else [(start, end)]


def _inner_marker(words: str) -> int:
    """Return how long the marker of a condition inside the sentence is: '(1) có mô hình; (2) không vi phạm'."""
    marker = split_marker(words)
    return marker.rest if marker is not None and marker.kind in {"number_paren", "letter"} else 0


def _inherited(reading: Reading, section: Node, node: Node) -> AppliesTo | None:
    """Return whom the nearest heading above names, the section's own included ('1. Khen thưởng tập thể')."""
    for ancestor in reading.outline.path(node):
        is_head = ancestor.end - ancestor.body < _OPEN_HEAD
        if is_head and (applies := heading_applies_to(reading, ancestor.body, ancestor.end)) is not None:
            return applies
        if ancestor.index == section.index:
            break
    return None


def _award_above(reading: Reading, section: Node, node: Node) -> str | None:
    """Return the form of commendation named in a heading above the list."""
    for ancestor in reading.outline.path(node):
        hit = next(iter(reading.hits("award_form", ancestor.body, ancestor.end)), None)
        if hit is not None:
            return hit.key
        if ancestor.index == section.index:
            break
    return None


def _opening_award(reading: Reading, section: Node) -> str | None:
    """Return the form named in the paragraphs that open the section."""
    openers = [kid for kid in reading.outline.kids(section) if kid.kind == "paragraph"]
    hits = [hit for kid in openers for hit in reading.hits("award_form", kid.body, kid.end)]
    return hits[-1].key if hits else None
