"""From a PDF with room for them to a PDF whose number and day stand in signature fields only, as clerks issue plans.

Measured on 28 digital plans of real offices: 19 have a form, and in 16 more than the 1 of plain extraction the number
shows only once the fields are drawn into the page. As the clerk's program does, the fields are appended to the file
(ISO 32000-1, 7.5.6 incremental updates, 12.7.4.5 signature fields); they carry no signature, only its looks.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2 as pdfium

from corpus.markup import Sheet

_NUMBER = re.compile(r"(?<=^Số: )\d+|(?<=^Số )\d+")
_DAY = re.compile(r"(?<=ngày )\d+")
# Typists leave room for the figures with blanks that a line break cannot take away.
_ROOM = "\N{NO-BREAK SPACE}" * 8
_SIZE = 12.0


def without_figures(sheet: Sheet) -> tuple[Sheet, list[str]]:
    """Return the sheet with room for the number and the day, and these two.

    Raises:
        ValueError: the number or the date has no figure.
    """
    number, day = _NUMBER.search(sheet.head.number), _DAY.search(sheet.head.date)
    if number is None or day is None:
        raise ValueError(f"no figure in {sheet.head.number!r} or {sheet.head.date!r}")
    head = replace(sheet.head, number=_NUMBER.sub(_ROOM, sheet.head.number), date=_DAY.sub(_ROOM, sheet.head.date, 1))
    return replace(sheet, head=head), [number[0], day[0]]


def sign(printed: bytes, sheet: Sheet, figures: list[str]) -> bytes:
    """Append a signature field with its looks for each figure.

    Args:
        printed: the PDF that reportlab made of `sheet`.
        sheet: the sheet with room.
        figures: what is written into the room of the number and of the date, in that order.
    """
    boxes = [_room(printed, line) for line in (sheet.head.number, sheet.head.date)]
    return _appended(printed, list(zip(boxes, figures, strict=True)))


def _room(printed: bytes, line: str) -> tuple[float, float, float]:
    """Return left edge, right edge and baseline of the room in a printed line of page 1, in points from below."""
    before, after = line.split(_ROOM)
    pdf = pdfium.PdfDocument(printed)
    try:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        # The end of what stands before the room, and the start of what stands behind it, in the same line.
        found = re.search(re.escape(before.strip()) + r"(\s+)" + re.escape(after.strip()), text)
        if found is None:
            raise ValueError(f"{line!r} is not printed on page 1")
        x0 = page.get_charbox(found.start(1) - 1, loose=True)[2]
        x1, bottom, _, _ = page.get_charbox(found.end(1), loose=True)
        return x0, x1, bottom + 4
    finally:
        pdf.close()


def _appended(printed: bytes, fields: list[tuple[tuple[float, float, float], str]]) -> bytes:
    catalog, page = (_object(printed, kind) for kind in (b"Catalog", b"Page"))
    size = int(_last(rb"/Size (\d+)", printed))
    widgets = b" ".join(b"%d 0 R" % (size + 2 * at) for at in range(len(fields)))
    objects = {
        catalog[0]: _with(catalog[1], b"/AcroForm << /Fields [%s] /SigFlags 3 >>" % widgets),
        page[0]: _with(page[1], b"/Annots [%s]" % widgets),
    }
    for at, (box, figure) in enumerate(fields):
        objects |= _field(size + 2 * at, at, page[0], box, figure)
    out, places = printed, {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items()))
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
    previous = _last(rb"startxref\s+(\d+)", printed)
    return out + b"xref\n" + table + trailer % (size + 2 * len(fields), catalog[0], previous, len(out))


def _object(printed: bytes, kind: bytes) -> tuple[int, bytes]:
    """Return number and body of the first object of a type; reportlab writes each openly."""
    for found in re.finditer(rb"(?s)(\d+) 0 obj\n(<<.*?>>)\nendobj", printed):
        if re.search(rb"/Type /%s\b" % kind, found[2]):
            return int(found[1]), found[2]
    raise ValueError(f"the PDF has no {kind.decode()}")


def _with(body: bytes, entry: bytes) -> bytes:
    return body[:-2] + entry + b"\n>>"


def _last(pattern: bytes, printed: bytes) -> bytes:
    *_, match = re.finditer(pattern, printed)
    return match[1]


def _field(number: int, at: int, page: int, box: tuple[float, float, float], figure: str) -> dict[int, bytes]:
    """Return the widget and its appearance: the figure in the middle of the room, in a font of every viewer."""
    x0, x1, base = box
    width, height = x1 - x0, _SIZE * 1.3
    start = max(0.0, (width - 0.5 * _SIZE * len(figure)) / 2)
    drawn = b"/Tx BMC q BT /T %.1f Tf 0 g %.2f 4 Td (%s) Tj ET Q EMC" % (_SIZE, start, figure.encode())
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
    looks = b"<< /Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources << /Font << /T %s >> >> /Length %d >>"
    rectangle = b"%.2f %.2f %.2f %.2f" % (x0, base - 4, x1, base - 4 + height)
    widget = (
        b"<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T (Signature%d) /P %d 0 R /Rect [%s] /AP << /N %d 0 R >> >>"
    )
    return {
        number: widget % (at + 1, page, rectangle, number + 1),
        number + 1: looks % (width, height, font, len(drawn)) + b"\nstream\n" + drawn + b"\nendstream",
    }
