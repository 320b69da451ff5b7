"""OLE storages by the names of their streams: what program wrote the file, and whether it asks for a password.

[MS-CFB] keeps names in UTF-16 in the directory; [MS-OFFCRYPTO] 2.3.1 names the stream of an encrypted DOCX; [MS-DOC]
2.5.2 keeps the flag of an encrypted document in the first words of the Word stream.
"""

from __future__ import annotations

from models.errors import DamagedDocument, DocumentError, EncryptedDocument, UnsupportedFormat

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    ("Workbook", "bảng tính Excel cũ (XLS)"),
    ("Book", "bảng tính Excel cũ (XLS)"),
    ("PowerPoint Document", "bài trình chiếu (PPT)"),
    ("__properties_version1.0", "thư Outlook (MSG)"),
)
_WORD_MAGIC = (b"\xec\xa5", b"\xdc\xa5")
_ENCRYPTED = 0x0100
_SECTOR = 512


def refusal(data: bytes, uri: str) -> DocumentError | None:
    """Return why an OLE storage is no readable Word document, or None."""
    if _has(data, "EncryptedPackage") or _is_encrypted_word(data):
        return EncryptedDocument(
            uri, "tệp Office được đặt mật khẩu", "hãy gỡ mật khẩu (lưu lại bản không khóa) rồi thử lại"
        )
    if _has(data, "WordDocument"):
        return None
    for stream, name in _OTHERS:
        if _has(data, stream):
            return UnsupportedFormat(uri, f"{name}, không phải văn bản", "hãy xuất phần kế hoạch thành PDF hoặc DOCX")
    return DamagedDocument(uri, "tệp Office cũ hỏng, không có nội dung Word", "hãy xin lại tệp gốc")


def _has(data: bytes, name: str) -> bool:
    """Tell whether a directory entry has this name: 64 bytes of UTF-16, and its length behind them."""
    coded = name.encode("utf-16-le") + b"\0\0"
    at = data.find(coded)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == len(coded).to_bytes(2, "little"):
            return True
        at = data.find(coded, at + 1)
    return False


def _is_encrypted_word(data: bytes) -> bool:
    header = data[_SECTOR : _SECTOR + 12]
    return header[:2] in _WORD_MAGIC and bool(int.from_bytes(header[10:12], "little") & _ENCRYPTED)
