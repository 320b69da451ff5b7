"""Pictures of pages (JPG, PNG, TIFF of several pages, WEBP, BMP, GIF) -> `Document`, as pages of a scan.

A picture is laid on a sheet of A4, upright or across as it is, and goes the way of scanned PDFs: the same recognition,
the same warnings, boxes in points of that sheet. What a camera says of its turn (EXIF) is obeyed.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
from PIL import Image, ImageOps, ImageSequence

from models.document import Document
from models.errors import DamagedDocument, DocumentTooLarge, UnsupportedFormat
from pipeline.read.limits import Limits
from pipeline.read.pace import page_begins
from pipeline.read.pdf import read_pdf
from pipeline.read.sniffing import sniff

IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp", "image/gif")
"""Media types that are read as pages."""

# ISO 216: A4 in points.
_SHORT, _LONG = 595.28, 841.89
# Pixels: a page of A4 at 72 dpi is 595 wide, and below that nobody reads it; A3 at 600 dpi has 70 million.
_LEAST_SIDE, _MOST_PIXELS = 500, 100_000_000
_QUALITY = 92
_REDUCED = 254  # TIFF 6.0: NewSubfileType, 1 for a small copy of another page
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, IndexError, OverflowError)
_AGAIN = "hãy chụp hoặc quét lại trang giấy, lưu thành JPG, PNG hoặc PDF"


def read_image(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a picture, each page of a TIFF one after the other.

    Raises:
        UnsupportedFormat: too small to be a page.
        DamagedDocument: no picture behind its signature, or cut off.
        DocumentTooLarge: more pixels or pages than a worker can hold.
        EmptyDocument: no print on it.
        NeedsOcr: Tesseract is missing.
    """
    document = read_pdf(_as_pdf(data, uri, limits), uri, limits)
    source = document.source.model_copy(update={"media_type": sniff(data), "bytes": len(data), "producer": None})
    return replace(document, id=hashlib.sha256(data).hexdigest(), source=source)


def is_page(data: bytes) -> bool:
    """Tell whether a picture is large enough for a page of print; logos of mails are not."""
    try:
        with _opened(data) as image:
            return min(image.size) >= _LEAST_SIDE
    except (*_BROKEN, Image.DecompressionBombError):
        return False


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit here is stricter
        return Image.open(io.BytesIO(data))


def _as_pdf(data: bytes, uri: str, limits: Limits) -> bytes:
    """Return a PDF with one sheet for each page of the picture."""
    pdf = pdfium.PdfDocument.new()
    try:
        with _opened(data) as image:
            for number, frame in enumerate(_frames(image), 1):
                if number > limits.pages:
                    raise DocumentTooLarge(uri, f"ảnh có hơn {limits.pages} trang", "hãy tách riêng phần kế hoạch")
                _check_size(frame, uri)
                page_begins()  # a picture takes the memory of a recognised page
                _lay(pdf, _plain(frame))
        made = io.BytesIO()
        pdf.save(made)
    except Image.DecompressionBombError as error:
        raise _too_large(uri) from error
    except _BROKEN as error:
        raise DamagedDocument(uri, "tệp ảnh hỏng hoặc bị cắt cụt", _AGAIN) from error
    finally:
        pdf.close()
    return made.getvalue()


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    """Yield the pages: all of a TIFF but its small copies, the first picture of other formats (MPO has a preview)."""
    if image.format != "TIFF":
        yield image
        return
    for frame in ImageSequence.Iterator(image):
        if frame.tag_v2.get(_REDUCED, 0) != 1:  # type: ignore[attr-defined]
            yield frame


def _check_size(image: Image.Image, uri: str) -> None:
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise _too_large(uri)
    if min(width, height) < _LEAST_SIDE:
        problem = f"tệp ảnh {width} x {height} điểm, quá nhỏ để là một trang văn bản"
        raise UnsupportedFormat(uri, problem, _AGAIN)


def _too_large(uri: str) -> DocumentTooLarge:
    return DocumentTooLarge(uri, "tệp ảnh có quá nhiều điểm ảnh", "hãy quét lại ở 300 dpi")


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture upright, in gray or RGB, on white where it is transparent."""
    turned = ImageOps.exif_transpose(image)
    if turned.mode in {"1", "L"}:
        return turned.convert("L")
    if turned.mode.startswith("I"):  # 16 bits of gray
        return turned.point(lambda value: value / 256).convert("L")
    if "A" in turned.mode or "transparency" in turned.info:
        layer = turned.convert("RGBA")
        sheet = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(sheet, layer).convert("RGB")
    return turned.convert("RGB")


def _lay(pdf: pdfium.PdfDocument, image: Image.Image) -> None:
    """Add a sheet with the picture: the longer side is that of A4."""
    scale = min(_LONG / max(image.size), _SHORT / min(image.size))
    width, height = (size * scale for size in image.size)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=_QUALITY)
    page = pdf.new_page(width, height)
    drawn = pdfium.PdfImage.new(pdf)
    packed.seek(0)
    drawn.load_jpeg(packed, inline=True)
    drawn.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(drawn)
    page.gen_content()
    page.close()
