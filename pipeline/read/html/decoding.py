"""Bytes of a page -> text: byte order mark, then what the page says of itself, then UTF-8, then what the words say."""

from __future__ import annotations

import codecs
import re

from pipeline.read.decoding import decode

# HTML standard, 13.2.3.2: the declaration stands in the first 1,024 bytes; pages made by programs put it later.
_HEAD = 8192
_DECLARED = re.compile(rb"""<(?:meta[^>]+?|\?xml[^>]+?en)(?:charset|coding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Names for Windows-1252 (HTML standard: 'latin1', 'ascii' mean it), and for Unicode, which is tried first anyway.
_WESTERN = frozenset(("iso8859-1", "cp1252", "ascii"))
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_text(data: bytes, uri: str) -> str:
    """Return the text of a page, without its XML declaration.

    Bytes that are UTF-8 are read so whatever the page says: portals serve old templates with new texts.

    Raises:
        DamagedDocument: a byte order mark that the bytes do not keep to.
        UnsupportedFormat: an 8-bit encoding that is not read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _declared(data) or _all_but_utf8(data) or decode(data, uri)
    return _XML_DECLARATION.sub("", text.replace("\x00", ""))


def _all_but_utf8(data: bytes) -> str | None:
    """Return a page that says nothing of its encoding and is UTF-8 but for a few bytes (a letter that a script cut)."""
    if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return None
    text = data.decode("utf-8", errors="replace")
    foreign = sum(char > "\x7f" for char in text)
    return text if 0 < text.count("\ufffd") * 50 < foreign else None


def _declared(data: bytes) -> str | None:
    if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return None
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
        if name == "utf-8":  # a few damaged bytes in a page that is UTF-8
            return data.decode("utf-8", errors="replace")
        return data.decode("cp1252" if name in _WESTERN else name) if name else None
    except (LookupError, UnicodeDecodeError):
        return None
