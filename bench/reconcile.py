"""Milliseconds to reconcile one pair of plans, and to resolve one child among many candidates.

Usage: python -m bench.reconcile [PLANS]

Plans are made in memory: families of one parent and twenty children with five contents, six criteria, four targets,
two awards and two deadlines each. Prints one line per size; the cost of a pair must not grow with their number.
"""

from __future__ import annotations

import hashlib
import sys
from time import perf_counter

from models.campaign import Award, Campaign, Criterion, Deadline, Item, Period, Quota, Target
from models.header import Issuer, PlanHeader
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span
from pipeline.reconcile import reconcile, resolve

CHILDREN = 20
TOPICS = (
    "Thi đua thu gom rác thải, khơi thông dòng chảy kênh mương trên địa bàn",
    "Thi đua trồng cây chắn sóng, chăm sóc rừng phòng hộ ven sông",
    "Thi đua tuyên truyền pháp luật bảo vệ nguồn nước trong trường học",
    "Thi đua chuyển đổi số trong giải quyết thủ tục hành chính",
    "Thi đua xây dựng nếp sống văn hóa, giữ vững an ninh, trật tự ở cơ sở",
)
METRICS = (
    "hộ dân dùng nước sạch",
    "hồ sơ giải quyết trực tuyến",
    "văn bản được ký số",
    "trường học có nhà vệ sinh đạt chuẩn",
)


class _Page:
    """A text under construction; each line gives its span."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, words: str) -> tuple[Span, ...]:
        start = len(self.text)
        self.text += words + "\n"
        return (Span(start=start, end=start + len(words), text=words),)


def _campaign(page: _Page, level: int) -> Campaign:
    contents = [Item(text=text, label="a)", evidence=page.line(f"{text} {level}")) for text in TOPICS]
    texts = [f"Tỷ lệ {metric} đạt từ {70 + level}% trở lên" for metric in METRICS]
    return Campaign(
        period=Period(start="2024-03-01", end="2024-11-30", evidence=page.line("từ 01/3/2024 đến 30/11/2024")),
        contents=tuple(contents),
        criteria=tuple(Criterion(text=text, evidence=page.line(text)) for text in (*texts, *TOPICS[:2])),
        targets=tuple(
            Target(
                text=text, comparator=">=", value=70 + level, unit="%", context="criterion", evidence=page.line(text)
            )
            for text in texts
        ),
        awards=tuple(
            Award(form=form, grantor=grantor, recipient="collective", quota=Quota(value=3), evidence=page.line(form))
            for form, grantor in (("Bằng khen", "Chủ tịch UBND tỉnh"), ("Giấy khen", "Chủ tịch UBND huyện"))
        ),
        deadlines=tuple(
            Deadline(kind="report", action=action, on=day, bound="before", evidence=page.line(f"{action} {day}"))
            for action, day in (("báo cáo sơ kết", "2024-06-10"), ("báo cáo tổng kết", "2024-10-20"))
        ),
    )


def plan(family: int, child: int | None) -> CampaignRecord:
    """Return a parent (`child` None) or one of its children."""
    page = _Page()
    province = f"Tỉnh {family}"
    parent_name = f"Ủy ban nhân dân tỉnh {province}"
    parent_symbol, title = f"{family + 1}/KH-UBND", f"Phát động phong trào thi đua số {family} năm 2024"
    issuer = (
        Issuer(name=parent_name, kind="peoples_committee", level="province", province=province)
        if child is None
        else Issuer(
            name=f"Ủy ban nhân dân huyện H{child}", kind="peoples_committee", level="district", province=province
        )
    )
    symbol = parent_symbol if child is None else f"{child + 1}/KH-UBND"
    cited = Reference(
        doc_type="KH", symbol=parent_symbol, issued_on="2024-02-01", issuer=parent_name, title=title, role="parent",
        evidence=page.line(f"Thực hiện Kế hoạch số {parent_symbol}"),
    )  # fmt: skip
    campaign = _campaign(page, 0 if child is None else 5)
    header = PlanHeader(
        genre="plan", is_campaign=True, doc_type="KH", symbol=symbol, code="KH-UBND", number=symbol.split("/")[0],
        issued_on="2024-02-01" if child is None else "2024-03-01", title=title, status="issued", issuer=issuer,
        evidence={"title": page.line(title)},
    )  # fmt: skip
    return CampaignRecord(
        id=hashlib.sha256(f"{family} {child}".encode()).hexdigest(),
        source=Source(uri="bench", media_type="text/plain", bytes=len(page.text), origin="text"),
        text=page.text,
        document=header,
        references=() if child is None else (cited,),
        campaign=campaign,
    )


def measure(plans: int) -> None:
    """Print the cost of a pair over `plans` plans."""
    families = max(1, plans // (CHILDREN + 1))
    parents = [plan(family, None) for family in range(families)]
    spent = resolving = 0.0
    pairs = 0
    for family, parent in enumerate(parents):
        for child in range(CHILDREN):
            record = plan(family, child)
            start = perf_counter()
            # A store narrows candidates down to those with the cited symbol or body; here, ten.
            found = resolve(record, [*parents[:9], parent])
            middle = perf_counter()
            reconcile(record, found.parent, found.link)
            spent += perf_counter() - middle
            resolving += middle - start
            pairs += 1
    pair, resolution = (seconds / pairs * 1000 for seconds in (spent, resolving))
    print(f"{plans:>6} plans: {pair:6.2f} ms a pair, {resolution:6.2f} ms to resolve among ten")


def main() -> None:
    """Measure 100 plans and the number given on the command line (1,000 by default)."""
    last = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for plans in (100, last):
        measure(plans)


if __name__ == "__main__":
    main()
