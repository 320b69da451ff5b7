"""PDFs made for tests: lines set where a test wants them, in a font with all Vietnamese letters."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from corpus.fonts import FACES, register

WIDTH, HEIGHT = A4
LEFT, RIGHT, SIZE, PITCH = 85.0, WIDTH - 42.5, 13.0, 17.0
REGULAR, BOLD, ITALIC = FACES[False, False], FACES[True, False], FACES[False, True]


class Sheet:
    """A PDF under the pen; `y` runs down from the top of the page."""

    def __init__(self, *, encrypt: str | None = None) -> None:
        register()
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, encrypt=encrypt, invariant=1)
        self.y = 60.0

    def text(self, x: float, y: float, text: str, font: str = REGULAR, size: float = SIZE) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def centered(self, text: str, x: float = (LEFT + RIGHT) / 2, font: str = BOLD, y: float | None = None) -> None:
        self.canvas.setFont(font, SIZE)
        self.canvas.drawCentredString(x, HEIGHT - (self.y if y is None else y), text)
        if y is None:
            self.y += PITCH

    def paragraph(self, text: str, indent: float = 28.0, font: str = REGULAR, after: float = 4.0) -> None:
        """Set a paragraph wrapped at the margins; it goes on on the next page where this one is full."""
        line, x = "", LEFT + indent
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if x + pdfmetrics.stringWidth(longer, font, SIZE) > RIGHT and line:
                self._line(x, line, font)
                line, x = word, LEFT
            else:
                line = longer
        self._line(x, line, font)
        self.y += after

    def _line(self, x: float, line: str, font: str) -> None:
        if self.y > HEIGHT - 80:
            self.page()
        self.text(x, self.y, line, font)
        self.y += PITCH

    def page(self) -> None:
        self.canvas.showPage()
        self.y = 60.0

    def header(self) -> None:
        self.centered("ỦY BAN NHÂN DÂN", 170, REGULAR, 60)
        self.centered("HUYỆN CHÂU THÀNH", 170, BOLD, 77)
        self.centered("Số: 44/KH-UBND", 170, REGULAR, 100)
        self.centered("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 420, BOLD, 60)
        self.centered("Độc lập - Tự do - Hạnh phúc", 420, BOLD, 77)
        self.centered("Châu Thành, ngày 07 tháng 3 năm 2023", 420, ITALIC, 100)
        self.y = 140.0

    def closing(self) -> None:
        top = self.y + 20
        self.text(LEFT, top, "Nơi nhận:", BOLD, 11)
        for index, line in enumerate(
            ["- Sở Nội vụ;", "- Các phòng chuyên môn và đơn", "vị thuộc huyện;", "- Lưu: VT."]
        ):
            self.text(LEFT, top + 14 * (index + 1), line, REGULAR, 10)
        self.centered("TM. ỦY BAN NHÂN DÂN", 430, BOLD, top)
        self.centered("CHỦ TỊCH", 430, BOLD, top + 17)
        self.centered("Trần Văn Hào", 430, BOLD, top + 120)
        self.y = top + 140

    def table(self, rows: list[list[list[str]]], edges: list[float]) -> None:
        """Draw a ruled table; a cell is its printed lines, `edges` are those of the columns."""
        top = self.y
        for row in rows:
            bottom = top + 15 * max(len(cell) for cell in row) + 4
            for index, cell in enumerate(row):
                self.canvas.rect(edges[index], HEIGHT - bottom, edges[index + 1] - edges[index], bottom - top)
                for number, line in enumerate(cell):
                    self.text(edges[index] + 5, top + 12 + 15 * number, line, REGULAR, 11)
            top = bottom
        self.y = top + PITCH

    def page_number(self, number: int) -> None:
        self.centered(str(number), WIDTH / 2, REGULAR, HEIGHT - 30)

    def bytes(self) -> bytes:
        self.page()
        self.canvas.save()
        return self._buffer.getvalue()
