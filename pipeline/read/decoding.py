"""Bytes -> text: UTF-8 and UTF-16, with or without byte order mark, Windows-1258, and the tables of before Unicode.

Nothing is guessed away: bytes that are no text in any of these raise.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from models.errors import DamagedDocument, UnsupportedFormat
from pipeline.read.legacy import Repaired, decode_legacy, looks_legacy, repair_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORDS = re.compile(r"[^\W\d_]+")
# Common words of administrative Vietnamese, with marks that a wrong table would spoil.
_COMMON = frozenset(("của", "và", "các", "đua", "hành", "chính", "với", "được", "về", "kế", "hoạch", "năm", "ngày"))
_RESAVE = "hãy mở tệp bằng chương trình đã tạo ra nó và lưu lại dạng Unicode (UTF-8)"


def decode_repaired(data: bytes, uri: str) -> Repaired:
    """Return the text of `data`, put into Unicode where it was typed in an old table (TCVN3, VNI, VISCII, VPS).

    `positions` are those in the text as decoded before that (bytes of an 8-bit file), empty where nothing was put;
    `table` is then empty too.

    Raises:
        DamagedDocument, UnsupportedFormat: as `decode`.
    """
    try:
        text = decode(data, uri)
    except UnsupportedFormat:
        if made := decode_legacy(data):
            return made
        raise
    made = repair_text(text) if looks_legacy(text[:_SAMPLE]) else None
    return made or Repaired(text, [], "")


def decode(data: bytes, uri: str) -> str:
    """Return the text of `data`.

    Raises:
        DamagedDocument: a byte order mark or encoding that the bytes do not keep to, or a binary file.
        UnsupportedFormat: an 8-bit encoding other than Windows-1258.
    """
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if encoding := marked or _utf16_without_mark(data):
        return _strict(data, encoding, uri)
    if _is_binary(data):
        raise DamagedDocument(uri, "tệp nhị phân, không phải văn bản", "hãy kiểm tra lại tệp hoặc đuôi tên tệp")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _eight_bit(data, uri, error.start)


def _strict(data: bytes, encoding: str, uri: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise DamagedDocument(uri, f"không giữ đúng mã {name} ở byte {error.start}", _RESAVE) from error


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by its zero bytes: Latin script has them in a third of one half or more."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half / 3 and even < half / 100:
        return "utf-16-le"
    return "utf-16-be" if even > half / 3 and odd < half / 100 else None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_BINARY.findall(sample)) > max(len(sample) // 100, 2)


def _eight_bit(data: bytes, uri: str, place: int) -> str:
    text = data.decode("cp1258", errors="replace")
    words = [word.lower() for word in _WORDS.findall(unicodedata.normalize("NFC", text[:_SAMPLE]))]
    known = sum(word in _COMMON for word in words) * 20 >= len(words) > 0
    if "\ufffd" not in text and known and not looks_legacy(text[:_SAMPLE]):
        return text
    problem = f"không phải Unicode (từ byte {place}), có thể là bảng mã cũ TCVN3 hoặc VNI"
    raise UnsupportedFormat(uri, problem, "hãy chuyển sang Unicode (UTF-8) rồi thử lại")
