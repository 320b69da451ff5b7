"""What the standard library raises at broken ZIP archives: its own error, and those of damaged fields it trusts."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

BROKEN_ZIP: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,  # an offset before the file, a name that is no text
    NotImplementedError,  # a way of packing that is not known
    RuntimeError,
    IndexError,
    OverflowError,
)
