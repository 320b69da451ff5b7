"""What becomes of one document in a run: a record or a failure, both as plain data that crosses processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.bounds import Bounds
from models.errors import DocumentError

QUARANTINED = frozenset({"crashed", "memory", "timeout"})
"""Codes of documents that ended the process reading them; they are read again only when the user asks."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one document gave no record.

    Attributes:
        path: the document as the user named it.
        code: stable name of the kind of failure, e.g. "encrypted" (`DocumentError.code`).
        problem: what is wrong, in Vietnamese.
        remedy: what the user can do about it, in Vietnamese.
    """

    path: str
    code: str
    problem: str
    remedy: str

    @classmethod
    def of(cls, error: DocumentError) -> Failure:
        """Return the failure that a reader raised."""
        return cls(error.path, error.code, error.problem, error.remedy)

    @classmethod
    def unexpected(cls, path: str, error: Exception) -> Failure:
        """Return the failure for an error that no stage foresaw: a fault of the program, not of the document."""
        words = " ".join(str(error).split())[:200]
        problem = f"lỗi bất ngờ của chương trình ({type(error).__name__}: {words})"
        return cls(path, "internal", problem, "hãy báo lỗi này kèm tệp cho người bảo trì")

    @classmethod
    def crashed(cls, path: str) -> Failure:
        """Return the failure of a document that ended the process reading it (out of memory, crash of a library)."""
        problem = "tiến trình đọc văn bản này bị ngắt đột ngột (hết bộ nhớ hoặc thư viện đọc tệp bị lỗi)"
        return cls(path, "crashed", problem, "hãy mở tệp, lưu lại thành tệp mới rồi thử lại")

    @classmethod
    def late(cls, path: str, bounds: Bounds) -> Failure:
        """Return the failure of a document that was not read in its time."""
        problem = f"đọc {bounds.seconds:g} giây chưa xong, đã dừng"
        return cls(path, "timeout", problem, "hãy mở tệp, lưu lại thành tệp mới, hoặc thử lại với --timeout lớn hơn")

    @classmethod
    def bloated(cls, path: str, megabytes: int) -> Failure:
        """Return the failure of a document that took more memory than one may."""
        problem = f"cần hơn {megabytes} MB bộ nhớ để đọc, đã dừng"
        return cls(path, "memory", problem, "hãy mở tệp, lưu lại thành tệp mới, hoặc thử lại với --memory lớn hơn")

    def error(self) -> DocumentError:
        """Return the failure as the store's ledger takes it."""
        error = DocumentError(self.path, self.problem, self.remedy)
        error.code = self.code
        return error

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Item:
    """One document to read.

    Attributes:
        path: where its bytes are.
        uri: how it is named in messages and in its record.
        id: SHA-256 of its bytes, where that is known already.
        docx: file that LibreOffice made of it, where that was done for many at once.
    """

    path: str
    uri: str
    id: str = ""
    docx: str = ""

    @classmethod
    def at(cls, path: str) -> Item:
        """Return the document of a file that the user named."""
        return cls(path, printable(path))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document after reading and extracting; exactly one of `record`, `failure` and `contents` is set.

    Attributes:
        path: the document as the user named it.
        record: the campaign record as JSON.
        failure: why there is none.
        contents: what an archive or a mail holds.
    """

    path: str
    record: str | None = None
    failure: Failure | None = None
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The files in an archive or a mail.

    Attributes:
        documents: those to read, each unpacked to a file of its own.
        failures: those that could not be unpacked.
        skipped: ending -> number of files of other kinds.
    """

    documents: tuple[Item, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)


def printable(path: str) -> str:
    """Return `path` without lone surrogates (bytes of a file name that are no UTF-8), which JSON cannot hold."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
