"""Files made to hang or to blow up whoever reads them, each small or quick to write: name -> bytes.

Loops and bombs of PDF, archives within archives, entities of entities, structures without end, and texts that repeat
one thing: what a pattern with two ways to match would take for ever on.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.read.docx import words

_MB = 1_000_000
_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 1/KH-UBND\nA, ngày 01 tháng 02 năm 2024\n\nKẾ HOẠCH\nPhát động phong trào thi đua\n\n"
    "I. MỤC ĐÍCH\n"
)


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF of objects numbered from 1, with its table of places."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def _page(contents: bytes, *more: bytes, box: bytes = b"0 0 595 842") -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, page, contents, font, *more)


def _tree_loop() -> bytes:
    """A tree of pages whose branches are one another."""
    branch = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R %d 0 R]/Count 500>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", branch % (3, 3, 2), branch % (2, 2, 3))


def _xref_loop() -> bytes:
    """A table of places that names itself as the one before it."""
    made = _page(_stream(b"BT /F1 12 Tf (Thi dua) Tj ET"))
    start = made.rindex(b"xref\n0")
    return made.replace(b"trailer<<", b"trailer<</Prev %d" % start)


def _deflated_page() -> bytes:
    """A page whose content unpacks from 300 kB, twice deflated, to 300 MB of words."""
    data = zlib.compress(b"BT /F1 12 Tf 72 700 Td (Thi dua) Tj ET\n" * (300 * _MB // 40), 9)
    return _page(_stream(zlib.compress(data, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def _many_paths() -> bytes:
    """A page of 100,000 short lines: a table to whoever looks for tables."""
    drawn = b"".join(b"%d %d m %d %d l S\n" % (x, y, x + 7, y) for y in range(0, 800, 2) for x in range(0, 500, 2))
    return _page(_stream(zlib.compress(drawn), b"/Filter/FlateDecode"))


def _grid() -> bytes:
    """A page of 300 by 300 crossing lines."""
    across = b"".join(b"10 %d m 590 %d l S\n" % (y * 2.5, y * 2.5) for y in range(300))
    down = b"".join(b"%d 10 m %d 800 l S\n" % (x * 2 - 20, x * 2 - 20) for x in range(20, 300))
    return _page(_stream(zlib.compress(across + down), b"/Filter/FlateDecode"))


def _nested_zip() -> bytes:
    """An archive of sixteen archives of sixteen, six deep: 16 million files of 1 MB."""
    data = b"0" * _MB
    name = "a.txt"
    for _ in range(6):
        data = _zipped({f"{number}-{name}": data for number in range(16)})
        name = "a.zip"
    return data


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return buffer.getvalue()


def _docx(document: bytes) -> bytes:
    """Return a sound DOCX with another text."""
    with zipfile.ZipFile(io.BytesIO(words.docx(words.par("x")))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return _zipped({**parts, "word/document.xml": document})


def _entities() -> bytes:
    """The thousand million laughs."""
    rows = [b'<!ENTITY e0 "thi dua ">', *(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))]
    text = b"<w:document %s><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>" % words.NS.encode()
    return _docx(b'<?xml version="1.0"?><!DOCTYPE x [%s]>' % b"".join(rows) + text)


def _long_table(rows: int) -> bytes:
    row = "".join(f"<w:tc>{words.par(text)}</w:tc>" for text in ("1", "Tặng Giấy khen", "Trước ngày 15/11/2024"))
    body = f"<w:tbl>{f'<w:tr>{row}</w:tr>' * rows}</w:tbl>"
    return _docx(f"<w:document {words.NS}><w:body>{body}</w:body></w:document>".encode())


def _groups(count: int) -> bytes:
    return b"{\\rtf1 " + b"{\\b a" * count + b"}" * (count + 1)


def _deep(opening: bytes, times: int) -> bytes:
    return b"<html><body>" + opening * times + "Kế hoạch".encode()


_SOUND = _stream(b"BT /F1 12 Tf (Thi dua) Tj ET")
_FIXED: dict[str, Callable[[], bytes]] = {
    "tree-loop.pdf": _tree_loop,
    "xref-loop.pdf": _xref_loop,
    "objects.pdf": lambda: _page(_SOUND, *[b"[1 0 R]"] * 100_000),
    "deflated.pdf": _deflated_page,
    "paths.pdf": _many_paths,
    "grid.pdf": _grid,
    "high.pdf": lambda: _page(_SOUND, box=b"0 0 595 2147483648"),
    "nested.zip": _nested_zip,
    "bomb.docx": lambda: _docx(b"<w:p/>" * 20 * _MB),
    "entities.docx": _entities,
    "deep.html": lambda: _deep(b"<div>", 100_000),
    "deep-tables.html": lambda: _deep(b"<table><tr><td>", 50_000),
}
_SIZED: dict[str, tuple[Callable[[int], bytes], int]] = {
    "long-table.docx": (_long_table, 20_000),
    "groups.rtf": (_groups, _MB),
    "one-line.txt": (lambda size: b"a" * size, 200 * _MB),
}
# Piece and bytes: each is met by patterns that look for it.
_REPEATED: dict[str, tuple[str, int]] = {
    "markers.txt": ("a)\n", 10 * _MB),
    "months.txt": ("tháng ", 5 * _MB),
    "dates.txt": ("trước ngày 15/11/2024, ", 2_700_000),
    "dashes.txt": ("-", 4 * _MB),
    "figures.txt": ("1.", 4 * _MB),
    "quotes.txt": ("“", 4 * _MB),
    "rules.txt": ("| --- ", 4 * _MB),
    "emphasis.txt": ("_a *b ", 4 * _MB),
    "citations.txt": ("Kế hoạch số 12/KH-UBND ngày 1/2/2024 ", _MB),
}
NAMES = (*_FIXED, *_SIZED, *_REPEATED)
"""The files, by what is wrong with them."""


def hostile(name: str, share: float = 1.0) -> bytes:
    """Return the bytes of a file; those that only are large can be had as a share of their size."""
    if name in _FIXED:
        return _FIXED[name]()
    if name in _SIZED:
        make, size = _SIZED[name]
        return make(int(share * size))
    piece, size = _REPEATED[name]
    return (_HEAD + piece * int(share * size / len(piece.encode()))).encode()
