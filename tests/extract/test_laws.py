"""Laws of extraction: exact spans, no exception, nothing invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.campaign import Campaign
from models.header import PlanHeader
from pipeline.evaluate.evidence import check_spans
from pipeline.extract.citations import find_mentions
from tests.extract.headed import BODY, CLOSING, HEADING, PREAMBLE, TITLE, plan, reading_of, record_of

NON_PLANS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("non_plans.yaml").read_text(encoding="utf-8"))

FRAGMENTS = [
    HEADING, TITLE, PREAMBLE, BODY, CLOSING, *HEADING.split("\n"), *TITLE.split("\n"), *CLOSING.split("\n"),
    *BODY.split("\n"), "Số:      /KH-UBND", "Số 05-KH/ĐU", "K/ CHỦ TỊCH", "T/M ĐẢNG ỦY", "Nơi nhận: GIÁM ĐỐC",
    "Uỷ ban nhân dân", "KẾ HOẠCH LIÊN TỊCH", "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2023 của UBND tỉnh,",
    "Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003, ngày 14/6/2005", "Chỉ thị số 23/CT- TTg", "PHỤ LỤC",
    "vừa ban hành Kế hoạch số 4/KH-STP về thi đua", "Lượt xem: 3", "- ", ";", "./.", "|a|b|", "“", "”", "của", "UBND",
    "ngày    tháng    năm 202…", "QUYẾT ĐỊNH", "số", "\n", "\t", "\u0301", "\u200b", "𝟙", "ẞ", "İ", "\ufffd",
]  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)
PIECES = st.lists(st.one_of(st.sampled_from(FRAGMENTS), WORDS), min_size=1, max_size=14)
ANY_TEXT = st.one_of(WORDS, PIECES.map("\n".join), PIECES.map(" ".join)).filter(
    # '<P' is a page without words
    lambda text: any(char.isalnum() for char in text) and not text.lstrip().startswith("<")
)
SLOW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(ANY_TEXT)
def test_any_text_gives_a_record_with_exact_spans(text: str) -> None:
    record = record_of(text)
    assert check_spans(record) == []


@SLOW
@given(ANY_TEXT)
def test_mentions_are_in_order_and_never_leave_the_text(text: str) -> None:
    reading = reading_of(text)
    mentions = find_mentions(reading, 0, len(reading.text))
    assert all(0 <= mention.start < mention.end <= len(reading.text) for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@SLOW
@given(st.lists(st.sampled_from([HEADING, TITLE, PREAMBLE, BODY, CLOSING]), max_size=5).map("\n\n".join))
def test_what_stands_in_the_header_stands_in_the_text(text: str) -> None:
    record = record_of(text or "không")
    header = record.document
    for value in (header.number, header.code, header.symbol, header.place):
        assert value is None or value in (record.text or "")


def test_reading_twice_gives_the_same_record() -> None:
    assert record_of(plan()) == record_of(plan())


@pytest.mark.parametrize("kind", NON_PLANS)
def test_a_text_that_is_no_plan_has_no_fields(kind: str) -> None:
    record = record_of(NON_PLANS[kind])
    header = record.document
    kept = {"doc_type": header.doc_type, "status": header.status, "evidence": header.evidence}
    assert header == PlanHeader(genre="other", is_campaign=False, **kept)  # type: ignore[arg-type]
    assert record.references == ()
    assert record.campaign == Campaign()
    assert record.diagnostics == ()


@pytest.mark.parametrize("kind", NON_PLANS)
def test_words_of_a_non_plan_never_become_a_reference_to_a_plan(kind: str) -> None:
    reading = reading_of(NON_PLANS[kind])
    if kind not in {"report", "contract", "official letter"}:
        assert find_mentions(reading, 0, len(reading.text)) == []
