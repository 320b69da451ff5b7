"""Awards: form, grantor, recipient, quota and its break-down (contract, campaign.awards; domain notes 2.3, 5.3).

Two kinds of recipients in one sentence are two awards; copies of a dossier are no quota; a giấy chứng nhận is no award.
"""

from __future__ import annotations

import re

from models.campaign import AppliesTo, Award, Quota, Share
from models.outline import Node
from pipeline.extract.award_tables import table_awards
from pipeline.extract.context import Reading
from pipeline.extract.grantors import grantor_of
from pipeline.extract.groups import applies_to, classes_named, receivers_named
from pipeline.extract.merging import merge_awards
from pipeline.extract.quotas import Counted, count_at, count_behind, counts_of_groups
from pipeline.extract.sentences import Sentence
from pipeline.extract.shares import shares_below, shares_in, shares_in_table
from pipeline.nlp.analysis import Hit, attributes
from pipeline.nlp.lexicons import rows

_PROPOSES = re.compile(
    r"(?<!\w)(?:đề nghị|đề xuất|giới thiệu|trình)(?!\w)[^.;]{0,120}?(?:tặng|khen|xét|xem xét|công nhận)"
)
# 'Không đề nghị tặng hai hình thức khen thưởng cho một tập thể': what is ruled out is no award.
_NEVER = re.compile(r"(?<!\w)(?:không|chưa)(?: được)? (?:xét|xem xét|đề nghị|tặng|khen thưởng|trao)(?!\w)(?! quá)")
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|từng)\s[^.;]{2,120}?(?:đề nghị|đề xuất|giới thiệu|chọn|bình chọn|lựa chọn|xét)(?!\w)"
)
_NUMBER_APART = re.compile(r"(?:số lượng|cơ cấu|chỉ tiêu)(?: [^:.;\d]{0,40})?(?::|là|không quá|tối đa)")
_SILENT = {"purposes", "requirements", "objectives"}
_OPEN_HEAD = 180
_BACK = 4
_COUNTED_OUT = re.compile(r"[\"']?\s*(?:của [^.;,:\d]{3,70}?\s)?(?:cho|đối với)\s(?:không quá |tối đa )?\d")
_GIVEN = re.compile(r"(?:\s*của [^.;,:]{3,70}?\s|[^.;]{0,12}?)(?:cho|đối với|tặng)\s")
# 'Giấy khen: tập thể không quá 20% số khối; cá nhân không quá 10 người': the form stands once.
# 'mỗi sở 01 tập thể; mỗi huyện không quá 05 tập thể': each unit its number, the form stands once as well.
_GOES_ON = re.compile(
    r"[\s\-+]*(?:và\s+)?(?:riêng\s+|đối với\s+|các\s+)*"
    r"(?:(?:(?:số lượng|số)\s+)?(?:tập thể|cá nhân|hộ gia đình)(?!\w)|(?:mỗi|từng)\s[^.;\d]{2,90}\d)"
)
# 'Được người bệnh ghi nhận bằng thư khen', 'đã được tặng Bằng khen': a condition met, nothing given.
_MET = re.compile(r"(?<!\w)(?:được|đã|có|bằng|từng)(?!\w)[^.;,]{0,60}$")
# 'CSTĐ cơ sở không quá 15% tổng số cá nhân đạt danh hiệu "Lao động tiên tiến"': of whom the share is taken.
_POPULATION = re.compile(
    r"(?:\d\s*%\s*(?:của |trên |trong )?(?:tổng )?|trong (?:tổng )?)số(?:\s+[^\W\d]+){0,8}\s*[\"']?\s*$"
)
_AND_FORM = re.compile(r"[\s\"',]*(?:(?:và|hoặc|danh hiệu)[\s\"']*)*")
# '15 tập thể và 20 cá nhân (tổng số 35 Giấy khen)' says the sum again
_TOTAL = re.compile(r"tổng (?:số|cộng)(?: là|:)?\s*\d{1,4}(?:\s*\([^)]*\))?\s*$")
_TOTAL_REACH = 60
_IN_PARENTHESES = re.compile(r"(?<!\w)(?P<name>tập thể|cá nhân|hộ gia đình)\s*\([^()]*$")
_GIVES_AS_WELL = re.compile(r"\W*(?:và )?(?:xét |xét, )?(?:tặng|trao)(?: thưởng)?(?: danh hiệu)?\W*")
_MEANWHILE = re.compile(r"\s*(?:đồng thời|và)(?!\w)")
_EVERY_YEAR = re.compile(r"(?:^|[.\n])\W*(?:hằng|hàng|mỗi) năm\s*,[^.\n]*;$")
_DUTY = re.compile(r"(?<!\w)(?:giao|do|theo quy định|căn cứ)(?!\w)")
_GRANT = re.compile(r"(?<!\w)(?:tặng|khen thưởng|trao|hình thức|của|thưởng|công nhận|cấp)(?!\w)")


def extract_awards(reading: Reading, criteria_for: AppliesTo | None) -> tuple[Award, ...]:
    """Return the awards in printed order; `criteria_for` is whom the criteria name, for forms that name nobody."""
    found: list[Award] = []
    shares: set[int] = set()
    read_as_tables: set[int] = set()
    for node in reading.outline.nodes:
        if node.start in reading.outline.preamble or set(reading.outline.roles(node)) & _SILENT:
            continue
        if node.index in shares or (node.kind == "cell" and node.parent in read_as_tables):
            continue
        of_table = table_awards(reading, node) if node.kind == "table" else []
        if of_table:
            read_as_tables.add(node.index)
        awards = of_table or _in_node(reading, node, found)
        if any(award.breakdown for award in awards) and shares_below(reading, node):
            shares |= set(reading.outline.children[node.index])
        found.extend(awards)
    merged = merge_awards(found)
    if len(merged) == 1 and merged[0].recipient is None:
        merged = [merged[0].model_copy(update={"recipient": criteria_for})]
    return tuple(merged)


def _forms(reading: Reading, start: int, end: int) -> list[Hit]:
    return [
        hit for hit in reading.hits("award_form", start, end) if attributes("award_form", hit.key).get("award", True)
    ]


def _in_node(reading: Reading, node: Node, earlier: list[Award]) -> list[Award]:
    found: list[Award] = []
    done = node.body
    for sentence in reading.sentences(node.body, node.end):
        if sentence.start < done:
            continue
        hits = _forms(reading, *sentence)
        if not (hits or found or earlier) or _NEVER.search(reading.low, *sentence):
            continue
        if not hits:
            found.extend(_continued(reading, sentence, found))
            found.extend(_by_unit(reading, node, sentence, [*earlier[-_BACK:], *found]))
        hits = _without_populations(reading, sentence, hits)
        for index, hit in enumerate(hits):
            if hit.start < done or _is_condition(reading, node, hit, sentence):
                continue
            if found and _TOTAL.search(reading.low, max(sentence.start, hit.start - _TOTAL_REACH), hit.start):
                continue
            after = hits[index + 1].start if index + 1 < len(hits) else sentence.end
            before = hits[index - 1].end if index else sentence.start
            awards, done = _of_hit(reading, node, hit, (before, after), sentence)
            awards = _goes_on(reading, node, sentence, hit, awards, found)
            found.extend(_every_year(reading, node, sentence, awards))
    return found


def _every_year(reading: Reading, node: Node, sentence: Sentence, awards: list[Award]) -> list[Award]:
    """'Hằng năm, ... tặng Giấy khen cho 03 tập thể; đồng thời đề nghị ... tặng 03 tập thể': both are for every year."""
    joined = _MEANWHILE.match(reading.low, *sentence) is not None
    if not joined or not _EVERY_YEAR.search(reading.low[node.body : sentence.start]):
        return awards
    return [
        award.model_copy(update={"quota": award.quota.model_copy(update={"per": award.quota.per or "year"})})
        if award.quota
        else award
        for award in awards
    ]


def _without_populations(reading: Reading, sentence: Sentence, hits: list[Hit]) -> list[Hit]:
    """Drop the titles whose holders a share of another award is counted from, with those named beside them."""
    kept = hits[:1]
    last: Hit | None = None
    for hit in hits[1:]:
        beside = last is not None and _AND_FORM.fullmatch(reading.low, last.end, hit.start) is not None
        if beside or _POPULATION.search(reading.low, max(sentence.start, hit.start - 90), hit.start):
            last = hit
        else:
            kept.append(hit)
    return kept


def _goes_on(  # noqa: PLR0917 (what stands before the form)
    reading: Reading, node: Node, sentence: Sentence, hit: Hit, awards: list[Award], found: list[Award]
) -> list[Award]:
    """'Đề nghị Chủ tịch UBND tỉnh tặng Cờ thi đua: 01 xã; Bằng khen: 03 xã': who gives is named once."""
    opens = not reading.low[sentence.start : hit.start].strip(" \"'") or _gives_as_well(reading, sentence, hit, found)
    beside = reading.low[node.body : sentence.start].rstrip().endswith(";")
    if not (opens and beside and found and awards and awards[0].grantor in {None, found[-1].grantor}):
        return awards
    told = {"grantor": found[-1].grantor, "proposed": found[-1].proposed}
    return [one.model_copy(update=told) for one in awards]


def _gives_as_well(reading: Reading, sentence: Sentence, hit: Hit, found: list[Award]) -> bool:
    """'Trình Chủ tịch tặng Cờ thi đua cho 01 tập thể; tặng Bằng khen cho 03 tập thể': not 'tặng Giấy khen', its own."""
    lower = hit.key.startswith("Giấy khen") and bool(found) and found[-1].form != "Giấy khen"
    return not lower and _GIVES_AS_WELL.fullmatch(reading.low, sentence.start, hit.start) is not None


def _is_condition(reading: Reading, node: Node, hit: Hit, sentence: Sentence) -> bool:
    roles = reading.outline.roles(node)
    if "criteria" not in roles or "awards" in roles or node.kind == "heading" or node.roles:
        return False
    return _MET.search(reading.low, sentence.start, hit.start) is not None


def _of_hit(
    reading: Reading, node: Node, hit: Hit, around: tuple[int, int], sentence: Sentence
) -> tuple[list[Award], int]:
    """Return the awards of one form, and where the parts of its quota end."""
    before, after = around
    direct = count_at(reading, hit.start, before, after) or count_behind(reading, hit.end, after)
    groups = [] if direct is not None else _groups(reading, hit, before, after)
    total = direct or next(iter(groups), None)
    behind = (max(hit.end, total.end), sentence.end) if total else (hit.end, sentence.end)
    shares, done = _shares(reading, node, behind, total.quota.value) if total else ((), hit.end)
    told = False
    if total and done > max(hit.end, total.end):
        # Groups counted behind 'trong đó' are parts, no awards.
        groups = [*groups[:1], *(one for one in groups[1:] if one.start >= done)]
        told = True
    base = _base(reading, node, hit, around, sentence)
    if groups:
        parts = shares if told or len(groups) == 1 else ()
        made = [_with(base, one.applies_to, one.quota, () if at else parts) for at, one in enumerate(groups)]
        return made, done if parts else hit.end
    if direct is not None and not shares and (by_class := _by_class(reading, base, direct, (hit.end, sentence.end))):
        return by_class, sentence.end
    if direct is None and (listed := _listed(reading, node, base)):
        return listed, hit.end
    recipient = _recipient(reading, node, hit, around)
    quota = direct.quota if direct else None
    if quota is None and recipient is None and not _grants(reading, node, hit, sentence):
        return [], hit.end
    return [_with(base, recipient, quota, shares)], done


def _groups(reading: Reading, hit: Hit, before: int, after: int) -> list[Counted]:
    """Return the numbers of a form: 'Cờ thi đua cho 01 tập thể, tặng Bằng khen cho 02 tập thể' has its own behind."""
    counted = counts_of_groups(reading, before, after)
    behind = [one for one in counted if one.start >= hit.end]
    return behind if behind and _COUNTED_OUT.match(reading.low, hit.end, after) else counted


def _by_class(reading: Reading, base: Award, total: Counted, behind: tuple[int, int]) -> list[Award]:
    """'08 Giấy khen, trong đó: 03 tập thể, 05 cá nhân': two kinds of recipients are two awards (gold guidelines)."""
    groups = counts_of_groups(reading, *behind)
    classes = [one.applies_to for one in groups]
    adds_up = sum(one.quota.value for one in groups) == total.quota.value
    if not adds_up or sorted(one or "" for one in classes) != ["collective", "individual"]:
        return []
    return [_with(base, one.applies_to, one.quota, ()) for one in groups]


def _listed(reading: Reading, node: Node, base: Award) -> list[Award]:
    """'tặng Giấy khen cho: - 05 tập thể ...; - 10 cá nhân ...': each item counts; nothing when one does not."""
    found: list[Award] = []
    for kid in reading.outline.kids(node):
        groups = counts_of_groups(reading, kid.body, kid.end)
        if not groups or _forms(reading, kid.body, kid.end):
            return []
        span = reading.span(*reading.trim(kid.body, kid.end))
        here = base.model_copy(update={"evidence": (*base.evidence, span)})
        found.extend(_with(here, one.applies_to, one.quota, ()) for one in groups)
    return found


def _shares(reading: Reading, node: Node, behind: tuple[int, int], total: float) -> tuple[tuple[Share, ...], int]:
    below = shares_below(reading, node) or shares_in_table(reading, node, total)
    return (below, behind[0]) if below else shares_in(reading, *behind, node.end)


def _base(reading: Reading, node: Node, hit: Hit, around: tuple[int, int], sentence: Sentence) -> Award:
    """Return the award without recipient and quota: 'Bằng khen của Thủ tướng Chính phủ' holds form and grantor."""
    form, _, fixed = hit.key.partition(" của ")
    return Award(
        form=form,
        grantor=fixed or grantor_of(reading, node, hit, around, sentence),
        proposed=_PROPOSES.search(reading.low, sentence.start, hit.start) is not None,
        evidence=(reading.span(hit.start, hit.end), reading.span(*reading.trim(*sentence))),
    )


def _with(base: Award, recipient: AppliesTo | None, quota: Quota | None, shares: tuple[Share, ...]) -> Award:
    return base.model_copy(update={"recipient": recipient, "quota": quota, "breakdown": shares if quota else ()})


def _continued(reading: Reading, sentence: Sentence, found: list[Award]) -> list[Award]:
    if not found or found[-1].quota is None or not _GOES_ON.match(reading.low, *sentence):
        return []
    base = found[-1].model_copy(update={"evidence": (reading.span(*reading.trim(*sentence)),)})
    # 'Mỗi đơn vị đề nghị không quá 02 tập thể; số cá nhân không quá 3%': the unit holds for both.
    per = found[-1].quota.per
    return [
        _with(base, one.applies_to, one.quota.model_copy(update={"per": one.quota.per or per}), ())
        for one in counts_of_groups(reading, *sentence)
    ]


def _by_unit(reading: Reading, node: Node, sentence: Sentence, earlier: list[Award]) -> list[Award]:
    """'Mỗi sở, mỗi huyện đề nghị không quá 02 tập thể và 03 cá nhân': a limit on what was just named."""
    if not earlier or "awards" not in reading.outline.roles(node):
        return []
    # '3.1. Hình thức: Giấy khen. 3.2. Số lượng: 06 tập thể, 20 cá nhân': the number in a line of its own.
    apart = earlier[-1].quota is None and _NUMBER_APART.match(reading.low, node.body, node.end) is not None
    if not apart and not _EACH.search(reading.low, *sentence):
        return []
    span = reading.span(*reading.trim(*sentence))
    base = earlier[-1].model_copy(update={"proposed": apart and earlier[-1].proposed, "evidence": (span,)})
    groups = counts_of_groups(reading, *sentence)
    if any(one.applies_to == "individual" for one in groups):
        # A flag goes to no person: the limit is on the form before it that may.
        holds = (one for one in reversed(earlier) if _holder_of(one.form) != "collective")
        base = base.model_copy(update={"form": (other := next(holds, earlier[-1])).form, "grantor": other.grantor})
    return [_with(base, one.applies_to, one.quota, ()) for one in groups if apart or one.quota.per == "unit"]


def _holder_of(form: str) -> str | None:
    return rows("award_form").get(form, {}).get("recipient")


def _recipient(reading: Reading, node: Node, hit: Hit, around: tuple[int, int]) -> AppliesTo | None:
    """Return whom the words behind the form name, else those before it, else the heads above."""
    before, after = around
    # 'tập thể (05 giấy khen), cá nhân (15 giấy khen)': the number in parentheses is of the word before them.
    if (named_before := _IN_PARENTHESES.search(reading.low, before, hit.start)) is not None:
        return classes_named(reading, *named_before.span("name"))
    duty = _DUTY.search(reading.low, hit.end, after)
    stop = duty.start() if duty else after
    given = _GIVEN.match(reading.low, hit.end, after) is not None
    named = receivers_named(reading, hit.end, stop) if given else classes_named(reading, hit.end, stop)
    if (named := named or classes_named(reading, before, hit.start)) is not None:
        return named
    for ancestor in reading.outline.path(node):
        if ancestor.end - ancestor.body < _OPEN_HEAD:
            named = applies_to(reading, ancestor.body, ancestor.end)
            if named is not None:
                return named
    return None


def _grants(reading: Reading, node: Node, hit: Hit, sentence: Sentence) -> bool:
    """A bare mention counts only where something is granted ('Hình thức khen thưởng: Giấy khen')."""
    if "awards" in reading.outline.roles(node):
        return True
    first, last = max(sentence.start, hit.start - 80), min(sentence.end, hit.end + 6)
    return _GRANT.search(reading.low, first, last) is not None
