"""R22-R24: required parts, dossier, legal basis in force."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from models.campaign import Dossier, Item
from models.record import CampaignRecord
from models.reference import Reference
from models.span import Span
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.nlp.laws import Law, by_symbol, find_law
from pipeline.reconcile.alignment.similarity import COVERED, Lists, grams
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, inferred_issue_window, issue_window, period_window, vi_date
from pipeline.reconcile.identity import reference_name
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule

_NEW_LAW = date(2024, 1, 1)
# "theo Nghị định số 98/2023/NĐ-CP", "quy định tại Luật": applied, not only told about.
_APPLIED = re.compile(r"\b(?:theo|căn cứ|quy định tại|áp dụng|thực hiện)\b")
_PIECES = {
    "văn bản đề nghị": re.compile(r"tờ trình|văn bản (?:đề nghị|đề xuất)|công văn đề nghị"),
    "báo cáo thành tích": re.compile(r"báo cáo (?:tóm tắt )?thành tích|bản thành tích"),
    "biên bản xét": re.compile(r"biên bản"),
    "danh sách": re.compile(r"danh sách"),
}


# Headings that the outline may not know: 'IV. NHỮNG VIỆC TRỌNG TÂM', 'VIII. TRIỂN KHAI', 'E/ Phân công trách nhiệm'.
_HEADED = r"^\W*(?:[ivx]{{1,5}}|\d{{1,2}}(?:\.\d)?|[a-zđ])[.)/:]\W*(?:[\w,]+ ){{0,3}}(?:{0})(?:[\s,]+\w+){{0,6}}\W*$"
_SCOPE = r"phạm vi|trên địa bàn|trực thuộc|thuộc (?:sở|huyện|tỉnh)|(?:toàn|trong) (?:tỉnh|huyện|xã|ngành|đảng bộ)"
_CONTENTS = "nội dung|nhiệm vụ|công việc|việc trọng tâm|việc cần làm|phần việc"
_MEASURES = "triển khai|thực hiện|phân công|trách nhiệm|biện pháp|giải pháp"
_NUMBERING = frozenset({"01", "02", "03", "các", "những", "bản", "bộ", "một", "tài", "liệu", "văn", "hồ", "sơ"})
_SAME_PIECE = {
    "ảnh": ("hình", "phim", "video", "clip"), "hình": ("ảnh",), "video": ("clip", "phim"), "phim": ("video", "clip"),
    "phiếu": ("kết quả bỏ phiếu", "ý kiến", "khảo sát"), "ý": ("phiếu", "nhận xét"), "giấy": ("xác nhận", "chứng nhận"),
    "xác": ("giấy", "ý kiến"), "bảng": ("biểu", "chấm điểm", "điểm"), "biểu": ("bảng", "phụ lục"),
    "phụ": ("biểu", "bảng"),
}  # fmt: skip
_OPEN_LIST = re.compile(
    r"minh chứng|kèm theo|liên quan|theo (?:quy định|hướng dẫn|mẫu|kế hoạch)|tài liệu|khác|phụ lục"
    r"|như (?:kế hoạch|trên)"
)
"""Words under which a piece that is not named may stand."""
_LIST_LINES = 6
"""Lines behind 'Hồ sơ gồm:' in which its parts may stand one by one, though the reader found only some of them."""


def _has_part(case: Case) -> dict[str, bool]:
    """Return for each part of Điều 17 whether the plan has it; scope may be said in the title or the audience."""
    campaign = case.child.campaign
    roles = {section.role for section in campaign.sections}
    words = case.child_words
    title = lower(case.child.document.title or "")
    return {
        "mục tiêu": bool(campaign.purposes or campaign.targets or roles & {"purposes", "objectives", "requirements"}),
        "phạm vi": "scope" in roles or words.has(_SCOPE) or "trên địa bàn" in title,
        "đối tượng": bool(campaign.audiences or roles & {"audiences"}),
        "nội dung": bool(campaign.contents or roles & {"contents"}) or words.has(_HEADED.format(_CONTENTS)),
        "tiêu chí": bool(campaign.criteria or roles & {"criteria"}),
        "thời gian": bool(campaign.period.end or campaign.period.start or roles & {"period"}),
        "biện pháp tổ chức": bool(campaign.assignments or roles & {"solutions", "assignments", "implementation"})
        or words.has(r"tổ chức thực hiện")
        or words.has(_HEADED.format(_MEASURES)),
        "sơ kết, tổng kết": "review" in roles or words.has(r"sơ kết|tổng kết"),
        "khen thưởng": bool(campaign.awards or roles & {"awards"}),
    }


@plan_rule("R22")
def parts_present(case: Case) -> Iterable[Remark]:
    """R22: the parts of Điều 17; before 2024 the law of 2003 asked for targets where now criteria stand."""
    campaign = case.child.campaign
    if not case.child.document.is_campaign:
        return [Remark("none")]
    parts = _has_part(case)
    window = issue_window(case.child)
    if window and window.latest < _NEW_LAW:
        parts["tiêu chí"] = parts["tiêu chí"] or bool(campaign.targets)
    missing = [name for name, there in parts.items() if not there]
    practice = [name for name, part in (("hồ sơ", campaign.dossier), ("kinh phí", campaign.funding)) if part is None]
    note = f", theo thông lệ còn thiếu {', '.join(practice)}" if practice else ""
    if missing:
        return [Remark("missing", (), (), None, None, {"parts": ", ".join(missing)})]
    title = case.child.document.evidence.get("title", ())
    return [Remark("ok", title, (), None, None, {"practice": note})]


_DOSSIER_TOLD = r"\bhồ sơ\b[^.;\n]{0,60}\b(?:gồm|thành phần)\b"
"""A dossier said in running text: 'trình Thủ tướng ...; hồ sơ gồm báo cáo thành tích và biên bản họp'."""


def _pieces(items: Iterable[Item]) -> dict[str, Item]:
    return {name: item for item in items for name, pattern in _PIECES.items() if pattern.search(lower(item.text))}


def _missing_pieces(case: Case, own: Dossier, above: Dossier) -> Iterable[tuple[str, str, Item]]:
    """Yield (ending, name, parent's component) for what the child's dossier lacks."""
    # What stands near the word is read along: a part that the list of the record lacks is not missing from the plan.
    lines = case.child_words.around(r"\bhồ sơ\b", _LIST_LINES)
    parts = [*(item.text for item in own.components), *(part for line in lines for part in re.split(r"[;,:.]", line))]
    told = "; ".join(parts)
    mine = {name for name, pattern in _PIECES.items() if pattern.search(lower(told))}
    for item in above.components:
        kinds = _pieces([item])
        if kinds:
            if not kinds.keys() & mine:
                yield "piece", ", ".join(sorted(kinds)), item
            continue
        likeness = Lists([item.text], parts)
        if not any(likeness.score(0, index) >= COVERED for index in range(len(parts))):
            yield _certainty(item, told, own), short(item.text), item


def _unlisted_pieces(case: Case, above: Dossier) -> Iterable[tuple[str, str, Item]]:
    """Yield what a dossier in running text seems to lack: 'Hồ sơ (02 bộ): tờ trình, báo cáo thành tích'.

    A sentence that names no piece at all ('hồ sơ theo quy định') lists nothing.
    """
    told = lower(" ".join(case.child_words.around(r"\bhồ sơ\b|\btờ trình\b", 0)))
    mine = {name for name, pattern in _PIECES.items() if pattern.search(told)}
    if not mine or _OPEN_LIST.search(told):
        return
    for item in above.components:
        kinds = _pieces([item])
        if kinds and not kinds.keys() & mine:
            yield "maybe_piece", ", ".join(sorted(kinds)), item


def _certainty(item: Item, told: str, own: Dossier) -> str:
    """Return whether a piece is surely missing: its noun stands nowhere in a list that says it is whole.

    'phiếu ý kiến người bệnh' where the list has tờ trình, báo cáo, biên bản; not where 'tài liệu minh chứng' or 'theo
    quy định' may take it in, nor where the list has more parts than its reader found.
    """
    noun = next((word for word in comparable(item.text).split() if word not in _NUMBERING), "")
    words = comparable(told)
    pairs = {gram for gram in grams(item.text) if " " in gram}
    stands = noun in words.split() or pairs & set(grams(told)) or any(a in words for a in _SAME_PIECE.get(noun, ()))
    return "maybe_piece" if not noun or stands or _OPEN_LIST.search(words) or len(own.components) < 2 else "piece"


def _dossier_words(dossier: Dossier | None) -> tuple[Span, ...]:
    if dossier is None:
        return ()
    return (*dossier.evidence, *(span for item in dossier.components for span in item.evidence))


@pair_rule("R23", campaign=True)
def dossier_complete(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R23: the parent's components are all in the child's, in no fewer sets."""
    own, above = case.child.campaign.dossier, parent.campaign.dossier
    if above is None:
        return [Remark("parent_silent", _dossier_words(own))]
    if own is None:
        told = case.child_words.sentences(_DOSSIER_TOLD)[:1]
        if told:
            values = {"words": short(told[0].text)}
            return [Remark("unread", told, _dossier_words(above), short(told[0].text), "có quy định hồ sơ", values)]
        return [Remark("child_silent", (), _dossier_words(above), None, "có quy định hồ sơ")]
    if not own.components and not own.copies:
        return [Remark("child_silent", (), _dossier_words(above), None, "có quy định hồ sơ")]
    remarks = []
    lacking = _missing_pieces(case, own, above) if own.components else _unlisted_pieces(case, above)
    for ending, name, item in lacking:
        words = item.evidence or above.evidence
        remarks.append(Remark(ending, _dossier_words(own), words, "không có", short(item.text), {"piece": name}))
    if own.copies and above.copies and own.copies < above.copies:
        values = {"child": f"{own.copies:02d}", "parent": f"{above.copies:02d}"}
        sides = f"{values['child']} bộ", f"{values['parent']} bộ"
        remarks.append(Remark("copies", _dossier_words(own), _dossier_words(above), *sides, values))
    return remarks or [Remark("ok", _dossier_words(own), _dossier_words(above))]


def applied(reference: Reference, case: Case) -> bool:
    """Tell whether the plan rests on a document: cited as basis, or named where something is done by it."""
    if reference.role in {"basis", "parent"}:
        return True
    if reference.role != "mention":
        return False
    name = re.escape(lower(reference.symbol or reference.title or ""))
    return bool(name) and any(_APPLIED.search(lower(line.text)) for line in case.child_words.sentences(name))


def _law_remark(law: Law, reference: Reference, window: Window | None, case: Case) -> Remark | None:
    name = reference_name(reference)
    issued = issue_window(case.child)
    values: dict[str, object] = {
        "law": name,
        "day": vi_date(law.ended),
        "issued": f"ngày {vi_date(case.child.document.issued_on)}" if issued else "chưa rõ ngày",
        "successor": f" (thay bằng {', '.join(law.successors)})" if law.successors else "",
    }
    if window is None:
        return Remark("maybe_ended", reference.evidence[:1], (), name, None, values) if law.ended else None
    standings = {law.standing(window.earliest), law.standing(window.latest)}
    if standings == {"in_force"}:
        return Remark("ok", reference.evidence[:1], (), name, None, values)
    standing = "ended" if "ended" in standings else "not_yet"
    if not law.verified("ended" if standing == "ended" else "not_yet"):
        return Remark("unverified", reference.evidence[:1], (), name, None, values) if law.ended else None
    if standing == "ended":
        sure = len(standings) == 1 and issued is not None
        return Remark("ended" if sure else "maybe_ended", reference.evidence[:1], (), name, None, values)
    values["day"] = vi_date(law.force)
    period = period_window(case.child)
    begins = law.force is not None and period is not None and law.force <= period.latest
    sure = len(standings) == 1 and issued is not None and not begins
    return Remark("not_yet" if sure else "soon", reference.evidence[:1], (), name, None, values)


@plan_rule("R24")
def basis_in_force(case: Case) -> Iterable[Remark]:
    """R24: judged on the day of issue; without one, between the latest citation and the period's end, for warnings."""
    window = issue_window(case.child) or inferred_issue_window(case.child)
    remarks = []
    for reference in case.child.references:
        law = find_law(reference)
        if law is None or not applied(reference, case):
            continue
        remark = _law_remark(law, reference, window, case)
        if remark:
            remarks.append(remark)
    return remarks or [Remark("none")]


def ended_laws(case: Case, text: str) -> list[Law]:
    """Return the documents of the chain that `text` names and that had surely ended when the child was issued."""
    window = issue_window(case.child)
    found = set(re.findall(r"\d+/\d{4}/[A-ZĐ0-9-]+", text))
    named = [law for symbol in sorted(found) if (law := by_symbol(symbol))]
    return [law for law in named if window and law.standing(window.earliest) == "ended" and law.verified("ended")]
