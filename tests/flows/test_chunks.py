from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.chunks import LARGEST, chunk_size, chunked


@given(st.lists(st.integers()), st.integers(1, 50))
def test_chunks_joined_are_the_items(items: list[int], size: int) -> None:
    chunks = list(chunked(items, size))
    assert [item for chunk in chunks for item in chunk] == items
    assert all(len(chunk) == size for chunk in chunks[:-1])
    assert all(chunks)


@given(st.integers(1, 100_000), st.integers(1, 64))
def test_every_worker_has_work_while_there_are_documents(documents: int, workers: int) -> None:
    size = chunk_size(documents, workers)
    assert 1 <= size <= LARGEST
    assert -(-documents // size) >= min(documents, workers)
