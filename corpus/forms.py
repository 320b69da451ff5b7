"""One source of the corpus in every form that a plan arrives in: `FORMS["docx"](source)`.

Takes the markup of a file under `sources/`, gives the bytes of that form; the same source gives the same plan, so that
the records of all forms can be compared. Text is the markdown that the other plans of the corpus are written in.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from types import MappingProxyType

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from corpus.fonts import OFFICE, set_in
from corpus.layout import MOTTO, build
from corpus.markup import Block, Head, Sheet, parse
from corpus.signing import sign, without_figures
from corpus.word import word_bytes

DPI = 200
_SKEW = 0.4  # degrees to either side: a sheet laid on the glass by hand
_NOISE = 6.0  # standard deviation of the gray values
_QUALITY = 80  # of the JPEG that scanners write


def text_form(source: str) -> bytes:
    """Return the plan as a text with marks of markdown."""
    sheet = parse(source)
    cut = next((at for at, block in enumerate(sheet.blocks) if block.kind == "page"), len(sheet.blocks))
    parts = [*_heading(sheet.head), *map(_block, sheet.blocks[:cut]), *_closing(sheet.head)]
    parts += map(_block, sheet.blocks[cut:])
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _bold(lines: list[str]) -> str:
    return "\n".join(f"**{line}**" for line in lines)


def _heading(head: Head) -> list[str]:
    motto = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if head.style == "party" else list(MOTTO)
    body = "\n".join([*head.superior, _bold(head.issuer)])
    kind = f"**{head.type}**" if head.type else ""
    return [body, _bold(motto), head.number, f"*{head.date}*", kind, f"**{head.title}**", head.addressee]


def _block(block: Block) -> str:
    if block.kind == "table":
        first, *rest = ["| " + " | ".join(row) + " |" for row in block.rows]
        return "\n".join([first, "|" + " --- |" * len(block.rows[0]), *rest])
    if block.kind == "centred":
        return f"**{block.text}**"
    return f"*{block.text}*" if block.kind == "note" else block.text


def _closing(head: Head) -> list[str]:
    mark = "Nơi nhận:" if head.style == "party" else "***Nơi nhận:***"
    return [mark, "\n".join(head.recipients), _bold(head.signature), f"**{head.name}**"]


def docx_form(source: str) -> bytes:
    """Return the plan as a Word document."""
    return word_bytes(parse(source))


def pdf_form(source: str) -> bytes:
    """Return the plan as a born-digital PDF."""
    return _pdf(parse(source))


def signed_form(source: str) -> bytes:
    """Return the plan as a PDF with its number and day in signature fields only."""
    sheet, figures = without_figures(parse(source))
    return sign(_pdf(sheet), sheet, figures)


def _pdf(sheet: Sheet) -> bytes:
    buffer = io.BytesIO()
    with set_in(OFFICE):
        build(sheet, buffer)
    return buffer.getvalue()


def scan_form(source: str, seed: int = 2026) -> bytes:
    """Return the plan as a scan: pictures at 200 dpi, a little askew and noisy, nothing else in the PDF."""
    chance = np.random.default_rng(seed)
    pdf = pdfium.PdfDocument(pdf_form(source))
    first, *others = [_scanned(page.render(scale=DPI / 72).to_pil(), chance) for page in pdf]
    pdf.close()
    buffer = io.BytesIO()
    first.save(buffer, "PDF", resolution=DPI, save_all=True, append_images=others, quality=_QUALITY)
    return buffer.getvalue()


def _scanned(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    turned = page.convert("L").rotate(chance.uniform(-_SKEW, _SKEW), Image.Resampling.BICUBIC, fillcolor=255)
    noisy = np.asarray(turned, dtype=float) + chance.normal(0, _NOISE, (turned.height, turned.width))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


FORMS = MappingProxyType[str, Callable[[str], bytes]]({
    "text": text_form, "docx": docx_form, "pdf": pdf_form, "signed": signed_form, "scan": scan_form,
})  # fmt: skip
"""Name of a form -> what makes it of a source."""
