"""DOCX -> `Document`: the body in document order; headers, footers and comments are left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from models.document import Document
from models.errors import DocumentTooLarge, EmptyDocument
from models.record import Source
from pipeline.read.builder import build
from pipeline.read.docx.columns import columns_of, is_layout, typed_block
from pipeline.read.docx.grids import Grid, read_grid
from pipeline.read.docx.names import W, child
from pipeline.read.docx.oldfonts import repair
from pipeline.read.docx.package import Package
from pipeline.read.docx.printed import Place, Printed, paragraphs_of, rejoined
from pipeline.read.docx.story import Story, blocks_of
from pipeline.read.limits import Limits
from pipeline.read.paragraphs import CellShape, Paragraph, TableShape
from pipeline.read.tablehead import header_rows

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a Word document as Word would print it with all tracked changes accepted.

    Automatic numbers, printed capitals and the signs of symbol fonts are part of the text; a note is a block of its own
    below the paragraph that calls it, so that no sentence is interrupted.

    Raises:
        DamagedDocument: no package, or a part that is not XML.
        EncryptedDocument: asks for a password.
        EmptyDocument: no printed character.
        DocumentTooLarge: more characters than a plan can have.
    """
    package = Package(data, uri, limits)
    flow = _flow(package, uri, limits)
    warnings = repair([line for printed in _all_printed(flow) for line in printed.lines])
    layout = _Layout()
    layout.write(flow)
    paragraphs = list(rejoined(layout.paragraphs))
    source = Source(
        uri=uri,
        media_type=MEDIA_TYPE,
        bytes=len(data),
        origin="docx",
        producer=package.producer(),
        warnings=tuple(warnings),
    )
    document = build(hashlib.sha256(data).hexdigest(), source, paragraphs, layout.tables)
    if not document.text:
        raise EmptyDocument(uri, "không có chữ nào trong tệp Word", "hãy kiểm tra lại tệp gốc")
    return document


def _flow(package: Package, uri: str, limits: Limits) -> list[Printed | Grid]:
    story = Story(package)
    body = child(package.main(), "body")
    flow: list[Printed | Grid] = []
    for block in () if body is None else blocks_of(body):
        if block.tag == W + "tbl":
            flow.append(read_grid(block, story))
        elif (printed := story.paragraph(block)) is not None:
            flow.append(printed)
        if story.characters > limits.characters:
            problem = f"có hơn {limits.characters:,} ký tự".replace(",", ".")
            raise DocumentTooLarge(uri, problem, "hãy tách riêng phần kế hoạch")
    return flow


def _all_printed(flow: Sequence[Printed | Grid]) -> Iterator[Printed]:
    for piece in flow:
        tops = [piece] if isinstance(piece, Printed) else [top for cell in piece.cells for top in cell.content]
        for top in tops:
            yield from top.all()


class _Layout:
    """Printed paragraphs and grids -> blocks and tables in reading order."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[TableShape] = []

    def write(self, flow: list[Printed | Grid]) -> None:
        running: list[Printed] = []
        for piece in flow:
            if isinstance(piece, Printed):
                running.append(piece)
                continue
            self._write_running(running)
            running = []
            self._write_grid(piece)
        self._write_running(running)

    def _write_running(self, running: list[Printed]) -> None:
        index = 0
        while index < len(running):
            blocks, after = typed_block(running, index)
            self.paragraphs.extend(blocks)
            if after == index:
                self.paragraphs.extend(_blocks(running[index], Place()))
                after += 1
            index = after

    def _write_grid(self, grid: Grid) -> None:
        if is_layout(grid):
            self.paragraphs.extend(columns_of(grid))
        elif len(grid.edges) < 3 and (len(grid.rows) < 2 or not grid.ruled):
            # One column is a frame around running text.
            for cell in grid.cells:
                for printed in cell.content:
                    self.paragraphs.extend(_blocks(printed, Place()))
        else:
            self._write_table(grid)

    def _write_table(self, grid: Grid) -> None:
        index = len(self.tables)
        head = grid.head or header_rows([[(cell.rowspan, cell.text) for cell in row] for row in grid.rows])
        shape = TableShape([], header_rows=head)
        for row in grid.rows:
            shape.rows.append([CellShape(cell.row, cell.col, cell.rowspan, cell.colspan) for cell in row])
            for cell in row:
                place = Place("full", index, cell.row, cell.col)
                for printed in cell.content:
                    self.paragraphs.extend(_blocks(printed, place))
        self.tables.append(shape)


def _blocks(printed: Printed, place: Place) -> Iterator[Paragraph]:
    for one in printed.all():
        yield from paragraphs_of(one, place)
