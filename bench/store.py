"""The store against plain sqlite3: writing records, and asking for them.

    python -m bench.store [--records 10000] [--json]

Floors, in the same run, on the same records: writing is measured by `INSERT OR REPLACE` of the same JSON text into one
table in transactions of as many rows (WAL, synchronous NORMAL); queries by `json_extract` or LIKE over that table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from models.campaign import Award, Campaign, Criterion, Deadline, Item, Period, Quota, Target
from models.header import Issuer, PlanHeader
from models.record import CampaignRecord, Source
from models.reference import Reference
from models.span import Span
from pipeline.store import PlanFilter, Store

SEED = 20261121
BATCH = 200
PROVINCES = (
    "Sóc Trăng",
    "Bình Định",
    "Đắk Lắk",
    "Hòa Bình",
    "Thanh Hóa",
    "Cà Mau",
    "Lạng Sơn",
    "Nghệ An",
    "Hà Nội",
    "Huế",
)
WORDS = """kế hoạch phát động phong trào thi đua đẩy mạnh cải cách hành chính nâng cao chất lượng phục vụ người dân
doanh nghiệp chuyển đổi số xây dựng nông thôn mới đường cao tốc tập thể cá nhân đạt thành tích xuất sắc khen thưởng
kịp thời đúng quy định các cơ quan đơn vị tổ chức triển khai thực hiện báo cáo kết quả trước ngày hằng năm cấp tỉnh"""
SYLLABLES = WORDS.split()


def make_record(number: int, chance: random.Random) -> CampaignRecord:
    """Return a synthetic plan of about 9,000 characters with about 40 parts."""
    text = " ".join(chance.choices(SYLLABLES, k=1900))
    year = chance.randint(2015, 2026)

    def span() -> tuple[Span, ...]:
        start = chance.randrange(len(text) - 120)
        words = text[start : start + 100].strip()
        start = text.index(words)
        return (Span(start=start, end=start + len(words), text=words, page=1 + start // 2500),)

    def items(count: int) -> tuple[Item, ...]:
        return tuple(Item(text=found[0].text, label="-", evidence=found) for found in (span() for _ in range(count)))

    day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    deadlines = (
        Deadline(kind="submission", on=str(day + timedelta(days=90)), bound="before", evidence=span()),
        Deadline(kind="report", rrule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", bound="before", evidence=span()),
        Deadline(kind="review", on=f"{year}-{chance.randint(1, 12):02}", bound="in", evidence=span()),
    )
    form = chance.choice(["Giấy khen", "Bằng khen", "Cờ thi đua"])
    campaign = Campaign(
        name=f"Phong trào {number}",
        period=Period(start=str(year), end=str(year + chance.choice([0, 0, 4, 9]))),
        contents=items(10),
        audiences=items(3),
        purposes=items(3),
        targets=tuple(
            Target(text=text[:80], comparator=">=", value=90, unit="%", context="objective", evidence=span())
            for _ in range(5)
        ),
        criteria=tuple(Criterion(text=text[100:220], applies_to="collective", evidence=span()) for _ in range(6)),
        awards=(Award(form=form, quota=Quota(value=chance.randint(1, 20), unit="giấy"), evidence=span()),),
        deadlines=deadlines,
    )
    references = tuple(
        Reference(
            doc_type="KH",
            number=str(chance.randint(1, 300)),
            code="KH-UBND",
            issued_on=str(year),
            role="parent" if at == 0 else "basis",
            evidence=span(),
        )
        for at in range(7)
    )
    header = PlanHeader(
        genre="plan", is_campaign=True, doc_type="KH", number=str(chance.randint(1, 300)), code="KH-UBND",
        issued_on=str(day), title=text[:120], status="issued",
        issuer=Issuer(name="Ủy ban nhân dân", kind="peoples_committee", province=chance.choice(PROVINCES),
                      level=chance.choice(["province", "district", "commune"])),
    )  # fmt: skip
    return CampaignRecord(
        id=hashlib.sha256(str(number).encode()).hexdigest(),
        source=Source(uri=f"{number}.pdf", media_type="application/pdf", bytes=len(text), origin="pdf-text", pages=4),
        text=text, document=header, references=references, campaign=campaign,
    )  # fmt: skip


def make_records(count: int) -> Iterator[CampaignRecord]:
    """Yield the same records in every run."""
    chance = random.Random(SEED)  # noqa: S311
    for number in range(count):
        yield make_record(number, chance)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plain_insert(connection: sqlite3.Connection, rows: list[tuple[str, str]]) -> None:
    """The floor of writing: the same JSON, a batch to a transaction."""
    for start in range(0, len(rows), BATCH):
        with connection:
            connection.executemany("INSERT OR REPLACE INTO plain VALUES (?, ?)", rows[start : start + BATCH])


def write(store: Store, plain: sqlite3.Connection, count: int) -> dict[str, float]:
    """Write batch by batch into both, so that a change of the machine's speed meets both alike."""
    spent = {"store": 0.0, "again": 0.0, "floor": 0.0}
    chunk: list[CampaignRecord] = []
    size = 0
    for number, record in enumerate(make_records(count), start=1):
        chunk.append(record)
        if len(chunk) == BATCH or number == count:
            rows = [(found.id, found.model_dump_json()) for found in chunk]
            size += sum(len(row[1].encode()) for row in rows)
            together = list(chunk)
            spent["floor"] += seconds(lambda rows=rows: plain_insert(plain, rows))  # type: ignore[misc]
            spent["store"] += seconds(lambda together=together: store.save_many(together, "1"))  # type: ignore[misc]
            spent["again"] += seconds(lambda together=together: store.save_many(together, "1"))  # type: ignore[misc]
            chunk.clear()
    return spent | {"kilobytes": size / count / 1000}


QUERIES: dict[str, tuple[PlanFilter, str]] = {
    "province and year": (
        PlanFilter(province="soc trang", year=2022),
        """json_extract(record, '$.document.issuer.province') = 'Sóc Trăng'
        AND json_extract(record, '$.document.issued_on') LIKE '2022%'""",
    ),
    "deadline window": (
        PlanFilter(due_from=date(2024, 11, 25), due_to=date(2024, 12, 5)),
        "json_extract(record, '$.campaign.deadlines') LIKE '%BYMONTHDAY=30%'",
    ),
    "award form": (
        PlanFilter(award="co thi dua"),
        "json_extract(record, '$.campaign.awards') LIKE '%Cờ thi đua%'",
    ),
    "text, first 50": (PlanFilter(text="duong cao toc", limit=50), "record LIKE '%đường cao tốc%' LIMIT 50"),
    "rare text": (PlanFilter(text="phong trao 77"), "record LIKE '%Phong trào 77%'"),
}


def ask(store: Store, plain: sqlite3.Connection) -> dict[str, dict[str, float]]:
    """Return milliseconds of each query (median of five) in the store and over the plain table."""
    found = {}
    for name, (wanted, where) in QUERIES.items():
        query = f"SELECT id FROM plain WHERE {where}"  # noqa: S608
        ours = [seconds(lambda wanted=wanted: store.records(wanted)) for _ in range(5)]  # type: ignore[misc]
        floor = [seconds(lambda query=query: plain.execute(query).fetchall()) for _ in range(5)]  # type: ignore[misc]
        rows = len(store.records(wanted))
        found[name] = {"ms": statistics.median(ours) * 1e3, "floor_ms": statistics.median(floor) * 1e3, "rows": rows}
    everything = [seconds(lambda: store.touched("rules")) for _ in range(3)]
    found["touched"] = {"ms": statistics.median(everything) * 1e3, "rows": len(store.touched("rules"))}
    return found


def measure(count: int) -> dict[str, object]:
    with TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/plain.db")) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = NORMAL")
        plain.execute("CREATE TABLE plain (id TEXT PRIMARY KEY, record TEXT)")
        with Store.open(f"{folder}/store.db") as store:
            spent = write(store, plain, count)
            queries = ask(store, plain)
        size = Path(f"{folder}/store.db").stat().st_size
    return {
        "records": count,
        "kilobytes_a_record": round(spent["kilobytes"], 1),
        "upserts_a_second": round(count / spent["store"]),
        "repeated_upserts_a_second": round(count / spent["again"]),
        "floor_inserts_a_second": round(count / spent["floor"]),
        "times_the_floor": round(spent["store"] / spent["floor"], 1),
        "megabytes": round(size / 1e6),
        "queries": {name: {key: round(value, 1) for key, value in row.items()} for name, row in queries.items()},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.records)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return 0
    for name, value in result.items():
        if name != "queries":
            print(f"{name:28} {value}")
    for name, row in result["queries"].items():  # type: ignore[attr-defined]
        print(f"  {name:26} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
