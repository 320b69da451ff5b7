"""Archives and mails -> the files in them: `members` yields each with its address, or the error that says why not.

Nothing is written to disk. An address is that of the archive, '!/' and the name inside: 'goi.zip!/xa/ke-hoach.docx';
there is one '!/' for each level.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

from models.errors import DamagedDocument, DocumentError, DocumentTooLarge, EncryptedDocument, UnsupportedFormat
from pipeline.nlp.syllables import validity
from pipeline.read.limits import DEFAULT_LIMITS, Limits
from pipeline.read.sniffing import sniff
from pipeline.read.unzipping import BROKEN_ZIP

CONTAINERS = frozenset(("application/zip", "message/rfc822"))
"""Media types that `members` opens."""

_UNPACK = "hãy giải nén rồi đọc các tệp bên trong, hoặc nén lại thành ZIP"
_PACKED = {
    "application/vnd.rar": ("tệp nén RAR", _UNPACK),
    "application/x-7z-compressed": ("tệp nén 7-Zip", _UNPACK),
    "application/gzip": ("tệp nén GZIP", _UNPACK),
    "application/x-bzip2": ("tệp nén BZIP2", _UNPACK),
    "application/x-xz": ("tệp nén XZ", _UNPACK),
    "application/ms-tnef": (
        "gói winmail.dat của Outlook (TNEF)",
        "hãy đề nghị người gửi gửi lại thư ở dạng HTML hoặc văn bản thuần, hoặc mở bằng Outlook rồi lưu tệp đính kèm",
    ),
}
Member = tuple[str, bytes | DocumentError]

_AGAIN = "hãy xin lại tệp gốc hoặc giải nén rồi đọc các tệp bên trong"
# Files that systems put into archives beside the user's own.
_NOISE = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\x00")
_UNICODE_PATH = 0x7075
_TAG = re.compile(r"<[^>]*>")
# The line of the type and the body of a plan; a covering letter only names the plan it brings.
_PLAN = re.compile(r"^\W*KẾ HOẠCH\b", re.MULTILINE)
_PLAN_PARTS = re.compile(r"^\W*(?:căn cứ|I\s*[.)]|1\s*[.)]|mục đích|nội dung)", re.IGNORECASE | re.MULTILINE)


def packed_refusal(media_type: str, uri: str) -> UnsupportedFormat | None:
    """Return why archives of other kinds are not opened and what to do; None for what is no archive."""
    if media_type not in _PACKED:
        return None
    name, remedy = _PACKED[media_type]
    return UnsupportedFormat(uri, f"{name}, chưa mở được", remedy)


def members(data: bytes, uri: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Member]:
    """Yield the files in a ZIP archive or a mail, and those of archives and mails in it, in the order of their names.

    Args:
        data: bytes for which `sniff` names one of `CONTAINERS`.
        uri: how the container is named.
        limits: `part`, `unpacked`, `members`, `ratio` and `nesting` are kept to.

    Raises:
        DocumentError: the container itself cannot be opened. Errors of single members are yielded, not raised.
    """
    yield from _Unpacking(limits).open(data, uri, limits.nesting)


@dataclass
class _Unpacking:
    """What has been unpacked so far, over all levels."""

    limits: Limits
    size: int = 0
    count: int = 0

    def open(self, data: bytes, uri: str, depth: int) -> Iterator[Member]:
        media_type = sniff(data)
        if media_type not in CONTAINERS:
            raise UnsupportedFormat(uri, "không phải tệp nén ZIP hay thư", "hãy đọc thẳng tệp này")
        found = self._zip(data, uri) if media_type == "application/zip" else self._mail(data, uri)
        for address, content in found:
            kind = None if isinstance(content, DocumentError) else sniff(content)
            if isinstance(content, DocumentError) or kind not in CONTAINERS:
                yield address, packed_refusal(kind or "", address) or content
            elif depth <= 1:
                problem = f"tệp nén lồng quá {self.limits.nesting} lớp"
                yield address, DocumentTooLarge(address, problem, "hãy giải nén bớt rồi thử lại")
            else:
                yield from self._nested(content, address, depth - 1)

    def _nested(self, data: bytes, uri: str, depth: int) -> Iterator[Member]:
        try:
            yield from self.open(data, uri, depth)
        except DocumentError as error:
            yield uri, error

    def _zip(self, data: bytes, uri: str) -> Iterator[Member]:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            entries = [
                entry for entry in archive.infolist() if not entry.is_dir() and not _NOISE.search(entry.filename)
            ]
        except BROKEN_ZIP as error:
            raise DamagedDocument(uri, "tệp nén ZIP hỏng hoặc bị cắt cụt", _AGAIN) from error
        self._count(len(entries), uri)
        for name, entry in sorted(((_name(entry), entry) for entry in entries), key=lambda pair: pair[0]):
            address = f"{uri}!/{name}"
            try:
                yield address, self._content(archive, entry, address, name)
            except DocumentError as error:
                yield address, error

    def _content(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, uri: str, name: str) -> bytes:
        if _OUTSIDE.search(name):
            raise DamagedDocument(uri, "tên tệp trong gói chỉ ra ngoài gói", _AGAIN)
        if entry.flag_bits & 1:
            raise EncryptedDocument(uri, "tệp trong gói được đặt mật khẩu", "hãy giải nén bằng mật khẩu rồi thử lại")
        if entry.file_size > 1_000_000 and entry.file_size > self.limits.ratio * max(entry.compress_size, 1):
            raise DocumentTooLarge(uri, f"nén hơn {self.limits.ratio} lần, giống bom nén", "hãy kiểm tra lại tệp gốc")
        self._weigh(entry.file_size, uri)
        try:
            return archive.read(entry)
        except BROKEN_ZIP as error:
            raise DamagedDocument(uri, "tệp trong gói hỏng", _AGAIN) from error

    def _mail(self, data: bytes, uri: str) -> Iterator[Member]:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
        found = sorted(_attachments(message), key=lambda pair: pair[0])
        self._count(len(found), uri)
        taken: set[str] = set()
        for name, content in [*_body(message), *found]:
            address = f"{uri}!/{_unused(name, taken)}"
            try:
                self._weigh(len(content), address)
                yield address, content
            except DocumentError as error:
                yield address, error

    def _count(self, more: int, uri: str) -> None:
        self.count += more
        if self.count > self.limits.members:
            problem = f"có {self.count} tệp bên trong, giới hạn {self.limits.members}"
            raise DocumentTooLarge(uri, problem, "hãy giải nén rồi chọn các kế hoạch")

    def _weigh(self, size: int, uri: str) -> None:
        if size > self.limits.part or self.size + size > self.limits.unpacked:
            problem = f"giải nén ra {size // 1_000_000} MB, vượt giới hạn"
            raise DocumentTooLarge(uri, problem, "hãy giải nén rồi chọn các kế hoạch")
        self.size += size


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry: UTF-8 also where the archive does not say so, else Vietnamese Windows."""
    if entry.flag_bits & 0x800:
        return entry.filename
    if (named := _unicode_path(entry.extra)) is not None:
        return named
    try:
        coded = entry.filename.encode("cp437")
        return coded.decode("utf-8")
    except UnicodeEncodeError:
        return entry.filename
    except UnicodeDecodeError:
        windows = unicodedata.normalize("NFC", coded.decode("cp1258", errors="replace"))
        readable = "\ufffd" not in windows and validity(windows) > validity(entry.filename)
        return windows if readable else entry.filename


def _unicode_path(extra: bytes) -> str | None:
    """Return the name in the field of Info-ZIP (APPNOTE 4.6.9): version, CRC-32 of the other name, UTF-8."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", errors="replace") or None
        at += 4 + size
    return None


def _unused(name: str, taken: set[str]) -> str:
    """Return the name, numbered where another attachment has it."""
    stem, dot, ending = name.rpartition(".")
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{stem}~{count}.{ending}" if dot else f"{name}~{count}"
    taken.add(found)
    return found


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of what is attached; pictures of a signature without a name are left out."""
    for part in _parts(message):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            if isinstance(inner, EmailMessage):
                yield _mail_name(part), inner.as_bytes()
        elif not part.is_multipart() and (name := _file_name(part)):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield name, content


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a mail; those of a mail attached to it are its own."""
    yield message
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, EmailMessage):
                yield from _parts(part)


def _mail_name(part: EmailMessage) -> str:
    """Return the name of an attached mail; Outlook gives its subject, without an ending."""
    name = _file_name(part) or "thu"
    return name if name.lower().endswith(".eml") else f"{name}.eml"


def _file_name(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except (LookupError, ValueError, TypeError, AttributeError):  # headers that the standard library cannot parse
        return None
    return re.split(r"[\\/]", name)[-1].strip() or None if name else None


def _body(message: EmailMessage) -> list[tuple[str, bytes]]:
    """Return the body of the mail when it is a plan itself; of a saved page (MHTML) always."""
    page = message.get_content_type() == "multipart/related" and not message["From"]
    try:
        part = message.get_body(("html", "plain"))
        text = part.get_content() if part is not None else ""
    except (LookupError, ValueError, TypeError, AttributeError):
        return []
    if part is None or not isinstance(text, str):
        return []
    is_html = part.get_content_type() == "text/html"
    words = unicodedata.normalize("NFC", unescape(_TAG.sub("\n", text)) if is_html else text)
    if not page and not (_PLAN.search(words) and _PLAN_PARTS.search(words)):
        return []
    # The mark of UTF-8 overrules what the page says of the encoding that the mail has already undone.
    return [("noi-dung.html" if is_html else "noi-dung.txt", b"\xef\xbb\xbf" + text.encode("utf-8", errors="replace"))]
