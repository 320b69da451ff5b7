"""Reconciling a store of many families: cost of a pair, what a new child touches, against extracting one document.

    python -m bench.reconcile [--plans 10000] [--json]

Plans are made in memory: families of one parent and nineteen children with five contents, six criteria, four targets,
two awards and two deadlines each. They are saved, all reconciled through `flows.reconcile` (registers, resolution,
rules, writing), then one child is added and the store asked again. The cost of a pair must not grow with the store.
The floor, in the same run: reading and extracting one text plan of the corpus.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from flows.publish import publish
from flows.reconcile import reconcile_store
from models.campaign import Award, Campaign, Criterion, Deadline, Item, Period, Quota, Target
from models.header import Issuer, PlanHeader
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span
from pipeline.reconcile import RULES_VERSION, reconcile
from pipeline.store import Store

CHILDREN = 19
PUBLISHED = 100
"""Plans of the largest store whose reports are written too."""
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


def family(number: int) -> list[CampaignRecord]:
    """Return a parent and its children."""
    return [plan(number, None), *(plan(number, child) for child in range(CHILDREN))]


def measure(plans: int) -> dict[str, float]:
    """Return milliseconds of each step over a new store of `plans` plans."""
    families = max(1, plans // (CHILDREN + 1))
    with TemporaryDirectory() as folder:
        db = f"{folder}/plans.db"
        with Store.open(db) as store:
            for number in range(families):
                store.save_many(family(number), "1")
        start, busy = perf_counter(), process_time()
        summary = reconcile_store(db)
        everything, busy = perf_counter() - start, process_time() - busy
        with Store.open(db) as store:
            start = perf_counter()
            idle = len(store.touched(RULES_VERSION))
            looking = perf_counter() - start
            store.save(plan(0, CHILDREN), "1")
        start = perf_counter()
        later = reconcile_store(db)
        one = perf_counter() - start
        pages = published(db) if plans <= PUBLISHED else {}
    return pages | {
        "plans": families * (CHILDREN + 1),
        "families": families,
        "pairs": summary.with_parent,
        "ms_a_pair": everything / summary.compared * 1e3,
        "processor_ms_a_pair": busy / summary.compared * 1e3,
        "touched_when_nothing_changed": idle,
        "ms_to_see_what_is_touched": looking * 1e3,
        "touched_by_a_new_child": later.compared,
        "ms_after_a_new_child": one * 1e3,
    }


def published(db: str) -> dict[str, float]:
    """Return processor milliseconds a pair for the pages and data of a store, and for its office files on top."""
    found = {}
    with TemporaryDirectory() as folder, Store.open(db) as store:
        pairs = len(store.reconciliations())
        for office in ("none", "all"):
            start = process_time()
            publish(store, Path(folder), office=office)
            found[office] = (process_time() - start) / pairs * 1e3
    return {"ms_to_publish_a_pair": found["none"], "ms_with_office_files": found["all"]}


def rules_alone() -> float:
    """Return processor milliseconds of the rules on one pair, without a store."""
    parent, *children = family(0)
    times = []
    for child in children:
        start = process_time()
        reconcile(child, parent)
        times.append(process_time() - start)
    return statistics.median(times) * 1e3


def extraction() -> float:
    """Return processor milliseconds of reading and extracting one text plan of the corpus, the median of five."""
    from pipeline.extract import extract  # noqa: PLC0415
    from pipeline.read import read_path  # noqa: PLC0415

    path = min(Path("corpus/families").glob("*/child_*.txt"))
    times = []
    for _ in range(6):
        start = process_time()
        extract(read_path(path))
        times.append(process_time() - start)
    return statistics.median(times[1:]) * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = sorted({100, 1000, options.plans} if options.plans > 1000 else {100, options.plans})
    alone = {
        "ms_to_extract_one_document": round(extraction(), 1),
        "ms_rules_alone": round(rules_alone(), 1),
    }
    # The first run of a process loads tables and lexicons, which would stand in the account of the smallest store.
    measure(20)
    stores = [{name: round(value, 1) for name, value in measure(size).items()} for size in sizes]
    alone["pairs_for_one_extraction"] = round(
        alone["ms_to_extract_one_document"] / stores[-1]["processor_ms_a_pair"], 1
    )
    if options.json:
        print(json.dumps({**alone, "stores": stores}, ensure_ascii=False, indent=1))
        return
    for name, value in alone.items():
        print(f"{name:30} {value}")
    for row in stores:
        print("  ".join(f"{name} {value:g}" for name, value in row.items()))


if __name__ == "__main__":
    main()
