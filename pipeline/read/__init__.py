"""Bytes -> `Document`: canonical text with blocks, tables and the map back to the source.

`read_path` and `read_bytes` read one document, `read_each` all of an archive or mail; every failure is a leaf of
`DocumentError` whose message names the document, what is wrong and what to do, in Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.document import Document
from models.errors import DocumentError, DocumentTooLarge, EmptyDocument, MissingFile
from pipeline.read.containers import CONTAINERS, members
from pipeline.read.formats import reader_for, sniff
from pipeline.read.limits import DEFAULT_LIMITS, Limits

__all__ = ["Limits", "read_bytes", "read_each", "read_path"]


def read_path(path: Path, *, uri: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the document at `path`.

    Args:
        path: a file.
        uri: how the document is named in messages and in its record; the path by default.
        limits: what is refused as too large.

    Raises:
        DocumentError: the leaf that says why the document cannot be read.
    """
    name = uri if uri is not None else str(path)
    try:
        if path.is_dir():
            raise MissingFile(name, "là một thư mục, không phải tệp", "hãy chỉ ra một tệp trong thư mục")
        size = path.stat().st_size
        if size > limits.bytes:
            raise _too_many_bytes(name, size, limits)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(name, "không tìm thấy tệp", "hãy kiểm tra lại đường dẫn") from error
    except PermissionError as error:
        raise MissingFile(name, "không có quyền đọc tệp", "hãy cấp quyền đọc cho người chạy chương trình") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MissingFile(name, f"không mở được tệp ({reason})", "hãy kiểm tra lại đường dẫn") from error
    return read_bytes(data, name, limits=limits)


def read_bytes(data: bytes, uri: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the document whose bytes are `data`; `uri` names it in messages and in its record.

    Raises:
        DocumentError: the leaf that says why the document cannot be read.
    """
    if not data:
        raise EmptyDocument(uri, "tệp rỗng (0 byte)", "hãy kiểm tra lại tệp gốc")
    if len(data) > limits.bytes:
        raise _too_many_bytes(uri, len(data), limits)
    return reader_for(data, uri)(data, uri, limits)


def read_each(
    data: bytes, uri: str, *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[str, Document | DocumentError]]:
    """Read every document in `data`: one, or those of an archive or mail, each with its own address.

    Nothing is raised: what cannot be read is yielded as its error, files of other kinds (pictures, spreadsheets) as
    `UnsupportedFormat`, so that the caller can count them.
    """
    try:
        found = members(data, uri, limits) if sniff(data) in CONTAINERS else iter([(uri, data)])
        for address, content in found:
            yield address, content if isinstance(content, DocumentError) else _outcome(content, address, limits)
    except DocumentError as error:
        yield uri, error


def _outcome(data: bytes, uri: str, limits: Limits) -> Document | DocumentError:
    try:
        return read_bytes(data, uri, limits=limits)
    except DocumentError as error:
        return error


def _too_many_bytes(uri: str, size: int, limits: Limits) -> DocumentTooLarge:
    problem = f"tệp có {size // 1_000_000} MB, giới hạn {limits.bytes // 1_000_000} MB"
    return DocumentTooLarge(uri, problem, "hãy tách tệp thành từng kế hoạch")
