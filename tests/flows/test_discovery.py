from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.discovery import ENDINGS, discover
from pipeline.read.formats import READERS


def _tree(root: Path, names: list[str]) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def _names(root: Path, files: tuple[Path, ...]) -> list[str]:
    return [str(path.relative_to(root)) for path in files]


def test_documents_of_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.pdf", "a/b/c.MD", "c.docx.bak", "ảnh.psd", "ghi chú", ".ẩn.txt", "~$b.txt"]
    _tree(tmp_path, names)
    found = discover([tmp_path])
    assert _names(tmp_path, found.files) == ["a/b/c.MD", "a/z.pdf", "b.txt"]
    assert found.skipped == {"": 1, ".bak": 1, ".psd": 1, ".txt": 2}
    assert found.failures == ()


def test_a_named_file_is_taken_whatever_its_kind_and_only_once(tmp_path: Path) -> None:
    _tree(tmp_path, ["a.psd", "b.txt"])
    found = discover([tmp_path / "a.psd", tmp_path / "b.txt", tmp_path])
    assert _names(tmp_path, found.files) == ["a.psd", "b.txt"]


def test_folder_without_plans(tmp_path: Path) -> None:
    _tree(tmp_path, ["a.psd"])
    (failure,) = discover([tmp_path]).failures
    assert (failure.path, failure.code) == (str(tmp_path), "no-plans")


@pytest.mark.parametrize("path", ["không-có.pdf", "a.txt/b", "dài" * 2000, "zero\0byte"])
def test_paths_that_do_not_exist(tmp_path: Path, path: str) -> None:
    _tree(tmp_path, ["a.txt"])
    (failure,) = discover([tmp_path / path]).failures
    assert failure.code == "missing"


def test_loops_of_links_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    _tree(tmp_path, ["a/plan.txt", "z.txt"])
    (tmp_path / "a" / "lên").symlink_to(tmp_path)
    (tmp_path / "x").symlink_to(tmp_path / "y")
    (tmp_path / "y").symlink_to(tmp_path / "x")
    found = discover([tmp_path])
    assert _names(tmp_path, found.files) == ["a/plan.txt", "z.txt"]
    assert [(Path(failure.path).name, failure.code) for failure in found.failures] == [
        ("lên", "loop"),
        ("x", "loop"),
        ("y", "loop"),
    ]


def test_many_links_to_one_folder_are_walked_once(tmp_path: Path) -> None:
    # 30 levels of two links each would be 2^30 folders if every way to a folder were walked
    for level in range(30):
        (tmp_path / f"d{level}").mkdir()
        if level:
            for link in ("m", "n"):
                (tmp_path / f"d{level}" / link).symlink_to(tmp_path / f"d{level - 1}")
    _tree(tmp_path, ["d0/plan.txt"])
    assert len(discover([tmp_path / "d29"]).files) == 1


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert discover([tmp_path]).skipped == {".txt": 1}
    (failure,) = discover([tmp_path / "pipe.txt"]).failures
    assert failure.code == "unsupported"


def test_dangling_link_to_a_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").symlink_to(tmp_path / "gone.pdf")
    (failure,) = discover([tmp_path]).failures
    assert failure.code == "missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_unreadable_folder(tmp_path: Path) -> None:
    _tree(tmp_path, ["closed/a.txt", "b.txt"])
    (tmp_path / "closed").chmod(0)
    try:
        found = discover([tmp_path])
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert _names(tmp_path, found.files) == ["b.txt"]
    assert [failure.code for failure in found.failures] == ["missing"]


def test_file_names_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"k\xe1ho.txt")).write_text("x")
    (found,) = discover([tmp_path]).files
    assert os.fsencode(found).endswith(b"k\xe1ho.txt")


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_USUAL = {
    "application/msword": {".doc"},
    "application/pdf": {".pdf"},
    "application/rtf": {".rtf"},
    "application/x-ole-storage": {".doc"},
    "application/zip": {".zip"},
    "message/rfc822": {".eml"},
    "application/vnd.oasis.opendocument.text": {".odt"},
    _WORD: {".docx"},
    "image/bmp": {".bmp"},
    "image/gif": {".gif"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/png": {".png"},
    "image/tiff": {".tif", ".tiff"},
    "image/webp": {".webp"},
    "text/html": {".html", ".htm"},
    "text/plain": {".txt", ".md"},
}


def test_a_folder_gives_every_format_that_has_a_reader() -> None:
    assert set().union(*(_USUAL[media_type] for media_type in READERS)) == ENDINGS
