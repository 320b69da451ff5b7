"""Paths as the user gives them -> the documents of a run, in an order that depends on names only.

Folders are walked to their depth. Files of other kinds inside a folder are skipped and counted; a file that the user
names is always taken, so that the reader can say what is wrong with it. Nothing here raises: what cannot be walked
becomes a `Failure` and the rest goes on.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flows.outcome import Failure, printable

_IMAGES = frozenset({".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
ENDINGS = _IMAGES | {".doc", ".docx", ".eml", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".txt", ".zip"}
"""Endings of the formats that `pipeline.read` has readers for (a test compares them)."""

_LOOP = ("liên kết tượng trưng quay vòng về chính nó", "hãy xóa hoặc sửa liên kết này")
_MISSING = ("không tìm thấy tệp hoặc thư mục", "hãy kiểm tra lại đường dẫn")
_CLOSED = ("không có quyền đọc", "hãy cấp quyền đọc rồi chạy lại")
_EMPTY = ("thư mục không có văn bản nào đọc được", "hãy chỉ đến thư mục có tệp " + ", ".join(sorted(ENDINGS)))
_SPECIAL = ("không phải là tệp thường", "hãy chỉ đến một tệp văn bản hoặc một thư mục")


@dataclass(frozen=True, slots=True)
class Discovery:
    """The documents of a run.

    Attributes:
        files: documents to read, in order; no file twice.
        skipped: ending (lower case, with its dot; "" for none) -> number of files of other kinds.
        failures: paths that cannot be walked.
    """

    files: tuple[Path, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


class _Walk:
    """One walk; `trail` holds the folders above the current one, `seen` all folders ever entered."""

    def __init__(self, endings: frozenset[str]) -> None:
        self.endings = endings
        self.files: dict[Path, None] = {}
        self.skipped: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.seen: set[tuple[int, int]] = set()

    def fail(self, path: Path, error: OSError | None, words: tuple[str, str]) -> None:
        """Record that `path` cannot be walked; `words` are used where the error says nothing more exact."""
        code, words = _explain(error) if error is not None else ("unsupported", words)
        self.failures.append(Failure(printable(str(path)), code, *words))

    def start(self, path: Path) -> None:
        """Walk what the user named."""
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            self.fail(path, error if isinstance(error, OSError) else FileNotFoundError(), _MISSING)
            return
        if stat.S_ISDIR(status.st_mode):
            self.top(path, status)
        elif stat.S_ISREG(status.st_mode):
            self.files[path] = None
        else:
            self.fail(path, None, _SPECIAL)

    def top(self, folder: Path, status: os.stat_result) -> None:
        """Walk a folder that the user named, and say so when it holds nothing."""
        before = len(self.files), len(self.failures)
        if (status.st_dev, status.st_ino) in self.seen:
            return
        self.folder(folder, status, ())
        if (len(self.files), len(self.failures)) == before:
            self.failures.append(Failure(printable(str(folder)), "no-plans", *_EMPTY))

    def folder(self, folder: Path, status: os.stat_result, trail: tuple[tuple[int, int], ...]) -> None:
        """Walk one folder; a folder reached a second time by a link is passed over, one above itself is a loop."""
        key = (status.st_dev, status.st_ino)
        if key in trail:
            self.failures.append(Failure(printable(str(folder)), "loop", *_LOOP))
            return
        if key in self.seen:
            return
        self.seen.add(key)
        try:
            entries = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            self.fail(folder, error, _CLOSED)
            return
        for entry in entries:
            self.entry(entry, (*trail, key))

    def entry(self, path: Path, trail: tuple[tuple[int, int], ...]) -> None:
        """Sort one entry of a folder into folders, documents and files of other kinds."""
        ending = path.suffix.lower()
        wanted = ending in self.endings and not path.name.startswith((".", "~$"))
        try:
            status = path.stat()
        except OSError as error:
            if wanted or error.errno == errno.ELOOP:
                self.fail(path, error, _MISSING)
            else:
                self.skipped[ending] += 1
            return
        if stat.S_ISDIR(status.st_mode):
            self.folder(path, status, trail)
        elif wanted and stat.S_ISREG(status.st_mode):
            self.files[path] = None
        else:
            self.skipped[ending] += 1


def _explain(error: OSError) -> tuple[str, tuple[str, str]]:
    if error.errno == errno.ELOOP:
        return "loop", _LOOP
    if isinstance(error, PermissionError):
        return "missing", _CLOSED
    return "missing", _MISSING


def discover(paths: Iterable[Path], endings: frozenset[str] = ENDINGS) -> Discovery:
    """Return the documents below `paths`.

    Args:
        paths: files and folders, in the order of the user.
        endings: lower-case endings that make a file in a folder a document.
    """
    walk = _Walk(endings)
    for path in paths:
        walk.start(path)
    return Discovery(tuple(walk.files), dict(sorted(walk.skipped.items())), tuple(walk.failures))
