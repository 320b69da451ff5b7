"""R32, R33: nobody is commended while discipline is pending; what is left to others is left to who may grant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import issue_window
from pipeline.reconcile.issuers import compatible
from pipeline.reconcile.rules.competence import competent_rows
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import plan_rule

_NOT_YET = (
    r"(?:không|chưa)[^.;\n]{0,40}khen thưởng[^.;\n]{0,300}(?:kỷ luật|xác minh|điều tra|vi phạm|thanh tra|khiếu nại)"
    r"|(?:kỷ luật|xác minh|điều tra)[^.;\n]{0,300}(?:không|chưa)[^.;\n]{0,40}khen thưởng"
)
# "Vẫn xem xét khen thưởng đối với cá nhân đang bị xem xét kỷ luật", "người đang bị xem xét kỷ luật vẫn được bình xét"
_COMMEND = (
    r"(?:(?:được|có thể|xem xét|xét|bình xét|bình bầu|bình chọn|đề nghị|đề xuất|tặng)[\s,]+){0,4}"
    r"(?:khen|bình xét|bình bầu|bình chọn|xét tặng|tôn vinh|tặng giấy khen)"
)
_PENDING = r"đang[^.;\n]{0,200}(?:kỷ luật|xác minh|điều tra|thanh tra|khiếu nại|tố cáo)"
_STILL = (
    rf"\b(?:vẫn|được|cho phép)\s+{_COMMEND}[^.;\n]{{0,300}}{_PENDING}"
    rf"|{_PENDING}[^.;\n]{{0,120}}\b(?:vẫn|được|có thể)\s+{_COMMEND}"
)
_DENIED = re.compile(r"\b(?:không|chưa|trừ|ngoại trừ|loại trừ|dừng|tạm dừng|hoãn)\b")
# "giao Chủ tịch UBND các xã, thị trấn quy định cụ thể" (seed 004); "Giao Trưởng trạm y tế quyết định việc tặng
# Giấy khen", "ủy quyền cho các chi hội trưởng xét, tặng Giấy khen"
# "Sở Giao thông vận tải" hands nothing on.
_DECIDES = r"quy định cụ thể|quyết định|xét(?=[\s,])|bình xét|xem xét|tặng|khen thưởng|chủ động|căn cứ"
_HANDS_ON = r"\b(?:giao(?! thông| dịch| tiếp| lưu| ban| nhận| thừa| thương| hữu)|phân cấp|ủy quyền)(?: cho)?"
_DELEGATES = rf"{_HANDS_ON}\b[^.;\n]{{3,80}}?\b(?:{_DECIDES})\b"
_DELEGATED = re.compile(rf"{_HANDS_ON} ([^.;\n]{{3,80}}?),? (?:{_DECIDES})")
_GRANTS = re.compile(r"giấy khen|bằng khen|tặng thưởng|khen thưởng")
_NO_GRANT = re.compile(
    r"tham mưu|đề xuất|đề nghị|trình |theo dõi|tổng hợp|hướng dẫn|thẩm định|phối hợp|chuẩn bị|bố trí|kinh phí|kiểm tra"
)
_HEAD_OF_BODY = re.compile(
    r"(?:chủ tịch|giám đốc|thủ trưởng|hiệu trưởng|người đứng đầu|ban thường vụ|ban chấp hành)(?! chi )"
)


@plan_rule("R32")
def discipline_clause(case: Case) -> Iterable[Remark]:
    """R32: the clause on those under discipline is kept, or at least not turned round."""
    kept = case.child_words.sentences(_NOT_YET)
    still = [line for line in case.child_words.sentences(_STILL) if not _DENIED.search(lower(line.text))]
    if still:
        return [Remark("contrary", tuple(still[:1]), (), short(still[0].text))]
    return [Remark("ok", kept[:1], (), short(kept[0].text)) if kept else Remark("absent")]


@plan_rule("R33")
def delegation_closed(case: Case) -> Iterable[Remark]:
    """R33: what is left to lower bodies goes to somebody who may grant; silent where nothing is delegated."""
    remarks = []
    for sentence in case.child_words.sentences(_DELEGATES):
        words = lower(sentence.text)
        match = _DELEGATED.search(words)
        # 'Giao Phòng Nội vụ tham mưu khen thưởng' hands out work, not the right to grant.
        if match is None or not _GRANTS.search(words) or _NO_GRANT.search(words[match.start() :]):
            continue
        body = sentence.text[match.start(1) : match.end(1)]
        ending = _delegated(body, case)
        if ending:
            remarks.append(Remark(ending, (sentence,), (), short(sentence.text), None, {"body": body}))
    return remarks


def _delegated(body: str, case: Case) -> str | None:
    """Return how the table of competence stands to a body that awards are left to: only heads of bodies grant."""
    words = re.sub(r"^(?:các|từng|mỗi) (?:đồng chí )?", "", comparable(body))
    issuer = case.child.document.issuer
    rows = competent_rows(words, None, issue_window(case.child))
    if any(row.forms for row in rows) or _HEAD_OF_BODY.match(words):
        return "ok"
    own = issuer is not None and compatible(words, issuer) is True
    return None if own else "doubtful"
