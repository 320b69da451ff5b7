"""Ingestion with the real readers and store; nothing is extracted, so that orchestration alone is tested."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image

from flows.bounds import Bounds
from flows.discovery import Discovery, discover
from flows.ingest import Ingestion, IngestSummary
from flows.outcome import Failure, Item
from flows.pending import Retry, hashed
from flows.pool import WorkerPool
from flows.progress import Silence, observed
from pipeline.store import Store
from tests import bad_inputs
from tests.flows.works import kind, read_only

PLANS = bad_inputs.GOOD


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, work=read_only) as pool:
        yield pool


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "store" / "kehoach.db")) as store:
        yield store


def _ingest(pool: WorkerPool, store: Store, *paths: Path, version: str = "1", retry: Retry = "failed") -> IngestSummary:
    return Ingestion(discover(paths), store, pool, version, retry=retry).run()


def _counts(summary: IngestSummary) -> tuple[int, int, int]:
    return summary.stored, summary.unchanged, len(summary.failures)


def test_every_bad_input_is_named_and_the_rest_goes_on(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    folder = bad_inputs.make(tmp_path / "vào")
    empty = tmp_path / "trống"
    empty.mkdir()
    summary = _ingest(pool, store, folder, empty, tmp_path / "vắng.txt")
    codes = {Path(failure.path).name: failure.code for failure in summary.failures}
    assert codes == bad_inputs.CODES | {"trống": "no-plans", "vắng.txt": "missing"}
    assert (summary.stored, summary.unchanged, summary.skipped) == (2, 0, {".xlsx": 1})
    assert {failure.uri for failure in store.failures()} == {failure.path for failure in summary.failures}


def test_the_same_bytes_are_read_once_per_version(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    shutil.copy(PLANS / "child_so_tttt.txt", tmp_path / "a.txt")
    shutil.copy(PLANS / "child_so_tttt.txt", tmp_path / "b.txt")
    assert _counts(_ingest(pool, store, tmp_path)) == (1, 1, 0)
    assert _counts(_ingest(pool, store, tmp_path)) == (0, 2, 0)
    (document,) = store.records()
    assert [Path(uri).name for uri in store.uris(document.id)] == ["a.txt", "b.txt"]
    assert _counts(_ingest(pool, store, tmp_path, version="2")) == (1, 1, 0)


def test_new_bytes_under_an_old_name_are_read(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    plan = tmp_path / "a.txt"
    plan.write_text("KẾ HOẠCH thứ nhất")
    _ingest(pool, store, tmp_path)
    plan.write_text("KẾ HOẠCH thứ hai")
    assert _counts(_ingest(pool, store, tmp_path)) == (1, 0, 0)
    assert len(store.records()) == 2


@pytest.mark.parametrize(("retry", "counts"), [("failed", (0, 0, 1)), ("nothing", (0, 1, 0))])
def test_known_failures_are_tried_again_only_on_request(
    pool: WorkerPool, store: Store, tmp_path: Path, retry: Retry, counts: tuple[int, int, int]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert _counts(_ingest(pool, store, tmp_path)) == (0, 0, 1)
    assert _counts(_ingest(pool, store, tmp_path, retry=retry)) == counts


def test_a_document_that_vanishes_during_the_run(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH")
    found = Discovery((tmp_path / "gone.txt", tmp_path / "a.txt"))
    summary = Ingestion(found, store, pool, "1").run()
    assert _counts(summary) == (1, 0, 1)
    (outcome,) = pool.run((Item.at(str(tmp_path / "gone.txt")),))
    assert outcome.failure is not None
    assert {outcome.failure.code, summary.failures[0].code} == {"missing"}


@pytest.mark.parametrize(("name", "code"), [("killer", "crashed"), ("hanging", "timeout"), ("hog", "memory")])
def test_a_document_that_ends_its_reader_is_read_again_only_when_asked(
    store: Store, tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / f"{name}.txt").write_text("x")
    with WorkerPool(1, kind, Bounds(seconds=3 if code == "timeout" else 60, memory=600)) as pool:
        summary = _ingest(pool, store, tmp_path)
        assert [failure.code for failure in summary.failures] == [code]
        (kept,) = store.failures()
        assert (kept.code, Path(kept.uri).name, kept.attempts) == (code, f"{name}.txt", 1)
        again = _ingest(pool, store, tmp_path)
        assert (*_counts(again), again.quarantined) == (0, 0, 0, 1)
        asked = _ingest(pool, store, tmp_path, retry="all")
        assert (*_counts(asked), asked.quarantined) == (0, 0, 1, 0)
        assert store.failures()[0].attempts == 2
        # a new extractor may fare better
        assert len(_ingest(pool, store, tmp_path, version="2").failures) == 1


def test_members_of_archives_are_documents_of_their_own(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    child = (PLANS / "child_so_tttt.txt").read_bytes()
    members = {
        "xa/ke-hoach.txt": child,
        "xa/rỗng.txt": b"",
        "huyen/kế hoạch.pdf": (PLANS / "parent_ubnd_tinh.pdf").read_bytes()[:5000],
        "anh/dau.png": b"\x89PNG\r\n\x1a\n",
        "so lieu.xlsx": b"PK",
        "khong-duoi": (PLANS / "parent_ubnd_tinh.pdf").read_bytes(),
    }
    folder = tmp_path / "vào"
    folder.mkdir()
    with zipfile.ZipFile(folder / "goi.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    summary = _ingest(pool, store, folder)
    assert _counts(summary) == (2, 0, 2)
    assert summary.skipped == {".png": 1, ".xlsx": 1}
    bundle = folder / "goi.zip"
    codes = {failure.path: failure.code for failure in summary.failures}
    assert codes == {f"{bundle}!/huyen/kế hoạch.pdf": "damaged", f"{bundle}!/xa/rỗng.txt": "empty"}
    assert store.uris(hashlib.sha256(child).hexdigest()) == [f"{bundle}!/xa/ke-hoach.txt"]
    assert {failure.uri: failure.code for failure in store.failures()} == codes
    # the same bytes as a file: known, and noted under both names; the archive is not read into the store again
    (folder / "ke-hoach.txt").write_bytes(child)
    assert _counts(_ingest(pool, store, folder)) == (0, 3, 2)
    assert len(store.uris(hashlib.sha256(child).hexdigest())) == 2


def test_archives_of_other_kinds_in_an_archive_are_failures_and_logos_are_not(
    pool: WorkerPool, store: Store, tmp_path: Path
) -> None:
    logo = io.BytesIO()
    Image.new("L", (90, 40)).save(logo, "PNG")
    folder = tmp_path / "vào"
    folder.mkdir()
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.writestr("xa.rar", b"Rar!\x1a\x07\x00" + bytes(40))
        archive.writestr("logo.png", logo.getvalue())
    summary = _ingest(pool, store, folder)
    assert summary.skipped == {".png": 1}
    assert [(one.uri, one.code) for one in store.failures()] == [(f"{folder / 'goi.zip'}!/xa.rar", "unsupported")]


def test_mails_archives_in_archives_and_archives_of_nothing(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "vào"
    folder.mkdir()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.vn", "b@example.vn", "Gửi kế hoạch"
    mail.set_content("Kính gửi các đơn vị, xin gửi kèm.")
    mail.add_attachment((PLANS / "child_so_tttt.txt").read_bytes(), "text", "plain", filename="kế hoạch.txt")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("thu.eml", mail.as_bytes())
    with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
        archive.writestr("trong.zip", inner.getvalue())
    with zipfile.ZipFile(folder / "ảnh.zip", "w") as archive:
        archive.writestr("a.jpg", b"\xff\xd8\xff")
    summary = _ingest(pool, store, folder)
    assert (_counts(summary), summary.skipped) == ((1, 0, 1), {".jpg": 1})
    assert [(Path(failure.path).name, failure.code) for failure in summary.failures] == [("ảnh.zip", "no-plans")]
    (document,) = store.records()
    assert store.uris(document.id) == [f"{folder / 'goi.zip'}!/trong.zip!/thu.eml!/kế hoạch.txt"]


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch, pool: WorkerPool) -> list[str]:
    """The names of what the pool was asked to read or open."""
    asked: list[str] = []
    run = pool.run
    monkeypatch.setattr(pool, "run", lambda items: (asked.extend(Path(one.uri).name for one in items), run(items))[1])
    return asked


def test_an_archive_whose_members_are_known_is_not_opened_again(
    pool: WorkerPool, store: Store, tmp_path: Path, openings: list[str]
) -> None:
    child = (PLANS / "child_so_tttt.txt").read_bytes()
    bundle = _archive(tmp_path / "vào" / "goi.zip", {"a.txt": child, "b.txt": "KẾ HOẠCH".encode(), "c.xlsx": b"PK"})
    assert _counts(_ingest(pool, store, bundle.parent)) == (2, 0, 0)
    assert openings == ["goi.zip", "a.txt", "b.txt"]
    openings.clear()
    again = _ingest(pool, store, bundle.parent)
    assert (_counts(again), again.skipped, openings) == ((0, 2, 0), {".xlsx": 1}, [])
    # under another name: its members are noted there, too, without a look inside
    shutil.copy(bundle, bundle.parent / "sao.zip")
    assert (_counts(_ingest(pool, store, bundle.parent)), openings) == ((0, 4, 0), [])
    names = [uri.rpartition("/vào/")[2] for uri in store.uris(hashlib.sha256(child).hexdigest())]
    assert names == ["goi.zip!/a.txt", "sao.zip!/a.txt"]
    # other bytes, and another version of the extractor
    _archive(bundle, {"a.txt": child, "d.txt": "KẾ HOẠCH mới".encode()})
    assert (_counts(_ingest(pool, store, bundle)), openings) == ((1, 1, 0), ["goi.zip", "d.txt"])
    assert _counts(_ingest(pool, store, bundle, version="2")) == (2, 0, 0)


@pytest.mark.parametrize(
    ("member", "data"),
    [
        ("b.txt", b""),  # could not be read
        ("b.rar", b"Rar!\x1a\x07\x00"),  # could not be unpacked
    ],
)
def test_an_archive_is_opened_again_where_a_failure_is_tried_again(
    pool: WorkerPool, tmp_path: Path, openings: list[str], member: str, data: bytes
) -> None:
    bundle = _archive(tmp_path / "vào" / "goi.zip", {"a.txt": "KẾ HOẠCH".encode(), member: data})
    with Store.open(str(tmp_path / "store.db")) as store:
        assert _counts(_ingest(pool, store, bundle)) == (1, 0, 1)
        openings.clear()
        assert _counts(_ingest(pool, store, bundle)) == (0, 1, 1)
        assert openings == (["goi.zip", member] if member == "b.txt" else ["goi.zip"])
        openings.clear()
        assert (_counts(_ingest(pool, store, bundle, retry="nothing")), openings) == ((0, 2, 0), [])
        assert len(store.failures()) == 1


def test_a_run_that_ended_between_opening_and_reading_is_taken_up(
    pool: WorkerPool, store: Store, tmp_path: Path, openings: list[str]
) -> None:
    bundle = _archive(tmp_path / "vào" / "goi.zip", {"a.txt": "KẾ HOẠCH".encode()})
    (item,) = (hashed(bundle),)
    assert isinstance(item, Item)
    Ingestion(Discovery((bundle,)), store, pool, "1").chunk((item,))
    assert (_counts(_ingest(pool, store, bundle)), openings) == ((1, 0, 0), ["goi.zip", "goi.zip", "a.txt"])


class _Witness(Silence):
    def __init__(self) -> None:
        self.total, self.done, self.seen = 0, 0, list[Failure]()

    def begin(self, stage: str, total: int) -> None:
        self.total += total

    def advance(self, steps: int) -> None:
        self.done += steps

    def failed(self, failure: Failure) -> None:
        self.seen.append(failure)


def test_progress_reaches_its_total_and_each_failure_is_told_once(
    pool: WorkerPool, store: Store, tmp_path: Path
) -> None:
    for name in "abcdefgh":
        (tmp_path / f"{name}.txt").write_text(f"KẾ HOẠCH {name}" if name < "f" else "")
    witness = _Witness()
    with observed(witness):
        summary = _ingest(pool, store, tmp_path)
    assert (witness.done, witness.total) == (8, 8)
    assert sorted(failure.path for failure in witness.seen) == [failure.path for failure in summary.failures]
