from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.span import Span
from pipeline.evaluate.evidence import check_spans, spans
from pipeline.evaluate.score import score
from tests.evaluate.records import TEXT, quote, record


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_exact_spans_pass_wherever_they_stand(start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    assert check_spans(record(Span(start=start, end=end, text=TEXT[start:end]))) == []


@given(st.integers(0, len(TEXT) - 4), st.integers(1, 3))
def test_shifted_span_fails_where_its_words_differ(start: int, shift: int) -> None:
    words = TEXT[start : start + 1]
    moved = Span(start=start + shift, end=start + shift + 1, text=words)
    assert bool(check_spans(record(moved))) == (TEXT[start + shift] != words)


def test_every_span_is_walked_and_named() -> None:
    found = dict(spans(record(quote("KẾ HOẠCH"))))
    assert found.keys() == {"document.evidence.title[0]", "campaign.contents[0].evidence[0]"}


@pytest.mark.parametrize(
    ("span", "text", "pages", "problem"),
    [
        (Span(start=0, end=4, text="khác"), TEXT, None, "the span says"),
        # beyond the end of the text
        (Span(start=900, end=904, text="khác"), TEXT, None, "the span says"),
        (Span(start=3, end=3, text=""), TEXT, None, "empty span"),
        (quote("KẾ HOẠCH", page=3), TEXT, 2, "page 3 of 2"),
        (quote("KẾ HOẠCH", page=0), TEXT, None, "page 0"),
        (quote("KẾ HOẠCH"), None, None, "left out"),
    ],
)
def test_broken_spans_are_told(span: Span, text: str | None, pages: int | None, problem: str) -> None:
    problems = check_spans(record(span, text=text, pages=pages))
    assert problems
    assert all(problem in line for line in problems)


@pytest.mark.parametrize(
    ("quoted", "page", "rows"),
    [
        ("phong trào thi đua", 1, {"evidence.span": "hit", "evidence.page": "hit"}),
        ("phong trào thi đua", 2, {"evidence.span": "hit", "evidence.page": "wrong"}),
        # more than half of the union is shared
        ("Phát động phong trào thi đua", 1, {"evidence.span": "hit", "evidence.page": "hit"}),
        ("15/KH-UBND", 1, {"evidence.span": "wrong"}),
        ("not in the text", 1, {"evidence.span": "wrong"}),
    ],
)
def test_quotes_of_gold_are_scored_by_overlap(quoted: str, page: int, rows: dict[str, str]) -> None:
    gold = {"document": {"evidence": {"title": [{"text": quoted, "page": page}]}}}
    scores = score({"a": record(quote("phong trào thi đua", page=1))}, {"a": gold})
    assert {verdict.field: verdict.outcome for verdict in scores.verdicts["a"]} == rows


def test_quote_without_span_is_missed() -> None:
    gold = {"document": {"evidence": {"place": [{"text": "KẾ HOẠCH"}]}}}
    assert [verdict.outcome for verdict in score({"a": record()}, {"a": gold}).verdicts["a"]] == ["missed"]
