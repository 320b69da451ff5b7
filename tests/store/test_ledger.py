"""What was read is not read again; what failed is kept with its reason."""

from __future__ import annotations

import pytest

from models.errors import DamagedDocument, MissingFile
from pipeline.store import Store
from tests.store.plans import digest, make, province_plan

DAMAGED = DamagedDocument("b.pdf", "tệp PDF bị cắt cụt", "hãy tải lại tệp")


def test_bytes_that_were_read_are_not_pending(store: Store) -> None:
    store.save(province_plan(), "1")
    assert store.pending([province_plan().id, digest("new")], "1") == {digest("new")}


def test_a_new_extractor_reads_everything_again(store: Store) -> None:
    store.save(province_plan(), "1")
    assert store.pending([province_plan().id], "2") == {province_plan().id}


def test_more_hashes_than_one_query_takes(store: Store) -> None:
    store.save_many((make(str(number)) for number in range(20)), "1")
    asked = [digest(str(number)) for number in range(40_000)]
    assert len(store.pending(asked, "1")) == 40_000 - 20


def test_a_failure_is_kept_with_its_reason_and_retried_only_on_request(store: Store) -> None:
    store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    [failure] = store.failures()
    assert (failure.document_id, failure.uri, failure.code) == (digest("b"), "b.pdf", "damaged")
    assert (failure.message, failure.remedy) == ("tệp PDF bị cắt cụt", "hãy tải lại tệp")
    assert store.pending([digest("b")], "1") == set()
    assert store.pending([digest("b")], "1", retry_failed=True) == {digest("b")}
    assert store.pending([digest("b")], "2") == {digest("b")}


def test_attempts_are_counted(store: Store) -> None:
    for _ in range(3):
        store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    assert [failure.attempts for failure in store.failures()] == [3]


def test_a_mended_document_is_no_failure(store: Store) -> None:
    store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    store.save(make("b"), "1")
    assert store.failures() == []
    assert store.pending([digest("b")], "1", retry_failed=True) == set()


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_document_that_was_read_later_is_no_failure(store: Store, version: str) -> None:
    store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    store.save(make("b"), version)
    assert store.failures() == []


def test_a_document_that_was_read_does_not_fail_afterwards(store: Store) -> None:
    store.save(make("b"), "1")
    store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    assert store.failures() == []


def test_only_the_newest_failure_of_a_document_is_told(store: Store) -> None:
    store.fail(digest("b"), "b.pdf", "1", DAMAGED)
    store.fail(digest("b"), "b.pdf", "2", DAMAGED)
    assert [failure.extractor_version for failure in store.failures()] == ["2"]


def test_a_path_without_bytes_fails_until_it_is_read(store: Store) -> None:
    store.fail(None, "gone.txt", "1", MissingFile("gone.txt", "không có tệp này", "hãy kiểm tra đường dẫn"))
    [failure] = store.failures()
    assert (failure.document_id, failure.code) == (None, "missing")
    store.save(make("x", uri="gone.txt"), "1")
    assert store.failures() == []
