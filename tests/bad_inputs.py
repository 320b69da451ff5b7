"""A folder with every kind of bad input beside two good plans."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROOT

GOOD = ROOT / "corpus" / "families" / "chuyen-doi-so-hau-giang-2023"

CODES = {
    "ảnh.pdf": "unsupported",
    "cụt.pdf": "damaged",
    "dài.txt": "too-large",
    "khóa.pdf": "encrypted",
    "không-trang.pdf": "empty",
    "liên-kết": "loop",
    "mất.pdf": "missing",
    "nghìn-trang.pdf": "too-large",
    "nhị-phân.txt": "damaged",
    "rỗng.txt": "empty",
}
"""Path in the folder -> code of its failure."""

_NO_PAGES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
xref
0 3
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
trailer<</Size 3/Root 1 0 R>>
startxref
96
%%EOF
"""  # noqa: W291 - entries of an xref table are 20 bytes wide
_PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082")


def pdf(pages: int, **options: str) -> bytes:
    """Return a PDF of so many pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, **options)
    for page in range(pages):
        canvas.drawString(72, 720, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def make(folder: Path) -> Path:
    """Fill `folder` and return it."""
    folder.mkdir(exist_ok=True)
    shutil.copy(GOOD / "child_so_tttt.txt", folder / "a.txt")
    shutil.copy(GOOD / "parent_ubnd_tinh.pdf", folder / "z.pdf")
    whole = (GOOD / "parent_ubnd_tinh.pdf").read_bytes()
    contents = {
        "ảnh.pdf": _PNG,
        "cụt.pdf": whole[: len(whole) // 2],
        "dài.txt": b"ke hoach " * (50_000_000 // 9),
        "khóa.pdf": pdf(1, encrypt="secret"),
        "không-trang.pdf": _NO_PAGES,
        "nghìn-trang.pdf": pdf(3000),
        "nhị-phân.txt": os.urandom(50_000),
        "rỗng.txt": b"",
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    (folder / "mất.pdf").symlink_to(folder / "đã-xóa.pdf")
    (folder / "liên-kết").symlink_to(folder)
    (folder / "bảng.xlsx").write_bytes(b"PK")
    return folder
