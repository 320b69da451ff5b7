"""The pages of a PDF with letters that can be believed: read, triaged, repaired or recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from subprocess import SubprocessError

import pypdfium2 as pdfium

from models.errors import NeedsOcr
from pipeline.read.legacy_tables import PRINTED_NAMES
from pipeline.read.ocr.engine import INSTALL, Engine, find_engine
from pipeline.read.ocr.page import OcrPage, recognise
from pipeline.read.pace import page_begins
from pipeline.read.pdf.glyphs import PageGlyphs
from pipeline.read.pdf.repair import repaired_fonts, repaired_table
from pipeline.read.pdf.triage import PageState, PageTriage, triage_pages

_REMEDY = f"{INSTALL}; hoặc dùng bản PDF xuất thẳng từ Word"
_RECOGNISED = "đã nhận dạng chữ (OCR)"


@dataclass
class Pages:
    """Pages in order; `recognised` those read by OCR, by page number; `notes` what was done, by page number."""

    glyphs: list[PageGlyphs] = field(default_factory=list)
    recognised: dict[int, OcrPage] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """One Vietnamese sentence for each run of pages of one note."""
        made: dict[str, list[int]] = {}
        for number, note in sorted(self.notes.items()):
            made.setdefault(note, []).append(number)
        return [f"trang {ranges(numbers)}: {note}" for note, numbers in made.items()]


def believable(pdf: pdfium.PdfDocument, glyphs: Sequence[PageGlyphs], uri: str) -> Pages:
    """Return the pages with their letters.

    Raises:
        NeedsOcr: most pages have to be recognised and Tesseract is missing, or it fails on one.
    """
    found = triage_pages(glyphs)
    pages = Pages()
    waiting: list[tuple[PageGlyphs, PageTriage]] = []
    table: str | None = None
    for page, one in zip(glyphs, found, strict=True):
        made: PageGlyphs | None = page
        if one.state is PageState.BROKEN:
            # Tesseract is loaded only where it is needed, and samples one page of a producer's fonts
            sampled = any(number in pages.notes for number in range(1, page.number))
            if made := repaired_fonts(pdf, page, None if sampled else find_engine()):
                pages.notes[page.number] = f"{one.state.value}, đã khôi phục chữ từ số hiệu nét chữ"
        elif one.state is PageState.LEGACY:
            if repaired := repaired_table(pdf, page, table):
                made, table = repaired
                pages.notes[page.number] = f"bảng mã cũ {PRINTED_NAMES[table]}, đã chuyển sang Unicode"
            else:
                made = None
        elif one.state is not PageState.TEXT:
            made = None
        if made is not None:
            pages.glyphs.append(made)
        elif one.state is not PageState.BLANK:
            waiting.append((page, one))
    _recognise(pdf, waiting, pages, uri)
    pages.glyphs.sort(key=lambda page: page.number)
    return pages


def _recognise(
    pdf: pdfium.PdfDocument, waiting: Sequence[tuple[PageGlyphs, PageTriage]], pages: Pages, uri: str
) -> None:
    engine = find_engine() if waiting else None
    if engine is None:
        _go_without(waiting, pages, uri)
        return
    for page, one in waiting:
        page_begins()
        read = _recognised(pdf, page, engine, uri)
        pages.recognised[page.number] = read
        pages.glyphs.append(read.glyphs)
        pages.notes[page.number] = f"{one.state.value}, {_RECOGNISED}{_details(read)}"


def _recognised(pdf: pdfium.PdfDocument, page: PageGlyphs, engine: Engine, uri: str) -> OcrPage:
    shown = pdf[page.number - 1]
    try:
        return recognise(shown, page.number, engine)
    except (RuntimeError, SubprocessError) as error:
        problem = f"trang {page.number}: Tesseract không đọc được trang này ({type(error).__name__})"
        raise NeedsOcr(uri, problem, "hãy quét lại trang hoặc dùng bản PDF xuất thẳng từ Word") from error
    finally:
        shown.close()


def _details(read: OcrPage) -> str:
    illegible = sum(not doubt.legible for doubt in read.doubts.values())
    parts = [
        f"xoay {read.turn}°" if read.turn else "",
        f"{illegible} từ có số không đọc chắc" if illegible else "",
    ]
    return "".join(f", {part}" for part in parts if part)


def _go_without(waiting: Sequence[tuple[PageGlyphs, PageTriage]], pages: Pages, uri: str) -> None:
    """Leave out pages that need OCR where they are the lesser part; refuse the document where they are not."""
    if waiting and len(waiting) >= len(pages.glyphs):
        reasons = "; ".join(dict.fromkeys(one.state.value for _, one in waiting))
        numbers = [page.number for page, _ in waiting]
        raise NeedsOcr(uri, f"trang {ranges(numbers)}: {reasons}; máy này chưa có Tesseract tiếng Việt", _REMEDY)
    for page, one in waiting:
        pages.notes[page.number] = f"{one.state.value}, bỏ qua vì chưa có Tesseract ({INSTALL})"


def ranges(numbers: Sequence[int]) -> str:
    """Return '1-3, 5' for 1, 2, 3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
