"""Small plans and reconciliations, built by hand."""

from __future__ import annotations

import hashlib
from typing import Any

from models.campaign import Award, Campaign, Criterion, Deadline, Dossier, Item, Quota, Share, Target
from models.header import Issuer, PlanHeader, Signer
from models.reconciliation import Detail, Finding, Link, Pair, Reconciliation
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span
from pipeline.report.findings import counts
from pipeline.report.naming import key_of

PARENT_TEXT = """ỦY BAN NHÂN DÂN TỈNH HẠ LAM
Số: 12/KH-UBND
KẾ HOẠCH
Phát động phong trào thi đua xây dựng công sở xanh giai đoạn 2024-2026
Các huyện phải ban hành kế hoạch trước ngày 15/3/2024.
Giảm ít nhất 20% lượng giấy in so với năm 2023.
Phân loại rác tại nguồn ở tất cả các phòng làm việc.
Trồng và chăm sóc cây xanh trong khuôn viên trụ sở.
Hồ sơ đề nghị khen thưởng gửi về Sở Nội vụ trước ngày 30/11 hằng năm.
Mỗi huyện được đề nghị tặng không quá 04 Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh."""

CHILD_TEXT = """ỦY BAN NHÂN DÂN HUYỆN SƠN TRÀ NAM
Số: 07/KH-UBND
Sơn Trà Nam, ngày 02 tháng 4 năm 2024
KẾ HOẠCH
Triển khai phong trào thi đua xây dựng công sở xanh năm 2024
Thực hiện Kế hoạch số 12/KH-UBND ngày 06/02/2024 của Ủy ban nhân dân tỉnh Hạ Lam.
Giảm ít nhất 15% lượng giấy in so với năm 2023.
Phân loại rác tại nguồn ở các phòng làm việc và nhà ăn.
Các đơn vị gửi hồ sơ về Phòng Nội vụ trước ngày 05/12/2024.
Tặng 06 Giấy khen của Chủ tịch Ủy ban nhân dân huyện."""


def identity(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def span(text: str, words: str, page: int | None = 1) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words, page=page)


def record(name: str = "empty", text: str | None = None, **fields: Any) -> CampaignRecord:
    """A record with the fields given, on an empty plan."""
    header = fields.pop("document", PlanHeader(genre="plan", is_campaign=True))
    source = Source(uri=f"/srv/plans/{name}.pdf", media_type="application/pdf", bytes=1, origin="pdf-text")
    return CampaignRecord(
        id=identity(name), source=source, text=text, document=header,
        campaign=fields.pop("campaign", Campaign()), **fields,
    )  # fmt: skip


def item(text: str, words: str, label: str | None = None, page: int | None = 1) -> Item:
    return Item(text=words.rstrip(".;"), label=label, evidence=(span(text, words, page),))


def parent_plan() -> CampaignRecord:
    text = PARENT_TEXT
    header = PlanHeader(
        genre="plan", is_campaign=True, doc_type="KH", number="12", code="KH-UBND", symbol="12/KH-UBND",
        issued_on="2024-02-06", title="Phát động phong trào thi đua xây dựng công sở xanh giai đoạn 2024-2026",
        status="issued",
        issuer=Issuer(name="Ủy ban nhân dân tỉnh Hạ Lam", kind="peoples_committee", level="province"),
        evidence={"symbol": (span(text, "12/KH-UBND"),)},
    )  # fmt: skip
    campaign = Campaign(
        contents=(
            item(text, "Phân loại rác tại nguồn ở tất cả các phòng làm việc.", "a)", 2),
            item(text, "Trồng và chăm sóc cây xanh trong khuôn viên trụ sở.", "b)", 2),
        ),
        targets=(
            Target(text="Giảm ít nhất 20% lượng giấy in so với năm 2023", comparator="decrease", value=20, unit="%",
                   context="objective", evidence=(span(text, "ít nhất 20%", 2),)),
        ),
        deadlines=(
            Deadline(kind="issue", actor="Các huyện", action="ban hành kế hoạch", on="2024-03-15", bound="before",
                     evidence=(span(text, "trước ngày 15/3/2024"),)),
            Deadline(kind="submission", action="gửi hồ sơ", addressee="Sở Nội vụ",
                     rrule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", bound="before",
                     evidence=(span(text, "trước ngày 30/11 hằng năm", 3),)),
        ),
        awards=(
            Award(form="Bằng khen", grantor="Chủ tịch Ủy ban nhân dân tỉnh", proposed=True,
                  quota=Quota(comparator="<=", value=4, unit="Bằng khen", per="unit"),
                  evidence=(span(text, "không quá 04 Bằng khen", 3),)),
        ),
    )  # fmt: skip
    return record("parent", text, document=header, campaign=campaign)


def child_plan(name: str = "child", issuer: str = "Ủy ban nhân dân huyện Sơn Trà Nam") -> CampaignRecord:
    text = CHILD_TEXT
    header = PlanHeader(
        genre="plan", is_campaign=True, doc_type="KH", number="07", code="KH-UBND", symbol="07/KH-UBND",
        issued_on="2024-04-02", place="Sơn Trà Nam", status="issued",
        title="Triển khai phong trào thi đua xây dựng công sở xanh năm 2024",
        issuer=Issuer(name=issuer, kind="peoples_committee", level="district", province="Hạ Lam"),
        signer=Signer(name="Lê Thị Mơ", position="Phó Chủ tịch", capacity="KT."),
        evidence={"symbol": (span(text, "07/KH-UBND"),)}, states={"recipients": "absent"},
    )  # fmt: skip
    cited = Reference(doc_type="KH", number="12", code="KH-UBND", symbol="12/KH-UBND", issued_on="2024-02-06",
                      issuer="Ủy ban nhân dân tỉnh Hạ Lam", role="parent",
                      evidence=(span(text, "Kế hoạch số 12/KH-UBND ngày 06/02/2024"),))  # fmt: skip
    campaign = Campaign(
        contents=(item(text, "Phân loại rác tại nguồn ở các phòng làm việc và nhà ăn.", "1.", 2),),
        targets=(
            Target(text="Giảm ít nhất 15% lượng giấy in so với năm 2023", comparator="decrease", value=15, unit="%",
                   context="objective", evidence=(span(text, "ít nhất 15%", 1),)),
        ),
        criteria=(Criterion(text="Không có cá nhân bị kỷ luật", applies_to="collective"),),
        deadlines=(
            Deadline(kind="submission", actor="Các đơn vị", action="gửi hồ sơ", addressee="Phòng Nội vụ",
                     on="2024-12-05", bound="before", evidence=(span(text, "trước ngày 05/12/2024", 2),)),
        ),
        awards=(
            Award(form="Giấy khen", grantor="Chủ tịch Ủy ban nhân dân huyện", recipient="both",
                  quota=Quota(value=6, unit="giấy"), breakdown=(Share(group="tập thể", value=2),
                                                                Share(group="cá nhân", value=4)),
                  evidence=(span(text, "Tặng 06 Giấy khen", 2),)),
        ),
        dossier=Dossier(copies=2),
        states={"funding": "not_stated"},
    )  # fmt: skip
    return record(name, text, document=header, campaign=campaign, references=(cited,))


def findings() -> tuple[Finding, ...]:
    up, down = PARENT_TEXT, CHILD_TEXT
    return (
        Finding(rule="R01", outcome="ok", severity=3, message="Kế hoạch viện dẫn đúng kế hoạch cấp trên.",
                child=(span(down, "Kế hoạch số 12/KH-UBND"),), parent=(span(up, "12/KH-UBND"),)),
        Finding(rule="R05", outcome="warning", severity=2, message="Thời gian chỉ gồm một năm của cả giai đoạn.",
                child=(span(down, "năm 2024", 1),)),
        Finding(rule="R14", outcome="violation", severity=3, message="Chỉ tiêu giảm giấy in thấp hơn cấp trên.",
                detail=Detail(child="giảm 15%", parent="giảm 20%", note="cùng mốc so sánh năm 2023"),
                child=(span(down, "ít nhất 15%", 1),), parent=(span(up, "ít nhất 20%", 2),)),
        Finding(rule="R09", outcome="violation", severity=3, message="Thời hạn nộp hồ sơ muộn hơn thời hạn cấp trên.",
                detail=Detail(child="trước ngày 05/12/2024", parent="trước ngày 30/11 hằng năm"),
                child=(span(down, "trước ngày 05/12/2024", 2),), parent=(span(up, "trước ngày 30/11 hằng năm", 3),)),
        Finding(rule="R14", outcome="ok", severity=3, message="Không có chỉ tiêu nào khác phải so sánh."),
        Finding(rule="R13", outcome="not_comparable", severity=3, message="Kế hoạch cấp trên không nêu tiêu chí."),
        Finding(rule="R18", outcome="not_applicable", severity=3, message="Giấy khen của huyện không bị giới hạn."),
    )  # fmt: skip


def reconciliation(child: CampaignRecord, parent: CampaignRecord | None, **fields: Any) -> Reconciliation:
    cited = child.references[0].evidence if child.references else ()
    found = Reconciliation(
        child=key_of(child), parent=key_of(parent) if parent else None,
        link=fields.pop("link", Link(how="cited" if parent else "none", evidence=cited)),
        findings=fields.pop("findings", findings()), **fields,
    )  # fmt: skip
    return found.model_copy(update={"summary": counts(found)})


def aligned(child: CampaignRecord, parent: CampaignRecord) -> Reconciliation:
    """The findings with the lists of both plans side by side."""
    return reconciliation(
        child, parent,
        alignment={
            "contents": (Pair(parent=0, child=0, relation="changed", score=0.82),
                         Pair(parent=1, child=None, relation="missing", score=0)),
            "criteria": (Pair(parent=None, child=0, relation="added", score=0),),
            "targets": (Pair(parent=0, child=0, relation="weaker", score=0.95, note="20% và 15%"),),
            "deadlines": (Pair(parent=1, child=0, relation="weaker", score=0.6),),
            "awards": (Pair(parent=0, child=0, relation="changed", score=0.4),),
        },
    )  # fmt: skip
