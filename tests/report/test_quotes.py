"""Quotes: the marked words are the document's, the words around them too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.span import Span
from pipeline.report.quotes import AROUND, LONGEST, paragraphs, quote_of, quotes_of
from tests.report.plans import record

LONG = "đầu câu " * 60 + "trước ngày 30/11 hằng năm" + " cuối câu" * 60


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end], page=3)


def test_a_quote_stays_in_its_paragraph() -> None:
    text = "Đoạn trước.\nGửi hồ sơ trước ngày 30/11.\nĐoạn sau."
    start = text.index("trước ngày")
    quote = quote_of(_span(text, start, start + 16), text)
    assert (quote.before, quote.marked, quote.after, quote.page) == ("Gửi hồ sơ ", "trước ngày 30/11", ".", 3)


def test_a_long_paragraph_is_cut_at_words_and_says_so() -> None:
    start = LONG.index("trước ngày")
    quote = quote_of(_span(LONG, start, start + 16), LONG)
    assert quote.before.startswith("… ")
    assert quote.after.endswith(" …")
    assert {*quote.before[2:].split()} == {"đầu", "câu"}
    assert len(quote.before) <= AROUND + 2
    assert len(quote.after) <= AROUND + 2


def test_a_long_quote_loses_its_middle_and_says_so() -> None:
    quote = quote_of(_span(LONG, 0, len(LONG)), LONG)
    assert " […] " in quote.marked
    assert len(quote.marked) <= LONGEST
    assert quote.marked.startswith("đầu câu")
    assert quote.marked.endswith("cuối câu")


def test_a_text_that_was_left_out_or_changed_gives_the_words_alone() -> None:
    span = _span("nộp hồ sơ", 4, 9)
    for text in (None, "một văn bản khác hẳn"):
        quote = quote_of(span, text)
        assert (quote.before, quote.marked, quote.after) == ("", "hồ sơ", "")


def test_a_quote_inside_another_is_not_repeated_and_each_knows_its_paragraph() -> None:
    text = "Mở đầu.\nNộp báo cáo trước ngày 15/11/2026.\nKết thúc."
    whole, day = "Nộp báo cáo trước ngày 15/11/2026", "ngày 15/11/2026"
    spans = [Span(start=text.index(part), end=text.index(part) + len(part), text=part) for part in (day, whole)]
    [quote] = quotes_of(spans, record(text=text))
    assert (quote.marked, quote.place) == (whole, 8)
    assert dict(paragraphs(text))[8] == "Nộp báo cáo trước ngày 15/11/2026."


def test_a_span_is_quoted_once() -> None:
    span = _span("nộp hồ sơ", 4, 9)
    assert len(quotes_of((span, span), record(text="nộp hồ sơ"))) == 1


@given(st.text(max_size=400), st.data())
def test_the_words_around_are_the_words_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = quote_of(_span(text, start, end), text)
    assert quote.marked == text[start:end]
    assert text[:start].endswith(quote.before.removeprefix("… ").removeprefix("…"))
    assert text[end:].startswith(quote.after.removesuffix("…").removesuffix(" "))
