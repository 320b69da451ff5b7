"""A store is published plan by plan: the same pages as from memory, without ever holding all plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from bench.reconcile import family
from flows.publish import StoreShelf, publish
from flows.reconcile import reconcile_store
from models.record import CampaignRecord
from pipeline.report import site, write_shelf, write_site
from pipeline.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two families of different size and a plan alone, reconciled."""
    path = str(tmp_path_factory.mktemp("store") / "plans.db")
    with Store.open(path) as store:
        store.save_many([*family(0)[:4], *family(1)[:6], family(2)[3]], "1")
        reconcile_store(path)
        yield store


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("many", [0, 500])
def test_the_store_gives_the_pages_that_its_records_give(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(site, "MANY", many)
    records = store.load(row.id for row in store.records())
    write_site(tmp_path / "memory", records, store.reconciliations())
    monkeypatch.setattr(site, "_BATCH", 2)
    assert publish(store, tmp_path / "store") == tmp_path / "store" / "index.html"
    found, expected = _bytes(tmp_path / "store"), _bytes(tmp_path / "memory")
    assert [name for name in expected if found.get(name) != expected[name]] == []
    assert found.keys() == expected.keys()
    assert len(found) > 11 + 8 + 2


class _Watched(StoreShelf):
    """Keeps how many plans were asked for at once."""

    most = 0

    def records(self, ids: Iterable[str]) -> Mapping[str, CampaignRecord]:
        wanted = list(ids)
        self.most = max(self.most, len(wanted))
        return super().records(wanted)


def test_no_more_than_a_family_is_held(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "MANY", 0)
    monkeypatch.setattr(site, "_BATCH", 2)
    monkeypatch.setattr("flows.publish._KEPT", 3)
    shelf = _Watched(store)
    write_shelf(tmp_path, shelf)
    assert shelf.most == 6, "the larger family"
    assert len(shelf._kept) == 3
    assert len(shelf.places) == 11


def test_a_plan_that_is_gone_meanwhile_has_no_page(store: Store, tmp_path: Path) -> None:
    class Emptied(StoreShelf):
        def records(self, ids: Iterable[str]) -> Mapping[str, CampaignRecord]:
            return {id_: record for id_, record in super().records(ids).items() if id_ != gone}

    gone = store.couples()[0][0]
    names = {path.name for path in write_shelf(tmp_path, Emptied(store))}
    assert not any(gone[:16] in name for name in names)
    assert len([name for name in names if name.startswith("plan-")]) == 10
