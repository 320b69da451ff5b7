"""What becomes of one document in a run: a record or a failure, both as plain data that crosses processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.errors import DocumentError

Report = Callable[["Failure"], None]


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

    def error(self) -> DocumentError:
        """Return the failure as the store's ledger takes it."""
        error = DocumentError(self.path, self.problem, self.remedy)
        error.code = self.code
        return error

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document after reading and extracting; exactly one of `record` and `failure` is set.

    Attributes:
        path: the document as the user named it.
        record: the campaign record as JSON.
        failure: why there is none.
    """

    path: str
    record: str | None = None
    failure: Failure | None = None


def printable(path: str) -> str:
    """Return `path` without lone surrogates (bytes of a file name that are no UTF-8), which JSON cannot hold."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
