"""Office files with the same bytes for the same contents: no time of writing inside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP entry can have."""
# XML 1.0 has no place for control characters and lone surrogates; a page read badly may hold some.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def xml_text(text: str) -> str:
    """Return a text as it stands inside an element or an attribute of XML."""
    return _CONTROL.sub("", text).translate(_SIGNS)


def packed(parts: Mapping[str, str | bytes | Sequence[bytes]]) -> bytes:
    """Return an Office Open XML file of parts by name, in their order, with fixed times.

    A long part comes in pieces: as one text it would be in memory three times, with two bytes a letter.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with file.open(info, "w") as entry:
                pieces = (content,) if isinstance(content, bytes) else content
                entry.writelines((pieces.encode(),) if isinstance(pieces, str) else pieces)
    return target.getvalue()
